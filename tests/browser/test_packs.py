"""Courses and cities kept on the roaming: all of it or not at all, with its weight, and gone again when it is wished."""

from __future__ import annotations

import json
import re

from playwright.sync_api import Locator, expect

from tests.browser.conftest import Arrive
from tests.browser.look import axe_faults, small_targets
from tests.browser.mortal import WORKING, Mortal, wait_until_kept
from tests.browser.visitor import Visitor

COURSE, LESSON, FIRST = "courses/organize/", "lessons/organize/organize-congress/", "organize-who-joins"
FULL = """
if (window.Cache) {
  const put = Cache.prototype.put;
  Cache.prototype.put = function (request, response) {
    const full = String(request.url || request).includes('lessons/');
    return full ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : put.call(this, request, response);
  };
}
"""
HELD = """
async () => {
  const held = [];
  for (const name of await caches.keys())
    if (!name.startsWith('suixue-shell')) held.push(...(await (await caches.open(name)).keys()).map(({ url }) => url));
  return held;
}
"""


def _offers(roaming: Visitor) -> Locator:
    place = roaming.page.locator("[data-packs]")
    place.locator("summary").click()
    expect(place.locator("li").first).to_be_visible()
    return place


def _held(roaming: Visitor, part: str) -> list[str]:
    held: list[str] = roaming.page.evaluate(HELD)
    return [address for address in held if part in address]


def test_a_course_with_its_videos_is_kept_played_without_a_network_and_removed(roaming: Visitor, host: Mortal) -> None:
    roaming.go(COURSE)
    place = _offers(roaming)
    assert axe_faults(roaming.page) == []
    assert small_targets(roaming.page) == []
    place.get_by_role("button", name="连视频一起存").click()
    expect(place.get_by_role("status")).to_contain_text("已存在手机上，连同视频 · ", timeout=60_000)
    host.die()
    roaming.page.close()
    page = roaming.page = roaming.context.new_page()
    roaming.go(LESSON)
    page.get_by_role("button", name="播放").click()
    page.wait_for_function("() => document.querySelector('video').currentTime > 0.2")
    assert page.evaluate("document.querySelector('video').currentSrc").startswith("blob:")
    roaming.go(f"play/?level={FIRST}")
    expect(page.get_by_role("main").get_by_text("第 1 题，共 5 题").first).to_be_visible()
    roaming.go("me/offline/")
    kept = page.get_by_role("region", name="课程、小屋和搜索")
    expect(kept.get_by_role("link")).to_have_attribute("href", host.base + COURSE)
    assert axe_faults(page) == []
    kept.get_by_role("button", name="删掉").click()
    expect(kept).to_contain_text("还没有")
    assert _held(roaming, ".mp4") == []
    assert _held(roaming, "data/explanations/organize-recall") == []


def test_the_rooms_of_a_city_are_found_without_a_network(roaming: Visitor, host: Mortal) -> None:
    roaming.go("rooms/")
    place = _offers(roaming)
    city = place.get_by_role("listitem").filter(has_text="济南市")
    city.get_by_role("button", name="存到手机").click()
    expect(city.get_by_role("status")).to_contain_text("已存在手机上")
    host.die()
    roaming.go("rooms/370103/")
    expect(roaming.page.get_by_role("heading", level=1)).to_contain_text("市中区")
    roaming.go("rooms/?city=370100")
    expect(roaming.page.get_by_role("region", name="找到的妈妈小屋").get_by_role("listitem").first).to_be_visible()


def test_all_can_be_searched_without_a_network_once_the_search_is_kept(roaming: Visitor, host: Mortal) -> None:
    roaming.go("search/")
    place = _offers(roaming)
    place.get_by_role("button", name="存到手机").click()
    expect(place.get_by_role("status")).to_contain_text("已存在手机上", timeout=60_000)
    host.die()
    roaming.go("search/?q=罢免工会主席")
    hit = roaming.page.locator("[data-hit]").first
    expect(hit).to_contain_text("罢免")
    roaming.page.get_by_role("searchbox").fill("lixiaqu")
    expect(hit).to_contain_text("历下区")


def test_what_breaks_off_is_not_called_kept_and_goes_on(roaming: Visitor, host: Mortal) -> None:
    roaming.go(COURSE)
    place = _offers(roaming)
    roaming.context.route("**/lessons/**", lambda route: route.abort())
    place.get_by_role("button", name="存到手机").click()
    expect(place.get_by_role("status")).to_contain_text("没有存完")
    roaming.go("me/offline/")
    kept = roaming.page.get_by_role("region", name="课程、小屋和搜索")
    expect(kept).to_contain_text("没有存完，还不能当存好的用")
    roaming.context.unroute("**/lessons/**")
    kept.get_by_role("button", name="接着存").click()
    expect(kept.get_by_role("status")).to_contain_text("已存在手机上 · ")


