"""How likely somebody who knows nothing is to pass a boss."""

from __future__ import annotations

from collections.abc import Sequence

from generator.modes import odds
from generator.modes.boss.mode import PASSING, wanted


def passing(pool: Sequence[tuple[str, float]]) -> float:
    """The chance to pass a boss drawn from `pool`, (type, chance to guess) of each question; only what is right counts.

    Each group is taken for itself, although none can have what another took: the mean hardly changes by it.
    """
    groups = wanted([kind for kind, _ in pool])
    lucks: list[odds.Luck] = [{100: guess, 0: 1 - guess} for _, guess in pool]
    shares = (odds.Share(group.count, 1, tuple(lucks[number] for number in group.pool)) for group in groups)
    return odds.passing(shares, PASSING)
