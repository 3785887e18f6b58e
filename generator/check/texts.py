"""The authored texts of a question, for rules that look at words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Text
from generator.model.question import Bank, Question
from generator.question_types import TYPES
from generator.question_types.normalise import nfkc
from generator.source.markup import LONGEST_LINE

_MARKUP = re.compile(r"[<&\[\]*＊］＃｜]")
"""What a text with any markup holds one of, whether it was written right or wrong."""
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


def marked_texts(bank: Bank) -> Iterator[Text]:
    """The texts of questions that have any markup, or very much text.

    Hardly any question has: one look at all its texts costs a fraction of each rule's own look at each text.
    """
    for question in bank.questions:
        texts = list(question_texts(question))
        whole = "\n".join(texts)
        if len(whole) > LONGEST_LINE or _MARKUP.search(whole):
            yield from texts


def normalised(text: str) -> str:
    """`text` without spaces and Chinese punctuation, NFKC, lower case: the form in which stems are compared."""
    return nfkc(_DROPPED.sub("", text)).strip().lower()
