"""The example site in a browser. Run as `python -m pytest tests/browser`, alone or with `-n 3`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.chromium import launch
from tests.browser.mortal import NO_NETWORK, WORKING, Mortal, mortal
from tests.browser.player import Player
from tests.browser.published import ROOT, published, served
from tests.browser.visitor import PHONE, Visitor

Arrive = Callable[..., Visitor]
expect.set_options(timeout=15_000)
"""A machine with much to do is slow, not wrong."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = launch(playwright)
        yield started
        started.close()


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of the example site."""
    assert (ROOT / "theme/overrides/assets/suixue/app.css").exists(), "run `make setup` first: the theme is not built"
    with served(published(ROOT)) as base:
        yield base


@pytest.fixture
def arrive(browser: Browser, site: str) -> Iterator[Arrive]:
    """Makes visitors; at the end none of their browsers may have complained or asked another host."""
    visitors: list[Visitor] = []

    def make(options: dict[str, Any] | None = None, script: str = "", base: str = site) -> Visitor:
        visitors.append(Visitor.arrive(browser, base, options or PHONE, script))
        return visitors[-1]

    yield make
    for visitor in visitors:
        visitor.context.close()
    for visitor in visitors:
        visitor.witness.verdict()


@pytest.fixture
def phone(arrive: Arrive) -> Visitor:
    """A visitor with a phone of 390 × 844."""
    return arrive()


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Mortal]:
    """The example site on a server that can go away."""
    with mortal(published(ROOT), tmp_path / "site") as host:
        yield host


@pytest.fixture
def roaming(arrive: Arrive, host: Mortal) -> Visitor:
    """A phone whose worker may work, and that loses its network when the test says so."""
    roaming = arrive(WORKING, base=host.base)
    roaming.witness.expect(NO_NETWORK)
    return roaming


@pytest.fixture
def player(phone: Visitor) -> Player:
    return Player.of(phone)
