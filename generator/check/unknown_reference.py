"""unknown-topic, unknown-lesson, unknown-source, unknown-question, unknown-course, unknown-track: 引用的知识点、课时、政策依据、试题、课程和培训方案都要存在。

知识点写在 quizzes/topics.yml，课时写在 content/lessons/，政策依据写在 content/sources.yml，课程和培训方案写在 content/courses.yml。
同一个不存在的名字用了四处以上，多半是登记表里少了它或改了名，只在第一处说一次。
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, groupby

from generator.diagnostics import Diagnostic, Text, error
from generator.model.lesson import Chapter, Checkpoint, Lesson, Track
from generator.model.question import Question
from generator.model.site import Site
from generator.source.scalars import nearest

_MANY = 4


@dataclass(frozen=True)
class _Kind:
    """What may be referred to: its rule, its name, where it is registered, and what there is."""

    slug: str
    name: str
    where: str
    known: Collection[str]
    folder: str = ""
    """Where its files lie, if `where` is not what they are called."""


def check(site: Site) -> Iterator[Diagnostic]:
    topics = _Kind("unknown-topic", "知识点", "quizzes/topics.yml", {topic.name for topic in site.topics})
    sources = _Kind("unknown-source", "政策依据", "content/sources.yml", site.source_by_id)
    lessons = _Kind("unknown-lesson", "课时", "content/lessons", site.lesson_names)
    questions = _Kind("unknown-question", "试题", "题库", {question.id for question in site.questions}, "quizzes/")
    items: list[Lesson | Question] = [*site.lessons, *site.questions]
    cited = (citation.source for item in items for citation in item.citations if citation)
    later = (source.superseded_by for source in site.sources if source.superseded_by)
    chapters = (chapter for course in site.courses for chapter in course.chapters)
    listing: list[Question | Chapter | Track] = [*site.questions, *chapters, *site.tracks]
    stops = [stop for lesson in site.lessons for stop in lesson.checkpoints]
    asking: list[Lesson | Question | Checkpoint] = [*items, *stops]
    yield from _unknown(site, topics, (topic for item in asking for topic in item.topics))
    yield from _unknown(site, sources, chain(cited, later))
    yield from _unknown(site, lessons, (lesson for part in listing for lesson in part.lessons))
    replacing = (question.replaced_by for question in site.questions if question.replaced_by)
    yield from _unknown(site, questions, chain(replacing, (question for stop in stops for question in stop.questions)))
    yield from _of_papers(site)


def _of_papers(site: Site) -> Iterator[Diagnostic]:
    """Papers may name first-level topics too."""
    topics = {name for topic in site.topics for name in (topic.name, topic.parent)}
    named = (topic for paper in site.papers for topic in paper.topics)
    yield from _unknown(site, _Kind("unknown-topic", "知识点", "quizzes/topics.yml", topics), named)
    for slug, name, registered, words in (
        ("unknown-course", "课程", site.courses, (course for paper in site.papers for course in paper.courses)),
        ("unknown-track", "培训方案", site.tracks, (paper.track for paper in site.papers if paper.track)),
    ):
        known = {own.id for own in registered}
        yield from _unknown(site, _Kind(slug, name, "content/courses.yml", known), words)


def _unknown(site: Site, kind: _Kind, words: Iterable[Text]) -> Iterator[Diagnostic]:
    folder = kind.folder or kind.where
    if not kind.known and any(file.startswith(folder) or folder.startswith(f"{file}/") for file in site.misread):
        return  # what seems to be missing may be there
    lost = [word for word in words if word and word not in kind.known]
    for name, found in groupby(sorted(lost, key=lambda word: (word, word.location)), key=str):
        places = list(found)
        many = len(places) >= _MANY
        told = f"（共 {len(places)} 处这样写）" if many else ""
        message = f"{kind.where} 里没有{kind.name}“{name}”{told}{nearest(name, kind.known)}，请改正或先把它加进去"
        if many:
            yield error(places[0].location, kind.slug, message, tuple(word.location for word in places[1:]))
        else:
            yield from (error(word.location, kind.slug, message) for word in places)
