"""Changes to authored text at marked places: what is not named in an edit keeps every byte."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Location

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
    """An authored file as its bytes were: text with LF line ends, and what to give back when it is written."""

    path: Path
    text: str
    newline: str
    bom: bool

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
            parts += [self.text[done : edit.start], edit.text]
            done = edit.end
        text = "".join([*parts, self.text[done:]]).replace("\n", self.newline)
        write_whole(self.path, (_BOM if self.bom else b"") + text.encode())


def load(path: Path) -> Source | None:
    """The file, or None if its bytes are not UTF-8 text (which the checker reports)."""
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    newline = "\r\n" if "\r\n" in text else "\n"
    return Source(path, text.replace("\r\n", "\n").replace("\r", "\n"), newline, data.startswith(_BOM))


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
