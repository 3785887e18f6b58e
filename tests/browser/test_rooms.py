"""The rooms page while it arrives, and after the visitor's place has been asked for."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from generator.mkdocs_hook import render
from generator.pipeline import Project, build
from tests.browser.conftest import Arrive
from tests.browser.published import served, small_project
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


def slowly(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)


def _shifts(page: Page) -> list[dict[str, Any]]:
    """Every layout shift until the page has come to rest."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    return page.evaluate("() => shifts")


@pytest.mark.parametrize(
    ("options", "path"),
    [(PHONE, "rooms/?city=370100"), pytest.param(DESKTOP, "rooms/", marks=pytest.mark.long)],
    ids=["phone", "desk"],
)
def test_nothing_jumps_while_the_rooms_arrive(arrive: Arrive, options: dict[str, Any], path: str) -> None:
    visitor = arrive(options, WATCH_SHIFTS)
    slowly(visitor.page)
    visitor.go(path)
    expect(visitor.page.get_by_role("button", name="用我的位置找最近的")).to_be_enabled()
    shifts = _shifts(visitor.page)
    assert sum(shift["value"] for shift in shifts) <= 0.05, shifts


def test_after_locating_the_focus_stands_at_what_was_found(phone: Visitor) -> None:
    phone.context.grant_permissions(["geolocation"])
    phone.context.set_geolocation({"longitude": 117.0, "latitude": 36.65})
    phone.go("rooms/")
    button = phone.page.get_by_role("button", name="用我的位置找最近的")
    expect(button).to_be_enabled()
    button.press("Enter")
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
    expect(button).to_be_enabled()
    button.press("Enter")
    button.press("Enter")
    expect(button).to_be_focused()
    expect(phone.page.get_by_role("status").first).to_have_text("正在取位置…")
    assert phone.page.evaluate("() => window.asked") == 1


def test_a_mistake_in_a_room_is_written_down_and_copied(phone: Visitor) -> None:
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone.go("rooms/370103/")
    room = phone.page.get_by_role("article").first
    room.get_by_text("信息有误", exact=True).click()
    text = room.get_by_role("textbox")
    name = room.get_by_role("heading").inner_text()
    expect(text).to_have_value(re.compile(f"编号：370103-0001\n名称：{name}\n县（市、区）：济南市市中区\n哪里不对：$"))
    text.press("Control+End")
    text.press_sequentially("门牌号改了")
    room.get_by_role("button", name="复制", exact=True).click()
    expect(room.locator(".report").get_by_role("status")).to_have_text("已复制，粘贴发给示例总工会干部学习平台即可。")
    copied = phone.page.evaluate("() => navigator.clipboard.readText()")
    assert copied.endswith("哪里不对：门牌号改了")


def test_without_scripts_a_mistake_can_be_written_down_too(arrive: Arrive) -> None:
    reader = arrive({**PHONE, "java_script_enabled": False})
    reader.go("rooms/370103/")
    room = reader.page.get_by_role("article").first
    room.get_by_text("信息有误", exact=True).click()
    expect(room.get_by_role("textbox")).to_be_visible()
    expect(room.get_by_text("发给示例总工会干部学习平台")).to_be_visible()
    expect(room.get_by_role("button")).to_have_count(0)


@pytest.mark.parametrize("contact, mail", [("rooms@example.org", True), ("女职工部 0531-00000000", False)])
def test_a_mistake_goes_to_whom_the_settings_name(arrive: Arrive, tmp_path: Path, contact: str, mail: bool) -> None:
    project = small_project(tmp_path / "project")
    config = project / "site_config.yml"
    settings = yaml.safe_load(config.read_text(encoding="utf-8"))
    settings["extra"]["suixue"]["contact"] = contact
    config.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    findings = build(Project(project, date(2026, 11, 20), videos=False), tmp_path / "site", render)
    assert not findings.errors
    with served(tmp_path / "site") as base:
        phone = arrive(PHONE, base=base)
        county = next((tmp_path / "site/rooms").glob("37*")).name
        phone.go(f"rooms/{county}/")
        room = phone.page.get_by_role("article").first
        room.get_by_text("信息有误", exact=True).click()
        expect(room.get_by_text(f"复制后发给{contact}。")).to_be_visible()
        letter = room.get_by_role("link", name="写邮件")
        expect(letter).to_have_count(int(mail))
        if mail:
            assert re.match(r"mailto:rooms(@|%40)example\.org\?body=.*%0A", letter.get_attribute("href") or "")
        phone.context.close()


def test_where_one_can_call_there_is_a_telephone(phone: Visitor) -> None:
    phone.go("rooms/370103/")
    calls = phone.page.locator("a[href^='tel:']")
    assert calls.count() > 0
    expect(calls.locator("svg use[href='#i-phone']")).to_have_count(calls.count())
    phone.go("rooms/?city=370100")
    expect(phone.page.locator("a[href^='tel:']").first).to_be_visible()
    expect(calls.locator("svg use[href='#i-phone']")).to_have_count(calls.count())
