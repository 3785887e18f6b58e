"""A room must stand in the county it is listed under."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from math import inf

from generator.diagnostics import Diagnostic, Location
from generator.geo.borders import Border, county_border
from generator.geo.coordinates import TO_GCJ02, Point, metres_between
from generator.geo.divisions import register
from generator.model.place import FEWEST, Layer, Place
from generator.model.site import Site

_NEIGHBOURS = 8
"""How many counties, by distance of their labels, are tried for saying where a stray point really is."""


def outside_county(site: Site) -> Iterator[Diagnostic]:
    """place-outside-county, place-near-border, place-datum-whole-file: 坐标要在所在的县里。

    按全精度的县界核对。界外不到 300 米可能是边界的误差，提醒一下；再远就是坐标、坐标系或区划代码错了。

    坐标系标错只差几百米，多半还在本县里，这条规则看不出来，所以坐标系要由取点的人写明，没有默认值。
    一个文件里过半的行都在界外、换一个坐标系就都在界内，是整个文件的坐标系填错了，只提醒一次，不再一行一行地说。
    """
    for layer in site.layers:
        for (file, sheet), strays in _strays(layer).items():
            datum, fitting = _most_fitting(strays)
            count = _rows(layer, Location(file, sheet=sheet)) if len(fitting) >= FEWEST else 0
            told = fitting if len(fitting) * 2 > count > 0 else []
            if told:
                yield _of_file(datum, told, count)
            done = set(map(id, told))
            for place in strays:
                if place.point and id(place) not in done:
                    yield _finding(place, place.point, county_border(place.county))


def _rows(layer: Layer, table: Location) -> int:
    return sum(place.row.file == table.file and place.row.table == table for place in layer.places)


def _strays(layer: Layer) -> dict[tuple[str, str], list[Place]]:
    """The places outside their counties, by file and sheet."""
    strays = set[int]()
    for code, places in layer.by_county.items():
        placed = [place for place in places if place.point]
        outside = county_border(code).outside([place.point for place in placed if place.point])
        strays.update(id(placed[position]) for position in outside)
    found: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in layer.places if strays else ():
        if id(place) in strays:
            at = place.row.table
            found[at.file, at.sheet].append(place)
    return found


def _most_fitting(strays: list[Place]) -> tuple[str, list[Place]]:
    """The system that would put most of these inside, and which."""
    fitting: dict[str, list[Place]] = {name: [] for name in TO_GCJ02}
    for place in strays:
        for name in _fitting(place):
            fitting[name].append(place)
    return max(fitting.items(), key=lambda item: len(item[1]))


def _of_file(datum: str, places: list[Place], count: int) -> Diagnostic:
    message = f"这张表 {count} 行里有 {len(places)} 行在所在县的界外，坐标系若是{datum}就在界内，请核对取点用的地图，改正坐标系这一列"
    return Diagnostic(places[0].row.at("坐标系"), "warning", "place-datum-whole-file", message)


def _finding(place: Place, point: Point, border: Border) -> Diagnostic:
    county = register().by_code[place.county].name
    metres = border.metres_outside(point)
    at = place.row.at("经度")
    if metres < inf:
        message = f"这个点在{county}界外约 {metres:.0f} 米，请核对是不是紧挨着县界"
        return Diagnostic(at, "warning", "place-near-border", message)
    message = f"这个点不在{county}{_really_in(point)}，{_remedy(place)}"
    return Diagnostic(at, "error", "place-outside-county", message)


def _really_in(point: Point) -> str:
    near = sorted(register().counties, key=lambda county: metres_between(point, county.label))[:_NEIGHBOURS]
    found = next((county for county in near if county_border(county.code).contains(point)), None)
    return f"，而在{register().city_of(found).name}{found.name}" if found else ""


def _fitting(place: Place) -> list[str]:
    """The other systems that would put the point inside."""
    border = county_border(place.county)
    return [
        name
        for name, convert in TO_GCJ02.items()
        if name != place.datum and place.stated and border.contains(convert(place.stated))
    ]


def _remedy(place: Place) -> str:
    """What to try: another system that would put the point inside, or a fresh look."""
    fitting = _fitting(place)
    if fitting:
        return f"坐标系若是{'或'.join(fitting)}就在界内，请核对坐标系"
    return "请重新取点，或改正区划代码"
