"""credit-version-twice, credit-dates-reversed, credit-dates-overlap, credit-dates-gap, credit-rules-ahead, credit-rules-ended: 各版学分规则的日期首尾相接，不重叠，不断开。

每一天的学习只能照一版规则记学分。两版重叠，同一天就有两种算法；中间断开，那几天学了也不记。改规则是给旧版写上止日（until），第二天起用新版，
已经记下的学分就不会变。第一版还没有到起日，或者最后一版过了止日还没有接上新的，只是提醒。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from generator.diagnostics import Diagnostic, error, warning
from generator.model.credits import Credits
from generator.model.site import Site

_DAY = timedelta(days=1)


def check(site: Site) -> Iterator[Diagnostic]:
    versions = site.settings.credits
    yield from _twice(versions)
    turned = [rules for rules in versions if rules.since and rules.until and rules.until < rules.since]
    for rules in turned:
        yield error(rules.version.location, "credit-dates-reversed", f"“{rules.version}”的起日晚于止日，请对调或改正")
    if turned or not all(rules.since for rules in versions):
        return
    ordered = sorted(versions, key=lambda rules: rules.since or site.today)
    for rules, following in pairwise(ordered):
        yield from _between(rules, following)
    first, last = (ordered[0], ordered[-1]) if ordered else (None, None)
    if first and first.since and first.since > site.today:
        message = f"到 {first.since} 才有规则，那以前的学习不记学分，请核对起日，或者添一版现在用的规则"
        yield warning(first.version.location, "credit-rules-ahead", message)
    if last and last.until and last.until < site.today:
        message = f"这一版到 {last.until} 为止，从那以后的学习不记学分，请添一版新的规则"
        yield warning(last.version.location, "credit-rules-ended", message)


def _twice(versions: Sequence[Credits]) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for rules in versions:
        if rules.version in seen:
            message = f"“{rules.version}”已经是另一版规则的名字，学习记录靠它认规则，请换一个"
            yield error(rules.version.location, "credit-version-twice", message)
        seen.add(rules.version)


def _between(rules: Credits, following: Credits) -> Iterator[Diagnostic]:
    if not following.since:
        return
    before = following.since - _DAY
    at = following.version.location
    if rules.since == following.since:
        message = f"和“{rules.version}”同一天开始，请改成它止日的第二天"
        yield error(at, "credit-dates-overlap", message)
    elif rules.until is None or rules.until >= following.since:
        message = f"从 {following.since} 起和“{rules.version}”重叠了，请把“{rules.version}”的 until 写成 {before}"
        yield error(at, "credit-dates-overlap", message)
    elif rules.until < before:
        message = f"“{rules.version}”到 {rules.until} 为止，这一版 {following.since} 才开始，请让两版首尾相接"
        yield error(at, "credit-dates-gap", message)
