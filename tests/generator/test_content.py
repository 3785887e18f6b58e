"""The example content keeps what it promises: enough of everything, nothing to report, and no pass by guessing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from generator import pipeline
from generator.model.question import Question
from generator.model.site import Site
from generator.modes.levels.mode import draw
from generator.modes.order import Drawable

ROOT = Path(__file__).parents[2]
TRIES = 600
"""For each of 18 levels: more than 10,000 in all."""
PASS, HEARTS = 4, 2


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
    (layer,) = site.layers
    assert layer.sample
    assert len(layer.shown) >= 120
    assert len({place.county[:4] for place in layer.shown}) == 16
    assert all("示例" in place.name for place in layer.places)


def test_example_rooms_have_no_number_that_anybody_could_answer(site: Site) -> None:
    """No number of a subscriber begins with 0."""
    phones = {place.phone for layer in site.layers for place in layer.places if place.phone}
    assert len(phones) > 10
    assert [phone for phone in phones if not re.fullmatch(r"0\d{2,3}-0{7,8}", phone)] == []


def _drawable(question: Question) -> Drawable:
    options = getattr(question.content, "options", ())
    pinned = tuple(option.key for option in options if option.pin)
    return Drawable(question.id, question.type, tuple(option.key for option in options), pinned)


def _right_by_guessing(question: Question, chance: Random) -> bool:
    """An answer by someone who knows nothing but how many options are usually right."""
    keys = [option.key for option in getattr(question.content, "options", ())]
    if question.type == "true_false":
        return chance.random() < 0.5
    if question.type == "single_choice":
        return chance.choice(keys) == question.content.answer
    return set(chance.sample(keys, chance.randint(2, len(keys) - 1))) == set(question.content.answer)


def _share_passed(site: Site, answer: Callable[[Question, Random], bool], chance: Random) -> dict[str, float]:
    """For every level, the share of tries that win a star."""
    shares = {}
    for lesson, pool in site.asked_of.items():
        known = {question.id: question for question in pool}
        drawables = [_drawable(question) for question in pool]
        passed = Counter(
            _passes([answer(known[one.id], chance) for one in draw(f"{lesson}/{n}", drawables)]) for n in range(TRIES)
        )
        shares[lesson] = passed[True] / TRIES
    return shares


def _passes(answers: list[bool]) -> bool:
    return answers.count(True) >= PASS and answers.count(False) < HEARTS


def test_a_guesser_rarely_wins_a_star(site: Site) -> None:
    shares = _share_passed(site, _right_by_guessing, Random(1))
    assert len(shares) == 18
    assert max(shares.values()) < 0.05


def test_someone_who_knows_nine_tenths_wins_it_nine_times_in_ten(site: Site) -> None:
    shares = _share_passed(site, lambda _, chance: chance.random() < 0.9, Random(2))
    assert sum(shares.values()) / len(shares) >= 0.9
