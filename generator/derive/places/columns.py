"""Published places as columns, a fact each, so that like values lie side by side and compress.

theme/map/published.js reads them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from generator.derive.places.order import whole
from generator.derive.places.words import UNKNOWN_HOURS, address_within_city, hours_in_words
from generator.geo.divisions import Division
from generator.model.place import ACCESS, PAUSED, Layer, Place

SCHEMA = 2
PAUSED_FLAG, STALE, PHOTO, BASIC = 1, 2, 4, 8
"""Bits of the column `flags`."""
Counties = Sequence[tuple[Division, list[Place]]]


def hours_table(layer: Layer) -> list[str]:
    """Every form of opening hours, those of most places first; the first of all stands for unknown ones."""
    count = Counter(place.hours for place in layer.shown if place.hours)
    return ["", *sorted(count, key=lambda hours: (-count[hours], hours))]


def in_words(hours: str) -> str:
    return hours_in_words(hours) if hours else UNKNOWN_HOURS


def index(layer: Layer, counties: Counties, hours: dict[str, int], today: date) -> dict[str, Any]:
    """What the list and the map need of every place of these counties."""
    places = [place for _, own in counties for place in own]
    longitudes, latitudes = _steps(counties)

    def column(value: Callable[[Place], int]) -> list[int] | int:
        return _even([value(place) for place in places])

    types = {word: position for position, word in enumerate(layer.types)}
    levels = {word: position for position, word in enumerate(layer.levels)}
    return {
        "schema": SCHEMA,
        "number": [_number(place) for place in places],
        "lon": longitudes,
        "lat": latitudes,
        "access": column(lambda place: ACCESS.index(place.access)),
        "type": column(lambda place: types[place.type]),
        "level": column(lambda place: levels.get(place.level, 0)),
        "facilities": column(_bits),
        "hours": column(lambda place: hours[place.hours or ""]),
        "flags": column(lambda place: _flags(layer, place, today)),
        "own": [column(_chosen(layer, position)) for position in filterable(layer)],
    }


def details(layer: Layer, places: list[Place]) -> dict[str, Any]:
    """What a place's card says beside the index; a column that is empty throughout is left out."""
    columns = {
        "name": [place.name for place in places],
        "address": [address_within_city(place.address, place.county) for place in places],
        "detail": [where_inside(place) for place in places],
        "phone": [place.phone or "" for place in places],
        "photo": [place.photos[0] if place.photos else "" for place in places],
    }
    own = [[place.own[position] or "" for place in places] for position in range(len(layer.columns))]
    filled: dict[str, Any] = {name: values for name, values in columns.items() if any(values)}
    return {"schema": SCHEMA} | filled | ({"own": own} if any(map(any, own)) else {})


def where_inside(place: Place) -> str:
    """The zone and the floor, for somebody who stands before the building."""
    return " · ".join(filter(None, (place.area_name, place.floor)))


def filterable(layer: Layer) -> list[int]:
    """Positions of the layer's own columns by which the list can be narrowed."""
    return [position for position, column in enumerate(layer.columns) if column.filter]


def _steps(counties: Counties) -> tuple[list[int], list[int]]:
    """Coordinates as steps: a county's first from the county's label, every other from the place before."""
    steps: list[tuple[int, int]] = []
    for county, places in counties:
        last = whole(county.label)
        for place in places:
            here = whole(place.point or county.label)
            steps.append((here[0] - last[0], here[1] - last[1]))
            last = here
    return [east for east, _ in steps], [north for _, north in steps]


def _number(place: Place) -> int | str:
    """What follows the county's code, as a number where that is unmistakable."""
    digits = place.id.partition("-")[2]
    return int(digits) if len(digits) == 4 else digits


def _bits(place: Place) -> int:
    return sum(1 << position for position in place.facilities)


def _flags(layer: Layer, place: Place, today: date) -> int:
    flags = PAUSED_FLAG if place.status == PAUSED else 0
    flags |= STALE if place.stale(today) else 0
    flags |= PHOTO if place.photos else 0
    return flags | (BASIC if layer.meets_basic(place) else 0)


def _chosen(layer: Layer, position: int) -> Callable[[Place], int]:
    words: dict[str, int] = {word: number for number, word in enumerate(layer.columns[position].words)}
    return lambda place: words.get(place.own[position] or "", -1)


def _even(values: list[int]) -> list[int] | int:
    return values[0] if values and values.count(values[0]) == len(values) else values
