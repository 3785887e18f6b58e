"""What only a true/false question can get wrong."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, error
from generator.model.question import Question


def check(question: Question) -> Iterator[Diagnostic]:
    content = question.content
    if content.answer is False and not content.fix and question.status != "draft":
        yield error(question.location, "missing-fix", "判断题答案为 false 时要写 fix，请补上改正后的句子")
    if content.answer is True and content.fix:
        yield error(content.fix.location, "needless-fix", "说法正确时不需要 fix，请删去，或检查答案是否写反")