def test_a_phone_without_room_is_told_so_and_keeps_nothing_of_it(arrive: Arrive, host: Mortal) -> None:
    roaming = arrive(WORKING, FULL, host.base)
    roaming.go(COURSE)
    place = _offers(roaming)
    place.get_by_role("button", name="存到手机").click()
    expect(place.get_by_role("status")).to_contain_text("手机里没有地方了")
    assert _held(roaming, "-packs/") == []
    assert _held(roaming, "data/explanations/") == []


def _publish(host: Mortal) -> None:
    """A release in which one lesson of the course says something else."""
    host.replace(f"{LESSON}index.html", "<title>", "<title>新：")
    file = "data/offline/courses/organize.json"
    [offer] = json.loads((host.site / file).read_text(encoding="utf-8"))["packs"]
    [revision] = [row[2] for row in offer["files"] if row[0] == LESSON]
    host.replace(file, revision, revision[::-1])
    host.replace(file, offer["version"], offer["version"][::-1])
    host.replace("index.html", "<title>学习", "<title>新学习")
    host.release()


def test_a_kept_course_follows_a_release_and_is_made_newer_when_it_is_wished(roaming: Visitor, host: Mortal) -> None:
    page = roaming.page
    roaming.go(COURSE)
    place = _offers(roaming)
    place.get_by_role("button", name="存到手机").click()
    expect(place.get_by_role("status")).to_contain_text("已存在手机上")
    _publish(host)
    roaming.go("me/offline/")
    kept = page.get_by_role("region", name="课程、小屋和搜索")
    expect(kept).to_contain_text("网站上有更新")
    before = len(roaming.witness.paths)
    kept.get_by_role("button", name="更新").click()
    expect(kept).to_contain_text("已存在手机上")
    expect(kept).not_to_contain_text("网站上有更新")
    asked = [path for path in roaming.witness.paths[before:] if path.startswith("lessons/")]
    assert asked == [LESSON]
    host.die()
    roaming.go(LESSON)
    expect(page).to_have_title(re.compile("^新："))


def test_what_is_stopped_leaves_nothing_half_and_goes_when_it_is_deleted(roaming: Visitor, host: Mortal) -> None:
    roaming.go(COURSE)
    wait_until_kept(roaming.page)
    place = _offers(roaming)
    host.server.slow = 1
    place.get_by_role("button", name="存到手机").click()
    place.get_by_role("button", name="停下").click()
    expect(place.get_by_role("status")).to_contain_text("停下了")
    host.server.slow = 0
    roaming.go("me/offline/")
    kept = roaming.page.get_by_role("region", name="课程、小屋和搜索")
    expect(kept).to_contain_text("没有存完，还不能当存好的用")
    kept.get_by_role("button", name="删掉").click()
    expect(kept).to_contain_text("还没有存过什么")
    assert _held(roaming, "-packs/") == []
    assert _held(roaming, "data/explanations/") == []


def test_who_stops_before_the_worker_has_come_is_heard(roaming: Visitor, host: Mortal) -> None:
    roaming.go(COURSE)
    place = _offers(roaming)
    roaming.page.evaluate("() => { navigator.serviceWorker.register = () => new Promise(() => {}); }")
    place.get_by_role("button", name="存到手机").click()
    place.get_by_role("button", name="停下").click()
    expect(place.get_by_role("status")).to_contain_text("停下了")
    expect(place.get_by_role("button", name="接着存")).to_be_visible()


def test_without_a_worker_all_else_works_and_the_reason_is_said(arrive: Arrive, host: Mortal) -> None:
    roaming = arrive(WORKING, "delete Navigator.prototype.serviceWorker;", host.base)
    roaming.go(COURSE)
    roaming.page.locator("[data-packs] summary").click()
    expect(roaming.page.locator("[data-packs]")).to_contain_text("在浏览器打开")
    roaming.go("me/offline/")
    expect(roaming.page.get_by_role("main")).to_contain_text("这个浏览器不能把网页存在手机上")
    roaming.go("play/?level=basics-nature")
    expect(roaming.page.get_by_role("main").get_by_text("第 1 题，共 5 题").first).to_be_visible()
    assert not [
        path for path in roaming.witness.paths if path.startswith("assets/suixue/offline.") and path.endswith(".js")
    ]
    assert "sw.js" not in roaming.witness.paths
