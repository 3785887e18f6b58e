"""Pages that are neither lesson nor derived: the home page's words and the handbook."""

from __future__ import annotations

from pathlib import Path

from generator.diagnostics import Findings, Location
from generator.model.site import Page
from generator.read.common import SENTENCE, TITLE
from generator.source.fields import Field, Record
from generator.source.markdown import joined, split_front_matter
from generator.source.text import read_text

_FRONT = Record("信息栏", {"title": Field(TITLE, required=True), "description": Field(SENTENCE)})


def read_page(root: Path, file: str, findings: Findings) -> Page | None:
    text = read_text(root / file, file, findings)
    if text is None:
        return None
    front, lines = split_front_matter(text, file, _FRONT, findings)
    if not isinstance(front, dict):
        return None
    return Page(Location(file), front["title"], front["description"], joined(lines, file))
