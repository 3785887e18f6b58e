"""What narrows the list: hours by the clock, conditions, a layer's own; and what is said where there is nothing to list."""

from __future__ import annotations

import json
import re
import subprocess
from datetime import datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.finder import MONDAY, cards, chip, names, of_city, open_fold, status
from tests.browser.listed import places
from tests.browser.published import ROOT
from tests.browser.visitor import Visitor

OPEN_NOW = """
import { openNow } from '%s/theme/map/hours.js';
const [manifest, moment] = JSON.parse(process.argv[1]);
console.log(JSON.stringify([...openNow(manifest, new Date(moment))]));
"""


def _open_at(phone: Visitor, moment: datetime) -> list[int]:
    """What hours.js says of each of the manifest's hours: 1 is open."""
    manifest = phone.fetch("data/places/mama-rooms/manifest.json")
    asked = json.dumps([manifest, moment.isoformat()])
    command = ["node", "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", "--input-type=module", "-e"]
    done = subprocess.run([*command, OPEN_NOW % ROOT, asked], capture_output=True, check=True, encoding="utf-8")
    return json.loads(done.stdout)


def test_what_is_open_now_follows_the_clock(phone: Visitor) -> None:
    rooms = [room for room in of_city(places(phone), "济南市") if not room["paused"]]
    moments = [MONDAY, MONDAY.replace(hour=13), MONDAY.replace(day=22), MONDAY.replace(month=10, day=1)]
    phone.page.clock.set_fixed_time(moments[0])
    phone.go("rooms/?city=济南市")
    counts = []
    for moment in moments:
        phone.page.clock.set_fixed_time(moment)
        chip(phone.page, "现在开放").check()
        states = _open_at(phone, moment)
        expected = {room["name"] for room in rooms if states[room["hours"]] == 1}
        expect(status(phone.page)).to_contain_text(f"找到 {len(expected)} 间")
        assert set(names(phone.page)) == expected
        counts.append(len(expected))
        expect(phone.page.locator("[data-list] .open[data-open='open']")).to_have_count(len(expected))
        chip(phone.page, "现在开放").uncheck()
        expect(cards(phone.page)).not_to_have_count(len(expected))
    assert len(set(counts)) > 1


def test_a_card_says_by_the_minute_whether_a_place_is_open(phone: Visitor) -> None:
    page = phone.page
    page.clock.install(time=MONDAY)
    phone.go("rooms/?city=济南市")
    rooms = {room["name"]: room for room in places(phone)}
    shown = [rooms[name] for name in names(page)]
    card = cards(page).first.element_handle()

    def count_open(moment: datetime) -> int:
        states = _open_at(phone, moment)
        return sum(states[room["hours"]] == 1 and not room["paused"] for room in shown)

    said = page.locator("[data-list] .open[data-open='open']")
    expect(said).to_have_count(count_open(MONDAY))
    page.clock.fast_forward("12:00:00")
    expect(said).to_have_count(count_open(MONDAY + timedelta(hours=12)))
    assert count_open(MONDAY) > count_open(MONDAY + timedelta(hours=12))
    assert page.evaluate("(card) => card.isConnected", card)


def test_more_conditions_narrow_the_list_and_are_counted(phone: Visitor) -> None:
    page = phone.page
    phone.go("rooms/?city=济南市")
    before = len(names(page))
    open_fold(page, "更多条件")
    for count, word in enumerate(("符合国家基本配置", "婴儿床", "商场"), 1):
        chip(page, word).check()
        expect(page.locator("[data-folded-count]")).to_have_text(f"已选 {count} 项")
    expect(status(page)).to_have_text(re.compile("找到|没有合要求"))
    expect(cards(page)).not_to_have_count(before)
    chip(page, "商场").uncheck()
    chip(page, "符合国家基本配置").uncheck()
    chip(page, "婴儿床").uncheck()
    chip(page, "区级示范" if chip(page, "区级示范").count() else "县级示范").check()
    tags = page.locator("[data-list] .room-tags .tag").filter(has_text=re.compile("[县区]级示范"))
    expect(tags).to_have_count(len(names(page)))


def test_nothing_found_offers_to_ask_for_less(phone: Visitor) -> None:
    page = phone.page
    phone.go("rooms/?q=zzzz&city=济南市&open=1")
    expect(status(page)).to_have_text("没有合要求的妈妈小屋，请减去一两个条件。")
    expect(page.get_by_text("只看对外开放的")).to_be_hidden()
    expect(page.get_by_text("分享、打印、存成文件")).to_be_hidden()
    page.get_by_role("button", name="去掉全部条件").click()
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.get_by_role("searchbox")).to_have_value("")
    expect(page).to_have_url(re.compile(r"/rooms/$"))
    expect(page.get_by_role("heading", name="按市县找")).to_be_visible()


def test_the_second_layer_has_its_own_words(phone: Visitor) -> None:
    page = phone.page
    classes = [one for one in places(phone, "childcare") if not one["paused"]]
    phone.go("childcare/")
    expect(page.get_by_role("heading", name="按市县找")).to_contain_text(re.compile(r"全省 \d+ 个"))
    open_fold(page, "更多条件")
    chip(page, "免费").check()
    free = [one for one in classes if one["own"] == ["免费"]]
    expect(status(page)).to_contain_text(re.compile(r"找到 \d+ 个"))
    assert len(free) > 20
    card = cards(page).first
    for fact in ("开班日期：", "结班日期：", "年龄：", "名额：", "收费：免费"):
        expect(card).to_contain_text(fact)
    expect(page.locator("[data-list]").get_by_text("收费：收费")).to_have_count(0)
    expect(page.locator("[data-open]")).to_have_count(0)  # its hours do not say that the term has begun
    expect(page.get_by_text("现在开放")).to_have_count(0)
    page.get_by_role("button", name="再看 20 个").click()
    expect(cards(page)).to_have_count(40)
    page.locator("[data-list] .room-link").first.click()
    expect(page).to_have_url(re.compile(r"/childcare/\d{6}/#\d{6}-\d{4,}$"))
    assert "小屋" not in page.get_by_role("main").inner_text()


def _alert(page: Page) -> Any:
    return expect(page.locator("[data-failed]"))


@pytest.mark.parametrize("file", ["index.*.json", "37*.json", "names.*.json"])
def test_a_list_published_anew_meanwhile_asks_to_be_loaded_again(phone: Visitor, file: str) -> None:
    page = phone.page
    phone.witness.expect("404|名单变了")
    pattern = f"**/data/places/mama-rooms/{file}"
    page.route(pattern, lambda route: route.fulfill(status=404, body=""))
    phone.go("rooms/?city=济南市" + ("&q=示例" if file.startswith("names") else ""))
    _alert(page).to_contain_text("名单刚更新过，请刷新这一页")
    _alert(page).to_be_in_viewport()
    expect(status(page)).not_to_contain_text("正在")
    expect(page.get_by_text("按市县找", exact=False).last).to_be_visible()
    page.unroute(pattern)
    page.get_by_role("button", name="刷新这一页").click()
    expect(cards(page).first).to_be_visible()
    _alert(page).to_be_hidden()


def test_a_list_of_another_make_is_not_misread(phone: Visitor) -> None:
    phone.witness.expect("名单变了")
    manifest = phone.fetch("data/places/mama-rooms/manifest.json") | {"schema": 3}
    phone.page.route("**/manifest.json", lambda route: route.fulfill(json=manifest))
    phone.go("rooms/")
    _alert(phone.page).to_contain_text("名单刚更新过，请刷新这一页")
    expect(phone.page.get_by_role("heading", name="按市县找")).to_be_visible()
