"""The shell: pages and what they load that a phone keeps once it has been here, so that the site opens without a network."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.assets import FOLDER, immutable
from generator.pages import html_path

PAGES = ("", "play/", "practice/", "practice/round/", "rooms/", "search/", "me/", "me/offline/")
"""Addresses from the site's root: what the tabs lead to, a level, the questions of the day, and what is said offline."""
DATA = (
    "data/courses.json",
    "data/credits.json",
    "data/questions/index.json",
    "data/places/mama-rooms/manifest.json",
    "data/search.json",
)
"""What these pages read; one that is larger than `MOST` is kept when a page has read it."""
HOME = "./"
MOST = 60_000
"""Bytes: some 15 KB on the way."""
OTHERS = ("assets/favicon.svg",)
_LOADED = re.compile(rf'(?:src|href|data-offline)="[./]*({FOLDER}/[^"]+)"')
_ASKS = b"data-play-root"


@dataclass(frozen=True)
class Entry:
    """`revision` changes with the content; None where the name does."""

    url: str
    revision: str | None


@dataclass(frozen=True)
class Shell:
    entries: tuple[Entry, ...]
    asking: tuple[str, ...]
    """Pages of the site on which somebody may be in the middle of an exam."""

    @property
    def version(self) -> str:
        lines = "".join(f"{entry.url} {entry.revision}\n" for entry in self.entries)
        return hashlib.sha256(lines.encode()).hexdigest()[:12]


def shell_of(site: Path, pages: Iterable[str]) -> Shell:
    """The shell of the built `site`; `pages` are the staged files of its pages. The same site makes the same shell."""
    there = [address for address in PAGES if (site / address / "index.html").is_file()]
    assets = {found for address in there for found in _loaded(site / address / "index.html")}
    files = [*(file for file in DATA if _is_small(site / file)), *(file for file in OTHERS if (site / file).is_file())]
    entries = [_entry(site, address or HOME) for address in (*there, *sorted(assets), *files)]
    return Shell(tuple(entries), tuple(sorted(_asking(site, pages))))


def _loaded(page: Path) -> list[str]:
    """What a page loads at once; what it loads when it is wanted, such as the map, a phone keeps when it was."""
    return _LOADED.findall(page.read_text(encoding="utf-8"))


def _is_small(file: Path) -> bool:
    return file.is_file() and file.stat().st_size <= MOST


def _entry(site: Path, url: str) -> Entry:
    file = site / url / "index.html" if url.endswith("/") else site / url
    return Entry(url, None if immutable(url) else revision(file.read_bytes()))


def revision(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:8]


def _asking(site: Path, pages: Iterable[str]) -> Iterator[str]:
    """Pages of lessons and places, of which there are thousands, ask nothing that could be broken off."""
    for page in pages:
        file = html_path(page)
        if not page.startswith(("lessons/", "handbook/")) and _ASKS in (site / file).read_bytes():
            yield file.removesuffix("index.html")
