"""sealed-referenced: 密封题在开考以前谁也不该知道，公开的题和课时不能提到它的编号。

密封题（pool: sealed）的内容不会发布；可别处写了它的编号，就等于说出有这道题。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.texts import question_texts
from generator.diagnostics import Diagnostic, Text, error
from generator.model.site import Site

_ID = re.compile(r"(?<![a-z0-9-])[a-z][a-z0-9-]*-\d{4,6}(?!\d)")


def check(site: Site) -> Iterator[Diagnostic]:
    sealed = {question.id for question in site.questions if question.pool == "sealed"}
    if not sealed:
        return
    for text in _public(site):
        for match in _ID.finditer(text):
            if match[0] in sealed:
                message = f"“{match[0]}”是密封题，不能在公开的内容里提到，请删去"
                yield error(text.at(match.start()), "sealed-referenced", message)


def _public(site: Site) -> Iterator[Text]:
    """Every authored text that anybody may read."""
    for question in site.questions:
        if question.pool == "practice":
            yield from question_texts(question)
            if question.replaced_by:
                yield question.replaced_by
    for lesson in site.lessons:
        yield from (lesson.title, lesson.goal, lesson.body, *lesson.points)
        for checkpoint in lesson.checkpoints:
            yield from checkpoint.questions
        for slide in lesson.slides:
            yield from (slide.title, *slide.points, *slide.lines)
    for page in (*site.handbook, *([site.home] if site.home else [])):
        yield page.body
