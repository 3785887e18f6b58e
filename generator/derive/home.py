"""The home page, and the outline of all courses that the phone's pages share."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from generator.derive.addresses import followed, with_site_links
from generator.derive.collected import Collected
from generator.derive.lessons import chapters_of, course_path, has_level, link
from generator.derive.page import StagedPage
from generator.derive.places import rooms_layer
from generator.model.lesson import Course, Lesson, Track
from generator.model.notice import Notice
from generator.model.site import Site
from generator.source.markup import SCHEMES, render_block

_NEW = timedelta(days=60)
"""So long a lesson is a new one."""
_NEWEST = 3


def derive_home(site: Site, out: Collected) -> None:
    """`data/courses.json`, and the page: what comes first, the notices, what is new, the courses and the tracks."""
    outlines = [
        {"id": course.id, "title": course.title, "path": course_path(course), "chapters": chapters_of(site, course)}
        for course in site.courses
    ]
    out.add_json("data/courses.json", {"courses": outlines})
    courses = [
        outline | {"summary": course.summary, "owner": course.owner, "lessons": _size(course)}
        for course, outline in zip(site.courses, outlines, strict=True)
    ]
    layer = rooms_layer(site)
    data = {
        "first": _first(site),
        "notices": [_notice(site, notice, out) for notice in _told(site)],
        "newest": [_new(site, lesson) for lesson in newest(site)],
        "courses": courses,
        "tracks": [_track(site, track) for track in site.tracks],
        "rooms": len(layer.shown) if layer else 0,
        "sample_rooms": layer.sample if layer else False,
    }
    title, description, body = site.settings.name, "", ""
    if site.home:
        title, description = site.home.title, site.home.description or ""
        body = with_site_links(render_block(site.home.body), site.home.location.file, out.use)
    out.pages.append(StagedPage("index.md", "home.html", title, description, data, body))


def _first(site: Site) -> dict[str, Any] | None:
    """The lesson that a newcomer begins with, and what it is the beginning of."""
    paths = [(track.title, track.lessons) for track in site.tracks]
    paths += [(course.title, chapter.lessons) for course in site.courses for chapter in course.chapters]
    for way, lessons in paths:
        for name in lessons:
            lesson = site.lesson_by_id[name]
            return link(lesson) | {"way": way, "goal": lesson.goal, "level": has_level(site, lesson)}
    return None


def _told(site: Site) -> list[Notice]:
    """Those that are not over, the newest first: pages built today may be read until the next are."""
    left = [notice for notice in site.notices if notice.until >= site.today]
    return sorted(left, key=lambda notice: notice.since, reverse=True)


def _notice(site: Site, notice: Notice, out: Collected) -> dict[str, Any]:
    """`now`: whether it is shown where no script looks at the day."""
    return {
        "id": notice.id,
        "title": notice.title,
        "text": notice.text,
        "since": str(notice.since),
        "until": str(notice.until),
        "now": notice.since <= site.today,
        **_linked(notice, out),
    }


def _linked(notice: Notice, out: Collected) -> dict[str, str]:
    """Where a notice leads: `path` to what is ours, or `href` out of the site."""
    if not notice.link:
        return {}
    if ":" in notice.link:
        return {"href": notice.link} if notice.link.partition(":")[0].lower() in SCHEMES else {}
    path, end = followed(notice.link, "content", out.use)
    return {"path": path + end}


def newest(site: Site) -> list[Lesson]:
    """The lessons of courses that came last, the very newest first; none where all came at once."""
    listed = [site.lesson_by_id[name] for course in site.courses for ch in course.chapters for name in ch.lessons]
    dated = [(site.added[lesson.location.file], lesson) for lesson in listed if lesson.location.file in site.added]
    first = min((day for day, _ in dated), default=site.today)
    new = [(day, lesson) for day, lesson in dated if first < day and site.today - day <= _NEW]
    return [lesson for _, lesson in sorted(new, key=lambda one: one[0], reverse=True)[:_NEWEST]]


def _new(site: Site, lesson: Lesson) -> dict[str, Any]:
    day = site.added[lesson.location.file]
    return link(lesson) | {"goal": lesson.goal, "day": f"{day.month} 月 {day.day} 日"}


def _track(site: Site, track: Track) -> dict[str, Any]:
    return {
        "id": track.id,
        "title": track.title,
        "summary": track.summary,
        "deadlines": _deadlines(track),
        "lessons": [link(site.lesson_by_id[lesson]) for lesson in track.lessons],
    }


def _deadlines(track: Track) -> str:
    """When to register and to have finished, as told to those who begin."""
    register = f"入职 {track.register_days} 天内登记" if track.register_days else ""
    finish = f"{track.finish_months} 个月内学完" if track.finish_months else ""
    return "，".join(filter(None, (register, finish)))


def _size(course: Course) -> int:
    return sum(len(chapter.lessons) for chapter in course.chapters)
