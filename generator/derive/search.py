"""The search index: lunr's own format, written here as text because lunr.py takes a hundred times as long.

Scores are those of lunr 2.3 (BM25, k1 = 1.2, b = 0.75): a test builds the same index with lunr.py and compares.
Tokens are cut as theme/runner/tokens.js cuts a query: runs of hanzi into bigrams, letters and digits as they are.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from generator.derive.addresses import lesson_path
from generator.derive.collected import Collected
from generator.derive.lessons import lesson_words
from generator.derive.page import dump_json
from generator.model.site import Site
from generator.source.markup import plain_text, render_block, render_inline

_WORD = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+|[a-z0-9]+")
_K1, _B = 1.2, 0.75
_BOOST = {"title": 4.0, "text": 1.0}


@dataclass(frozen=True)
class Entry:
    """Something to find: a lesson, a question or a room."""

    kind: str
    title: str
    path: str
    text: str


def tokens(text: str) -> list[str]:
    """The terms of `text`."""
    found: list[str] = []
    for word in _WORD.findall(unicodedata.normalize("NFKC", text).lower()):
        if word[0] < "\u3400" or len(word) == 1:
            found.append(word)
        else:
            found.extend(word[i : i + 2] for i in range(len(word) - 1))
    return found


def derive_search(site: Site, slugs: dict[str, str], out: Collected) -> None:
    """The index and what results show, in one file that is fetched at the first search."""
    entries = [*_lessons(site), *_questions(site, slugs), *_rooms(site)]
    shown = dump_json([[entry.kind, entry.title, entry.path, entry.text] for entry in entries])
    out.data["data/search.json"] = f'{{"index":{lunr_index(entries)},"docs":{shown}}}'.encode()


def _lessons(site: Site) -> list[Entry]:
    return [Entry("lesson", lesson.title, lesson_path(lesson), lesson_words(lesson)) for lesson in site.lessons]


def _questions(site: Site, slugs: dict[str, str]) -> list[Entry]:
    return [
        Entry(
            "question",
            plain_text(render_inline(question.stem)),
            f"topics/{slugs[question.topics[0]]}/#{question.id}",
            plain_text(render_block(question.explanation or "")),
        )
        for question in site.questions
        if question.practice
    ]


def _rooms(site: Site) -> list[Entry]:
    return [
        Entry("room", place.name, f"rooms/{place.county}/#{place.id}", place.address)
        for layer in site.layers
        for place in layer.places
        if place.status != "撤销"
    ]


class _Thousandths(dict[int, str]):
    """How JSON writes so many thousandths."""

    def __missing__(self, thousandths: int) -> str:
        return self.setdefault(thousandths, f"{thousandths / 1000:g}")


_WRITTEN = _Thousandths()


class _Field:
    """One field of all entries. `postings` are term → (position of an entry, its share in thousandths of the score to
    come); `vectors` are, for each entry, term numbers and scores in turn, as JSON writes them.
    """

    def __init__(self, name: str, boost: float, entries: Sequence[Entry]) -> None:
        counts = [Counter(tokens(getattr(entry, name))) for entry in entries]
        lengths = [count.total() for count in counts]
        average = sum(lengths) / max(1, len(lengths)) or 1
        self.name = name
        self.postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        self.vectors: list[list[str]] = [[] for _ in entries]
        for position, (count, length) in enumerate(zip(counts, lengths, strict=True)):
            norm = _K1 * (1 - _B + _B * length / average)
            shares = [1000 * boost * (_K1 + 1) * n / (norm + n) for n in range(max(count.values(), default=0) + 1)]
            for term, n in count.items():
                self.postings[term].append((position, shares[n]))

    def weigh(self, term: str, number: str, idf: float) -> None:
        """Adds the scores of the next term, in the order of the terms' numbers."""
        for position, share in self.postings.get(term, ()):
            self.vectors[position] += (number, _WRITTEN[int(idf * share + 0.5)])

    def holders(self, term: str, keys: Sequence[str]) -> str:
        """The entries that hold `term`."""
        return f'"{self.name}":{{{",".join([keys[position] for position, _ in self.postings.get(term, ())])}}}'

    def written(self) -> list[str]:
        return [f'["{self.name}/{at}",[{",".join(vector)}]]' for at, vector in enumerate(self.vectors)]


def lunr_index(entries: Sequence[Entry]) -> str:
    """`entries` as a serialised lunr 2.3.9 index; refs are positions. Terms need no escapes."""
    fields = [_Field(name, boost, entries) for name, boost in _BOOST.items()]
    keys = [f'"{position}":{{}}' for position in range(len(entries))]
    inverted = []
    for number, term in enumerate(sorted(set().union(*(field.postings for field in fields)))):
        idf = _idf(len(entries), sum(len(field.postings.get(term, ())) for field in fields))
        for field in fields:
            field.weigh(term, str(number), idf)
        inverted.append(f'["{term}",{{"_index":{number},{",".join([field.holders(term, keys) for field in fields])}}}]')
    vectors = ",".join([text for field in fields for text in field.written()])
    return (
        f'{{"version":"2.3.9","fields":{dump_json(list(_BOOST))},"fieldVectors":[{vectors}],'
        f'"invertedIndex":[{",".join(inverted)}],"pipeline":[]}}'
    )


def _idf(entries: int, holding: int) -> float:
    return math.log(1 + abs((entries - holding + 0.5) / (holding + 0.5)))
