"""The relevance set on Pagefind, from npm by the lock file in `tests/bench/npm`: everything that our search finds is a page there."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from pathlib import Path

from generator.derive.search.entries import Entry, sections_of
from generator.derive.topics import topic_slugs
from generator.pipeline import Project, check
from tests.bench.lighthouse import NPM, install
from tests.bench.material import HERE, REVIEWED
from tests.bench.measure import Table
from tests.generator.searched import hits, relevance


def measure_pagefind(table: Table, folder: Path) -> None:
    """The share of the queries that Pagefind does not answer by its first three results."""
    site, _ = check(Project(HERE, today=date.fromisoformat(REVIEWED)))
    assert site is not None
    cards, pages = {}, []
    for section in sections_of(site, topic_slugs(site), {}):
        for entry in section.entries:
            url = f"/{len(cards)}/"
            cards[url] = {"kind": section.kind, "group": section.group, "title": entry.title, "path": entry.path}
            pages.append({"url": url, "title": entry.title, "text": _text(entry)})
    queries = [asked["query"] for asked in relevance()]
    install()
    said = subprocess.run(
        ["node", "pagefind.js", str(folder)],
        cwd=NPM,
        input=json.dumps({"pages": pages, "queries": queries}),
        text=True,
        check=True,
        stdout=subprocess.PIPE,
    ).stdout
    found = hits({query: [cards[url] for url in urls] for query, urls in json.loads(said).items()})
    table.add(f"Pagefind 1.6: {len(queries)} queries not answered so", 100 - 100 * len(found) / len(queries), "%")


def _text(entry: Entry) -> str:
    """All that an entry is found by but its title."""
    return "。".join((entry.text, entry.also, *entry.more, *(line.text for line in entry.said)))
