"""Site → everything the build will write."""

from __future__ import annotations

from generator.derive.addresses import page_address, staged_path, with_site_links
from generator.derive.collected import Collected
from generator.derive.lessons import Video, derive_courses, derive_home, derive_lessons
from generator.derive.page import StagedPage
from generator.derive.places import derive_places
from generator.derive.topics import derive_topics, topic_slugs
from generator.model.site import Site
from generator.source.markup import render_block


def derive_site(site: Site, videos: dict[str, Video]) -> Collected:
    """Every page and data file but the search index, which is made apart because it costs most."""
    out = Collected(site.root)
    derive_home(site, out)
    derive_courses(site, videos, out)
    derive_lessons(site, videos, out)
    derive_topics(site, topic_slugs(site), out)
    pages, data = derive_places(site)
    out.pages += pages
    out.data |= data
    _handbook(site, out)
    for name, template, title in (("play/", "play.html", "闯关"), ("search/", "search.html", "搜索")):
        out.pages.append(StagedPage(staged_path(name), template, title, title))
    return out


def _handbook(site: Site, out: Collected) -> None:
    """The editors' handbook keeps the renderer's own template."""
    for page in site.handbook:
        body = with_site_links(render_block(page.body), page.location.file, out.use)
        path = staged_path(page_address(page.location.file))
        out.pages.append(StagedPage(path, "main.html", page.title, page.description or "", {}, body))
