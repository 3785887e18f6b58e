"""What a cadre does on a phone: learn a lesson, play its level, find the nearest room."""

from __future__ import annotations

import math
import re

from playwright.sync_api import Locator, Page, expect

from generator.geo.coordinates import TO_GCJ02, Point
from tests.browser.conftest import Arrive
from tests.browser.listed import places
from tests.browser.player import Player, words
from tests.browser.visitor import PHONE, Visitor

COURSE, LESSON, NEXT_LESSON = "basics", "basics-nature", "basics-duties"


def test_learn_a_lesson_and_win_its_star(phone: Visitor, player: Player) -> None:
    course = next(one for one in phone.fetch("data/courses.json")["courses"] if one["id"] == COURSE)
    first, second = course["chapters"][0]["lessons"][:2]
    page = phone.page
    phone.go("")
    page.get_by_role("main").get_by_role("link", name=course["title"]).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(course["title"])
    expect(_level(page, second["title"]).get_by_text("先过上一关")).to_be_visible()
    page.get_by_role("link", name=first["title"], exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(first["title"])
    phone.start()
    _watch_video(page)

    page.get_by_role("link", name=re.compile("开始闯关")).click()
    for number in range(1, 6):
        question = player.right(number)
        assert words(question["explanation"]) in words(player.feedback.inner_text())
        for citation in question["citations"]:
            expect(player.feedback).to_contain_text(citation)
        player.next()
    expect(player.stem).to_have_text("过关")
    expect(player.main).to_contain_text(re.compile(r"5\s*/\s*5"))
    expect(player.main.get_by_text("得了 2 颗星")).to_be_attached()

    phone.go(course["path"])
    for _ in range(2):
        expect(_level(page, first["title"]).get_by_text("得了 2 颗星")).to_be_attached()
        expect(_level(page, second["title"]).get_by_role("link", name=re.compile("闯关"))).to_be_visible()
        page.reload()


def _level(page: Page, title: str) -> Locator:
    return page.get_by_role("main").get_by_role("listitem").filter(has_text=title)


def _watch_video(page: Page) -> None:
    """The video plays by its own control, and its caption stands under it as text of the page."""
    video = page.locator("video")
    expect(page.locator("[data-captions]")).to_contain_text("没有旁白")
    expect(video).to_have_js_property("paused", True)
    video.evaluate("video => video.play()")
    page.wait_for_function("() => document.querySelector('video').currentTime > 2.6")
    language, spoken = video.evaluate(
        "({textTracks: [track]}) => [track.language, [...track.activeCues].map((cue) => cue.text).join('\\n')]"
    )
    assert language == "zh-CN"
    assert spoken
    strip = page.locator("[data-captions]")
    expect(strip).to_be_visible()
    expect(strip).to_have_text(spoken)
    assert strip.evaluate("strip => parseFloat(getComputedStyle(strip).fontSize)") >= 16
    video.evaluate("video => { video.currentTime = 60 }")
    page.wait_for_function("() => document.querySelector('video').currentTime > 60.3")
    video.evaluate("video => video.pause()")


def test_nearest_room_comes_first(phone: Visitor) -> None:
    rooms = places(phone)
    target = next(room for room in rooms if room["access"] == "对外开放" and not room["paused"])
    here = (target["point"][0], target["point"][1] + 0.002)
    longitude, latitude = _as_phone_sees_it(here)
    phone.context.grant_permissions(["geolocation"])
    phone.context.set_geolocation({"longitude": longitude, "latitude": latitude})
    phone.go("rooms/")
    _locate(phone.page)
    found = phone.page.get_by_role("region", name="找到的妈妈小屋").get_by_role("listitem")
    enterable = (room for room in rooms if not room["paused"] and room["access"] == "对外开放")
    expected = sorted(enterable, key=lambda room: _metres(here, room["point"]))
    expect(found.first).to_contain_text(expected[0]["name"])
    metres = round(_metres(here, expected[0]["point"]) / 10) * 10
    expect(found.first).to_contain_text(
        re.compile("|".join(f"约 {near} 米" for near in (metres - 10, metres, metres + 10)))
    )
    for place in range(5):
        expect(found.nth(place)).to_contain_text(expected[place]["name"])
    expect(phone.page.get_by_role("status").first).to_contain_text("由近到远")
    assert "lon" not in phone.page.url
    assert f"{latitude:.3f}" not in "".join([*phone.witness.paths, phone.page.url])

    expect(found.first.get_by_role("link", name="导航")).to_have_attribute(
        "href", re.compile(r"^https://uri\.amap\.com/")
    )
    title = found.first.get_by_role("link", name=expected[0]["name"], exact=True)
    title.click()
    card = phone.page.get_by_role("article", name=expected[0]["name"])
    expect(card).to_be_in_viewport()
    expect(card.get_by_role("link", name="高德导航")).to_have_attribute("href", re.compile(r"^https://uri\.amap\.com/"))

    phone.page.go_back()
    expect(title).to_be_in_viewport()
    expect(phone.page.get_by_role("checkbox", name="对外开放", exact=True)).to_be_checked()
    phone.page.get_by_role("button", name=f"看全部 {len(rooms)} 间").click()
    everybody = sorted(rooms, key=lambda room: (room["paused"], _metres(here, room["point"])))
    for place in range(5):
        expect(found.nth(place)).to_contain_text(everybody[place]["name"])


def test_far_from_every_room(phone: Visitor) -> None:
    phone.context.grant_permissions(["geolocation"])
    phone.context.set_geolocation({"longitude": 121.47, "latitude": 31.23})
    phone.go("rooms/")
    _locate(phone.page)
    expect(phone.page.get_by_text("你周围 100 公里内没有合要求的妈妈小屋")).to_be_visible()
    phone.page.get_by_role("link", name="按市县找").click()
    expect(phone.page.get_by_role("heading", name="按市县找")).to_be_in_viewport()


def test_rooms_that_do_not_arrive(phone: Visitor) -> None:
    phone.witness.expect("503")
    phone.page.route("**/manifest.json", lambda route: route.fulfill(status=503))
    phone.go("rooms/?city=371000")
    expect(phone.page.get_by_role("alert")).to_contain_text("没有取到名单")
    expect(phone.page.get_by_text("威海市")).to_be_visible()
    phone.page.unroute("**/manifest.json")
    phone.page.get_by_role("button", name="再试一次").click()
    expect(phone.page.get_by_role("region", name="找到的妈妈小屋").get_by_role("listitem").first).to_be_visible()


def test_room_by_city_when_location_is_refused(phone: Visitor) -> None:
    phone.go("rooms/")
    _locate(phone.page)
    expect(phone.page.get_by_text("手机没有允许取位置")).to_be_visible()
    expect(phone.page.get_by_role("combobox", name="市", exact=True)).to_be_focused()
    _choose_county(phone)


def test_room_by_city_when_location_takes_too_long(arrive: Arrive) -> None:
    silent = "navigator.geolocation.getCurrentPosition = (...asked) => { window.asked = asked; };"
    phone = arrive(PHONE, silent)
    phone.go("rooms/")
    _locate(phone.page)
    expect(phone.page.get_by_text("正在取位置")).to_be_visible()
    assert phone.page.evaluate("() => window.asked[2].timeout") == 8000
    phone.page.evaluate("() => window.asked[1]({ code: 3 })")
    expect(phone.page.get_by_text("等了 8 秒还没取到位置")).to_be_visible()
    _choose_county(phone)


def _locate(page: Page) -> None:
    page.get_by_role("button", name="用我的位置找最近的").click()


def _choose_county(phone: Visitor) -> None:
    """A city, then a county: its rooms, and an address that shows them again."""
    room = places(phone)[0]
    phone.page.get_by_role("combobox", name="市", exact=True).select_option(label=room["city"])
    phone.page.get_by_role("combobox", name="县（市、区）").select_option(label=room["county"])
    found = phone.page.get_by_role("region", name="找到的妈妈小屋")
    wanted = [one["name"] for one in places(phone) if one["county"] == room["county"] and one["city"] == room["city"]]
    for _ in range(2):
        expect(found.get_by_role("listitem")).to_have_count(len(wanted))
        for name in wanted:
            expect(found).to_contain_text(name)
        phone.page.reload()


def _as_phone_sees_it(point: Point) -> Point:
    """The WGS-84 fix that stands at the GCJ-02 `point`."""
    longitude, latitude = point
    for _ in range(8):
        shifted = TO_GCJ02["手机GPS(WGS-84)"]((longitude, latitude))
        longitude, latitude = longitude + point[0] - shifted[0], latitude + point[1] - shifted[1]
    return longitude, latitude


def _metres(one: Point, other: Point) -> float:
    """Haversine distance."""
    (lon1, lat1), (lon2, lat2) = ([math.radians(degrees) for degrees in point] for point in (one, other))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371008.8 * math.asin(math.sqrt(half))
