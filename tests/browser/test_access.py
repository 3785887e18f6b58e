"""With a keyboard alone, and in colours that the reader chose: the whole way can be gone, and every screen says where one is."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Arrive
from tests.browser.kinds import KINDS
from tests.browser.look import axe_faults, cut_texts, dark_faults, wider_than_screen
from tests.browser.states import LARGE, NARROW
from tests.browser.test_pages import PAGES, STATES
from tests.browser.visitor import DESKTOP, SMALL_PHONE, Visitor

_BACKGROUND = "(element, pseudo) => getComputedStyle(element, pseudo).backgroundColor"


def _tab_to(page: Page, name: str) -> None:
    """Presses Tab until what is so called has the focus, as somebody would who sees where it is."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if name in str(page.evaluate("document.activeElement.innerText || ''")):
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", f"nobody sees that {name} has the focus"
            return
    raise AssertionError(f"{name} is not to be reached by Tab")


def test_from_home_to_a_question_by_keyboard_alone(arrive: Arrive) -> None:
    page = (desk := arrive(DESKTOP)).page
    desk.go("")
    titles = [page.title()]
    for name in ("开始学习", "开始闯关"):
        _tab_to(page, name)
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile("lessons/|play/"))
        if name == "开始闯关":
            expect(page.locator(".stem")).to_be_focused()
        titles.append(page.title())
    assert len(set(titles)) == 3 and titles[2].startswith("闯关：")


@pytest.mark.parametrize("path", ["", "me/"])
def test_in_colours_of_the_readers_own_what_is_on_is_told(arrive: Arrive, path: str) -> None:
    phone: Visitor = arrive({**SMALL_PHONE, "forced_colors": "active"})
    phone.go(path)
    switch = phone.page.get_by_role("switch", name="长辈版")
    track = switch.locator(".switch-track")
    before = track.evaluate(_BACKGROUND), track.evaluate(_BACKGROUND, "::after")
    switch.click()
    after = track.evaluate(_BACKGROUND), track.evaluate(_BACKGROUND, "::after")
    assert before[0] != before[1] and after == before[::-1]
    assert axe_faults(phone.page) == []


def test_in_colours_of_the_readers_own_progress_is_drawn(arrive: Arrive) -> None:
    phone = arrive({**SMALL_PHONE, "forced_colors": "active"})
    phone.go("")
    bar = phone.page.locator(".meter").first
    assert bar.evaluate(_BACKGROUND) != bar.locator("i").evaluate(_BACKGROUND)


_ELSEWHERE = {*PAGES, *(f"level: {name}" for name in STATES)}
"""Looked at in both lights, on phones and desks, by tests/browser/test_pages.py."""


@pytest.mark.parametrize("name", [name for name in KINDS if name not in _ELSEWHERE])
def test_every_other_kind_of_page_can_be_used_without_sight_and_read_in_the_dark(phone: Visitor, name: str) -> None:
    KINDS[name](phone)
    assert [*axe_faults(phone.page), *dark_faults(phone.page)] == []


_BEGIN, _ON = ".btn-main:has-text('开始')", "[data-onward]"
_MOVES = {
    "practice/go/?way=sequence": ("顺序练习", ()),
    "practice/go/?way=sequence&of=basics": ("顺序练习", (_ON, _ON)),
    "practice/go/?way=study&of=basics-nature": ("背题", (_ON,)),
    "practice/round/?way=daily": ("每日五题", ()),
    "practice/round/?way=review": ("复习", ()),
    "practice/round/?way=mistakes": ("错题重做", ()),
    "exam/go/?way=paper&of=new-cadre": ("新入职应知应会 模拟考试", (_BEGIN, _ON)),
    "contest/go/?way=survival": ("挑战赛", (_BEGIN,)),
    "contest/live/": ("现场赛", (_BEGIN,)),
}
"""Where a mode begins, what it is called, and what is tapped to get on in it."""


def test_every_move_in_a_mode_leads_to_what_is_new_and_says_where_one_is(phone: Visitor) -> None:
    page = phone.page
    for path, (title, moves) in _MOVES.items():
        phone.go(path)
        expect(page).to_have_title(f"{title} · 随学")
        shown = None if path == "contest/live/" else _title(page, None)
        for move in moves:
            page.locator(move).first.click()
            shown = _title(page, shown)
        expect(page).to_have_title(f"{title} · 随学")


def _title(page: Page, last: str | None) -> str:
    """The words of the first heading, once it has the focus and is not what stood there."""
    heading = page.locator("h1:focus")
    expect(heading).to_be_visible()
    if last is not None:
        expect(heading).not_to_have_text(last)
    return heading.inner_text()


@pytest.mark.long
@pytest.mark.parametrize("name", KINDS)
def test_nothing_is_lost_on_the_narrowest_phone_with_text_of_twice_the_size(arrive: Arrive, name: str) -> None:
    narrow = arrive(NARROW, LARGE)
    KINDS[name](narrow)
    assert [*wider_than_screen(narrow.page), *cut_texts(narrow.page)] == []
