"""The list at the size of a province, in one index and in shards: names, weights, what is fetched when."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from generator.geo.coordinates import Point, metres_between
from tests.bench.rooms import COUNT
from tests.browser.conftest import Arrive
from tests.browser.finder import JINAN, cards, chip, holds_no_place, locate, names, status
from tests.browser.listed import places
from tests.browser.many import DATA, many_rooms, many_rooms_site
from tests.browser.published import ROOT
from tests.browser.visitor import PHONE, Visitor

ASSETS = ROOT / "theme/overrides/assets/suixue"
KB = 1000
SHARDED = 16_000
HEZE_EDGE: Point = (114.85, 34.9)
"""Just outside the province: the nearest are of the city behind the border."""


@pytest.fixture(scope="module")
def province() -> Iterator[str]:
    with many_rooms(COUNT) as base:
        yield base


@pytest.fixture(scope="module")
def country() -> Iterator[str]:
    with many_rooms(SHARDED) as base:
        yield base


def _weight(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))


def test_the_locator_of_a_province_weighs_little() -> None:
    """Scripts and styles of its own, and the list of a province; the theme's own apart."""
    page = _weight(ASSETS / "rooms.js")
    ground = _weight(ASSETS / "roommap.js") + _weight(ASSETS / "roommap.css")
    folder = many_rooms_site(COUNT) / DATA
    index = sum(_weight(path) for path in [folder / "manifest.json", *folder.glob("index.*.json")])
    assert page <= 15 * KB and ground <= 36 * KB
    assert page + ground + index + _weight(ASSETS / "rooms.css") <= 110 * KB, (page, ground, index)
    assert _weight(ASSETS / "saving.js") <= 3 * KB


@pytest.mark.long
@pytest.mark.parametrize(
    "county, words",
    [
        ("长清区", ("长清", "changqing", "chángqīng", "cq")),
        ("乐陵市", ("乐陵", "laoling", "làolíng", "ll")),
        ("单县", ("单县", "shanxian", "sx")),
    ],
)
def test_a_county_is_found_by_characters_pinyin_and_initials(
    arrive: Arrive, province: str, county: str, words: tuple[str, ...]
) -> None:
    phone = arrive(PHONE, base=province)
    there = [room for room in places(phone) if room["county"] == county]
    phone.go(f"rooms/?city={there[0]['city']}")
    for typed in words:
        phone.page.get_by_role("searchbox").fill(typed)
        expect(phone.page).to_have_url(re.compile(r"[?&]q="))
        expect(status(phone.page)).to_have_text(re.compile(r"找到 (\d+) 间"))
        count = int(re.findall(r"找到 (\d+) 间", status(phone.page).inner_text())[0])
        assert count >= len(there), typed
        phone.page.get_by_role("combobox", name="县（市、区）").select_option(label=county)
        expect(status(phone.page)).to_contain_text(f"找到 {len(there)} 间")
        phone.page.get_by_role("combobox", name="县（市、区）").select_option(label="全部")
        phone.page.get_by_role("searchbox").fill("")
        expect(phone.page).not_to_have_url(re.compile(r"[?&]q="))


def _fetched(phone: Visitor, what: str) -> list[str]:
    return [path for path in phone.witness.paths if re.search(rf"/{what}\.[0-9a-f]+\.json", path)]


@pytest.mark.long
@pytest.mark.parametrize("here", [JINAN, (118.05, 36.8), HEZE_EDGE], ids=["city", "between", "edge"])
def test_of_many_rooms_only_those_around_are_fetched(arrive: Arrive, country: str, here: Point) -> None:
    phone = arrive(PHONE, base=country)
    rooms = places(phone)
    phone.go("rooms/")
    expect(status(phone.page)).to_contain_text("取位置，或选市县")
    assert _fetched(phone, "index") == []
    locate(phone, here)
    assert 1 <= len(_fetched(phone, "index")) <= 4
    usable = [room for room in rooms if room["access"] == "对外开放" and not room["paused"]]
    nearest = sorted(usable, key=lambda room: metres_between(here, room["point"]))[:20]
    assert names(phone.page) == [room["name"] for room in nearest]
    holds_no_place(phone, here)
    phone.page.get_by_role("button", name="再看 20 间").click()
    expect(cards(phone.page)).to_have_count(40)


@pytest.mark.long
def test_of_many_rooms_a_city_or_a_place_is_asked_for_first(arrive: Arrive, country: str) -> None:
    phone = arrive(PHONE, base=country)
    rooms = [room for room in places(phone) if not room["paused"] and room["access"] == "对外开放"]
    phone.go("rooms/?access=对外开放")
    too_many = "妈妈小屋太多，先取位置，或选一个市。"
    expect(status(phone.page)).to_have_text(too_many)
    expect(phone.page.locator("[data-results]")).to_be_hidden()
    city = phone.page.get_by_role("combobox", name="市", exact=True)
    city.select_option(label="威海市")
    there = [room for room in rooms if room["city"] == "威海市"]
    expect(status(phone.page)).to_contain_text(f"找到 {len(there)} 间")
    assert len(_fetched(phone, "index")) == 1
    city.select_option(label="全部")
    expect(status(phone.page)).to_have_text(too_many)
    phone.page.get_by_role("searchbox").fill("weihai")
    expect(status(phone.page)).to_contain_text("找到")
    chip(phone.page, "对外开放").uncheck()
    expect(status(phone.page)).to_contain_text("找到")
    assert len(_fetched(phone, "index")) == 1
