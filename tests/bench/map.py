"""What the map of rooms costs on the phone: milliseconds of script in each frame while it is moved, at every kind of zoom.

Wall time in a real Chromium, so it is true of a machine that does nothing else; the load is printed beside it.
"""

from __future__ import annotations

import gzip
import os
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.bench.measure import Table
from tests.browser.chromium import launch
from tests.browser.map_page import ASSETS, map_page
from tests.browser.test_placesmap import FRAMES, SETTLED
from tests.browser.visitor import DESKTOP, SMALL_PHONE, Visitor

MOST = 8
"""Milliseconds a frame, so that a slower phone still has frames to spare."""
MOVES = 20
ZOOMS = 4
"""How often the map is moved, at how many zooms: two steps apart, from the whole province on."""
BASE = {"kind": "tiles", "urls": ["/tile.png"], "wgs84": True, "zooms": [5, 18], "keyed": False, "credit": "示例"}
_NEARER = "document.getElementById('map').dispatchEvent(new KeyboardEvent('keydown', { key: 'PageUp' }))"
_SHOWING = """
() => {
  map.destroy();
  window.map = showRoomMap(document.getElementById('map'), places, { picked() {} });
  const begun = performance.now();
  map.show(all, undefined, []);
  return performance.now() - begun;
}
"""


def measure_map(folder: Path, table: Table) -> None:
    """Moving the map and showing rooms on it for the first time; what its script and style weigh."""
    print(f"# load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for count in (5159, 100_000):
            place = folder / str(count)
            place.mkdir(parents=True)
            for name, screen in (("phone", SMALL_PHONE), ("desk", DESKTOP)):
                frames = _frames(browser, place, count, screen)
                what = f"map of {count:,} rooms, {name}, script a frame while moved, dearest zoom"
                table.add(what, median(frames), "ms", MOST)
                table.add("  nine in ten", sorted(frames)[len(frames) * 9 // 10], "ms")
            table.add("  shown for the first time", _first(browser, place, count, None), "ms", 60)
            table.add("  over a base in WGS-84", _first(browser, place, count, BASE), "ms")
        browser.close()
    for names, most in ((("roommap.js", "roommap.css"), 47), (("pmtiles.js",), 9)):
        weight = sum(len(gzip.compress((ASSETS / name).read_bytes(), 9)) for name in names)
        table.add(f"{' and '.join(names)}, gzipped", weight / 1024, "KB", most)


def _frames(browser: Browser, folder: Path, count: int, screen: dict[str, Any]) -> list[float]:
    """Of the dearest zoom."""
    dearest: list[float] = []
    with map_page(folder, count) as base:
        visitor = Visitor.arrive(browser, base, screen)
        visitor.go("")
        for _ in range(ZOOMS):
            visitor.page.evaluate(SETTLED)
            found = visitor.page.evaluate(FRAMES, MOVES)
            dearest = max(dearest, found, key=lambda frames: median(frames) if frames else 0)
            for _ in range(2):
                visitor.page.evaluate(_NEARER)
                visitor.page.evaluate(SETTLED)
        visitor.context.close()
    return dearest


def _first(browser: Browser, folder: Path, count: int, under: dict[str, Any] | None) -> float:
    with map_page(folder, count, under) as base:
        visitor = Visitor.arrive(browser, base, SMALL_PHONE)
        visitor.go("")
        visitor.page.evaluate(SETTLED)
        took: list[float] = []
        for _ in range(3):
            took.append(visitor.page.evaluate(_SHOWING))
            visitor.page.evaluate(SETTLED)
        visitor.context.close()
    return median(took)
