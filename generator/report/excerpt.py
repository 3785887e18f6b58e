"""The authored line that a finding is about, cut to what fits on a screen."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.diagnostics import Location
from generator.report.visible import visible

_BEFORE, _AFTER = 30, 40
"""Characters shown on either side of the place."""
_CUT = "……"
_LARGEST = 5_000_000
"""Bytes of a file that is looked into; none larger is read by the checker either."""


@dataclass(frozen=True)
class Excerpt:
    """A line in three pieces: before the place, the character there, and after it."""

    before: str
    at: str
    after: str

    @property
    def columns(self) -> int:
        """Of a terminal, before the place; a Chinese character takes two."""
        return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in self.before)


Look = Callable[[Location], Excerpt | None]
"""The line of a place; None where there is nothing to see."""


def nothing(_: Location) -> None:
    """For findings whose files are not at hand."""


def excerpts_of(root: Path) -> Look:
    """Looks into the project at `root`; each file is read once."""

    @lru_cache(maxsize=16)
    def lines_of(file: str) -> list[str]:
        path = root / file
        try:
            shown = path.resolve().is_relative_to(root) and path.is_file() and path.stat().st_size <= _LARGEST
            data = path.read_bytes() if shown else b""
            text = _decoded(data, file)
        except (OSError, UnicodeError):
            return []
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def look(at: Location) -> Excerpt | None:
        lines = lines_of(at.file)
        return _cut(lines[at.line - 1], at.column - 1) if 0 < at.line <= len(lines) else None

    return look


def _decoded(data: bytes, file: str) -> str:
    """Tables of rooms may be GBK; everything else authored is UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030" if file.endswith(".csv") else "utf-8-sig")


def _cut(line: str, place: int) -> Excerpt | None:
    """None where nothing is seen around the place, which shows no more than its number does."""
    before, at, after = (
        line[max(0, place - _BEFORE) : place],
        line[place : place + 1],
        line[place + 1 : place + 1 + _AFTER],
    )
    if not f"{before}{at}{after}".strip():
        return None
    left = _CUT if place > _BEFORE else ""
    right = _CUT if len(line) > place + 1 + _AFTER else ""
    return Excerpt(left + visible(before), visible(at), visible(after) + right)
