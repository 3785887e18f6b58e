"""What only a multiple-choice question can get wrong."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, error
from generator.model.question import Question
from generator.question_types.options import check_answer, check_options


def check(question: Question) -> Iterator[Diagnostic]:
    content = question.content
    yield from check_options(content.options)
    for answer in content.answer:
        yield from check_answer(answer, content.options)
    if len(set(content.answer)) < len(content.answer):
        yield error(content.answer[0].location, "answer-twice", "答案里有重复的字母，请删去多余的")
    elif 0 < len(content.answer) < 2:
        yield error(
            content.answer[0].location, "too-few-right", "多选题至少要有两个正确选项，请补全答案或改为 single_choice"
        )
