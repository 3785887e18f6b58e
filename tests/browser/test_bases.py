"""A base under the dots, from a server of tiles on this machine: as it should be, refused, slow, gone.

Settings take https alone; the built page is served with the server's address in its place, in the policy too.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, expect

from generator.mkdocs_hook import render
from generator.pipeline import Project, build
from generator.report import terminal
from tests.browser.look import axe_faults, dark_faults
from tests.browser.published import made, served, small_project
from tests.browser.tiles import KEY, Tiles, nobody, tile_server
from tests.browser.visitor import DESKTOP, PHONE, SMALL_PHONE, Visitor

HOST = "https://tiles.example.org"
SHOWN = {
    "attribution": "示例地图",
    "approval_number": "GS(2024)0650号",
    "approval_source": "标准地图服务网站",
}
TILES = {"base": "xyz", "url": f"{HOST}/quick/{{z}}/{{x}}/{{y}}.png?tk={{key}}", "key": KEY, "crs": "gcj02", **SHOWN}
ARCHIVE = {"base": "pmtiles", "url": f"{HOST}/raster.pmtiles", "crs": "wgs84", "max_zoom": 14, **SHOWN}
CREDIT = "底图：示例地图　审图号：GS(2024)0650号（标准地图服务网站）"
MISSING = "底图没有取到"
SLOW = "底图来得很慢"
PAGE = "rooms/?access=对外开放"
ON_THE_CANVAS = """() => {
  const canvas = document.querySelector('.map-canvas');
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let red = 0;
  for (let at = 0; at < data.length; at += 4) red += data[at] > 150 && data[at + 1] < 80 && data[at + 3] > 200;
  return red;
}"""
"""How many pixels have the colour of rooms."""
Open = Callable[..., Visitor]


def _site(name: str, base: dict[str, Any]) -> Path:
    """A site over this base, built for all tests."""

    def fill(folder: Path) -> None:
        root = small_project(folder / "project")
        config = root / "site_config.yml"
        settings = yaml.safe_load(config.read_text(encoding="utf-8"))
        settings["extra"]["suixue"]["map"] = base
        config.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
        findings = build(Project(root, date(2026, 11, 20), videos=False), folder / "site", render)
        assert not findings.errors, terminal(findings)

    return made(name, fill) / "site"


@pytest.fixture
def tiles() -> Iterator[Tiles]:
    with tile_server() as server:
        yield server


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens the rooms of such a site, whose base is at `address`; nobody else may be asked."""
    visitors: list[tuple[Visitor, str]] = []
    with ExitStack() as stack:

        def open_(
            base: dict[str, Any], address: str, options: dict[str, Any] = PHONE, change: tuple[str, str] = ("", "")
        ) -> Visitor:
            site = tmp_path / "site"
            shutil.copytree(_site(f"base-{base['base']}", base), site)
            page = site / "rooms/index.html"
            text = page.read_text(encoding="utf-8")
            assert text.count(HOST) == 2  # the policy and the address
            page.write_text(text.replace(HOST, address).replace(*change), encoding="utf-8")
            visitor = Visitor.arrive(browser, stack.enter_context(served(site)), options)
            visitors.append((visitor, address))
            visitor.go(PAGE)
            expect(visitor.page.locator("[data-list] > li").first).to_be_visible()
            return visitor

        yield open_
        for visitor, address in visitors:
            visitor.context.close()
            assert not [url for url in visitor.witness.strangers if not url.startswith(f"{address}/")]
            assert not visitor.witness.unexpected(), visitor.witness.faults


def _look(visitor: Visitor) -> None:
    visitor.page.locator("[data-map-toggle]").click()
    expect(visitor.page.locator(".map-canvas")).to_be_attached()


def _list_is_unharmed(visitor: Visitor) -> None:
    """The list stands, and what the map shows of it too."""
    page = visitor.page
    expect(page.locator("[data-list] > li").first).to_be_visible()
    expect(page.get_by_text("没有取到全省名单")).to_be_hidden()
    page.wait_for_function(f"() => ({ON_THE_CANVAS})() > 50")
    expect(page.locator(".map-credit")).to_be_visible()


def test_tiles_come_after_a_tap_and_say_whose_they_are(opened: Open, tiles: Tiles) -> None:
    visitor = opened(TILES, tiles.address)
    visitor.page.wait_for_load_state("networkidle")
    assert tiles.asked == []
    _look(visitor)
    expect(visitor.page.locator(".leaflet-tile-loaded").first).to_be_visible()
    expect(visitor.page.locator(".map-credit")).to_have_text(CREDIT)
    expect(visitor.page.locator(".map-note")).to_be_hidden()
    _list_is_unharmed(visitor)
    credit, ground = visitor.page.locator(".map-credit").bounding_box(), visitor.page.locator(".map").bounding_box()
    assert credit is not None and ground is not None
    assert credit["x"] - ground["x"] < 20 and ground["y"] + ground["height"] - credit["y"] - credit["height"] < 20


