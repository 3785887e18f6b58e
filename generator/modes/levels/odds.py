"""How likely somebody who knows nothing is to win a level's star: what the questions let chance do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import ceil, comb

from generator.modes.levels.mode import QUESTIONS, TRUE_FALSE_MOST

PASS = 0.8
"""The share of a level's questions that must be right for its star; theme/runner/record/levels.js has the same."""
GUESSER_MOST = 0.05
"""The chance to pass that a guesser must not reach."""


def passing(pool: Sequence[tuple[str, float]]) -> float:
    """The chance to pass a level drawn from `pool`, (type, chance to guess) of each question, without knowing anything.

    The mean over every five that the rules on types allow, each as likely: what drawing comes to over many tries.
    0.0 when no five is allowed.
    """
    return _passing(tuple(sorted(Counter(pool).items())))


_Taken = tuple[int, int, bool]
"""Questions taken, of them true_false, whether one is a multiple_choice."""
_Ways = list[float]
"""By how many of them are wrong: the ways to take them, each as much as it is likely."""


@lru_cache(maxsize=4096)
def _passing(kinds: tuple[tuple[tuple[str, float], int], ...]) -> float:
    """Of the fives that questions of so many kinds allow, the share that is passed."""
    ways: dict[_Taken, _Ways] = {(0, 0, False): [1.0]}
    for (kind, guess), size in kinds:
        ways = _more(ways, kind, guess, size)
    fives = [own for (taken, _, has), own in ways.items() if taken == QUESTIONS and has]
    allowed = sum(map(sum, fives))
    wrong_most = QUESTIONS - ceil(PASS * QUESTIONS)
    return sum(sum(own[: wrong_most + 1]) for own in fives) / allowed if allowed else 0.0


def _more(ways: dict[_Taken, _Ways], kind: str, guess: float, size: int) -> dict[_Taken, _Ways]:
    """What can be taken with some of another kind, of which there are `size`."""
    judged, several = kind == "true_false", kind == "multiple_choice"
    found: dict[_Taken, _Ways] = {}
    for (taken, truths, has), own in ways.items():
        most = min(size, QUESTIONS - taken, TRUE_FALSE_MOST - truths if judged else QUESTIONS)
        for more in range(most + 1):
            state = (taken + more, truths + judged * more, has or (several and more > 0))
            total = found.setdefault(state, [0.0] * (QUESTIONS + 1))
            for wrong, count in enumerate(own):
                for missed in range(more + 1):
                    likely = comb(more, missed) * (1 - guess) ** missed * guess ** (more - missed)
                    total[min(wrong + missed, QUESTIONS)] += count * comb(size, more) * likely
    return found
