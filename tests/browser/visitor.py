"""A visitor with a phone or a computer, and a witness of all that their browser does."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from time import sleep
from typing import Any
from urllib.parse import urlsplit
from urllib.request import urlopen

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, WebError

PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
}
SMALL_PHONE: dict[str, Any] = {**PHONE, "viewport": {"width": 360, "height": 740}}
DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
_VIOLATIONS = """
document.addEventListener('securitypolicyviolation', (event) =>
  console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI}`));
"""

RECORD = """
() => new Promise((resolve, reject) => {
  const opening = indexedDB.open('suixue');
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const db = opening.result;
    const all = db.transaction('statements').objectStore('statements').index('place').getAll();
    all.onsuccess = () => { db.close(); resolve(all.result); };
    all.onerror = () => reject(all.error);
  };
})
"""
"""Gives the statements on the disk, chain by chain in the order of writing."""


@dataclass
class Witness:
    """Every request, and every fault that a test has not said it expects."""

    base: str
    requests: list[Request] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        context.add_init_script(_VIOLATIONS)
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", self._error)

    def _request(self, request: Request) -> None:
        self.requests.append(request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(f"console: {message.text} at {message.location.get('url')}")

    def _error(self, fault: WebError) -> None:
        self.faults.append(f"error: {fault.error}")

    def expect(self, pattern: str) -> None:
        """Faults that match are part of the test."""
        self.expected.append(pattern)

    @property
    def paths(self) -> list[str]:
        """What was fetched, in order, without the server's own reloading."""
        own = [request.url.removeprefix(self.base) for request in self.requests if request.url.startswith(self.base)]
        return [path for path in own if not path.startswith("-/")]

    @property
    def strangers(self) -> list[str]:
        """Requests to any other host."""
        return [
            request.url
            for request in self.requests
            if not request.url.startswith(self.base) and urlsplit(request.url).scheme not in ("data", "blob", "about")
        ]

    def unexpected(self) -> list[str]:
        return [fault for fault in self.faults if not any(re.search(one, fault) for one in self.expected)]

    def verdict(self) -> None:
        """Fails if the browser asked another host, complained or showed a dialog."""
        assert not self.strangers, f"asked other hosts: {self.strangers}"
        assert not self.unexpected(), "\n".join(self.unexpected())
        assert not self.dialogs, f"dialogs: {self.dialogs}"


@dataclass
class Visitor:
    """One browser profile with one open page."""

    base: str
    context: BrowserContext
    page: Page
    witness: Witness
    scripts: bool = True

    @classmethod
    def arrive(cls, browser: Browser, base: str, options: dict[str, Any], script: str = "") -> Visitor:
        """Opens an empty page; `script` runs before every document's own."""
        context = browser.new_context(
            **{
                "locale": "zh-CN",
                "timezone_id": "Asia/Shanghai",
                "base_url": base,
                "service_workers": "block",  # what is fetched is the page's own; tests/browser/test_offline.py lets them work
                **options,
            }
        )
        context.set_default_timeout(20_000)
        witness = Witness(base)
        witness.watch(context)
        if script:
            context.add_init_script(script)
        return cls(base, context, context.new_page(), witness, options.get("java_script_enabled", True))

    def go(self, path: str) -> Response:
        """Opens the site's page at `path`, until its scripts have run."""
        response = self.page.goto(self.base + path)
        assert response is not None
        if self.scripts:
            self.start()
        return response

    def start(self) -> None:
        """Waits until the scripts of the page have run; what is asked for by `go` has."""
        self.page.wait_for_function("() => !document.querySelector('link[data-later]')")

    def fetch(self, path: str) -> Any:
        """A JSON file of the site."""
        with urlopen(self.base + path) as response:
            return json.load(response)

    def record(self) -> list[dict[str, Any]]:
        """The statements on this phone's disk, in the order of writing where they are of one chain.

        A screen may stand a moment before its statement: what is still being written is waited for.
        """
        held: list[dict[str, Any]] = self.page.evaluate(RECORD)
        while True:
            sleep(0.15)
            now = self.page.evaluate(RECORD)
            if now == held:
                return held
            held = now

    def wrote(self, verb: str, count: int) -> None:
        """Waits until so many statements of this verb are on the disk: a button may say so a moment before."""
        held = (
            f"async ([verb, count]) => (await ({RECORD.strip()})()).filter((one) => one.verb === verb).length === count"
        )
        self.page.wait_for_function(held, arg=[verb, count], polling=50)

    def answer_to(self, question: dict[str, Any]) -> dict[str, Any]:
        """Waits until an answer to the question is on the disk; gives the result of the first."""
        held = (
            f"async (id) => (await ({RECORD.strip()})())"
            ".find(({ verb, object }) => verb === 'answered' && object.id === id)?.result"
        )
        return self.page.wait_for_function(held, arg=question["id"], polling=50).json_value()
