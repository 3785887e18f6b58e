"""Changes to authored text at marked places: what is not named in an edit keeps every byte."""

from __future__ import annotations

import os
import re
import tempfile
from bisect import bisect_left
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.diagnostics import Location
from generator.source.text import MAX_BYTES

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, order=True)
class Edit:
    """Puts `text` in place of the characters from `start` to `end`; `why` says to the author what was done."""

    start: int
    end: int
    text: str
    why: str


@dataclass(frozen=True)
class Source:
    """An authored file as it was: its characters, and `text`, the same with LF line ends."""

    path: Path
    raw: str
    bom: bool

    @cached_property
    def text(self) -> str:
        return self.raw.replace("\r\n", "\n").replace("\r", "\n")

    @property
    def newline(self) -> str:
        """How its lines end, two characters if any does."""
        return "\r\n" if self._longer else "\n"

    @cached_property
    def _longer(self) -> list[int]:
        """Where in `text` there is one character for two of `raw`."""
        return [match.start() - before for before, match in enumerate(re.finditer("\r\n", self.raw))]

    def offset(self, at: Location) -> int:
        """Where the character at `at` is in `text`."""
        start = 0
        for _ in range(at.line - 1):
            start = self.text.index("\n", start) + 1
        return start + at.column - 1

    def write(self, edits: Iterable[Edit]) -> None:
        """Writes the file with `edits`, which do not overlap, whole or not at all."""
        parts, done = [], 0
        for edit in sorted(edits):
            parts += [self.raw[done : self._place(edit.start)], edit.text.replace("\n", self.newline)]
            done = self._place(edit.end)
        text = "".join([*parts, self.raw[done:]])
        write_whole(self.path, (_BOM if self.bom else b"") + text.encode())

    def _place(self, offset: int) -> int:
        """Where in `raw` the character at `offset` of `text` is."""
        return offset + bisect_left(self._longer, offset)


def load(path: Path) -> Source | None:
    """The file, or None if it is too large or its bytes are not UTF-8 text (which the checker reports)."""
    try:
        data = path.read_bytes() if path.stat().st_size <= MAX_BYTES else b"\xff"
        text = data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    return Source(path, text, data.startswith(_BOM))


def write_whole(path: Path, data: bytes) -> None:
    """Writes beside `path` and renames, so that nobody ever finds half a file there."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
