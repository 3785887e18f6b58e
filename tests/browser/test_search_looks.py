"""Every state of the search as it is looked at, and its keys: in the dark, narrow with large text, on a desktop."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Arrive
from tests.browser.look import axe_faults
from tests.browser.states import LOOKS, SHIFTS, look
from tests.browser.visitor import DESKTOP, SMALL_PHONE, Visitor

TERMS = "**/data/search/*/terms/*"
TEXTS = "**/data/search/*/texts/*"
LEVELS = "**/data/courses.json"
WATCH = """() => {
  const found = document.querySelector('[data-hits]');
  new MutationObserver(() => {
    window.first = window.first || [...found.querySelectorAll('li:first-child .ways')].map((ways) => ways.innerText);
  }).observe(found, { childList: true, subtree: true });
}"""
"""Keeps the ways on from the first result as it is first shown."""


def _ask(page: Page, text: str, said: str) -> None:
    page.get_by_role("searchbox").fill(text)
    expect(page.get_by_role("status")).to_contain_text(said)


def _answers(page: Page) -> None:
    _ask(page, "会员大会", "找到")


def _narrowed(page: Page) -> None:
    _answers(page)
    page.get_by_role("button", name=re.compile("^试题解析")).click()
    expect(page.get_by_role("button", name=re.compile("^试题解析"))).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-hits] > li").first).to_contain_text("试题解析")


def _nothing(page: Page) -> None:
    _ask(page, "xyzzy", "没有找到")


def _part_missing(page: Page) -> None:
    """What was asked before is there; what else the query needs does not arrive."""
    _answers(page)
    page.route(TERMS, lambda route: route.fulfill(status=503))
    _ask(page, "会员大会通过集体合同草案", "没有取到")
    expect(page.locator("[data-hit]").first).to_be_visible()


STATES: dict[str, Callable[[Page], None]] = {
    "answers": _answers,
    "narrowed": _narrowed,
    "nothing": _nothing,
    "part-missing": _part_missing,
}


@pytest.mark.parametrize("options, script", LOOKS)
def test_every_state_can_be_used_by_everyone(arrive: Arrive, options: dict[str, Any], script: str) -> None:
    visitor = arrive(options, script)
    visitor.witness.expect("503")
    visitor.go("search/")
    for name, bring in STATES.items():
        bring(visitor.page)
        visitor.page.wait_for_load_state("networkidle")
        visitor.page.evaluate("() => { window.shifted = 0; }")  # how much answers move things is measured below
        assert look(visitor.page) == [], name


def test_what_comes_late_moves_no_result(arrive: Arrive) -> None:
    """What a lesson's video says and how a level stands come when a finger is already on its way."""
    visitor: Visitor = arrive(SMALL_PHONE, SHIFTS)
    page = visitor.page
    visitor.go("search/")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    for late in (TEXTS, LEVELS):
        page.route(late, hold)
    _answers(page)
    lesson = page.locator("[data-hits] > li").first
    expect(lesson).to_contain_text("课时")
    go = lesson.get_by_role("link", name="看课：会员大会管什么")
    go.focus()
    page.wait_for_timeout(800)  # later than what typing itself may move
    before, _ = _places(page), page.evaluate("() => { window.shifted = 0; }")
    for route in held:
        route.continue_()
    expect(lesson.get_by_role("link", name=re.compile("从 .* 看"))).to_be_focused()
    expect(page.get_by_role("link", name=re.compile("^先过前面的关：")).first).to_be_visible()
    page.wait_for_timeout(300)
    assert (page.evaluate("() => window.shifted"), _places(page)) == (0, before)


def _places(page: Page) -> list[float]:
    """How far down every result stands."""
    return page.locator("[data-hits] > li").evaluate_all("(all) => all.map((one) => one.offsetTop)")


def test_results_come_with_what_their_lessons_say(phone: Visitor) -> None:
    """In one go where the network is good; without a second look at what was asked for first."""
    page = phone.page
    phone.go("search/")
    page.evaluate(WATCH)
    _answers(page)
    expect(page.locator("[data-hits] > li").first.get_by_role("link", name=re.compile("从 .* 看"))).to_be_visible()
    assert page.evaluate("() => window.first") == ["从 0:15 看"]


def test_keys_lead_to_the_field_through_the_results_and_back(arrive: Arrive) -> None:
    desk: Visitor = arrive(DESKTOP)
    page = desk.page
    desk.go("search/")
    box, results = page.get_by_role("searchbox"), page.locator("[data-hit]")
    page.keyboard.press("/")
    expect(box).to_be_focused()
    page.keyboard.type("会员大会")
    page.keyboard.press("Enter")
    expect(results.first).to_be_focused()
    page.wait_for_timeout(400)  # what is searched for when typing pauses comes after Enter
    expect(results.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(results.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(box).to_be_focused()
    expect(box).to_have_value("会员大会")
    assert axe_faults(page) == []
    page.keyboard.press("Escape")
    expect(box).to_have_value("")
    expect(results).to_have_count(0)
    page.get_by_role("navigation", name="主导航").get_by_role("link").first.focus()
    page.keyboard.press("/")
    expect(box).to_be_focused()
    expect(box).to_have_value("")
