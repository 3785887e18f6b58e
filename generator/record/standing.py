"""What a phone's pages say of a record beside credits: how the daily five stand, which topics are weak, terms and role,
favourites and notes, levels at rest, and what is on the paper of a year.

The phone's twins are weeks.js, topics.js, duties.js, own.js, levels.js, review.js and transcript.js in theme/runner/record;
both run tests/vectors/standing.json. Statements come in the order of the record; days are Shanghai days.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.modes.levels.odds import PASS
from generator.record.calendar import months_after, shanghai_day, year_of
from generator.record.chain import Statement, digest
from generator.record.progress import once_per_day, stars
from generator.record.review import DAY_LIMIT

GOAL = 5
"""Days of a week on which the daily five are wanted."""
_WEEK = 7
_RECENT = 8
_THURSDAY = 3
_ENOUGH, _LATEST = 3, 20
_REST = 10 * 60_000
_FAILS = 2


def daily_weeks(statements: Iterable[Statement], now: int) -> tuple[list[int], int, list[int]]:
    """The days of this week, Monday first, on which the daily five were done; for how many weeks in a row the goal was met;
    and how many days in each of the last eight weeks, this one the last. This week counts as soon as it is met, and until
    then breaks nothing.
    """
    ends = once_per_day((one for one in statements if _ended(one, "daily")), now)
    done = [shanghai_day(one["time"]) for one in ends]
    counts: dict[int, int] = {}
    for day in done:
        counts[_week(day)] = counts.get(_week(day), 0) + 1
    this = _week(shanghai_day(now))
    week = last = this if counts.get(this, 0) >= GOAL else this - 1
    while counts.get(week, 0) >= GOAL:
        week -= 1
    recent = [counts.get(one, 0) for one in range(this - _RECENT + 1, this + 1)]
    return [day for day in done if _week(day) == this], last - week, recent


def _ended(one: Statement, kind: str) -> bool:
    return bool(one["verb"] == "completed" and one["object"]["type"] == kind)


def _week(day: int) -> int:
    return (day + _THURSDAY) // _WEEK


def weak_topics(statements: Iterable[Statement], topics: Mapping[str, Sequence[str]]) -> list[tuple[str, int, int]]:
    """Topics answered below the pass mark: how often right, of how many; the worst first. Of a topic only the latest
    answers count. `topics` of the questions published.
    """
    answers: dict[str, list[bool]] = {}
    for one in statements:
        if one["verb"] == "answered":
            for topic in topics.get(one["object"]["id"], ()):
                answers.setdefault(topic, []).append(one["result"]["state"] == "right")
    latest = {topic: own[-_LATEST:] for topic, own in answers.items()}
    shares = [(topic, sum(own), len(own)) for topic, own in latest.items()]
    weak = [share for share in shares if share[2] >= _ENOUGH and share[1] < PASS * share[2]]
    return sorted(weak, key=lambda share: (share[1] / share[2], -share[2]))


@dataclass(frozen=True)
class Term:
    """Of a track with terms: the day it counts from, the last days to register and to finish, and the lessons passed."""

    track: str
    day: int
    register: int | None
    finish: int | None
    passed: int


def terms(statements: Sequence[Statement], tracks: Iterable[Mapping[str, Any]], now: int) -> list[Term]:
    """The terms of those tracks for which the learner has entered a day and not taken it back."""
    days: dict[str, int] = {}
    for one in statements:
        if one["object"]["type"] == "track" and one["verb"] == "registered":
            days[one["object"]["id"]] = one["result"]["day"]
        elif one["object"]["type"] == "track" and one["verb"] == "voided" and one["result"]["on"]:
            days.pop(one["object"]["id"], None)
    earned = stars(statements, now)
    return [_term(track, days[track["id"]], earned) for track in tracks if track["id"] in days and _has_terms(track)]


def _has_terms(track: Mapping[str, Any]) -> bool:
    return bool(track.get("register_days") or track.get("finish_months"))


def _term(track: Mapping[str, Any], day: int, earned: Mapping[str, int]) -> Term:
    register, finish = track.get("register_days"), track.get("finish_months")
    return Term(
        track["id"],
        day,
        None if register is None else day + register,
        None if finish is None else months_after(day, finish),
        sum(earned.get(lesson, 0) > 0 for lesson in track["lessons"]),
    )


def role(statements: Iterable[Statement]) -> str:
    """The role chosen last; "" for none."""
    chosen = [one for one in statements if one["verb"] == "registered" and one["object"]["type"] == "role"]
    return chosen[-1]["object"]["id"] if chosen else ""


def favourites(statements: Iterable[Statement]) -> list[str]:
    """The questions kept, the latest first."""
    kept: dict[str, None] = {}
    for one in statements:
        if one["verb"] == "bookmarked":
            kept.pop(one["object"]["id"], None)
            if one["result"]["on"]:
                kept[one["object"]["id"]] = None
    return list(reversed(kept))


def notes(statements: Iterable[Statement]) -> dict[str, str]:
    """The latest note on each question that has one."""
    latest = {one["object"]["id"]: one["result"]["text"] for one in statements if one["verb"] == "commented"}
    return {question: text for question, text in latest.items() if text}


def third_stars(statements: Sequence[Statement], now: int) -> list[str]:
    """The levels that a try without an error would give the third star now, and would not have yesterday."""
    today = shanghai_day(now)
    days: dict[str, set[int]] = {}
    for one in statements:
        if _ended(one, "level") and _perfect(one) and shanghai_day(one["time"]) <= today:
            days.setdefault(one["object"]["id"], set()).add(shanghai_day(one["time"]))
    earned = stars(statements, now)
    return [level for level in earned if earned[level] == 2 and level in days and today not in days[level]]


def _perfect(one: Statement) -> bool:
    return bool(one["result"]["points"] == one["result"]["of"])


def _passed(one: Statement) -> bool:
    return bool(one["result"]["points"] >= PASS * one["result"]["of"])


def rests(statements: Sequence[Statement], now: int) -> dict[str, tuple[int, list[str]]]:
    """The levels that two failed tries in a row keep at rest: until when, and the questions missed in the two."""
    fails: dict[str, list[Statement]] = {}
    for one in statements:
        if _ended(one, "level"):
            own = fails.setdefault(one["object"]["id"], [])
            own.clear() if _passed(one) else own.append(one)
    resting = {}
    for level, own in fails.items():
        if own and len(own) % _FAILS == 0 and own[-1]["time"] <= now < own[-1]["time"] + _REST:
            resting[level] = (own[-1]["time"] + _REST, _missed(statements, own[-_FAILS:]))
    return resting


def _missed(statements: Iterable[Statement], tries: Iterable[Statement]) -> list[str]:
    sessions = {one["session"] for one in tries}
    wrong = (one for one in statements if one["verb"] == "answered" and one["result"]["state"] != "right")
    return list(dict.fromkeys(one["object"]["id"] for one in wrong if one["session"] in sessions))


def bosses_beaten(statements: Iterable[Statement]) -> list[str]:
    """By the first lessons of their chapters, each once."""
    return list(dict.fromkeys(one["object"]["id"] for one in statements if _ended(one, "boss") and _passed(one)))


def left_today(statements: Sequence[Statement], now: int) -> int:
    """How many questions of review the day still allows."""
    reviews = {
        one["session"] for one in statements if one["verb"] == "initialized" and one["object"]["type"] == "review"
    }
    answered = (one for one in statements if one["verb"] == "answered" and one["session"] in reviews)
    return max(0, DAY_LIMIT - sum(shanghai_day(one["time"]) == shanghai_day(now) for one in answered))


def years(statements: Iterable[Statement], now: int) -> list[int]:
    """The years in which anything was written up to today, and this one; the latest first."""
    today = shanghai_day(now)
    past = {shanghai_day(one["time"]) for one in statements}
    return sorted({year_of(day) for day in past if day <= today} | {year_of(today)}, reverse=True)


def days_studied(statements: Iterable[Statement], year: int, now: int) -> int:
    """On how many days of a year a question was answered or a lesson watched."""
    days = {shanghai_day(one["time"]) for one in statements if one["verb"] in ("answered", "experienced")}
    return sum(day <= shanghai_day(now) and year_of(day) == year for day in days)


def ends(statements: Iterable[Statement]) -> list[tuple[str, int, str]]:
    """The end of each chain, by the names of the chains: how many statements lead to it, and its hash."""
    last = {one["chain"]: one for one in statements}
    return [(chain, one["n"], digest(one)) for chain, one in sorted(last.items())]
