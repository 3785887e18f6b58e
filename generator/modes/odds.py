"""How likely an exam is passed: by somebody who knows nothing, and by somebody who knows nine in ten answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import comb

Luck = Mapping[int, float]
"""Hundredths of a question's points → how likely they are."""
KNOWER: Luck = {100: 0.9, 0: 0.1}
"""Who knows nine in ten answers, and has no luck with the tenth."""
GUESSER_MOST, KNOWER_LEAST = 0.001, 0.9
"""The chance to pass that a guesser must not reach in an exam, and that a knower must have."""


@dataclass(frozen=True)
class Share:
    """So many questions of an exam, each worth `points`; `pool` is the luck one has with those they are drawn from."""

    count: int
    points: int
    pool: tuple[Luck, ...]


def passing(shares: Iterable[Share], per_cent: int) -> float:
    """The chance to get so many per cent of the points, over all that each share may draw, each as likely."""
    total, of = {0: 1.0}, 0
    for share in shares:
        of += share.count * share.points
        total = _together(total, {share.points * points: chance for points, chance in _drawn(share).items()})
    return sum(chance for points, chance in total.items() if points >= per_cent * of)


def knowing(counts: Iterable[tuple[int, int]], per_cent: int) -> float:
    """The chance of a knower; `counts` are questions and the points of each."""
    return passing((Share(count, points, (KNOWER,) * count) for count, points in counts), per_cent)


def _drawn(share: Share) -> Luck:
    """The hundredths of points that a share brings, before they are worth anything.

    Questions with which one has the same luck are taken together: so many of them are drawn, as cards are from a pack.
    """
    kinds = Counter(tuple(sorted(luck.items())) for luck in share.pool)
    rest = len(share.pool)
    # questions drawn so far → hundredths → chance
    ways: dict[int, Luck] = {0: {0: 1.0}}
    for kind, size in kinds.items():
        powers = _powers(kind, min(size, share.count))
        after: dict[int, dict[int, float]] = {}
        for drawn, luck in ways.items():
            wanted = share.count - drawn
            for own in range(max(0, wanted - (rest - size)), min(size, wanted) + 1):
                likely = comb(size, own) * comb(rest - size, wanted - own) / comb(rest, wanted)
                _add(after.setdefault(drawn + own, {}), _together(luck, powers[own]), likely)
        ways, rest = dict(after), rest - size
    return ways.get(share.count, {})


@lru_cache(maxsize=2**8)
def _powers(kind: tuple[tuple[int, float], ...], most: int) -> list[Luck]:
    """The luck with none, one, two … questions of a kind. There are few kinds, and every exam draws from them."""
    powers: list[Luck] = [{0: 1.0}]
    for _ in range(most):
        powers.append(_together(powers[-1], dict(kind)))
    return powers


def _together(one: Luck, other: Luck) -> dict[int, float]:
    found: dict[int, float] = {}
    for points, chance in one.items():
        for more, likely in other.items():
            found[points + more] = found.get(points + more, 0.0) + chance * likely
    return found


def _add(total: dict[int, float], luck: Luck, likely: float) -> None:
    for points, chance in luck.items():
        total[points] = total.get(points, 0.0) + likely * chance
