"""Whether a year has earned its certificate; theme/runner/record/certificate.js is the twin, tests/vectors/credits.json binds
them.

It takes the credits of the year, after all caps, and the final passed under a proctor's eyes (E3), both at one time: on
some day of the year the final must have been valid and the credits enough. Once earned it stays so, although the final
ends later.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.model.credits import EVIDENCE, FINAL
from generator.record.acts import Event, Rules, events
from generator.record.calendar import days_of_year, end_of, months_after, shanghai_day
from generator.record.chain import Statement
from generator.record.credits import Count, count


@dataclass(frozen=True)
class Place:
    """An act by which what is missing can still be earned, and how much of it; None without limit."""

    act: str
    room: int | None


@dataclass(frozen=True)
class Missing:
    """What is missing, `credits` (so many centi-credits) or `final` (one), and where it is earned."""

    what: str
    much: int
    where: tuple[Place, ...]


@dataclass(frozen=True)
class Final:
    """A final that was passed: the day, and the last day it is valid on, None for ever; as counts of days."""

    day: int
    until: int | None


@dataclass(frozen=True)
class Certificate:
    """`final` is the one that holds now, or held at the end of the year."""

    granted: bool
    final: Final | None
    missing: tuple[Missing, ...]


def certificate_of(statements: Iterable[Statement], rules: Rules, year: int, now: int) -> Certificate:
    """The certificate of `year` as of `now`, and if there is none what it lacks."""
    record = list(statements)
    first, last = days_of_year(year)
    end = min(last, shanghai_day(now))
    finals = [final for final in map(_final, _passed(record, rules, now)) if final.day <= end]
    counted = count(record, rules, year, now)
    held = [final for final in finals if final.until is None or final.until >= end]
    ends = {end if final.until is None else min(end, final.until) for final in finals}
    granted = any(day >= first and count(record, rules, year, end_of(day)).missing == 0 for day in ends)
    lacks = () if granted else _missing(counted, bool(held))
    return Certificate(granted, max(held, key=_length) if held else None, lacks)


def _passed(record: Sequence[Statement], rules: Rules, now: int) -> list[Event]:
    return [one for one in events(record, rules, now) if one.act == FINAL and one.evidence == len(EVIDENCE) - 1]


def _final(event: Event) -> Final:
    months = event.rule.get("valid")
    return Final(event.day, None if months is None else months_after(event.day, months))


def _length(final: Final) -> float:
    return float("inf") if final.until is None else final.until


def _missing(counted: Count, held: bool) -> tuple[Missing, ...]:
    credits = tuple(Place(one.act, one.room) for one in counted.acts if one.room != 0)
    final = tuple(place for place in credits if place.act == FINAL) or (Place(FINAL, 0),)
    both = (Missing("credits", counted.missing, credits), Missing(FINAL, int(not held), final))
    return tuple(one for one in both if one.much)
