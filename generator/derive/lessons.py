"""Course and lesson pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from generator.derive.addresses import lesson_path, staged_path, with_site_links
from generator.derive.collected import Collected
from generator.derive.film import facts, film
from generator.derive.page import StagedPage
from generator.derive.question_sets import Place
from generator.derive.questions import laws_cited
from generator.derive.transcript import transcript
from generator.derive.video import Video
from generator.model.lesson import Chapter, Course, Lesson
from generator.model.site import Site
from generator.modes.boss import mode as boss
from generator.modes.levels.mode import feasible
from generator.source.markup import plain_text, render_block, render_inline


def link(lesson: Lesson) -> dict[str, str]:
    """A lesson as a link."""
    return {"id": lesson.id, "title": lesson.title, "path": lesson_path(lesson)}


def _lessons(site: Site, chapter: Chapter) -> list[Lesson]:
    return [site.lesson_by_id[lesson] for lesson in chapter.lessons]


def chapters_of(site: Site, course: Course) -> list[dict[str, Any]]:
    return [
        {"title": chapter.title, "lessons": [_outline(site, lesson) for lesson in _lessons(site, chapter)]}
        | ({} if has_boss(site, chapter) else {"boss": False})
        for chapter in course.chapters
    ]


def _outline(site: Site, lesson: Lesson) -> dict[str, Any]:
    """A link that says so where there is no level, which then stands in nobody's way."""
    return link(lesson) | ({} if has_level(site, lesson) else {"level": False})


def course_path(course: Course) -> str:
    return f"courses/{course.id}/"


def derive_courses(site: Site, videos: dict[str, Video], out: Collected) -> None:
    """A level map for every course."""
    for course in site.courses:
        chapters = [
            {
                "title": chapter.title,
                "lessons": [
                    link(lesson)
                    | {
                        "goal": lesson.goal,
                        "tier": lesson.tier,
                        "seconds": videos[lesson.id].seconds if lesson.id in videos else None,
                        "level": has_level(site, lesson),
                    }
                    for lesson in _lessons(site, chapter)
                ],
                "boss": chapter.lessons[0] if has_boss(site, chapter) else None,
            }
            for chapter in course.chapters
        ]
        data = {
            "id": course.id, "title": course.title, "summary": course.summary, "owner": course.owner,
            "chapters": chapters,
        }  # fmt: skip
        path = staged_path(course_path(course))
        out.pages.append(StagedPage(path, "course.html", course.title, course.summary, data))


def derive_lessons(
    site: Site,
    videos: dict[str, Video],
    topics: dict[str, list[dict[str, str]]],
    places: Mapping[str, Place],
    out: Collected,
) -> None:
    """Every lesson's page; `topics` are the links of each lesson to its topics' pages, `places` where questions are
    published.
    """
    shelves = _shelves(site)
    for lesson in site.lessons:
        file = lesson.location.file
        video = videos.get(lesson.id)
        data = {
            "id": lesson.id,
            "title": lesson.title,
            "goal": lesson.goal,
            "tier": lesson.tier,
            "video": asdict(video) if video else None,
            "film": film(site, lesson, video, places) if video else None,
            "facts": facts(video) if video else {},
            "points": [with_site_links(render_inline(point), file, out.use) for point in lesson.points],
            "citations": laws_cited(site, lesson.citations),
            "transcript": transcript(lesson, video),
            "topics": topics.get(lesson.id, []),
            "level": has_level(site, lesson),
        }
        body = with_site_links(render_block(lesson.body), file, out.use)
        path = staged_path(lesson_path(lesson), linking=True)
        shelf = shelves.get(lesson.id, _NO_SHELF)
        out.pages.append(StagedPage(path, "lesson.html", lesson.title, f"学完能{lesson.goal}", data | shelf, body))


_NO_SHELF: dict[str, Any] = {"course": None, "chapter": "", "prev": None, "next": None}
"""Where a lesson stands that no course lists."""


def _shelves(site: Site) -> dict[str, dict[str, Any]]:
    """Lesson id → its course and chapter, and what comes before and after it there."""
    shelves: dict[str, dict[str, Any]] = {}
    for course in site.courses:
        order = [(chapter, lesson) for chapter in course.chapters for lesson in _lessons(site, chapter)]
        links = [None, *(link(lesson) for _, lesson in order), None]
        for place, (chapter, lesson) in enumerate(order):
            shelves[lesson.id] = {
                "course": {"id": course.id, "title": course.title, "path": course_path(course)},
                "chapter": chapter.title,
                "prev": links[place],
                "next": links[place + 2],
            }
    return shelves


def has_level(site: Site, lesson: Lesson) -> bool:
    """Whether a level can be drawn today; questions past their days may leave too few."""
    return feasible(site.asked_of.get(lesson.id, ()))


def has_boss(site: Site, chapter: Chapter) -> bool:
    """Whether a boss can be drawn today."""
    return boss.feasible(boss.asked(site, chapter), site.settings.boss_pool)


def lesson_words(lesson: Lesson, narrated: bool) -> str:
    """Everything a search for the lesson may find; what is said on its slides only if they are `narrated`, and it is not
    known from the video when it is said.
    """
    spoken = (line for slide in lesson.slides if narrated for line in slide.lines)
    parts = (lesson.goal, *lesson.points, *spoken)
    return "\n".join((plain_text(render_block(lesson.body)), *parts))
