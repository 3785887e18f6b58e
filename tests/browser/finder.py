"""What visitors do on a layer's page: ask for their place, read what was found."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from playwright.sync_api import Locator, Page, expect

from generator.geo.coordinates import Point, gcj02_to_wgs84
from tests.browser.visitor import Visitor

JINAN: Point = (117.006, 36.651)
"""GCJ-02, in the middle of a city that has rooms."""
MONDAY = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
"""Ten in the morning in Beijing, of a working day."""

DOT = """(map) => {
  const canvas = map.querySelector('canvas');
  const { width, height } = canvas;
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  const [outer, inner] = [map.getBoundingClientRect(), canvas.getBoundingClientRect()];
  const isRed = (at) => data[at] > 150 && data[at + 1] < 80 && data[at + 3] > 200;
  const row = 4 * width * Math.ceil(width / inner.width);
  const isFull = (at) => [0, 2, 4, 6, 8].every((down) => isRed(at + down * row));
  for (let at = 0; at < data.length; at += 4) {
    const [x, y] = [(at / 4) % width, Math.floor(at / 4 / width)].map((n) => (n * inner.width) / width);
    const [left, top] = [inner.left + x, inner.top + y];
    const inside = left > outer.left + 90 && left < outer.right - 20 && top > outer.top + 20 && top < outer.bottom - 20;
    if (inside && isFull(at)) return [left, top + 4];
  }
  return null;
}"""
"""A point in a dot that is full of the colour of rooms, a little below its upper rim: no sign of several rooms."""


def stand(visitor: Visitor, point: Point, accuracy: float = 20) -> None:
    """The phone is at `point` (GCJ-02), and would say so."""
    longitude, latitude = gcj02_to_wgs84(point)
    visitor.context.grant_permissions(["geolocation"])
    visitor.context.set_geolocation({"longitude": longitude, "latitude": latitude, "accuracy": accuracy})


def locate(visitor: Visitor, point: Point = JINAN, accuracy: float = 20) -> None:
    """From the tap to the list."""
    stand(visitor, point, accuracy)
    visitor.page.get_by_role("button", name="用我的位置找最近的").click()
    expect(status(visitor.page)).to_have_text(re.compile("由近到远|周围 100 公里内没有"))


def status(page: Page) -> Locator:
    return page.get_by_role("status").first


def cards(page: Page) -> Locator:
    return page.locator("[data-list] > li")


def names(page: Page) -> list[str]:
    """Of what is listed now, in order."""
    expect(cards(page).first).to_be_visible()
    return page.locator("[data-list] .room-link").all_inner_texts()


def chip(page: Page, word: str) -> Locator:
    return page.get_by_role("checkbox", name=word, exact=True)


def open_fold(page: Page, title: str) -> None:
    page.locator("summary").filter(has_text=title).click()


def holds_no_place(visitor: Visitor, *points: Point) -> None:
    """No address that was opened or fetched says where the visitor is."""
    said = "".join([*visitor.witness.paths, visitor.page.url])
    assert not re.search(r"lon|lat(?!e)|here", visitor.page.url)
    for point in points:
        for degrees in (*point, *gcj02_to_wgs84(point)):
            assert f"{degrees:.3f}" not in said


def of_city(rooms: list[dict[str, Any]], city: str) -> list[dict[str, Any]]:
    return [room for room in rooms if room["city"] == city]


def pick(page: Page) -> None:
    """Taps a dot of the map that stands alone."""
    page.wait_for_timeout(500)
    ground = page.locator("[data-map]")
    ground.scroll_into_view_if_needed()
    dot = ground.evaluate(DOT)
    assert dot, "no dot is drawn"
    page.mouse.click(*dot)
