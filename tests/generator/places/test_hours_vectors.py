"""The phone's vectors of opening hours are in the form that the build publishes, or are there to be refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.read.places_hours import normalise_hours

VECTORS = json.loads((Path(__file__).parents[2] / "vectors/hours.json").read_text(encoding="utf-8"))["hours"]


@pytest.mark.parametrize("hours", [hours for hours, moments in VECTORS.items() if "unknown?" not in moments.values()])
def test_hours_that_the_phone_understands_are_published_as_they_are(hours):
    assert normalise_hours(hours) == hours


@pytest.mark.parametrize("hours", [hours for hours, moments in VECTORS.items() if "unknown?" in moments.values()])
def test_the_build_never_publishes_what_the_phone_does_not_understand(hours):
    assert normalise_hours(hours) != hours
