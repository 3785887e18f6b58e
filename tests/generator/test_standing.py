"""What pages say of a record: the same as on the phone."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from generator.record import standing
from generator.record.chain import Statement, digest, in_order

VECTORS = json.loads((Path(__file__).parents[1] / "vectors/standing.json").read_text(encoding="utf-8"))


def _ms(written: str) -> int:
    return round(datetime.fromisoformat(written).timestamp() * 1000)


def _record(rows: list[dict[str, Any]]) -> list[Statement]:
    """The record that the rows of a case stand for."""
    tails: dict[str, dict[str, Any]] = {}
    written: list[Statement] = []
    for place, row in enumerate(rows, 1):
        chain = row.get("chain", "a")
        before = tails.get(chain)
        tails[chain] = {
            "id": str(place), "chain": chain, "n": before["n"] + 1 if before else 1, "time": _ms(row["at"]),
            "verb": row["verb"], "object": {"type": row["type"], "id": row["id"]}, "session": row.get("session", "s"),
            "rev": 0, "result": row["result"], "evidence": "E0", "rule": "", "previous": digest(before) if before else "",
        }  # fmt: skip
        written.append(tails[chain])
    return in_order(written)


def _said(record: list[Statement], now: int) -> dict[str, Any]:
    """All that is said of a record, as the vectors write it."""
    terms = standing.terms(record, VECTORS["tracks"], now)
    said = {
        "weeks": standing.daily_weeks(record, now),
        "weak": standing.weak_topics(record, VECTORS["topics"]),
        "terms": [[one.track, one.day, one.register, one.finish, one.passed] for one in terms],
        "role": standing.role(record),
        "favourites": standing.favourites(record),
        "notes": standing.notes(record),
        "third_stars": standing.third_stars(record, now),
        "rests": standing.rests(record, now),
        "bosses": standing.bosses_beaten(record),
        "left_today": standing.left_today(record, now),
        "years": standing.years(record, now),
        "days_studied": standing.days_studied(record, 2026, now),
        "ends": standing.ends(record),
    }
    told: dict[str, Any] = json.loads(json.dumps(said))
    return told


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_pages_say_the_same_in_both_languages(case: dict[str, Any]) -> None:
    assert _said(_record(case["statements"]), _ms(case["now"])) == case["want"]
