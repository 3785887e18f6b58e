"""What the build publishes of a layer is what the phone's scripts read: every place, every word, every name."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.derive.places import files
from generator.derive.places.columns import in_words, where_inside
from generator.derive.places.words import address_within_city, level_in_words
from generator.diagnostics import Findings
from generator.geo.divisions import register
from generator.model.place import Layer, Place
from generator.read.places import read_layers
from generator.read.tree import walk_tree

ROOT = Path(__file__).parents[3]
TODAY = date(2026, 11, 20)
LAYERS = {layer.id: layer for layer in read_layers(walk_tree(ROOT, Findings()), Findings())}
QUERIES = ("长清", "changqing", "zhangqing", "laoling", "示例", "slxw")


def _read(layer: Layer, folder: Path) -> Any:
    """What the scripts make of the published files."""
    for path, data in files.published(layer, TODAY).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    script = ROOT / "tests/theme/places_read.js"
    command = ["node", str(script), str(folder / "data/places" / layer.id), *QUERIES]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    return json.loads(done.stdout)


@pytest.fixture(scope="module", params=[(name, whole) for name in LAYERS for whole in (15_000, 10)])
def layer_and_read(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Every layer, in one index and in an index a city."""
    name, whole = request.param
    layer = LAYERS[name]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "WHOLE", whole)
        read = _read(layer, tmp_path_factory.mktemp("published"))
    assert read["shards"] == (1 if whole > len(layer.shown) else len({place.county[:4] for place in layer.shown}))
    return layer, read


def _expected(layer: Layer, place: Place) -> dict[str, Any]:
    county = register().by_code[place.county]
    assert place.point
    return {
        "id": place.id,
        "name": place.name,
        "city": register().city_of(county).name,
        "county": county.name,
        "address": address_within_city(place.address, place.county),
        "detail": where_inside(place),
        "phone": place.phone or "",
        "photo": place.photos[0] if place.photos else "",
        "point": [pytest.approx(degrees, abs=0.0000051) for degrees in place.point],
        "access": place.access,
        "type": place.type,
        "level": level_in_words(place.level, place.county) if layer.levels else "",
        "facilities": [layer.facilities[position] for position in place.facilities],
        "hours": in_words(place.hours or ""),
        "paused": place.status == "暂停",
        "stale": place.stale(TODAY),
        "own": [text or "" for text in place.own] or [""] * len(layer.columns),
    }


def test_every_shown_place_is_read_as_it_was_authored(layer_and_read):
    layer, read = layer_and_read
    told = {place["id"]: place for place in read["read"]}
    assert len(read["read"]) == len(told) == len(layer.shown) > 100
    assert read["lost"] == []
    for place in layer.shown:
        assert told[place.id] == _expected(layer, place)


def test_the_basic_configuration_and_choices_are_known_of_every_row(layer_and_read):
    layer, read = layer_and_read
    by_id = {place.id: place for place in layer.shown}
    places = [by_id[place["id"]] for place in read["read"]]
    assert [bool(flags & 8) for flags in read["flags"]] == [layer.meets_basic(place) for place in places]
    columns = [position for position, column in enumerate(layer.columns) if column.filter]
    assert len(read["chosen"]) == len(columns)
    for position, chosen in zip(columns, read["chosen"], strict=True):
        words = layer.columns[position].words
        assert [words[value] if value >= 0 else None for value in chosen] == [place.own[position] for place in places]


def test_names_are_found_as_they_are_said(layer_and_read):
    layer, read = layer_and_read
    found = {query: set(ids) for query, ids in zip(QUERIES, read["found"], strict=True)}
    changqing = {place.id for place in layer.shown if place.county == "370113"}
    assert changqing <= found["长清"] == found["changqing"]
    assert changqing.isdisjoint(found["zhangqing"])
    assert {place.id for place in layer.shown if place.county == "371481"} <= found["laoling"]
    assert found["示例"] == {place.id for place in layer.shown if "示例" in place.name}
    assert found["slxw"] <= found["示例"]
