"""Papers: blueprints from which an exam is drawn, the same for whoever has the seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.diagnostics import Location, Text

KINDS = ("mock_exam",)


@dataclass(frozen=True)
class Quota:
    """So many of a section's questions, of this tier, these topics, these difficulties; what is empty is open.

    Quotas do not overlap: a question counts for one of them.
    """

    location: Location
    count: int
    tier: Text | None
    topics: tuple[Text, ...]
    difficulty: tuple[int, ...]


@dataclass(frozen=True)
class Section:
    """Questions of one type, each worth `points`. Its conditions hold for all of them; what quotas leave is open."""

    location: Location
    title: Text
    type: Text
    count: int
    points: int
    tier: Text | None
    topics: tuple[Text, ...]
    difficulty: tuple[int, ...]
    quotas: tuple[Quota, ...]


@dataclass(frozen=True)
class Paper:
    """A blueprint over the lessons of courses, or of one track."""

    location: Location
    id: Text
    kind: Text
    title: Text
    courses: tuple[Text, ...]
    track: Text | None
    minutes: int
    passing: int
    """Per cent of the points."""
    tries_a_week: int
    sections: tuple[Section, ...]
    sound: bool
    """Whether every field could be read; one that could not stands empty."""

    @property
    def topics(self) -> Iterator[Text]:
        """Every topic that is named anywhere."""
        for section in filter(None, self.sections):
            yield from section.topics
            for quota in filter(None, section.quotas):
                yield from quota.topics

    @property
    def questions(self) -> int:
        return sum(section.count for section in self.sections)

    @property
    def points(self) -> int:
        return sum(section.count * section.points for section in self.sections)
