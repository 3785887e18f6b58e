"""The example content keeps what it promises: enough of everything and nothing to report."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import pipeline
from generator.model.site import Site

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def site() -> Site:
    site, findings = pipeline.check(pipeline.Project(ROOT))
    assert list(findings) == []
    assert site is not None
    return site


def test_two_courses_of_eighteen_lessons_in_six_chapters(site: Site) -> None:
    sizes = {course.id: [len(chapter.lessons) for chapter in course.chapters] for course in site.courses}
    assert sizes == {"basics": [2, 3, 3], "organize": [4, 3, 3]}
    assert set(site.course_of) == {lesson.id for lesson in site.lessons}
    assert all(len(lesson.points) >= 3 and len(lesson.slides) >= 5 and lesson.citations for lesson in site.lessons)


def test_every_lesson_has_twelve_questions_with_explanation_and_citation(site: Site) -> None:
    live = [question for question in site.questions if question.live]
    assert len(live) >= 240
    assert all(question.explanation and question.citations for question in live)
    assert min(len(site.asked_of[lesson.id]) for lesson in site.lessons) >= 12


def test_example_rooms_in_all_cities_are_marked_as_examples(site: Site) -> None:
    assert [layer.id for layer in site.layers] == ["childcare", "mama-rooms"]
    for layer in site.layers:
        assert layer.sample
        assert len(layer.shown) >= 120
        assert len({place.county[:4] for place in layer.shown}) == 16
        assert all("示例" in place.name for place in layer.places)


def test_example_rooms_have_no_number_that_anybody_could_answer(site: Site) -> None:
    """No number of a subscriber begins with 0."""
    phones = {place.phone for layer in site.layers for place in layer.places if place.phone}
    assert len(phones) > 10
    assert [phone for phone in phones if not re.fullmatch(r"0\d{2,3}-0{7,8}", phone)] == []
