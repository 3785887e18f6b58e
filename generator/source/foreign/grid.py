"""A table as every source of tables gives it: rows of texts by column letters, each row with its number."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from generator.source.foreign.problems import Place, Problem, TooLong

MAX_ROWS = 50_000
"""Rows with a text, in one table."""
MAX_CELLS = 1_500_000
"""Cells with a text, in one file."""
_LETTERS = 26


@dataclass
class Row:
    """The cells of a row that have a text, by their column's letters; `filled` are those that only repeat a merged one."""

    number: int
    cells: dict[str, str]
    filled: frozenset[str] = frozenset()


@dataclass
class Sheet:
    """A table. `notes` are what is to be said of a cell if it is used: a date, a formula without a value."""

    name: str
    rows: list[Row]
    notes: dict[tuple[int, str], Problem] = field(default_factory=dict)
    hidden: bool = False
    unit: str = "行"
    names: dict[str, str] = field(default_factory=dict)
    """What columns are called, where not by their letters."""
    merged: tuple[tuple[int, str], ...] = ()
    """Row and column of every cell that was merged with others."""

    def place(self, row: int, column: str = "") -> Place:
        return Place(self.name, row, self.names.get(column, column), self.unit)


def refuse_more_rows(count: int, place: Place) -> None:
    """TooLong of a table longer than anybody's list of questions."""
    if count > MAX_ROWS:
        raise TooLong(f"超过 {MAX_ROWS} 行，请拆成几个文件", place)


@cache
def letters(index: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    first, last = divmod(index, _LETTERS)
    return (letters(first - 1) if first else "") + chr(ord("A") + last)


@cache
def index(column: str) -> int:
    """A → 0, AA → 26."""
    found = 0
    for letter in column:
        found = found * _LETTERS + ord(letter) - ord("A") + 1
    return found - 1
