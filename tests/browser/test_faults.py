"""What the record survives: a browser killed, two tabs at once, a full disk, a refused disk, a clock moved, very much of it."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, expect

from generator.record.chain import breaks
from tests.browser.conftest import Arrive
from tests.browser.huge import OPENED, give_huge_record
from tests.browser.killed import browsing, kill
from tests.browser.player import Player, right_keys
from tests.browser.records import chained, fact, record, write
from tests.browser.sets import set_of
from tests.browser.stored import bring_store
from tests.browser.visitor import PHONE, RECORD, Visitor

LEVEL, LOCKED = "play/?level=basics-nature", "play/?level=basics-duties"
COURSE = "courses/basics/"
FULL = "手机存储满了"
REFUSED = "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } });"
LIMITED = """
for (const name of ['add', 'put']) {
  const write = IDBObjectStore.prototype[name];
  IDBObjectStore.prototype[name] = function (...given) {
    if (localStorage.getItem('full')) throw new DOMException('no room', 'QuotaExceededError');
    return write.apply(this, given);
  };
}
"""
"""A disk that the test can fill; Chromium takes no notice of a quota set from outside."""
CLIPBOARD = {**PHONE, "permissions": ["clipboard-read", "clipboard-write"]}


def _sound(held: list[dict[str, Any]]) -> None:
    """Nothing twice, and every chain whole."""
    assert len({one["id"] for one in held}) == len(held)
    assert not breaks(held)


def test_fifty_acknowledged_statements_survive_the_browser_being_killed(
    browser: Browser, site: str, tmp_path: Path
) -> None:
    with browsing(browser.browser_type, tmp_path) as (context, process):
        page = context.pages[0]
        page.goto(site)
        bring_store(context, page, site)
        acknowledged = page.evaluate("() => appendAll('one', 50)")
        kill(process)
    assert acknowledged == 50
    with browsing(browser.browser_type, tmp_path) as (context, _):
        page = context.pages[0]
        page.goto(site)
        held = page.evaluate(RECORD)
    assert [one["id"] for one in held] == [f"one-{i}" for i in range(50)]
    _sound(held)


def test_an_answer_whose_feedback_was_seen_survives_the_browser_being_killed(
    player: Player, browser: Browser, site: str, tmp_path: Path
) -> None:
    with browsing(browser.browser_type, tmp_path) as (context, process):
        seen = Player(context.pages[0], player.known)
        seen.page.goto(site + LEVEL)
        question = seen.reach(1)
        seen.tap(question, right_keys(question))
        seen.page.wait_for_selector(".feedback", state="attached")
        kill(process)
    with browsing(browser.browser_type, tmp_path) as (context, _):
        page = context.pages[0]
        page.goto(site)
        held = page.evaluate(RECORD)
    assert [one["verb"] for one in held] == ["initialized", "answered"]
    _sound(held)


def test_two_tabs_that_add_three_hundred_at_once_lose_none(phone: Visitor) -> None:
    tabs = [phone.page, phone.context.new_page()]
    for tab in tabs:
        tab.goto(phone.base)
        bring_store(phone.context, tab, phone.base)
    for name, tab in zip("ab", tabs, strict=True):
        tab.evaluate("(name) => { window.done = appendAll(name, 150); }", name)
    assert [tab.evaluate("() => window.done") for tab in tabs] == [150, 150]
    held = phone.record()
    assert len(held) == 300
    assert [one["n"] for one in held] == list(range(1, 301))
    _sound(held)


def test_a_tab_killed_in_the_middle_of_a_level_goes_on_where_it_was(phone: Visitor, player: Player) -> None:
    phone.go(LEVEL)
    player.right(1)
    player.next()
    player.wrong(2)
    player.next()
    question, order = player.reach(3), player.options.all_inner_texts()
    with phone.page.expect_event("crash"), suppress(Error):
        phone.page.goto("chrome://crash")  # never arrives: the tab is gone
    again = Player(phone.context.new_page(), player.known)
    again.page.goto(phone.base + LEVEL)
    assert again.reach(3) == question
    assert again.options.all_inner_texts() == order
    expect(again.page.get_by_role("banner").get_by_text("还剩 1 颗心")).to_be_attached()
    for number in (3, 4, 5):
        again.right(number)
        again.next()
    expect(again.stem).to_have_text("过关")
    held = again.page.evaluate(RECORD)
    assert [one["verb"] for one in held] == ["initialized", *["answered"] * 5, "completed"]
    _sound(held)


def _fill(phone: Visitor, full: bool) -> None:
    """Whether the disk of a visitor with LIMITED has no more room, from now on."""
    phone.page.evaluate("(full) => localStorage.setItem('full', full ? 'yes' : '')", full)


def test_a_full_disk_is_said_and_nothing_answered_in_the_tab_is_lost(arrive: Arrive) -> None:
    phone = arrive(PHONE, LIMITED)
    player = Player.of(phone)
    phone.go(LEVEL)
    player.right(1)
    player.next()
    _fill(phone, True)
    player.right(2)
    player.next()
    expect(player.main.get_by_text(FULL)).to_be_visible()
    for number in (3, 4, 5):
        player.right(number)
        player.next()
    expect(player.stem).to_have_text("过关")
    assert [one["verb"] for one in phone.record()] == ["initialized", "answered"]
    phone.go(COURSE)
    expect(phone.page.get_by_text(FULL)).to_be_visible()
    expect(phone.page.get_by_text("得了 2 颗星").first).to_be_attached()
    phone.go(LOCKED)
    player.reach(1)
    _fill(phone, False)
    phone.go(COURSE)
    expect(phone.page.get_by_text("得了 2 颗星").first).to_be_attached()
    expect(phone.page.get_by_text(FULL)).to_have_count(0)
    held = phone.record()
    assert sorted(one["verb"] for one in held) == ["answered"] * 5 + ["completed"] + ["initialized"] * 2
    _sound(held)


def test_what_a_refused_disk_does_not_keep_can_be_taken_along(arrive: Arrive) -> None:
    private, other = arrive(CLIPBOARD, REFUSED), arrive()
    player = Player.of(private)
    private.go(LEVEL)
    expect(player.main.get_by_text("这个浏览器不让保存学习记录")).to_be_visible()
    player.play("rrrrr")
    player.main.get_by_role("link", name="先去备份").click()
    page = private.page
    page.get_by_role("button", name="复制文字").click()
    page.get_by_role("button", name="复制全部").click()
    expect(page.get_by_text("已复制")).to_be_visible()
    other.go("me/backup/")
    other.page.get_by_label("或者粘贴备份文字").fill(page.evaluate("() => navigator.clipboard.readText()"))
    other.page.get_by_role("button", name="看看里面有什么").click()
    other.page.get_by_role("button", name="并入这台手机").click()
    expect(other.page.get_by_text("并入了 7 条")).to_be_visible()
    other.go(COURSE)
    expect(other.page.get_by_text("得了 2 颗星").first).to_be_attached()
    _sound(other.record())


def _stars_after(phone: Visitor, player: Player, when: datetime) -> int:
    """Plays the level without an error at a time; how many stars it then has."""
    phone.page.clock.set_fixed_time(when)
    phone.go(COURSE)
    phone.go(LEVEL)
    player.play("rrrrr")
    words = player.main.get_by_text(re.compile(r"得了 \d 颗星")).first.inner_text()
    return int(words.split()[1])


def test_a_clock_moved_back_counts_no_day_twice(phone: Visitor, player: Player) -> None:
    today = datetime.now().replace(hour=10)
    days = [0, -1, 0, 1]
    assert [_stars_after(phone, player, today + timedelta(days=day)) for day in days] == [2, 2, 2, 3]
    _sound(phone.record())


def test_a_clock_moved_ahead_gives_no_later_day_than_it_said(phone: Visitor, player: Player) -> None:
    today = datetime.now().replace(hour=10)
    days = [3, 0, 3, 4]
    assert [_stars_after(phone, player, today + timedelta(days=day)) for day in days] == [2, 2, 2, 3]


WEDNESDAY = datetime(2026, 9, 16, 12)


def _daily(day: int, number: int) -> dict[str, Any]:
    """The end of daily five, so many days after Wednesday by the phone's clock."""
    moment = int((WEDNESDAY + timedelta(days=day)).timestamp() * 1000)
    return fact(
        f"d{number}",
        moment,
        "completed",
        {"type": "daily", "id": str(day)},
        0,
        {"points": 5, "of": 5},
        f"d{number}/end",
    )


