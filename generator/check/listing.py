"""duplicate-lesson, lesson-listed-twice, lesson-not-in-course, duplicate-course, duplicate-source, duplicate-topic: 登记表里每样东西只登记一次。

两个同名的东西，后面那个会把前面的盖住。写好的课时没有列进任何课程，学员就看不到它，这一条只是提醒。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from generator.diagnostics import Diagnostic, Text, error, warning
from generator.model.site import Site


def check(site: Site) -> Iterator[Diagnostic]:
    listed = [lesson for course in site.courses for chapter in course.chapters for lesson in chapter.lessons]
    yield from twice((lesson.id for lesson in site.lessons), "duplicate-lesson", "课时编号")
    yield from twice(listed, "lesson-listed-twice", "课时")
    yield from twice([c.id for c in site.courses] + [t.id for t in site.tracks], "duplicate-course", "课程编号")
    yield from twice((source.id for source in site.sources), "duplicate-source", "政策依据编号")
    yield from twice((topic.name for topic in site.topics), "duplicate-topic", "知识点")
    known = set(listed)
    misspelt = known - site.lesson_names
    for lesson in site.lessons:
        if lesson.id and lesson.id not in known and not get_close_matches(lesson.id, misspelt, n=1, cutoff=0.8):
            yield warning(
                lesson.id.location,
                "lesson-not-in-course",
                f"课时“{lesson.title}”不在任何课程里，请加进 content/courses.yml",
            )


def twice(words: Iterable[Text], slug: str, what: str) -> Iterator[Diagnostic]:
    """Every word after its first; each names a thing that may be there once."""
    seen: dict[str, Text] = {}
    for word in words:
        if word and word in seen:
            first = seen[word].location
            yield error(word.location, slug, f"{what}“{word}”在 {first.file} 第 {first.line} 行已经有了，请只留一处")
        seen.setdefault(word, word)
