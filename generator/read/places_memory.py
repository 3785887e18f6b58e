"""Cells that many rows have alike, such as dates and types, are read once a file."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from operator import itemgetter
from typing import TypeVar

from generator.diagnostics import Findings
from generator.source.csv import Row, Table

_Made = TypeVar("_Made")


def remembering(
    table: Table, columns: tuple[str, ...], read: Callable[[Row], _Made], findings: Findings
) -> Callable[[Row], _Made]:
    """`read`, which looks at no other columns than these, asked once for the same cells unless it reported something."""
    places = [table.columns[name] for name in columns if name in table.columns]
    key_of: Callable[[list[str]], Hashable] = itemgetter(*places) if places else len
    known: dict[Hashable, _Made] = {}
    items = findings.items

    def recall(row: Row) -> _Made:
        key = key_of(row.cells)
        if key in known:
            return known[key]
        before = len(items)
        made = read(row)
        if len(items) == before:
            known[key] = made
        return made

    return recall
