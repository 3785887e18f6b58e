"""What only a matching question can get wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.diagnostics import Diagnostic, error, warning
from generator.model.question import Question
from generator.question_types.items import Item, check_keys, key_meant, twins
from generator.question_types.matching.content import Matching
from generator.source.scalars import shown


def check(question: Question) -> Iterator[Diagnostic]:
    content: Matching = question.content
    for side in (content.left, content.right):
        yield from check_keys(side)
        for item, first in twins(side):
            message = f"{item.key} 与 {first.key} 相同，配哪个说不清，请改写其中一个"
            yield error(item.text.location, "sides-equal", message)
    if _sound(content.left) and content.answer:
        yield from _left(content)
    if _sound(content.right):
        yield from _partners(content)


def _sound(side: Sequence[Item | None]) -> bool:
    """Whether all of it could be read and can be told apart."""
    return bool(side) and len({item.key for item in side if item and item.key}) == len(side)


def _left(content: Matching) -> Iterator[Diagnostic]:
    """Whoever is on the left has a partner, and nobody else has."""
    keys = [item.key for item in content.left]
    for key in keys:
        if key not in content.answer:
            message = f"左边的 {key} 在 answer 里没有配对，请补上“{key}: ”和右边的字母"
            yield error(key.location, "left-without-partner", message)
    for key in content.answer:
        if key not in keys:
            message = f"左边没有“{shown(key)}”这一项，请改成 {'、'.join(keys)} 之一，或删去"
            yield error(key.location, "answer-not-an-option", message)


def _partners(content: Matching) -> Iterator[Diagnostic]:
    """Every partner is there; one of two on the left is told."""
    keys = [item.key for item in content.right]
    known = {item.key for item in content.left if item}
    taken: dict[str, str] = {}
    for left, partner in content.answer.items():
        if partner and partner not in keys:
            meant = key_meant(partner, content.right)
            remedy = f"要写小写字母，请改成 {meant}" if meant else f"不在右边 {'、'.join(keys)} 之中，请改为其中之一"
            yield error(partner.location, "partner-not-in-right", f"“{shown(partner)}”{remedy}")
        elif partner in taken and left in known:
            message = f"左边的 {taken[partner]} 和 {left} 都配 {partner}，学员会以为一项只用一次；请核对，或在题干里写明可以重复"
            yield warning(partner.location, "partner-twice", message)
        taken.setdefault(partner, left)
