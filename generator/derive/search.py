"""The search index: lunr's own format, written here as text because lunr.py takes a hundred times as long.

Scores are those of lunr 2.3 (BM25, k1 = 1.2, b = 0.75): a test builds the same index with lunr.py and compares.
Tokens are cut as theme/runner/tokens.js cuts a query: runs of hanzi into bigrams, letters and digits as they are.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import add

from generator.derive.addresses import lesson_path
from generator.derive.collected import Collected
from generator.derive.lessons import has_level, lesson_words
from generator.derive.page import dump_json
from generator.derive.places import rooms_layer
from generator.derive.places_words import address_within_city
from generator.geo.divisions import register
from generator.model.place import Layer, Place
from generator.model.question import Case, Question
from generator.model.site import Site
from generator.question_types import TYPES
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
    sample: bool = False
    """Invented data, to be shown as such."""
    also: str = ""
    """What it is found by as well, though nothing shown says so."""
    lesson: int | None = None
    """Where the lesson that teaches a question stands among all entries."""


def tokens(text: str) -> list[str]:
    """The terms of `text`."""
    found: list[str] = []
    for word in _WORD.findall(unicodedata.normalize("NFKC", text).lower()):
        if word[0] < "\u3400" or len(word) == 1:
            found.append(word)
        else:
            found += map(add, word, word[1:])
    return found


def derive_search(site: Site, slugs: dict[str, str], out: Collected) -> None:
    """The index and what results show, in one file that is fetched at the first search."""
    layer = rooms_layer(site)
    places: dict[str, int] = {lesson.id: place for place, lesson in enumerate(site.lessons)}
    levels = _levels(site)
    questions = _questions(site, slugs, places, levels)
    entries = [*_lessons(site), *questions, *(room_entries(layer) if layer else ())]
    shown = dump_json([row(entry) for entry in entries])
    played = dump_json([place for lesson, place in places.items() if lesson in levels])
    out.data["data/search.json"] = f'{{"index":{lunr_index(entries)},"docs":{shown},"levels":{played}}}'.encode()


def row(entry: Entry) -> list[str | bool | int]:
    """What results show of `entry`."""
    shown: list[str | bool | int] = [entry.kind, entry.title, entry.path, entry.text, entry.sample]
    return shown if entry.lesson is None else [*shown, entry.lesson]


def _levels(site: Site) -> set[str]:
    """The lessons whose level can be played: those of a course, with questions enough."""
    taught = {lesson for course in site.courses for chapter in course.chapters for lesson in chapter.lessons}
    return {lesson.id for lesson in site.lessons if lesson.id in taught and has_level(site, lesson)}


def way_on(lessons: Iterable[str], places: Mapping[str, int], levels: Collection[str]) -> int | None:
    """The place of the first of a question's lessons that has a level, or else of the first there is."""
    known = [lesson for lesson in lessons if lesson in places]
    best = next((lesson for lesson in known if lesson in levels), next(iter(known), None))
    return None if best is None else places[best]


def _lessons(site: Site) -> list[Entry]:
    return [Entry("lesson", lesson.title, lesson_path(lesson), lesson_words(lesson)) for lesson in site.lessons]


def _questions(site: Site, slugs: dict[str, str], places: Mapping[str, int], levels: Collection[str]) -> list[Entry]:
    return [
        Entry(
            "question",
            plain_text(TYPES[question.type].stem(render_inline(question.stem))),
            f"topics/{slugs[question.topics[0]]}/#{question.id}",
            _words(piece.explanation for piece in (question, *question.parts)),
            also=_asked(question),
            lesson=way_on(question.lessons, places, levels),
        )
        for question in site.questions
        if question.asked(site.today)
    ]


def _asked(question: Question) -> str:
    """What a case asks about and asks; nothing of other questions, whose stem is shown."""
    if not isinstance(question.content, Case):
        return ""
    return _words((question.content.material, *(part.stem for part in question.parts)))


def _words(texts: Iterable[str | None]) -> str:
    """The words of authored texts, markup aside."""
    return " ".join(plain_text(render_block(text)) for text in texts if text)


def room_entries(layer: Layer) -> list[Entry]:
    """The rooms of `layer`, each found by its city, its county and every name of its kind."""
    kind = " ".join((layer.noun, *layer.also_called))
    return [
        Entry("room", place.name, f"rooms/{place.county}/#{place.id}", _whole_address(place), layer.sample, kind)
        for place in layer.shown
    ]


def _whole_address(place: Place) -> str:
    """The address with the names of city and county, whether its author wrote them or not."""
    county = register().by_code[place.county]
    where = register().city_of(county).name + county.name
    if where in place.address:
        return place.address
    return where + address_within_city(place.address, place.county).removeprefix(county.name)


def terms(entry: Entry, field: str) -> list[str]:
    """What `entry` is found by in `field`; of the words that are not shown those that it does not say anyway."""
    said = tokens(entry.title if field == "title" else entry.text)
    if field == "title" or not entry.also:
        return said
    known = {*said, *tokens(entry.title)}
    return said + [word for word in dict.fromkeys(tokens(entry.also)) if word not in known]


class _Numbers(dict[str, int]):
    """Terms → their numbers, in the order of their first appearance."""

    def __missing__(self, term: str) -> int:
        return self.setdefault(term, len(self))


class _Thousandths(dict[int, str]):
    """How JSON writes so many thousandths."""

    def __missing__(self, thousandths: int) -> str:
        return self.setdefault(thousandths, f"{thousandths / 1000:g}")


def lunr_index(entries: Sequence[Entry]) -> str:
    """`entries` as a serialised lunr 2.3.9 index; refs are positions. Terms need no escapes."""
    numbers = _Numbers()
    fields = {name: [Counter(map(numbers.__getitem__, terms(entry, name))) for entry in entries] for name in _BOOST}
    holders = {name: _holders(counts, len(numbers)) for name, counts in fields.items()}
    idf = [_idf(len(entries), sum(map(len, held))) for held in zip(*holders.values(), strict=True)]
    vectors = ",".join([vector for name, counts in fields.items() for vector in _vectors(name, counts, idf)])
    postings = ",".join([_posting(term, numbers[term], holders) for term in sorted(numbers)])
    return (
        f'{{"version":"2.3.9","fields":{dump_json(list(_BOOST))},"fieldVectors":[{vectors}],'
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


def _vectors(name: str, counts: Sequence[Counter[int]], idf: Sequence[float]) -> Iterator[str]:
    """Each entry's terms with their scores, in thousandths rounded half up as lunr does."""
    lengths = [count.total() for count in counts]
    average = sum(lengths) / max(1, len(lengths)) or 1
    written = _Thousandths()
    for position, (count, length) in enumerate(zip(counts, lengths, strict=True)):
        norm = _K1 * (1 - _B + _B * length / average)
        most = max(count.values(), default=0)
        share = [1000 * _BOOST[name] * (_K1 + 1) * n / (norm + n) for n in range(most + 1)]
        scores = [f"{number},{written[int(idf[number] * share[n] + 0.5)]}" for number, n in sorted(count.items())]
        yield f'["{name}/{position}",[{",".join(scores)}]]'


def _posting(term: str, number: int, holders: dict[str, list[list[str]]]) -> str:
    fields = ",".join([f'"{name}":{{{",".join(held[number])}}}' for name, held in holders.items()])
    return f'["{term}",{{"_index":{number},{fields}}}]'


def _idf(entries: int, holding: int) -> float:
    return math.log(1 + abs((entries - holding + 0.5) / (holding + 0.5)))
