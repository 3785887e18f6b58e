"""The authored texts of a question, for rules that look at words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.diagnostics import Text
from generator.model.question import Question
from generator.question_types import TYPES

_DROPPED = re.compile(r"[\s《》“”、，。；：（）]")


def question_texts(question: Question) -> Iterator[Text]:
    """Every text of `question` that a learner sees."""
    yield question.stem
    yield from question.stems
    yield from question.hints
    if question.explanation:
        yield question.explanation
    if question.content is not None:
        yield from TYPES[question.type].texts(question.content)  # type: ignore[misc]


def normalised(text: str) -> str:
    """`text` without spaces and Chinese punctuation, NFKC, lower case: the form in which stems are compared."""
    return unicodedata.normalize("NFKC", _DROPPED.sub("", text)).strip().lower()
