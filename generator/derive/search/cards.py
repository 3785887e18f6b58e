"""What results show, a few entries a file; each file says itself what its entries share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from generator.derive.page import dump_json
from generator.derive.search.entries import Entry, Section


class _Numbered(dict[Any, int]):
    """Things → their numbers, in the order of their first appearance."""

    def __missing__(self, thing: Any) -> int:
        return self.setdefault(thing, len(self))


def card_files(sections: Sequence[Section]) -> Iterator[tuple[int, bytes]]:
    """The place of each file's first entry among all, and the file."""
    start = 0
    for section in sections:
        for at in range(0, len(section.entries), section.each):
            yield start + at, card_file(section.entries[at : at + section.each])
        start += len(section.entries)


def card_file(entries: Sequence[Entry]) -> bytes:
    more, ways = _Numbered(), _Numbered()
    rows = [_row(entry, more, ways) for entry in entries]
    lessons = [[way.title, way.path, way.level] for way in ways]
    return dump_json({"docs": rows, "more": list(more), "ways": lessons}).encode()


def _row(entry: Entry, more: _Numbered, ways: _Numbered) -> list[Any]:
    way = 0 if entry.way is None else ways[entry.way] + 1
    said = [[int(line.at), line.text] for line in entry.said]
    row = [entry.title, entry.path, entry.text, [more[text] for text in entry.more], entry.sample, way, said]
    while not row[-1]:
        row.pop()
    return row
