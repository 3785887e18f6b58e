"""Rows with nothing wrong, read a column at a time: most rows of most tables.

A row that has any cell to look at twice is left to the reader of single rows, which knows what to say of it; so this
module reports nothing, and needs to know of every cell only whether it is plainly good. What is only to be noted of a
cell leaves its row good; who reads the table asks the cell's reader once more, to have it said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import compress
from operator import not_
from typing import Any

from generator.diagnostics import Findings
from generator.geo.coordinates import TO_GCJ02, Point, same
from generator.model.place import Place
from generator.read.places_cells import PUBLIC_PHONES
from generator.read.places_row import Readers
from generator.source.row import Block, Row, Rows

_NOT_PLAIN = object()
_IDS = re.compile(r"(?:37\d{4}-\d{4,6}\n)*", re.ASCII)
_DEGREES = re.compile(r"(?:\d{2,3}\.\d{4,9}\n)*", re.ASCII)
_BETWEEN = "\0"
"""What no cell holds."""
_ODD = "#=\t"
_ODD_HERE = re.compile(f"[{_ODD}\n]")
"""Signs that a cell may hold no plain text."""
_NOTES = ("area_name", "floor", "notes")


@dataclass
class Cleaned:
    """All rows of a table, and beside each its place, or None if it is not plainly good."""

    rows: Rows = field(default_factory=Rows)
    places: list[Place | None] = field(default_factory=list)
    noted: dict[int, list[str]] = field(default_factory=dict)
    """Position of a row → the fields of its place of which there is something to note."""

    @property
    def left(self) -> list[int]:
        """Positions of the rows that somebody must look at again."""
        return sorted({*self.noted, *(position for position, place in enumerate(self.places) if place is None)})


def clean(blocks: Iterable[Block], columns: dict[str, int], readers: Readers, scratch: Findings) -> Cleaned:
    """Reads rows whose cells stand in `columns`. Readers report to `scratch`."""
    cleaned = Cleaned()
    known: dict[str, _Known] = {
        name: _Known(read, [column for column in looked_at if column in columns], scratch)
        for name, (read, looked_at) in readers.items()
    }
    for block in blocks:
        read = _Read(block, columns)
        places = read.places(known)
        for position, names in read.noted.items():
            cleaned.noted[len(cleaned.rows) + position] = names
        cleaned.rows.add(block.rows)
        cleaned.places += places
    return cleaned


class _Known(dict[Any, Any]):
    """What a reader makes of the cells of its columns, one or a tuple of them. It is asked once for the same."""

    def __init__(self, read: Callable[[Row], Any], columns: list[str], scratch: Findings) -> None:
        super().__init__()
        self.read, self.columns, self.scratch = read, columns, scratch
        self.where = {column: index for index, column in enumerate(columns)}
        self.noted: set[Any] = set()
        self.unfit = False
        """Whether there was anything that is not plainly good."""

    def __missing__(self, key: Any) -> Any:
        cells = [key] if isinstance(key, str) else key
        value, found = self.read(Row("", 1, "", list(map(str.strip, cells)), self.where)), self.scratch.items
        if found:
            if any(item.severity == "error" for item in found):
                value, self.unfit = _NOT_PLAIN, True
            else:
                self.noted.add(key)
            found.clear()
        self[key] = value
        return value


class _Read:
    """A block as places."""

    def __init__(self, block: Block, columns: dict[str, int]) -> None:
        self.rows, self.text, self.columns = block.rows, block.text, block.columns
        self.size, self.where = len(block.rows), columns
        self.unfit: set[int] = set()
        """Positions of rows that are not plainly good."""
        self.noted: dict[int, list[str]] = {}

    def places(self, known: dict[str, _Known]) -> list[Place | None]:
        made: dict[str, Sequence[Any]] = {"rows": [self.rows] * self.size, "position": range(self.size)}
        for name, values in known.items():
            made[name] = self.recalled(name, values)
        made |= {"id": self.column("编号"), "name": self.column("名称"), "address": self.column("地址")}
        made |= {"area_name": self.column("功能区"), "floor": self.column("楼层房间"), "notes": self.column("使用说明")}
        self.look_at_texts(made)
        made["stated"] = self.points()
        if len(self.unfit) == self.size:
            return [None] * self.size
        made["point"] = _converted(made["datum"], made["stated"])
        places: list[Place | None] = list(map(Place._make, zip(*(made[name] for name in Place._fields), strict=True)))
        for position in self.unfit:
            places[position] = None
            self.noted.pop(position, None)
        return places

    def column(self, name: str) -> Sequence[str]:
        """The cells of a column, all of them empty if there is none."""
        index = self.where.get(name)
        return ("",) * self.size if index is None else list(map(str.strip, _anew(self.columns[index])))

    def recalled(self, name: str, known: _Known) -> list[Any]:
        """What the reader of a field makes of every row."""
        if name == "phone" and self.has_public(phones := self.column("联系电话")):
            return [phone or None for phone in phones]
        cells = [self.columns[self.where[column]] for column in known.columns]
        keys: Sequence[Any] = cells[0] if len(cells) == 1 else list(zip(*cells, strict=True))
        values = list(map(known.__getitem__, keys)) if cells else [known[()]] * self.size
        if known.unfit and _NOT_PLAIN in values:
            self.drop(value is not _NOT_PLAIN for value in values)
        if known.noted and not known.noted.isdisjoint(keys):
            for position in compress(range(self.size), map(known.noted.__contains__, keys)):
                self.noted.setdefault(position, []).append(name)
        return values

    def has_public(self, phones: Sequence[str]) -> bool:
        """Whether all phones may be published as they are; they differ in nearly every row."""
        plain = PUBLIC_PHONES.fullmatch("\n".join((*phones, "")))
        return plain is not None and set(self.column("公布手机")) <= {"", "是", "否"}

    def look_at_texts(self, made: dict[str, Sequence[Any]]) -> None:
        ids, counties = made["id"], made["county"]
        if not _IDS.fullmatch("\n".join((*ids, ""))):
            self.drop(_IDS.fullmatch(f"{text}\n") for text in ids)
        if [text[:6] for text in ids] != counties:
            self.drop(text[:6] == county for text, county in zip(ids, counties, strict=True))
        for name, least, most in (("name", 2, 40), ("address", 5, 80), *((note, 0, 60) for note in _NOTES)):
            lengths = set(map(len, made[name]))
            if min(lengths) < least or max(lengths) > most:
                self.drop(least <= len(text) <= most for text in made[name])
        if any(sign in self.text for sign in _ODD) or self.text.count("\n") >= self.size:
            self.drop(not _ODD_HERE.search(row.source) for row in self.rows)

    def points(self) -> list[Point]:
        longitudes, latitudes = self.degrees("经度", 73, 136), self.degrees("纬度", 3, 54)
        return list(zip(longitudes, latitudes, strict=True))

    def degrees(self, column: str, least: float, most: float) -> list[float]:
        cells = self.columns[self.where[column]] if column in self.where else ()
        if not cells or not _DEGREES.fullmatch("\n".join((*cells, ""))):
            cells = self.column(column)
            plain = [_DEGREES.fullmatch(f"{cell}\n") is not None for cell in cells]
            self.drop(plain)
            cells = [cell if good else "0" for cell, good in zip(cells, plain, strict=True)]
        numbers = list(map(float, cells))
        if min(numbers) < least or max(numbers) > most:
            self.drop(least <= number <= most for number in numbers)
        return numbers

    def drop(self, good: Iterable[object]) -> None:
        """Leaves all rows but the good ones to the reader of single rows."""
        self.unfit.update(compress(range(self.size), map(not_, good)))


def _anew(cells: Sequence[str]) -> list[str]:
    """The same cells side by side in memory. They stay, while all others of their block go: left where they are, among
    these, they would keep what is read next from lying together.
    """
    return _BETWEEN.join(cells).split(_BETWEEN)


def _converted(datums: Sequence[str], points: Sequence[Point]) -> list[Point | None]:
    if {TO_GCJ02.get(datum) for datum in set(datums)} == {same}:
        return list(points)
    return [TO_GCJ02[datum](point) if datum in TO_GCJ02 else None for datum, point in zip(datums, points, strict=True)]
