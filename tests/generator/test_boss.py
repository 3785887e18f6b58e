"""The boss: drawn as on the phone; where a chapter has none; that nobody can guess it."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from generator.modes.boss import odds
from generator.modes.boss.mode import QUESTIONS, draw, feasible
from generator.modes.odds import GUESSER_MOST, KNOWER_LEAST, knowing
from tests.generator.test_vectors import drawable

VECTORS = json.loads((Path(__file__).parents[1] / "vectors/boss.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", VECTORS["draw"], ids=lambda case: f"{case['pool']}-{case['seed']}")
def test_a_boss_as_in_the_vectors(case: dict[str, Any]) -> None:
    questions = list(map(drawable, VECTORS["pools"][case["pool"]]))
    if case["drawn"] is None:
        with pytest.raises(ValueError, match="wants"):
            draw(case["seed"], questions)
    else:
        assert [f"{name} {''.join(order)}".strip() for name, order in draw(case["seed"], questions)] == case["drawn"]


def _pool(**kinds: int) -> Any:
    return [SimpleNamespace(type=kind) for kind, count in kinds.items() for _ in range(count)]


@pytest.mark.parametrize(
    ("kinds", "least", "found"),
    [
        ({"single_choice": 12, "multiple_choice": 4, "true_false": 4}, 20, True),
        ({"single_choice": 12, "multiple_choice": 4, "true_false": 4}, 21, False),
        ({"single_choice": 11, "multiple_choice": 4, "true_false": 40}, 20, False),
        ({"single_choice": 40, "multiple_choice": 3, "true_false": 4}, 20, False),
        ({"multiple_choice": 20}, 20, True),
        ({"multiple_choice": 19}, 15, False),
        ({"multiple_choice": 16, "short_answer": 10}, 20, False),
        ({}, 20, False),
    ],
)
def test_a_chapter_has_a_boss_with_questions_enough_of_the_right_types(
    kinds: dict[str, int], least: int, found: bool
) -> None:
    assert feasible(_pool(**kinds), least) is found


def test_no_boss_is_guessed_however_easy_its_questions_are_to_guess() -> None:
    """A choice of two, and two or three right of three: no type is easier."""
    easiest = [("multiple_choice", 1 / 4)] * 4 + [("single_choice", 1 / 2)] * 30 + [("true_false", 1 / 2)] * 30
    assert 0.0005 < odds.passing(easiest) < GUESSER_MOST
    assert odds.passing([("multiple_choice", 1.0)] * QUESTIONS) == pytest.approx(1)


def test_who_knows_nine_in_ten_answers_passes_nine_bosses_in_ten() -> None:
    assert knowing([(20, 1)], 80) == pytest.approx(0.9568, abs=1e-4)
    assert knowing([(20, 1)], 80) >= KNOWER_LEAST > knowing([(20, 1)], 85)
