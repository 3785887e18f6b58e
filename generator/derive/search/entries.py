"""What is found by which words: lessons, topics, questions, layers of places, their counties and places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from generator.derive.addresses import lesson_path
from generator.derive.lessons import has_level, lesson_words
from generator.derive.places import LAYER, county_path
from generator.derive.places.words import address_within_city
from generator.derive.questions import article_words
from generator.derive.video import Line, Video
from generator.geo.divisions import register
from generator.model.place import Layer, Place
from generator.model.question import Case, Question
from generator.model.site import Site, Topic
from generator.model.source import Citation
from generator.question_types import TYPES
from generator.source.markup import plain_text, render_block, render_inline

_NAMED = 6
"""So many of the lessons that teach a topic are named."""


@dataclass(frozen=True)
class Way:
    """From a question to the lesson that teaches it, and whether that has a level to be played."""

    title: str
    path: str
    level: bool


@dataclass(frozen=True)
class Entry:
    """Something to find: a lesson, a topic, a question, a layer, one of its counties or places, which is called a room."""

    title: str
    path: str
    text: str
    sample: bool = False
    """Invented data, to be shown as such."""
    also: str = ""
    """What it is found by as well, though nothing shown says so."""
    more: tuple[str, ...] = ()
    """What it rests on or has: the articles cited, a room's facilities. It counts as held and scores nothing."""
    way: Way | None = None
    said: tuple[Line, ...] = ()
    """What is said in a lesson's video, and when: it is found like the text, and leads to that second."""


@dataclass(frozen=True)
class Section:
    """Entries of one kind, which stand side by side. `group` is what results can be narrowed to, `label` what each is
    called, `each` how many results are fetched at once.
    """

    kind: str
    group: str
    label: str
    each: int
    entries: list[Entry]


def sections_of(site: Site, slugs: dict[str, str], videos: Mapping[str, Video]) -> list[Section]:
    """Everything there is to find; what stands near each other is found together."""
    taught = {lesson.id: place for place, lesson in enumerate(site.lessons)}
    ways: dict[str, Way] = {
        lesson.id: Way(lesson.title, lesson_path(lesson), _level(site, lesson.id)) for lesson in site.lessons
    }
    asked = [question for question in site.questions if question.asked(site.today)]
    asked.sort(key=lambda question: min((taught.get(lesson, len(taught)) for lesson in question.lessons), default=0))
    layers = sorted(
        site.layers, key=lambda layer: layer.id != LAYER
    )  # of what is found as well, the first stands first
    return [
        Section("lesson", "lesson", "课时", 4, _lessons(site, videos)),
        Section("topic", "topic", "知识点", 8, _topics(site, slugs, asked)),
        Section("question", "question", "试题解析", 6, [_question(site, slugs, ways, one) for one in asked]),
        *(section for layer in layers for section in layer_sections(layer)),
    ]


def _level(site: Site, lesson: str) -> bool:
    """Whether a lesson's level can be played: it is one of a course, with questions enough."""
    return lesson in site.course_of and has_level(site, site.lesson_by_id[lesson])


def way_on(lessons: Iterable[str], ways: Mapping[str, Way]) -> Way | None:
    """The way to the first of a question's lessons that has a level, or else to the first there is."""
    known = [ways[lesson] for lesson in lessons if lesson in ways]
    return next((way for way in known if way.level), next(iter(known), None))


def _lessons(site: Site, videos: Mapping[str, Video]) -> list[Entry]:
    said = {lesson: video.lines for lesson, video in videos.items()}
    return [
        Entry(
            lesson.title,
            lesson_path(lesson),
            lesson_words(lesson, narrated=not said.get(lesson.id)),
            also=" ".join(lesson.topics),
            more=_cited(site, lesson.citations),
            said=said.get(lesson.id, ()),
        )
        for lesson in site.lessons
    ]


def _topics(site: Site, slugs: Mapping[str, str], asked: Collection[Question]) -> list[Entry]:
    """The topics that have a page: those with practice questions."""
    count = Counter(question.topics[0] for question in asked)
    teaching: dict[str, list[str]] = {}
    for lesson in site.lessons:
        for topic in lesson.topics:
            teaching.setdefault(topic, []).append(lesson.title)

    def entry(topic: Topic) -> Entry:
        lessons = teaching.get(topic.name, ())
        named = "、".join(lessons[:_NAMED]) + (f"等 {len(lessons)} 课" if len(lessons) > _NAMED else "")
        taught = f"，课时：{named}" if lessons else ""
        text = f"{topic.parent}，{count[topic.name]} 道练习题与解析{taught}"
        return Entry(topic.name, f"topics/{slugs[topic.name]}/", text)

    return [entry(topic) for topic in site.topics if count[topic.name]]


def _question(site: Site, slugs: Mapping[str, str], ways: Mapping[str, Way], question: Question) -> Entry:
    pieces = (question, *question.parts)
    return Entry(
        plain_text(TYPES[question.type].stem(render_inline(question.stem))),
        f"topics/{slugs[question.topics[0]]}/#{question.id}",
        _words(piece.explanation for piece in pieces),
        also=f"{_asked(question)} {_answers(pieces)}",
        more=_cited(site, (cited for piece in pieces for cited in piece.citations)),
        way=way_on(question.lessons, ways),
    )


def _cited(site: Site, citations: Iterable[Citation]) -> tuple[str, ...]:
    """Every article as people name it, once: 工会法第五十一条."""
    named = (site.source_by_id[cited.source].title + article_words(cited) for cited in citations)
    return tuple(dict.fromkeys(named))


def _asked(question: Question) -> str:
    """What a case asks about and asks; nothing of other questions, whose stem is shown."""
    if not isinstance(question.content, Case):
        return ""
    return _words((question.content.material, *(part.stem for part in question.parts)))


def _answers(pieces: Iterable[Question]) -> str:
    """What is offered as an answer, right or wrong: people remember a question by it."""
    return "，".join(
        plain_text(text) for piece in pieces if not piece.parts for text in TYPES[piece.type].texts(piece.content)
    )


def _words(texts: Iterable[str | None]) -> str:
    """The words of authored texts, markup aside."""
    return " ".join(plain_text(render_block(text)) for text in texts if text)


def layer_sections(layer: Layer) -> list[Section]:
    """The layer's own page, the counties that have rooms, and the rooms: each found by city and county and every name of
    such a place.
    """
    kind = " ".join((layer.noun, *layer.also_called))
    rooms = [
        Entry(
            title=place.name,
            path=f"{county_path(layer, place.county)}#{place.id}",
            text=_whole_address(place),
            sample=layer.sample,
            also=kind,
            more=tuple(layer.facilities[position] for position in place.facilities),
        )
        for place in layer.shown
    ]
    whole = Entry(layer.title, layer.home, f"共 {len(rooms)} {layer.counter}。{layer.intro}", layer.sample, kind)
    return [
        Section("layer", layer.id, layer.noun, 1, [whole] if rooms else []),
        Section("county", layer.id, layer.noun, 12, _counties(layer, kind)),
        Section("room", layer.id, layer.noun, 12, rooms),
    ]


def _counties(layer: Layer, kind: str) -> list[Entry]:
    count = Counter(place.county for place in layer.shown)
    return [
        Entry(
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
