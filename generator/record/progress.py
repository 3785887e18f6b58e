"""What follows from a record: days that count, stars, the mistakes notebook. The phone's twins are theme/runner/record/days.js,
levels.js and mistakes.js; both run tests/vectors/progress.json and levels.json. Statements come in the order of the record.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from generator.modes.levels.odds import PASS
from generator.record.calendar import shanghai_day
from generator.record.chain import Statement

_RIGHT_DAYS = 2


def once_per_day(acts: Iterable[Statement], now: int) -> list[Statement]:
    """The statements that count where an act counts once a day: the first of each day up to today. A clock moved back counts
    no day twice; what a clock that was ahead wrote counts nothing until that day has come.
    """
    first: dict[int, Statement] = {}
    for one in acts:
        first.setdefault(shanghai_day(one["time"]), one)
    return [one for day, one in first.items() if day <= shanghai_day(now)]


def stars(statements: Iterable[Statement], now: int) -> dict[str, int]:
    """★ four of five, ★★ five of five, ★★★ five of five again on a later day, once that day has come; a level never ended is
    not listed.
    """
    tries: dict[str, list[Statement]] = {}
    for one in statements:
        if one["verb"] == "completed" and one["object"]["type"] == "level":
            tries.setdefault(one["object"]["id"], []).append(one)
    return {level: _stars(own, shanghai_day(now)) for level, own in tries.items()}


def _stars(tries: Sequence[Statement], today: int) -> int:
    perfect = [shanghai_day(one["time"]) for one in tries if one["result"]["points"] == one["result"]["of"]]
    if perfect:
        days = [day for day in perfect if day <= today]
        return 3 if days and max(days) > days[0] else 2
    return int(any(one["result"]["points"] >= PASS * one["result"]["of"] for one in tries))


@dataclass(frozen=True)
class Mistake:
    """A question in the notebook: when it came in, how often it was wrong again after that, and on how many days right."""

    question: str
    since: int
    relapses: int
    days: int


@dataclass(frozen=True)
class _Entry:
    since: int
    relapses: int = 0
    right: frozenset[int] = field(default_factory=frozenset)
    removed: bool = False

    @property
    def held(self) -> bool:
        return not self.removed and len(self.right) < _RIGHT_DAYS


def mistakes(statements: Iterable[Statement]) -> list[Mistake]:
    """错题本: a question enters by any answer that is not right, in any mode, and leaves when it is right on two different
    days after that, or is taken out by hand (`voided`; undone with `on` false). Those entered first come first.
    """
    book: dict[str, _Entry] = {}
    for one in statements:
        question = one["object"]["id"]
        entry = book.get(question)
        if one["verb"] == "answered" and one["result"]["state"] != "right":
            book.pop(question, None)
            book[question] = _Entry(one["time"], entry.relapses + 1 if entry else 0)
        elif entry and one["verb"] == "answered" and entry.held:
            book[question] = replace(entry, right=entry.right | {shanghai_day(one["time"])})
        elif entry and one["verb"] == "voided" and one["object"]["type"] == "question":
            book[question] = replace(entry, removed=one["result"]["on"])
    return [
        Mistake(question, entry.since, entry.relapses, len(entry.right))
        for question, entry in book.items()
        if entry.held
    ]
