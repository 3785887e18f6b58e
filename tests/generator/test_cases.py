"""Cases: their questions keep the rules of their own types, have names, and count as one question everywhere."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator import pipeline
from generator.derive.questions import published, studied
from generator.derive.search.entries import sections_of
from generator.diagnostics import Findings
from generator.exchange.base import CASE_STEM, Item
from generator.exchange.importing import Target, plan
from generator.exchange.questions import Known, authored, item_of
from generator.fix.run import fix
from generator.model.lock import LOCK
from generator.model.question import Question
from generator.model.shape import Choice, Choosable, Group, Open, Part, Shape, Verdict
from generator.model.site import Site
from generator.progress import quiet
from generator.question_types import TYPES
from generator.question_types.case.parts import OF_CASE, OWN
from generator.read.questions import _COMMON
from generator.source.foreign.problems import Place
from generator.source.nodes import Map
from generator.source.yaml import parse_yaml
from tests.generator.searched import words_of

GOOD = Path(__file__).parents[1] / "fixtures" / "good"
BANK = "quizzes/extra.yml"
TODAY = date(2026, 11, 20)
KIND = TYPES["case"]
CASE = """schema: 1
bank: extra
title: 补充题库
owner: 示例部
reviewed: 2026-11-01
questions:
- id: extra-0001
  rev: 1
  type: case
  topics: [数与量]
  stem: 阳台上的花怎么养？
  material: |-
    阳台上有**三盆**花，朝南。

    夏天每天浇一次水。
  parts:
  - type: fill_blank
    stem: 花朝着 {{1}} 边。
    blanks:
      1: {accept: [南], choices: [东, 南, 西, 北]}
    explanation: 头一句就写着。
  - id: extra-0001.2
    type: true_false
    stem: 夏天两天浇一次水。
    answer: false
    fix: 夏天每天浇一次水。
    explanation: 写的是每天。
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(GOOD, tmp_path / "project")
    (tmp_path / "project" / BANK).write_text(CASE, encoding="utf-8")
    fix(tmp_path / "project", TODAY, bump=False, progress=quiet)
    return tmp_path / "project"


def _change(root: Path, old: str, new: str) -> None:
    text = (root / BANK).read_text(encoding="utf-8")
    assert old in text
    (root / BANK).write_text(text.replace(old, new, 1), encoding="utf-8")


def _found(root: Path) -> set[str]:
    return {item.slug for item in pipeline.check(pipeline.Project(root, TODAY))[1] if item.severity == "error"}


def _case(root: Path) -> tuple[Site, Question]:
    site, findings = pipeline.check(pipeline.Project(root, TODAY))
    assert site is not None and not findings.errors
    return site, next(question for question in site.questions if question.type == "case")


def _content(fields: dict[str, Any]) -> Any:
    findings = Findings()
    node = parse_yaml(json.dumps(fields, ensure_ascii=False), "quizzes/demo.yml", findings)
    assert isinstance(node, Map)
    content = KIND.fields.build(**KIND.fields.values(node, findings))
    assert not list(findings)
    return content


def test_every_field_of_a_question_is_either_a_parts_own_or_its_cases() -> None:
    assert {*OWN, "type"} | OF_CASE == set(_COMMON)
    assert not {*OWN, "type"} & OF_CASE


def test_the_questions_of_a_case_stand_in_its_place_and_standing(root: Path) -> None:
    site, case = _case(root)
    assert [part.id for part in case.parts] == ["extra-0001.1", "extra-0001.2"]
    assert {(part.status, part.topics, part.rev, part.citations) for part in case.parts} == {
        ("live", ("数与量",), 1, ())
    }
    assert [piece.id for piece in site.pieces if piece.id.startswith("extra")] == [case.id, *(p.id for p in case.parts)]
    assert [question.id for question in site.questions if question.id.startswith("extra")] == ["extra-0001"]


