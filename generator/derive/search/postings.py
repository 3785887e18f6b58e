"""Which entries hold a term, and how often, cut by term into files of which a phone fetches those of its query.

A term's weight in an entry is not written: with the length of fields left out of account (lunr's b = 0) it follows from
how often the term stands there and in how many entries, so that the phone makes of a few files the very index that lunr
makes of everything. theme/runner/search/postings.js reads what is written here.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, repeat
from operator import sub

FINAL, MORE = 60, 30
"""How many signs end a number, and how many say that it goes on."""
MANY = 8
"""So often, or more, stands a term whose count is written apart."""
_SIGNS = "".join(chr(code) for code in range(0x23, 0x7F) if chr(code) != "\\")
_APART = "!"
OWN = 1500
"""A term whose postings take so many bytes has a file of its own."""
EACH = 1200
"""About so many bytes has a file of other terms."""
MOST = 6000
"""So many files of them a web host bears."""


class _Written(dict[int, str]):
    """Numbers as they are written: the last sign is one of FINAL, those before it of MORE."""

    def __missing__(self, number: int) -> str:
        above, last = divmod(number, FINAL)
        written = _SIGNS[last]
        while above:
            above, sign = divmod(above - 1, MORE)
            written = _SIGNS[FINAL + sign] + written
        return self.setdefault(number, written)


_WRITTEN = _Written()
_run: Callable[[Iterable[object]], object] = partial(deque, maxlen=0)


@dataclass
class Postings:
    """What one field of all entries holds: term → for each entry that has it, eight times its place and how often but one."""

    held: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    often: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """Term → how often it stands in each of the entries that have it MANY times or more, but MANY."""

    def add(self, place: int, terms: Iterable[str]) -> None:
        """What the entry at `place` holds; places ascend."""
        count, eighth = Counter(terms), MANY * place
        for term in [term for term, times in count.items() if times > 1]:
            times = count.pop(term)
            self.held[term].append(eighth + min(times, MANY) - 1)
            if times >= MANY:
                self.often[term].append(times - MANY)
        _run(map(list.append, map(self.held.__getitem__, count), repeat(eighth)))

    def text(self, term: str) -> str:
        """Its postings; it must have some."""
        held = self.held[term]
        steps = "".join(map(_WRITTEN.__getitem__, map(sub, held, chain((0,), held))))
        if term not in self.often:
            return steps
        return steps + _APART + "".join([_WRITTEN[times] for times in self.often[term]])


@dataclass(frozen=True)
class Terms:
    """The files of terms: those of many terms each, which a term's hash tells, and those of one."""

    shared: list[bytes]
    own: list[tuple[str, bytes]]


def term_files(fields: Sequence[Postings]) -> Terms:
    rows: dict[str, str] = {}
    own: list[tuple[str, bytes]] = []
    for term in sorted({term for postings in fields for term in postings.held}):
        row = _row(term, [postings.text(term) if term in postings.held else "" for postings in fields])
        if len(row) > OWN:
            own.append((term, f"{{{row}}}".encode()))
        else:
            rows[term] = row
    own.sort(key=lambda one: -len(one[1]))
    return Terms(hashed(rows, EACH), own)


def hashed(rows: Mapping[str, str], each: int) -> list[bytes]:
    """Rows of JSON by their key, in files of about `each` bytes; `file_of` tells which."""
    count = min(MOST, max(1, round(sum(map(len, rows.values())) / each)))
    files: list[list[str]] = [[] for _ in range(count)]
    for key, row in rows.items():
        files[file_of(key, count)].append(row)
    return [f"{{{','.join(held)}}}".encode() for held in files]


def _row(term: str, parts: list[str]) -> str:
    """JSON; neither terms nor signs need an escape."""
    while not parts[-1]:
        parts.pop()
    return f'"{term}":["' + '","'.join(parts) + '"]'


def file_of(term: str, count: int) -> int:
    """Which of `count` files holds a term: FNV-1a of its characters."""
    digest = 0x811C9DC5
    for character in term:
        digest = (digest ^ ord(character)) * 0x01000193 & 0xFFFFFFFF
    return digest % count
