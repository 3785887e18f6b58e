"""Conversions between the coordinate systems in use in China; theme/map/coordinates.js computes what a phone needs of them.

Points are (longitude, latitude) in degrees. GCJ-02 is what Amap, Tencent and our published data use, BD-09 is Baidu's,
WGS-84 is a phone's fix; CGCS2000 differs from WGS-84 by centimetres and is taken as the same.
"""

from __future__ import annotations

from collections.abc import Callable
from math import asin, atan2, cos, hypot, pi, radians, sin, sqrt

Point = tuple[float, float]

EARTH_RADIUS = 6_371_008.8
"""Mean radius in metres."""
_AXIS, _ECCENTRICITY = 6_378_245.0, 0.00669342162296594323
"""The Krasovsky ellipsoid the GCJ-02 offset is computed on."""
_BAIDU_TURN = pi * 3000 / 180
_ROUNDS = 4
"""Fixed-point rounds of an inverse; each gains about three digits."""


def _wave(value: float, *terms: tuple[float, float]) -> float:
    return sum(height * sin(value * pi * rate) for height, rate in terms) * 2 / 3


def wgs84_to_gcj02(point: Point) -> Point:
    x, y = point[0] - 105, point[1] - 35
    ripple = _wave(x, (20, 6), (20, 2))
    root = sqrt(abs(x))
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root
    east += ripple + _wave(x, (20, 1), (40, 1 / 3), (150, 1 / 12), (300, 1 / 30))
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root
    north += ripple + _wave(y, (20, 1), (40, 1 / 3), (160, 1 / 12), (320, 1 / 30))
    latitude = radians(point[1])
    bulge = 1 - _ECCENTRICITY * sin(latitude) ** 2
    per_degree_north = radians(_AXIS * (1 - _ECCENTRICITY) / (bulge * sqrt(bulge)))
    per_degree_east = radians(_AXIS / sqrt(bulge) * cos(latitude))
    return point[0] + east / per_degree_east, point[1] + north / per_degree_north


def gcj02_to_bd09(point: Point) -> Point:
    x, y = point
    radius = hypot(x, y) + 0.00002 * sin(y * _BAIDU_TURN)
    angle = atan2(y, x) + 0.000003 * cos(x * _BAIDU_TURN)
    return radius * cos(angle) + 0.0065, radius * sin(angle) + 0.006


def _inverse(convert: Callable[[Point], Point], target: Point) -> Point:
    """The point that `convert` takes to `target`."""
    longitude, latitude = target
    for _ in range(_ROUNDS):
        reached = convert((longitude, latitude))
        longitude += target[0] - reached[0]
        latitude += target[1] - reached[1]
    return longitude, latitude


def bd09_to_gcj02(point: Point) -> Point:
    return _inverse(gcj02_to_bd09, point)


def gcj02_to_wgs84(point: Point) -> Point:
    return _inverse(wgs84_to_gcj02, point)


def same(point: Point) -> Point:
    return point


def metres_between(one: Point, other: Point) -> float:
    """Great-circle distance of two points of the same system (haversine)."""
    half_north = sin(radians(other[1] - one[1]) / 2)
    half_east = sin(radians(other[0] - one[0]) / 2)
    chord = half_north**2 + cos(radians(one[1])) * cos(radians(other[1])) * half_east**2
    return 2 * EARTH_RADIUS * asin(min(1.0, sqrt(chord)))


TO_GCJ02: dict[str, Callable[[Point], Point]] = {
    "高德(GCJ-02)": same,
    "百度(BD-09)": bd09_to_gcj02,
    "手机GPS(WGS-84)": wgs84_to_gcj02,
    "天地图(CGCS2000)": wgs84_to_gcj02,
}
"""Every 坐标系 an author may state → its conversion."""
