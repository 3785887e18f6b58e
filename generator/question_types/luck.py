"""What chance does for somebody who knows nothing and takes whatever points can be had."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import comb

Luck = Mapping[int, float]
"""Hundredths of a question's points, as the record keeps them → how likely they are; they add up to 1."""


def hundredths(score: float) -> int:
    """A score as the record keeps it: theme/runner/session.js rounds alike."""
    return int(score * 100 + 0.5)


def of_scores(scores: Iterable[tuple[float, float]]) -> Luck:
    """The luck of (score, chance); what is left of 1 scores nothing."""
    found: dict[int, float] = {}
    for score, chance in scores:
        found[hundredths(score)] = found.get(hundredths(score), 0.0) + chance
    found[0] = max(0.0, 1 - sum(chance for points, chance in found.items() if points))
    return found


def summed(one: Luck, other: Luck) -> Luck:
    """The luck of two questions together."""
    found: dict[int, float] = {}
    for points, chance in one.items():
        for more, share in other.items():
            found[points + more] = found.get(points + more, 0.0) + chance * share
    return found


def of_parts(chances: Iterable[float]) -> Luck:
    """The luck of parts that count the same, each right or wrong by itself."""
    parts = list(chances)
    right: Luck = {0: 1.0}
    for chance in parts:
        right = summed(right, {0: 1 - chance, 1: chance})
    return of_scores((count / max(1, len(parts)), chance) for count, chance in right.items())


def of_draw(count: int, right: int, taken: int) -> Iterable[tuple[int, float]]:
    """How many of `taken` out of `count` are among those that are right, and how likely."""
    return (
        (hits, comb(right, hits) * comb(count - right, taken - hits) / comb(count, taken)) for hits in range(taken + 1)
    )
