"""How likely somebody who knows nothing is to win a level's star: what the questions let chance do."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import ceil

from generator.modes.levels.mode import QUESTIONS, TRUE_FALSE_MOST

PASS = 0.8
"""The share of a level's questions that must be right for its star; theme/runner/record/levels.js has the same."""


def passing(pool: Sequence[tuple[str, float]]) -> float:
    """The chance to pass a level drawn from `pool`, (type, chance to guess) of each question, without knowing anything.

    The mean over every five that the rules on types allow, each as likely: what drawing comes to over many tries.
    0.0 when no five is allowed.
    """
    return _passing(tuple(sorted(pool)))


@lru_cache(maxsize=4096)
def _passing(pool: tuple[tuple[str, float], ...]) -> float:
    wrong_most = QUESTIONS - ceil(PASS * QUESTIONS)
    # (questions taken, wrong, of them true_false, whether one is multiple_choice) → how many ways, and how likely each
    ways: dict[tuple[int, int, bool], float] = {(0, 0, False): 1.0}
    chances: dict[tuple[int, int, int, bool], float] = {(0, 0, 0, False): 1.0}
    for kind, guess in pool:
        judged, several = int(kind == "true_false"), kind == "multiple_choice"
        for (taken, truths, has), count in list(ways.items()):
            if taken < QUESTIONS and truths + judged <= TRUE_FALSE_MOST:
                after = (taken + 1, truths + judged, has or several)
                ways[after] = ways.get(after, 0) + count
        for (taken, wrong, truths, has), chance in list(chances.items()):
            if taken < QUESTIONS and truths + judged <= TRUE_FALSE_MOST:
                for more, share in ((0, guess), (1, 1 - guess)):
                    if wrong + more <= wrong_most:
                        at = (taken + 1, wrong + more, truths + judged, has or several)
                        chances[at] = chances.get(at, 0) + chance * share
    allowed = sum(count for (taken, _, has), count in ways.items() if taken == QUESTIONS and has)
    passed = sum(chance for (taken, _, _, has), chance in chances.items() if taken == QUESTIONS and has)
    return passed / allowed if allowed else 0.0