def test_the_lock_knows_a_case_as_one_question(root: Path) -> None:
    lock = (root / LOCK).read_text(encoding="utf-8")
    assert re.findall(r"^  (extra-\S+):", lock, re.M) == ["extra-0001"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("accept: [南]", "accept: [南, 北]"),
        ("    answer: false\n    fix: 夏天每天浇一次水。\n", "    answer: true\n"),
        (
            "  - type: fill_blank",
            "  - {type: true_false, stem: 有三盆花。, answer: true, explanation: 有。}\n  - type: fill_blank",
        ),
    ],
    ids=["answer", "verdict", "one-more"],
)
def test_a_change_of_marking_in_a_part_needs_a_new_revision_of_the_case(root: Path, old: str, new: str) -> None:
    _change(root, old, new)
    _change(root, "  - id: extra-0001.2\n    type", "  - type")
    assert _found(root) == {"lock-mismatch"}
    fix(root, TODAY, bump=True, progress=quiet)
    assert _found(root) == set()
    assert "rev: 2\n" in (root / BANK).read_text(encoding="utf-8")


def test_wording_may_change_without_a_new_revision(root: Path) -> None:
    _change(root, "花朝着", "那些花朝着")
    _change(root, "夏天每天浇一次水。\n  parts", "夏天每天只浇一次水。\n  parts")
    _change(root, "写的是每天。", "材料里写的是每天。")
    assert _found(root) == set()


def test_a_case_without_an_id_gets_one_and_its_parts_go_by_it(root: Path) -> None:
    _change(root, "- id: extra-0001\n  rev", "- rev")
    _change(root, "  - id: extra-0001.2\n    type", "  - type")
    fix(root, TODAY, bump=False, progress=quiet)
    text = (root / BANK).read_text(encoding="utf-8")
    assert re.findall(r"id: (extra-\S+)", text) == ["extra-0002"]
    assert [part.id for part in _case(root)[1].parts] == ["extra-0002.1", "extra-0002.2"]


def test_the_phone_gets_the_parts_as_whole_questions(root: Path) -> None:
    site, case = _case(root)
    made = published(site, case, lambda file: None)
    assert made["material"] == "<p>阳台上有<strong>三盆</strong>花，朝南。</p>\n<p>夏天每天浇一次水。</p>"
    assert [part["id"] for part in made["parts"]] == ["extra-0001.1", "extra-0001.2"]
    assert made["parts"][0]["stem"] == '花朝着 <span class="blank">①</span> 边。'
    assert made["parts"][1] == {
        "id": "extra-0001.2",
        "rev": 1,
        "type": "true_false",
        "lessons": [],
        "stem": "夏天两天浇一次水。",
        "answer": False,
        "fix": "夏天每天浇一次水。",
        "explanation": "<p>写的是每天。</p>",
        "citations": [],
    }


def test_a_topic_page_says_the_answers_part_by_part(root: Path) -> None:
    site, case = _case(root)
    (made,) = studied(site, [case], {})
    assert "三盆" in made["material"] and made["answer_text"] == ""
    assert [part["answer_text"] for part in made["parts"]] == ["南", "错误。夏天每天浇一次水。"]
    assert KIND.answer_text(case.content) == "第 1 小题：南；第 2 小题：错误。夏天每天浇一次水。"


def test_every_text_of_a_case_is_seen_by_the_rules(root: Path) -> None:
    texts = set(KIND.texts(_case(root)[1].content))
    assert {"头一句就写着。", "夏天两天浇一次水。", "夏天每天浇一次水。", "南", "北"} <= texts
    assert any("**三盆**" in text for text in texts)


def test_a_guess_must_be_right_in_every_part_that_counts(root: Path) -> None:
    assert KIND.guess(_case(root)[1].content) == pytest.approx(1 / 4 * 1 / 2)
    part = {"type": "true_false", "stem": "甲", "answer": True}
    essay = {"type": "short_answer", "stem": "甲", "model_answer": "乙", "rubric": [{"point": "丙", "any": ["丁"]}]}
    assert KIND.guess(_content({"material": "甲", "parts": [part, essay]})) == pytest.approx(1 / 2)


