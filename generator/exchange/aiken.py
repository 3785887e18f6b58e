"""Aiken: a stem in one line, options `A. …` or `A) …` below it, `ANSWER: B` at the end; nothing but single choice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.exchange.base import Format, Item, NotHeld, Reading, Written
from generator.exchange.losses import each
from generator.exchange.richtext import from_plain, to_plain
from generator.model.shape import Choice, Choosable
from generator.source.foreign.problems import Place, Problem, fault
from generator.source.foreign.texts import decoded

HOLDS: frozenset[str] = frozenset()
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_OPTION = re.compile(r"([A-Z])[.)] *(.+)")
_ANSWER = re.compile(r"ANSWER: *([A-Z])\s*")


def suits(_: str, data: bytes) -> bool:
    return bool(re.search(rb"(?m)^[A-Z][.)] ?\S.*\r?\n(?:\s*\r?\n)*ANSWER: *[A-Z]\s*$", data))


def read(data: bytes) -> Reading:
    """Every question that ends in an ANSWER line; what comes before one must be a stem and its options."""
    text, problems = decoded(data)
    items: list[Item] = []
    found = list(problems)
    block: list[tuple[int, str]] = []
    for number, line in enumerate(text.split("\n"), 1):
        answer = _ANSWER.fullmatch(line.strip())
        if answer and block:
            made = _item(block, answer[1])
            (items if isinstance(made, Item) else found).append(made)  # type: ignore[arg-type]
            block = []
        elif line.strip():
            block.append((number, line.strip()))
    if block:
        found.append(fault(Place(line=block[0][0]), "这道题没有 ANSWER 行，请补上"))
    return Reading(tuple(items), tuple(found))


def _item(block: list[tuple[int, str]], answer: str) -> Item | Problem:
    place = Place(line=block[0][0])
    options = [(number, match) for number, line in block if (match := _OPTION.fullmatch(line))]
    stem = [line for _, line in block if not _OPTION.fullmatch(line)]
    letters = "".join(match[1] for _, match in options)
    if not stem or len(options) < 2 or not _LETTERS.startswith(letters):
        return fault(place, "Aiken 的题应是题干一行，下面从 A 起每行一个选项，请改正")
    if answer not in letters:
        return fault(place, f"答案“{answer}”不在选项 A–{letters[-1]} 之中，请改正")
    shape = Choice(tuple(Choosable(from_plain(match[2]), match[1] == answer) for _, match in options))
    return Item(place, from_plain("\n".join(stem)), shape)


def write(items: Sequence[Item]) -> Written:
    made, losses = each(items, HOLDS, _block)
    return Written("\n".join(made).encode(), tuple(losses))


def _block(item: Item) -> str:
    shape = item.shape
    if not isinstance(shape, Choice) or shape.several:
        raise NotHeld("Aiken 只有单选题")
    lines = [_line(item.stem)]
    lines += [f"{letter}. {_line(option.text)}" for letter, option in zip(_LETTERS, shape.options, strict=False)]
    right = next((letter for letter, option in zip(_LETTERS, shape.options, strict=False) if option.right), "")
    return "\n".join((*lines, f"ANSWER: {right}")) + "\n"


def _line(markdown: str) -> str:
    return to_plain(markdown).text.replace("\n", " ")


FORMAT = Format("aiken", "Aiken", ".txt", suits, read, write)
