"""The page where a way to practise is chosen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from generator import pipeline
from generator.derive.collected import Collected
from generator.derive.practice import derive_practice
from generator.model.site import Site
from generator.pipeline import Project

GOOD = Path(__file__).parents[1] / "fixtures/good"


def _site() -> Site:
    site, _ = pipeline.check(Project(GOOD, date(2026, 11, 20)))
    assert site is not None
    return site


def _pages(site: Site) -> dict[str, dict[str, object]]:
    out = Collected(site.root)
    derive_practice(site, out)
    return {page.template: page.data for page in out.pages}


def test_one_course_leaves_nothing_to_choose() -> None:
    site = _site()
    assert len(site.courses) == 1
    pages = _pages(site)
    assert set(pages) >= {"practice.html", "practice_go.html"}
    assert "courses" not in pages["practice.html"]


def test_of_several_courses_those_are_named_that_have_questions() -> None:
    site = _site()
    (course,) = site.courses
    other = replace(course, id="other", title="另一门")
    empty = replace(course, id="empty", title="没有题", chapters=())
    pages = _pages(replace(site, courses=(course, empty, other)))
    assert pages["practice.html"]["courses"] == [
        {"id": course.id, "title": course.title},
        {"id": "other", "title": "另一门"},
    ]


def test_the_maps_of_levels_stand_there_and_none_of_a_course_without_levels() -> None:
    site = _site()
    (course,) = site.courses
    empty = replace(course, id="empty", title="没有题", chapters=())
    pages = _pages(replace(site, courses=(course, empty)))
    assert pages["practice.html"]["levels"] == [{"title": course.title, "path": "courses/demo/", "levels": 2}]
