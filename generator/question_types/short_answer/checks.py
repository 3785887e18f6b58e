"""What only a short-answer question can get wrong."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Text, error
from generator.model.question import Question
from generator.question_types.short_answer.rubric import Point, ShortAnswer, sought
from generator.source.fields import Items


def check(question: Question) -> Iterator[Diagnostic]:
    """A draft may wait for its model answer and its rubric."""
    content: ShortAnswer = question.content
    if question.status != "draft":
        yield from _missing(question, content)
    for point in content.points:
        yield from _words(point)


def _missing(question: Question, content: ShortAnswer) -> Iterator[Diagnostic]:
    if content.model_answer is None:
        message = "简答题缺少“model_answer”，请补上参考答案"
        yield error(question.location, "missing-field", message)
    if _is_missing(content.rubric):
        at = content.rubric.location if isinstance(content.rubric, Items) else question.location
        yield error(at, "rubric-empty", "简答题没有评分要点，学员没法对照着自评，请在 rubric 里至少写一点")
    for point in content.points:
        if _is_missing(point.any):
            message = f"要点“{point.point[:12]}”没有关键词，请在 any 里写上答到这一点时会用的词"
            yield error(point.location, "rubric-point-without-words", message)


def _is_missing(items: tuple[object, ...] | None) -> bool:
    """Whether a list was left out or left empty; one that could not be read is reported already."""
    return items is None or (isinstance(items, Items) and not items)


def _words(point: Point) -> Iterator[Diagnostic]:
    first: dict[str, Text] = {}
    for word in point.words:
        same = sought(word)
        if not same:
            yield error(word.location, "bad-form", f"“{word}”去掉空格和标点就什么也不剩了，请写出关键词")
        elif same in first:
            message = f"“{word}”和“{first[same]}”找起来是一样的，请删去一个"
            yield error(word.location, "accepts-equal", message)
        first.setdefault(same, word)
