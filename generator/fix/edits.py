"""Changes to authored text at marked places: what is not named in an edit keeps every byte."""

from __future__ import annotations

import os
import re
import tempfile
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from yaml.events import ScalarEvent

from generator.diagnostics import Findings, Location, Placed, Text
from generator.fix.meaning import meaning
from generator.source.nodes import Map, Node, Seq
from generator.source.text import MAX_BYTES, visible
from generator.source.yaml import parse_yaml

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, order=True)
class Edit:
    """Puts `text` in place of the characters from `start` to `end`; `why` says to the author what was done.

    `value` is what is then to be read for `node`; for a mapping, the pairs it is to have besides.
    """

    start: int
    end: int
    text: str
    why: str
    node: Node | None = field(default=None, compare=False)
    value: Any = field(default=None, compare=False)


@dataclass(frozen=True)
class Source:
    """An authored file as it was: its characters, and `text`, the same with LF line ends."""

    path: Path
    raw: str
    bom: bool

    @cached_property
    def text(self) -> str:
        return self.raw.replace("\r\n", "\n").replace("\r", "\n")

    @cached_property
    def root(self) -> Node | None:
        """Its marked values; None if it cannot be read."""
        return self._read[0]

    @cached_property
    def _read(self) -> tuple[Node | None, int]:
        return _read(self.text)

    @property
    def newline(self) -> str:
        """How its lines end, two characters if any does."""
        return "\r\n" if self._longer else "\n"

    @cached_property
    def _longer(self) -> list[int]:
        """Where in `text` there is one character for two of `raw`."""
        return [match.start() - before for before, match in enumerate(re.finditer("\r\n", self.raw))]

    @cached_property
    def _lines(self) -> list[int]:
        """Where the lines of `text` begin, and where one after the last would."""
        return [0, *(match.end() for match in re.finditer("\n", self.text)), len(self.text) + 1]

    @cached_property
    def _ends(self) -> dict[int, int]:
        """Where each scalar begins and ends, its quotes included; a block begins with its sign."""
        events = yaml.parse(visible(self.text), Loader=yaml.CSafeLoader)
        return dict(_extent(event) for event in events if isinstance(event, ScalarEvent))

    @cached_property
    def _mappings(self) -> dict[tuple[int, int], Map]:
        return {(node.line, node.column): node for node in _mappings(self.root)}

    def mapping_at(self, at: Location) -> Map | None:
        """The mapping that begins there; no two do."""
        return self._mappings.get((at.line, at.column))

    def offset(self, at: Placed) -> int:
        """Where the first character of `at` is in `text`."""
        return self._lines[at.line - 1] + at.column - 1

    def line_end(self, line: int) -> int:
        """Where in `text` the line with this number ends."""
        return self._lines[line] - 1

    def extent(self, value: Text) -> tuple[int, int] | None:
        """Where a value stands in `text`, its quotes included; None for a literal block."""
        start = self.offset(value)
        return (start, self._ends[start]) if value.style != "|" and start in self._ends else None

    def bears(self, edits: list[Edit]) -> bool:
        """Whether after `edits` all is read as before but for what they intend, and no new fault is found."""
        (root, faults), (after, more) = self._read, _read(_joined(self.text, sorted(edits)))
        intended = {id(edit.node): edit.value for edit in edits}
        if root is None or after is None or more > faults:
            return False
        return bool(meaning(after) == meaning(root, intended))

    def write(self, edits: Iterable[Edit]) -> None:
        """Writes the file with `edits`, which do not overlap, whole or not at all."""
        placed = (
            Edit(self._place(edit.start), self._place(edit.end), edit.text.replace("\n", self.newline), "")
            for edit in sorted(edits)
        )
        write_whole(self.path, (_BOM if self.bom else b"") + _joined(self.raw, placed).encode())

    def _place(self, offset: int) -> int:
        """Where in `raw` the character at `offset` of `text` is."""
        return offset + bisect_left(self._longer, offset)


def _extent(event: Any) -> tuple[int, int]:
    return event.start_mark.index, event.end_mark.index


def _mappings(node: Node | None) -> Iterator[Map]:
    if isinstance(node, Map):
        yield node
    if isinstance(node, Map | Seq):
        for inner in node.values() if isinstance(node, Map) else node:
            yield from _mappings(inner)


def _read(text: str) -> tuple[Node | None, int]:
    """The marked values of `text`, and the number of errors found in its YAML."""
    faults = Findings()
    return parse_yaml(visible(text), "", faults), faults.errors


def _joined(text: str, edits: Iterable[Edit]) -> str:
    """`text` after `edits`, which are in their order."""
    parts, done = [], 0
    for edit in edits:
        parts += [text[done : edit.start], edit.text]
        done = edit.end
    return "".join([*parts, text[done:]])


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
