"""Pages that are neither lesson nor derived: the home page's words and the handbook."""

from __future__ import annotations

from pathlib import Path

from generator.diagnostics import Findings, Location
from generator.model.site import Page
from generator.read.common import SENTENCE, TITLE
from generator.source.fields import Field, Record
from generator.source.markdown import joined, read_markdown

FRONT = Record("信息栏", {"title": Field(TITLE, required=True), "description": Field(SENTENCE)})


def read_page(root: Path, file: str, findings: Findings) -> Page | None:
    front, lines = read_markdown(root, file, FRONT, findings)
    if front is None:
        return None
    return Page(Location(file), front["title"], front["description"], joined(lines, file))
