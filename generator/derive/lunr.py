"""An index in lunr's own format, written here as text because lunr.py takes a hundred times as long.

Scores are those of lunr 2.3 (BM25, k1 = 1.2, b = 0.75): a test builds the same index with lunr.py and compares.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

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


def lunr_index(entries: Sequence[Mapping[str, Sequence[str]]], boosts: Mapping[str, float]) -> str:
    """A serialised lunr 2.3.9 index of `entries`, each the terms of its fields; refs are positions.

    `boosts` names the fields and what each weighs. Terms need no escapes in JSON.
    """
    numbers = _Numbers()
    fields = {name: [Counter(map(numbers.__getitem__, entry[name])) for entry in entries] for name in boosts}
    holders = {name: _holders(counts, len(numbers)) for name, counts in fields.items()}
    idf = [_idf(len(entries), sum(map(len, held))) for held in zip(*holders.values(), strict=True)]
    vectors = ",".join([v for name, counts in fields.items() for v in _vectors(name, boosts[name], counts, idf)])
    postings = ",".join([_posting(term, numbers[term], holders) for term in sorted(numbers)])
    return (
        f'{{"version":"2.3.9","fields":{dump_json(list(boosts))},"fieldVectors":[{vectors}],'
        f'"invertedIndex":[{postings}],"pipeline":[]}}'
    )


def _holders(counts: Sequence[Counter[int]], terms: int) -> list[list[str]]:
    """For each term the entries that hold it, as lunr writes them."""
    held: list[list[str]] = [[] for _ in range(terms)]
    for position, count in enumerate(counts):
        written = f'"{position}":{{}}'
        for number in count:
            held[number].append(written)
    return held


def _vectors(name: str, boost: float, counts: Sequence[Counter[int]], idf: Sequence[float]) -> Iterator[str]:
    """Each entry's terms with their scores, in thousandths rounded half up as lunr does."""
    lengths = [count.total() for count in counts]
    average = sum(lengths) / max(1, len(lengths)) or 1
    written = _Thousandths()
    for position, (count, length) in enumerate(zip(counts, lengths, strict=True)):
        norm = _K1 * (1 - _B + _B * length / average)
        most = max(count.values(), default=0)
        share = [1000 * boost * (_K1 + 1) * n / (norm + n) for n in range(most + 1)]
        scores = [f"{number},{written[int(idf[number] * share[n] + 0.5)]}" for number, n in sorted(count.items())]
        yield f'["{name}/{position}",[{",".join(scores)}]]'


def _posting(term: str, number: int, holders: dict[str, list[list[str]]]) -> str:
    fields = ",".join([f'"{name}":{{{",".join(held[number])}}}' for name, held in holders.items()])
    return f'["{term}",{{"_index":{number},{fields}}}]'


def _idf(entries: int, holding: int) -> float:
    return math.log(1 + abs((entries - holding + 0.5) / (holding + 0.5)))
