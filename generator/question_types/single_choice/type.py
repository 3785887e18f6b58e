"""单选: two to six options, one of them right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.diagnostics import Text
from generator.frozen import frozen
from generator.model.question import Mark
from generator.model.shape import Choice, Shape
from generator.question_types.base import QuestionType, Render
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
from generator.question_types.single_choice.checks import check
from generator.source.fields import Field, Record


@frozen()
class SingleChoice:
    options: tuple[Option, ...]
    answer: Text


def publish(content: SingleChoice, render: Render) -> dict[str, Any]:
    return {"options": publish_options(content.options, render), "answer": content.answer}


def mark(content: SingleChoice, response: Any) -> Mark:
    """Exact: the key of the right option scores 1, any other 0."""
    if response is None or response == "":
        return Mark(0, "blank")
    if response not in [option.key for option in content.options]:
        return Mark(0, "invalid")
    return Mark(1, "right") if response == content.answer else Mark(0, "wrong")


def answer_text(content: SingleChoice) -> str:
    return chosen_text((content.answer,), content.options)


def texts(content: SingleChoice) -> Iterator[str]:
    return option_texts(content.options)


def marking(content: SingleChoice) -> dict[str, Any]:
    return {"options": sorted(option.key for option in content.options), "answer": content.answer}


def guess(content: SingleChoice) -> float:
    return 1 / max(1, len(content.options))


def shape(content: SingleChoice) -> Choice:
    return Choice(choosables(content.options, (content.answer,)))


def authored(given: Shape) -> dict[str, Any] | None:
    if not isinstance(given, Choice) or given.several:
        return None
    options, right = authored_options(given)
    return {"options": options, "answer": right[0] if right else ""}


TYPE = QuestionType(
    name="single_choice",
    label="单选题",
    fields=Record("单选题", {"options": options_of(2, 6), "answer": Field(ANSWER, required=True)}, SingleChoice),
    check=check,
    publish=publish,
    mark=mark,
    answer_text=answer_text,
    texts=texts,
    marking=marking,
    guess=guess,
    shape=shape,
    authored=authored,
)
