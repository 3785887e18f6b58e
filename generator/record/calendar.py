"""Days in Asia/Shanghai as counts since 1970, and what a calendar says of them; theme/runner/calendar.js is the twin."""

from __future__ import annotations

from datetime import date

from generator.model.dates import months_later

_EPOCH = date(1970, 1, 1).toordinal()
_DAY = 24 * 3600 * 1000
_SHANGHAI = 8 * 3600 * 1000


def shanghai_day(time: int) -> int:
    """The calendar day in Asia/Shanghai (UTC+8, no summer time); `time` in milliseconds since 1970."""
    return (time + _SHANGHAI) // _DAY


def day_of(written: str) -> int:
    """The day written 2026-01-01."""
    return date.fromisoformat(written).toordinal() - _EPOCH


def year_of(day: int) -> int:
    return date.fromordinal(day + _EPOCH).year


def days_of_year(year: int) -> tuple[int, int]:
    """Its first day and its last."""
    return day_of(f"{year:04}-01-01"), day_of(f"{year:04}-12-31")


def months_after(day: int, months: int) -> int:
    """The same day of the month so many months later, or that month's last day."""
    return months_later(date.fromordinal(day + _EPOCH), months).toordinal() - _EPOCH


def end_of(day: int) -> int:
    """The last millisecond of a day, since 1970."""
    return (day + 1) * _DAY - _SHANGHAI - 1
