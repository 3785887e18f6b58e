"""What results show, a few entries a file; each file says itself what its entries share. Of lessons, which are long, it has
the beginning: all that one says is a file of its own, fetched once the result is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from generator.derive.page import dump_json
from generator.derive.search.entries import Entry, Section

BRIEF = 90
"""So many characters of a lesson are shown before all of it has come."""


class _Numbered(dict[Any, int]):
    """Things → their numbers, in the order of their first appearance."""

    def __missing__(self, thing: Any) -> int:
        return self.setdefault(thing, len(self))


def card_files(sections: Sequence[Section]) -> Iterator[tuple[int, bytes]]:
    """The place of each file's first entry among all, and the file."""
    start = 0
    for section in sections:
        for at in range(0, len(section.entries), section.each):
            entries = section.entries[at : at + section.each]
            if section.kind == "lesson":
                entries = [replace(entry, text=entry.text[:BRIEF]) for entry in entries]
            yield start + at, card_file(entries)
        start += len(section.entries)


def text_files(sections: Sequence[Section]) -> Iterator[tuple[int, bytes]]:
    """The place of every lesson among all entries, and what it says: its text, and its video with the seconds."""
    start = 0
    for section in sections:
        for place, entry in enumerate(section.entries, start):
            if section.kind == "lesson":
                said = [[int(line.at), line.text] for line in entry.said]
                yield place, dump_json([entry.text, said]).encode()
        start += len(section.entries)


def card_file(entries: Sequence[Entry]) -> bytes:
    more, ways = _Numbered(), _Numbered()
    rows = [_row(entry, more, ways) for entry in entries]
    lessons = [[way.title, way.path, way.level] for way in ways]
    return dump_json({"docs": rows, "more": list(more), "ways": lessons}).encode()


def _row(entry: Entry, more: _Numbered, ways: _Numbered) -> list[Any]:
    way = 0 if entry.way is None else ways[entry.way] + 1
    row = [entry.title, entry.path, entry.text, [more[text] for text in entry.more], entry.sample, way]
    while not row[-1]:
        row.pop()
    return row
