"""The learning record, counted from the same vectors as on the phone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from rfc8785 import CanonicalizationError

from generator.record.chain import breaks, digest, in_order
from generator.record.progress import mistakes, once_per_day, stars
from generator.record.review import due, memories
from generator.record.shape import is_statement

VECTORS = Path(__file__).parents[1] / "vectors"
RECORD = json.loads((VECTORS / "record.json").read_text(encoding="utf-8"))
PROGRESS = json.loads((VECTORS / "progress.json").read_text(encoding="utf-8"))
REVIEW = json.loads((VECTORS / "review.json").read_text(encoding="utf-8"))
RESPONSES = json.loads((VECTORS / "responses.json").read_text(encoding="utf-8"))
LEVELS = json.loads((VECTORS / "levels.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", RECORD["digests"], ids=lambda case: case["statement"]["id"])
def test_the_digest_of_a_statement(case: dict[str, Any]) -> None:
    assert digest(case["statement"]) == case["digest"]


def test_a_number_that_is_not_whole_has_no_digest_that_both_languages_know() -> None:
    statement = RECORD["digests"][0]["statement"] | {"rev": 2**60}
    with pytest.raises(CanonicalizationError):
        digest(statement)


@pytest.mark.parametrize("case", RECORD["order"], ids=lambda case: "".join(case["order"]))
def test_the_order_of_several_chains(case: dict[str, Any]) -> None:
    statements = [
        {"id": f"{chain}{n}", "chain": chain, "n": n, "time": time}
        for chain, times in case["chains"].items()
        for n, time in enumerate(times, 1)
    ]
    assert [one["id"] for one in in_order(reversed(statements))] == case["order"]


@pytest.mark.parametrize("case", RECORD["breaks"], ids=lambda case: case["what"])
def test_a_break_in_a_chain_is_found(case: dict[str, Any]) -> None:
    assert [[one["chain"], one["n"]] for one in breaks(case["statements"])] == case["breaks"]


@pytest.mark.parametrize("case", PROGRESS["once_per_day"], ids=str)
def test_days_that_count(case: dict[str, Any]) -> None:
    counted = once_per_day([{"time": time} for time in case["times"]], case["now"])
    assert [one["time"] for one in counted] == case["counted"]


def _event(question: str, what: str, time: int) -> dict[str, Any]:
    one = {"object": {"type": "question", "id": question}, "time": time}
    if what in ("out", "back"):
        return one | {"verb": "voided", "result": {"on": what == "out"}}
    return one | {"verb": "answered", "result": {"state": what}}


@pytest.mark.parametrize("case", PROGRESS["mistakes"], ids=str)
def test_the_notebook_of_mistakes(case: dict[str, Any]) -> None:
    book = mistakes(_event(*event) for event in case["events"])
    assert [[one.question, one.since, one.relapses, one.days] for one in book] == case["book"]


@pytest.mark.parametrize("case", LEVELS["stars"], ids=str)
def test_stars(case: dict[str, Any]) -> None:
    tries = [
        {
            "verb": "completed",
            "object": {"type": "level", "id": "l1"},
            "time": time,
            "result": {"points": points, "of": of},
        }
        for time, points, of in case["tries"]
    ]
    assert stars(tries, case["now"]).get("l1", 0) == case["stars"]


@pytest.mark.parametrize("case", REVIEW["cases"], ids=lambda case: f"{len(case['events'])} answers")
def test_when_a_question_is_due_again(case: dict[str, Any]) -> None:
    known = memories(
        (
            {"verb": "answered", "object": {"type": "question", "id": question}, "time": time, "result": result}
            if question
            else {"verb": "voided", "object": {"type": "review", "id": "due"}, "time": time}
            for question, time, result in case["events"]
        ),
        case["tiers"],
    )
    assert {question: memory.due for question, memory in known.items()} == case["due"]
    assert due(known, case["today"]) == case["queue"]


@pytest.mark.parametrize("case", RESPONSES["cases"], ids=lambda case: json.dumps(case["response"]))
def test_what_answers_a_statement_may_hold(case: dict[str, Any]) -> None:
    answered = {
        "id": "s/1",
        "chain": "c",
        "n": 1,
        "time": 1,
        "verb": "answered",
        "object": {"type": "question", "id": "q"},
        "session": "s",
        "rev": 1,
        "result": {"response": case["response"], "state": "right", "points": 100, "of": 100, "ms": 1},
        "evidence": "E0",
        "rule": "",
        "previous": "",
    }
    assert is_statement(answered) == case["ok"]
