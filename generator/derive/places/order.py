"""The one order of a layer's published places: by county, and inside a county along a curve, so that neighbours in the
files are neighbours on the ground and a place's coordinates are a short step from those of the place before.
"""

from __future__ import annotations

from generator.geo.coordinates import Point
from generator.geo.divisions import Division, register
from generator.model.place import Layer, Place

SCALE = 100_000
"""Units of published coordinates in a degree: one is about a metre."""
_ORDER = 12
_CELL = 64
"""Units. The curve fills a square of 2.6 degrees around the county's label; none is half as wide."""
_HALF = _CELL << (_ORDER - 1)


def whole(point: Point) -> tuple[int, int]:
    return round(point[0] * SCALE), round(point[1] * SCALE)


def ordered(layer: Layer) -> list[tuple[Division, list[Place]]]:
    """Every county of the province with the places shown of it, both in published order."""
    found: dict[str, list[Place]] = {county.code: [] for county in register().counties}
    for place in layer.shown:
        found[place.county].append(place)
    return [(county, _along(county, found[county.code])) for county in register().counties]


def _along(county: Division, places: list[Place]) -> list[Place]:
    west, south = (middle - _HALF for middle in whole(county.label))

    def position(place: Place) -> tuple[int, str]:
        x, y = whole(place.point or county.label)
        return hilbert(_cell(x - west), _cell(y - south)), place.id

    return sorted(places, key=position)


def _cell(units: int) -> int:
    return min(max(units // _CELL, 0), (1 << _ORDER) - 1)


def hilbert(x: int, y: int) -> int:
    """How far along Hilbert's curve the cell lies; cells next to each other on it are next to each other in the square."""
    distance, size = 0, 1 << (_ORDER - 1)
    while size:
        right, up = bool(x & size), bool(y & size)
        distance += size * size * ((3 * right) ^ up)
        if not up:
            if right:
                x, y = size - 1 - (x & (size - 1)), size - 1 - (y & (size - 1))
            x, y = y, x
        size >>= 1
    return distance
