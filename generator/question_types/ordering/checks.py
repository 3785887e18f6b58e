"""What only an ordering question can get wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, error
from generator.model.question import Question
from generator.question_types.items import check_keys, key_meant, twins
from generator.question_types.options import ONE_EACH, several
from generator.question_types.ordering.content import Ordering
from generator.source.fields import Items
from generator.source.scalars import shown


def check(question: Question) -> Iterator[Diagnostic]:
    content: Ordering = question.content
    yield from check_keys(content.items)
    for item, first in twins(content.items):
        message = f"{item.key} 与 {first.key} 相同，谁先谁后分不出来，请改写其中一个"
        yield error(item.text.location, "items-equal", message)
    fault = _fault(content)
    if fault and isinstance(content.answer, Items):
        yield error(content.answer.location, "order-incomplete", fault)


def _fault(content: Ordering) -> str:
    """What keeps the answer from naming every item once; nothing where the items are to be mended first."""
    keys = dict.fromkeys(item.key for item in content.items if item and item.key)
    if len(keys) < len(content.items) or not all(content.answer):
        return ""
    counts = Counter(content.answer)
    for key in counts:
        if key not in keys:
            meant = key_meant(key, content.items)
            letters = several(key, keys)
            remedy = f"不在 {'、'.join(keys)} 之中，请改为其中之一"
            if meant or letters:
                remedy = f"要写小写字母，请改成 {meant}" if meant else f"是几个字母，{ONE_EACH}{letters}"
            return f"答案里的“{shown(key)}”{remedy}"
    twice = [key for key in counts if counts[key] > 1]
    missing = [key for key in keys if key not in counts]
    said = [f"{'、'.join(twice)} 写重了"] * bool(twice) + [f"少了 {'、'.join(missing)}"] * bool(missing)
    return f"答案里 {'，'.join(said)}，请把每一项正好写一次" if said else ""
