"""What is shown of many findings. People are told of a damaged file in a few lines, programs get everything; a long
quotation is cut for both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from generator.diagnostics import Diagnostic, in_order

MOST_AT_A_PLACE = 10
MOST_IN_A_FILE = 200
MORE = "more-findings"
_QUOTED = re.compile("“([^“”]{40})[^“”]+”")
_LONGEST, _KEPT = 400, 180
"""Characters of a message; of a longer one, those kept at its beginning and at its end, where the remedy is."""


def complete(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """All of them, in order of place, every message short enough to be read."""
    return list(map(_readable, in_order(findings)))


def bounded(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Of the same at most so many a place and a file, errors before warnings, with one more that counts those left out."""
    shown: list[Diagnostic] = []
    for _, found in groupby(in_order(findings), lambda item: item.location.file):
        shown += _of_one_file(list(found))
    return list(map(_readable, shown))


def _of_one_file(found: list[Diagnostic]) -> list[Diagnostic]:
    kept = [
        item for _, here in groupby(found, lambda item: item.location) for item in _most_severe(here, MOST_AT_A_PLACE)
    ]
    kept = in_order(_most_severe(kept, MOST_IN_A_FILE))
    return kept + list(_rest(set(found) - set(kept)))


def _most_severe(found: Iterable[Diagnostic], most: int) -> list[Diagnostic]:
    return sorted(found, key=lambda item: item.severity)[:most]


def _rest(left: set[Diagnostic]) -> Iterator[Diagnostic]:
    """One finding, as severe as the worst of those it stands for, at the first of them."""
    if left:
        errors = sum(item.severity == "error" for item in left)
        message = f"这个文件还有 {errors} 处错误、{len(left) - errors} 处提醒没有列出，请先改好列出的，再检查一次"
        yield Diagnostic(min(left).location, "error" if errors else "warning", MORE, message)


def _readable(item: Diagnostic) -> Diagnostic:
    sheet = f"工作表“{item.location.sheet}”：" if item.location.sheet else ""
    cut = sheet + _QUOTED.sub("“\\1……”", item.message)
    short = cut if len(cut) <= _LONGEST else f"{cut[:_KEPT]}……{cut[-_KEPT:]}"
    return item if short == item.message else replace(item, message=short)
