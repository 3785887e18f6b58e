"""简答: words written freely, then judged by their writer against a model answer; it earns nothing by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeGuard

from generator.diagnostics import Text
from generator.model.question import Mark
from generator.model.shape import Open, Shape
from generator.question_types.base import QuestionType, Render
from generator.question_types.normalise import normalise
from generator.question_types.short_answer.checks import check
from generator.question_types.short_answer.rubric import Point, ShortAnswer
from generator.source.fields import Field, ListOf, Record
from generator.source.markup import render_block
from generator.source.scalars import Whole, Words

_BREAK = re.compile(r"\s*\n\s*")
POINT = Record(
    "评分要点",
    {
        "point": Field(Words(most=200), required=True),
        "any": Field(ListOf(Words(most=30), 0, 20)),
        "points": Field(Whole(1, 100), default=1),
    },
    Point,
    placed=True,
)


def publish(content: ShortAnswer, render: Render) -> dict[str, Any]:
    rubric = [
        {"point": render(point.point), "any": list(point.words), "points": point.points} for point in content.points
    ]
    return {"model_answer": render_block(content.model_answer or ""), "rubric": rubric}


def mark(content: ShortAnswer, response: Any) -> Mark:
    """By the points claimed, each as much as it is worth; of a text alone, by those that its words hint at."""
    if response is None or response == "":
        return Mark(0, "blank")
    text, claimed = response if _is_pair(response) else (response, _hinted(content, response))
    if not isinstance(text, str) or not _are_of(claimed, content):
        return Mark(0, "invalid")
    parts = content.parts(claimed)
    if not normalise(text) and not claimed:
        return Mark(0, "blank", parts)
    worth = [point.points for point in content.points]
    score = sum(points for points, part in zip(worth, parts, strict=True) if part) / sum(worth)
    return Mark(score, "right" if score == 1 else "part" if score > 0 else "wrong", parts)


def _is_pair(response: Any) -> bool:
    return isinstance(response, list) and len(response) == 2


def _hinted(content: ShortAnswer, response: Any) -> list[str] | None:
    return content.hinted(response) if isinstance(response, str) else None


def _are_of(claimed: Any, content: ShortAnswer) -> TypeGuard[list[str]]:
    """Whether these may be the points somebody claims."""
    return isinstance(claimed, list) and all(number in content.numbers for number in claimed)


def answer_text(content: ShortAnswer) -> str:
    return _BREAK.sub("\n", content.model_answer or "")


def texts(content: ShortAnswer) -> Iterator[Text]:
    if content.model_answer:
        yield content.model_answer
    for point in content.points:
        yield from (point.point, *point.words)


def marking(content: ShortAnswer) -> dict[str, Any]:
    """Keywords only suggest, so that they may change."""
    return {"rubric": [point.points for point in content.points]}


def guess(content: ShortAnswer) -> float:
    """Nobody guesses what they must write."""
    return 0


def shape(content: ShortAnswer) -> Open:
    rubric = ((str(point.point), tuple(map(str, point.words)), point.points) for point in content.points)
    return Open(str(content.model_answer or ""), tuple(rubric))


def authored(given: Shape) -> dict[str, Any] | None:
    if not isinstance(given, Open):
        return None
    rubric = [
        {"point": point} | ({"any": list(words)} if words else {}) | ({"points": points} if points != 1 else {})
        for point, words, points in given.rubric
    ]
    return ({"model_answer": given.model} if given.model else {}) | ({"rubric": rubric} if rubric else {})


TYPE = QuestionType(
    name="short_answer",
    label="简答题",
    fields=Record(
        "简答题",
        {"model_answer": Field(Words(most=2000)), "rubric": Field(ListOf(POINT, 0, 10))},
        ShortAnswer,
    ),
    check=check,
    publish=publish,
    mark=mark,
    answer_text=answer_text,
    texts=texts,
    marking=marking,
    guess=guess,
    shape=shape,
    authored=authored,
    credit=False,
)