def test_who_uses_a_reader_or_the_dark_can_use_the_map_with_its_credit_and_note(opened: Open, tiles: Tiles) -> None:
    visitor = opened(TILES, tiles.address, change=(KEY, "wrong"))
    visitor.witness.expect("403")
    _look(visitor)
    expect(visitor.page.locator(".map-note")).to_be_visible()
    assert axe_faults(visitor.page) == []
    assert dark_faults(visitor.page) == []


def test_a_server_with_a_key_sees_which_site_asks_and_not_which_page(opened: Open, tiles: Tiles) -> None:
    visitor = opened(TILES, tiles.address)
    _look(visitor)
    expect(visitor.page.locator(".leaflet-tile-loaded").first).to_be_visible()
    assert set(tiles.referrers) == {visitor.base}


def test_with_a_wrong_key_the_map_says_so_and_dots_stay(opened: Open, tiles: Tiles) -> None:
    visitor = opened(TILES, tiles.address, change=(KEY, "wrong"))
    visitor.witness.expect("403")
    _look(visitor)
    expect(visitor.page.locator(".map-note")).to_contain_text(MISSING)
    _list_is_unharmed(visitor)


def test_of_slow_tiles_the_map_says_so_and_takes_it_back(opened: Open, tiles: Tiles) -> None:
    visitor = opened(TILES, tiles.address, change=("/quick/", "/slow/"))
    _look(visitor)
    expect(visitor.page.locator(".map-note")).to_contain_text(SLOW)
    _list_is_unharmed(visitor)
    expect(visitor.page.locator(".leaflet-tile-loaded").first).to_be_visible(timeout=15_000)
    expect(visitor.page.locator(".map-note")).to_be_hidden()


@pytest.mark.parametrize("base", [TILES, ARCHIVE], ids=["tiles", "archive"])
def test_where_nobody_listens_the_map_says_so_and_dots_stay(opened: Open, base: dict[str, Any]) -> None:
    with nobody() as address:
        visitor = opened(base, address)
        visitor.witness.expect("ERR_CONNECTION_REFUSED")
        _look(visitor)
        expect(visitor.page.locator(".map-note")).to_contain_text(MISSING)
        _list_is_unharmed(visitor)


def test_an_archive_is_read_in_ranges_after_a_tap(opened: Open, tiles: Tiles) -> None:
    visitor = opened(ARCHIVE, tiles.address)
    visitor.page.wait_for_load_state("networkidle")
    assert tiles.asked == [] and not [path for path in visitor.witness.paths if "pmtiles" in path]
    _look(visitor)
    expect(visitor.page.locator(".leaflet-tile-loaded").first).to_be_visible()
    assert len([path for path in visitor.witness.paths if path.startswith("assets/suixue/pmtiles.")]) == 1
    assert set(tiles.asked) == {"/raster.pmtiles"} and tiles.ranges[0] == "bytes=0-16383"
    assert len(tiles.ranges) == len(tiles.asked)
    assert set(tiles.referrers) == {None}
    expect(visitor.page.locator(".map-credit")).to_have_text(CREDIT)
    _list_is_unharmed(visitor)


def test_an_archive_of_vectors_is_no_picture_and_the_map_says_so(opened: Open, tiles: Tiles) -> None:
    visitor = opened(ARCHIVE, tiles.address, change=("raster.pmtiles", "vector.pmtiles"))
    _look(visitor)
    expect(visitor.page.locator(".map-note")).to_contain_text(MISSING)
    _list_is_unharmed(visitor)


def test_no_page_may_ask_a_host_the_settings_do_not_name(opened: Open, tiles: Tiles) -> None:
    visitor = opened(TILES, tiles.address)
    visitor.witness.expect("Content Security Policy|policy violated|securitypolicy")
    _look(visitor)
    with nobody() as elsewhere:
        visitor.page.evaluate("(url) => { new Image().src = url; }", f"{elsewhere}/x.png")
        visitor.page.evaluate("(url) => fetch(url).catch(() => {})", f"{tiles.address}/fetched")
        visitor.page.wait_for_timeout(300)
    stopped = [request for request in visitor.witness.requests if request.url.endswith(("/x.png", "/fetched"))]
    assert {request.failure for request in stopped} == {"csp"}
    assert any("policy violated: img-src" in fault for fault in visitor.witness.faults)
    assert "/fetched" not in tiles.asked
    visitor.witness.requests.clear()


@pytest.mark.parametrize("options", [SMALL_PHONE, DESKTOP], ids=["phone", "desk"])
def test_the_credit_and_a_note_fit_the_map(opened: Open, tiles: Tiles, options: dict[str, Any]) -> None:
    visitor = opened(TILES, tiles.address, options, change=(KEY, "wrong"))
    visitor.witness.expect("403")
    if options is SMALL_PHONE:
        _look(visitor)
    ground = visitor.page.locator(".map").bounding_box()
    for name in (".map-note", ".map-credit"):
        expect(visitor.page.locator(name)).to_be_visible()
        box = visitor.page.locator(name).bounding_box()
        assert box is not None and ground is not None
        assert box["x"] >= ground["x"] and box["x"] + box["width"] <= ground["x"] + ground["width"]
