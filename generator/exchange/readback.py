"""An item and what came back of it from a file: whatever differs and was not said to be lost, by the words for it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import fields, replace
from typing import Any

from generator.exchange.base import CASE_STEM, Item
from generator.exchange.fromhtml import canonical
from generator.exchange.questions import compared
from generator.exchange.richtext import from_plain, to_plain
from generator.model.shape import (
    Blank,
    Choice,
    Choosable,
    Entry,
    Group,
    Number,
    Open,
    Order,
    Pairs,
    Part,
    Shape,
    Verdict,
)

_AROUND = {
    "explanation": "解析", "citations": "政策依据", "topics": "知识点", "difficulty": "难度", "points": "分值", "chapter": "章节",
    "media": "图片等",
}  # fmt: skip
_OF_SHAPES = {
    "several": "单选还是多选", "partial": "漏选、错排的算法", "true": "答案", "fix": "改正句", "any_order": "几个空是否分次序",
    "low": "答案的数", "high": "答案的数", "near": "答案的数", "unit": "单位", "units": "单位", "wrong": "常见错误的数",
    "items": "要排序的各项", "left": "配对", "right": "配对", "answer": "配对", "model": "参考答案", "rubric": "评分要点",
    "material": "材料",
}  # fmt: skip
_OF_PIECES = {
    "text": "选项", "right": "答案", "feedback": "选项的反馈", "last": "固定在最后的选项", "accept": "填空的答案", "tiles": "填空的备选词",
    "numerals": "中文数字算不算同样的答案",
}  # fmt: skip
"""Field of an item, of a shape, of an option or a blank → what it is called."""
_PARTIAL, _ORDERS = frozenset(("half", "all", "prop")), frozenset(("neighbours", "whole_order"))
Texts = Callable[[str], str]


def differences(item: Item, back: Item, lost: Collection[str]) -> list[str]:
    """What is not the same in both, leaving aside these extras of losses.py."""
    ours, theirs = (_without(one, lost) for one in (item, back))
    found = ["题干"] if ours.stem != theirs.stem else []
    found += _of_shapes(ours.shape, theirs.shape)
    found += [label for name, label in _AROUND.items() if getattr(ours, name) != getattr(theirs, name)]
    return list(dict.fromkeys(found))


def _of_shapes(ours: Shape, theirs: Shape) -> Iterator[str]:
    if type(ours) is not type(theirs):
        yield "题型"
        return
    for name in (one.name for one in fields(ours)):
        mine, other = getattr(ours, name), getattr(theirs, name)
        if name == "parts":
            yield from _of_parts(mine, other)
        elif name in ("options", "blanks"):
            yield from _of_pieces(mine, other, "选项的个数" if name == "options" else "空的个数")
        elif mine != other:
            yield _OF_SHAPES[name]


def _of_pieces(ours: tuple[Any, ...], theirs: tuple[Any, ...], count: str) -> Iterator[str]:
    """What differs between options, or between blanks."""
    if len(ours) != len(theirs):
        yield count
    for mine, other in zip(ours, theirs, strict=False):
        for name in (one.name for one in fields(mine)):
            if getattr(mine, name) != getattr(other, name):
                yield _OF_PIECES[name]


def _of_parts(ours: tuple[Any, ...], theirs: tuple[Any, ...]) -> Iterator[str]:
    if len(ours) != len(theirs):
        yield "小题的个数"
    for number, (mine, other) in enumerate(zip(ours, theirs, strict=False), 1):
        found = ["题干"] if mine.stem != other.stem else []
        found += [*_of_shapes(mine.shape, other.shape), *(["解析"] if mine.explanation != other.explanation else [])]
        yield from (f"第 {number} 小题的{label}" for label in found)


def _without(item: Item, lost: Collection[str]) -> Item:
    """The item without what is lost, its texts in their one form."""
    say = _plain if "looks" in lost else canonical
    bare = {name: () if name in ("topics", "media") else None for name in _AROUND if name in lost}
    told = "case_explanation" if isinstance(item.shape, Group) else "explanation"
    stem = CASE_STEM if "case_stem" in lost else say(item.stem)
    made: dict[str, Any] = {**bare, "explanation": "" if told in lost else say(item.explanation)}
    return replace(item, stem=stem, shape=compared(_bare(item.shape, lost, say)), **made)


def _plain(text: str) -> str:
    return from_plain(to_plain(text).text)


def _bare(shape: Shape, lost: Collection[str], say: Texts) -> Shape:
    match shape:
        case Choice():
            made: Shape = _bare_choice(shape, lost, say)
        case Verdict(true, fix):
            made = Verdict(true, "" if "fix" in lost else say(fix))
        case Entry():
            made = _bare_entry(shape, lost)
        case Number():
            made = _bare_number(shape, lost, say)
        case Order(items):
            made = Order(tuple(map(say, items)), "" if _ORDERS.intersection(lost) else shape.partial)
        case Pairs(left, right):
            plain = _plain if "right_looks" in lost else say
            made = Pairs(tuple(map(say, left)), tuple(map(plain, right)), shape.answer)
        case Open(model, rubric):
            made = Open("" if "model" in lost else say(model), () if "rubric" in lost else rubric)
        case Group(material, parts):
            made = Group(say(material), tuple(_bare_part(part, lost, say) for part in parts))
    return made


def _bare_part(part: Part, lost: Collection[str], say: Texts) -> Part:
    return Part(
        say(part.stem), _bare(part.shape, lost, say), "" if "part_explanation" in lost else say(part.explanation)
    )


def _bare_choice(shape: Choice, lost: Collection[str], say: Texts) -> Choice:
    options = (
        Choosable(
            say(one.text), one.right, "" if "feedback" in lost else say(one.feedback), one.last and "last" not in lost
        )
        for one in shape.options
    )
    return Choice(tuple(options), shape.several, "" if _PARTIAL.intersection(lost) else shape.partial)


def _bare_entry(shape: Entry, lost: Collection[str]) -> Entry:
    blanks = (
        replace(
            one,
            accept=_tapped(one) if "synonyms" in lost else one.accept,
            tiles=() if "tiles" in lost else one.tiles,
            numerals=one.numerals and "numerals" not in lost,
        )
        for one in shape.blanks
    )
    return Entry(tuple(blanks), shape.any_order and "any_order" not in lost)


def _tapped(blank: Blank) -> tuple[str, ...]:
    return tuple(text for text in blank.accept if not blank.tiles or text in blank.tiles)


def _bare_number(shape: Number, lost: Collection[str], say: Texts) -> Number:
    wrong = () if "wrong" in lost else tuple((value, say(text)) for value, text in shape.wrong)
    unit, units = ("" if "unit" in lost else shape.unit), (() if "units" in lost else shape.units)
    return Number(shape.low, shape.high, None if "range" in lost else shape.near, unit, units, wrong)
