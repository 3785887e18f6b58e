"""Checkpoints in lessons' videos, as the phone draws them and counts them: the same vectors as the JavaScript."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from generator.modes.checkpoints.mode import Moment, draw, options_of, seed_of
from generator.modes.order import Drawable
from generator.record.checkpoints import done_of, standing

KNOWN = json.loads((Path(__file__).parents[1] / "vectors/checkpoints.json").read_text(encoding="utf-8"))
OPTIONS = Drawable("demo-0001", "single_choice", ("a", "b", "c", "d"), ("d",))


@pytest.mark.parametrize("case", KNOWN["draws"], ids=lambda case: case["seed"])
def test_where_a_checkpoint_stops_and_what_it_asks(case: dict[str, Any]) -> None:
    seed = seed_of(case["device"], case["lesson"], case["day"], case["place"])
    assert seed == case["seed"]
    first, last = case["window"]
    assert draw(seed, (first, last), reversed(case["questions"])) == Moment(case["at"], tuple(case["questions"]))
    assert list(options_of(seed, OPTIONS)) == case["options"]


def _time(written: str) -> int:
    return round(datetime.fromisoformat(written).timestamp() * 1000)


def _statement(row: dict[str, Any]) -> dict[str, Any]:
    answered = row["verb"] == "answered"
    result = {"state": row["state"]} if answered else {}
    result |= {"checkpoint": row["checkpoint"]} if "checkpoint" in row else {}
    return {
        "time": _time(row["at"]),
        "verb": row["verb"],
        "object": {"type": "question" if answered else "lesson", "id": row["object"]},
        "session": row.get("session", ""),
        "result": result,
    }


@pytest.mark.parametrize("case", KNOWN["standings"], ids=lambda case: case["name"])
def test_how_somebody_stands_at_the_checkpoints(case: dict[str, Any]) -> None:
    stands = standing([_statement(row) for row in case["statements"]], "l", _time(case["now"]))
    assert {str(place): [stand.state, list(stand.answered)] for place, stand in stands.items()} == case["stands"]
    assert done_of(stands, 2) == case["done"]