def test_a_moved_clock_makes_no_day_of_daily_five_count_twice_or_early(phone: Visitor) -> None:
    phone.go("")
    write(phone, chained([_daily(day, number) for number, day in enumerate([0, -1, 0, 2, -1])], "moved"))
    for day, said in ((0, "这一周做了 2 天"), (2, "这一周做了 3 天")):
        phone.page.clock.set_fixed_time(WEDNESDAY + timedelta(days=day))
        phone.go("practice/round/?way=daily")
        expect(phone.page.get_by_text(said).first).to_be_visible()


FIRST_RELEASE = """
(statements) => new Promise((resolve, reject) => {
  const opening = indexedDB.open('suixue', 1);
  opening.onerror = () => reject(opening.error);
  opening.onupgradeneeded = () =>
    opening.result.createObjectStore('statements', { keyPath: 'id' }).createIndex('n', 'n', { unique: true });
  opening.onsuccess = () => {
    const change = opening.result.transaction('statements', 'readwrite');
    for (const one of statements) change.objectStore('statements').add(one);
    change.oncomplete = () => { opening.result.close(); resolve(); };
  };
})
"""


def _as_first_released(statement: dict[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in statement.items() if key not in ("chain", "previous", "evidence", "rule")}
    return kept | {"verb": "started" if kept["verb"] == "initialized" else kept["verb"]}


def test_the_record_of_the_first_release_is_there_after_the_upgrade(phone: Visitor) -> None:
    ids = [question["id"] for question in set_of(phone, "basics-nature")]
    old = record(14, [("basics-nature", ids)], 1767200400000)
    phone.page.goto(phone.base + "data/courses.json")  # a page of the site that opens no record
    phone.witness.expect("favicon.ico")
    phone.page.evaluate(FIRST_RELEASE, [_as_first_released(one) for one in old])
    phone.go(COURSE)
    expect(phone.page.get_by_text("得了 3 颗星").first).to_be_attached()
    held = phone.record()
    assert [(one["id"], one["time"], one["verb"]) for one in held] == [
        (one["id"], one["time"], one["verb"]) for one in old
    ]
    assert len({one["chain"] for one in held}) == 1
    _sound(held)


@pytest.mark.long
def test_a_record_of_fifty_thousand_statements_is_read_by_every_page(phone: Visitor) -> None:
    """How fast, `python -m tests.bench phone` says."""
    give_huge_record(phone)
    for page in OPENED.values():
        phone.go(page.path)
        page.huge(phone.page)
