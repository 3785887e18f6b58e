"""Pages of topics: every one is linked from a lesson, and leads back to the lessons that link it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.derive.collected import Collected
from generator.derive.topics import topic_slugs
from generator.diagnostics import text_at
from generator.pipeline import Project, check, derive

ROOT = Path(__file__).parents[2]
NAMES = ("5·1", "+", "会员")


@pytest.fixture(scope="module")
def built() -> Collected:
    out, _, findings = derive(Project(ROOT, videos=False, search=False))
    assert out is not None, list(findings.errors)
    return out


def _pages(built: Collected, template: str) -> dict[str, dict[str, Any]]:
    return {page.path: page.data for page in built.pages if page.template == template}


def test_every_topic_is_linked_from_a_lesson_and_links_exactly_those_that_do(built: Collected) -> None:
    lessons = _pages(built, "lesson.html").values()
    topics = _pages(built, "topic.html")
    assert len(topics) > 5
    for path, topic in topics.items():
        address = path.removesuffix(".md") + "/"
        linking = [lesson["id"] for lesson in lessons if address in [link["path"] for link in lesson["topics"]]]
        assert linking, f"no lesson links {address}"
        assert [lesson["id"] for lesson in topic["lessons"]] == linking


def test_a_lesson_links_no_topic_that_has_no_page(built: Collected) -> None:
    pages = {path.removesuffix(".md") + "/" for path in _pages(built, "topic.html")}
    for lesson in _pages(built, "lesson.html").values():
        links = [link["path"] for link in lesson["topics"]]
        assert links
        assert set(links) <= pages
        assert len(set(links)) == len(links)


def test_a_topic_without_a_letter_by_itself_has_an_address_too() -> None:
    root = Project(ROOT, videos=False, search=False)
    site, _ = check(root)
    assert site is not None
    named = [
        replace(topic, name=text_at(name, "topics.yml", 1)) for topic, name in zip(site.topics, NAMES, strict=False)
    ]
    assert list(topic_slugs(replace(site, topics=tuple(named))).values()) == ["topic", "topic--2", "hui-yuan"]
