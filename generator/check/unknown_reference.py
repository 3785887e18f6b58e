"""unknown-topic, unknown-lesson, unknown-source, unknown-question: 引用的知识点、课时、政策依据和试题都要存在。

知识点写在 quizzes/topics.yml，课时写在 content/lessons/，政策依据写在 content/sources.yml。
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from generator.diagnostics import Diagnostic, Text, error
from generator.model.lesson import Lesson
from generator.model.question import Question
from generator.model.site import Site
from generator.source.fields import nearest


def check(site: Site) -> Iterator[Diagnostic]:
    topics = [topic.name for topic in site.topics]
    known_topics, questions = set(topics), {question.id for question in site.questions}
    items: list[Lesson | Question] = [*site.lessons, *site.questions]
    for item in items:
        yield from _unknown(item.topics, known_topics, "unknown-topic", "知识点", "quizzes/topics.yml")
        cited = (citation.source for citation in item.citations if citation)
        yield from _unknown(cited, site.source_by_id, "unknown-source", "政策依据", "content/sources.yml")
    for question in site.questions:
        yield from _unknown(question.lessons, site.lesson_names, "unknown-lesson", "课时", "content/lessons")
        if question.replaced_by:
            yield from _unknown((question.replaced_by,), questions, "unknown-question", "试题", "题库")
    yield from _registers(site)


def _registers(site: Site) -> Iterator[Diagnostic]:
    for course in site.courses:
        for chapter in filter(None, course.chapters):
            yield from _unknown(chapter.lessons, site.lesson_names, "unknown-lesson", "课时", "content/lessons")
    for track in site.tracks:
        yield from _unknown(track.lessons, site.lesson_names, "unknown-lesson", "课时", "content/lessons")
    later = (source.superseded_by for source in site.sources if source.superseded_by)
    yield from _unknown(later, site.source_by_id, "unknown-source", "政策依据", "content/sources.yml")


def _unknown(words: Iterable[Text], known: Collection[str], slug: str, what: str, where: str) -> Iterator[Diagnostic]:
    for word in words:
        if word and known and word not in known:
            yield error(
                word.location, slug, f"{where} 里没有{what}“{word}”{nearest(word, known)}，请改正或先把它加进去"
            )
