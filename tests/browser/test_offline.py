"""Without a network: the site opens, asks and keeps the record; what is not kept is said."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Arrive
from tests.browser.look import axe_faults
from tests.browser.mortal import NO_NETWORK, WORKING, Mortal, mortal, wait_until_kept
from tests.browser.player import Player
from tests.browser.published import ROOT, published
from tests.browser.visitor import Visitor

LEVEL, LESSON = "basics-nature", "lessons/basics/basics-five-rights/"


def test_a_phone_that_was_here_once_starts_cold_without_a_network(roaming: Visitor, host: Mortal) -> None:
    roaming.go(LESSON)
    lesson = roaming.page.title()
    wait_until_kept(roaming.page)
    roaming.page.close()
    host.die()
    page = roaming.page = roaming.context.new_page()
    roaming.go("")
    expect(page.get_by_role("heading", name="课程", exact=True)).to_be_visible()
    roaming.go(LESSON)
    expect(page).to_have_title(lesson)
    roaming.go("rooms/")
    expect(page.get_by_role("button", name="用我的位置找最近的")).to_be_enabled()
    roaming.go("exam/")
    expect(page.get_by_role("alert")).to_contain_text("没有存在这台手机上")
    expect(page.get_by_role("link", name="再试一次")).to_have_attribute("href", host.base + "exam/")
    roaming.go("me/")
    expect(page.get_by_role("heading", name="我的资料")).to_be_visible()


@pytest.mark.long
def test_a_site_in_a_folder_of_its_host_works_without_a_network_too(arrive: Arrive, tmp_path: Path) -> None:
    with mortal(published(ROOT), tmp_path / "host", "gh/") as host:
        roaming = arrive(WORKING, base=host.base)
        roaming.witness.expect(NO_NETWORK)
        roaming.witness.base = host.base.removesuffix("gh/")
        _settled(roaming)
        host.die()
        roaming.go("me/")
        expect(roaming.page.get_by_role("heading", name="我的资料")).to_be_visible()
        roaming.go("exam/")
        expect(roaming.page.get_by_role("link", name="再试一次")).to_have_attribute("href", host.base + "exam/")


@pytest.mark.long
def test_a_network_that_does_not_answer_is_not_waited_for(roaming: Visitor, host: Mortal) -> None:
    _settled(roaming)
    host.server.slow = 20
    begun = time.monotonic()
    roaming.page.goto(host.base, wait_until="commit")
    assert time.monotonic() - begun < 10


def test_a_level_that_was_seen_is_played_and_kept_without_a_network(roaming: Visitor, host: Mortal) -> None:
    roaming.go(f"play/?level={LEVEL}")
    player = Player.of(roaming)
    player.reach(1)
    wait_until_kept(roaming.page)
    roaming.page.close()
    host.die()
    roaming.page = player.page = roaming.context.new_page()
    roaming.go(f"play/?level={LEVEL}")
    player.play("rrrrr")
    assert [one["result"]["points"] for one in roaming.record() if one["verb"] == "completed"] == [5]


def test_what_was_searched_for_is_found_again_without_a_network_and_the_rest_is_said(
    roaming: Visitor, host: Mortal
) -> None:
    _settled(roaming)
    page = roaming.page
    roaming.go("search/?q=会员大会")
    found = page.locator("[data-hit]")
    expect(found.first).to_be_visible()
    first = found.first.get_attribute("href")
    page.wait_for_load_state("networkidle")
    host.die()
    for _ in range(2):
        roaming.go("search/?q=会员大会")
        expect(found.first).to_be_visible()
        assert found.first.get_attribute("href") == first
    page.get_by_role("searchbox").fill("经费审查")
    expect(page.get_by_role("alert")).to_contain_text("再试一次")
    page.get_by_role("searchbox").fill("会员大会")
    expect(found.first).to_be_visible()


def _new_release(host: Mortal) -> None:
    host.replace("index.html", "<title>学习", "<title>新学习")
    host.release()


def _settled(roaming: Visitor) -> None:
    """A first page has started, so that its release counts as good."""
    roaming.go("")
    wait_until_kept(roaming.page)


WAITING = (
    "() => navigator.serviceWorker.getRegistration().then((held) => held.update().then(() => held.waiting !== null))"
)


def test_a_new_release_is_announced_and_shown_when_it_is_wished(roaming: Visitor, host: Mortal) -> None:
    _settled(roaming)
    _new_release(host)
    roaming.go("me/")
    page = roaming.page
    expect(page.get_by_role("button", name="有新版本，点此更新")).to_be_visible()
    assert axe_faults(page) == []
    with page.expect_event("load"):
        page.get_by_role("button", name="有新版本，点此更新").click()
    page.wait_for_function("async () => !(await navigator.serviceWorker.getRegistration()).waiting")
    expect(page.get_by_role("button", name="有新版本，点此更新")).to_have_count(0)
    host.die()
    roaming.go("")
    expect(page).to_have_title("新学习 · 随学")


def test_an_exam_in_any_tab_holds_a_new_release_back(roaming: Visitor, host: Mortal) -> None:
    _settled(roaming)
    asked, page = roaming.context.new_page(), roaming.page
    asked.goto(f"{host.base}play/?level={LEVEL}")
    expect(asked.get_by_text("第 1 题，共 5 题").first).to_be_visible()
    _new_release(host)
    asked.wait_for_function(WAITING)
    roaming.go("me/")
    page.get_by_role("button", name="有新版本，点此更新").click()
    expect(page.get_by_role("complementary", name="新版本")).to_contain_text("正在答题")
    expect(asked.get_by_role("button", name="有新版本，点此更新")).to_have_count(0)
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistration()).waiting !== null")
    asked.close()
    with page.expect_event("load"):
        page.get_by_role("button", name="有新版本，点此更新").click()
    page.wait_for_function("async () => !(await navigator.serviceWorker.getRegistration()).waiting")


def test_a_release_that_does_not_come_whole_changes_nothing(roaming: Visitor, host: Mortal) -> None:
    _settled(roaming)
    _new_release(host)
    host.replace("sw.js", "assets/favicon.svg", "assets/lost.svg")
    roaming.page.evaluate("async () => (await navigator.serviceWorker.getRegistration()).update()")
    roaming.page.wait_for_function("async () => !(await navigator.serviceWorker.getRegistration()).installing")
    roaming.witness.expect("bad-precaching-response")
    roaming.go("me/")
    assert not roaming.page.evaluate("async () => Boolean((await navigator.serviceWorker.getRegistration()).waiting)")
    host.die()
    roaming.go("")
    expect(roaming.page).to_have_title("学习 · 随学")


def test_a_release_that_fails_at_the_start_gives_way_to_the_last_good_one(roaming: Visitor, host: Mortal) -> None:
    _settled(roaming)
    [script] = [file for file in (host.site / "assets/suixue").glob("home.*.js")]
    broken = "home.0badc0de.js"
    (host.site / "assets/suixue" / broken).write_text("throw new TypeError('broken release');")
    host.replace("index.html", script.name, broken)
    _new_release(host)
    roaming.witness.expect("broken release")
    page = roaming.page
    roaming.go("")
    expect(page).to_have_title("学习 · 随学")
    roaming.go("")
    expect(page).to_have_title("学习 · 随学")
    assert page.locator("script[src*=home]").get_attribute("src") == f"assets/suixue/{script.name}"
    host.replace("index.html", broken, script.name)
    roaming.go("")
    expect(page).to_have_title("新学习 · 随学")


@pytest.mark.long
def test_an_asset_that_the_host_lost_gives_way_too(roaming: Visitor, host: Mortal) -> None:
    _settled(roaming)
    [script] = [file for file in (host.site / "assets/suixue").glob("home.*.js")]
    host.replace("index.html", script.name, "home.0badc0de.js")
    host.replace("index.html", "<title>学习", "<title>新学习")
    roaming.witness.expect("404")
    roaming.page.goto(host.base, wait_until="commit")
    expect(roaming.page).to_have_title("学习 · 随学")


def test_an_office_that_turns_it_off_is_obeyed_by_phones_that_have_it(roaming: Visitor, host: Mortal) -> None:
    _settled(roaming)
    roaming.page.evaluate("async () => (await caches.open('suixue-media')).put('media/own.mp4', new Response('film'))")
    host.release(on=False)
    roaming.page.evaluate("async () => (await navigator.serviceWorker.getRegistration()).update()")
    roaming.page.wait_for_function("async () => (await navigator.serviceWorker.getRegistration()) === undefined")
    roaming.page.wait_for_function("async () => (await caches.keys()).join() === 'suixue-media'")
