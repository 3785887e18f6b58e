"""匹配: everyone on the left has a partner on the right; what is left over there distracts."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from generator.diagnostics import Text
from generator.model.question import Mark
from generator.model.shape import Pairs, Shape
from generator.question_types.base import QuestionType, Render
from generator.question_types.items import ANSWER, item_texts, items_of, lettered, publish_items
from generator.question_types.luck import Luck, of_parts, of_scores
from generator.question_types.matching.checks import check
from generator.question_types.matching.content import Matching
from generator.source.fields import Field, MapOf, Record
from generator.source.scalars import Words

_NUMBER = Words(pattern="[1-9]", form="一个数字 1–9")


def publish(content: Matching, render: Render) -> dict[str, Any]:
    """The right side goes as options, which are shuffled by seed; the left side keeps its order."""
    return {
        "left": [render(item.text) for item in content.left],
        "options": publish_items(content.right, render),
        "answer": content.partners,
    }


def mark(content: Matching, response: Any) -> Mark:
    """Every pair counts the same; `response` gives everyone on the left a key, '' where none was chosen."""
    partners = content.partners
    if response is None or response == "":
        return Mark(0, "blank")
    keys = ["", *content.words]
    if not isinstance(response, list) or len(response) != len(partners) or not all(key in keys for key in response):
        return Mark(0, "invalid")
    parts = tuple(float(given == right) for given, right in zip(response, partners, strict=True))
    if not any(response):
        return Mark(0, "blank", parts)
    hits = sum(part == 1 for part in parts)
    return Mark(hits / len(parts), "right" if hits == len(parts) else "part" if hits else "wrong", parts)


def answer_text(content: Matching) -> str:
    """甲 → C. 丙；乙 → A. 丁."""
    words = content.words
    return "；".join(
        f"{item.text} → {partner.upper()}. {words[partner]}"
        for item, partner in zip(filter(None, content.left), content.partners, strict=True)
        if partner in words
    )


def texts(content: Matching) -> Iterator[Text]:
    yield from item_texts(content.left)
    yield from item_texts(content.right)


def marking(content: Matching) -> dict[str, Any]:
    return {"right": sorted(content.words), "answer": content.partners}


def guess(content: Matching) -> float:
    """Any partner is as likely as another; where each is somebody's only one, nobody chooses one twice."""
    left, right = len(content.left), max(1, len(content.right))
    return 1 / right**left if content.shared or left > right else 1 / math.perm(right, left)


def partly(content: Matching) -> Luck:
    """Any partner is as likely as another, as in `guess`; every pair that is right scores."""
    left, right = len(content.left), max(1, len(content.right))
    if content.shared or left > right:
        return of_parts([1 / right] * left)
    ways = ((hits, math.comb(left, hits) * _missed(left - hits, right - hits)) for hits in range(left + 1))
    return of_scores((hits / left, many / math.perm(right, left)) for hits, many in ways)


def _missed(left: int, right: int) -> int:
    """The ways to give so many a partner each out of `right` so that none gets their own."""
    return sum((-1) ** k * math.comb(left, k) * math.perm(right - k, left - k) for k in range(left + 1))


def shape(content: Matching) -> Pairs:
    keys = list(content.words)
    pairs = [
        (str(item.text), keys.index(partner))
        for item, partner in zip(filter(None, content.left), content.partners, strict=True)
        if partner in keys
    ]
    return Pairs(
        tuple(text for text, _ in pairs), tuple(content.words.values()), tuple(partner for _, partner in pairs)
    )


def authored(given: Shape) -> dict[str, Any] | None:
    if not isinstance(given, Pairs):
        return None
    right, keys = lettered(given.right)
    left = [{"key": str(number), "text": text} for number, text in enumerate(given.left, 1)]
    answer = {item["key"]: keys[partner] for item, partner in zip(left, given.answer, strict=True)}
    return {"left": left, "right": right, "answer": answer}


TYPE = QuestionType(
    name="matching",
    label="匹配题",
    fields=Record(
        "匹配题",
        {
            "left": items_of("左边的项", _NUMBER),
            "right": items_of("右边的项"),
            "answer": Field(MapOf(ANSWER), required=True),
        },
        Matching,
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
