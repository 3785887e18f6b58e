"""Rows of a table, whose every cell knows its line and column, and many of them as one."""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain

from generator.diagnostics import Location
from generator.source.text import place

CELL = re.compile(r'(?:"[^"]*(?:""[^"]*)*"|[^",]*)(?:,|\Z)')
_LIKE_A_FORMULA = ("=", "+", "-", "@")


class Row:
    """One record: its cells without surrounding spaces, and the text they were cut from."""

    __slots__ = ("_cells", "columns", "file", "line", "source")

    def __init__(self, file: str, line: int, source: str, cells: list[str] | None, columns: Mapping[str, int]) -> None:
        self.file, self.line, self.source, self._cells, self.columns = file, line, source, cells, columns

    def __getitem__(self, name: str) -> str:
        """The cell under the header `name`, empty if the file has no such column."""
        index = self.columns.get(name)
        return "" if index is None else self.cells[index]

    @property
    def cells(self) -> list[str]:
        """Cut from the source when they are first asked for, if they were not given: of most rows nobody asks."""
        if self._cells is None:
            self._cells = cells_of(self.source)
        return self._cells

    @property
    def location(self) -> Location:
        return Location(self.file, self.line)

    @property
    def table(self) -> Location:
        """The place of what is wrong with the table as a whole."""
        return Location(self.file)

    def at(self, name: str) -> Location:
        """Where the cell under the header `name` begins; the row's beginning if there is no such column."""
        return self.at_index(self.columns.get(name, 0))

    def at_index(self, index: int) -> Location:
        start = 0
        if '"' not in self.source:
            start = len(self.source) - len(self.source.split(",", index)[-1])
        else:
            for _ in range(index):
                start = CELL.match(self.source, start).end()  # type: ignore[union-attr]
        inside = place(self.source, start, self.file)
        return Location(self.file, self.line + inside.line - 1, inside.column)


class Lines(Sequence[Row]):
    """Rows that are one line each. Each is made when it is asked for: of most nobody asks, and each of them would take room."""

    def __init__(self, file: str, first: int, text: str, length: int, columns: Mapping[str, int]) -> None:
        self.file, self.first, self.text, self.length, self.columns = file, first, text, length, columns

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, position: int) -> Row:  # type: ignore[override]
        number = range(self.length)[position]
        source = self.text[self._starts[number] : self._starts[number + 1] - 1]
        return Row(self.file, self.first + number, source, None, self.columns)

    @cached_property
    def _starts(self) -> list[int]:
        """Where the lines begin, and where another would."""
        return [0, *accumulate(len(line) + 1 for line in self.text.split("\n"))]


class Rows(Sequence[Row]):
    """The rows of several blocks, one behind the other."""

    def __init__(self) -> None:
        self._parts: list[Sequence[Row]] = []
        self._firsts: list[int] = []
        self._length = 0

    def add(self, rows: Sequence[Row]) -> None:
        self._parts.append(rows)
        self._firsts.append(self._length)
        self._length += len(rows)

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, position: int) -> Row:  # type: ignore[override]
        part = bisect_right(self._firsts, position) - 1
        return self._parts[part][position - self._firsts[part]]

    def __iter__(self) -> Iterator[Row]:
        return chain.from_iterable(self._parts)


@dataclass(frozen=True)
class Block:
    """Some rows, what they were cut from, with a line end between two, and their cells column by column as they are
    written, spaces around them and all.
    """

    rows: Sequence[Row]
    text: str
    columns: Sequence[Sequence[str]]


def cells_of(source: str) -> list[str]:
    """The cells of a well-formed record."""
    cells = list(map(str.strip, next(csv.reader((source,))) if '"' in source else source.split(",")))
    return list(map(_bare, cells)) if "'" in source else cells


def _bare(cell: str) -> str:
    """A cell without the quote by which our exports, and spreadsheets, keep a text from being taken for a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in _LIKE_A_FORMULA else cell
