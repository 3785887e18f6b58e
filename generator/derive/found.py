"""What search engines and programs that pass a link on are told: site map, feed of new lessons, facts in schema.org's words."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from html import escape
from typing import Any

from generator.derive.addresses import lesson_path
from generator.derive.collected import Collected
from generator.derive.hosting import HIDDEN
from generator.derive.page import StagedPage, data_block
from generator.derive.video import Video
from generator.model.lesson import Course, Lesson
from generator.model.site import Site

FEED, SITE_MAP = "feed.xml", "sitemap.xml"
UNLISTED = (*HIDDEN, "play/", "me/")
"""Where nobody needs to be led: 我的 is everybody's own, and levels are found beside their lessons."""
_NEWEST = 20
"""Lessons in the feed."""


def lay_found(
    site: Site, videos: Mapping[str, Video], cards: Mapping[str, str], changed: Mapping[str, date], out: Collected
) -> None:
    """Tells lessons' and courses' pages their facts and their picture; with an address, writes site map and feed.
    `cards` are addresses of pictures by course, `changed` the days on which files were last changed.
    """
    lessons = {lesson_path(lesson): lesson for lesson in site.lessons}
    courses = {f"courses/{course.id}/": course for course in site.courses}
    for place, page in enumerate(out.pages):
        path = address_of(page)
        told: dict[str, Any] = {}
        if path in lessons:
            told = _of_lesson(site, lessons[path], videos.get(lessons[path].id), cards)
        elif path in courses:
            facts = _course(site, courses[path], path)
            told = {"structured": data_block(facts), "card": cards.get(courses[path].id)}
        if told:
            out.pages[place] = replace(page, data=page.data | told)
    if site.settings.address:
        days = {lesson_path(lesson): changed.get(lesson.location.file) for lesson in site.lessons}
        out.data[SITE_MAP] = _site_map(str(site.settings.address), out.pages, days).encode()
        out.data[FEED] = _feed(site, changed).encode()


def address_of(page: StagedPage) -> str:
    """Where on the site a staged page will be: `rooms/370102/`."""
    path = page.path.removesuffix(".md")
    return (
        posixpath.dirname(path) + "/"
        if posixpath.basename(path) == "index" and path != "index"
        else ("" if path == "index" else f"{path}/")
    )


def _of_lesson(site: Site, lesson: Lesson, video: Video | None, cards: Mapping[str, str]) -> dict[str, Any]:
    course = site.course_of.get(lesson.id)
    card = video.poster if video else cards.get(course.id) if course else None
    return {"structured": data_block(_lesson(site, lesson, course, video)), "card": card}


def _place(site: Site, own: str, path: str) -> str:
    """An address for a program: whole where the site's is known, else as seen from the page `own`."""
    return f"{site.settings.address}{path}" if site.settings.address else posixpath.relpath(path or ".", own)


def _organisation(site: Site) -> dict[str, str]:
    return {"@type": "Organization", "name": site.settings.organisation}


def _course(site: Site, course: Course, path: str) -> dict[str, Any]:
    lessons = [site.lesson_by_id[lesson] for chapter in course.chapters for lesson in chapter.lessons]
    return {
        "@context": "https://schema.org",
        "@type": "Course",
        "name": course.title,
        "description": course.summary,
        "inLanguage": "zh-CN",
        "isAccessibleForFree": True,
        "provider": _organisation(site),
        "hasPart": [
            {"@type": "LearningResource", "name": lesson.title, "url": _place(site, path, lesson_path(lesson))}
            for lesson in lessons
        ],
    }


def _lesson(site: Site, lesson: Lesson, course: Course | None, video: Video | None) -> dict[str, Any]:
    own = lesson_path(lesson)
    facts: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "name": lesson.title,
        "teaches": lesson.goal,
        "inLanguage": "zh-CN",
        "isAccessibleForFree": True,
        "provider": _organisation(site),
    }
    if course:
        facts["isPartOf"] = {"@type": "Course", "name": course.title, "url": _place(site, own, f"courses/{course.id}/")}
    if video:
        facts["video"] = {
            "@type": "VideoObject",
            "name": lesson.title,
            "description": f"学完能{lesson.goal}",
            "thumbnailUrl": _place(site, own, video.poster),
            "contentUrl": _place(site, own, video.src),
            "uploadDate": site.added.get(lesson.location.file, site.today).isoformat(),
            "duration": f"PT{video.seconds // 60}M{video.seconds % 60}S",
        }
    return facts


def _site_map(address: str, pages: list[StagedPage], days: Mapping[str, date | None]) -> str:
    paths = [path for path in map(address_of, pages) if not path.startswith(UNLISTED)]
    rows = (
        f"<url><loc>{escape(address + path)}</loc>{f'<lastmod>{day}</lastmod>' if (day := days.get(path)) else ''}</url>"
        for path in sorted(paths)
    )
    urls = "\n".join(rows)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}\n</urlset>\n'


def _feed(site: Site, changed: Mapping[str, date]) -> str:
    """Atom: the lessons that came last, each with the day it came and the day it was last changed."""
    address, name = str(site.settings.address), escape(site.settings.name)
    dated = [(site.added.get(lesson.location.file, site.today), lesson) for lesson in site.lessons]
    newest = sorted(dated, key=lambda one: one[0], reverse=True)[:_NEWEST]
    entries = "\n".join(_entry(address, lesson, day, changed.get(lesson.location.file, day)) for day, lesson in newest)
    last = max((changed.get(lesson.location.file, day) for day, lesson in newest), default=site.today)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">\n'
        f"<title>{name}：新课时</title><id>{address}</id><updated>{_instant(last)}</updated>\n"
        f'<link href="{address}"/><link rel="self" href="{address}{FEED}"/>'
        f"<author><name>{escape(site.settings.organisation)}</name></author>\n{entries}\n</feed>\n"
    )


def _entry(address: str, lesson: Lesson, came: date, changed: date) -> str:
    url = escape(address + lesson_path(lesson))
    return (
        f'<entry><title>{escape(lesson.title)}</title><id>{url}</id><link href="{url}"/>'
        f"<published>{_instant(came)}</published><updated>{_instant(changed)}</updated>"
        f"<summary>学完能{escape(lesson.goal)}</summary></entry>"
    )


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00+08:00"
