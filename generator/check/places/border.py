"""A room must stand in the county it is listed under."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from generator.diagnostics import Diagnostic
from generator.geo.borders import Border, county_border
from generator.geo.coordinates import TO_GCJ02, Point, metres_between
from generator.geo.divisions import register
from generator.model.place import Place
from generator.model.site import Site

_NEIGHBOURS = 8
"""How many counties, by distance of their labels, are tried for saying where a stray point really is."""


def outside_county(site: Site) -> Iterator[Diagnostic]:
    """place-outside-county, place-near-border: 坐标要在所在的县里。

    按全精度的县界核对。界外不到 300 米可能是边界的误差，提醒一下；再远就是坐标、坐标系或区划代码错了。

    坐标系标错只差几百米，多半还在本县里，这条规则看不出来，所以坐标系要由取点的人写明，没有默认值。
    """
    for layer in site.layers:
        for place in layer.places:
            if place.county and place.point and not county_border(place.county).contains(place.point):
                yield _finding(place, place.point, county_border(place.county))


def _finding(place: Place, point: Point, border: Border) -> Diagnostic:
    county = register().by_code[place.county].name
    metres = border.metres_outside(point)
    at = place.row.at("经度")
    if metres < inf:
        message = f"这个点在{county}界外约 {metres:.0f} 米，请核对是不是紧挨着县界"
        return Diagnostic(at, "warning", "place-near-border", message)
    message = f"这个点不在{county}{_really_in(point)}，{_remedy(place, border)}"
    return Diagnostic(at, "error", "place-outside-county", message)


def _really_in(point: Point) -> str:
    near = sorted(register().counties, key=lambda county: metres_between(point, county.label))[:_NEIGHBOURS]
    found = next((county for county in near if county_border(county.code).contains(point)), None)
    return f"，而在{register().city_of(found).name}{found.name}" if found else ""


def _remedy(place: Place, border: Border) -> str:
    """What to try: another system that would put the point inside, or a fresh look."""
    fitting = [
        name
        for name, convert in TO_GCJ02.items()
        if name != place.datum and place.stated and border.contains(convert(place.stated))
    ]
    if fitting:
        return f"坐标系若是{'或'.join(fitting)}就在界内，请核对坐标系"
    return "请重新取点，或改正区划代码"
