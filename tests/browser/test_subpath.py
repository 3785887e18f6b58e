"""The same site in a folder of its host, as `/gh/` on a host of many: every link, script and file is found there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Arrive
from tests.browser.mortal import Mortal, mortal
from tests.browser.player import Player
from tests.browser.published import ROOT, published
from tests.browser.visitor import PHONE

FOLDER = "gh/"
WORKING = {**PHONE, "service_workers": "allow"}
LESSON = "工会到底是个什么组织"


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Mortal]:
    with mortal(published(ROOT), tmp_path / "host", FOLDER) as host:
        yield host


def test_a_journey_in_a_folder_of_the_host(arrive: Arrive, host: Mortal) -> None:
    phone = arrive(WORKING, base=host.base)
    page, player = phone.page, Player.of(phone)
    phone.witness.base = host.base.removesuffix(FOLDER)
    phone.go("")
    page.get_by_role("main").get_by_role("link", name="工会入门").first.click()
    page.get_by_role("link", name=LESSON, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(LESSON)
    page.get_by_role("link", name=re.compile("开始闯关")).click()
    player.right(1)
    player.next()

    bar = page.get_by_role("navigation")
    phone.go("rooms/?access=对外开放")
    expect(page.locator("[data-list] > li").first).to_be_visible()
    bar.get_by_role("link", name="搜索").click()
    page.get_by_role("searchbox").fill("集体合同")
    expect(page.get_by_role("main").get_by_role("link").first).to_be_visible()
    bar.get_by_role("link", name="我的").click()
    expect(page.locator("[data-me][aria-busy=false]")).to_contain_text("学分")
    assert page.evaluate("navigator.serviceWorker.ready.then(({ scope }) => scope)") == host.base
    manifest = page.locator("link[rel=manifest]").evaluate("link => link.href")
    assert manifest.startswith(host.base)
    told = phone.fetch(manifest.removeprefix(host.base))
    for name in ("start_url", "scope"):
        assert page.evaluate("(addresses) => new URL(...addresses).href", [told[name], manifest]) == host.base
    assert [path for path in phone.witness.paths if not path.startswith(FOLDER)] == []
