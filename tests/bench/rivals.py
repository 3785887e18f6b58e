"""The relevance set on other searches, where all that ours finds is a page each: Pagefind, from npm by the lock file in
`tests/bench/npm`, and stock mkdocs-material's, in the browser it is written for.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import cast

from playwright.sync_api import Page, expect, sync_playwright

from generator.derive.search.entries import Entry, sections_of
from generator.derive.topics import topic_slugs
from generator.pipeline import Project, check
from tests.bench.lighthouse import NPM, install
from tests.bench.material import HERE, REVIEWED
from tests.bench.measure import Table, run
from tests.bench.stock import CONFIG
from tests.browser.chromium import launch
from tests.browser.published import served
from tests.generator.searched import FIRST, hits, relevance

Card = dict[str, str]
"""What a result shows, with the `text` by which it is found besides its title."""
_MARKS = re.compile(r"([\\`*_{}\[\]<>#&!|])")


def measure_rivals(table: Table, folder: Path) -> None:
    """The share of the queries that each does not answer by its first three results."""
    cards = _cards()
    queries = [asked["query"] for asked in relevance()]
    for name, answers in {
        "Pagefind 1.6": _pagefind(cards, queries, folder / "pagefind"),
        "stock mkdocs-material": _material(cards, queries, folder / "material-search"),
    }.items():
        found = hits({query: [cards[number] for number in numbers] for query, numbers in answers.items()})
        table.add(f"{name}: {len(queries)} queries not answered so", 100 - 100 * len(found) / len(queries), "%")


def _cards() -> list[Card]:
    site, _ = check(Project(HERE, today=date.fromisoformat(REVIEWED)))
    assert site is not None
    return [
        {"kind": section.kind, "group": section.group, "title": entry.title, "path": entry.path, "text": _text(entry)}
        for section in sections_of(site, topic_slugs(site), {})
        for entry in section.entries
    ]


def _text(entry: Entry) -> str:
    """All that an entry is found by but its title."""
    return "。".join((entry.text, entry.also, *entry.more, *(line.text for line in entry.said)))


def _pagefind(cards: list[Card], queries: list[str], folder: Path) -> dict[str, list[int]]:
    """The numbers of the first results by query."""
    pages = [{"url": f"/{number}/", "title": card["title"], "text": card["text"]} for number, card in enumerate(cards)]
    install()
    said = subprocess.run(
        ["node", "pagefind.js", str(folder)],
        cwd=NPM,
        input=json.dumps({"pages": pages, "queries": queries}),
        text=True,
        check=True,
        stdout=subprocess.PIPE,
    ).stdout
    found: dict[str, list[str]] = json.loads(said)
    return {query: [int(url.strip("/")) for url in urls] for query, urls in found.items()}


def _material(cards: list[Card], queries: list[str], folder: Path) -> dict[str, list[int]]:
    """The same of a site of these pages that is built by mkdocs as it comes, searched in Chromium."""
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    for number, card in enumerate(cards):
        words = (f"# {_literal(card['title'])}", _literal(card["text"]))
        (folder / f"docs/{number}.md").write_text("\n\n".join(words) + "\n", encoding="utf-8")
    run(sys.executable, "-m", "mkdocs", "build", "--quiet", where=folder)
    with served(folder / "site") as base, sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page(base_url=base)
        found = {query: _asked(page, query) for query in queries}
        browser.close()
    return found


def _literal(text: str) -> str:
    """Markdown that shows the text itself, on one line."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def _asked(page: Page, query: str) -> list[int]:
    """The page is opened anew, so that no answer is taken for another's."""
    page.goto(f"0/?q={query}")
    said = page.locator(".md-search-result__meta")
    expect(said).to_have_text(re.compile("结果"), timeout=30_000)
    links = page.locator(".md-search-result__item > a").evaluate_all("(all) => all.map((one) => one.pathname)")
    paths = cast("list[str]", links)
    return [int(path.strip("/").split("/")[-1]) for path in paths[:FIRST]]
