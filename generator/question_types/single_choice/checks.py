"""What only a single-choice question can get wrong."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic
from generator.model.question import Question
from generator.question_types.options import check_answer, check_options


def check(question: Question) -> Iterator[Diagnostic]:
    yield from check_options(question.content.options)
    yield from check_answer(question.content.answer, question.content.options)
