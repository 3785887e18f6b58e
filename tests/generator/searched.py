"""The search index as a phone searches it: by the script that ships, in Node, file by file."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from generator.derive.search import FIELDS, HEAD
from generator.derive.search.entries import Entry, Section

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "tests/theme/search_answers.js"
RELEVANCE = ROOT / "tests/fixtures/relevance.yml"
FIRST = 3
"""So many results are looked at by somebody who wants an answer."""


def write_index(files: Mapping[str, bytes], folder: Path) -> Path:
    """Writes the files of an index, of all that a build writes, below `folder`."""
    for path, content in files.items():
        if path.startswith("data/search"):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
    return folder


def answers(site: Path, queries: Sequence[str], sections: Iterable[Section] | None = None) -> dict[str, dict[str, Any]]:
    """What the shipped script answers, by query; with `sections`, what lunr makes of all their words stands beside it."""
    entries = [entry for section in sections for entry in section.entries] if sections else []
    whole = [{name: find(entry) for name, find in FIELDS.items()} for entry in entries] or None
    asked = json.dumps({"queries": list(queries), "whole": whole})
    done = subprocess.run(
        ["node", str(SCRIPT), str(site)], check=False, input=asked, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return dict(zip(queries, json.loads(done.stdout), strict=True))


def cards(files: Mapping[str, bytes]) -> list[dict[str, Any]]:
    """What results show, of everything in the order of places."""
    head = json.loads(files[HEAD])
    found: list[dict[str, Any]] = []
    for kind, group, label, count, each in head["sections"]:
        start = len(found)
        for first in range(start, start + count, each):
            file = json.loads(files[f"{head['at']}cards/{first}.json"])
            for row in file["docs"]:
                title, path, text, more, sample, way = [*row, *["", [], False, 0][len(row) - 2 :]]
                said: list[Any] = []
                if kind == "lesson":
                    text, said = json.loads(files[f"{head['at']}texts/{len(found)}.json"])
                found.append(
                    {"kind": kind, "group": group, "label": label, "title": title, "path": path, "text": text}
                    | {"more": [file["more"][one] for one in more], "sample": sample, "said": said}
                    | {"way": file["ways"][way - 1] if way else None}
                )
    return found


def words_of(entry: Entry) -> list[str]:
    """Everything an entry is found by, what it shares with others aside."""
    return [word for find in FIELDS.values() for word in find(entry)]


def relevance() -> list[dict[str, Any]]:
    """Queries by somebody who saw only the content, with what would satisfy who asks."""
    loaded: list[dict[str, Any]] = yaml.safe_load(RELEVANCE.read_text(encoding="utf-8"))
    return loaded


def satisfies(card: Mapping[str, str], wanted: str) -> bool:
    """Whether a result is what was wanted, or the page on which it stands: a county's has its rooms."""
    kind, group, path = card["kind"], card["group"], card["path"]
    if kind == "lesson":
        return path.split("/")[-2] == wanted
    if kind == "topic":
        return card["title"] == wanted
    if kind == "question":
        return path.partition("#")[2] == wanted
    if kind == "layer":
        return group == wanted
    if kind == "county":
        return wanted.startswith(f"{group}/{path.split('/')[1]}-")
    return f"{group}/{path.partition('#')[2]}" == wanted


def hits(found: Mapping[str, Sequence[Mapping[str, str]]]) -> list[str]:
    """The queries that are answered among the first results, which are given by query."""
    return [
        asked["query"]
        for asked in relevance()
        if any(satisfies(card, wanted) for card in found[asked["query"]][:FIRST] for wanted in asked["expect"])
    ]
