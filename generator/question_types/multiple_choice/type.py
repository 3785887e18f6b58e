"""多选: three to eight options, at least two of them right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import comb
from typing import Any

from generator.frozen import frozen
from generator.model.question import Mark
from generator.model.shape import Choice, Shape
from generator.question_types.base import QuestionType, Render
from generator.question_types.luck import Luck, of_draw, of_scores
from generator.question_types.multiple_choice.checks import check
from generator.question_types.options import (
    ANSWER,
    Option,
    authored_options,
    choosables,
    chosen_text,
    option_texts,
    options_of,
    publish_options,
)
from generator.source.fields import Field, Items, ListOf, Record
from generator.source.scalars import OneOf


@frozen()
class MultipleChoice:
    """`partial` is how an incomplete answer scores: half, all or prop."""

    options: tuple[Option, ...]
    answer: Items
    partial: str


def publish(content: MultipleChoice, render: Render) -> dict[str, Any]:
    return {
        "options": publish_options(content.options, render),
        "answer": sorted(content.answer),
        "partial": content.partial,
    }


def mark(content: MultipleChoice, response: Any) -> Mark:
    """`half`: some right and none wrong is 0.5; `all`: nothing but the whole; `prop`: max(0, hits − wrong) / right."""
    if response in (None, "", []):
        return Mark(0, "blank")
    keys = [option.key for option in content.options]
    if not isinstance(response, list) or not all(key in keys for key in response):
        return Mark(0, "invalid")
    score = _score(content.partial, set(response), set(content.answer))
    return Mark(score, "right" if score == 1 else "part" if score > 0 else "wrong")


def _score(partial: str, chosen: set[str], right: set[str]) -> float:
    if chosen == right:
        return 1
    if partial == "prop":
        return max(0, len(chosen & right) - len(chosen - right)) / len(right)
    return 0.5 if partial == "half" and chosen < right else 0


def answer_text(content: MultipleChoice) -> str:
    return chosen_text(content.answer, content.options)


def texts(content: MultipleChoice) -> Iterator[str]:
    return option_texts(content.options)


def marking(content: MultipleChoice) -> dict[str, Any]:
    keys = sorted(option.key for option in content.options)
    return {"options": keys, "answer": sorted(content.answer), "partial": content.partial}


def guess(content: MultipleChoice) -> float:
    """Any set of two or more options is as likely as another."""
    count = len(content.options)
    return 1 / max(1, (1 << count) - count - 1)


def partly(content: MultipleChoice) -> Luck:
    """As many options are ticked, at random, as pays best on the whole; nobody says how many are right."""
    if content.partial == "all":
        return of_scores([(1, guess(content))])
    count, right = len(content.options), len(content.answer)
    return of_scores(_ticked(content.partial, count, right, _best(content.partial, count)))


def _ticked(partial: str, count: int, right: int, ticks: int) -> Iterable[tuple[float, float]]:
    """Scores, and how likely they are with so many ticks."""
    keys = [str(place) for place in range(count)]
    for hits, chance in of_draw(count, right, ticks):
        chosen = {*keys[:hits], *keys[right : right + ticks - hits]}
        yield _score(partial, chosen, set(keys[:right])), chance


@lru_cache
def _best(partial: str, count: int) -> int:
    """The number of ticks that scores most where any set of two or more is as likely to be right as another."""

    def worth(ticks: int) -> float:
        scores = ((right, _ticked(partial, count, right, ticks)) for right in range(2, count + 1))
        return sum(comb(count, right) * score * chance for right, found in scores for score, chance in found)

    return max(range(1, count + 1), key=worth)


def shape(content: MultipleChoice) -> Choice:
    return Choice(choosables(content.options, content.answer), several=True, partial=content.partial)


def authored(given: Shape) -> dict[str, Any] | None:
    if not isinstance(given, Choice) or not given.several:
        return None
    options, right = authored_options(given)
    partial = {} if given.partial == "half" else {"partial": given.partial}
    return {"options": options, "answer": right, **partial}


TYPE = QuestionType(
    name="multiple_choice",
    label="多选题",
    fields=Record(
        "多选题",
        {
            "options": options_of(3, 8),
            "answer": Field(ListOf(ANSWER, 1, 8), required=True),
            "partial": Field(OneOf(("half", "all", "prop")), default="half"),
        },
        MultipleChoice,
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
    partly=partly,
)
