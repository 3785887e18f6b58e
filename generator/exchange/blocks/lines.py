"""A line of a text → what its author meant it to be: a labelled text, an option, a heading, the begin of a question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.exchange import mess
from generator.exchange.assemble import KINDS
from generator.source.foreign.problems import Place

LABELS = {
    "answer": ("正确答案", "参考答案", "标准答案", "答案", "答"),
    "explanation": ("答案解析", "试题解析", "题目解析", "解析"),
    "fix": ("改正句", "改正", "更正"),
    "citations": ("政策依据", "依据"),
    "topics": ("知识点", "考点"),
    "difficulty": ("难易程度", "难易度", "难度"),
    "points": ("分值",),
    "chapter": ("章节", "目录"),
    "kind": ("题目类型", "题型"),
    "stem": ("题干", "题目", "试题"),
    "number": ("编号", "题号"),
    "options": ("选项",),
    "pairs": ("配对",),
    "part": ("小题",),
    "media": ("图片",),
}
"""Role → the words for it; the first is not always what we write."""
_ROLES = {word: role for role, words in LABELS.items() for word in words}
_WORDS = "|".join(sorted(_ROLES, key=len, reverse=True))
_LABEL = re.compile(
    rf"【\s*({_WORDS})\s*】[ \u3000]*[:：]?|(?:^|(?<![\^*|#$~])[\^*|#$~]{{2,}}+|(?<![ \t\u3000])[ \t\u3000]{{2,}}+)"
    rf"[ \t\u3000]*+({_WORDS})[ \u3000]*[:：]"
)
_HEADING = re.compile(
    rf"(?:[（(]?[一二三四五六七八九十]+\s*(?:[、.．]|[)）])\s*|第[一二三四五六七八九十]+[部大]分?题?[、：:]?\s*|#+\s*)?[【\[]?\s*((?:{'|'.join(KINDS)})题?)\s*[】\]]?"
    r"\s*+(?:[（(].*[)）])?\s*+[:：。]?\s*+$"
)


_CHAPTER = re.compile(r"\s*第\s*[一二三四五六七八九十百\d]{1,4}\s*[章节编篇单][^。？！?：:（(]{0,30}$")
_BARE_OPTION = re.compile("[A-HＡ-Ｈ](?=[\u4e00-\u9fff《“])")
_ASKS = re.compile(r"[（(【][\s\u3000A-H√×对错]*[)）】]|_{2,}|[？?：:]\s*$")


@dataclass(frozen=True)
class Piece:
    """A labelled part of a line, or the text before the first label, whose `role` is ''."""

    role: str
    text: str
    place: Place


def pieces(line: str, place: Place) -> Iterator[Piece]:
    """The parts of a line, in order; none for an empty one."""
    found = list(_LABEL.finditer(line))
    before = line[: found[0].start()] if found else line
    if before.strip():
        yield Piece("", before.rstrip(), place)
    for index, label in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(line)
        yield Piece(_ROLES[label[1] or label[2]], line[label.end() : end].strip(), place)


def heading(text: str) -> str:
    """The type that a heading such as 一、单选题（每题 2 分） gives to the questions below it, else ''."""
    found = _HEADING.match(text.strip())
    return found[1] if found else ""


def is_option(text: str, expected: str) -> bool:
    """Whether a line begins as an option does: with a letter and a mark, or with the letter that is due alone."""
    bare = _BARE_OPTION.match(text.strip())
    return bool(mess.without_letter(text)[1]) or (bare is not None and mess.letters(bare[0]) == (expected,))


def is_chapter(text: str) -> bool:
    """Whether a line is a title such as 第一章 总则."""
    return bool(_CHAPTER.match(text))


def asks(text: str) -> bool:
    """Whether a line looks like a stem: it has a place for an answer, or ends in a question mark."""
    return bool(_ASKS.search(text))
