"""stem-too-long, negative-not-emphasised, explanation-too-short, answer-in-stem, stem-carries-number: 题干和解析的写法。

手机上题干一长就没人读；问“不正确的是”而不加粗，错的是没看清，不是没学会；解析要说出为什么。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.texts import normalised
from generator.diagnostics import Diagnostic, Text, warning
from generator.model.question import Question
from generator.model.site import Site
from generator.question_types import TYPES

_NEGATIVE = re.compile(r"(?:不正确|不恰当|不符合|不属于|不包括|不应当|不能|不是|错误)(?=的?(?:是|有|一项|一句|做法|说法)|[^。，；]{0,12}(?:[（(]\s*[）)]|哪))")
_ANSWER = re.compile(r"[（(]\s*[A-H](?:[、,， ]?[A-H])*\s*[）)]")
_NUMBER = re.compile(r"\s*(?:\d{1,4}\s*[.、．](?!\d)|[【\[（(](?:单选|多选|判断)题?[】\]）)])")


def check(site: Site) -> Iterator[Diagnostic]:
    for question in site.questions:
        for stem in (question.stem, *question.stems):
            yield from _stem(question, stem)
        if question.explanation:
            yield from _explanation(question, question.explanation)


def _stem(question: Question, stem: Text) -> Iterator[Diagnostic]:
    if len(stem) > 120:
        yield warning(stem.location, "stem-too-long", f"题干有 {len(stem)} 个字，超过 120 个，请精简，背景可放进解析")
    if question.type in ("single_choice", "multiple_choice"):
        match = _NEGATIVE.search(stem)
        if match and "**" not in stem[max(0, match.start() - 2) : match.end() + 2]:
            yield warning(
                stem.at(match.start()), "negative-not-emphasised", f"反着问的“{match[0]}”没有加粗，请写成 **{match[0]}**"
            )
    match = _ANSWER.search(stem)
    if match:
        yield warning(stem.at(match.start()), "answer-in-stem", f"题干里有“{match[0]}”，像是答案，请改成空括号（　）")
    match = _NUMBER.match(stem)
    if match:
        yield warning(stem.location, "stem-carries-number", f"题干开头的“{match[0].strip()}”是题号或题型，请删去")


def _explanation(question: Question, explanation: Text) -> Iterator[Diagnostic]:
    bare = normalised(explanation)
    answer = TYPES[question.type].answer_text(question.content) if question.content is not None else ""
    if len(explanation) < 12 or (answer and bare in normalised(f"正确答案是{answer}")):
        yield warning(
            explanation.location, "explanation-too-short", "解析太短或只重复了答案，请写明为什么对、错在哪里"
        )
