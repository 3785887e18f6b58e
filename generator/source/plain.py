"""YAML as `suixue fmt` writes it, which most files are, read line by line at a third of a whole parser's cost.

What is not in that form, or not surely so, is left to the whole parser, which alone tells faults.
"""

from __future__ import annotations

import re
from functools import cache
from sys import intern
from typing import Any, NamedTuple

from generator.diagnostics import Text
from generator.source.nodes import Map, Node, Seq

_KEY = r"([a-z][a-z0-9_]{0,40}):(?: (?=[^ ])|$)"
_KEY_HERE = re.compile(_KEY)
_SIGNS = frozenset('-?:,[]{}#&*!|>"%@`\u00a0\u202f\u205f\u3000') | frozenset(map(chr, range(0x2000, 0x200B)))
"""What a text without quotes does not begin with here."""
_QUOTED = re.compile(r"'((?:[^']|'')*)'")
_WIDE = re.compile(r"[a-z_]+：")
"""A key before a colon of the wrong width, which the whole parser knows from a text."""
_DEEPEST = 10


class _Mark(NamedTuple):
    """Where a key begins, counted from 0."""

    line: int
    column: int


class _Other(Exception):
    """The text is not in the form of fmt."""


def read_plain(text: str, file: str) -> Node | None:
    """The marked values of `text` as the whole parser reads them, without any fault; or None."""
    if "\t" in text or not text.endswith("\n"):
        return None
    reader = _Reader(text.split("\n")[:-1], file)
    try:
        return reader.read()
    except _Other:
        return None


@cache
def _key_at(column: int) -> re.Pattern[str]:
    return re.compile(f" {{{column}}}{_KEY}")


class _Reader:
    """`at` is the line to be read next, counted from 0."""

    def __init__(self, lines: list[str], file: str) -> None:
        self.lines, self.file, self.at = [*lines, ""], file, 0

    def read(self) -> Node:
        end = len(self.lines) - 1
        while self.at < end and (not self.lines[self.at] or self.lines[self.at][0] == "#"):
            self.at += 1
        found = self._below(0, 0, 0)
        if self.at != end:
            raise _Other
        return found

    def _below(self, least: int, list_least: int, depth: int) -> Map | Seq:
        """The container that begins in the next line, indented by `least` or `list_least` at least."""
        line = self.lines[self.at]
        column = len(line) - len(line.lstrip(" "))
        if line.startswith("- ", column) and column >= list_least:
            return self._list(column, depth)
        key = _KEY_HERE.match(line, column)
        if key is None or column < least:
            raise _Other
        return self._map(column, key, depth)

    def _map(self, column: int, key: re.Match[str] | None, depth: int) -> Map:
        """The mapping whose first key was found at `column` of the next line."""
        if depth > _DEEPEST:
            raise _Other
        found, further = Map(), _key_at(column)
        found.file, found.line, found.column = self.file, self.at + 1, column + 1
        marks: list[Any] = []
        found.marks = marks
        while key is not None:
            name, start = key[1], key.end()
            if name in found:
                raise _Other
            marks.append(_Mark(self.at, column))
            line = self.lines[self.at]
            self.at += 1
            if start == len(line):
                found[intern(name)] = self._below(column + 1, column, depth + 1)
            elif line[start] == "|":
                found[intern(name)] = self._literal(line[start:], column)
            else:
                found[intern(name)] = self._scalar(line, start)
            key = further.match(self.lines[self.at])
        return found

    def _list(self, column: int, depth: int) -> Seq:
        """The list whose first dash stands at `column` of the next line."""
        if depth > _DEEPEST:
            raise _Other
        found, dash, inner = Seq(), f"{' ' * column}- ", column + 2
        found.file, found.line, found.column = self.file, self.at + 1, column + 1
        while True:
            line = self.lines[self.at]
            key = _KEY_HERE.match(line, inner)
            if key is not None:
                found.append(self._map(inner, key, depth + 1))
            elif line.startswith("- ", inner):
                found.append(self._list(inner, depth + 1))
            else:
                self.at += 1
                if _WIDE.match(line, inner):
                    raise _Other
                found.append(self._literal(line[inner:], column) if line[inner:] == "|-" else self._scalar(line, inner))
            if not self.lines[self.at].startswith(dash):
                return found

    def _scalar(self, line: str, start: int) -> Text:
        """The text that ends the line before the next one."""
        rest = line[start:]
        if rest[:1] == "'":
            quoted = _QUOTED.fullmatch(rest)
            if quoted is None:
                raise _Other
            value = Text(quoted[1].replace("''", "'"))
            value.style = "'"
        else:
            if not rest or rest[0] in _SIGNS or rest[-1] in " :" or ": " in rest or " #" in rest or rest[0] == " ":
                raise _Other
            value = Text(rest)
            value.style = ""
        value.file, value.line, value.column = self.file, self.at, start + 1
        return value

    def _literal(self, header: str, column: int) -> Text:
        """The literal block that begins in the next line, below what stands at `column`."""
        lines, first = self.lines, self.at
        indent = len(lines[first]) - len(lines[first].lstrip(" "))
        if header != "|-" or indent <= column or not lines[first].strip(" "):
            raise _Other
        pad, kept = " " * indent, []
        while self.at < len(lines) - 1 and (lines[self.at].startswith(pad) or not lines[self.at]):
            line = lines[self.at]
            if line and not line.strip(" "):
                raise _Other
            kept.append(line[indent:])
            self.at += 1
        value = Text("\n".join(kept).rstrip("\n"))
        value.file, value.line, value.column, value.style = self.file, first + 1, indent + 1, "|"
        return value
