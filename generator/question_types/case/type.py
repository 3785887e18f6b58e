"""案例: questions of any other type on the same material, asked and marked as one."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.diagnostics import Diagnostic, Text
from generator.model import shape as shapes
from generator.model.question import Case, Mark, Part, Question
from generator.model.shape import Group, Shape
from generator.question_types.base import QuestionType, Render
from generator.question_types.case.checks import check_case
from generator.question_types.case.parts import CASE, PartKind
from generator.question_types.luck import Luck, of_scores, summed
from generator.source.fields import Field, ListOf, Record
from generator.source.markup import render_block
from generator.source.scalars import Words

MOST = 10


@dataclass(frozen=True)
class _Cases:
    """What a case does, by asking the types of its questions; `types` is the table they stand in."""

    types: Mapping[str, QuestionType]

    def known(self, content: Case) -> list[tuple[QuestionType, Part]]:
        """The questions that could be read, each with its type."""
        return [(self.types[part.type], part) for part in content.parts if part and part.content is not None]

    def check(self, question: Question) -> Iterator[Diagnostic]:
        return check_case(question, self.types)

    def publish(self, content: Case, render: Render) -> dict[str, Any]:
        """The questions with what marking needs; what they have as questions of the site is added there."""
        parts = [
            {"type": kind.name, "stem": kind.stem(render(part.stem)), **kind.publish(part.content, render)}
            for kind, part in self.known(content)
        ]
        return {"material": render_block(content.material), "parts": parts}

    def mark(self, content: Case, response: Any) -> Mark:
        """The mean of the questions whose marks count. Blank is a case in which none of these is answered."""
        parts = self.known(content)
        if response is None or response == "":
            return Mark(0, "blank")
        if not isinstance(response, list) or len(response) != len(parts):
            return Mark(0, "invalid")
        marks = [kind.mark(part.content, one) for (kind, part), one in zip(parts, response, strict=True)]
        if any(mark.state == "invalid" for mark in marks):
            return Mark(0, "invalid")
        scores = tuple(mark.score for mark in marks)
        counted = [mark for (kind, _), mark in zip(parts, marks, strict=True) if kind.credit]
        if all(mark.state == "blank" for mark in counted):
            return Mark(0, "blank", scores)
        score = sum(mark.score for mark in counted) / len(counted)
        return Mark(score, "right" if score == 1 else "part" if score > 0 else "wrong", scores)

    def answer_text(self, content: Case) -> str:
        answers = [kind.answer_text(part.content) for kind, part in self.known(content)]
        return "；".join(f"第 {number} 小题：{answer}" for number, answer in enumerate(answers, 1))

    def texts(self, content: Case) -> Iterator[Text]:
        yield content.material
        for part in filter(None, content.parts):
            yield from filter(None, (part.stem, part.explanation))
        for kind, part in self.known(content):
            yield from kind.texts(part.content)  # type: ignore[misc]

    def marking(self, content: Case) -> dict[str, Any]:
        return {"parts": [[kind.name, kind.marking(part.content)] for kind, part in self.known(content)]}

    def guess(self, content: Case) -> float:
        return math.prod(kind.guess(part.content) for kind, part in self.known(content) if kind.credit)

    def partly(self, content: Case) -> Luck:
        """The mean of the questions whose marks count."""
        counted = [kind.luck(part.content) for kind, part in self.known(content) if kind.credit]
        whole: Luck = {0: 1.0}
        for luck in counted:
            whole = summed(whole, luck)
        return of_scores((points / 100 / max(1, len(counted)), chance) for points, chance in whole.items())

    def shape(self, content: Case) -> Group:
        parts = (
            shapes.Part(str(part.stem), kind.shape(part.content), str(part.explanation or ""))
            for kind, part in self.known(content)
        )
        return Group(str(content.material), tuple(parts))

    def authored(self, given: Shape) -> dict[str, Any] | None:
        if not isinstance(given, Group):
            return None
        parts = [self._part(part) for part in given.parts]
        return None if None in parts else {"material": given.material, "parts": parts}

    def _part(self, part: shapes.Part) -> dict[str, Any] | None:
        """By the first type that takes its shape; none takes a case within a case."""
        others = [kind for name, kind in self.types.items() if name != CASE]
        made = ((kind.name, kind.authored(part.shape)) for kind in others)
        name, fields = next(((name, fields) for name, fields in made if fields is not None), ("", None))
        if fields is None:
            return None
        explanation = {"explanation": part.explanation} if part.explanation else {}
        return {"type": name, "stem": part.stem, **fields, **explanation}


def case_of(types: Mapping[str, QuestionType]) -> QuestionType:
    """The type whose questions are of `types`, which may be the table it will stand in itself."""
    cases = _Cases(types)
    return QuestionType(
        name=CASE,
        label="案例题",
        fields=Record(
            "案例题",
            {
                "material": Field(Words(most=3000), required=True),
                "parts": Field(ListOf(PartKind(types), 1, MOST), required=True, default=()),
            },
            Case,
        ),
        check=cases.check,
        publish=cases.publish,
        mark=cases.mark,
        answer_text=cases.answer_text,
        texts=cases.texts,
        marking=cases.marking,
        guess=cases.guess,
        shape=cases.shape,
        authored=cases.authored,
        partly=cases.partly,
    )
