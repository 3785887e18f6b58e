"""数值: a number typed, in digits or hanzi; right is one value, give or take, or a range."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from generator.diagnostics import Text
from generator.model.question import Mark
from generator.model.shape import Number, Shape
from generator.question_types.base import QuestionType, Render
from generator.question_types.numerals import cleaned, number, written
from generator.question_types.numeric.answer import Answer, Numeric, Wrong, without_unit
from generator.question_types.numeric.checks import check
from generator.source.fields import Field, ListOf, Record
from generator.source.scalars import Words

_VALUE = Field(Words(most=40))
_UNIT = Words(most=10, pattern=r"[^\d\s].*", form="一个单位，不以数字开头")
_PLAIN = re.compile(r"[0-9]+(\.[0-9]+)?")
ANSWER = Record(
    "答案",
    {
        "value": _VALUE,
        "tolerance": _VALUE,
        "min": _VALUE,
        "max": _VALUE,
        "unit": Field(_UNIT),
        "units_ok": Field(ListOf(_UNIT, 1, 10), default=()),
    },
    Answer,
    placed=True,
)
WRONG = Record(
    "常见的错",
    {"value": Field(_VALUE.kind, required=True), "feedback": Field(Words(most=500), required=True)},
    Wrong,
)


def publish(content: Numeric, render: Render) -> dict[str, Any]:
    """Numbers as exact quotients; `shown` is the answer in words, `keys` whether a keypad of digits is enough."""
    answer = _sound(content)
    units = {"unit": answer.unit, "units": answer.units} if answer.unit else {}
    wrong = [{"value": str(number(one.value)), "feedback": render(one.feedback)} for one in content.mistakes]
    digits = all(_PLAIN.fullmatch(text) for text in (answer.value, answer.min, answer.max) if text)
    return {
        "answer": [str(answer.low), str(answer.high)],
        "shown": answer_text(content),
        **units,
        **({"wrong": wrong} if wrong else {}),
        **({} if digits else {"keys": "text"}),
    }


def _sound(content: Numeric) -> Answer:
    """The answer of a question that no rule finds fault with."""
    if content.answer is None:
        raise ValueError("a numeric question without an answer is not published")
    return content.answer


def mark(content: Numeric, response: Any) -> Mark:
    """Exact, within the range; what is no number is not counted."""
    if response is None or response == "":
        return Mark(0, "blank")
    if not isinstance(response, str):
        return Mark(0, "invalid")
    if not cleaned(response):
        return Mark(0, "blank")
    answer = _sound(content)
    given = number(without_unit(response, answer.units))
    if given is None:
        return Mark(0, "invalid")
    return Mark(1, "right") if answer.holds(given) else Mark(0, "wrong")


def answer_text(content: Numeric) -> str:
    """25 元（上下差 1 也算对）, 20～24 元."""
    answer = content.answer
    if answer is None:
        return ""
    unit = f" {answer.unit}" if answer.unit else ""
    if not answer.value:
        return f"{answer.min}～{answer.max}{unit}"
    tolerance = number(answer.tolerance or "0")
    return f"{answer.value}{unit}" + (f"（上下差 {answer.tolerance} 也算对）" if tolerance else "")


def texts(content: Numeric) -> Iterator[Text]:
    answer = content.answer
    if answer is not None:
        yield from filter(None, (*answer.numbers, answer.unit, *answer.units_ok))
    for wrong in content.mistakes:
        yield from filter(None, (wrong.value, wrong.feedback))


def marking(content: Numeric) -> dict[str, Any]:
    answer = content.answer
    return {"low": str(answer.low), "high": str(answer.high), "units": answer.units} if answer else {}


def guess(content: Numeric) -> float:
    """Nobody guesses a number."""
    return 0


def shape(content: Numeric) -> Number:
    answer = _sound(content)
    wrong = ((number(one.value) or Fraction(0), str(one.feedback)) for one in content.mistakes)
    return Number(
        answer.low or Fraction(0),
        answer.high or Fraction(0),
        number(answer.value) if answer.value else None,
        str(answer.unit or ""),
        tuple(map(str, answer.units_ok)),
        tuple(wrong),
    )


def authored(given: Shape) -> dict[str, Any] | None:
    if not isinstance(given, Number):
        return None
    units = ({"unit": given.unit} if given.unit else {}) | ({"units_ok": list(given.units)} if given.units else {})
    wrong = [{"value": written(value), "feedback": feedback} for value, feedback in given.wrong]
    return {"answer": _authored_range(given) | units} | ({"wrong": wrong} if wrong else {})


def _authored_range(given: Number) -> dict[str, Any]:
    """A value, give or take, where one is named in the middle or there is but one; else both ends."""
    if given.low == given.high:
        return {"value": written(given.low)}
    if given.near is not None and given.high - given.near == given.near - given.low:
        return {"value": written(given.near), "tolerance": written(given.high - given.near)}
    return {"min": written(given.low), "max": written(given.high)}


TYPE = QuestionType(
    name="numeric",
    label="数值题",
    fields=Record(
        "数值题",
        {"answer": Field(ANSWER, required=True), "wrong": Field(ListOf(WRONG, 1, 10), default=())},
        Numeric,
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
)
