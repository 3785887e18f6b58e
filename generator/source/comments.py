"""The comments of YAML, which its parsers throw away, and what each of them is about."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeGuard

import yaml
from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from generator.source.nodes import Map, Node, Seq

_BLOCK = ("|", ">")
"""Styles of texts that begin in the line below their sign."""
_QUOTE = re.compile("[\"']")
"""What the last line of a text in quotes has."""
Place = tuple[int, int]
"""A container by `id()`, and the position of an entry in it."""


@dataclass(frozen=True)
class _Comment:
    """Its line and where that begins, counted from 1; whether alone in its line, whether inside brackets."""

    line: int
    column: int
    text: str
    alone: bool
    inside: bool


@dataclass(frozen=True)
class _Entry:
    """A key of a mapping or an item of a list, in block style, and the entry it is inside of."""

    line: int
    column: int
    place: Place
    outer: _Entry | None


@dataclass
class Comments:
    """Comments by what they are about: above an entry, beside it, after the last entry of a container, or above all."""

    head: list[str] = field(default_factory=list)
    above: dict[Place, list[str]] = field(default_factory=dict)
    beside: dict[Place, list[str]] = field(default_factory=dict)
    after: dict[int, list[str]] = field(default_factory=dict)


def comments_of(text: str, root: Node) -> Comments:
    """The comments of `text`, which was read as `root`.

    One that stands alone is about the next entry; indented deeper than that, it ends what is open before it.
    """
    found = Comments()
    if "#" not in text:
        return found
    lines = text.split("\n")
    first, end = _content(lines)
    if _in_block(root, lines) and not any("#" in line for line in lines[first:end]):
        found.head = _written(lines[:first])
        if last := _written(lines[end:]):
            found.after[_last(root, lines)] = last
        return found
    return _among(text, root)


def _content(lines: list[str]) -> tuple[int, int]:
    """Where what is surely nothing but comments ends at the top, and begins at the bottom; no parser is needed there."""
    first, end = 0, len(lines)
    while first < end and _blank_or_comment(lines[first]):
        first += 1
    while first < end and _blank_or_comment(lines[end - 1]) and not _QUOTE.search(lines[end - 1]):
        end -= 1
    return first, end


def _blank_or_comment(line: str) -> bool:
    return not line or line[0] == "#"


def _written(lines: list[str]) -> list[str]:
    return [line.rstrip() for line in lines if line]


def _last(node: Node, lines: list[str]) -> int:
    """The innermost container open at the end whose entries are not indented; `node` is one."""
    inner = list(node.values() if isinstance(node, Map) else node)[-1]
    return _last(inner, lines) if _in_block(inner, lines) and inner.column == 1 else id(node)


def _among(text: str, root: Node) -> Comments:
    """The comments of `text`, wherever they are."""
    found, lines = Comments(), text.split("\n")
    entries = list(_entries(root, lines, None))
    starts = [entry.line for entry in entries]
    for comment in _comments(text):
        passed = bisect_right(starts, comment.line)
        if passed and (not comment.alone or comment.inside):
            where = found.above if comment.alone else found.beside
            where.setdefault(entries[passed - 1].place, []).append(comment.text)
        elif not passed:
            found.head.append(comment.text)
        elif passed < len(entries) and comment.column <= entries[passed].column:
            found.above.setdefault(entries[passed].place, []).append(comment.text)
        else:
            found.after.setdefault(_open(entries[passed - 1], comment.column), []).append(comment.text)
    return found


def remarks(text: str) -> list[str]:
    """The words of every comment, in order."""
    return [comment.text for comment in _comments(text)] if "#" in text else []


def _open(entry: _Entry, column: int) -> int:
    """The innermost container open at `entry` whose entries are not indented deeper than `column`."""
    while entry.outer is not None and entry.column > column:
        entry = entry.outer
    return entry.place[0]


def _comments(text: str) -> Iterator[_Comment]:
    """Every `#` that is in no scalar, with the rest of its line."""
    scalars, brackets = _spans(text)
    lines = text.split("\n")
    offset = 0
    for number, line in enumerate(lines, 1):
        for match in re.finditer("#", line):
            if not _inside(offset + match.start(), scalars):
                alone = not line[: match.start()].strip(" -")
                column = len(line) - len(line.lstrip()) + 1
                inside = _inside(offset + match.start(), brackets)
                yield _Comment(number, column, line[match.start() :].rstrip(), alone, inside)
                break
        offset += len(line) + 1


def outside_texts(text: str, places: Collection[int]) -> list[int]:
    """Those of `places` in a YAML text that are in none of its scalars; all of them where it cannot be read."""
    try:
        scalars = _spans(text)[0] if places else []
    except yaml.YAMLError:
        return list(places)
    return [at for at in places if not _inside(at, scalars)]


def _spans(text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Where scalars stand, and where brackets do; both in order."""
    scalars, brackets, depth, start = [], [], 0, 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        begin, end = _span(event)
        if isinstance(event, ScalarEvent):
            scalars.append((text.index("\n", begin) if event.style in _BLOCK else begin, end))
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            start = begin if event.flow_style and not depth else start
            depth += bool(event.flow_style or depth)
        elif depth and isinstance(event, MappingEndEvent | SequenceEndEvent):
            depth -= 1
            if not depth:
                brackets.append((start, end))
    return scalars, brackets


def _span(event: Any) -> tuple[int, int]:
    return event.start_mark.index, event.end_mark.index


def _inside(offset: int, spans: list[tuple[int, int]]) -> bool:
    at = bisect_right(spans, (offset, len(spans) and spans[-1][1])) - 1
    return at >= 0 and spans[at][0] <= offset < spans[at][1]


def _in_block(node: Node, lines: list[str]) -> TypeGuard[Map | Seq]:
    """Whether `node` has entries that begin lines."""
    return isinstance(node, Map | Seq) and bool(node) and lines[node.line - 1][node.column - 1] not in "[{"


def _entries(node: Node, lines: list[str], outer: _Entry | None) -> Iterator[_Entry]:
    """The entries of block containers, outer before inner, in the order of the file."""
    if not _in_block(node, lines):
        return
    if isinstance(node, Map):
        places = node.marks
        values = list(node.values())
    else:
        places = [(item.line, node.column) for item in node]
        values = list(node)
    for position, ((line, column), value) in enumerate(zip(places, values, strict=True)):
        entry = _Entry(line, column, (id(node), position), outer)
        yield entry
        yield from _entries(value, lines, entry)
