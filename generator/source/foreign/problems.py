"""What is wrong in a file of others, and where, as values; and the one exception that ends its reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple


class Place(NamedTuple):
    """Where something stands in a source: `part` a sheet or a file in an archive, `line` its line or row from 1 (a
    paragraph, where `unit` says so), `column` a column's letters. What a format does not know is left out.
    """

    part: str = ""
    line: int = 0
    column: str = ""
    unit: str = "行"

    def __str__(self) -> str:
        """“Sheet1” 第 12 行 B 列."""
        return self.at(str(self.line) if self.line else "")

    def at(self, lines: str) -> str:
        """The same with other lines, several perhaps: “Sheet1” 第 2–5、12 行 B 列."""
        words = (
            f"“{self.part}”" if self.part else "",
            f"第 {lines} {self.unit}" if lines else "",
            f"{self.column} 列" if self.column else "",
        )
        return " ".join(filter(None, words)) or "整个文件"


@dataclass(frozen=True, order=True)
class Problem:
    """Something wrong in a source. An error keeps the whole file from being imported; a warning says what was mended or
    left out. `message` is Chinese; that of an error ends with the remedy.
    """

    place: Place
    severity: Literal["error", "warning"]
    message: str


def fault(place: Place, message: str) -> Problem:
    """What keeps a file from being imported."""
    return Problem(place, "error", message)


def mended(place: Place, message: str) -> Problem:
    """What was mended, left out or guessed, to be looked at."""
    return Problem(place, "warning", message)


class Unreadable(Exception):
    """A file of which nothing can be read; caught by whoever reads it, never seen outside."""

    def __init__(self, message: str, place: Place | None = None) -> None:
        super().__init__(message)
        self.problem = fault(place or Place(), message)


class TooLong(Unreadable):
    """A file of which nothing is wrong but that it holds more than one file may."""
