"""Rows with nothing wrong, read a column at a time: most rows of most tables.

A row that has any cell to look at twice is left to the reader of single rows, which knows what to say of it; so this
module reports nothing, and needs to know of every cell only whether it is plainly good.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import fields
from typing import Any

from generator.diagnostics import Findings
from generator.geo.coordinates import TO_GCJ02
from generator.model.place import Place
from generator.read.places_row import Readers
from generator.source.csv import Row, Table

_CHUNK = 500
"""Rows looked at as one: where one of them is not good, each is looked at."""
_NOT_PLAIN = object()
_FIELDS = [field.name for field in fields(Place)]
_IDS = re.compile(r"(?:37\d{4}-\d{4,6}\n)*", re.ASCII)
_DEGREES = re.compile(r"(?:\d{2,3}\.\d{4,9}\n)*", re.ASCII)
_ODD = "#=\t\n"
"""Signs that a cell may hold no plain text."""
_NOTES = ("area_name", "floor", "notes")


def clean_places(table: Table, readers: Readers, scratch: Findings) -> list[Place | None]:
    """The place of every row that is plainly good, None for the others. Readers report to `scratch`."""
    if len({len(row.cells) for row in table.rows}) != 1:
        return [None] * len(table.rows)
    known: dict[str, dict[Hashable, Any]] = {field: {} for field in readers}
    places: list[Place | None] = []
    for first in range(0, len(table.rows), _CHUNK):
        places += _Chunk(table, table.rows[first : first + _CHUNK]).places(readers, known, scratch)
    return places


class _Chunk:
    def __init__(self, table: Table, rows: Sequence[Row]) -> None:
        self.rows, self.size = rows, len(rows)
        self.columns = list(zip(*(row.cells for row in rows), strict=True))
        self.where = table.columns
        self.unfit: set[int] = set()
        """Positions of rows that are not plainly good."""

    def places(
        self, readers: Readers, known: dict[str, dict[Hashable, Any]], scratch: Findings
    ) -> Iterable[Place | None]:
        made: dict[str, Sequence[Any]] = {"row": self.rows}
        for field, (read, columns) in readers.items():
            made[field] = self.recalled(read, columns, known[field], scratch)
        made |= {"id": self.column("编号"), "name": self.column("名称"), "address": self.column("地址")}
        made |= {"area_name": self.column("功能区"), "floor": self.column("楼层房间"), "notes": self.column("使用说明")}
        self.look_at_texts(made)
        made["stated"] = self.points()
        if self.unfit and len(self.unfit) == self.size:
            return [None] * self.size
        made["point"] = [
            TO_GCJ02[datum](point) if datum in TO_GCJ02 else None
            for datum, point in zip(made["datum"], made["stated"], strict=True)
        ]
        places: list[Place | None] = [Place(*values) for values in zip(*(made[name] for name in _FIELDS), strict=True)]
        for position in self.unfit:
            places[position] = None
        return places

    def column(self, name: str) -> Sequence[str]:
        index = self.where.get(name)
        return ("",) * self.size if index is None else self.columns[index]

    def recalled(
        self, read: Callable[[Row], Any], columns: tuple[str, ...], known: dict[Hashable, Any], scratch: Findings
    ) -> list[Any]:
        """What `read` makes of every row; it is asked once for the same cells."""
        cells = [self.column(name) for name in columns]
        keys: Sequence[Hashable] = cells[0] if len(cells) == 1 else list(zip(*cells, strict=True)) or [()] * self.size
        for key, row in dict(zip(keys, self.rows, strict=True)).items():
            if key not in known:
                value = read(row)
                known[key] = _NOT_PLAIN if scratch.items else value
                scratch.items.clear()
        values = list(map(known.__getitem__, keys))
        if _NOT_PLAIN in values:
            self.drop(value is _NOT_PLAIN for value in values)
        return values

    def look_at_texts(self, made: dict[str, Sequence[Any]]) -> None:
        ids, counties = made["id"], made["county"]
        if not _IDS.fullmatch("\n".join((*ids, ""))):
            self.drop(not _IDS.fullmatch(f"{text}\n") for text in ids)
        if [text[:6] for text in ids] != counties:
            self.drop(text[:6] != county for text, county in zip(ids, counties, strict=True))
        for field, least, most in (("name", 2, 40), ("address", 5, 80), *((note, 0, 60) for note in _NOTES)):
            lengths = list(map(len, made[field]))
            if min(lengths) < least or max(lengths) > most:
                self.drop(not least <= length <= most for length in lengths)
        sources = [row.source for row in self.rows]
        text = "".join(sources)
        if any(sign in text for sign in _ODD):
            self.drop(any(sign in source for sign in _ODD) for source in sources)

    def points(self) -> list[tuple[float, float]]:
        longitudes, latitudes = self.degrees("经度", 73, 136), self.degrees("纬度", 3, 54)
        return list(zip(longitudes, latitudes, strict=True))

    def degrees(self, column: str, least: float, most: float) -> list[float]:
        cells = self.column(column)
        if not _DEGREES.fullmatch("\n".join((*cells, ""))):
            plain = [_DEGREES.fullmatch(f"{cell}\n") is not None for cell in cells]
            self.drop(not good for good in plain)
            cells = [cell if good else "0" for cell, good in zip(cells, plain, strict=True)]
        numbers = list(map(float, cells))
        if min(numbers) < least or max(numbers) > most:
            self.drop(not least <= number <= most for number in numbers)
        return numbers

    def drop(self, unfit: Iterable[bool]) -> None:
        self.unfit.update(position for position, is_unfit in enumerate(unfit) if is_unfit)
