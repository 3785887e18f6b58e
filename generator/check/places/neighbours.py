"""Rooms that stand suspiciously close together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import product

from generator.diagnostics import Diagnostic
from generator.geo.coordinates import Point, metres_between
from generator.model.place import REVOKED, Layer, Place
from generator.model.site import Site

NEAR = 30.0
"""Metres."""
ALIKE = 0.85
"""Share of matching characters from which two names are alike."""
_MOST = 2
"""Rooms that may stand on one coordinate: two floors of a building."""
_CELL = 0.0004
"""Degrees; a cell is a little wider than `NEAR` everywhere in the province."""
_COLUMN = 1_000_000
"""More than there are cells from the equator to the pole."""
_AROUND = tuple(east * _COLUMN + north for east, north in product((-1, 0, 1), repeat=2))


def shared_coordinates(site: Site) -> Iterator[Diagnostic]:
    """place-coordinates-shared: 一个坐标上至多两间小屋。

    三间以上共用一个坐标，往往是批量录入时用了单位或区县的中心点，导航会把人带错。只提醒。
    """
    for layer in site.layers:
        places = _in_use(layer)
        often = {point for point, count in Counter(place.point for place in places).items() if count > _MOST}
        for point, sharing in _by_coordinate(place for place in places if place.point in often).items():
            for place in sharing[_MOST:]:
                message = f"已有 {_MOST} 间在同一个坐标 {point[0]:.6f},{point[1]:.6f} 上，请到现场逐间取点"
                yield Diagnostic(place.row.at("经度"), "warning", "place-coordinates-shared", message)


def too_close(site: Site) -> Iterator[Diagnostic]:
    """place-too-close: 一间小屋只录一遍。

    相距不到 30 米，名称又很像或者在同一层，多半是录了两遍。只提醒。
    """
    for layer in site.layers:
        cells: dict[int, list[Place]] = {}
        for point, places in _by_coordinate(_crowded(_in_use(layer))).items():
            for place in places[:_MOST]:
                twin = next((other for other in _around(cells, point) if _alike(place, other)), None)
                if twin:
                    message = f"与 {twin.id}“{twin.name}”相距不到 {NEAR:.0f} 米，名称相像或同层，重复录入的请删去"
                    yield Diagnostic(place.row.at("经度"), "warning", "place-too-close", message)
                cells.setdefault(_cell(point), []).append(place)


def _in_use(layer: Layer) -> list[Place]:
    return [place for place in layer.places if place.point and place.status != REVOKED]


def _by_coordinate(places: Iterable[Place]) -> dict[Point, list[Place]]:
    """By their exact coordinate, in authored order."""
    found: dict[Point, list[Place]] = defaultdict(list)
    for place in places:
        if place.point:
            found[place.point].append(place)
    return found


def _crowded(places: list[Place]) -> list[Place]:
    """Those with another in the same cell or one beside it; no others can be near each other."""
    cells = [_cell(place.point) for place in places if place.point]
    filled = set(cells)
    crowded = set[int]() if len(filled) == len(cells) else {cell for cell, count in Counter(cells).items() if count > 1}
    for step in _AROUND:
        if step > 0:
            beside = filled.intersection(map(step.__add__, filled))
            crowded.update(beside, map((-step).__add__, beside))
    return [place for place, cell in zip(places, cells, strict=True) if cell in crowded]


def _cell(point: Point) -> int:
    """The number of the cell that a point is in."""
    return int(point[0] / _CELL) * _COLUMN + int(point[1] / _CELL)


def _around(cells: dict[int, list[Place]], point: Point) -> Iterator[Place]:
    own = _cell(point)
    for step in _AROUND:
        for place in cells.get(own + step, ()):
            if place.point and metres_between(place.point, point) < NEAR:
                yield place


def _alike(one: Place, other: Place) -> bool:
    same_floor = bool(one.floor) and one.floor == other.floor
    return same_floor or SequenceMatcher(None, one.name, other.name).ratio() >= ALIKE
