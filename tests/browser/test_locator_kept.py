"""A list that is passed on, printed, kept as a file, and read where the network has gone."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect

from generator.geo.coordinates import Point, metres_between, wgs84_to_gcj02
from tests.browser.conftest import Arrive
from tests.browser.finder import JINAN, MONDAY, cards, chip, holds_no_place, locate, names, of_city, open_fold, status
from tests.browser.listed import places
from tests.browser.visitor import PHONE, Visitor

KML = "{http://www.opengis.net/kml/2.2}"
SHARED = "navigator.share = async (data) => { window.shared = data; };"
UNSHARED = "navigator.share = async () => { throw new DOMException('no', 'NotAllowedError'); };"
OFFLINE = "ERR_INTERNET_DISCONNECTED|Failed to fetch"
ACTS = "分享、打印、存成文件"
Kept = list[tuple[str, Point]]
"""Names and where they are, in WGS-84."""


def test_a_list_is_passed_on_without_the_visitors_place(arrive: Arrive) -> None:
    phone = arrive(PHONE, SHARED)
    phone.go("rooms/")
    locate(phone)
    open_fold(phone.page, ACTS)
    phone.page.get_by_role("button", name="分享这份名单").click()
    shared = phone.page.evaluate("() => window.shared")
    assert shared == {"title": "工会妈妈小屋", "url": phone.page.url}
    assert "access=" in shared["url"]
    holds_no_place(phone, JINAN)


@pytest.mark.parametrize("script", ["delete Navigator.prototype.share;", UNSHARED], ids=["unknown", "refused"])
def test_where_nothing_can_be_shared_the_link_is_copied(arrive: Arrive, script: str) -> None:
    phone = arrive(PHONE, script)
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone.page.clock.set_fixed_time(MONDAY)
    phone.go("rooms/?city=济南市&open=1")
    expect(status(phone.page)).to_contain_text("找到")
    open_fold(phone.page, ACTS)
    button = phone.page.get_by_role("button", name="分享这份名单")
    button.click()
    said = phone.page.locator("[data-acts-said]")
    expect(said).to_contain_text("链接已复制")
    expect(said).to_be_in_viewport()
    expect(status(phone.page)).to_contain_text("链接已复制")
    expect(button).to_be_focused()
    assert phone.page.evaluate("() => navigator.clipboard.readText()") == phone.page.url


def _csv(text: str) -> Kept:
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert text.startswith("\ufeff") and all("示例数据" in row["说明"] for row in rows)
    assert {row["坐标系"] for row in rows} == {"手机GPS(WGS-84)"}
    return [(row["名称"], (float(row["经度"]), float(row["纬度"]))) for row in rows]


def _geojson(text: str) -> Kept:
    collection = json.loads(text)
    assert "示例数据" in collection["description"] and "来自" in collection["description"]
    return [(one["properties"]["名称"], tuple(one["geometry"]["coordinates"])) for one in collection["features"]]


def _kml(text: str) -> Kept:
    document = ElementTree.fromstring(text).find(f"{KML}Document")
    assert document is not None and "示例数据" in (document.findtext(f"{KML}description") or "")
    marks = document.findall(f"{KML}Placemark")
    points = [(mark.findtext(f"{KML}Point/{KML}coordinates") or "").split(",") for mark in marks]
    return [
        (mark.findtext(f"{KML}name") or "", (float(x), float(y))) for mark, (x, y) in zip(marks, points, strict=True)
    ]


READ = {"存 Excel（CSV）": _csv, "存 GeoJSON": _geojson, "存 KML": _kml}


@pytest.mark.parametrize("button", READ)
def test_what_was_found_and_no_more_is_kept_as_a_file(phone: Visitor, tmp_path: Path, button: str) -> None:
    wanted = {
        room["name"]: room["point"]
        for room in of_city(places(phone), "青岛市")
        if room["access"] == "对外开放" and not room["paused"]
    }
    phone.go("rooms/?city=青岛市&access=对外开放")
    expect(status(phone.page)).to_contain_text(f"找到 {len(wanted)} 间")
    assert not [path for path in phone.witness.paths if "/saving." in path]
    open_fold(phone.page, ACTS)
    with phone.page.expect_download() as download:
        phone.page.get_by_role("button", name=button).click()
    download.value.save_as(tmp_path / "list")
    kept = READ[button]((tmp_path / "list").read_text(encoding="utf-8"))
    assert {name for name, _ in kept} == set(wanted) and len(kept) == len(wanted)
    for name, point in kept:
        assert metres_between(wgs84_to_gcj02(point), wanted[name]) < 1
    expect(phone.page.locator("[data-acts-said]")).to_have_text(f"{len(wanted)} 间存成了文件，坐标系是 WGS-84。")


def test_when_the_network_is_lost_filters_work_on_what_is_here(phone: Visitor) -> None:
    page = phone.page
    phone.witness.expect(OFFLINE)
    phone.go("rooms/?city=济南市")
    first = set(names(page))
    phone.context.set_offline(True)
    chip(page, "对外开放").check()
    expect(cards(page)).not_to_have_count(len(first))
    assert set(names(page)) < first
    page.get_by_role("combobox", name="市", exact=True).select_option(label="青岛市")
    unnamed = page.get_by_text("名称没有取到")
    expect(unnamed.first).to_be_visible()
    assert unnamed.count() == cards(page).count()
    expect(page.locator("[data-list] .room-link").first).to_have_attribute(
        "href", re.compile(r"/rooms/3702\d\d/#3702\d\d-\d{4}$")
    )
    expect(status(page)).to_contain_text("找到")
    phone.context.set_offline(False)
    chip(page, "登记后使用").check()
    expect(unnamed).to_have_count(0)
    assert set(names(page)) <= {room["name"] for room in of_city(places(phone), "青岛市")}


def test_a_printed_list_has_what_one_needs_on_paper_and_no_more(phone: Visitor) -> None:
    page = phone.page
    phone.go("rooms/?city=济南市&access=对外开放")
    rooms = {room["name"]: room for room in places(phone)}
    listed = names(page)
    open_fold(page, ACTS)
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text("示例数据", exact=True)).to_be_visible()
    controls = page.locator("button, input, select, summary, .btn, nav, .map, .link")
    assert [one.inner_text() for one in controls.all() if one.is_visible()] == []
    text = page.get_by_role("main").inner_text()
    for name in listed:
        assert name in text and (not rooms[name]["phone"] or f"电话：{rooms[name]['phone']}" in text)
    assert f"对外开放，济南市：共 {len(listed)} 间。" in text
    assert text.count("济南市") >= len(listed)
    assert "开放时间：" in text and "按市县找" not in text
    assert "开放中" not in text and "已关闭" not in text
    assert page.pdf().startswith(b"%PDF")


def test_all_that_fits_is_printed_or_the_paper_says_that_there_is_more(phone: Visitor) -> None:
    page = phone.page
    phone.go("rooms/?access=对外开放")
    expect(cards(page)).to_have_count(20)
    found = re.search(r"找到 (\d+) 间", status(page).inner_text())
    assert found is not None
    count = int(found[1])
    page.emulate_media(media="print")
    expect(page.get_by_text(f"对外开放：共 {count} 间，这里只有前 20 间。")).to_be_visible()
    page.emulate_media(media="screen")
    page.evaluate(
        "() => { window.print = () => { window.printed = document.querySelectorAll('[data-list] > li').length; }; }"
    )
    open_fold(page, ACTS)
    page.get_by_role("button", name="打印").click()
    page.wait_for_function("() => window.printed")
    assert page.evaluate("() => window.printed") == count
    page.emulate_media(media="print")
    expect(page.get_by_text("这里只有前")).to_have_count(0)
