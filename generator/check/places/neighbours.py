"""Rooms that stand suspiciously close together."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import compress, pairwise, product
from operator import attrgetter

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
_CROWD = 30
"""Rooms of a cell that others are held against: no building has more, and a file of made-up points ends soon."""
_CELL = 0.0004
"""Degrees; a cell is a little wider than `NEAR` everywhere in the province."""
_COLUMN = 1e6
"""More than there are cells from the equator to the pole."""
_AROUND = tuple(east * _COLUMN + north for east, north in product((-1, 0, 1), repeat=2))


def close_together(site: Site) -> Iterator[Diagnostic]:
    """place-too-close, place-coordinates-shared: 一间小屋只录一遍，一个坐标上至多两间。

    相距不到 30 米，名称又很像或者在同一层，多半是录了两遍。三间以上共用一个坐标，往往是批量录入时用了单位或区县的中心点，
    导航会把人带错。都只提醒。
    """
    for layer in site.layers:
        there: dict[float, list[Place]] = {}
        """Cell → the places in it that have been looked at."""
        for point, (cell, together) in _crowded(layer).items():
            sharing = _once(together)
            for place in sharing[:_MOST]:
                twin = next((other for other in _near(there, cell, point) if _is_twin(place, other)), None)
                if twin:
                    message = f"与 {twin.id}“{twin.name}”相距不到 {NEAR:.0f} 米，名称相像或同层，重复录入的请删去"
                    yield Diagnostic(place.row.at("经度"), "warning", "place-too-close", message)
                looked_at = there.setdefault(cell, [])
                if len(looked_at) < _CROWD:
                    looked_at.append(place)
            for place in sharing[_MOST:]:
                message = f"已有 {_MOST} 间在同一个坐标 {point[0]:.6f},{point[1]:.6f} 上，请到现场逐间取点"
                yield Diagnostic(place.row.at("经度"), "warning", "place-coordinates-shared", message)


def _crowded(layer: Layer) -> dict[Point, tuple[float, list[Place]]]:
    """Places in use with another in the same cell or one beside it, by their exact coordinate, in authored order, with
    their cell; no others can be near each other.
    """
    places = [place for place in layer.places if place.point and place.status != REVOKED]
    cells = [
        longitude // _CELL * _COLUMN + latitude // _CELL
        for longitude, latitude in filter(None, map(attrgetter("point"), places))
    ]
    crowded = _with_neighbours(cells)
    found: dict[Point, tuple[float, list[Place]]] = {}
    for place, cell in compress(zip(places, cells, strict=True), map(crowded.__contains__, cells)):
        if place.point:
            found.setdefault(place.point, (cell, []))[1].append(place)
    return found


def _with_neighbours(cells: list[float]) -> set[float]:
    """All those of `cells` that come twice or have one beside them that comes too, and none other of them.

    In their order, cells one north of the other stand side by side; so does a cell and those beside it in the east, among
    all cells and the same a column further east. That is found by sorting, at half of what it costs to look all up.
    """
    own = sorted(cells)
    both = sorted([*own, *map(_COLUMN.__add__, own)])
    close = {first for first, second in pairwise(both) if second - first <= 1}
    close |= {cell + 1 for cell in close}
    return close | {cell - _COLUMN for cell in close}


def _near(there: dict[float, list[Place]], cell: float, point: Point) -> list[Place]:
    """Those less than `NEAR` from a point in `cell`."""
    around = [place for step in _AROUND for place in there.get(cell + step, ())]
    return [place for place in around if place.point and metres_between(place.point, point) < NEAR]


def _once(places: list[Place]) -> list[Place]:
    """Without those whose number another has: that is said of the number."""
    first: dict[object, Place] = {}
    for place in places:
        first.setdefault(place.id or id(place), place)
    return list(first.values())


def _is_twin(one: Place, other: Place) -> bool:
    """Two of one number, or of one name in a county, are named for that."""
    named = one.id == other.id or (one.name == other.name and one.county == other.county)
    return not named and _alike(one, other)


def _alike(one: Place, other: Place) -> bool:
    same_floor = bool(one.floor) and one.floor == other.floor
    return same_floor or SequenceMatcher(None, one.name, other.name).ratio() >= ALIKE
