"""Questions as the phone gets them: texts rendered once, at build time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.model.question import Question
from generator.model.site import Site
from generator.model.source import Citation
from generator.question_types import TYPES
from generator.source.markup import render_block, render_inline


def citation_text(site: Site, citation: Citation) -> str:
    """《中华人民共和国工会法》（2021年修正）第四十三条."""
    source = site.source_by_id[citation.source]
    article = f"第{citation.article}条" if citation.article else ""
    return f"《{source.title}》（{source.version}）{article}"


def published(site: Site, question: Question) -> dict[str, Any]:
    """One question with everything its runner and its view need."""
    kind = TYPES[question.type]
    return {
        "id": question.id,
        "rev": question.rev,
        "type": question.type,
        "topics": list(question.topics),
        "lessons": list(question.lessons),
        "difficulty": question.difficulty,
        "time": question.time,
        "stem": render_inline(question.stem),
        **kind.publish(question.content, render_inline),
        "explanation": render_block(question.explanation or ""),
        "citations": [citation_text(site, citation) for citation in question.citations],
    }


def studied(site: Site, questions: Iterable[Question], paths: dict[str, dict[str, str]]) -> list[dict[str, Any]]:
    """Questions to read rather than answer, as a topic page shows them; `paths` are the lessons' links."""
    return [
        {
            "id": question.id,
            "type_label": TYPES[question.type].label,
            "stem": render_inline(question.stem),
            "options": _options(question),
            "answer_text": render_inline(TYPES[question.type].answer_text(question.content)),
            "explanation": render_block(question.explanation or ""),
            "citations": [citation_text(site, citation) for citation in question.citations],
            "lessons": [paths[lesson] for lesson in question.lessons if lesson in paths],
        }
        for question in questions
    ]


def _options(question: Question) -> list[dict[str, Any]]:
    """The options, each saying whether it is right; none for types without."""
    parts = TYPES[question.type].publish(question.content, render_inline)
    return [
        {"key": option["key"], "html": option["html"], "right": option["key"] in parts["answer"]}
        for option in parts.get("options", ())
    ]
