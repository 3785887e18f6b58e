"""长辈版: one switch, and every page has large text, large targets and fewer things, from the first paint on."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Arrive
from tests.browser.kinds import KINDS
from tests.browser.look import axe_faults, cut_texts, dark_faults, small_targets, small_texts, wider_than_screen
from tests.browser.states import SHIFTS
from tests.browser.visitor import DESKTOP, SMALL_PHONE, Visitor

ELDER = "if (location.protocol === 'http:') localStorage.setItem('suixue-play', JSON.stringify({ elder: true }));"
LARGEST = ELDER.replace("elder: true", "elder: true, size: 3")
LEAST_TEXT, MOST_TEXT, LEAST_TARGET = 18, 30, 60
USUAL = ("home", "lesson", "me", "walk", "level: wrong")
"""Looked at in every run; the others in the long one."""


_GAME = """
() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const said = [];
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    const seen = parentElement.checkVisibility() && parentElement.getBoundingClientRect().width > 2;
    if (seen && data.includes('闯')) said.push(data.trim());
  }
  return said;
}
"""
"""Gives the texts that are seen and speak of a game."""


def _switch(visitor: Visitor) -> Locator:
    return visitor.page.get_by_role("switch", name="长辈版")


def _size(visitor: Visitor) -> float:
    return float(visitor.page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)"))


def _faults(visitor: Visitor) -> list[str]:
    page = visitor.page
    page.emulate_media(reduced_motion="reduce")
    assert LEAST_TEXT <= _size(visitor) <= MOST_TEXT
    return [
        *(f"wider than the screen: {fault}" for fault in wider_than_screen(page)),
        *(f"text cut: {fault}" for fault in cut_texts(page)),
        *(f"small target: {fault}" for fault in small_targets(page, LEAST_TARGET)),
        *(f"small text: {fault}" for fault in small_texts(page, LEAST_TEXT)),
        *(f"no plain word: {text}" for text in page.evaluate(_GAME)),
        *axe_faults(page),
        *dark_faults(page),
    ]


@pytest.mark.parametrize(
    "name", [name if name in USUAL else pytest.param(name, marks=pytest.mark.long) for name in KINDS]
)
def test_every_page_has_large_text_and_targets(arrive: Arrive, name: str) -> None:
    elder = arrive(SMALL_PHONE, ELDER)
    KINDS[name](elder)
    faults = _faults(elder)
    assert not faults, "\n".join(faults)


@pytest.mark.long
@pytest.mark.parametrize("options", [SMALL_PHONE, DESKTOP], ids=["phone", "desk"])
@pytest.mark.parametrize("name", USUAL)
def test_text_can_be_the_largest_too(arrive: Arrive, name: str, options: dict[str, Any]) -> None:
    elder = arrive(options, LARGEST)
    KINDS[name](elder)
    assert _size(elder) == MOST_TEXT
    assert _faults(elder) == []


def test_it_is_turned_on_at_the_foot_of_home_and_stays_so_on_every_page(phone: Visitor) -> None:
    phone.go("")
    before = _size(phone)
    expect(phone.page.get_by_role("heading", name="关于随学")).to_be_visible()
    _switch(phone).click()
    expect(_switch(phone)).to_be_checked()
    expect(_switch(phone)).to_be_in_viewport()
    assert _size(phone) > before
    expect(phone.page.get_by_role("heading", name="关于随学")).to_be_hidden()
    expect(phone.page.get_by_role("link", name="今天做五道题")).to_be_visible()
    phone.go("lessons/basics/basics-nature/")
    assert _size(phone) >= LEAST_TEXT
    expect(phone.page.get_by_role("link", name="开始答题 · 5 题")).to_be_visible()
    phone.go("me/")
    expect(phone.page.get_by_role("link", name="今天做五道题")).to_be_visible()
    expect(_switch(phone)).to_be_checked()
    _switch(phone).click()
    phone.go("")
    assert _size(phone) == before
    expect(phone.page.get_by_role("link", name="今日五题")).to_be_visible()


def test_two_switches_of_a_page_say_the_same(phone: Visitor) -> None:
    phone.go("me/")
    own = phone.page.get_by_role("region", name="字看得清吗").get_by_role("switch")
    expect(own).not_to_be_checked()
    phone.page.get_by_role("button", name="字号和声音").click()
    phone.page.get_by_role("dialog").get_by_role("switch", name="长辈版").click()
    phone.page.keyboard.press("Escape")
    expect(own).to_be_checked()


@pytest.mark.parametrize("path", ["", "lessons/basics/basics-nature/", "me/"])
def test_nothing_is_painted_in_the_usual_look_first(arrive: Arrive, path: str) -> None:
    elder = arrive(SMALL_PHONE, ELDER + SHIFTS)
    elder.page.add_init_script(
        "new MutationObserver((_, own) => { if (document.body) { window.early = document.documentElement"
        ".hasAttribute('data-elder'); own.disconnect(); } }).observe(document, { childList: true, subtree: true });"
    )
    elder.go(path)
    elder.page.wait_for_load_state("networkidle")
    assert elder.page.evaluate("window.early") is True
    if path != "me/":
        assert elder.page.evaluate("window.shifted") < 0.01


@pytest.mark.parametrize("kept", ["{", "null", '{"elder":"yes"}', '{"elder":1,"size":9}'])
def test_whatever_a_phone_holds_the_page_has_its_usual_look(arrive: Arrive, kept: str) -> None:
    phone = arrive(SMALL_PHONE)
    phone.go("search/")
    usual = _size(phone)
    phone.page.evaluate("(kept) => localStorage.setItem('suixue-play', kept)", kept)
    phone.go("search/")
    assert _size(phone) == usual
