"""The rules that Python and the phone share, run from the same vector files as the JavaScript."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.derive.search import tokens
from generator.modes.chance import Stream, block
from generator.modes.levels.mode import Drawable, draw

VECTORS = Path(__file__).parents[1] / "vectors"
CHANCE = json.loads((VECTORS / "draw.json").read_text(encoding="utf-8"))
TOKENS = json.loads((VECTORS / "tokens.json").read_text(encoding="utf-8"))
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


def _drawable(question: dict[str, Any]) -> Drawable:
    options = question.get("options", [])
    return Drawable(
        question["id"],
        question["type"],
        tuple(option["key"] for option in options),
        tuple(option["key"] for option in options if option.get("pin") == "last"),
    )


POOLS = {name: [_drawable(question) for question in pool] for name, pool in LEVELS["pools"].items()}
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