CHOICE = Choice((Choosable("甲", True), Choosable("乙", False)))
ESSAY = Open("丙", (("丁", ("戊",), 1),))


@pytest.mark.parametrize(
    ("parts", "explanation", "lacks"),
    [
        ((Part("一", CHOICE, "因为。"), Part("二", Verdict(True), "所以。")), "", []),
        ((Part("一", CHOICE, "因为。"), Part("二", Verdict(True))), "", ["解析"]),
        ((Part("一", CHOICE), Part("二", ESSAY)), "因为。", []),
        ((Part("一", CHOICE), Part("二", Verdict(False))), "因为。", ["改正句"]),
        ((Part("一", CHOICE), Part("二", Open("丙"))), "因为。", ["评分要点"]),
        ((Part("一", ESSAY),), "因为。", ["能判分的小题"]),
    ],
)
def test_what_an_imported_case_lacks_keeps_it_a_draft(
    parts: tuple[Part, ...], explanation: str, lacks: list[str]
) -> None:
    item = Item(Place(), CASE_STEM, Group("材料", parts), explanation=explanation, topics=("数与量",))
    made = authored(item, Known("a.gift", ["数与量"]))
    assert (made.type, made.lacks) == ("case", lacks)
    assert made.fields["status"] == ("draft" if lacks else "review")
    assert [part["stem"] for part in made.fields["parts"]] == [part.stem for part in parts]


def test_a_case_goes_into_a_shape_and_comes_back(root: Path) -> None:
    site, case = _case(root)
    shape = item_of(case, site.sources).shape
    assert isinstance(shape, Group)
    assert [part.explanation for part in shape.parts] == ["头一句就写着。", "写的是每天。"]
    fields = KIND.authored(shape)
    assert fields is not None
    assert KIND.shape(_content(fields)) == shape


def test_paragraphs_and_tables_go_to_other_formats_as_lines(root: Path) -> None:
    _change(root, "    夏天每天浇一次水。\n", "    | 月份 | 次数 |\n    |---|---|\n    | 七月 | 31 |\n")
    site, case = _case(root)
    shape = item_of(case, site.sources).shape
    assert isinstance(shape, Group)
    assert "|" not in shape.material
    assert shape.material.split("  \n")[0] == "阳台上有**三盆**花，朝南。"
    assert len(shape.material.split("  \n")) == 3


def test_imported_cases_of_one_stem_are_not_each_others_twins(tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path / "project")
    texts = ("头一段材料。", "另一段材料。", "头一段材料。")
    cases = (f"::a{n}::{text}\n\n::a{n}.1::花要浇水。{{T}}\n\n" for n, text in enumerate(texts, 1))
    (tmp_path / "cases.gift").write_text("".join(cases), encoding="utf-8")
    made = plan(tmp_path / "project", tmp_path / "cases.gift", Target("imported", TODAY))
    told = [problem.message for problem in made.problems]
    assert [message for message in told if "题干相同" in message] == []
    assert len([message for message in told if "重复，只导入一次" in message]) == 1


def test_a_case_is_found_by_its_material_and_its_questions(root: Path) -> None:
    site, case = _case(root)
    sections = sections_of(site, {topic.name: "t" for topic in site.topics}, {})
    found = [entry for section in sections for entry in section.entries if "朝南" in words_of(entry)]
    assert case.id in [entry.path.partition("#")[2] for entry in found]


@pytest.mark.parametrize("shape", [Verdict(True), Group("甲", (Part("乙", Group("丙", (Part("丁", CHOICE),))),))])
def test_a_shape_that_is_not_its_own_is_refused(shape: Shape) -> None:
    assert KIND.authored(shape) is None
