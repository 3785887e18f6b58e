"""What only a multiple-choice question can get wrong."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, error
from generator.model.question import Question
from generator.question_types.options import check_answer, check_options, several


def check(question: Question) -> Iterator[Diagnostic]:
    content = question.content
    yield from check_options(content.options)
    for place, answer in enumerate(content.answer):
        yield from check_answer(answer, content.options, listed=True)
        if answer in content.answer[:place]:
            yield error(answer.location, "answer-twice", f"答案里“{answer}”写了两次，请删去一个")
    if len(content.answer) == 1 and not several(
        content.answer[0], [option.key for option in filter(None, content.options)]
    ):
        yield error(
            content.answer.location, "too-few-right", "多选题至少要有两个正确选项，请补全答案或改为 single_choice"
        )
