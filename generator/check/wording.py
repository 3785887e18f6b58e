"""stem-too-long, negative-not-emphasised, explanation-too-short, answer-in-stem, stem-carries-number: 题干和解析的写法。

手机上题干一长就没人读；问“不正确的是”而不加粗，错的是没看清，不是没学会；解析要说出为什么。只提醒。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.texts import normalised
from generator.diagnostics import Diagnostic, Text, warning
from generator.model.question import Bank, Question
from generator.question_types import TYPES

_CLAUSE = re.compile(r"[^，。；：？！“”]+")
_ASKS = re.compile(r"哪|的是|[（(]\s*[）)]")
_NEGATIVE = re.compile(r"(?<!是)不(?:正确|恰当|符合|属于|包括|应当|能|得|是)|错误")
_ANSWER = re.compile(r"[（(]\s*[A-H](?:[、,， ]?[A-H])*\s*[）)]")
_NUMBER = re.compile(r"\s*(?:\d{1,4}\s*[.、．](?!\d)|[【\[（(](?:单选|多选|判断)题?[】\]）)])")


def check(bank: Bank) -> Iterator[Diagnostic]:
    for question in bank.pieces:
        for stem in (question.stem, *question.stems):
            yield from _stem(question, stem)
        if question.explanation:
            yield from _explanation(question, question.explanation)


def _stem(question: Question, stem: Text) -> Iterator[Diagnostic]:
    if len(stem) > 120:
        yield warning(stem.location, "stem-too-long", f"题干有 {len(stem)} 个字，超过 120 个，请精简，背景可放进解析")
    if question.type in ("single_choice", "multiple_choice"):
        yield from _negative(stem)
    match = _ANSWER.search(stem)
    if match:
        yield warning(stem.at(match.start()), "answer-in-stem", f"题干里有“{match[0]}”，像是答案，请改成空括号（　）")
    match = _NUMBER.match(stem)
    if match:
        yield warning(stem.location, "stem-carries-number", f"题干开头的“{match[0].strip()}”是题号或题型，请删去")


def _negative(stem: Text) -> Iterator[Diagnostic]:
    """A negative word in the clause that asks, and not in bold."""
    if "不" not in stem and "错误" not in stem:
        return  # most are done here, at a fraction of the time
    for clause in _CLAUSE.finditer(stem):
        match = _NEGATIVE.search(clause[0]) if _ASKS.search(clause[0]) else None
        if match:
            start, end = clause.start() + match.start(), clause.start() + match.end()
            if "**" not in stem[max(0, start - 2) : end + 2]:
                yield warning(
                    stem.at(start), "negative-not-emphasised", f"反着问的“{match[0]}”没有加粗，请写成 **{match[0]}**"
                )
            return


def _explanation(question: Question, explanation: Text) -> Iterator[Diagnostic]:
    answer = TYPES[question.type].answer_text(question.content) if question.content is not None else ""
    if len(explanation) < 12 or (answer and _repeats(explanation, answer)):
        yield warning(explanation.location, "explanation-too-short", "解析太短或只重复了答案，请写明为什么对、错在哪里")


def _repeats(explanation: str, answer: str) -> bool:
    """Whether it says nothing but the answer; one that is much longer is not compared."""
    short = len(explanation) <= 3 * len(answer) + 20
    return short and normalised(explanation) in normalised(f"正确答案是{answer}")
