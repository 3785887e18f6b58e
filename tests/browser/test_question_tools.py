"""What stands around a question: answer sheet, flag, favourite, note, size of text, sound, swipe and keys."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Arrive
from tests.browser.look import axe_faults, cut_texts, frame_faults, small_targets, wider_than_screen
from tests.browser.player import Player
from tests.browser.visitor import DESKTOP, SMALL_PHONE, Visitor

RANDOM = "practice/go/?way=random"
# A finger drawn from one point to another, by the clock of the events.
_SWIPE = """
([fromX, fromY, toX, toY]) => {
  const target = document.elementFromPoint(fromX, fromY);
  const touch = (x, y) => new Touch({ identifier: 1, target, clientX: x, clientY: y });
  const send = (type, touches, changed) =>
    target.dispatchEvent(new TouchEvent(type, { bubbles: true, touches, changedTouches: changed }));
  send('touchstart', [touch(fromX, fromY)], [touch(fromX, fromY)]);
  send('touchend', [], [touch(toX, toY)]);
}
"""


def _at(page: Page, number: int) -> None:
    expect(page.get_by_role("main").get_by_text(f"第 {number} 题，共 20 题").first).to_be_visible()


def _main(page: Page, name: str) -> None:
    page.get_by_role("region", name="下一步").get_by_role("button", name=name).click()


def _answer(page: Page) -> None:
    """Taps something, right or wrong."""
    page.locator(".option").first.click()
    if page.get_by_role("button", name="选好了").count():
        _main(page, "选好了")
    expect(page.get_by_role("region", name="解析")).to_be_visible()


def _swipe(page: Page, *points: int) -> None:
    page.evaluate(_SWIPE, list(points))


def _faults(page: Page) -> list[str]:
    return [*wider_than_screen(page), *cut_texts(page), *small_targets(page), *axe_faults(page)]


@pytest.fixture
def page(arrive: Arrive) -> Page:
    visitor = arrive(SMALL_PHONE)
    visitor.go(RANDOM)
    _at(visitor.page, 1)
    return visitor.page


def test_the_answer_sheet_says_how_every_question_stands_and_leads_there(page: Page) -> None:
    _answer(page)
    page.get_by_role("button", name="标记").click()
    _main(page, "下一题")
    _at(page, 2)
    _main(page, "答题卡")
    sheet = page.get_by_role("dialog", name="答题卡")
    expect(sheet.get_by_role("heading")).to_be_focused()
    expect(sheet.get_by_role("listitem")).to_have_count(20)
    expect(sheet.get_by_role("button", name=re.compile("^第 1 题，(对|错|部分对)，有标记$"))).to_be_visible()
    expect(sheet.locator("[aria-current]")).to_have_text("2")
    expect(sheet.get_by_text("未答 19")).to_be_visible()
    assert not _faults(page)
    sheet.get_by_role("button", name="第 17 题").click()
    expect(sheet).to_have_count(0)
    _at(page, 17)
    assert page.evaluate("scrollY") == 0


@pytest.mark.parametrize("way", ["cross", "escape", "beside", "back"])
def test_a_dialog_is_closed_in_every_way_and_leaves_the_page_where_it_was(page: Page, way: str) -> None:
    opener = page.get_by_role("button", name="答题卡")
    opener.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    match way:
        case "cross":
            dialog.get_by_role("button", name="关上").click()
        case "escape":
            page.keyboard.press("Escape")
        case "beside":
            page.mouse.click(180, 30)
        case "back":
            page.go_back()
    expect(dialog).to_have_count(0)
    expect(opener).to_be_focused()
    _at(page, 1)


def test_the_focus_stays_in_a_dialog_and_its_keys_answer_nothing(arrive: Arrive) -> None:
    desk = arrive(DESKTOP)
    desk.go(RANDOM)
    _at(desk.page, 1)
    desk.page.get_by_role("button", name="字号和声音").click()
    dialog = desk.page.get_by_role("dialog")
    for key in ("Tab", "Shift+Tab"):
        for _ in range(12):
            desk.page.keyboard.press(key)
            assert dialog.evaluate("dialog => dialog.contains(document.activeElement)")
    desk.page.keyboard.press("1")
    desk.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    assert desk.record() == []


def test_a_favourite_and_a_note_are_facts_of_the_record_and_stay(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    phone.go(RANDOM)
    page = phone.page
    favourite = page.get_by_role("button", name="收藏")
    favourite.click()
    expect(favourite).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="记笔记").click()
    assert not _faults(page)
    page.get_by_role("textbox", name="笔记").evaluate("field => { field.value = '第二项\\ud83d容易看错'; }")
    page.get_by_role("button", name="存好").click()
    expect(page.get_by_role("button", name="看笔记")).to_be_visible()
    expect(page.get_by_text("我的笔记")).to_have_count(0)
    _answer(page)
    expect(page.get_by_text("我的笔记：第二项")).to_be_visible()
    page.reload()
    _at(page, 2)
    _main(page, "上一题")
    expect(favourite).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_text("我的笔记：第二项容易看错")).to_be_visible()
    favourite.click()
    phone.wrote("bookmarked", 2)
    kept = [one for one in phone.record() if one["verb"] in ("bookmarked", "commented")]
    assert [one["result"] for one in kept] == [{"on": True}, {"text": "第二项容易看错"}, {"on": False}]
    assert len({one["object"]["id"] for one in kept}) == 1


def test_a_flag_outlives_a_reload_and_nothing_is_written_of_it(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    phone.go(RANDOM)
    _answer(phone.page)
    phone.page.get_by_role("button", name="标记").click()
    phone.page.reload()
    _at(phone.page, 2)
    _main(phone.page, "上一题")
    expect(phone.page.get_by_role("button", name="标记")).to_have_attribute("aria-pressed", "true")
    assert {one["verb"] for one in phone.record()} == {"initialized", "answered"}


def test_the_size_of_text_is_kept(page: Page) -> None:
    stem = page.get_by_role("heading", level=1)
    size = "element => parseFloat(getComputedStyle(element).fontSize)"
    before = stem.evaluate(size)
    page.get_by_role("button", name="字号和声音").click()
    for name in ("大", "特大", "超大"):
        page.get_by_role("dialog").get_by_role("button", name=name, exact=True).click()
        assert not _faults(page), name
    page.keyboard.press("Escape")
    page.reload()
    _at(page, 1)
    assert stem.evaluate(size) == pytest.approx(before * 30 / 17, rel=0.01)
    assert not [*_faults(page), *frame_faults(page)]
    _answer(page)
    assert not [*_faults(page), *frame_faults(page)]


def test_nothing_sounds_until_it_is_switched_on(arrive: Arrive) -> None:
    heard = """
      window.heard = 0;
      const start = OscillatorNode.prototype.start;
      OscillatorNode.prototype.start = function (when) { window.heard++; start.call(this, when); };
    """
    phone = arrive(SMALL_PHONE, heard)
    phone.go(RANDOM)
    page = phone.page
    _answer(page)
    assert page.evaluate("heard") == 0
    page.get_by_role("button", name="字号和声音").click()
    switch = page.get_by_role("switch", name="答完有提示音")
    expect(switch).not_to_be_checked()
    switch.click()
    expect(switch).to_be_checked()
    page.keyboard.press("Escape")
    once = page.evaluate("heard")
    _main(page, "下一题")
    _at(page, 2)
    _answer(page)
    assert page.evaluate("heard") > once > 0
    page.reload()
    page.get_by_role("button", name="字号和声音").click()
    expect(page.get_by_role("switch", name="答完有提示音")).to_be_checked()


def test_a_swipe_turns_the_page_and_scrolling_or_selecting_does_not(page: Page) -> None:
    _swipe(page, 300, 400, 100, 420)
    _at(page, 2)
    _swipe(page, 100, 400, 300, 380)
    _at(page, 1)
    _swipe(page, 100, 400, 300, 380)
    _swipe(page, 300, 300, 200, 600)
    _swipe(page, 355, 400, 100, 400)
    _at(page, 1)
    page.evaluate("() => getSelection().selectAllChildren(document.querySelector('h1'))")
    _swipe(page, 300, 400, 100, 400)
    _at(page, 1)
    page.evaluate("() => getSelection().removeAllRanges()")
    _swipe(page, 300, 400, 100, 400)
    _at(page, 2)


def test_arrow_keys_turn_the_page(arrive: Arrive) -> None:
    desk = arrive(DESKTOP)
    desk.go(RANDOM)
    _at(desk.page, 1)
    desk.page.keyboard.press("ArrowLeft")
    desk.page.keyboard.press("ArrowRight")
    _at(desk.page, 2)
    desk.page.keyboard.press("ArrowLeft")
    _at(desk.page, 1)
    desk.page.get_by_role("button", name="记笔记").click()
    desk.page.get_by_role("textbox", name="笔记").press("ArrowRight")
    desk.page.keyboard.press("Escape")
    _at(desk.page, 1)


def test_nothing_of_a_question_moves_when_it_is_answered(page: Page) -> None:
    places = """() => [...document.querySelectorAll('.eyebrow, .stem, .option, .tools, [data-action]')]
      .map((one) => Math.round(one.getBoundingClientRect().top + (one.matches('[data-action]') ? 0 : scrollY)))"""
    before = page.evaluate(places)
    _answer(page)
    assert page.evaluate(places) == before
    assert not _faults(page)


def _record_verbs(visitor: Visitor) -> list[str]:
    return [one["verb"] for one in visitor.record()]


def test_going_on_without_an_answer_writes_nothing(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    phone.go(RANDOM)
    for number in range(1, 20):
        _at(phone.page, number)
        _main(phone.page, "下一题")
    _main(phone.page, "看小结")
    expect(phone.page.get_by_role("heading", level=1)).to_have_text("练习小结")
    assert not _faults(phone.page)
    assert _record_verbs(phone) == []
    player = Player.of(phone)
    phone.page.get_by_role("button", name="第 12 题").click()
    _at(phone.page, 12)
    expect(player.feedback).to_have_count(0)


def test_a_level_has_favourites_notes_and_the_size_of_text_too(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    page = phone.page
    phone.go("play/?level=basics-nature")
    page.get_by_role("button", name="收藏").click()
    phone.wrote("bookmarked", 1)
    page.get_by_role("button", name="字号和声音").click()
    page.get_by_role("dialog").get_by_role("button", name="超大", exact=True).click()
    page.keyboard.press("Escape")
    assert not _faults(page)
    _answer(page)
    assert not _faults(page)
    phone.go("practice/go/?way=favourites")
    expect(page.get_by_role("main").get_by_text("第 1 题，共 1 题").first).to_be_visible()
    expect(page.get_by_role("button", name="收藏")).to_have_attribute("aria-pressed", "true")
