"""answer-not-an-option, answer-twice, too-few-right, option-key-twice, options-equal, missing-fix, needless-fix: 题型自己的规则。

答案要在选项之中，不能写重；多选题至少两个正确；选项的字母和文字各不相同（全角半角算同一个字）；
判断题答案是 false 就要写 fix（改正后的句子），是 true 就不写。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic
from generator.model.site import Site
from generator.question_types import TYPES


def check(site: Site) -> Iterator[Diagnostic]:
    for question in site.questions:
        if question.content is not None:
            yield from TYPES[question.type].check(question)
