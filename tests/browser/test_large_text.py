"""Text of twice the size on a small phone: what is pinned leaves what one came for in sight."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Arrive
from tests.browser.look import cut_texts, small_targets, wider_than_screen
from tests.browser.states import LARGE, NARROW
from tests.browser.visitor import PHONE, SMALL_PHONE, Visitor

LESSON = "lessons/basics/basics-nature/"
_TOP_AT_CORNERS = """
(selector) => {
  const wanted = document.querySelector(selector);
  const { left, right, top, bottom } = wanted.getBoundingClientRect();
  const corners = [[left, top], [right, top], [left, bottom], [right, bottom]];
  const middle = [(left + right) / 2, (top + bottom) / 2];
  const inwards = ([x, y]) => [x + Math.sign(middle[0] - x) * 2, y + Math.sign(middle[1] - y) * 2];
  return corners.map(inwards).map(([x, y]) => (wanted.closest('button') || wanted).contains(document.elementFromPoint(x, y)));
}
"""


@pytest.fixture
def large(arrive: Arrive) -> Visitor:
    return arrive(SMALL_PHONE, LARGE)


def test_the_button_under_a_lesson_does_not_hide_the_one_that_begins_its_video(large: Visitor) -> None:
    large.go(LESSON)
    page = large.page
    expect(page.get_by_role("navigation", name="闯关")).to_be_attached()
    start, level = page.locator("[data-start]"), page.get_by_role("link", name="开始闯关")
    expect(level).to_be_visible()
    expect(start).to_be_in_viewport(ratio=0.9)
    assert page.evaluate(_TOP_AT_CORNERS, "[data-start-words]") == [True] * 4
    level.scroll_into_view_if_needed()
    expect(level).to_be_in_viewport(ratio=1)


def test_the_button_under_a_lesson_stays_in_sight_while_its_text_is_of_usual_size(phone: Visitor) -> None:
    phone.go(LESSON)
    level = phone.page.get_by_role("link", name="开始闯关")
    expect(level).to_be_in_viewport(ratio=1)
    phone.page.evaluate("scrollTo(0, 900)")
    expect(level).to_be_in_viewport(ratio=1)


def test_nothing_is_seen_behind_the_picture_that_stays_while_words_are_read(arrive: Arrive) -> None:
    small = arrive(SMALL_PHONE)
    small.go(LESSON)
    player = small.page.get_by_role("region", name="课时视频")
    player.get_by_role("button", name="播放").click()
    expect(player.get_by_role("slider", name="播放到哪里")).to_be_visible()
    player.get_by_text("文字稿", exact=True).click()
    small.page.evaluate("scrollTo(0, 900)")
    small.page.wait_for_timeout(100)
    corners = small.page.evaluate(_TOP_AT_CORNERS, ".player-stage")
    assert corners[2:] == [True, True], "the picture's lower corners let through what scrolls under them"


def test_a_lesson_on_the_course_map_keeps_lines_one_can_read(arrive: Arrive) -> None:
    phone = arrive(NARROW, LARGE)
    phone.go("courses/organize/")
    page = phone.page
    lines = page.locator(".node-title").evaluate_all(
        "(all) => all.map((one) => one.clientWidth / parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(lines) >= 5, "characters to a line"
    assert not [*wider_than_screen(page), *cut_texts(page), *small_targets(page)]


@pytest.mark.parametrize("script", ["", LARGE], ids=["usual", "large"])
def test_the_tabs_of_a_phone_held_sideways_are_for_a_thumb(arrive: Arrive, script: str) -> None:
    phone = arrive({**PHONE, "viewport": {"width": 740, "height": 360}}, script)
    phone.go("me/")
    assert not [*wider_than_screen(phone.page), *small_targets(phone.page)]
