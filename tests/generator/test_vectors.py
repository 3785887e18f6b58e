"""The rules that Python and the phone share, run from the same vector files as the JavaScript."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from generator.derive.tokens import tokens
from generator.modes.chance import Stream, block
from generator.modes.levels.mode import draw
from generator.modes.order import Drawable
from generator.question_types.normalise import normalise
from generator.question_types.numerals import arabic, number, written

VECTORS = Path(__file__).parents[1] / "vectors"
CHANCE = json.loads((VECTORS / "draw.json").read_text(encoding="utf-8"))
TOKENS = json.loads((VECTORS / "tokens.json").read_text(encoding="utf-8"))
NUMERALS = json.loads((VECTORS / "numerals.json").read_text(encoding="utf-8"))
NORMALISE = json.loads((VECTORS / "normalise.json").read_text(encoding="utf-8"))
LEVELS = json.loads((VECTORS / "levels.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CHANCE["blocks"], ids=str)
def test_a_block_of_a_seed(case: dict[str, Any]) -> None:
    assert list(block(case["seed"], case["index"])) == case["words"]


@pytest.mark.parametrize("case", CHANCE["below"], ids=str)
def test_numbers_below_n(case: dict[str, Any]) -> None:
    stream = Stream(case["seed"])
    assert [stream.below(case["n"]) for _ in case["values"]] == case["values"]


@pytest.mark.parametrize("case", CHANCE["shuffle"], ids=str)
def test_a_shuffled_list(case: dict[str, Any]) -> None:
    given = list(case["list"])
    assert Stream(case["seed"]).shuffle(given) == case["shuffled"]
    assert given == case["list"]


@pytest.mark.parametrize("n", [0, -1, 2**32 + 1])
def test_below_refuses_a_range_it_cannot_draw_from(n: int) -> None:
    with pytest.raises(ValueError, match=str(n)):
        Stream("a").below(n)


@pytest.mark.parametrize("case", TOKENS["cases"], ids=lambda case: case["text"])
def test_tokens_of_a_text(case: dict[str, Any]) -> None:
    assert tokens(case["text"]) == case["tokens"]


@pytest.mark.parametrize(("one", "other"), TOKENS["alike"])
def test_texts_that_find_each_other(one: str, other: str) -> None:
    assert tokens(one) == tokens(other)


@pytest.mark.parametrize(("text", "value"), NUMERALS["number"])
def test_the_number_a_text_is(text: str, value: str | None) -> None:
    assert number(text) == (None if value is None else Fraction(value))


@pytest.mark.parametrize("text", [text for text, value in NUMERALS["number"] if value is not None])
def test_a_number_is_written_so_that_it_reads_the_same(text: str) -> None:
    value = number(text)
    assert value is not None
    assert number(written(value)) == value


@pytest.mark.parametrize(("one", "other", "sign"), NUMERALS["compare"])
def test_which_number_is_greater(one: str, other: str, sign: int) -> None:
    first, second = number(one), number(other)
    assert first is not None and second is not None
    assert (first > second) - (first < second) == sign


@pytest.mark.parametrize(("text", "digits"), NUMERALS["arabic"])
def test_numbers_in_hanzi_as_digits(text: str, digits: str) -> None:
    assert arabic(text) == digits


@pytest.mark.parametrize(("text", "numerals", "form"), NORMALISE["cases"])
def test_the_form_in_which_a_text_is_compared(text: str, numerals: bool, form: str) -> None:
    assert normalise(text, numerals) == form


def drawable(question: dict[str, Any]) -> Drawable:
    """A question as the vectors hold it."""
    options = question.get("options", [])
    return Drawable(
        question.get("id", ""),
        question["type"],
        tuple(option["key"] for option in options),
        tuple(option["key"] for option in options if option.get("pin") == "last"),
        tuple(map(drawable, question.get("parts", ()))),
    )


POOLS = {name: [drawable(question) for question in pool] for name, pool in LEVELS["pools"].items()}
ALL = {question.id: question for pool in POOLS.values() for question in pool}


@pytest.mark.parametrize("case", LEVELS["draw"], ids=lambda case: f"{case['seed']}-{case['lesson']}")
def test_the_five_questions_of_a_level(case: dict[str, Any]) -> None:
    pools = (POOLS[case["lesson"]], [ALL[name] for name in case["review"]], POOLS[case["earlier"]], case["seen"])
    if case["drawn"] is None:
        with pytest.raises(ValueError, match="no level"):
            draw(case["seed"], *pools)
    else:
        drawn = [[question.id, "".join(question.order)] for question in draw(case["seed"], *pools)]
        assert drawn == case["drawn"]
