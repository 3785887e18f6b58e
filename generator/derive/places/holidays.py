"""Days off and make-up workdays as the State Council has announced them, for opening hours that speak of holidays."""

from __future__ import annotations

from datetime import date

from chinese_calendar import constants  # type: ignore[import-untyped]

Days = dict[str, dict[str, list[str]]]


def holidays(today: date) -> Days:
    """This year and the next, as far as they have been announced: a year that is missing is unknown."""
    off: set[date] = set(constants.holidays)
    work: set[date] = set(constants.workdays)
    years = (year for year in (today.year, today.year + 1) if any(day.year == year for day in off))
    return {str(year): {"off": _of(year, off), "work": _of(year, work)} for year in years}


def _of(year: int, days: set[date]) -> list[str]:
    return [f"{day:%m-%d}" for day in sorted(days) if day.year == year]
