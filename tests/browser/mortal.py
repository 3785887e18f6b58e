"""A site on a server that can go away, and releases of it."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from playwright.sync_api import Page, expect

from generator.offline.worker import write_worker
from generator.serve import Changes, Server
from tests.browser.published import PlainHost
from tests.browser.visitor import PHONE

WORKING = {**PHONE, "service_workers": "allow"}
"""A phone whose browser lets workers work."""
NO_NETWORK = r"ERR_CONNECTION|ERR_EMPTY_RESPONSE|Failed to (fetch|load resource)"
"""What a browser says once the server is gone."""
PAGES = ("play.md", "exam/go.md", "contest/go.md")
"""Staged pages of which some ask questions."""


class _Host(PlainHost):
    """Hears nobody once the server is gone, not even those whose connection stands."""

    def handle_one_request(self) -> None:
        super().handle_one_request()
        if self.server.gone:  # type: ignore[attr-defined]
            self.close_connection = True

    def do_GET(self) -> None:
        if not self.server.gone:  # type: ignore[attr-defined]
            time.sleep(self.server.slow)  # type: ignore[attr-defined]
            super().do_GET()


class _Server(Server):
    gone = False
    slow = 0
    """Seconds before an answer begins."""


@dataclass
class Mortal:
    """`site` is a copy of hard links: a file is replaced, never written to."""

    site: Path
    server: _Server
    under: str = ""
    """The folder of the server that the site is in, with its slash."""

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}/{self.under}"

    def die(self) -> None:
        self.server.gone = True
        self.server.server_close()

    def replace(self, file: str, old: str, new: str) -> None:
        path = self.site / file
        text = path.read_text(encoding="utf-8")
        assert old in text, (file, old)
        path.unlink()
        path.write_text(text.replace(old, new), encoding="utf-8")

    def release(self, on: bool = True) -> None:
        """Writes the worker anew, as a build does."""
        (self.site / "sw.js").unlink()
        write_worker(self.site, PAGES, on)


@contextmanager
def mortal(site: Path, folder: Path, under: str = "") -> Iterator[Mortal]:
    """The server of a copy of `site` in `folder`."""
    shutil.copytree(site, folder / under, copy_function=os.link)
    server = _Server(("127.0.0.1", 0), partial(_Host, directory=str(folder), changes=Changes()))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Mortal(folder / under, server, under)
    server.shutdown()
    server.server_close()


_KEPT = """
async () => {
  const loaded = performance.getEntriesByType('resource')
    .filter(({ name, responseStatus }) => name.includes('/data/') && responseStatus === 200)
    .map(({ name }) => name);
  const held = await Promise.all([location.href, ...loaded].map((url) => caches.match(url, { ignoreSearch: true })));
  return !held.includes(undefined);
}
"""


def wait_until_kept(page: Page) -> None:
    """Until the worker has come, with its shell and with what the page had loaded before."""
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    page.wait_for_function(_KEPT)
    expect(page.locator("main")).to_be_visible()
