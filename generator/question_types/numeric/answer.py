"""The answer of a numeric question: the numbers that are right, the units that may be said, the errors foreseen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from generator.diagnostics import Location, Text
from generator.question_types.numerals import BOUND, cleaned, number


@dataclass(frozen=True)
class Answer:
    """Either `value`, give or take `tolerance`, or all from `min` to `max`; None is what was not written."""

    location: Location
    value: Text | None
    tolerance: Text | None
    min: Text | None
    max: Text | None
    unit: Text | None
    units_ok: tuple[Text, ...]

    @property
    def units(self) -> list[str]:
        """The units a response may end in, as they are compared, the longest first."""
        given = {cleaned(unit) for unit in (self.unit, *self.units_ok) if unit}
        return sorted(given, key=lambda unit: (-len(unit), unit))

    @property
    def numbers(self) -> Iterator[Text]:
        """What was written as a number."""
        yield from filter(None, (self.value, self.tolerance, self.min, self.max))

    @property
    def low(self) -> Fraction | None:
        """The least right number; None where it cannot be known."""
        return self._end(self.min, -1)

    @property
    def high(self) -> Fraction | None:
        """The greatest right number; None where it cannot be known."""
        return self._end(self.max, 1)

    def holds(self, value: Fraction) -> bool | None:
        """Whether `value` is right; None where that cannot be known."""
        low, high = self.low, self.high
        return None if low is None or high is None else low <= value <= high

    def _end(self, limit: Text | None, direction: int) -> Fraction | None:
        if not self.value:
            return number(limit) if limit else None
        value, tolerance = number(self.value), number(self.tolerance or "0")
        if value is None or tolerance is None:
            return None
        end = value + direction * tolerance
        return end if abs(end.numerator) <= BOUND and end.denominator <= BOUND else None


@dataclass(frozen=True)
class Wrong:
    """A number that people arrive at by a mistake, and what to tell them."""

    value: Text
    feedback: Text


@dataclass(frozen=True)
class Numeric:
    answer: Answer | None
    wrong: tuple[Wrong | None, ...]

    @property
    def mistakes(self) -> Iterator[Wrong]:
        """The errors foreseen that could be read."""
        return filter(None, self.wrong)


def without_unit(text: str, units: Iterable[str]) -> str:
    """`text`, cleaned, without the first of `units` that it ends in."""
    bare = cleaned(text)
    unit = next((unit for unit in units if bare.endswith(unit)), "")
    return bare.removesuffix(unit)
