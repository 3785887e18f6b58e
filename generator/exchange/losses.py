"""What a written file does not hold: the extras a question uses and a format has no place for, counted in one place.

A format says in `HOLDS` which extras it writes; `each` reports the others by question. That a format writes what it
says it holds is proved when the file is read back (exporting.py).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TypeVar

from generator.exchange.base import CASE_STEM, Item, Loss, NotHeld
from generator.exchange.richtext import to_plain
from generator.model.shape import Choice, Entry, Group, Number, Open, Order, Pairs, Shape, Verdict

T = TypeVar("T")
EXTRAS = {
    "looks": "文字的样子（粗体、斜体、链接等）",
    "right_looks": "配对题右边文字的样子",
    "explanation": "解析",
    "case_explanation": "案例题的总解析",
    "part_explanation": "小题的解析",
    "citations": "政策依据",
    "topics": "知识点",
    "difficulty": "难度",
    "points": "分值",
    "chapter": "章节",
    "media": "图片、声音或视频",
    "feedback": "选项的反馈",
    "last": "固定在最后的选项",
    "half": "漏选得一半分的算法",
    "all": "全对才得分的算法",
    "prop": "按比例得分的算法",
    "fix": "改正后的句子",
    "tiles": "填空的备选词",
    "synonyms": "填空备选词之外的其他写法",
    "numerals": "中文数字算同样的答案",
    "any_order": "几个空不分次序",
    "unit": "单位",
    "units": "单位的其他写法",
    "wrong": "常见错误的数和反馈",
    "range": "范围（改写成中间的数和误差）",
    "neighbours": "排序按相邻项得分的算法",
    "whole_order": "排序全对才得分的算法",
    "model": "参考答案",
    "rubric": "评分要点",
    "case_stem": "案例题自己的题干",
    "together": "材料和小题的归属",
}
"""Name → what is lost, as the report says it."""


def each(items: Sequence[Item], holds: Collection[str], write: Callable[[Item], T]) -> tuple[list[T], list[Loss]]:
    """What `write` makes of every item, and what is lost of it; an item that is not held is left out and said."""
    made, losses = [], []
    for item in items:
        try:
            made.append(write(item))
        except NotHeld as refused:
            losses.append(Loss(item.number, f"整道题（{refused}）"))
            continue
        losses += [Loss(item.number, EXTRAS[name]) for name in EXTRAS if name in set(used(item)) - set(holds)]
    return made, losses


def used(item: Item) -> Iterator[str]:
    """The names of the extras of an item."""
    of_group = isinstance(item.shape, Group)
    if item.explanation:
        yield "case_explanation" if of_group else "explanation"
    for name in ("citations", "topics", "difficulty", "points", "chapter", "media"):
        if getattr(item, name):
            yield name
    if any(to_plain(text).lost for text in (item.stem, item.explanation, *texts(item.shape))):
        yield "looks"
    if of_group and item.stem != CASE_STEM:
        yield "case_stem"
    yield from _extras(item.shape)


def texts(shape: Shape) -> Iterator[str]:
    """Every Markdown text of a shape."""
    match shape:
        case Choice(options):
            for option in options:
                yield from (option.text, option.feedback)
        case Verdict(fix=fix):
            yield fix
        case Number(wrong=wrong):
            yield from (told for _, told in wrong)
        case Order(items):
            yield from items
        case Open(model):
            yield model
        case Group(material, parts):
            yield material
            for part in parts:
                yield from (part.stem, part.explanation, *texts(part.shape))
        case Entry():
            return
        case _:
            yield from (*shape.left, *shape.right)


def _extras(shape: Shape) -> Iterator[str]:
    match shape:
        case Choice():
            yield from _named(("feedback", any(option.feedback for option in shape.options)))
            yield from _named(("last", any(option.last for option in shape.options)), (shape.partial, shape.several))
        case Verdict():
            yield from _named(("fix", shape.fix))
        case Entry(blanks):
            yield from _named(("any_order", shape.any_order), ("tiles", any(blank.tiles for blank in blanks)))
            yield from _named(
                ("synonyms", any(blank.tiles and set(blank.accept) - set(blank.tiles) for blank in blanks))
            )
            yield from _named(("numerals", any(blank.numerals for blank in blanks)))
        case Number():
            yield from _named(("unit", shape.unit), ("units", shape.units), ("wrong", shape.wrong))
            yield from _named(("range", shape.near is None))
        case Order():
            yield "neighbours" if shape.partial == "prop" else "whole_order"
        case Pairs():
            yield from _named(("right_looks", any(to_plain(text).lost for text in shape.right)))
        case Open():
            yield from _named(("model", shape.model), ("rubric", shape.rubric))
        case Group(_, parts):
            yield "together"
            yield from _named(("part_explanation", any(part.explanation for part in parts)))
            for part in parts:
                yield from _extras(part.shape)


def _named(*extras: tuple[str, object]) -> Iterable[str]:
    return (name for name, present in extras if present)
