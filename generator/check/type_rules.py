"""题型自己的规则：答案在选项之中、选项各不相同、多选至少两个正确、判断题有改正句等。"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic
from generator.model.site import Site
from generator.question_types import TYPES


def check(site: Site) -> Iterator[Diagnostic]:
    for question in site.questions:
        if question.content is not None:
            yield from TYPES[question.type].check(question)
