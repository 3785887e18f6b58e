"""The pages where questions are practised: one to choose a way on, and those that the ways lead to."""

from __future__ import annotations

from functools import partial
from typing import Any

from generator.derive.addresses import staged_path
from generator.derive.collected import Collected
from generator.derive.lessons import course_path, has_level
from generator.derive.page import StagedPage
from generator.model.lesson import Course
from generator.model.site import Site

_PAGES = {
    "practice/": ("practice.html", "顺序、随机、章节、错题，想怎么练就怎么练"),
    "practice/go/": ("practice_go.html", "一题一题地练，答完就给解析和政策依据"),
    "practice/mistakes/": ("practice_mistakes.html", "答错过的题都在这里，换两天都答对就移出"),
    "practice/round/": ("practice_round.html", "每日五题、错题重做、到期复习"),
}
"""Address → template and what the page is for."""


def derive_practice(site: Site, out: Collected) -> None:
    """Their questions are in data files; the first page names the courses, where there are several to choose from, and
    the maps of their levels.
    """
    courses = [
        {"id": course.id, "title": course.title}
        for course in site.courses
        if any(lesson in site.asked_of for chapter in course.chapters for lesson in chapter.lessons)
    ]
    choice = {"courses": courses} if len(courses) > 1 else {}
    data = choice | {"levels": [course for course in map(partial(_map, site), site.courses) if course["levels"]]}
    for address, (template, described) in _PAGES.items():
        out.pages.append(StagedPage(staged_path(address), template, "练习", described, data))


def _map(site: Site, course: Course) -> dict[str, Any]:
    """The way to a course's levels."""
    lessons = [site.lesson_by_id[lesson] for chapter in course.chapters for lesson in chapter.lessons]
    levels = sum(has_level(site, lesson) for lesson in lessons)
    return {"title": course.title, "path": course_path(course), "levels": levels}
