"""Points against borders: a drawn square, and the real counties."""

from __future__ import annotations

from math import inf

import pytest

from generator.geo.borders import Border, Edge, border_of, county_border
from generator.geo.divisions import register


def edges_of(border: Border) -> set[Edge]:
    return {edge for number in border.slices for edge in border.edges(number)}


SQUARE = [[117.0, 36.0], [117.1, 36.0], [117.1, 36.1], [117.0, 36.1], [117.0, 36.0]]
HOLE = [[117.04, 36.04], [117.06, 36.04], [117.06, 36.06], [117.04, 36.06], [117.04, 36.04]]


def test_square_with_a_hole():
    border = border_of([SQUARE, HOLE])
    assert border.contains((117.02, 36.05)) and not border.contains((117.05, 36.05))
    assert not border.contains((117.11, 36.05)) and not border.contains((117.05, 36.2))
    assert border.metres_outside((117.02, 36.05)) == 0
    assert border.metres_outside((117.05, 35.9991)) == pytest.approx(100, abs=1)
    assert border.metres_outside((117.102, 36.05)) == pytest.approx(180, abs=1)
    assert border.metres_outside((117.05, 35.99)) == inf


def test_every_county_holds_its_label_and_no_other_does():
    counties = register().counties
    assert (len(register().cities), len(counties)) == (16, 136)
    for county in counties:
        assert [other.code for other in counties if county_border(other.code).contains(county.label)] == [county.code]


def test_slices_agree_with_all_edges():
    border = county_border("370102")
    edges = edges_of(border)

    def plain(x: float, y: float) -> bool:
        crossed = [x < x1 + (y - y1) * (x2 - x1) / (y2 - y1) for x1, y1, x2, y2 in edges if (y1 > y) != (y2 > y)]
        return sum(crossed) % 2 == 1

    west, south, east, north = border.box
    steps = [i / 37 for i in range(-2, 40)]
    answers = set()
    for across, up in ((across, up) for across in steps for up in steps):
        point = (west + across * (east - west), south + up * (north - south))
        answers.add(border.contains(point))
        assert border.contains(point) == plain(*point)
    assert answers == {True, False}


def test_rings_are_closed():
    border = county_border("370883")
    edges = edges_of(border)
    assert {edge[:2] for edge in edges} == {edge[2:] for edge in edges}


@pytest.mark.parametrize("border", [border_of([SQUARE, HOLE]), county_border("370883"), county_border("370613")])
def test_many_points_are_judged_as_each_alone(border):
    west, south, east, north = border.box
    steps = [i / 31 for i in range(-2, 34)]
    points = [(west + across * (east - west), south + up * (north - south)) for across in steps for up in steps]
    points += list(zip(border.longitudes[:200], border.latitudes[:200], strict=True))
    outside = [position for position, point in enumerate(points) if not border.contains(point)]
    assert border.outside(points) == outside and 0 < len(outside) < len(points)
    assert border.outside([]) == []
