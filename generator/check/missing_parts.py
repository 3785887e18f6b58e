"""missing-explanation, missing-citation, missing-checker, author-is-checker: 上线的题要有解析，考试题还要有依据和复核。

解析告诉学员为什么；案例题可以写一个总的，也可以每道小题各写各的。考试题和密封题要写政策依据，并由出题人以外的人复核。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.diagnostics import Diagnostic, error
from generator.model.question import Bank, Question


def check(bank: Bank) -> Iterator[Diagnostic]:
    for question in bank.questions:
        for piece in _unexplained(question) if question.live else ():
            yield error(piece.location, "missing-explanation", "上线的题缺少解析，请补写 explanation")
        if question.live and question.pool in ("exam", "sealed"):
            yield from _examined(question)


def _unexplained(question: Question) -> Iterable[Question]:
    """What nobody explains: the question, or those questions of a case that neither they nor it does."""
    if question.explanation:
        return ()
    return [part for part in question.parts if not part.explanation] if question.parts else (question,)


def _examined(question: Question) -> Iterator[Diagnostic]:
    if not question.citations:
        yield error(question.location, "missing-citation", "考试题要写政策依据，请补写 citations")
    if not question.author or not question.checker:
        yield error(question.location, "missing-checker", "考试题要写出题人和复核人，请补写 author 和 checker")
    elif question.author == question.checker:
        yield error(question.checker.location, "author-is-checker", "复核人与出题人相同，请换一个人复核")
