"""What is shown of many findings: none grows without bound. A damaged file is said in a few lines, a long quotation is cut."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from generator.diagnostics import Diagnostic

MOST_AT_A_PLACE = 10
MOST_IN_A_FILE = 200
_QUOTED = re.compile("“([^“”]{40})[^“”]+”")
_LONGEST, _KEPT = 400, 180
"""Characters of a message; of a longer one, those kept at its beginning and at its end, where the remedy is."""


def bounded(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """At most so many findings a place and a file, errors before warnings, with one more that counts those left out;
    every message short enough to be read. In order of place.
    """
    shown: list[Diagnostic] = []
    for _, found in groupby(sorted(findings), lambda item: item.location.file):
        shown += _of_one_file(list(found))
    return [replace(item, message=_short(item.message)) for item in shown]


def _of_one_file(found: list[Diagnostic]) -> list[Diagnostic]:
    kept = [
        item for _, here in groupby(found, lambda item: item.location) for item in _most_severe(here, MOST_AT_A_PLACE)
    ]
    kept = sorted(_most_severe(kept, MOST_IN_A_FILE))
    return kept + list(_rest(set(found) - set(kept)))


def _most_severe(found: Iterable[Diagnostic], most: int) -> list[Diagnostic]:
    return sorted(found, key=lambda item: item.severity)[:most]


def _rest(left: set[Diagnostic]) -> Iterator[Diagnostic]:
    """One finding, as severe as the worst of those it stands for, at the first of them."""
    if left:
        errors = sum(item.severity == "error" for item in left)
        message = f"这个文件还有 {errors} 处错误、{len(left) - errors} 处提醒没有列出，请先改好列出的，再检查一次"
        yield Diagnostic(min(left).location, "error" if errors else "warning", "more-findings", message)


def _short(message: str) -> str:
    cut = _QUOTED.sub("“\\1……”", message)
    return cut if len(cut) <= _LONGEST else f"{cut[:_KEPT]}……{cut[-_KEPT:]}"
