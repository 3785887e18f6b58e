"""填空: words typed, or tapped, into the places `{{1}}`, `{{2}}` … of the stem."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Any

from generator.diagnostics import Text
from generator.model import shape as shapes
from generator.model.question import Mark
from generator.model.shape import Entry, Shape
from generator.question_types.base import QuestionType, Render
from generator.question_types.fill_blank.blanks import Blank, FillBlank, circled, fill_blank, placed, with_places
from generator.question_types.fill_blank.checks import check
from generator.question_types.luck import Luck, of_parts
from generator.source.fields import Field, ListOf, MapOf, Record
from generator.source.scalars import OneOf, Truth, Words

_MARKS = re.compile(r"[\\`*_{}\[\]()>#+.!-]")
BLANK = Record(
    "空",
    {
        "accept": Field(ListOf(Words(most=60), 1, 20), required=True),
        "choices": Field(ListOf(Words(most=30), 2, 8), default=()),
        "normalise": Field(ListOf(OneOf(("numerals",)), 1, 1), default=()),
    },
    Blank,
)


def publish(content: FillBlank, render: Render) -> dict[str, Any]:
    """The tiles go in the order of their letters, which says nothing about which of them is right."""
    blanks = [
        ({"tiles": sorted(blank.choices)} if blank.choices else {})
        | ({"normalise": list(blank.normalise)} if blank.normalise else {})
        for blank in content.ordered
    ]
    answer = [list(blank.accept) for blank in content.ordered]
    return {"blanks": blanks, "answer": answer} | ({"any_order": True} if content.any_order else {})


def mark(content: FillBlank, response: Any) -> Mark:
    """Every blank counts the same; what is in it is compared as `normalise` says."""
    count = len(content.blanks)
    if response is None or response == "":
        return Mark(0, "blank")
    if not isinstance(response, list) or len(response) != count or not all(isinstance(one, str) for one in response):
        return Mark(0, "invalid")
    if not any(blank.compared(one) for blank, one in zip(content.ordered, response, strict=True)):
        return Mark(0, "blank", (0.0,) * count)
    right = set(placed(content, response).values())
    parts = tuple(float(place in right) for place in range(count))
    return Mark(len(right) / count, "right" if len(right) == count else "part" if right else "wrong", parts)


def answer_text(content: FillBlank) -> str:
    """What is accepted is text and no Markdown, so its marks are escaped."""
    blanks = [f"{_literal(blank.accept[0])}{_others(blank)}" for blank in content.ordered if blank.accept]
    if len(blanks) == 1:
        return blanks[0]
    numbered = "；".join(f"{circled(number)} {words}" for number, words in enumerate(blanks, 1))
    return f"{numbered}（次序不限）" if content.any_order else numbered


def _others(blank: Blank) -> str:
    return f"（也可以写：{'、'.join(map(_literal, blank.accept[1:]))}）" if blank.accept[1:] else ""


def _literal(text: str) -> str:
    return _MARKS.sub(r"\\\g<0>", text)


def texts(content: FillBlank) -> Iterator[Text]:
    for blank in content.ordered:
        yield from filter(None, (*blank.accept, *blank.choices))


def marking(content: FillBlank) -> dict[str, Any]:
    blanks = [{"accept": sorted(blank.accepted), "numerals": blank.numerals} for blank in content.ordered]
    return {"blanks": blanks, "any_order": content.any_order}


def guess(content: FillBlank) -> float:
    """Nobody guesses what they must type; a tap on every blank is as likely as another."""
    blanks = content.ordered
    if not blanks or not all(blank.choices for blank in blanks):
        return 0
    if content.any_order:
        return min(1, _permanent([[_share(blank, other) for other in blanks] for blank in blanks]))
    return math.prod(_share(blank, blank) for blank in blanks)


def partly(content: FillBlank) -> Luck:
    """A tap on every blank that has tiles; with `any_order` what fits any blank is taken to be right, which is a little
    more than it can be.
    """
    blanks = content.ordered
    shares = (sum(_share(one, other) for other in (blanks if content.any_order else [one])) for one in blanks)
    return of_parts(min(1, share) for share in shares)


def _share(blank: Blank, wanted: Blank) -> float:
    """The share of the choices of `blank` that `wanted` accepts."""
    return sum(wanted.fits(choice) for choice in blank.choices) / max(1, len(blank.choices))


def _permanent(shares: list[list[float]]) -> float:
    """The chance that every row takes another column, over all the ways to do so."""
    ways = {0: 1.0}
    for row in shares:
        further: dict[int, float] = {}
        for taken, chance in ways.items():
            for column, share in enumerate(row):
                if not taken >> column & 1:
                    key = taken | 1 << column
                    further[key] = further.get(key, 0) + chance * share
        ways = further
    return sum(ways.values())


def shape(content: FillBlank) -> Entry:
    blanks = (
        shapes.Blank(tuple(map(str, blank.accept)), tuple(map(str, blank.choices)), blank.numerals)
        for blank in content.ordered
    )
    return Entry(tuple(blanks), content.any_order)


def authored(given: Shape) -> dict[str, Any] | None:
    if not isinstance(given, Entry):
        return None
    blanks = {
        str(number): {"accept": list(blank.accept)}
        | ({"choices": list(blank.tiles)} if blank.tiles else {})
        | ({"normalise": ["numerals"]} if blank.numerals else {})
        for number, blank in enumerate(given.blanks, 1)
    }
    return {"blanks": blanks} | ({"any_order": True} if given.any_order else {})


TYPE = QuestionType(
    name="fill_blank",
    label="填空题",
    fields=Record(
        "填空题",
        {
            "blanks": Field(MapOf(BLANK), required=True),
            "any_order": Field(Truth(), default=False),
        },
        fill_blank,
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
    stem=with_places,
    partly=partly,
)
