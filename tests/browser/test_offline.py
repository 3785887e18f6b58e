"""Without a network: the site opens, asks and keeps the record; what is not kept is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Arrive
from tests.browser.mortal import Mortal, mortal, wait_until_kept
from tests.browser.player import Player
from tests.browser.published import ROOT, published
from tests.browser.visitor import PHONE, Visitor

WORKING = {**PHONE, "service_workers": "allow"}
LEVEL, LESSON = "basics-nature", "lessons/basics/basics-five-rights/"
NO_NETWORK = r"ERR_CONNECTION|ERR_EMPTY_RESPONSE|Failed to (fetch|load resource)"


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Mortal]:
    with mortal(published(ROOT), tmp_path / "site") as host:
        yield host


@pytest.fixture
def phone(arrive: Arrive, host: Mortal) -> Visitor:
    """One whose browser lets workers work, and that loses its network when the test says so."""
    phone = arrive(WORKING, base=host.base)
    phone.witness.expect(NO_NETWORK)
    return phone


def test_a_phone_that_was_here_once_starts_cold_without_a_network(phone: Visitor, host: Mortal) -> None:
    phone.go(LESSON)
    lesson = phone.page.title()
    wait_until_kept(phone.page)
    phone.page.close()
    host.die()
    page = phone.page = phone.context.new_page()
    phone.go("")
    expect(page.get_by_role("heading", name="课程", exact=True)).to_be_visible()
    phone.go(LESSON)
    expect(page).to_have_title(lesson)
    phone.go("rooms/")
    expect(page.get_by_role("button", name="用我的位置找最近的")).to_be_enabled()
    phone.go("exam/")
    expect(page.get_by_role("alert")).to_contain_text("没有存在这台手机上")
    expect(page.get_by_role("link", name="再试一次")).to_have_attribute("href", host.base + "exam/")
    phone.go("me/")
    expect(page.get_by_role("heading", name="我的资料")).to_be_visible()


def test_a_level_that_was_seen_is_played_and_kept_without_a_network(phone: Visitor, host: Mortal) -> None:
    phone.go(f"play/?level={LEVEL}")
    player = Player.of(phone)
    player.reach(1)
    wait_until_kept(phone.page)
    phone.page.close()
    host.die()
    phone.page = player.page = phone.context.new_page()
    phone.go(f"play/?level={LEVEL}")
    player.play("rrrrr")
    assert [one["result"]["points"] for one in phone.record() if one["verb"] == "completed"] == [5]
