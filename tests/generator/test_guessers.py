"""Ten thousand people who know nothing, and ten thousand who know nine in ten answers, at every level, boss and paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from generator import pipeline
from generator.model.question import Question
from generator.model.site import Site
from generator.modes.boss import mode as boss
from generator.modes.boss import odds as boss_odds
from generator.modes.levels import mode as levels
from generator.modes.levels import odds as level_odds
from generator.modes.mock_exam import mode as mock_exam
from generator.modes.mock_exam import odds as paper_odds
from generator.modes.odds import GUESSER_MOST, KNOWER_LEAST
from generator.modes.order import Drawable
from generator.question_types import TYPES
from generator.question_types.luck import hundredths
from tests.generator import guessers

ROOT = Path(__file__).parents[2]
PEOPLE, DRAWS = 10_000, 200
"""So many people answer in turn what so many draws ask."""
GUESSES = 1_000
"""Of each question, marked as the office marks them; every guesser makes one of them."""


@dataclass(frozen=True)
class Exam:
    """What is asked in each of the draws, question and points, and the hundredths of points that pass it."""

    name: str
    draws: list[list[tuple[Question, int]]]
    least: int
    right_only: bool
    said: float
    """The chance of a guesser that the editors are told."""


@pytest.fixture(scope="module")
def site() -> Site:
    site, _ = pipeline.check(pipeline.Project(ROOT))
    assert site is not None
    return site


def _drawable(question: Question) -> Drawable:
    return Drawable(question.id, question.type)


def _guess(question: Question) -> float:
    return TYPES[question.type].guess(question.content)


def _once(pool: list[Question], names: list[str]) -> list[tuple[Question, int]]:
    known = {question.id: question for question in pool}
    return [(known[name], 1) for name in names]


def _levels(site: Site) -> Iterator[Exam]:
    for lesson, pool in site.asked_of.items():
        drawables = [_drawable(question) for question in pool]
        draws = [_once(pool, [one.id for one in levels.draw(f"{lesson}/{n}", drawables)]) for n in range(DRAWS)]
        said = level_odds.passing([(question.type, _guess(question)) for question in pool])
        yield Exam(lesson, draws, 400, True, said)


def _bosses(site: Site) -> Iterator[Exam]:
    for chapter in (chapter for course in site.courses for chapter in course.chapters):
        pool = boss.asked(site, chapter)
        drawables = [_drawable(question) for question in pool]
        draws = [_once(pool, [name for name, _ in boss.draw(f"{chapter.title}/{n}", drawables)]) for n in range(DRAWS)]
        yield Exam(chapter.title, draws, 1600, True, boss_odds.passing([(one.type, _guess(one)) for one in pool]))


def _papers(site: Site) -> Iterator[Exam]:
    for paper in site.papers:
        pool = [question for question in mock_exam.eligible(site, paper) if mock_exam.current(site, question)]
        groups = [[group for group, _ in mock_exam.groups_of(site, section)] for section in paper.sections]
        draws = [
            [
                (pool[number], section.points)
                for section, own in zip(paper.sections, mock_exam.draw(f"{paper.id}/{n}", groups, pool), strict=True)
                for number in own
            ]
            for n in range(DRAWS)
        ]
        said = paper_odds.guessing(site, paper, pool, lambda one: TYPES[one.type].luck(one.content))
        yield Exam(paper.title, draws, paper.passing * paper.points, False, said)


def _share_passed(exam: Exam, score: Callable[[Question], int]) -> float:
    """Of all people, those who pass."""
    passed = sum(
        sum(points * score(question) for question, points in exam.draws[person % DRAWS]) >= exam.least
        for person in range(PEOPLE)
    )
    return passed / PEOPLE


def _guesser(chance: Random) -> tuple[Callable[[Question], int], Callable[[Question], int]]:
    """Scores in hundredths of people who guess: at what is right as a whole, and at points."""
    bags: dict[tuple[str, bool], list[int]] = {}

    def bag(question: Question, whole: bool) -> list[int]:
        if (question.id, whole) not in bags:
            kind, seen = TYPES[question.type], guessers.seen(question.type, question.content)
            answer = guessers.whole if whole else guessers.sly
            scores = [kind.mark(question.content, answer(seen, chance)).score for _ in range(GUESSES)]
            bags[question.id, whole] = [hundredths(score) if score == 1 or not whole else 0 for score in scores]
        return bags[question.id, whole]

    return (
        lambda question: bag(question, True)[int(chance.random() * GUESSES)],
        lambda question: bag(question, False)[int(chance.random() * GUESSES)],
    )


@pytest.fixture(scope="module")
def exams(site: Site) -> dict[str, list[Exam]]:
    found = {"levels": list(_levels(site)), "bosses": list(_bosses(site)), "papers": list(_papers(site))}
    assert {name: len(own) for name, own in found.items()} == {"levels": 18, "bosses": 6, "papers": 2}
    return found


def test_a_guesser_wins_fewer_than_one_level_in_twenty(exams: dict[str, list[Exam]]) -> None:
    whole, _ = _guesser(Random(1))
    for exam in exams["levels"]:
        share = _share_passed(exam, whole)
        assert share < 0.05, exam.name
        assert share == pytest.approx(exam.said, abs=0.01), exam.name


@pytest.mark.parametrize("kind", ["bosses", "papers"])
def test_a_guesser_passes_fewer_than_one_exam_in_a_thousand(kind: str, exams: dict[str, list[Exam]]) -> None:
    whole, sly = _guesser(Random(2))
    for exam in exams[kind]:
        assert exam.said < GUESSER_MOST / 10
        assert _share_passed(exam, whole if exam.right_only else sly) < GUESSER_MOST, exam.name


@pytest.mark.parametrize("kind", ["levels", "bosses", "papers"])
def test_who_knows_nine_tenths_passes_nine_times_in_ten(kind: str, exams: dict[str, list[Exam]]) -> None:
    chance = Random(3)
    for exam in exams[kind]:
        assert _share_passed(exam, lambda _: 100 * (chance.random() < 0.9)) >= KNOWER_LEAST, exam.name


def test_what_editors_are_told_of_a_paper_is_what_happens(site: Site, exams: dict[str, list[Exam]]) -> None:
    """With a pass mark low enough for guessers to reach it, parts of answers included."""
    _, sly = _guesser(Random(4))
    for exam in exams["papers"]:
        paper = next(paper for paper in site.papers if paper.title == exam.name)
        for per_cent in (30, 40):
            easier = type(paper)(**{**vars(paper), "passing": per_cent})
            pool = mock_exam.eligible(site, paper)
            said = paper_odds.guessing(site, easier, pool, lambda one: TYPES[one.type].luck(one.content))
            happens = Exam(exam.name, exam.draws, per_cent * paper.points, False, said)
            assert _share_passed(happens, sly) == pytest.approx(said, abs=0.02)
