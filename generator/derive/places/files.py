"""The files of a layer that phones fetch: a manifest, whose name never changes, and what it names by content, so that a
file once fetched is good for ever: an index and the names (a city each, where there are very many places), and details,
a file a city (a county each, where there are very many). All keep one order, so that a place is known by its row alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any

from generator.derive.page import dump_json
from generator.derive.places.columns import SCHEMA, Counties, details, hours_table, in_words, index
from generator.derive.places.holidays import holidays
from generator.derive.places.names import names_file
from generator.derive.places.order import SCALE, ordered, whole
from generator.derive.places.words import NAVIGATION
from generator.geo.divisions import Division, register
from generator.model.place import ACCESS, Column, Layer, Place

WHOLE = 15_000
"""Up to so many places the phone fetches one index of all, and the details of a city at a time: those of a county are too
few then to share much of what is written."""


def manifest_path(layer: Layer) -> str:
    return f"data/places/{layer.id}/manifest.json"


def published(layer: Layer, today: date) -> dict[str, bytes]:
    """Site path → file."""
    files = _Files(f"data/places/{layer.id}")
    counties = ordered(layer)
    hours = hours_table(layer)
    position = {form: number for number, form in enumerate(hours)}
    shards = [
        [
            files.add("index", index(layer, part, position, today)),
            files.add("names", names_file([place.name for _, places in part for place in places])),
            cities,
        ]
        for cities, part in _parts(counties)
    ]
    manifest = _manifest(layer, today) | {
        "hours": [[form, in_words(form)] for form in hours],
        "cities": [_city(city, counties) for city in register().cities],
        "counties": _counties(counties, _detailed(layer, counties, files)),
        "shards": shards,
    }
    return files.made | {manifest_path(layer): dump_json(manifest).encode()}


class _Files:
    """Files named after what they hold."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.made: dict[str, bytes] = {}

    def add(self, name: str, value: dict[str, Any]) -> str:
        """Keeps a file and says what it is called."""
        data = dump_json(value).encode()
        file = f"{name}.{_hash(data)}.json"
        self.made[f"{self.folder}/{file}"] = data
        return file


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:8]


def _manifest(layer: Layer, today: date) -> dict[str, Any]:
    """What holds for the layer as a whole."""
    basic = {"facilities": layer.basic.facilities, "size": layer.basic.size} if layer.basic else None
    return {
        "schema": SCHEMA,
        "layer": {
            "id": layer.id,
            "title": layer.title,
            "noun": layer.noun,
            "counter": layer.counter,
            "path": layer.home,
            "sample": layer.sample,
            "seasonal": layer.seasonal,
            "called": sorted((layer.noun, *layer.also_called), key=len, reverse=True),
        },
        "scale": SCALE,
        "total": len(layer.shown),
        "today": today.isoformat(),
        "navigation": NAVIGATION,
        "access": ACCESS,
        "types": layer.types,
        "levels": layer.levels,
        "facilities": layer.facilities,
        **({"basic": basic} if basic else {}),
        "columns": [described(column) for column in layer.columns],
        "holidays": holidays(today),
    }


def described(column: Column) -> dict[str, Any]:
    """One of the layer's own columns, for whoever shows or filters by it."""
    return {
        "name": column.name,
        "kind": column.kind,
        "unit": column.unit,
        "unknown": column.unknown,
        "filter": bool(column.filter),
        "words": column.words,
    }


def _few(counties: Counties) -> bool:
    return sum(len(places) for _, places in counties) <= WHOLE


def _parts(counties: Counties) -> list[tuple[list[int], Counties]]:
    """What goes into one index: positions of cities, and their counties."""
    cities = register().cities
    if _few(counties):
        return [(list(range(len(cities))), counties)]
    parts = [
        ([number], [(county, places) for county, places in counties if county.city == city.code])
        for number, city in enumerate(cities)
    ]
    return [(number, part) for number, part in parts if any(places for _, places in part)]


def _detailed(layer: Layer, counties: Counties, files: _Files) -> dict[str, str]:
    """Code of a county → the file that tells of its places, without `.json`. Counties that share one stand in a row."""
    few = _few(counties)
    told: dict[str, list[tuple[Division, list[Place]]]] = {}
    for county, places in counties:
        if places:
            told.setdefault(county.city if few else county.code, []).append((county, places))
    found = {}
    for code, part in told.items():
        file = files.add(code, details(layer, [place for _, places in part for place in places]))
        found.update({county.code: file.removesuffix(".json") for county, _ in part})
    return found


def _counties(counties: Counties, detailed: dict[str, str]) -> list[list[Any]]:
    """A line a county."""
    cities = [city.code for city in register().cities]
    return [
        [
            *(county.code, county.name, county.spoken, cities.index(county.city)),
            *(*whole(county.label), len(places), detailed.get(county.code, "")),
        ]
        for county, places in counties
    ]


def _city(city: Division, counties: Counties) -> list[Any]:
    """A city's line: its label, and the box of its places."""
    places = [place for county, own in counties if county.city == city.code for place in own]
    points = [whole(place.point) for place in places if place.point] or [whole(city.label)]
    return [city.code, city.name, city.spoken, *whole(city.label), *_box(points)]


def _box(points: Sequence[tuple[int, int]]) -> list[int]:
    """West, south, east, north."""
    xs, ys = zip(*points, strict=True)
    return [min(xs), min(ys), max(xs), max(ys)]
