"""复习: FSRS-6 over every answer of the record, whichever mode it was given in, in whole Shanghai days.

The phone's twin is theme/runner/record/review.js; both run tests/vectors/review.json.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from fsrs import Card, Rating, Scheduler

from generator.record.calendar import shanghai_day
from generator.record.chain import Statement

LONGEST = 180
DAY_LIMIT = 20
_LATER = 30
_SLOW = 60_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def _scheduler(retention: float) -> Scheduler:
    return Scheduler(
        desired_retention=retention,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=LONGEST,
        enable_fuzzing=False,
    )


_MUST = _scheduler(0.9)
_OTHER = _scheduler(0.85)


@dataclass(frozen=True)
class Memory:
    """What is remembered of a question: the days it was answered last and is due, and FSRS's card."""

    day: int
    due: int
    card: Card


def memories(statements: Iterable[Statement], tiers: Mapping[str, str]) -> dict[str, Memory]:
    """Of each question ever answered, from statements in the order of the record; `tiers` of the questions published."""
    known: dict[str, Memory] = {}
    for one in statements:
        if one["verb"] == "answered":
            question = one["object"]["id"]
            scheduler = _MUST if tiers.get(question) == "must" else _OTHER
            known[question] = _after(known.get(question), scheduler, one)
        elif one["verb"] == "voided" and one["object"]["type"] == "review":
            _put_off(known, shanghai_day(one["time"]))
    return known


def _put_off(known: dict[str, Memory], day: int) -> None:
    """Of what is due on a day only what a day allows stays so; the rest comes back later."""
    for question in due(known, day)[DAY_LIMIT:]:
        known[question] = replace(known[question], due=day + _LATER)


def _after(before: Memory | None, scheduler: Scheduler, answer: Statement) -> Memory:
    day = shanghai_day(answer["time"])
    reviewed = max(day, before.day) if before else day
    card, _ = scheduler.review_card(
        before.card if before else Card(due=_moment(day)), _rating(answer["result"]), _moment(reviewed)
    )
    interval = (card.due - _moment(reviewed)).days
    card.last_review = _moment(day)
    return Memory(day, day + interval, card)


def _rating(result: Mapping[str, Any]) -> Rating:
    if result["state"] != "right":
        return Rating.Again
    slow = result.get("ms", 0) > _SLOW
    return Rating.Hard if slow or result.get("hinted") or result.get("tries", 1) > 1 else Rating.Good


def _moment(day: int) -> datetime:
    return _EPOCH + timedelta(days=day)


def due(known: Mapping[str, Memory], today: int) -> list[str]:
    """The questions due on a day, those most likely forgotten first."""

    def left(question: str) -> tuple[int, str]:
        moment = _moment(max(today, known[question].day))
        return round(1e6 * _OTHER.get_card_retrievability(known[question].card, moment)), question

    return sorted((question for question, memory in known.items() if memory.due <= today), key=left)
