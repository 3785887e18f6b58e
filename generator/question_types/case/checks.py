"""What only a case can get wrong; its questions keep the rules of their own types as well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.diagnostics import Diagnostic, error
from generator.model.question import Case, Question
from generator.question_types.base import QuestionType


def check_case(question: Question, types: Mapping[str, QuestionType]) -> Iterator[Diagnostic]:
    content: Case = question.content
    yield from _ids(question, content)
    known = [part for part in question.parts if part.content is not None]
    for part in known:
        yield from types[part.type].check(part)
    if known and question.status != "draft" and not any(types[part.type].credit for part in known):
        message = "案例里的小题都不判分，做完没有分数，请至少加一道别的题型的小题"
        yield error(question.location, "case-without-credit", message)


def _ids(question: Question, content: Case) -> Iterator[Diagnostic]:
    """A part may leave its id out; what stands there is what it would be called."""
    for place, part in enumerate(content.parts, 1):
        right = f"{question.id}.{place}"
        if question.id and part and part.id and part.id != right:
            message = f"第 {place} 道小题的编号应为 {right}，现在是“{part.id}”，请改正，或删去这一行"
            yield error(part.id.location, "part-id", message)
