"""What YAML is read as: mappings, lists and texts that know their places."""

from __future__ import annotations

from typing import Any

from generator.diagnostics import Placed, Text, text_at

_ABSENT = {"", "~", "null", "Null", "NULL"}
LONGEST_ABSENT = 4
"""Characters of the longest of them."""


class Map(Placed, dict[str, Any]):
    """A YAML mapping. Its keys are plain strings, for speed; their places are kept apart."""

    __slots__ = ("column", "file", "line", "marks")

    marks: list[tuple[int, int]]
    """Line and column of the keys in their order."""

    def marked_keys(self) -> list[Text]:
        """The keys as authored."""
        marked = zip(self, self.marks, strict=True)
        return [text_at(key, self.file, line, column, "") for key, (line, column) in marked]

    def key(self, name: str) -> Text:
        """The key as authored."""
        return next(key for key in self.marked_keys() if key == name)


class Seq(Placed, list[Any]):
    """A YAML list that knows its place."""

    __slots__ = ("column", "file", "line")


Node = Text | Map | Seq


def is_absent(node: Any) -> bool:
    """True for a value the author left empty: nothing, `null`, `~` or an empty text."""
    return node.__class__ is Text and node in _ABSENT and (node == "" or node.style == "")
