"""Questions as the phone gets them: texts rendered once, at build time."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable
from typing import Any

from generator.derive.addresses import site_path
from generator.model.question import Question
from generator.model.site import Site
from generator.model.source import Citation, Source
from generator.question_types import TYPES
from generator.source.markup import render_block, render_inline


def citation_text(site: Site, citation: Citation) -> str:
    """《中华人民共和国工会法》（2021年修正）第四十三条."""
    return f"{_named(site.source_by_id[citation.source])}{article_words(citation)}"


def laws_cited(site: Site, citations: Iterable[Citation]) -> list[dict[str, Any]]:
    """Each law once, in the order they are first cited, with the articles cited of it."""
    articles: dict[str, dict[str, None]] = {}
    for citation in citations:
        own = articles.setdefault(_named(site.source_by_id[citation.source]), {})
        if article := article_words(citation):
            own[article] = None
    return [{"law": law, "articles": list(own)} for law, own in articles.items()]


def article_words(citation: Citation) -> str:
    """第四十三条; nothing where a whole law is cited."""
    return f"第{citation.article}条" if citation.article else ""


def _named(source: Source) -> str:
    return f"《{source.title}》（{source.version}）"


def stale_text(site: Site, question: Question) -> str:
    """What a learner is told of a question whose source is past; nothing of others."""
    past = site.past_sources(question)
    later = [site.source_by_id[source.superseded_by] for source in past if source.superseded_by in site.source_by_id]
    now = f"，现在施行的是{'、'.join(map(_named, later))}" if later else ""
    names = "、".join(map(_named, past))
    return f"这道题依据的{names}已不再施行{now}。题目正待修订，请以新规定为准。" if past else ""


def published(site: Site, question: Question, use: Callable[[str], None]) -> dict[str, Any]:
    """One question with everything its runner and its view need; `use` is told of its pictures and recordings."""
    kind = TYPES[question.type]
    return {
        "id": question.id,
        "rev": question.rev,
        "type": question.type,
        "lessons": list(question.lessons),
        "stem": kind.stem(render_inline(question.stem)),
        **_extras(question, use),
        **kind.publish(question.content, render_inline),
        **_parts(site, question, use),
        **({"at": [question.at.start, question.at.end]} if question.at else {}),
        **({"stale": stale} if (stale := stale_text(site, question)) else {}),
        "explanation": render_block(question.explanation or ""),
        "citations": [citation_text(site, citation) for citation in question.citations],
    }


def _parts(site: Site, question: Question, use: Callable[[str], None]) -> dict[str, Any]:
    """The questions of a case, whole."""
    return {"parts": [published(site, part, use) for part in question.parts]} if question.parts else {}


def _extras(question: Question, use: Callable[[str], None]) -> dict[str, Any]:
    """Paraphrases, hints and media, where there are any."""
    media = []
    for item in question.media:
        file = posixpath.normpath(posixpath.join(question.location.file, "..", item.src))
        use(file)
        media.append({"kind": item.kind, "src": site_path(file), "alt": item.alt, "transcript": item.transcript})
    parts = {
        "stems": [TYPES[question.type].stem(render_inline(stem)) for stem in question.stems],
        "hints": [render_inline(hint) for hint in question.hints],
        "media": media,
    }
    return {name: part for name, part in parts.items() if part}


def studied(site: Site, questions: Iterable[Question], paths: dict[str, dict[str, str]]) -> list[dict[str, Any]]:
    """Questions to read rather than answer, as a topic page shows them; `paths` are the lessons' links."""
    return [
        {
            **_studied(question),
            "stale": stale_text(site, question),
            "citations": [citation_text(site, citation) for citation in question.citations],
            "lessons": [paths[lesson] for lesson in question.lessons if lesson in paths],
        }
        for question in questions
    ]


def _studied(question: Question) -> dict[str, Any]:
    """A question and its answer; of a case its material and its questions instead of an answer of its own."""
    kind, content = TYPES[question.type], question.content
    shown = {} if question.parts else kind.publish(content, render_inline)
    return {
        "id": question.id,
        "type_label": kind.label,
        "stem": kind.stem(render_inline(question.stem)),
        "material": render_block(content.material) if question.parts else "",
        "parts": [_studied(part) for part in question.parts],
        "left": shown.get("left", []),
        "options": shown.get("options", []),
        "answer_text": "" if question.parts else render_inline(kind.answer_text(content)),
        "explanation": render_block(question.explanation or ""),
    }
