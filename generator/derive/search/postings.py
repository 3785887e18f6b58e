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
from statistics import fmean
from zlib import compress, crc32

FINAL, MORE = 75, 15
"""How many signs end a number, and how many say that it goes on."""
_SIGNS = "".join(chr(code) for code in range(0x23, 0x7F) if chr(code) != "\\")
_OFTEN = "!"
MANY = 8
"""So often and once more, or oftener, stands a term whose count is written apart."""
OWN = 1500
"""A term whose postings take so many bytes has a file of its own."""
SPREAD = 2
"""So many places there are for every term, to tell those by; one that falls on the place of such a term shares its file."""
EACH = 1500
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


def written(numbers: Iterable[int]) -> str:
    return "".join(map(_WRITTEN.__getitem__, numbers))


def steps(ascending: Sequence[int]) -> Iterable[int]:
    """From each number to the next, the first from 0."""
    return map(sub, ascending, chain((0,), ascending))


@dataclass
class Postings:
    """What one field of all entries holds: term → the places of the entries that have it."""

    held: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    often: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """Term → of those that have it more than once, in turn: which of `held` it is, and how often but two."""

    def add(self, place: int, terms: Iterable[str]) -> None:
        """What the entry at `place` holds; places ascend."""
        count = Counter(terms)
        _run(map(list.append, map(self.held.__getitem__, count), repeat(place)))
        for term in [term for term, times in count.items() if times > 1]:
            self.often[term] += (len(self.held[term]) - 1, count[term] - 2)

    def text(self, term: str) -> str:
        """Its postings, if it has any."""
        held = self.held.get(term)
        if held is None:
            return ""
        if term not in self.often:
            return written(steps(held)) if len(held) > 1 else _WRITTEN[held[0]]
        which, times = self.often[term][::2], self.often[term][1::2]
        few = [MANY * step + min(count, MANY - 1) for step, count in zip(steps(which), times, strict=True)]
        many = [count - MANY + 1 for count in times if count >= MANY - 1]
        return _OFTEN.join(map(written, (steps(held), few, many) if many else (steps(held), few)))


@dataclass(frozen=True)
class Terms:
    """The files of terms: `shared` ones, which a term's hash tells, and those of the terms that stand in very many entries,
    by the place that such a term's hash tells among `places`.
    """

    shared: list[bytes]
    own: dict[int, bytes]
    places: int

    def head(self) -> dict[str, object]:
        """What a phone must know of them: how many, of the terms with files of their own where these are, and what any weigh."""
        weights = map(_weight, self.own.values())
        shared = round(fmean(map(_weight, self.shared)))
        return {"terms": len(self.shared), "own": [self.places, written(steps([*self.own])), written(weights), shared]}


def _weight(content: bytes) -> int:
    """Hundreds of bytes on the way to a phone."""
    return max(1, round(len(compress(content)) / 100))


def term_files(fields: Sequence[Postings]) -> Terms:
    rows = {term: _row(fields, term) for term in dict.fromkeys(chain.from_iterable(one.held for one in fields))}
    large = [term for term, row in rows.items() if len(row) > OWN]
    places = SPREAD * len(rows)
    own: dict[int, dict[str, str]] = {place: {} for place in sorted(file_of(term, places) for term in large)}
    shared: dict[str, str] = {}
    for term, row in rows.items():
        own.get(file_of(term, places), shared)[term] = row
    return Terms(hashed(shared, EACH), {place: _file(held) for place, held in own.items()}, places)


def _row(fields: Sequence[Postings], term: str) -> str:
    """Its postings in every field, one after another with a space between; what is empty at the end is left out."""
    return " ".join([postings.text(term) for postings in fields]).rstrip(" ")


def hashed(rows: Mapping[str, str], each: int) -> list[bytes]:
    """Rows by their key, in files of about `each` characters; `file_of` tells which."""
    size = sum(map(len, rows)) + sum(map(len, rows.values())) + len('"":"",') * len(rows)
    count = min(MOST, max(1, round(size / each)))
    files: list[dict[str, str]] = [{} for _ in range(count)]
    for key, row in rows.items():
        files[file_of(key, count)][key] = row
    return [_file(held) for held in files]


def _file(rows: Mapping[str, str]) -> bytes:
    """JSON; neither keys nor rows need an escape."""
    return ("{" + ",".join([f'"{key}":"{row}"' for key, row in rows.items()]) + "}").encode()


def file_of(key: str, count: int) -> int:
    """Which of `count` files holds what is found by `key`: CRC-32 of its UTF-16."""
    return crc32(key.encode("utf-16-le")) % count
