"""排序: two to eight items to put into their one right order."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from generator.diagnostics import Text
from generator.model.question import Mark
from generator.model.shape import Order, Shape
from generator.question_types.base import QuestionType, Render
from generator.question_types.items import ANSWER, item_texts, items_of, lettered, publish_items
from generator.question_types.luck import Luck, of_scores
from generator.question_types.ordering.checks import check
from generator.question_types.ordering.content import Ordering
from generator.source.fields import Field, ListOf, Record
from generator.source.scalars import OneOf


def publish(content: Ordering, render: Render) -> dict[str, Any]:
    """The items go as options, which are shuffled by seed."""
    return {
        "options": publish_items(content.items, render),
        "answer": list(content.answer),
        "partial": content.partial,
    }


def mark(content: Ordering, response: Any) -> Mark:
    """`all`: nothing but the whole order; `prop`: the share of the neighbours in it that follow each other in `response`."""
    if response in (None, "", []):
        return Mark(0, "blank")
    right = list(content.answer)
    if not isinstance(response, list) or len(response) != len(right) or not all(key in response for key in right):
        return Mark(0, "invalid")
    kept = set(pairwise(response))
    parts = tuple(float(pair in kept) for pair in pairwise(right)) if content.partial == "prop" else ()
    score = 1 if response == right else sum(parts) / max(1, len(parts))
    return Mark(score, "right" if score == 1 else "part" if score > 0 else "wrong", parts)


def answer_text(content: Ordering) -> str:
    """C. 甲 → A. 乙 → B. 丙."""
    words = content.words
    return " → ".join(f"{key.upper()}. {words[key]}" for key in content.answer if key in words)


def texts(content: Ordering) -> Iterator[Text]:
    return item_texts(content.items)


def marking(content: Ordering) -> dict[str, Any]:
    return {"items": sorted(content.words), "answer": list(content.answer), "partial": content.partial}


def guess(content: Ordering) -> float:
    """Any order is as likely as another."""
    return 1 / math.factorial(len(content.items))


def partly(content: Ordering) -> Luck:
    """Any order is as likely as another; so many neighbours of the right order follow each other in so many of them."""
    count = len(content.items)
    if content.partial == "all" or count < 2:
        return of_scores([(1, guess(content))])
    pairs = count - 1
    ways = ((kept, math.comb(pairs, kept) * _apart(count - kept)) for kept in range(count))
    return of_scores((kept / pairs, many / math.factorial(count)) for kept, many in ways)


def _apart(count: int) -> int:
    """The orders of so many items in which none is followed by the one that follows it in the right order."""
    return sum((-1) ** k * math.comb(count - 1, k) * math.factorial(count - k) for k in range(count))


def shape(content: Ordering) -> Order:
    words = content.words
    return Order(tuple(words[key] for key in content.answer if key in words), content.partial)


def authored(given: Shape) -> dict[str, Any] | None:
    if not isinstance(given, Order):
        return None
    items, answer = lettered(given.items)
    return {"items": items, "answer": answer} | ({} if given.partial == "all" else {"partial": given.partial})


TYPE = QuestionType(
    name="ordering",
    label="排序题",
    fields=Record(
        "排序题",
        {
            "items": items_of("要排的项"),
            "answer": Field(ListOf(ANSWER), required=True),
            "partial": Field(OneOf(("all", "prop")), default="all"),
        },
        Ordering,
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
