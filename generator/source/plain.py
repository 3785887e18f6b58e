"""YAML as `suixue fmt` writes it, which most files are, read line by line at a third of a whole parser's cost.

What is not in that form, or not surely so, is left to the whole parser, which alone tells faults.
"""

from __future__ import annotations

import re
from sys import intern

from generator.diagnostics import Text, text_at
from generator.source.nodes import Map, Node, Seq

_KEY = r"([a-z][a-z0-9_]{0,40}):(?: |$)"
_KEY_HERE = re.compile(_KEY)
_SIGNS = frozenset(" '-?:,[]{}#&*!|>\"%@`\u00a0\u202f\u205f\u3000") | frozenset(map(chr, range(0x2000, 0x200B)))
"""What a text without quotes does not begin with here."""
_QUOTED = re.compile(r"'((?:[^']|'')*)'")
_WIDE = re.compile(r"[a-z_]+：")
"""A key before a colon of the wrong width, which the whole parser knows from a text."""
_DEEPEST = 10


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


class _Keys(dict[str, str | None]):
    """The key in what stands before a value, for the keys at one column; None if there is none.

    The same few keys come thousands of times, and to look one up costs a fraction of matching it.
    """

    def __init__(self, column: int) -> None:
        self._form = re.compile(f" {{{column}}}{_KEY}")

    def __missing__(self, before: str) -> str | None:
        found = self._form.fullmatch(before)
        self[before] = key = intern(found[1]) if found else None
        return key


class _Reader:
    """`at` is the line to be read next, counted from 0."""

    def __init__(self, lines: list[str], file: str) -> None:
        self.lines, self.file, self.at = [*lines, ""], file, 0
        self.keys: dict[int, _Keys] = {}

    def read(self) -> Node:
        end = len(self.lines) - 1
        while self.at < end and (not self.lines[self.at] or self.lines[self.at][0] == "#"):
            self.at += 1
        found = self._below(0, 0, 0)
        while self.at < end and self.lines[self.at].startswith("#"):
            self.at += 1
        if self.at != end:
            raise _Other
        return found

    def _below(self, least: int, list_least: int, depth: int) -> Map | Seq:
        """The container that begins in the next line, indented by `least` or `list_least` at least."""
        line = self.lines[self.at]
        column = len(line) - len(line.lstrip(" "))
        if line.startswith("- ", column) and column >= list_least:
            return self._list(column, depth)
        if column < least:
            raise _Other
        return self._map(column, line, depth)

    def _map(self, column: int, line: str, depth: int) -> Map:
        """The mapping whose keys stand at `column`; `line` is its first, the next one without the dashes before the key."""
        if depth > _DEEPEST:
            raise _Other
        found, marks = Map(), []
        found.file, found.line, found.column = self.file, self.at + 1, column + 1
        keys = self.keys.get(column)
        if keys is None:
            keys = self.keys[column] = _Keys(column)
        while True:
            before, colon, value = line.partition(": ")
            key = keys[before + colon]
            if key is None:
                break
            self.at += 1
            marks.append((self.at, column + 1))
            if colon:
                found[key] = self._text(value, len(before) + 2, column)
            else:
                found[key] = self._below(column + 1, column, depth + 1)
            line = self.lines[self.at]
        if not marks or len(marks) > len(found):
            raise _Other  # no key, or one twice
        found.marks = marks
        return found

    def _list(self, column: int, depth: int) -> Seq:
        """The list whose first dash stands at `column` of the next line."""
        if depth > _DEEPEST:
            raise _Other
        found, dash, inner = Seq(), f"{' ' * column}- ", column + 2
        found.file, found.line, found.column = self.file, self.at + 1, column + 1
        line = self.lines[self.at]
        while True:
            if ":" in line and _KEY_HERE.match(line, inner):
                found.append(self._map(inner, " " * inner + line[inner:], depth + 1))
            elif line.startswith("- ", inner):
                found.append(self._list(inner, depth + 1))
            elif _WIDE.match(line, inner):
                raise _Other
            else:
                self.at += 1
                found.append(self._text(line[inner:], inner, column))
            line = self.lines[self.at]
            if not line.startswith(dash):
                return found

    def _text(self, value: str, start: int, column: int) -> Text:
        """The text `value`, which ends the line before the next one and begins at `start`, of what stands at `column`."""
        if not value:
            raise _Other
        if value[0] in _SIGNS:
            return self._literal(value, column) if value[0] == "|" else self._quoted(value, start)
        if value[-1] in " :" or ": " in value or " #" in value:
            raise _Other
        text = Text(value)
        text.file, text.line = self.file, self.at
        text.column, text.style = start + 1, ""
        return text

    def _quoted(self, value: str, start: int) -> Text:
        quoted = _QUOTED.fullmatch(value)
        if quoted is None:
            raise _Other
        return text_at(quoted[1].replace("''", "'"), self.file, self.at, start + 1, "'")

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
        return text_at("\n".join(kept).rstrip("\n"), self.file, first + 1, indent + 1, "|")
