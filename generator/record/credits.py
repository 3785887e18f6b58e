"""The credits of a year, counted anew from the record and the published rules; theme/runner/record/credits.js is the twin,
tests/vectors/credits.json binds them.

All numbers are whole: centi-credits, minutes, times. A year is a calendar year in Asia/Shanghai. What an act is worth follows
from the version of the rules that a statement was counted by; how often it counts, its cap and those of the evidence follow
from the version in force at the end of the year, or today.

Caps are applied to each act, then to each class of evidence; what is best attested is counted first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.model.credits import EVIDENCE
from generator.record.acts import Act, Event, Rules, Version, events, in_force
from generator.record.calendar import days_of_year, shanghai_day
from generator.record.chain import Statement


@dataclass(frozen=True)
class Evidence:
    """What acts with this evidence have earned, after the caps of acts, and what of it counts."""

    evidence: str
    earned: int
    counted: int
    cap: int | None


@dataclass(frozen=True)
class Done:
    """An act in a year: how often it counted, what it earned, what of that is under its cap; `evidence` is what it asks
    for, `room` how much more it could count for this year, None without limit.
    """

    act: str
    times: int
    earned: int
    counted: int
    cap: int | None
    evidence: str
    room: int | None


@dataclass(frozen=True)
class Count:
    """The credits of a year against its need; `minutes` is what the total stands for."""

    total: int
    need: int
    missing: int
    minutes: int
    evidence: tuple[Evidence, ...]
    acts: tuple[Done, ...]


@dataclass(frozen=True)
class _Earned:
    """An act with what it earned by evidence, weakest first, and what is left of that under its cap."""

    act: str
    rule: Act
    times: int
    earned: tuple[int, ...]
    counted: tuple[int, ...]


def count(statements: Iterable[Statement], rules: Rules, year: int, now: int) -> Count:
    """The credits of `year` as of `now`. Statements come in the order of the record; there is at least one version."""
    table, version = _table(rules["versions"], year, now)
    done = events(statements, rules, now)
    earned = [_earned([one for one in done if one.act == name], name, rule, year) for name, rule in table.items()]
    classes = tuple(
        _evidence(name, sum(one.counted[place] for one in earned), version["caps"].get(name))
        for place, name in enumerate(EVIDENCE)
    )
    total, need = sum(one.counted for one in classes), version["year"]["credits"]
    return Count(
        total=total,
        need=need,
        missing=max(0, need - total),
        minutes=total * version["year"]["hours"] * 60 // need,
        evidence=classes,
        acts=tuple(_done(one, classes[EVIDENCE.index(one.rule["evidence"])]) for one in earned),
    )


def _table(versions: Sequence[Version], year: int, now: int) -> tuple[dict[str, Act], Version]:
    """The acts of a year as the last version that has them tells, and the version that tells everything else."""
    first, last = days_of_year(year)
    until = min(last, shanghai_day(now))
    ordered = sorted(versions, key=lambda version: version["from"])
    own = [version for version in ordered if in_force(version, first, until)] or ordered[:1]
    return {name: act for version in own for name, act in version["acts"].items()}, own[-1]


def _earned(own: Sequence[Event], name: str, rule: Act, year: int) -> _Earned:
    counting = _counting(own, rule.get("once"), year)
    amounts = tuple(
        sum(one.rule["credits"] for one in counting if one.evidence == place) for place in range(len(EVIDENCE))
    )
    return _Earned(name, rule, len(counting), amounts, _under(rule.get("cap"), amounts))


def _counting(own: Sequence[Event], once: str | None, year: int) -> list[Event]:
    """The events of one act that count in a year, of several that count as one the best attested."""
    here = [one for one in own if one.year == year]
    if once == "each":
        before = {one.object for one in own if one.year < year}
        return _best((one.object, one) for one in here if one.object not in before)
    if once == "each_year":
        return _best((one.object, one) for one in here)
    if once == "day":
        return _best((str(one.day), one) for one in here)
    return _best(("", one) for one in here) if once == "year" else here


def _best(named: Iterable[tuple[str, Event]]) -> list[Event]:
    """The best attested event of each name, the first of those that are equally so."""
    best: dict[str, Event] = {}
    for name, one in named:
        if name not in best or one.evidence > best[name].evidence:
            best[name] = one
    return list(best.values())


def _under(cap: int | None, amounts: tuple[int, ...]) -> tuple[int, ...]:
    """What of each amount is under the cap of all, the last ones first."""
    left = sum(amounts) if cap is None else cap
    taken = []
    for amount in reversed(amounts):
        taken.append(min(amount, left))
        left -= taken[-1]
    return tuple(reversed(taken))


def _evidence(name: str, earned: int, cap: int | None) -> Evidence:
    return Evidence(name, earned, earned if cap is None else min(earned, cap), cap)


def _done(one: _Earned, evidence: Evidence) -> Done:
    counted, cap = sum(one.counted), one.rule.get("cap")
    rooms = [] if cap is None else [cap - counted]
    if evidence.cap is not None:
        rooms.append(evidence.cap - evidence.counted)
    if one.rule.get("once") == "year":
        rooms.append(0 if one.times else one.rule["credits"])
    room = max(0, min(rooms)) if rooms else None
    return Done(one.act, one.times, sum(one.earned), counted, cap, evidence.evidence, room)
