"""An index in lunr's own format, written here as text because lunr.py takes a hundred times as long.

Scores are those of lunr 2.3 (BM25, k1 = 1.2, b = 0.75): a test builds the same index with lunr.py and compares.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.derive.page import dump_json

_K1, _B = 1.2, 0.75


class _Numbers(dict[str, int]):
    """Terms → their numbers, in the order of their first appearance."""

    def __missing__(self, term: str) -> int:
        return self.setdefault(term, len(self))


class _Thousandths(dict[int, str]):
    """How JSON writes so many thousandths."""

    def __missing__(self, thousandths: int) -> str:
        return self.setdefault(thousandths, f"{thousandths / 1000:g}")


@dataclass(frozen=True)
class _Held:
    """What a field of an entry holds: the numbers of its terms, ascending, and how often each stands there."""

    numbers: list[int]
    times: list[int]


def lunr_index(fields: Mapping[str, Iterable[Iterable[str]]], boosts: Mapping[str, float]) -> str:
    """A serialised lunr 2.3.9 index of entries; refs are their positions.

    `fields` are the terms of every entry by field, each entry's asked for but once; `boosts` is what each field weighs.
    Terms need no escapes in JSON.
    """
    numbers = _Numbers()
    held = {name: [_held(map(numbers.__getitem__, terms)) for terms in fields[name]] for name in boosts}
    holders = {name: _holders(entries, len(numbers)) for name, entries in held.items()}
    count = max(map(len, held.values()))
    idf = [_idf(count, sum(map(len, holding))) for holding in zip(*holders.values(), strict=True)]
    vectors = ",".join([v for name, entries in held.items() for v in _vectors(name, boosts[name], entries, idf)])
    postings = ",".join([_posting(term, numbers[term], holders) for term in sorted(numbers)])
    return (
        f'{{"version":"2.3.9","fields":{dump_json(list(boosts))},"fieldVectors":[{vectors}],'
        f'"invertedIndex":[{postings}],"pipeline":[]}}'
    )


def _held(numbers: Iterable[int]) -> _Held:
    count = Counter(numbers)
    ascending = sorted(count)
    return _Held(ascending, list(map(count.__getitem__, ascending)))


def _holders(entries: Sequence[_Held], terms: int) -> list[list[str]]:
    """For each term the entries that hold it, as lunr writes them."""
    holders: list[list[str]] = [[] for _ in range(terms)]
    for position, entry in enumerate(entries):
        written = f'"{position}":{{}}'
        for number in entry.numbers:
            holders[number].append(written)
    return holders


def _vectors(name: str, boost: float, entries: Sequence[_Held], idf: Sequence[float]) -> Iterator[str]:
    """Each entry's terms with their scores, in thousandths rounded half up as lunr does."""
    lengths = [sum(entry.times) for entry in entries]
    average = sum(lengths) / max(1, len(lengths)) or 1
    written, begun = _Thousandths(), [f"{number}," for number in range(len(idf))]
    for position, (entry, length) in enumerate(zip(entries, lengths, strict=True)):
        norm = _K1 * (1 - _B + _B * length / average)
        most = max(entry.times, default=0)
        share = [1000 * boost * (_K1 + 1) * n / (norm + n) for n in range(most + 1)]
        terms = zip(entry.numbers, entry.times, strict=True)
        scores = [begun[number] + written[int(idf[number] * share[n] + 0.5)] for number, n in terms]
        yield f'["{name}/{position}",[{",".join(scores)}]]'


def _posting(term: str, number: int, holders: dict[str, list[list[str]]]) -> str:
    fields = ",".join([f'"{name}":{{{",".join(held[number])}}}' for name, held in holders.items()])
    return f'["{term}",{{"_index":{number},{fields}}}]'


def _idf(entries: int, holding: int) -> float:
    return math.log(1 + abs((entries - holding + 0.5) / (holding + 0.5)))
