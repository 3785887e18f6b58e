"""What a question type is: the fields it adds, the rules it keeps, what it publishes, how it marks, its shape."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.diagnostics import Diagnostic
from generator.model.question import Mark, Question
from generator.model.shape import Shape
from generator.question_types.luck import Luck, of_scores
from generator.source.fields import Record

Render = Callable[[str], str]
"""Inline Markdown → sanitised HTML."""


@dataclass(frozen=True)
class QuestionType:
    """A row of the table. Every callable is pure.

    `fields` reads the type's own keys into its content; `check` yields what is wrong with one question beyond its
    fields; `publish` gives the keys the phone needs; `mark` scores a response; `answer_text` says the right answer
    in words; `texts` are the authored inline texts, for rules about markup and for search; `marking` is all that a
    score depends on, as JSON values, and no wording (its hash stands in bank.lock); `guess` is the chance, 0 to 1, that
    somebody who knows nothing scores 1, `partly` what chance does where a part of the answer scores too; `shape` is what an answer consists of, and `authored` makes this type's fields,
    as YAML values, of a shape, or None of a shape that is not its own; `stem` makes the rendered stem what learners
    see; `credit` is whether a mark counts: one that hangs on the learner's own judgement does not.
    """

    name: str
    label: str
    fields: Record
    check: Callable[[Question], Iterator[Diagnostic]]
    publish: Callable[[Any, Render], dict[str, Any]]
    mark: Callable[[Any, Any], Mark]
    answer_text: Callable[[Any], str]
    texts: Callable[[Any], Iterator[str]]
    marking: Callable[[Any], dict[str, Any]]
    guess: Callable[[Any], float]
    shape: Callable[[Any], Shape]
    authored: Callable[[Shape], dict[str, Any] | None]
    stem: Callable[[str], str] = str
    credit: bool = True
    partly: Callable[[Any], Luck] | None = None

    def luck(self, content: Any) -> Luck:
        """What somebody who knows nothing scores, with all the chance there is in parts of an answer."""
        return self.partly(content) if self.partly else of_scores([(1, self.guess(content))])
