"""Fields of a lesson's front matter written at their place; every other byte of the file stays."""

from __future__ import annotations

from pathlib import Path

from generator.diagnostics import Findings
from generator.fix.edits import Edit, Source, load
from generator.fix.meaning import meaning
from generator.read.lessons import FRONT
from generator.source.canonical import quoted
from generator.source.nodes import Map, Node
from generator.source.yaml import parse_yaml


def set_fields(path: Path, values: dict[str, str]) -> bool:
    """Writes fields of one line each, whole or not at all; False if the front matter cannot be read, or would then
    not be read as meant.
    """
    planned = _planned(path, values)
    if planned is None:
        return False
    source, edits = planned
    if edits:
        source.write(edits)
    return True


def can_set_fields(path: Path, values: dict[str, str]) -> bool:
    """Whether `set_fields` would write them; nothing is written."""
    return _planned(path, values) is not None


def _planned(path: Path, values: dict[str, str]) -> tuple[Source, list[Edit]] | None:
    source = load(path)
    front = _front(source.text) if source else None
    if source is None or front is None:
        return None
    node, end = front
    edits = [_edit(source, node, end, name, value) for name, value in values.items() if node.get(name) != value]
    after = source.text
    for edit in sorted(edits, reverse=True):
        after = after[: edit.start] + edit.text + after[edit.end :]
    read = _front(after)
    if read is None or meaning(read[0]) != {**meaning(node), **values}:
        return None
    return source, edits


def _front(text: str) -> tuple[Map, int] | None:
    """The marked values of the front matter, at their places in the file, and where its last line begins."""
    lines = text.split("\n")
    last = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), 0)
    if lines[0].rstrip() != "---" or not last:
        return None
    faults = Findings()
    node: Node | None = parse_yaml("\n" + "\n".join(lines[1:last]) + "\n", "", faults)
    return (node, sum(len(line) + 1 for line in lines[:last])) if isinstance(node, Map) and not faults.errors else None


def _edit(source: Source, node: Map, end: int, name: str, value: str) -> Edit:
    """In the line that has the field already, or before the first of those that follow it in the canonical form."""
    line = f"{name}: {quoted(value)}"
    if name in node:
        key = node.key(name)
        return Edit(source.offset(key), source.line_end(key.line), line, "")
    order = list(FRONT.fields)
    later = [key for key in node.marked_keys() if key in order and order.index(key) > order.index(name)]
    at = min((source.offset(key) for key in later), default=end)
    return Edit(at, at, f"{line}\n", "")
