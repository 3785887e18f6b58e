"""Shares of the mark that options carry elsewhere ⇄ which are right and how an incomplete answer scores here."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.shape import Choice

_CLOSE = 0.01


def weights(shape: Choice) -> list[str]:
    """Percent of every option of several: the right ones share 100; a wrong one takes all, or as much as a right one gives."""
    count = sum(option.right for option in shape.options) or 1
    wrong = "-" + _percent(100 / count if shape.partial == "prop" else 100)
    return [_percent(100 / count) if option.right else wrong for option in shape.options]


def _percent(value: float) -> str:
    return f"{value:.5f}".rstrip("0").rstrip(".")


def partial_of(given: Sequence[float]) -> tuple[str, bool]:
    """How an incomplete answer scores, and whether that is what the percents say."""
    right, wrong = [value for value in given if value > 0], [value for value in given if value <= 0]
    if right and wrong and all(abs(value + 100 / len(right)) < _CLOSE for value in wrong):
        return "prop", True
    return "half", all(abs(value + 100) < _CLOSE for value in wrong)
