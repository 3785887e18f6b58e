"""Journeys to a place on a phone: by its distance, with the keyboard, by a link from somebody else, and back."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Arrive
from tests.browser.finder import (
    JINAN,
    cards,
    chip,
    holds_no_place,
    locate,
    names,
    open_fold,
    pick,
    stand,
    status,
)
from tests.browser.listed import places
from tests.browser.visitor import PHONE, Visitor

AGENT = "Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 Chrome/107 Mobile Safari/537.36 MicroMessenger/8.0.50"


def test_a_place_known_to_two_kilometres_is_said_so_beside_what_was_found(phone: Visitor) -> None:
    phone.go("rooms/")
    locate(phone, accuracy=2000)
    note = phone.page.get_by_text("手机给的位置不准，可能差 2 公里")
    expect(note).to_be_in_viewport()
    expect(note).to_contain_text("选市和县（市、区），或在地图上点")
    expect(cards(phone.page).first).to_contain_text(re.compile("约 .+ (米|公里)"))
    cards(phone.page).first.get_by_role("link").first.click()
    phone.page.go_back()
    expect(cards(phone.page).first).to_contain_text(re.compile("约 .+ (米|公里)"))
    expect(note).to_be_visible()
    locate(phone, accuracy=30)
    expect(note).to_be_hidden()


def test_who_points_at_the_map_finds_what_is_near_there(phone: Visitor) -> None:
    page = phone.page
    phone.go("rooms/")
    page.get_by_role("button", name="用我的位置找最近的").click()
    refused = page.get_by_text("手机没有允许取位置")
    expect(refused).to_be_visible()
    page.get_by_role("button", name="看地图").click()
    ground = page.locator("[data-map]")
    expect(ground.locator("canvas").first).to_be_attached()
    ground.scroll_into_view_if_needed()
    box = ground.bounding_box()
    assert box is not None
    page.touchscreen.tap(box["x"] + box["width"] - 12, box["y"] + box["height"] - 30)  # the sea, where no room is
    expect(status(page)).to_contain_text("公里内")
    expect(refused).to_be_hidden()
    expect(page.locator(".map-legend-here")).to_be_visible()
    metres = [float(away) for away in re.findall(r"约 ([\d.]+) 公里", page.locator("[data-list]").inner_text())]
    assert len(metres) == 20 and metres == sorted(metres)
    holds_no_place(phone)


def test_a_room_picked_on_the_map_says_how_far_it_is(phone: Visitor) -> None:
    page = phone.page
    phone.go("rooms/")
    room = next(room for room in places(phone) if room["access"] == "对外开放" and not room["paused"])
    locate(phone, room["point"])
    page.get_by_role("button", name="看地图").click()
    expect(page.locator("[data-map] canvas").first).to_be_attached()
    pick(page)
    expect(page.locator("[data-picked] .room-metres")).to_have_text(re.compile("约 .+ (米|公里)"))
    expect(page.locator("[data-picked] a").first).to_be_focused()


def test_from_the_top_of_the_page_to_a_telephone_with_the_keyboard_alone(phone: Visitor) -> None:
    page = phone.page
    room = next(room for room in places(phone) if room["phone"] and room["access"] == "对外开放" and not room["paused"])
    stand(phone, room["point"])
    phone.go("rooms/")
    expect(page.get_by_role("button", name="用我的位置找最近的")).to_be_enabled()
    _tab_to(page, "[data-locate]", 12)
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="找到的妈妈小屋")).to_be_focused()
    _tab_to(page, "a[href^='tel:']", 8)
    expect(page.locator(":focus")).to_have_attribute("aria-label", f"打电话 {room['phone']}")


def test_the_map_is_one_stop_on_the_way(phone: Visitor) -> None:
    page = phone.page
    phone.go("rooms/?city=济南市")
    expect(cards(page).first).to_be_visible()
    page.locator("[data-map-toggle]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-map] canvas").first).to_be_attached()
    page.keyboard.press("Tab")
    expect(page.locator("[data-map]")).to_be_focused()
    expect(page.locator("[data-map]")).to_have_attribute("aria-label", re.compile("方向键移动，PageUp、PageDown 缩放"))
    page.keyboard.press("Tab")
    expect(page.locator("[data-everyone]")).to_be_focused()


def _tab_to(page: Page, selector: str, most: int) -> None:
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} is more than {most} stops away")


def test_a_link_shows_on_another_phone_what_it_showed_on_the_first(phone: Visitor, arrive: Arrive) -> None:
    page = phone.page
    phone.go("rooms/")
    page.get_by_role("combobox", name="市", exact=True).select_option(label="济南市")
    chip(page, "对外开放").check()
    open_fold(page, "更多条件")
    chip(page, "洗手台").check()
    expect(status(page)).to_contain_text("找到")
    shown = names(page)[:5]
    link = page.url
    locate(phone)
    assert page.url == link
    holds_no_place(phone, JINAN)

    second = arrive(PHONE)
    second.page.goto(link)
    assert names(second.page)[:5] == shown
    open_fold(second.page, "更多条件")
    for word in ("对外开放", "洗手台"):
        expect(chip(second.page, word)).to_be_checked()
    expect(second.page.get_by_text("已选 1 项")).to_be_visible()
    expect(second.page.get_by_role("combobox", name="市", exact=True)).to_have_value("370100")


def test_back_from_a_room_all_is_as_it_was(phone: Visitor) -> None:
    page = phone.page
    phone.go("rooms/?access=对外开放")
    expect(cards(page)).to_have_count(20)
    open_fold(page, "更多条件")
    chip(page, "洗手台").check()
    expect(page.get_by_text("已选 1 项")).to_be_visible()
    page.get_by_role("button", name="再看 20 间").click()
    expect(cards(page)).to_have_count(40)
    link = page.locator("[data-list] .room-link").nth(25)
    link.scroll_into_view_if_needed()
    title, top = link.inner_text(), link.evaluate("(one) => one.getBoundingClientRect().top")
    link.click()
    article = page.locator("article:target")
    expect(article).to_be_in_viewport()
    expect(article).to_contain_text(title)
    assert article.evaluate("(one) => getComputedStyle(one).boxShadow") != "none"
    page.go_back()
    expect(cards(page)).to_have_count(40)
    expect(page.locator("[data-list] .room-link").nth(25)).to_be_in_viewport()
    assert abs(link.evaluate("(one) => one.getBoundingClientRect().top") - top) < 4
    expect(page.get_by_text("已选 1 项")).to_be_attached()


def test_a_link_to_a_room_that_was_given_up_says_so(phone: Visitor) -> None:
    gone = "371002-0003"
    assert gone not in {room["id"] for room in places(phone)}
    phone.go(f"rooms/371002/#{gone}")
    article = phone.page.locator("article:target")
    expect(article).to_be_in_viewport()
    expect(article).to_contain_text("已经撤销")
    article.get_by_role("link", name="全省名单").click()
    expect(phone.page.get_by_role("heading", level=1)).to_have_text("工会妈妈小屋")


def test_in_wechat_the_map_that_opens_there_comes_first(arrive: Arrive) -> None:
    phone = arrive({**PHONE, "user_agent": AGENT})
    phone.go("rooms/?city=济南市")
    expect(cards(phone.page).first.get_by_role("link", name="导航")).to_have_attribute(
        "href", re.compile(r"^https://apis\.map\.qq\.com/")
    )
    open_fold(phone.page, "分享、打印、存成文件")
    phone.page.get_by_role("button", name="存 KML").click()
    expect(phone.page.locator("[data-acts-said]")).to_contain_text("在浏览器打开")
    phone.go("rooms/370103/")
    first = phone.page.get_by_role("article").first.locator(".room-nav a").first
    expect(first).to_have_text("腾讯导航")
    expect(first).to_be_visible()


def test_the_county_that_was_chosen_leads_to_its_page(phone: Visitor) -> None:
    phone.go("rooms/?city=济南市")
    link = phone.page.locator("[data-county-link]")
    expect(cards(phone.page).first).to_be_visible()
    expect(link).to_be_hidden()
    phone.page.get_by_role("combobox", name="县（市、区）").select_option(label="长清区")
    link.click()
    expect(phone.page.get_by_role("heading", level=1)).to_have_text("长清区妈妈小屋")
