"""A browser without scripts: everything can be read, and what needs scripts says so."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Arrive
from tests.browser.listed import places
from tests.browser.look import frame_faults
from tests.browser.player import squashed, words
from tests.browser.published import ROOT
from tests.browser.sets import set_of
from tests.browser.visitor import PHONE, Visitor


@pytest.fixture
def reader(arrive: Arrive) -> Visitor:
    """A visitor with a phone whose browser runs no scripts."""
    return arrive({**PHONE, "java_script_enabled": False})


def test_home_course_lesson(reader: Visitor) -> None:
    course = reader.fetch("data/courses.json")["courses"][0]
    lesson = course["chapters"][0]["lessons"][0]
    page = reader.page
    reader.go("")
    page.get_by_role("main").get_by_role("link", name=course["title"]).click()
    titles = [one["title"] for chapter in course["chapters"] for one in chapter["lessons"]]
    for title in titles:
        expect(page.get_by_role("link", name=title, exact=True)).to_be_visible()
    page.get_by_role("link", name=lesson["title"], exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(lesson["title"])
    expect(page.get_by_role("heading", name="三句话说清它是谁")).to_be_visible()
    expect(page.get_by_text("职工自愿结合，不是行政设的科室")).to_be_visible()
    source = page.locator("video source").get_attribute("src")
    assert source and source.endswith(".mp4")
    assert page.request.get(page.url + source).ok
    page.get_by_text("文字稿", exact=True).click()
    expect(page.get_by_role("group").filter(has_text="文字稿").get_by_role("paragraph").first).to_be_visible()
    page.get_by_role("link", name=re.compile("下一课")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(titles[1])


def test_home_shows_what_its_editors_wrote(reader: Visitor) -> None:
    """The body of content/index.md, as the handbook promises."""
    _, _, body = (ROOT / "content/index.md").read_text(encoding="utf-8").split("---\n", 2)
    reader.go("")
    expect(reader.page.get_by_role("main").get_by_text(body.strip(), exact=True)).to_be_visible()


def test_rooms_by_city_and_county(reader: Visitor) -> None:
    page = reader.page
    reader.go("")
    page.get_by_role("link", name=re.compile("妈妈小屋")).click()
    expect(page.get_by_role("button", name="用我的位置找最近的")).to_be_hidden()
    page.get_by_text("济南市", exact=True).click()
    page.get_by_role("link", name=re.compile("市中区")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("市中区妈妈小屋")
    room = page.get_by_role("article").first
    for fact in ("地址", "设施", "核对日期"):
        expect(room.get_by_text(fact, exact=True)).to_be_visible()
    expect(room.get_by_text(re.compile("对外开放|登记后使用|本单位职工")).first).to_be_visible()
    for app in ("高德", "百度", "腾讯"):
        expect(room.get_by_role("link", name=app)).to_have_attribute("href", re.compile("^https://"))


def test_every_room_is_in_the_page_of_its_county(reader: Visitor) -> None:
    rooms = places(reader)
    codes = {room["code"] for room in rooms}
    reader.go("rooms/")
    linked = set(re.findall(r'href="(\d{6})/"', reader.page.content()))
    assert linked == codes
    for code in sorted(codes)[::20]:
        reader.go(f"rooms/{code}/")
        names = [room["name"] for room in rooms if room["code"] == code]
        headings = reader.page.get_by_role("article").get_by_role("heading", level=2).all_inner_texts()
        assert set(names) <= set(headings)


def test_answers_of_a_topic(reader: Visitor) -> None:
    questions = set_of(reader, "organize-congress")
    page = reader.page
    reader.go("topics/hui-yuan-da-hui/")
    shown = [question for question in questions if page.locator(f"[id='{question['id']}']").count()]
    assert shown, "no question of the lesson stands on its topic's page"
    for question in shown:
        card = page.locator(f"[id='{question['id']}']")
        assert words(question["stem"]) in squashed(card.inner_text())
        assert words(question["explanation"]) not in squashed(card.inner_text())
        card.get_by_text("看答案和解析").click()
        text = squashed(card.inner_text())
        assert words(question["explanation"]) in text
        assert all(squashed(citation) in text for citation in question["citations"])


@pytest.mark.parametrize("path, said", [("play/?level=basics-nature", "闯关要用脚本"), ("search/", "搜索要用脚本")])
def test_what_needs_scripts_says_so(reader: Visitor, path: str, said: str) -> None:
    reader.go(path)
    assert said in reader.page.get_by_role("main").inner_text()
    way_out = reader.page.locator("main noscript a").first  # roles do not reach into <noscript>
    assert way_out.evaluate("link => link.getBoundingClientRect().height") > 0


@pytest.mark.parametrize("path", ["", "courses/basics/", "lessons/basics/basics-nature/", "rooms/", "rooms/370103/"])
def test_nothing_promises_what_only_scripts_do(reader: Visitor, path: str) -> None:
    """No button that would do nothing, no word that waits for a script, and a whole frame."""
    reader.go(path)
    main = reader.page.get_by_role("main")
    assert [button for button in main.get_by_role("button").all() if button.is_visible()] == []
    assert "正在" not in main.inner_text()
    expect(
        reader.page.get_by_role("navigation", name="主导航").or_(reader.page.get_by_role("banner")).first
    ).to_be_visible()


def test_the_play_page_keeps_a_frame(reader: Visitor) -> None:
    reader.go("play/?level=basics-nature")
    faults = [fault for fault in frame_faults(reader.page) if fault != "0 h1"]
    assert not faults
