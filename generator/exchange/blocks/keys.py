"""Answers that stand together at the end, 1.A 2.B 3.C or 1-5 ABDCA → the questions that they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.exchange.assemble import KINDS
from generator.exchange.blocks.draft import Draft
from generator.source.foreign.problems import Place

_ANSWER = r"[A-HＡ-Ｈ]{1,8}|[√×✓✗对错]|正确|错误"
_PAIR = re.compile(rf"(\d{{1,4}})\s*+[.．、:：)）]?\s*+({_ANSWER})(?![A-Za-z\u4e00-\u9fff])[\s,，;；、.。]*")
_SPAN = re.compile(
    r"(\d{1,4})\s*+[-—–~～至]\s*+(\d{1,4})\s*+[.．、:：]?\s*+((?:[A-HＡ-Ｈ√×✓✗对错] ?)++)[\s,，;；、.。]*+(?=\d|$)"
)
_ORDINAL = "[一二三四五六七八九十]"
_SECTION = re.compile(
    rf"(?=[（(]?{_ORDINAL}|{'|'.join(KINDS)})"
    rf"(?:[（(]?({_ORDINAL}{{1,3}})\s*+[)）、.．:：]\s*+)?((?:{'|'.join(KINDS)})题?)?\s*+(?:[（(][^（）()]{{0,40}}[)）])?"
    r"\s*+[:：]?\s*+(?=\d|$)"
)


@dataclass(frozen=True)
class Key:
    """The answer of the question of that number, under that heading if `section` is not 0."""

    number: int
    answer: str
    place: Place
    section: int = 0


def keys_of(text: str, place: Place, section: int = 0) -> list[Key]:
    """The answers of a line that consists of nothing else; [] of any other."""
    found: list[Key] = []
    end, text = 0, text.strip()
    while end < len(text):
        answers, end = _span(text, end) or _pair(text, end) or ([], len(text))
        if not answers:
            return []
        found += (Key(number, answer, place, section) for number, answer in answers)
    return found


_Answers = tuple[list[tuple[int, str]], int]
"""Answers by the numbers of their questions, and where what follows them begins."""


def _pair(text: str, start: int) -> _Answers | None:
    match = _PAIR.match(text, start)
    return ([(int(match[1]), match[2])], match.end()) if match else None


def _span(text: str, start: int) -> _Answers | None:
    """Those of 1-3 ABC, as many as the numbers say."""
    match = _SPAN.match(text, start)
    if match is None:
        return None
    first, last, answers = int(match[1]), int(match[2]), match[3].replace(" ", "")
    numbers = range(first, last + 1)
    return (list(zip(numbers, answers, strict=True)), match.end()) if len(answers) == len(numbers) else None


def sections_in(text: str) -> list[tuple[tuple[int, str] | None, str]]:
    """A line of answers cut where it names a section: the place and the type of each, as `section_of` gives them, None
    of what stands before the first, and its answers.
    """
    found: list[tuple[tuple[int, str] | None, str]] = []
    named, begin = None, 0
    for match in filter(_names, _SECTION.finditer(text)):
        found += [(named, text[begin : match.start()])] if found or match.start() else []
        named, begin = (_ordinal(match[1] or ""), match[2] or ""), match.end()
    return [*found, (named, text[begin:])]


def _names(section: re.Match[str]) -> bool:
    return bool(section[1] or section[2])


def section_of(text: str) -> tuple[int, str, str] | None:
    """The place and the type of the section that a line of answers begins with, and what follows: `一、单选题 1.A 2.B`
    → 1, 单选题, 1.A 2.B; 0 and '' are those it does not name. None of a line that names none.
    """
    text = text.strip()
    found = _SECTION.match(text)
    if not found or not _names(found):
        return None
    return _ordinal(found[1] or ""), found[2] or "", text[found.end() :]


def _ordinal(hanzi: str) -> int:
    """十二 → 12, 0 of ''."""
    tens, ten, ones = hanzi.rpartition("十")
    digits = "零一二三四五六七八九"
    return (digits.find(tens) if tens else 1) * 10 * bool(ten) + (digits.find(ones) if ones else 0)


def assign(keys: Sequence[Key], drafts: Sequence[Draft]) -> Iterator[Key]:
    """Gives every question without an answer the first one of its number that is left; yields the answers of none."""
    waiting: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.numbered and not draft.answered:
            waiting.setdefault(draft.numbered, []).append(draft)
    for key in keys:
        found = waiting.get(key.number, [])
        named = next((one for one in found if key.section in (0, one.section)), None)
        if named is None:
            yield key
        else:
            found.remove(named)
            named.add("answer", key.answer, key.place)
