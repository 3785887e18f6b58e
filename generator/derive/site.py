"""Site → everything the build will write."""

from __future__ import annotations

from collections.abc import Iterable

from generator.derive.addresses import staged_path
from generator.derive.collected import Collected
from generator.derive.credits import derive_credits
from generator.derive.handbook import derive_handbook
from generator.derive.home import derive_home
from generator.derive.hosting import headers_file, robots
from generator.derive.lessons import derive_courses, derive_lessons
from generator.derive.map_base import lay_base
from generator.derive.page import StagedPage
from generator.derive.papers import derive_papers
from generator.derive.places import derive_places
from generator.derive.practice import derive_practice
from generator.derive.question_sets import derive_question_sets
from generator.derive.topics import derive_topics, topic_links, topic_slugs
from generator.derive.video import Video
from generator.memory import Memory
from generator.model.site import Site

_CONTESTS = "跟自己比、跟时间比、跟同事比，或者在大屏幕上现场比"
PAGES = (
    ("play/", "play.html", "闯关", "闯关"),
    ("contest/", "contest.html", "知识竞赛", _CONTESTS),
    ("contest/go/", "contest_go.html", "知识竞赛", _CONTESTS),
    ("contest/live/", "contest_live.html", "现场赛", _CONTESTS),
    ("me/", "me.html", "我的", "今年的学分、要做的题、期限和学习记录"),
    ("me/transcript/", "transcript.html", "自学记录", "一年的学习汇总成一页，可以打印、存成图片或复制文字"),
    ("privacy/", "privacy.html", "隐私说明", "学习记录只在你的手机上；这个网站不认识你，也不告诉别人"),
    ("me/offline/", "offline.html", "离线内容", "存在这台手机上的课程、小屋和视频，没有网络也能看"),
    ("me/backup/", "backup.html", "备份与恢复", "把这台手机上的学习记录存成文件、文字或二维码，换手机时带过去"),
)
"""Pages that are the same whatever the site holds: address, template, title, description."""


def derive_site(site: Site, videos: dict[str, Video], manuals: Iterable[str], memory: Memory) -> Collected:
    """Every page and data file but the search index, which is made apart because it costs most.

    `manuals` is what the rules say of themselves.
    """
    out = Collected(site.root)
    derive_home(site, out)
    derive_courses(site, videos, out)
    slugs = topic_slugs(site)
    links = topic_links(site, slugs)
    places = derive_question_sets(site, slugs, out)
    derive_lessons(site, videos, links, places, out)
    derive_papers(site, places, out)
    derive_topics(site, slugs, links, out)
    derive_credits(site, videos, out)
    pages, data = memory.recall("places", (site.layers, site.today), lambda: derive_places(site))
    out.pages += lay_base(pages, site.settings.map, site.settings.films)
    out.data |= data
    derive_handbook(site, manuals, out)
    derive_practice(site, out)
    out.pages += [StagedPage(staged_path(path), template, title, about) for path, template, title, about in PAGES]
    out.pages.append(_search_page(site))
    out.data["_headers"] = headers_file(site.settings, out.data).encode()
    out.data["robots.txt"] = robots(site.settings).encode()
    return out


def _search_page(site: Site) -> StagedPage:
    layers = [{"home": layer.home, "noun": layer.noun} for layer in site.layers]
    about = f"搜索课时、试题{''.join(f'、{layer.noun}' for layer in site.layers)}"
    data = {"suggestions": list(site.settings.suggestions), "layers": layers}
    return StagedPage(staged_path("search/"), "search.html", "搜索", about, data)
