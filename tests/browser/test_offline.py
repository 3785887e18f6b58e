"""Without a network: the site opens, asks and keeps the record; what is not kept is said."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Arrive
from tests.browser.look import axe_faults
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


@pytest.mark.long
def test_a_site_in_a_folder_of_its_host_works_without_a_network_too(arrive: Arrive, tmp_path: Path) -> None:
    with mortal(published(ROOT), tmp_path / "host", "gh/") as host:
        phone = arrive(WORKING, base=host.base)
        phone.witness.expect(NO_NETWORK)
        phone.witness.base = host.base.removesuffix("gh/")
        _settled(phone)
        host.die()
        phone.go("me/")
        expect(phone.page.get_by_role("heading", name="我的资料")).to_be_visible()
        phone.go("exam/")
        expect(phone.page.get_by_role("link", name="再试一次")).to_have_attribute("href", host.base + "exam/")


@pytest.mark.long
def test_a_network_that_does_not_answer_is_not_waited_for(phone: Visitor, host: Mortal) -> None:
    _settled(phone)
    host.server.slow = 20
    begun = time.monotonic()
    phone.page.goto(host.base, wait_until="commit")
    assert time.monotonic() - begun < 10


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


def _new_release(host: Mortal) -> None:
    host.replace("index.html", "<title>学习", "<title>新学习")
    host.release()


def _settled(phone: Visitor) -> None:
    """A first page has started, so that its release counts as good."""
    phone.go("")
    wait_until_kept(phone.page)


WAITING = (
    "() => navigator.serviceWorker.getRegistration().then((held) => held.update().then(() => held.waiting !== null))"
)


def test_a_new_release_is_announced_and_shown_when_it_is_wished(phone: Visitor, host: Mortal) -> None:
    _settled(phone)
    _new_release(host)
    phone.go("me/")
    page = phone.page
    expect(page.get_by_role("button", name="有新版本，点此更新")).to_be_visible()
    assert axe_faults(page) == []
    with page.expect_event("load"):
        page.get_by_role("button", name="有新版本，点此更新").click()
    page.wait_for_function("async () => !(await navigator.serviceWorker.getRegistration()).waiting")
    expect(page.get_by_role("button", name="有新版本，点此更新")).to_have_count(0)
    host.die()
    phone.go("")
    expect(page).to_have_title("新学习 · 随学")


def test_an_exam_in_any_tab_holds_a_new_release_back(phone: Visitor, host: Mortal) -> None:
    _settled(phone)
    asked, page = phone.context.new_page(), phone.page
    asked.goto(f"{host.base}play/?level={LEVEL}")
    expect(asked.get_by_text("第 1 题，共 5 题").first).to_be_visible()
    _new_release(host)
    asked.wait_for_function(WAITING)
    phone.go("me/")
    page.get_by_role("button", name="有新版本，点此更新").click()
    expect(page.get_by_role("complementary", name="新版本")).to_contain_text("正在答题")
    expect(asked.get_by_role("button", name="有新版本，点此更新")).to_have_count(0)
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistration()).waiting !== null")
    asked.close()
    with page.expect_event("load"):
        page.get_by_role("button", name="有新版本，点此更新").click()
    page.wait_for_function("async () => !(await navigator.serviceWorker.getRegistration()).waiting")


def test_a_release_that_does_not_come_whole_changes_nothing(phone: Visitor, host: Mortal) -> None:
    _settled(phone)
    _new_release(host)
    host.replace("sw.js", "assets/favicon.svg", "assets/lost.svg")
    phone.page.evaluate("async () => (await navigator.serviceWorker.getRegistration()).update()")
    phone.page.wait_for_function("async () => !(await navigator.serviceWorker.getRegistration()).installing")
    phone.witness.expect("bad-precaching-response")
    phone.go("me/")
    assert not phone.page.evaluate("async () => Boolean((await navigator.serviceWorker.getRegistration()).waiting)")
    host.die()
    phone.go("")
    expect(phone.page).to_have_title("学习 · 随学")


def test_a_release_that_fails_at_the_start_gives_way_to_the_last_good_one(phone: Visitor, host: Mortal) -> None:
    _settled(phone)
    [script] = [file for file in (host.site / "assets/suixue").glob("home.*.js")]
    broken = "home.0badc0de.js"
    (host.site / "assets/suixue" / broken).write_text("throw new TypeError('broken release');")
    host.replace("index.html", script.name, broken)
    _new_release(host)
    phone.witness.expect("broken release")
    page = phone.page
    phone.go("")
    expect(page).to_have_title("学习 · 随学")
    phone.go("")
    expect(page).to_have_title("学习 · 随学")
    assert page.locator("script[src*=home]").get_attribute("src") == f"assets/suixue/{script.name}"
    host.replace("index.html", broken, script.name)
    phone.go("")
    expect(page).to_have_title("新学习 · 随学")


@pytest.mark.long
def test_an_asset_that_the_host_lost_gives_way_too(phone: Visitor, host: Mortal) -> None:
    _settled(phone)
    [script] = [file for file in (host.site / "assets/suixue").glob("home.*.js")]
    host.replace("index.html", script.name, "home.0badc0de.js")
    host.replace("index.html", "<title>学习", "<title>新学习")
    phone.witness.expect("404")
    phone.page.goto(host.base, wait_until="commit")
    expect(phone.page).to_have_title("学习 · 随学")


def test_an_office_that_turns_it_off_is_obeyed_by_phones_that_have_it(phone: Visitor, host: Mortal) -> None:
    _settled(phone)
    phone.page.evaluate("async () => (await caches.open('suixue-media')).put('media/own.mp4', new Response('film'))")
    host.release(on=False)
    phone.page.evaluate("async () => (await navigator.serviceWorker.getRegistration()).update()")
    phone.page.wait_for_function("async () => (await navigator.serviceWorker.getRegistration()) === undefined")
    phone.page.wait_for_function("async () => (await caches.keys()).join() === 'suixue-media'")
