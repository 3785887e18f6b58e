"""The search index: lunr's own format, built here because lunr.py takes a hundred times as long.

Scores are those of lunr 2.3 (BM25, k1 = 1.2, b = 0.75): a test builds the same index with lunr.py and compares.
Tokens are cut as theme/runner/tokens.js cuts a query: runs of hanzi into bigrams, letters and digits as they are.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from generator.derive.addresses import lesson_path
from generator.derive.collected import Collected
from generator.derive.lessons import lesson_words
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
    shown = [[entry.kind, entry.title, entry.path, entry.text] for entry in entries]
    out.add_json("data/search.json", {"index": lunr_index(entries), "docs": shown})


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


def lunr_index(entries: Sequence[Entry]) -> dict[str, Any]:
    """`entries` as a serialised lunr 2.3.9 index; refs are positions."""
    counts = {
        name: [Counter(tokens(getattr(entry, name))) for entry in entries] for name in _BOOST
    }
    postings: dict[str, dict[str, dict[str, dict[str, Any]]]] = {}
    for name, documents in counts.items():
        for ref, document in enumerate(documents):
            for term in document:
                postings.setdefault(term, {field: {} for field in _BOOST})[name][str(ref)] = {}
    terms = sorted(postings)
    rank = {term: position for position, term in enumerate(terms)}
    idf = {term: _idf(len(entries), sum(map(len, fields.values()))) for term, fields in postings.items()}
    vectors = []
    for name, documents in counts.items():
        lengths = [document.total() for document in documents]
        average = sum(lengths) / max(1, len(documents))
        for ref, (document, length) in enumerate(zip(documents, lengths, strict=True)):
            ordered = sorted((rank[term], idf[term], n) for term, n in document.items())
            norm = _K1 * (1 - _B + _B * (length / average)) if average else 1
            vector = [number for at, weight, n in ordered for number in (at, _score(weight, n, norm, _BOOST[name]))]
            vectors.append([f"{name}/{ref}", vector])
    return {
        "version": "2.3.9",
        "fields": list(_BOOST),
        "fieldVectors": vectors,
        "invertedIndex": [[term, {"_index": rank[term], **postings[term]}] for term in terms],
        "pipeline": [],
    }


def _idf(documents: int, holding: int) -> float:
    return math.log(1 + abs((documents - holding + 0.5) / (holding + 0.5)))


def _score(idf: float, frequency: int, norm: float, boost: float) -> float:
    """One weight, rounded to thousandths as lunr does."""
    return math.floor(idf * ((_K1 + 1) * frequency) / (norm + frequency) * boost * 1000 + 0.5) / 1000
