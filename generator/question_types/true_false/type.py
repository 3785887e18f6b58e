"""判断: a sentence that is true or false; a false one carries its correction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.diagnostics import Text
from generator.model.question import Mark
from generator.model.shape import Shape, Verdict
from generator.question_types.base import QuestionType, Render
from generator.question_types.true_false.checks import check
from generator.source.fields import Field, Record
from generator.source.scalars import Truth, Words


@dataclass(frozen=True)
class TrueFalse:
    answer: bool | None
    fix: Text | None


def publish(content: TrueFalse, render: Render) -> dict[str, Any]:
    fix = {"fix": render(content.fix)} if content.fix else {}
    return {"answer": content.answer} | fix


def mark(content: TrueFalse, response: Any) -> Mark:
    """Exact."""
    if response is None or response == "":
        return Mark(0, "blank")
    if not isinstance(response, bool):
        return Mark(0, "invalid")
    return Mark(1, "right") if response is content.answer else Mark(0, "wrong")


def answer_text(content: TrueFalse) -> str:
    return "正确" if content.answer else f"错误。{content.fix or ''}"


def texts(content: TrueFalse) -> Iterator[str]:
    return iter((content.fix,) if content.fix else ())


def marking(content: TrueFalse) -> dict[str, Any]:
    return {"answer": content.answer}


def guess(content: TrueFalse) -> float:
    return 0.5


def shape(content: TrueFalse) -> Verdict:
    return Verdict(bool(content.answer), content.fix or "")


def authored(given: Shape) -> dict[str, Any] | None:
    if not isinstance(given, Verdict):
        return None
    return {"answer": given.true} | ({"fix": given.fix} if given.fix else {})


TYPE = QuestionType(
    name="true_false",
    label="判断题",
    fields=Record("判断题", {"answer": Field(Truth(), required=True), "fix": Field(Words(most=300))}, TrueFalse),
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
