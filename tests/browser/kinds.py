"""Every kind of page and state, how one comes there, and how it is looked at: for tests that go through all of them."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.player import Player
from tests.browser.test_pages import PAGES, STATES
from tests.browser.visitor import Visitor


def _settled(page: Page) -> None:
    """What the script has to say stands there."""
    page.wait_for_load_state("networkidle")


def _asked(page: Page) -> None:
    expect(page.locator(".stem")).to_be_visible()


def _own(page: Page) -> None:
    expect(page.locator("[data-me]")).to_have_attribute("aria-busy", "false")


_MORE: dict[str, tuple[str, Callable[[Page], None]]] = {
    "practice": ("practice/", _settled),
    "walk": ("practice/go/?way=sequence&of=basics", _asked),
    "mistakes": ("practice/mistakes/", _settled),
    "daily": ("practice/round/?way=daily", _asked),
    "exams": ("exam/", _settled),
    "exam": ("exam/go/?way=paper&of=new-cadre", _settled),
    "contests": ("contest/", _settled),
    "hall": ("contest/live/", _settled),
    "me": ("me/", _own),
    "transcript": ("me/transcript/", _settled),
    "offline": ("me/offline/", _settled),
}
_LEVEL = "play/?level=basics-nature"

KINDS: dict[str, Callable[[Visitor], None]] = {}
"""Name → brings a visitor there."""


def _page(path: str, prepare: Callable[[Page], None]) -> Callable[[Visitor], None]:
    def go(visitor: Visitor) -> None:
        if path == "no/such/page/":
            visitor.witness.expect("status of 404")
        visitor.go(path)
        prepare(visitor.page)

    return go


def _state(reach: Callable[[Player], object]) -> Callable[[Visitor], None]:
    def go(visitor: Visitor) -> None:
        visitor.go(_LEVEL)
        reach(Player.of(visitor))

    return go


KINDS |= {name: _page(*how) for name, how in (PAGES | _MORE).items()}
KINDS |= {f"level: {name}": _state(reach) for name, reach in STATES.items()}
