"""Marked values → lines in the canonical form: block style, keys in the order of their record, nothing said twice."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import takewhile, zip_longest

from generator.diagnostics import Findings, Location, Text
from generator.source.canonical import quoted, text_lines
from generator.source.comments import Comments, Place, comments_of
from generator.source.fields import Chooses, Day, Kind, ListOf, MapOf, Months, OneOf, Raw, Record, Truth, Whole, Words
from generator.source.yaml import Map, Node, Seq, is_absent, outside_literals

_PLAIN = (Day, Months, OneOf, Truth, Whole)
"""Kinds whose values mean what they look like."""
_SIGN = re.compile(r"[-?:](?:\s|$)")
"""What is a text only inside of brackets."""
_WORD = re.compile(r"[\w.%-]*\w")
"""What means itself without quotes where a word, a number or a day is wanted."""
_LONGEST_ABSENT = 4
"""Characters of `null`, the longest word for nothing."""
_FLOW = re.compile(r"(?m)^ *(?:- +)*(?:[^\s:'\"]+: +)?(?:\[(?! *\]$)|\{(?! *\}$))")


def formatted(text: str, root: Node, kind: Kind) -> str:
    """`text`, which was read as `root`, in the canonical form of a file of this `kind`.

    What is no mapping or list, or says nothing at all, has no form and stays as it is.
    """
    comments = comments_of(text, root)
    writer = _Writer(comments, list(comments.head))
    writer.block(root, kind, "")
    return "".join(f"{line}\n" for line in writer.lines) or text


def report_form(text: str, root: Node, kind: Kind, file: str, findings: Findings, start: int = 0) -> None:
    """Reports the first line of `text`, which was read as `root`, that is not in the canonical form.

    The `start` first lines are empty ones in place of what stands before `text` in its file.
    """
    line = _flow_line(text) or _first_difference(text, "\n" * start + formatted(text, root, kind))
    if line:
        message = "从这一行起不是统一的写法，请运行 suixue fmt"
        findings.warning(Location(file, line), "not-canonical", message)


def _flow_line(text: str) -> int:
    """The first line that begins something in brackets, which few files that are not canonical lack; 0 for none."""
    if not _FLOW.search(text):
        return 0
    found = (offset for offset, line in outside_literals(text) if _FLOW.match(line))
    return next((text.count("\n", 0, offset) + 1 for offset in found), 0)


def _first_difference(text: str, form: str) -> int:
    """The first line in which they differ; 0 for none."""
    if text == form:
        return 0
    lines = text.split("\n")
    different = next(at for at, (old, new) in enumerate(zip_longest(lines, form.split("\n")), 1) if old != new)
    return min(different, len(text.splitlines()))


@dataclass
class _Writer:
    """Writes to the end of `lines`."""

    comments: Comments
    lines: list[str] = field(default_factory=list)

    @cached_property
    def noted(self) -> bool:
        """Whether there is any comment but those above all; most files have none, and are written without a look for them."""
        return bool(self.comments.above or self.comments.beside or self.comments.after)

    def block(self, node: Node, kind: Kind | None, space: str) -> None:
        """A mapping or a list; `space` is its indent."""
        if isinstance(kind, Raw):
            kind = kind.kind
        if isinstance(node, Map):
            self._map(node, kind.of(node) if isinstance(kind, Chooses) else kind, space)
        elif isinstance(node, Seq):
            self._list(node, kind.kind if isinstance(kind, ListOf) else None, space)
        if self.noted:
            self._say(self.comments.after.get(id(node)), space)

    def _say(self, comments: list[str] | None, space: str) -> None:
        for comment in comments or ():
            self.lines.append(f"{space}{comment}")

    def _map(self, node: Map, kind: Kind | None, space: str) -> None:
        fields = kind.fields if isinstance(kind, Record) else {}
        given = {key: position for position, key in enumerate(node)}
        known = [key for key in fields if key in given]
        for key in known if len(known) == len(given) else [*known, *(key for key in given if key not in fields)]:
            place, value = (id(node), given[key]), node[key]
            if key in fields and _says_nothing(value) and not self._has_comments(place):
                continue
            inner = fields[key].kind if key in fields else kind.kind if isinstance(kind, MapOf) else None
            self._above(place, space)
            self._beside(self._entry(f"{space}{_key(key)}:", value, inner, space), place)

    def _has_comments(self, place: Place) -> bool:
        return place in self.comments.above or place in self.comments.beside

    def _list(self, node: Seq, kind: Kind | None, space: str) -> None:
        for position, item in enumerate(node):
            place = id(node), position
            self._above(place, space)
            self._beside(self._item(item, kind, space), place)

    def _item(self, item: Node, kind: Kind | None, space: str) -> int:
        """What begins in the line of its dash; which line that is. Remarks go above the dash."""
        at = len(self.lines)
        if isinstance(item, Text):
            self._scalar(f"{space}-", item, kind, space)
            return at
        self.block(item, kind, f"{space}  ")
        remarks = self._remarks(at)
        self.lines[at : at + len(remarks)] = [line[2:] for line in remarks]
        at += len(remarks)
        if at == len(self.lines):
            self.lines.append(f"{space}  {_empty(item)}")
        self.lines[at] = f"{space}- {self.lines[at][len(space) + 2 :]}"
        return at

    def _entry(self, head: str, value: Node, kind: Kind | None, space: str) -> int:
        """What stands beside or below its key; which line that is. Where nothing stands below, remarks go above the key."""
        at = len(self.lines)
        if isinstance(value, Text):
            self._scalar(head, value, kind, space)
            return at
        self.lines.append(head)
        self.block(value, kind, f"{space}  " if isinstance(value, Map) else space)
        remarks = self._remarks(at + 1)
        if at + 1 + len(remarks) == len(self.lines):
            self.lines[at:] = [*(f"{space}{line.lstrip()}" for line in remarks), f"{head} {_empty(value)}"]
            at += len(remarks)
        return at

    def _remarks(self, at: int) -> list[str]:
        """The lines from `at` on that are remarks."""
        if not self.noted:
            return []
        return list(takewhile(lambda line: line.lstrip().startswith("#"), self.lines[at:]))

    def _scalar(self, head: str, value: Text, kind: Kind | None, space: str) -> None:
        """A value of an unknown kind stays as plain as it was written."""
        if kind.__class__ is not Words and _stays_plain(value, kind):
            self.lines.append(f"{head} {value}")
        elif not value.style and is_absent(value):
            self.lines.append(head)
        else:
            self.lines += text_lines(head, value, space)

    def _above(self, place: Place, space: str) -> None:
        if self.noted:
            self._say(self.comments.above.get(place), space)

    def _beside(self, first: int, place: Place) -> None:
        if self.noted and place in self.comments.beside:
            self.lines[first] = "  ".join([self.lines[first], *self.comments.beside[place]])


def _stays_plain(value: Text, kind: Kind | None) -> bool:
    plain = value and "\n" not in value and not value.style and not _SIGN.match(value)
    return bool((plain and kind is None) or (kind.__class__ in _PLAIN and (plain or _WORD.fullmatch(value))))


def _says_nothing(value: Node) -> bool:
    if value.__class__ is not Text or (len(value) > _LONGEST_ABSENT and value[0] != "\n"):
        return False
    return is_absent(value) or not value.strip("\n")


def _empty(node: Node) -> str:
    return "{}" if isinstance(node, Map) else "[]"


@lru_cache(maxsize=2**10)
def _key(key: str) -> str:
    return key if key.isascii() and key.isalnum() else quoted(key)
