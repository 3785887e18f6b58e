"""The pages opened first are to be seen before their scripts run, and what is seen keeps its place."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Arrive
from tests.browser.visitor import PHONE, Visitor

PAGES = ("", "lessons/basics/basics-nature/", "play/?level=basics-nature", "rooms/", "me/")
_SEEN = """
() => new Promise((resolve) => {
  const all = { shift: 0, largest: '' };
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) all.shift += value;
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const { element: { poster, textContent } } of list.getEntries()) all.largest = (poster || textContent).slice(-12);
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  setTimeout(() => resolve(all), 300);
})
"""
_NO_OBSERVER = "delete window.PerformanceObserver;"
_NEVER_PAINTED = "PerformanceObserver.prototype.observe = () => {};"


def test_what_is_seen_keeps_its_place_and_the_largest_of_it_is_no_work_of_scripts(phone: Visitor) -> None:
    for path in PAGES:
        phone.go(path)
        phone.page.wait_for_load_state("networkidle")
        seen = phone.page.evaluate(_SEEN)
        assert seen["shift"] == 0, path
        source = phone.page.request.get(phone.base + path).text()
        assert seen["largest"].strip() and seen["largest"] in source, (path, seen["largest"])


def test_a_page_is_seen_before_its_script_runs(phone: Visitor) -> None:
    phone.go("me/")
    seen, begun = phone.page.evaluate(
        "() => ['first-contentful-paint', 'begun'].map((name) => performance.getEntriesByName(name)[0].startTime)"
    )
    assert seen <= begun


@pytest.mark.parametrize("script", [_NO_OBSERVER, _NEVER_PAINTED], ids=["an old browser", "a page never painted"])
def test_a_page_starts_where_the_browser_does_not_tell_of_paints(arrive: Arrive, script: str) -> None:
    phone = arrive(PHONE, script)
    phone.go("me/")
    phone.page.locator("[data-me][aria-busy=false]").wait_for()
    assert phone.page.locator("[data-later]").count() == 0
