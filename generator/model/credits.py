"""The rules by which learning becomes credits, authored under `extra.suixue.credits` of site_config.yml.

Credits are whole centi-credits (cc) everywhere: 90 credits are 9000. Nothing here is a float.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from generator.diagnostics import Location, Text

EVIDENCE = ("E0", "E1", "E2", "E3")
"""Who answers for an act, weakest first: this phone only, a receipt anyone can mark again, a host, a proctor."""
ACTS = (
    "lesson", "boss", "daily", "review", "survey", "weekly_test", "mock_exam", "contest", "class", "scenario", "lecture",
    "final",
)  # fmt: skip
"""Everything that may earn credits; which statements make which act is told in generator/record/acts.py."""
FINAL = "final"
"""The act without which no certificate is given."""
ONCE = ("each", "each_year", "day", "year")
"""How often an act counts: once for each lesson, paper … ever; once for each a year; once a day; once a year. Else always."""


@dataclass(frozen=True)
class Amount:
    """A whole number and where it was written: centi-credits or minutes."""

    location: Location
    value: int


@dataclass(frozen=True)
class Act:
    """What one act is worth, and on which conditions; what could not be read is None, or '' of a word."""

    location: Location
    minutes: Amount | None
    """Nominal: what it is taken to last."""
    credits: Amount | None
    evidence: Text
    """The weakest that counts."""
    once: Text | None
    cap: Amount | None
    """The most a year."""
    coverage: int | None
    """The least of a video that must have been seen, in per cent."""
    pass_mark: int | None
    """The least that must be right, in per cent."""
    questions: int | None
    """The fewest questions of a batch."""
    valid: int | None
    """How many months it holds after the day it was earned; None for ever."""


@dataclass(frozen=True)
class Need:
    """What a year asks for, in credits and in hours, which fixes what a minute is worth."""

    location: Location
    credits: Amount | None
    hours: int | None

    @property
    def a_minute(self) -> Fraction | None:
        """Centi-credits a minute."""
        return Fraction(self.credits.value, self.hours * 60) if self.credits and self.hours else None


@dataclass(frozen=True)
class Caps:
    """Evidence → the most a year that all acts with it count for together; no entry, no limit."""

    location: Location
    most: Mapping[str, Amount]


@dataclass(frozen=True)
class Credits:
    """One version of the rules: in force from `since` to `until`, both days included; without an end until further notice."""

    location: Location
    version: Text
    since: date | None
    until: date | None
    year: Need | None
    caps: Caps | None
    acts: Mapping[str, Act]


def written(cc: int) -> str:
    """Centi-credits as credits are written: 30 is 0.30."""
    return f"{cc // 100}.{cc % 100:02}"
