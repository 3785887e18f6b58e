"""What a free answer is judged by: points, each worth so much, each with words that hint at it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from generator.diagnostics import Location, Text
from generator.question_types.normalise import normalise

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)*")


def sought(text: str) -> str:
    """The form in which words are looked for in an answer: as typed responses are compared, numbers in digits and set
    apart, so that 3 is not found in 23.
    """
    return _NUMBER.sub(r" \g<0> ", normalise(text, numerals=True))


@dataclass(frozen=True)
class Point:
    """Something a good answer says; any word of `any` in a text hints that it was said. None is what was not written."""

    location: Location
    point: Text
    any: tuple[Text, ...] | None
    points: int

    @property
    def words(self) -> tuple[Text, ...]:
        return tuple(filter(None, self.any or ()))

    def hinted(self, text: str) -> bool:
        """Whether `text` holds one of the words."""
        held = sought(text)
        return any(word in held for word in map(sought, self.words) if word)


@dataclass(frozen=True)
class ShortAnswer:
    model_answer: Text | None
    rubric: tuple[Point | None, ...] | None

    @property
    def points(self) -> tuple[Point, ...]:
        """The points that could be read, in their order; the first is number 1."""
        return tuple(filter(None, self.rubric or ()))

    @property
    def numbers(self) -> list[str]:
        """What the points are called in a response."""
        return [str(number) for number in range(1, len(self.points) + 1)]

    def hinted(self, text: str) -> list[str]:
        """The numbers of the points that `text` seems to make."""
        return [number for number, point in zip(self.numbers, self.points, strict=True) if point.hinted(text)]

    def parts(self, claimed: Collection[str]) -> tuple[float, ...]:
        """1 for every point that is claimed, 0 for the others."""
        return tuple(float(number in claimed) for number in self.numbers)
