"""Items → GIFT."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.exchange.base import Item, NotHeld, Written
from generator.exchange.decimals import digits
from generator.exchange.gift.signs import as_html, needs_html, protected
from generator.exchange.groups import parts_of
from generator.exchange.losses import each, texts
from generator.exchange.richtext import to_plain
from generator.exchange.weights import weights
from generator.model.shape import Choice, Entry, Group, Number, Order, Pairs, Shape, Verdict

HOLDS = frozenset(
    [
        "explanation",
        "part_explanation",
        "topics",
        "chapter",
        "feedback",
        "prop",
        "fix",
        "synonyms",
        "range",
        "wrong",
        "neighbours",
        "whole_order",
        "together",
        "looks",
    ]
)
Say = Callable[[str], str]


def write(items: Sequence[Item]) -> Written:
    """A question a block; categories are named where they change."""
    made, losses = each(items, HOLDS, lambda item: (item.chapter, _question(item)))
    blocks, chapter = [], ""
    for own, block in made:
        if own != chapter:
            blocks.append(f"$CATEGORY: $course$/top{'/' * bool(own)}{own}\n")
            chapter = own
        blocks.append(block)
    return Written("\n".join(blocks).encode(), tuple(losses))


def _question(item: Item) -> str:
    """One question, or a case's material and its parts, each with the id that ties them."""
    remark = "".join(f" [tag:{topic}]" for topic in item.topics)
    head = f"// [id:{item.number}]{remark}\n::{protected(item.number)}::"
    html = any(needs_html(text) for text in (item.stem, item.explanation, *texts(item.shape)))
    say: Say = as_html if html else _letters
    form = "[html]" if html else ""
    if isinstance(item.shape, Group):
        parts = "\n".join(_question(part) for part in parts_of(item, item.shape))
        return f"{head}{form}{say(item.shape.material)}\n\n{parts}"
    if isinstance(item.shape, Entry) and (len(item.shape.blanks) != 1 or item.stem.count("{{1}}") != 1):
        raise NotHeld("GIFT 的填空题只有一个空")
    general = f"####{say(item.explanation)}" if item.explanation else ""
    answers = f"{{{_answers(item.shape, say)}{general}}}"
    if isinstance(item.shape, Entry):
        return f"{head}{form}{_around(item.stem, answers, say)}\n"
    return f"{head}{form}{say(item.stem)}{answers}\n"


def _letters(markdown: str) -> str:
    return protected(to_plain(markdown).text)


def _around(stem: str, answers: str, say: Say) -> str:
    """The stem with the answers in its one place; the stem is said as a whole, so that no look is cut in two."""
    first, _, second = say(stem).partition(protected("{{1}}"))
    return f"{first}{answers}{second}"


def _answers(shape: Shape, say: Say) -> str:
    match shape:
        case Choice():
            made = _options(shape, say)
        case Verdict(true, fix):
            made = ("T" if true else "F") + (f"#{say(fix)}" if fix else "")
        case Entry(blanks):
            made = " ".join(f"={protected(text)}" for text in blanks[0].accept)
        case Number():
            made = _number(shape, say)
        case Order(items):
            grading = "ALL_OR_NOTHING" if shape.partial == "all" else "RELATIVE_NEXT_EXCLUDE_LAST"
            made = "\n".join((f">0 ALL VERTICAL {grading} SHOW none", *map(say, items), ""))
        case Pairs():
            made = _pairs(shape, say)
        case _:
            made = ""
    return made


def _options(shape: Choice, say: Say) -> str:
    if shape.several:
        signs = [f"~%{percent}%" for percent in weights(shape)]
    else:
        signs = ["=" if option.right else "~" for option in shape.options]
    lines = (
        f"{sign}{say(option.text)}" + (f"#{say(option.feedback)}" if option.feedback else "")
        for sign, option in zip(signs, shape.options, strict=True)
    )
    return "\n" + "\n".join(lines) + "\n"


def _number(shape: Number, say: Say) -> str:
    if shape.near is None:
        right = f"{digits(shape.low)}..{digits(shape.high)}"
    else:
        give = shape.high - shape.near
        right = digits(shape.near) + (f":{digits(give)}" if give else "")
    if not shape.wrong:
        return f"#{right}"
    wrong = (f"=%0%{digits(value)}#{say(told)}" for value, told in shape.wrong)
    return "#\n" + "\n".join((f"={right}", *wrong)) + "\n"


def _pairs(shape: Pairs, say: Say) -> str:
    right = [protected(to_plain(text).text) for text in shape.right]
    lines = [f"={say(left)} -> {right[to]}" for left, to in zip(shape.left, shape.answer, strict=True)]
    lines += [f"= -> {text}" for place, text in enumerate(right) if place not in shape.answer]
    return "\n" + "\n".join(lines) + "\n"
