"""A shape → what a person would type: the words for its kind, its options, its answer; for texts, tables and documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.exchange.base import NotHeld
from generator.exchange.mess import LETTERS
from generator.exchange.richtext import to_plain
from generator.model.shape import Choice, Entry, Group, Number, Open, Order, Pairs, Shape, Verdict
from generator.question_types.numerals import written

HOLDS = frozenset(
    ("explanation", "part_explanation", "citations", "topics", "difficulty", "points", "chapter", "synonyms", "half", "fix", "unit", "range",
     "whole_order", "model", "together")
)  # fmt: skip
"""What can be typed: see losses.py."""
_LABELS = {
    Verdict: "判断题", Entry: "填空题", Number: "数值题", Order: "排序题", Pairs: "匹配题", Open: "简答题", Group: "案例题",
}  # fmt: skip


@dataclass(frozen=True)
class Typed:
    """Plain texts; `pairs` are `左 → 右`, or `→ 右` for what is left over."""

    kind: str
    answer: str = ""
    options: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()
    fix: str = ""


def typed(shape: Shape) -> Typed:
    """NotHeld if there are more options than letters, or a text holds what stands between texts."""
    match shape:
        case Choice(options):
            right = (letter for letter, option in zip(LETTERS, options, strict=False) if option.right)
            kind = "多选题" if shape.several else "单选题"
            return Typed(kind, "".join(right), _lettered([option.text for option in options]))
        case Order(items):
            shown = sorted(items)
            return Typed("排序题", "".join(LETTERS[shown.index(item)] for item in items), _lettered(shown))
        case Pairs():
            return Typed("匹配题", pairs=_pairs(shape))
        case Verdict(true, fix):
            return Typed("判断题", "对" if true else "错", fix=to_plain(fix).text)
    return Typed(_LABELS[type(shape)], _answer(shape))


def _answer(shape: Shape) -> str:
    match shape:
        case Entry(blanks):
            if any("|" in text for blank in blanks for text in blank.accept):
                raise NotHeld("填空的答案里有“|”，这种格式里它隔开几种写法")
            return "；".join("|".join(blank.accept) for blank in blanks)
        case Number():
            return _number(shape)
        case Open(model):
            return to_plain(model).text
    return ""


def _lettered(options: Sequence[str]) -> tuple[str, ...]:
    if len(options) > len(LETTERS):
        raise NotHeld(f"多于 {len(LETTERS)} 个选项")
    return tuple(to_plain(text).text for text in options)


def _number(shape: Number) -> str:
    if shape.near is None:
        return f"{written(shape.low)}～{written(shape.high)}{shape.unit}"
    give = shape.high - shape.near
    return f"{written(shape.near)}{f'±{written(give)}' if give else ''}{shape.unit}"


def _pairs(shape: Pairs) -> tuple[str, ...]:
    """Pairs in the order of the left side, then what is left over on the right."""
    left, right = ([to_plain(text).text for text in texts] for texts in (shape.left, shape.right))
    paired = (f"{one} → {right[partner]}" for one, partner in zip(left, shape.answer, strict=True))
    return (*paired, *(f"→ {text}" for place, text in enumerate(right) if place not in shape.answer))
