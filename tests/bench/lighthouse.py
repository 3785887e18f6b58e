"""What Lighthouse says of the pages a cadre opens first, as a phone on slow 4G, beside stock mkdocs-material in the same run.

Lighthouse comes from npm by the lock file in `tests/bench/npm`, installed there the first time it is wanted.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.bench.floor import write_pages
from tests.bench.material import copy_example
from tests.bench.measure import Table
from tests.bench.stock import stock_build
from tests.browser.published import ROOT, published
from tools.chromium import find

NPM = Path(__file__).parent / "npm"
_LOCK_HELD = NPM / "node_modules/.package-lock.json"
TRIES = 5
LESSON = "lessons/basics/basics-nature/"
PAGES = {"home": "", "lesson": LESSON, "level": "play/?level=basics-nature", "rooms": "rooms/", "my record": "me/"}
SCORES = ("performance", "accessibility", "best-practices", "seo")
PAINTS = {"first-contentful-paint": 1000, "largest-contentful-paint": 1300, "total-blocking-time": 50}
"""Milliseconds."""
_TEXTS = {".html", ".css", ".js", ".json", ".svg", ".xml", ".webmanifest", ".vtt"}


def measure_lighthouse(folder: Path, table: Table) -> None:
    """The medians of five looks at each page, and at a lesson as stock mkdocs-material makes it."""
    with _hosted(published(ROOT)) as base:
        for name, seen in zip(PAGES, _look([base + page for page in PAGES.values()]), strict=True):
            _tell(table, name, seen)
    with _hosted(_stock(folder)) as base:
        [seen] = _look([base + LESSON])
    for audit in (*SCORES, *PAINTS, "total-byte-weight"):
        table.add(f"stock mkdocs-material, lesson: {audit}", seen[audit], _unit(audit))


def _tell(table: Table, name: str, seen: dict[str, Any]) -> None:
    for score in SCORES:
        table.add(f"{name}: 100 less {score}", 100 - seen[score], "", 0)
    for audit, most in PAINTS.items():
        table.add(f"{name}: {audit}", seen[audit], "ms", most)
    table.add(f"{name}: cumulative-layout-shift", round(seen["cumulative-layout-shift"], 3), "", 0)
    table.add(f"{name}: total-byte-weight", seen["total-byte-weight"] / 1000, "KB")
    if seen["failed"]:
        print(f"#   not passed: {', '.join(seen['failed'])}")


def _unit(audit: str) -> str:
    return "" if audit in SCORES else "ms" if audit in PAINTS else "B"


def install() -> None:
    """Fetches what the bench has from npm, unless the lock file has been fetched as it is now."""
    if not _LOCK_HELD.is_file() or _LOCK_HELD.stat().st_mtime < (NPM / "package-lock.json").stat().st_mtime:
        subprocess.run(["npm", "ci", "--ignore-scripts", "--silent", "--no-audit", "--no-fund"], cwd=NPM, check=True)


def _look(addresses: list[str]) -> list[dict[str, Any]]:
    """One run of Lighthouse for each address after the other; raises CalledProcessError with its words if it fails."""
    install()
    environment = os.environ | {"CHROME_PATH": find() or ""}
    command = ["node", "lighthouse.js", str(TRIES)]
    said = subprocess.run(
        command,
        cwd=NPM,
        env=environment,
        input="\n".join(addresses),
        text=True,
        check=True,
        stdout=subprocess.PIPE,
    ).stdout
    return [json.loads(line) for line in said.splitlines()]


def _stock(folder: Path) -> Path:
    """The example's lessons as stock mkdocs-material publishes them."""
    example, pages, stock = (folder / name for name in ("example", "pages", "stock"))
    for made in (folder, pages, stock):
        made.mkdir()
    copy_example(example)
    write_pages(example, pages)
    stock_build(pages, stock)
    return stock / "site"


class Host(SimpleHTTPRequestHandler):
    """A plain web host that compresses texts, as every real one does."""

    protocol_version = "HTTP/1.1"
    wbufsize = 1 << 20  # head and body leave together: apart, the second waits for the first to be acknowledged

    def do_GET(self) -> None:
        path = Path(self.translate_path(urlsplit(self.path).path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        packed = path.suffix in _TEXTS
        content = _packed(path) if packed else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing: the table is what is printed."""


@cache
def _packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 9)


@contextmanager
def _hosted(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()
