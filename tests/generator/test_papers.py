"""Papers: drawn as on the phone, whenever they can be; what no paper may be; what is published of them."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from itertools import combinations, permutations, product
from math import prod
from pathlib import Path
from random import Random
from time import process_time
from typing import Any

import pytest

from generator import pipeline
from generator.check import papers
from generator.diagnostics import text_at
from generator.model.site import Site
from generator.modes import odds
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


SINGLE, JUDGED = {100: 0.25, 0: 0.75}, {100: 0.5, 0: 0.5}
PARTLY = {100: 0.1, 50: 0.3, 33: 0.2, 0: 0.4}
SHARES = [
    odds.Share(2, 3, (SINGLE, PARTLY, SINGLE, JUDGED)),
    odds.Share(3, 2, (PARTLY, PARTLY, SINGLE, JUDGED)),
    odds.Share(1, 5, (PARTLY,)),
]


def _tried(shares: list[odds.Share], per_cent: int) -> float:
    """The chance to pass, by trying every draw and every way to fare."""
    of = sum(share.count * share.points for share in shares)
    passed = tried = 0.0
    for draws in product(*(combinations(share.pool, share.count) for share in shares)):
        asked = [(luck, share.points) for share, own in zip(shares, draws, strict=True) for luck in own]
        for scores in product(*(luck.items() for luck, _ in asked)):
            chance = prod(likely for _, likely in scores)
            earned = sum(points * hundredths for (_, points), (hundredths, _) in zip(asked, scores, strict=True))
            tried += chance
            passed += chance * (earned >= per_cent * of)
    return passed / tried


@pytest.mark.parametrize("per_cent", [1, 33, 50, 60, 61, 75, 100])
def test_the_odds_are_those_of_every_draw_and_every_way_to_fare(per_cent: int) -> None:
    assert odds.passing(SHARES, per_cent) == pytest.approx(_tried(SHARES, per_cent))


def test_what_cannot_be_drawn_is_not_passed() -> None:
    assert odds.passing([odds.Share(2, 1, (SINGLE,))], 1) == 0


def test_the_pass_mark_itself_passes() -> None:
    assert odds.knowing([(10, 7)], 100) == pytest.approx(0.9**10)
    assert odds.knowing([(10, 7)], 90) == pytest.approx(0.9**10 + 10 * 0.1 * 0.9**9)
    assert odds.knowing([(10, 7)], 91) == pytest.approx(0.9**10)


def _seconds(site: Site, times: int) -> float:
    """How long the rule takes with every bank so many times, its ids different; the least of three."""
    banks = tuple(
        replace(
            bank, questions=tuple(replace(one, id=text_at(f"{one.id}{turn}", "x.yml", 1)) for one in bank.questions)
        )
        for turn in range(times)
        for bank in site.banks
    )
    large, took = replace(site, banks=banks), []
    for _ in range(3):
        start = process_time()
        assert list(papers.check(large)) == []
        took.append(process_time() - start)
    return min(took)


def test_the_rule_takes_as_much_longer_as_there_are_more_questions() -> None:
    site, _ = pipeline.check(pipeline.Project(Path(__file__).parents[2]))
    assert site is not None
    assert _seconds(site, 20) < 10 * _seconds(site, 5)
