"""The conversions keep to the vectors that the phone's twin keeps to as well."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path

import pytest

from generator.geo import coordinates
from generator.geo.coordinates import metres_between

VECTORS = json.loads((Path(__file__).parents[2] / "vectors/coordinates.json").read_text(encoding="utf-8"))
CONVERT = {
    ("wgs84", "gcj02"): coordinates.wgs84_to_gcj02,
    ("gcj02", "wgs84"): coordinates.gcj02_to_wgs84,
    ("gcj02", "bd09"): coordinates.gcj02_to_bd09,
    ("bd09", "gcj02"): coordinates.bd09_to_gcj02,
}


@pytest.mark.parametrize("vector", VECTORS["conversions"])
def test_conversion(vector):
    reached = CONVERT[vector["from"], vector["to"]](tuple(vector["point"]))
    assert metres_between(reached, tuple(vector["expect"])) <= vector["metres"]


@pytest.mark.parametrize("vector", VECTORS["distances"])
def test_distance(vector):
    assert metres_between(tuple(vector["one"]), tuple(vector["other"])) == pytest.approx(vector["metres"], abs=0.001)


TURNS = (
    (coordinates.wgs84_to_gcj02, coordinates.gcj02_to_wgs84),
    (coordinates.gcj02_to_bd09, coordinates.bd09_to_gcj02),
)


@pytest.mark.parametrize(("there", "back"), TURNS)
def test_a_round_trip_comes_back_within_a_millimetre_all_over_the_province(there, back):
    for tenth_east, tenth_north in product(range(1147, 1229), range(343, 385)):
        point = (tenth_east / 10, tenth_north / 10)
        assert metres_between(back(there(point)), point) < 0.001
        assert metres_between(there(back(point)), point) < 0.001
