"""What the site gets: the pages, the index, and the example rooms that fill them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from generator.check.places import RULES
from generator.derive.places import derive_places
from generator.derive.places.words import level_in_words
from generator.diagnostics import Findings
from generator.geo.coordinates import metres_between
from generator.model.place import ACCESS
from generator.read.places import read_layers
from generator.read.tree import walk_tree

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def whole_site() -> Any:
    findings = Findings()
    layers = read_layers(walk_tree(ROOT, Findings()), findings)
    site = SimpleNamespace(layers=layers, today=date(2026, 11, 20))
    for rule in RULES:
        findings.items.extend(rule(site))  # type: ignore[arg-type]
    assert list(findings) == []
    return site


@pytest.fixture(scope="module")
def site(whole_site: Any) -> Any:
    """With the rooms alone."""
    return SimpleNamespace(layers=whole_site.layers[1:], today=whole_site.today)


@pytest.fixture(scope="module")
def classes(whole_site: Any) -> Any:
    """With the layer that is nothing but data and a description."""
    return SimpleNamespace(layers=whole_site.layers[:1], today=whole_site.today)


def test_example_rooms_cover_the_province(site):
    (layer,) = site.layers
    assert layer.sample
    assert len(layer.places) >= 120
    assert len({place.county[:4] for place in layer.places}) == 16
    assert len({place.county for place in layer.places}) >= 60
    assert all(place.name.startswith("示例") and "示例" in place.address for place in layer.places)
    assert all(set(place.phone.partition("-")[2]) <= {"0"} for place in layer.places if place.phone)
    assert {place.datum for place in layer.places} > {"高德(GCJ-02)", "百度(BD-09)"}


def test_pages(site):
    pages, _ = derive_places(site)
    by_path = {page.path: page for page in pages}
    rooms = by_path["rooms.md"]
    assert rooms.template == "rooms.html" and rooms.data["layer"]["sample"] is True
    assert len(rooms.data["cities"]) == 16
    linked = [county["path"].removesuffix("/") + ".md" for city in rooms.data["cities"] for county in city["counties"]]
    assert {*linked, "rooms.md"} == set(by_path) and len(linked) == len(set(linked))
    assert rooms.data["total"] == sum(county["count"] for city in rooms.data["cities"] for county in city["counties"])
    shown = [room for page in pages for room in page.data.get("rooms", [])]
    assert sorted(room["id"] for room in shown) == sorted(place.id for place in site.layers[0].places)
    assert all(page.data["layer"]["sample"] for page in pages)


def test_a_revoked_room_says_only_that(site):
    pages, data = derive_places(site)
    revoked = next(place for place in site.layers[0].places if place.status == "撤销")
    page = next(page for page in pages if page.path == f"rooms/{revoked.county}.md")
    room = next(room for room in page.data["rooms"] if room["id"] == revoked.id)
    assert room == {"id": revoked.id, "name": revoked.name, "status": "撤销"}
    of_city = [file for path, file in data.items() if f"/{revoked.county[:4]}00." in path]
    assert len(of_city) == 1 and revoked.name not in of_city[0].decode()


def _text(data: dict[str, bytes]) -> str:
    return "".join(file.decode() for file in data.values())


def test_the_checker_and_private_phones_are_never_published(check_rows):
    checked = check_rows({"核对人": "某核对人", "联系电话": "13900000000"})
    pages, data = derive_places(SimpleNamespace(layers=checked.layers, today=date(2026, 11, 1)))  # type: ignore[arg-type]
    published = "".join(page.text() for page in pages) + _text(data)
    assert "某核对人" not in published and "13900000000" not in published
    assert "370102-0001" in published


def test_every_access_has_a_shape():
    styles = (ROOT / "theme/styles/rooms.css").read_text("utf-8")
    assert [word for word in ACCESS[:2] if f'[data-access="{word}"]' not in styles] == []


def test_levels_are_named_after_the_kind_of_county():
    assert level_in_words("县级示范", "370103") == "区级示范"
    assert level_in_words("县级示范", "370124") == "县级示范"
    assert level_in_words("省级示范", "370103") == "省级示范"


def test_a_room_stands_near_the_middle_of_the_capital(site):
    places = [place for place in site.layers[0].shown if place.status == "启用" and place.access == "对外开放"]
    for here in ((117.119, 36.661), (117.026, 36.666), (117.0, 36.658), (116.894, 36.669), (117.17, 36.66)):
        assert min(metres_between(here, place.point) for place in places) < 3000
    assert {"370102", "370113", "371002"} <= {place.county for place in places}


def test_links_take_each_app_in_its_order(site):
    pages, _ = derive_places(site)
    room = next(room for page in pages for room in page.data.get("rooms", []) if "links" in room)
    amap, baidu, tencent = (link["href"] for link in room["links"])
    lon, lat = f"{room['lon']:.6f}", f"{room['lat']:.6f}"
    assert f"position={lon},{lat}&" in amap and amap.startswith("https://uri.amap.com/marker?")
    assert f"location={lat},{lon}&" in baidu and "coord_type=gcj02" in baidu and "&src=" in baidu
    assert f"coord:{lat},{lon};" in tencent
    assert not any("key=" in link["href"] or "ak=" in link["href"] for link in room["links"])


def test_a_layer_is_only_data_and_a_description(classes):
    (layer,) = classes.layers
    assert layer.id == "childcare" and layer.sample and 110 <= len(layer.places) <= 130
    assert len({place.county[:4] for place in layer.places}) == 16
    pages, data = derive_places(classes)
    by_county = {page.path: page for page in pages if page.template == "county.html"}
    assert set(by_county) == {f"childcare/{place.county}.md" for place in layer.places}
    shown = [room for page in by_county.values() for room in page.data["rooms"]]
    assert len(shown) == len(layer.places)
    assert all(room["level"] is None and room["area"] is None for room in shown)
    manifest = json.loads(data["data/places/childcare/manifest.json"])
    assert manifest["total"] == len(layer.shown) and manifest["levels"] == [] and "basic" not in manifest
    assert [column["name"] for column in manifest["columns"] if column["filter"]] == ["收费"]
    assert not any("childcare" not in path for path in data)


def test_own_columns_are_shown_and_their_blanks_explained(classes):
    (layer,) = classes.layers
    pages, data = derive_places(classes)
    of_page = {room["id"]: room for page in pages for room in page.data.get("rooms", [])}
    blank = next(place for place in layer.shown if not place.row["名额"])
    filled = next(place for place in layer.shown if place.row["名额"])
    words = {place.id: {own["name"]: own["value"] for own in of_page[place.id]["own"]} for place in (blank, filled)}
    assert words[blank.id]["名额"] == "请打电话问"
    assert words[filled.id]["名额"] == f"{filled.row['名额']} 名"
    assert words[filled.id]["年龄"] == f"{filled.row['年龄'].replace('-', '–')} 岁"
    path = next(path for path in data if f"/{filled.county[:4]}00." in path)
    details = json.loads(data[path])
    row = details["name"].index(filled.name)
    assert [column[row] for column in details["own"]] == [value or "" for value in filled.own]


def test_the_phone_filters_by_the_words_of_a_choice(classes):
    (layer,) = classes.layers
    _, data = derive_places(classes)
    index = json.loads(next(data[path] for path in data if "/index." in path))
    names = json.loads(next(data[path] for path in data if "/names." in path))["names"]
    (column,) = index["own"]
    fees = {(place.name, place.own[4]) for place in layer.shown}
    assert {(name, ("免费", "收费")[word]) for name, word in zip(names, column, strict=True)} == fees
