"""Marked values → lines in the canonical form: block style, keys in the order of their record, nothing said twice."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import zip_longest

from generator.diagnostics import Findings, Location, Text
from generator.source.canonical import means_itself, quoted, text_lines
from generator.source.comments import Comments, Place, comments_of
from generator.source.fields import Chooses, ListOf, MapOf, Raw, Record
from generator.source.nodes import LONGEST_ABSENT, Map, Node, Seq, is_absent
from generator.source.scalars import Day, Kind, Months, OneOf, Truth, Whole, Words

_PLAIN = frozenset((Day, Months, OneOf, Truth, Whole))
"""Kinds whose values mean what they look like."""
_SIGN = re.compile(r"[-?:](?:\s|$)")
"""What is a text only inside of brackets."""
_WORD = re.compile(r"[\w.%-]*\w")
"""What means itself without quotes where a word, a number or a day is wanted."""


def formatted(text: str, root: Node, kind: Kind, start: int = 0) -> str:
    """`text`, which was read as `root`, in the canonical form of a file of this `kind`.

    The `start` first lines are empty ones in place of what stands before it in its file; they are kept. What is no
    mapping or list, or says nothing at all, has no form and stays as it is.
    """
    writer = _Writer(comments_of(text, root))
    writer.block(root, kind, "", "")
    return "\n" * start + writer.text() if writer.lines else text


def report_form(text: str, root: Node, kind: Kind, file: str, findings: Findings, start: int = 0) -> None:
    """Reports the first line of `text`, which was read as `root`, that is not in the canonical form.

    A file in which an error was found so far has none: what the reader dropped would be lost in it. `start` is as in
    `formatted`.
    """
    if any(item.severity == "error" and item.location.file == file for item in findings.items):
        return
    form = formatted(text, root, kind, start)
    if form != text:
        message = "从这一行起不是统一的写法，请运行 suixue fmt"
        findings.warning(Location(file, _first_difference(text, form)), "not-canonical", message)


def _first_difference(text: str, form: str) -> int:
    """The first line in which they differ, or the last there is."""
    lines = text.split("\n")
    different = next(at for at, (old, new) in enumerate(zip_longest(lines, form.split("\n")), 1) if old != new)
    return min(different, len(text.splitlines()))


class _Writer:
    """Writes to the end of `lines`; comments are kept apart, by the line they are to stand above or beside."""

    def __init__(self, comments: Comments) -> None:
        self.lines: list[str] = []
        self.comments = comments
        self.noted = bool(comments.above or comments.beside)
        self.above: dict[int, list[str]] = {}
        self.beside: dict[int, list[str]] = {}

    def text(self) -> str:
        """What was written, among its comments."""
        lines = self.lines
        if self.above or self.beside:
            lines = ["  ".join([line, *self.beside.get(at, ())]) for at, line in enumerate(lines)]
            lines = [line for at, own in enumerate([*lines, ""]) for line in (*self.above.get(at, ()), own)][:-1]
        return "\n".join([*self.comments.head, *lines, ""])

    def block(self, node: Node, kind: Kind | None, space: str, lead: str) -> None:
        """A mapping or a list, indented by `space`; the first line begins with `lead`, which may hold the dashes of lists."""
        at = len(self.lines)
        if kind.__class__ is Raw:
            kind = kind.kind
        if node.__class__ is Map:
            if isinstance(kind, Chooses):
                self._map(node, kind.of(node), space, lead, kind.knows(node))
            else:
                self._map(node, kind, space, lead)
        elif node.__class__ is Seq:
            self._list(node, kind.kind if isinstance(kind, ListOf) else None, space, lead)
        if self.comments.after:
            self._say(self.comments.after.get(id(node)), space if len(self.lines) > at else _indent(lead))

    def _map(self, node: Map, kind: Kind | None, space: str, lead: str, sure: bool = True) -> None:
        """The pairs in the order of their record; in their own where it is not `sure` that it is this one.

        Most values are texts that mean themselves. They are written at once, and say something.
        """
        kinds = kind.kinds if kind.__class__ is Record else {}
        other = kind.kind if kind.__class__ is MapOf else None
        known = list(filter(node.__contains__, kinds)) if sure else list(node)
        positions = {key: position for position, key in enumerate(node)} if self.noted else None
        for key in known if len(known) == len(node) else [*known, *(key for key in node if key not in kinds)]:
            value, own = node[key], kinds.get(key)
            plain = own.__class__ is Words and value.__class__ is Text and means_itself(value)
            place = (id(node), positions[key]) if positions else None
            if own and not plain and _says_nothing(value) and not (place and self._has_comments(place)):
                continue
            if place:
                self._note(place, lead)
            if plain:
                self.lines.append(f"{lead}{key}: " + value)
            elif value.__class__ is Text:
                self._scalar(f"{lead}{key if own else _key(key)}:", value, own or other, space)
            else:
                self._branch(f"{lead}{key if own else _key(key)}:", value, own or other, space)
            lead = space

    def _list(self, node: Seq, kind: Kind | None, space: str, lead: str) -> None:
        inner = f"{space}  "
        for position, item in enumerate(node):
            if self.noted:
                self._note((id(node), position), lead)
            if item.__class__ is Text:
                self._scalar(f"{lead}-", item, kind, space)
            else:
                at = len(self.lines)
                self.block(item, kind, inner, f"{lead}- ")
                if len(self.lines) == at:
                    self.lines.append(f"{lead}- {_empty(item)}")
            lead = space

    def _branch(self, head: str, value: Node, kind: Kind | None, space: str) -> None:
        """A mapping or a list below its key."""
        inner = f"{space}  " if value.__class__ is Map else space
        self.lines.append(head)
        at = len(self.lines)
        self.block(value, kind, inner, inner)
        if len(self.lines) == at:
            self.lines[-1] = f"{head} {_empty(value)}"
            comments = [comment.lstrip() for comment in self.above.pop(at, ())]
            self._say(comments, _indent(head), at - 1)

    def _scalar(self, head: str, value: Text, kind: Kind | None, space: str) -> None:
        """A value of an unknown kind stays as plain as it was written."""
        if means_itself(value) if kind.__class__ is Words else _stays_plain(value, kind):
            self.lines.append(f"{head} " + value)
        elif not value.style and is_absent(value):
            self.lines.append(head)
        else:
            self.lines += text_lines(head, value, space)

    def _has_comments(self, place: Place) -> bool:
        return place in self.comments.above or place in self.comments.beside

    def _note(self, place: Place, lead: str) -> None:
        """The comments about the entry that the next line begins."""
        self._say(self.comments.above.get(place), _indent(lead))
        if place in self.comments.beside:
            self.beside.setdefault(len(self.lines), []).extend(self.comments.beside[place])

    def _say(self, comments: list[str] | None, space: str, at: int | None = None) -> None:
        """Comments above the line `at`, or above the next one."""
        if comments:
            above = self.above.setdefault(len(self.lines) if at is None else at, [])
            above += [f"{space}{comment}" for comment in comments]


def _indent(lead: str) -> str:
    return lead[: len(lead) - len(lead.lstrip())]


def _stays_plain(value: Text, kind: Kind | None) -> bool:
    plain = value and "\n" not in value and not value.style and not _SIGN.match(value)
    return bool((plain and kind is None) or (kind.__class__ in _PLAIN and (plain or _WORD.fullmatch(value))))


def _says_nothing(value: Node) -> bool:
    if value.__class__ is not Text or (len(value) > LONGEST_ABSENT and value[0] != "\n"):
        return False
    return is_absent(value) or not value.strip("\n")


def _empty(node: Node) -> str:
    return "{}" if isinstance(node, Map) else "[]"


@lru_cache(maxsize=2**10)
def _key(key: str) -> str:
    return key if key.isascii() and key.isalnum() else quoted(key)
