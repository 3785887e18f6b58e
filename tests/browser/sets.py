"""The site's published questions, read as a phone reads them: every file of a set, and what explains them."""

from __future__ import annotations

from typing import Any

from tests.browser.visitor import Visitor

QUESTION_FILES = "**/data/questions/*.json"
"""Where they are fetched from, to be answered otherwise."""


def set_of(visitor: Visitor, name: str) -> list[dict[str, Any]]:
    """The questions of a set, whole."""
    first = visitor.fetch(f"data/questions/{name}.json")
    files = [name, *(f"{name}.{number}" for number in range(2, first["shards"] + 1))]
    asked = [one for file in files for one in visitor.fetch(f"data/questions/{file}.json")["questions"]]
    told = {
        name: one
        for file in files
        for name, one in visitor.fetch(f"data/explanations/{file}.json")["questions"].items()
    }
    return [_whole(one, told[one["id"]]) for one in asked]


def _whole(asked: dict[str, Any], told: dict[str, Any]) -> dict[str, Any]:
    """A question with what explains it; what is said of an option stays apart."""
    parts = [_whole(*pair) for pair in zip(asked.get("parts", ()), told.get("parts", ()), strict=True)]
    return {**asked, **told} | ({"parts": parts} if parts else {})
