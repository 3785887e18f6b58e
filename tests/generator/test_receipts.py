"""Receipts of exams, marked again: what phones make holds, and whatever was changed is said."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from generator import pipeline
from generator.derive.papers import exam_of
from generator.modes.mock_exam.mode import Group, draw
from generator.record.receipt import Exam, remark
from tests.generator.examples import examples
from tests.generator.test_papers import _group
from tests.generator.test_question_types import _content

VECTORS = json.loads((Path(__file__).parents[1] / "vectors/receipts.json").read_text(encoding="utf-8"))
NOW = 1_793_600_000_000
"""A day after the sittings of the vectors."""


@dataclass(frozen=True)
class _Asked:
    id: str
    type: str
    tier: int
    topics: list[int]
    difficulty: int
    content: Any


def _example(kind: str, place: int) -> Any:
    return _content(kind, examples(kind)[place]["question"])


def _exam() -> Exam:
    given = VECTORS["exam"]
    columns, types = given["candidates"], given["types"]
    rows = zip(*(columns[name] for name in ("id", "type", "tier", "topics", "difficulty", "example")), strict=True)
    asked = [_Asked(name, types[kind], *rest, _example(types[kind], place)) for name, kind, *rest, place in rows]
    sections = [
        (section["points"], [_typed(_group(group), types) for group in section["groups"]])
        for section in given["sections"]
    ]
    return Exam(given["paper"], given["revision"], given["minutes"], given["pass"], sections, asked)


def _typed(group: Group, types: list[str]) -> Group:
    return Group(group.count, types[int(group.type)], group.tiers, group.topics, group.difficulties)


EXAMS = {"demo-paper": _exam()}


@pytest.mark.parametrize("sitting", VECTORS["sittings"], ids=lambda one: one["seed"])
def test_a_receipt_of_a_phone_holds(sitting: dict[str, Any]) -> None:
    receipt = sitting["receipt"]
    found = remark(json.dumps(receipt), EXAMS, NOW)
    assert found.faults == () and found.holds
    assert (found.points, found.of) == (receipt["points"], receipt["of"])
    assert found.passed == (receipt["points"] * 100 >= 60 * receipt["of"])


def test_of_the_sittings_some_pass_and_some_do_not() -> None:
    assert {remark(json.dumps(one["receipt"]), EXAMS, NOW).passed for one in VECTORS["sittings"]} == {True, False}


def _changed(case: dict[str, Any]) -> dict[str, Any]:
    receipt = VECTORS["sittings"][case["sitting"]]["receipt"]
    answers = {**receipt["answers"], **case.get("answers", {})}
    kept = {name: response for name, response in answers.items() if name not in case.get("drop", ())}
    fields = {**receipt, "answers": kept, **case.get("set", {})}
    return {name: value for name, value in fields.items() if name not in case.get("remove", ())}


@pytest.mark.parametrize("case", VECTORS["edited"], ids=lambda case: case["why"])
def test_what_was_changed_in_a_receipt_is_said(case: dict[str, Any]) -> None:
    found = remark(json.dumps(_changed(case)), EXAMS, NOW)
    assert not found.holds
    assert [words in fault for words, fault in zip(case["faults"], found.faults, strict=True)] == [
        True for _ in found.faults
    ], found.faults
    assert case["points"] in (None, found.points)
    assert all("请" in fault or "按没有答" in fault or "不算分" in fault for fault in found.faults)


ONE = json.dumps(VECTORS["sittings"][0]["receipt"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "读不出来"),
        (ONE[:-1], "读不出来"),
        (ONE[1:], "读不出来"),
        (ONE + ONE, "读不出来"),
        ("[" * 100_000, "读不出来"),
        ("9" * 100_000, "读不出来"),
        ("[" * 300_000, "太长"),
        (ONE.replace('"n": 40', '"n": NaN'), "读不出来"),
        (ONE.replace('"n": 40', '"n": 40, "points": 8500'), "读不出来"),
        (ONE.replace('"n": 40', '"n": 1e999'), "n（记录序号）写得不对"),
        (ONE.replace('"mh000000-c1"', '"\\ud800"'), "chain（记录链）写得不对"),
        ("null", "这不是模拟考试的作答凭据"),
        ("[]", "这不是模拟考试的作答凭据"),
        ('"paper"', "这不是模拟考试的作答凭据"),
        ('{"kind": "paper"}', "少了 version（凭据版本）"),
    ],
)
def test_what_is_no_receipt_is_refused_in_words(text: str, words: str) -> None:
    found = remark(text, EXAMS, NOW)
    assert words in found.faults[0] and "请" in found.faults[0]
    assert (found.points, found.of, found.passed) == (0, 0, False)


def test_a_receipt_may_have_been_pasted_with_what_stood_around_it() -> None:
    assert remark(f"\ufeff\n {ONE} \n", EXAMS, NOW).holds


def test_a_receipt_is_held_against_the_papers_of_the_site() -> None:
    site, _ = pipeline.check(pipeline.Project(Path(__file__).parents[2]))
    assert site is not None
    for paper in site.papers:
        exam = exam_of(site, paper)
        drawn = draw("seed", [groups for _, groups in exam.sections], exam.questions)
        assert sum(map(len, drawn)) == paper.questions
        blank = {**json.loads(ONE), "paper": paper.id, "revision": exam.revision, "seed": "seed"}
        blank["answers"] = {exam.questions[number].id: None for own in drawn for number in own}
        found = remark(json.dumps(blank), {str(paper.id): exam}, NOW)
        assert (found.points, found.of) == (0, 100 * paper.points)
        assert [words in fault for words, fault in zip(("重新判分是 0 分", "校验码"), found.faults, strict=True)]
