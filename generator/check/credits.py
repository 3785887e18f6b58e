"""credit-year, credit-minutes, credit-units, credit-cap, credit-unbounded, credit-final, credit-too-easy, credit-out-of-reach: 学分规则里的数要合得上，封顶以后要够得着，又不能光靠手机就够着。

90 学分合 40 学时，一分钟就是 0.0375 学分，各项的分钟数和学分都照这个折；折不成整的 0.01 学分，就没法一分不差地加起来。封顶小于记一次的
学分，一次也记不满；大于这类证据的封顶，或者大于全年要求，写了也没用，多半是单位写错了。手机上的自报和谁都能复核的答卷没有别人作证，加起来封了顶，剩下的才要靠主办方登记和监考；
只在监考（E3）下合格的应知应会考试，才能作全年证书的凭据。
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import inf

from generator.diagnostics import Diagnostic, error
from generator.model.credits import EVIDENCE, FINAL, Act, Amount, Credits, written
from generator.model.site import Site

_UNATTESTED = EVIDENCE[:2]


def check(site: Site) -> Iterator[Diagnostic]:
    for rules in site.settings.credits:
        units = list(_units(rules))
        yield from units
        wrong_year = any(one.slug == "credit-year" for one in units)
        need = None if wrong_year or not rules.year else rules.year.credits
        for cap in rules.caps.most.values() if rules.caps else ():
            yield from _useless(cap, need)
        for act in rules.acts.values():
            yield from _cap(act, rules, need)
            if act.evidence in _UNATTESTED and not act.once and not act.cap:
                message = "这一项反复做可以一直记下去，请写 once（多久记一次）或 cap（一年最多记多少）"
                yield error(act.location, "credit-unbounded", message)
        yield from _final(rules)
        yield from _reach(rules)


def _units(rules: Credits) -> Iterator[Diagnostic]:
    """If nothing fits what the year says of a minute, it is the year that is wrong."""
    a_minute = rules.year.a_minute if rules.year else None
    acts = [(act.minutes, act.credits) for act in rules.acts.values() if act.minutes and act.credits]
    if not (rules.year and rules.year.credits and a_minute and acts):
        return
    if not any(credits.value == minutes.value * a_minute for minutes, credits in acts):
        message = (
            f"{written(rules.year.credits.value)} 学分合 {rules.year.hours} 学时，下面没有一项是照这个折的，"
            "请核对 credits 和 hours"
        )
        yield error(rules.year.credits.location, "credit-year", message)
        return
    for minutes, credits in acts:
        yield from _unit(minutes, credits, a_minute)


def _unit(minutes: Amount, credits: Amount, a_minute: Fraction) -> Iterator[Diagnostic]:
    worth = minutes.value * a_minute
    if worth.denominator != 1:
        message = f"{minutes.value} 分钟折不成整的 0.01 学分，请改成 {a_minute.denominator} 的倍数"
        yield error(minutes.location, "credit-minutes", message)
    elif credits.value != worth:
        message = f"{minutes.value} 分钟合 {written(int(worth))} 学分，这里是 {written(credits.value)}，请改其中一个"
        yield error(credits.location, "credit-units", message)


def _cap(act: Act, rules: Credits, need: Amount | None) -> Iterator[Diagnostic]:
    if not act.cap:
        return
    above = rules.caps.most.get(act.evidence) if rules.caps else None
    if act.credits and act.cap.value < act.credits.value:
        message = f"记一次就是 {written(act.credits.value)} 学分，一年最多却只记 {written(act.cap.value)}，请改其中一个"
        yield error(act.cap.location, "credit-cap", message)
    elif above and act.cap.value > above.value:
        message = f"{act.evidence} 各项一年一共只记 {written(above.value)} 学分，这里封在 {written(act.cap.value)} 没有用，请改小"
        yield error(act.cap.location, "credit-cap", message)
    else:
        yield from _useless(act.cap, need)


def _useless(cap: Amount, need: Amount | None) -> Iterator[Diagnostic]:
    if need and cap.value > need.value:
        message = f"一年只要 {written(need.value)} 学分，这里封在 {written(cap.value)} 没有用，请改小，单位是学分"
        yield error(cap.location, "credit-cap", message)


def _final(rules: Credits) -> Iterator[Diagnostic]:
    final = rules.acts.get(FINAL)
    if final and final.evidence and final.evidence != EVIDENCE[-1]:
        message = f"应知应会考试要有人监考才能作全年证书的凭据，请把 evidence 改成 {EVIDENCE[-1]}"
        yield error(final.evidence.location, "credit-final", message)


def _reach(rules: Credits) -> Iterator[Diagnostic]:
    unread = any(not act.evidence for act in rules.acts.values())
    if not (rules.year and rules.year.credits and rules.caps) or unread:
        return
    need = rules.year.credits
    most = {evidence: _most(rules, evidence) for evidence in EVIDENCE}
    alone = sum(most[evidence] for evidence in _UNATTESTED)
    if alone >= need.value:
        message = (
            f"{'、'.join(_UNATTESTED)} 一年就能记{_told(alone)}学分，不靠主办方登记和监考也能满 {written(need.value)}，"
            "请写上或改小 caps 里这两类的封顶"
        )
        yield error(rules.caps.location, "credit-too-easy", message)
    elif sum(most.values()) < need.value:
        message = f"照各项的封顶，一年最多记{_told(sum(most.values()))}学分，到不了这里的要求，请放宽封顶"
        yield error(need.location, "credit-out-of-reach", message)


def _most(rules: Credits, evidence: str) -> float:
    """The most a year that acts with this evidence can count for."""
    each = sum(_most_of(act) for act in rules.acts.values() if act.evidence == evidence)
    cap = rules.caps.most.get(evidence) if rules.caps else None
    return min(each, cap.value) if cap else each


def _most_of(act: Act) -> float:
    if act.cap:
        return act.cap.value
    return act.credits.value if act.once == "year" and act.credits else inf


def _told(cc: float) -> str:
    return "任意多" if cc == inf else f" {written(int(cc))} "
