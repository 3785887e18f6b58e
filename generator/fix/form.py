"""`suixue fmt`: authored YAML in its one form, comments kept, so that a form-based editor's change is one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.diagnostics import Findings, Location
from generator.fix.edits import Edit, load
from generator.fix.meaning import meaning
from generator.read.kinds import keys_known, kind_of
from generator.source.comments import remarks
from generator.source.fields import Record
from generator.source.layout import formatted
from generator.source.nodes import Node
from generator.source.text import read_text
from generator.source.yaml import parse_yaml

_OTHERWISE = "改成统一的写法以后，读出来的内容会不一样，请把这个文件发给维护人员"


def reformat(root: Path, files: Iterable[str], findings: Findings) -> Iterator[str]:
    """Writes every file that is not in the canonical form anew; yields the names of those.

    One with an error in its bytes or its YAML stays as it is, lest what the reader dropped is lost; the errors go to
    `findings`.
    """
    for file in files:
        kind = kind_of(file)
        if kind is None:
            continue
        faults = Findings()
        if _rewritten(root, file, kind, faults):
            yield file
        findings.items += [item for item in faults if item.severity == "error"]


def _rewritten(root: Path, file: str, kind: Record, faults: Findings) -> bool:
    """Whether one file was written; with any error in it, which goes to `faults`, it is not."""
    source = load(root / file)
    text = read_text(root / file, file, faults) or ""
    start, end = _yaml_of(file, text)
    before = 1 if start else 0
    yaml = "\n" * before + text[start:end]
    node = parse_yaml(yaml, file, faults, keys_known(kind)) if yaml else None
    if source is None or node is None or faults.errors:
        return False
    form = formatted(yaml, node, kind, before)
    if form == yaml:
        return False
    if not _means_the_same(yaml, node, form, file):
        faults.error(Location(file), "not-canonical", _OTHERWISE)
        return False
    source.write([Edit(start, end, form[before:], "")])
    return True


def _means_the_same(text: str, node: Node, form: str, file: str) -> bool:
    """Whether `form` has the values and the remarks of `text`, which was read as `node`."""
    faults = Findings()
    again = parse_yaml(form, file, faults)
    same = again is not None and not faults.errors and meaning(again) == meaning(node)
    return same and sorted(remarks(form)) == sorted(remarks(text))


def _yaml_of(file: str, text: str) -> tuple[int, int]:
    """Where the YAML of a file begins and ends; nothing of Markdown that has no front matter."""
    if not file.endswith(".md"):
        return 0, len(text)
    lines = text.split("\n")
    end = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), 0)
    start = len(lines[0]) + 1
    return (start, sum(len(line) + 1 for line in lines[:end])) if lines[0].rstrip() == "---" and end else (0, 0)
