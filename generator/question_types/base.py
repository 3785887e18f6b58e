"""What a question type is: the fields it adds, the rules it keeps, what it publishes, how it marks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.diagnostics import Diagnostic
from generator.model.question import Mark, Question
from generator.source.fields import Record

Render = Callable[[str], str]
"""Inline Markdown → sanitised HTML."""


@dataclass(frozen=True)
class QuestionType:
    """A row of the table. Every callable is pure.

    `fields` reads the type's own keys into its content; `check` yields what is wrong with one question beyond its
    fields; `publish` gives the keys the phone needs; `mark` scores a response; `answer_text` says the right answer
    in words; `texts` are the authored inline texts, for rules about markup and for search.
    """

    name: str
    label: str
    fields: Record
    check: Callable[[Question], Iterator[Diagnostic]]
    publish: Callable[[Any, Render], dict[str, Any]]
    mark: Callable[[Any, Any], Mark]
    answer_text: Callable[[Any], str]
    texts: Callable[[Any], Iterator[str]]
