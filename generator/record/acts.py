"""Which statements make which act of the credit rules; theme/runner/record/acts.js is the twin, tests/vectors/credits.json
binds them.

| act | statements |
|---|---|
| lesson | in one year `experienced` of the lesson with enough of its video, where it has one, and `completed` of the level of the same id with enough right |
| boss, daily, review, survey, contest, class, scenario, lecture | `completed` of an object of that type |
| weekly_test, mock_exam, final | `completed` of a paper of that kind; a paper that is not published any more was a mock exam |

A statement counts if its evidence is at least the act's, and `result` meets the conditions of its version of the rules:
`pass` (points of all, in per cent), `questions` (of all, at the least) and `coverage` (seconds seen of all, in per cent; and
all the checkpoints that the video had are done).
Its version is the one it names in `rule`; where it names none that is published, the one in force on its day. What lies
later than today counts nothing yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NotRequired, TypedDict

from generator.model.credits import EVIDENCE
from generator.record.calendar import day_of, shanghai_day, year_of
from generator.record.chain import Statement


class Act(TypedDict):
    """An act of one version, as published; credits and cap in centi-credits."""

    minutes: int
    credits: int
    evidence: str
    once: NotRequired[str]
    cap: NotRequired[int]
    coverage: NotRequired[int]
    questions: NotRequired[int]
    valid: NotRequired[int]
    # and `pass`, which is no name in Python


class Need(TypedDict):
    credits: int
    hours: int


Version = TypedDict(
    "Version",
    {
        "version": str,
        "from": str,
        "until": NotRequired[str],
        "year": Need,
        "caps": dict[str, int],
        "acts": dict[str, Act],
    },
)
"""One version of the rules, as published; days as 2026-01-01."""


class Rules(TypedDict):
    """What counting needs to know of a site: data/credits.json. `videos`: the lessons that have one, with their seconds;
    `papers`: id → kind.
    """

    versions: list[Version]
    videos: dict[str, int]
    papers: dict[str, str]


@dataclass(frozen=True)
class Event:
    """One time that an act was done: what for, when (milliseconds since 1970), how well attested (0–3), by which rule."""

    act: str
    object: str
    time: int
    evidence: int
    rule: Act

    @property
    def day(self) -> int:
        return shanghai_day(self.time)

    @property
    def year(self) -> int:
        return year_of(self.day)


_OF_TYPE = {name: name for name in ("boss", "daily", "review", "survey", "contest", "class", "scenario", "lecture")} | {
    "level": "lesson"
}


def events(statements: Iterable[Statement], rules: Rules, now: int) -> list[Event]:
    """Every time an act was done up to today, in the order of the record, however often it counts."""
    today = shanghai_day(now)
    past = (one for one in statements if shanghai_day(one["time"]) <= today)
    return list(_lessons_whole(_met(past, rules), frozenset(rules["videos"])))


def _met(statements: Iterable[Statement], rules: Rules) -> Iterator[tuple[Statement, Event]]:
    """The statements that meet the conditions of an act, each with what it would count for by itself."""
    for one in statements:
        name = _act_of(one, rules)
        version = _version_of(one, rules["versions"]) if name else None
        act = version["acts"].get(name) if name and version else None
        evidence = EVIDENCE.index(one["evidence"]) if one["evidence"] in EVIDENCE else -1
        if name and act and evidence >= EVIDENCE.index(act["evidence"]) and _meets(act, one):
            yield one, Event(name, one["object"]["id"], one["time"], evidence, act)


def _act_of(one: Statement, rules: Rules) -> str | None:
    kind = one["object"]["type"]
    if one["verb"] == "experienced":
        return "lesson" if kind == "lesson" else None
    if one["verb"] != "completed":
        return None
    return rules["papers"].get(one["object"]["id"], "mock_exam") if kind == "paper" else _OF_TYPE.get(kind)


def _version_of(one: Statement, versions: Sequence[Version]) -> Version | None:
    named = (version for version in versions if version["version"] == one["rule"])
    return next(named, None) or version_on(shanghai_day(one["time"]), versions)


def version_on(day: int, versions: Sequence[Version]) -> Version | None:
    """The version in force on a day."""
    return next((version for version in versions if in_force(version, day, day)), None)


def in_force(version: Version, since: int, until: int) -> bool:
    """Whether a version is in force on any of these days."""
    end = version.get("until")
    return day_of(version["from"]) <= until and (not end or day_of(end) >= since)


def _meets(act: Mapping[str, Any], one: Statement) -> bool:
    result = one["result"]
    if one["verb"] == "experienced":
        seen = result["covered"] * 100 >= act.get("coverage", 0) * result["of"]
        return bool(seen and result.get("done", 0) >= result.get("checkpoints", 0))
    enough = result["of"] >= act.get("questions", 1)
    return bool(enough and result["points"] * 100 >= act.get("pass", 0) * result["of"])


def _lessons_whole(met: Iterable[tuple[Statement, Event]], videos: frozenset[str]) -> Iterator[Event]:
    """The events, those of lessons only once both halves are there, as well attested as the weaker one."""
    halves: dict[tuple[str, str, int], int] = {}
    for one, event in met:
        if event.act != "lesson":
            yield event
            continue
        own, other = ("experienced", "completed") if one["verb"] == "experienced" else ("completed", "experienced")
        place = (own, event.object, event.year)
        halves[place] = max(event.evidence, halves.get(place, 0))
        needless = own == "completed" and event.object not in videos
        rest = EVIDENCE.index("E3") if needless else halves.get((other, event.object, event.year))
        if rest is not None:
            weaker = min(halves[place], rest)
            yield Event(event.act, event.object, event.time, weaker, event.rule)
