"""What is found by which words: lessons, questions, counties and places of every layer, and what a result shows of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.derive.addresses import lesson_path
from generator.derive.collected import Collected
from generator.derive.lessons import has_level, lesson_words
from generator.derive.lunr import lunr_index
from generator.derive.page import dump_json
from generator.derive.places import LAYER, county_path
from generator.derive.places.words import address_within_city
from generator.derive.questions import article_words
from generator.derive.tokens import tokens
from generator.derive.video import Line, Video
from generator.geo.divisions import register
from generator.model.place import Layer, Place
from generator.model.question import Case, Question
from generator.model.site import Site
from generator.model.source import Citation
from generator.question_types import TYPES
from generator.source.markup import plain_text, render_block, render_inline

BOOSTS = {"title": 4.0, "text": 1.0}
"""What a word weighs by the field it stands in."""


@dataclass(frozen=True)
class Entry:
    """Something to find: a lesson, a question, a county or a place, which is called a room."""

    kind: str
    title: str
    path: str
    text: str
    sample: bool = False
    """Invented data, to be shown as such."""
    also: str = ""
    """What it is found by as well, though nothing shown says so."""
    more: tuple[str, ...] = ()
    """What it rests on or has: the articles cited, a room's facilities. Many things share them, so that they stand apart
    from the index, each once."""
    lesson: int | None = None
    """Where the lesson that teaches a question stands among all entries."""
    said: tuple[Line, ...] = ()
    """What is said in a lesson's video, and when: it is found like the text, and leads to that second."""


def derive_search(site: Site, slugs: dict[str, str], videos: Mapping[str, Video], out: Collected) -> None:
    """The index and what results show, in one file that is fetched at the first search."""
    places: dict[str, int] = {lesson.id: place for place, lesson in enumerate(site.lessons)}
    levels = _levels(site)
    questions = _questions(site, slugs, places, levels)
    entries = [*_lessons(site, videos), *questions]
    layers = sorted(
        site.layers, key=lambda layer: layer.id != LAYER
    )  # of what is found as well, the first stands first
    entries += [entry for layer in layers for entry in place_entries(layer)]
    shared = _Numbered()
    shown = dump_json([row(entry, shared) for entry in entries])
    played = dump_json([place for lesson, place in places.items() if lesson in levels])
    more = dump_json(list(shared))
    nouns = dump_json({layer.home: layer.noun for layer in site.layers})
    text = f'{{"index":{search_index(entries)},"docs":{shown},"more":{more},"levels":{played},"nouns":{nouns}}}'
    out.data["data/search.json"] = text.encode()


class _Numbered(dict[str, int]):
    """Texts → their numbers, in the order of their first appearance."""

    def __missing__(self, text: str) -> int:
        return self.setdefault(text, len(self))


def row(entry: Entry, shared: dict[str, int]) -> list[Any]:
    """What results show of `entry`; `shared` numbers what it shares with others."""
    more = [shared[text] for text in entry.more]
    shown = [entry.kind, entry.title, entry.path, entry.text, entry.sample, more]
    if entry.said:
        return [*shown, entry.lesson, [[int(line.at), line.text] for line in entry.said]]
    return shown if entry.lesson is None else [*shown, entry.lesson]


def _levels(site: Site) -> set[str]:
    """The lessons whose level can be played: those of a course, with questions enough."""
    return {lesson.id for lesson in site.lessons if lesson.id in site.course_of and has_level(site, lesson)}


def way_on(lessons: Iterable[str], places: Mapping[str, int], levels: Collection[str]) -> int | None:
    """The place of the first of a question's lessons that has a level, or else of the first there is."""
    known = [lesson for lesson in lessons if lesson in places]
    best = next((lesson for lesson in known if lesson in levels), next(iter(known), None))
    return None if best is None else places[best]


def _lessons(site: Site, videos: Mapping[str, Video]) -> list[Entry]:
    said = {lesson: video.lines for lesson, video in videos.items()}
    return [
        Entry(
            "lesson",
            lesson.title,
            lesson_path(lesson),
            lesson_words(lesson, narrated=not said.get(lesson.id)),
            more=_cited(site, lesson.citations),
            said=said.get(lesson.id, ()),
        )
        for lesson in site.lessons
    ]


def _questions(site: Site, slugs: dict[str, str], places: Mapping[str, int], levels: Collection[str]) -> list[Entry]:
    return [
        Entry(
            "question",
            plain_text(TYPES[question.type].stem(render_inline(question.stem))),
            f"topics/{slugs[question.topics[0]]}/#{question.id}",
            _words(piece.explanation for piece in (question, *question.parts)),
            also=_asked(question),
            more=_cited(site, (cited for piece in (question, *question.parts) for cited in piece.citations)),
            lesson=way_on(question.lessons, places, levels),
        )
        for question in site.questions
        if question.asked(site.today)
    ]


def _cited(site: Site, citations: Iterable[Citation]) -> tuple[str, ...]:
    """Every article as people name it, once: 工会法第五十一条."""
    named = (site.source_by_id[cited.source].title + article_words(cited) for cited in citations)
    return tuple(dict.fromkeys(named))


def _asked(question: Question) -> str:
    """What a case asks about and asks; nothing of other questions, whose stem is shown."""
    if not isinstance(question.content, Case):
        return ""
    return _words((question.content.material, *(part.stem for part in question.parts)))


def _words(texts: Iterable[str | None]) -> str:
    """The words of authored texts, markup aside."""
    return " ".join(plain_text(render_block(text)) for text in texts if text)


def place_entries(layer: Layer) -> list[Entry]:
    """The counties that have rooms, and the rooms: each found by city and county and every name of such a place."""
    kind = " ".join((layer.noun, *layer.also_called))
    rooms = [
        Entry(
            kind="room",
            title=place.name,
            path=f"{county_path(layer, place.county)}#{place.id}",
            text=_whole_address(place),
            sample=layer.sample,
            also=kind,
            more=tuple(layer.facilities[position] for position in place.facilities),
        )
        for place in layer.shown
    ]
    return [*_counties(layer, kind), *rooms]


def _counties(layer: Layer, kind: str) -> list[Entry]:
    count = Counter(place.county for place in layer.shown)
    return [
        Entry(
            kind="county",
            title=f"{county.name}的{layer.noun}",
            path=county_path(layer, county.code),
            text=f"{register().city_of(county).name}{county.name}，共 {count[county.code]} {layer.counter}",
            sample=layer.sample,
            also=kind,
        )
        for county in register().counties
        if county.code in count
    ]


def _whole_address(place: Place) -> str:
    """The address with the names of city and county, whether its author wrote them or not."""
    county = register().by_code[place.county]
    where = register().city_of(county).name + county.name
    if where in place.address:
        return place.address
    return where + address_within_city(place.address, place.county).removeprefix(county.name)


def _in_title(entry: Entry) -> list[str]:
    return tokens(entry.title)


def _in_text(entry: Entry) -> list[str]:
    """Of the words that are not shown those that the entry does not say anyway."""
    text, also = tokens(entry.text) + tokens("".join(line.text for line in entry.said)), tokens(entry.also)
    known = {*tokens(entry.title), *text} if also else ()
    return text + [word for word in dict.fromkeys(also) if word not in known]


FIELDS = {"title": _in_title, "text": _in_text}
"""What an entry is found by in each field."""


def search_index(entries: Sequence[Entry]) -> str:
    """`entries` as lunr's index; refs are positions."""
    return lunr_index({name: map(find, entries) for name, find in FIELDS.items()}, BOOSTS)
