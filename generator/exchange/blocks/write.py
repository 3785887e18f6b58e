"""Items → plain text that people can read, check and send back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.exchange.base import Item, NotHeld, Written
from generator.exchange.losses import each
from generator.exchange.mess import LETTERS
from generator.exchange.richtext import to_plain
from generator.model.shape import Choice, Entry, Group, Number, Open, Order, Pairs, Shape, Verdict
from generator.question_types.numerals import written

HOLDS = frozenset(
    [
        "explanation",
        "part_explanation",
        "citations",
        "topics",
        "difficulty",
        "chapter",
        "half",
        "fix",
        "unit",
        "range",
        "whole_order",
        "model",
        "together",
    ]
)


def write(items: Sequence[Item]) -> Written:
    """A question a block, numbered, with its id, an empty line between them."""
    made, losses = each(items, HOLDS, _block)
    blocks = (f"{place}. {block}" for place, block in enumerate(made, 1))
    return Written("\n".join(blocks).encode(), tuple(losses))


def _block(item: Item) -> str:
    more = (
        ("编号", item.number),
        ("依据", item.citations),
        ("知识点", "、".join(item.topics)),
        ("难度", str(item.difficulty or "")),
        ("章节", item.chapter),
    )
    fields = [f"【{name}】{text}" for name, text in more if text]
    if isinstance(item.shape, Group):
        lines = [
            f"【案例题】{to_plain(item.shape.material).text}",
            *_told(item.explanation),
            *fields,
            *_answer(item.shape),
        ]
    else:
        lines = [*_question(item.stem, item.shape, item.explanation), *fields]
    return "\n".join(lines) + "\n"


def _question(stem: str, shape: Shape, explanation: str) -> Iterator[str]:
    yield f"【{_label(shape)}】{to_plain(stem).text}"
    yield from _answer(shape)
    yield from _told(explanation)


def _told(explanation: str) -> Iterator[str]:
    if explanation:
        yield f"【解析】{to_plain(explanation).text}"


def _label(shape: Shape) -> str:
    if isinstance(shape, Choice):
        return "多选题" if shape.several else "单选题"
    labels = {
        Verdict: "判断题",
        Entry: "填空题",
        Number: "数值题",
        Order: "排序题",
        Pairs: "匹配题",
        Open: "简答题",
        Group: "案例题",
    }
    return labels[type(shape)]


def _answer(shape: Shape) -> Iterator[str]:
    match shape:
        case Choice(options):
            yield from _lettered([option.text for option in options])
            yield "【答案】" + "".join(letter for letter, option in zip(LETTERS, options, strict=False) if option.right)
        case Verdict(true, fix):
            yield f"【答案】{'对' if true else '错'}"
            yield from (f"【改正】{to_plain(text).text}" for text in (fix,) if text)
        case Entry(blanks):
            yield "【答案】" + "；".join("|".join(blank.accept) for blank in blanks)
        case Number():
            yield f"【答案】{_number(shape)}"
        case Order(items):
            shown = sorted(items)
            yield from _lettered(shown)
            yield "【答案】" + "".join(LETTERS[shown.index(item)] for item in items)
        case Pairs():
            yield from _pairs(shape)
        case Open(model):
            yield from (f"【答案】{to_plain(text).text}" for text in (model,) if text)
        case Group(_, parts):
            for part in parts:
                first, *others = _question(part.stem, part.shape, part.explanation)
                yield from (f"【小题】{first}", *others)


def _lettered(options: Sequence[str]) -> Iterator[str]:
    if len(options) > len(LETTERS):
        raise NotHeld(f"多于 {len(LETTERS)} 个选项")
    for letter, text in zip(LETTERS, options, strict=False):
        yield f"{letter}. {to_plain(text).text}"


def _number(shape: Number) -> str:
    if shape.near is None:
        return f"{written(shape.low)}～{written(shape.high)}{shape.unit}"
    give = shape.high - shape.near
    return f"{written(shape.near)}{f'±{written(give)}' if give else ''}{shape.unit}"


def _pairs(shape: Pairs) -> Iterator[str]:
    """Pairs in the order of the left side, then what is left over on the right."""
    for left, partner in zip(shape.left, shape.answer, strict=True):
        yield f"【配对】{to_plain(left).text} → {to_plain(shape.right[partner]).text}"
    for place, text in enumerate(shape.right):
        if place not in shape.answer:
            yield f"【配对】→ {to_plain(text).text}"
