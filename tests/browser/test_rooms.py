"""The rooms page while it arrives, and after the visitor's place has been asked for."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Arrive
from tests.browser.visitor import DESKTOP, PHONE, Visitor

SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
"""A slow 3G: 400 ms there and back, 400 kbit/s."""
WATCH_SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const { value, hadRecentInput, sources } of list.getEntries())
    if (!hadRecentInput) shifts.push({ value, moved: sources.map(({ node }) => node && (node.id || node.className)) });
}).observe({ type: 'layout-shift', buffered: true });
"""


def _slowly(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)


def _shifts(page: Page) -> list[dict[str, Any]]:
    """Every layout shift until the page has come to rest."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    return page.evaluate("() => shifts")


@pytest.mark.parametrize("path", ["rooms/", "rooms/?city=370100"])
@pytest.mark.parametrize("options", [PHONE, DESKTOP], ids=["phone", "desk"])
def test_nothing_jumps_while_the_rooms_arrive(arrive: Arrive, options: dict[str, Any], path: str) -> None:
    visitor = arrive(options, WATCH_SHIFTS)
    _slowly(visitor.page)
    visitor.go(path)
    expect(visitor.page.get_by_role("button", name="用我的位置找最近的")).to_be_enabled()
    shifts = _shifts(visitor.page)
    assert sum(shift["value"] for shift in shifts) <= 0.05, shifts


def test_after_locating_the_focus_stands_at_what_was_found(phone: Visitor) -> None:
    phone.context.grant_permissions(["geolocation"])
    phone.context.set_geolocation({"longitude": 117.0, "latitude": 36.65})
    phone.go("rooms/")
    phone.page.get_by_role("button", name="用我的位置找最近的").press("Enter")
    found = phone.page.get_by_role("region", name="找到的妈妈小屋")
    expect(found).to_be_focused()
    expect(phone.page.get_by_role("status").first).to_contain_text("由近到远")
    phone.page.keyboard.press("Tab")
    expect(found.get_by_role("button", name="看全部")).to_be_focused()


def test_while_locating_the_focus_stays_and_a_second_press_asks_nothing(arrive: Arrive) -> None:
    silent = "window.asked = 0; navigator.geolocation.getCurrentPosition = () => { window.asked += 1; };"
    phone = arrive(PHONE, silent)
    phone.go("rooms/")
    button = phone.page.get_by_role("button", name="用我的位置找最近的")
    button.press("Enter")
    button.press("Enter")
    expect(button).to_be_focused()
    expect(phone.page.get_by_role("status").first).to_have_text("正在取位置…")
    assert phone.page.evaluate("() => window.asked") == 1
