"""Every state of the list and its map as it is looked at: in the dark, narrow with large text, on a desktop."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from generator.geo.coordinates import Point
from tests.browser.conftest import Arrive
from tests.browser.finder import JINAN, cards, locate, open_fold, pick, stand, status
from tests.browser.states import LOOKS, SHIFTS, look
from tests.browser.test_rooms import slowly
from tests.browser.visitor import DESKTOP, PHONE, Visitor

SHANGHAI: Point = (121.47, 31.23)
MOST = 0.05
"""Of the layout may shift in all."""
ALL = pytest.mark.parametrize("options, script", LOOKS)


@ALL
def test_the_list_before_and_after_it_is_asked(arrive: Arrive, options: dict[str, Any], script: str) -> None:
    visitor = arrive(options, script)
    page = visitor.page
    visitor.go("rooms/")
    expect(status(page)).to_contain_text("取位置")
    assert look(page) == []
    locate(visitor, JINAN, accuracy=2000)
    expect(cards(page)).to_have_count(20)
    open_fold(page, "更多条件")
    open_fold(page, "分享、打印、存成文件")
    assert _faults(page) == []


@ALL
def test_the_map_with_a_picked_room(arrive: Arrive, options: dict[str, Any], script: str) -> None:
    visitor = arrive(options, script)
    page = visitor.page
    visitor.go("rooms/")
    locate(visitor)
    if page.locator("[data-map-toggle]").is_visible():
        page.locator("[data-map-toggle]").click()
    expect(page.locator("[data-map] canvas").first).to_be_attached()
    pick(page)
    expect(page.locator("[data-picked] .card")).to_be_visible()
    assert _faults(page) == []


@ALL
@pytest.mark.parametrize("path", ["rooms/?q=zzzz&city=济南市", "childcare/?city=济南市"], ids=["nothing", "childcare"])
def test_a_link_that_finds_nothing_or_another_layer(
    arrive: Arrive, options: dict[str, Any], script: str, path: str
) -> None:
    visitor = arrive(options, script)
    visitor.go(path)
    expect(visitor.page.locator("[data-results]")).to_be_visible()
    assert _faults(visitor.page) == []


@ALL
def test_far_from_every_room(arrive: Arrive, options: dict[str, Any], script: str) -> None:
    visitor = arrive(options, script)
    visitor.go("rooms/")
    locate(visitor, SHANGHAI)
    expect(visitor.page.get_by_role("link", name="按市县找", exact=True)).to_be_visible()
    assert _faults(visitor.page) == []


def _faults(page: Page) -> list[str]:
    """What is found late moves what stood there: how much is measured below."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)  # what is fading when it is replaced never ends
    page.evaluate("() => { window.shifted = 0; }")
    return look(page)


@pytest.mark.parametrize("options", [PHONE, pytest.param(DESKTOP, marks=pytest.mark.long)], ids=["phone", "desk"])
@pytest.mark.parametrize("allowed", [True, False], ids=["found", "refused"])
def test_nothing_jumps_while_places_are_found(arrive: Arrive, options: dict[str, Any], allowed: bool) -> None:
    """On a slow network, where what comes comes long after the tap."""
    visitor = arrive(options, SHIFTS)
    page = visitor.page
    if allowed:
        stand(visitor, JINAN)
    visitor.go("rooms/")
    expect(status(page)).to_contain_text("取位置")
    slowly(page)
    _answer_late(visitor)
    page.evaluate("() => { window.shifted = 0; }")
    page.get_by_role("button", name="用我的位置找最近的").click()
    if allowed:
        expect(status(page)).to_contain_text("由近到远")
    else:
        expect(page.get_by_role("alert").filter(has_text="手机没有允许取位置")).to_be_visible()
    page.wait_for_timeout(600)
    assert page.evaluate("() => window.shifted") <= MOST


def _answer_late(visitor: Visitor) -> None:
    """The phone says where it is, or that it may not, a second after it was asked: no longer what the tap itself moved."""
    visitor.page.evaluate(
        """() => {
          const geolocation = navigator.geolocation;
          const asked = geolocation.getCurrentPosition.bind(geolocation);
          geolocation.getCurrentPosition = (...args) => setTimeout(() => asked(...args), 1000);
        }"""
    )
