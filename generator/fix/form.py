"""`suixue fmt`: authored YAML in its one form, comments kept, so that a form-based editor's change is one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.diagnostics import Findings
from generator.fix.edits import Edit, load
from generator.read.kinds import kind_of
from generator.source.layout import formatted
from generator.source.text import HIDDEN
from generator.source.yaml import parse_yaml


def reformat(root: Path, files: Iterable[str]) -> Iterator[str]:
    """Writes every file that is not in the canonical form anew; yields the names of those.

    One that cannot be read, or hides characters that its author must find first, stays as it is.
    """
    for file in files:
        kind, source = kind_of(file), load(root / file)
        if kind is None or source is None:
            continue
        start, end = _yaml_of(file, source.text)
        text = source.text[start:end]
        node = None if HIDDEN.search(text) else parse_yaml(text, file, Findings())
        form = formatted(text, node, kind) if node is not None else text
        if form != text:
            source.write([Edit(start, end, form, "")])
            yield file


def _yaml_of(file: str, text: str) -> tuple[int, int]:
    """Where the YAML of a file begins and ends; nothing of Markdown that has no front matter."""
    if not file.endswith(".md"):
        return 0, len(text)
    lines = text.split("\n")
    end = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), 0)
    start = len(lines[0]) + 1
    return (start, sum(len(line) + 1 for line in lines[:end])) if lines[0].rstrip() == "---" and end else (0, 0)
