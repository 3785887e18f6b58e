"""Papers: drawn as on the phone, whenever they can be; what no paper may be; what is published of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from random import Random
from typing import Any

import pytest

from generator.modes.chance import Stream
from generator.modes.mock_exam.mode import Group, draw, orders
from generator.modes.pick import Wanted, most, pick
from tests.generator.test_vectors import drawable

VECTORS = json.loads((Path(__file__).parents[1] / "vectors/papers.json").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class _Row:
    type: int
    tier: int
    topics: list[int]
    difficulty: int


def _rows(columns: dict[str, list[Any]]) -> list[_Row]:
    named = [columns[name] for name in ("type", "tier", "topics", "difficulty")]
    return [_Row(*values) for values in zip(*named, strict=True)]


def _group(published: dict[str, Any]) -> Group:
    allowed = (frozenset(published[name]) if name in published else None for name in ("tier", "topics", "difficulty"))
    return Group(published["count"], published["type"], *allowed)


@pytest.mark.parametrize("case", VECTORS["draw"], ids=lambda case: f"{case['paper']}-{case['seed']}")
def test_a_paper_as_in_the_vectors(case: dict[str, Any]) -> None:
    paper = VECTORS["papers"][case["paper"]]
    sections = [list(map(_group, section["groups"])) for section in paper["sections"]]
    if case["drawn"] is None:
        with pytest.raises(ValueError, match="wants"):
            draw(case["seed"], sections, _rows(paper["candidates"]))
    else:
        assert draw(case["seed"], sections, _rows(paper["candidates"])) == case["drawn"]


@pytest.mark.parametrize("case", VECTORS["orders"], ids=lambda case: case["seed"])
def test_the_order_of_options_as_in_the_vectors(case: dict[str, Any]) -> None:
    questions = list(map(drawable, VECTORS["questions"]))
    assert [" ".join(keys) for keys in orders(case["seed"], questions)] == case["orders"]


def _possible(groups: list[Wanted]) -> bool:
    """Whether any way to give every place a question of its own works, by trying all."""
    pools = [group.pool for group in groups for _ in range(group.count)]
    numbers = sorted({number for pool in pools for number in pool})
    return any(
        all(number in pool for number, pool in zip(way, pools, strict=True))
        for way in permutations(numbers, len(pools))
    )


def test_a_draw_fails_only_where_every_way_fails() -> None:
    chance, impossible = Random(11), 0
    for round_ in range(300):
        groups = [
            Wanted(chance.randint(1, 2), sorted(chance.sample(range(6), chance.randint(1, 3))))
            for _ in range(chance.randint(1, 3))
        ]
        if _possible(groups):
            found = pick(Stream(str(round_)), groups)
            taken = [number for own in found for number in own]
            assert len(set(taken)) == len(taken)
            for group, own in zip(groups, found, strict=True):
                assert len(own) == group.count and set(own) <= set(group.pool)
        else:
            impossible += 1
            with pytest.raises(ValueError, match="wants"):
                pick(Stream(str(round_)), groups)
    assert 50 < impossible < 250


def test_as_many_as_can_be_are_found_and_the_first_group_never_loses_one() -> None:
    groups = [Wanted(2, [0, 1, 2]), Wanted(2, [0, 1]), Wanted(2, [2, 3])]
    for seed in "abcdef":
        assert list(map(len, most(Stream(seed), groups))) == [2, 1, 1]
