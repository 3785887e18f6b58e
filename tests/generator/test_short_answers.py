"""Answers judged by their writers: keywords suggest, nothing counts, and what an import lacks keeps it a draft."""

from __future__ import annotations

from typing import Any

import pytest

from generator.diagnostics import Findings
from generator.exchange.base import Item
from generator.exchange.questions import Known, authored
from generator.model.shape import Open, Shape, Verdict
from generator.modes.boss import mode as boss
from generator.modes.levels.odds import PASS
from generator.modes.order import UNCREDITED
from generator.question_types import TYPES
from generator.source.foreign.problems import Place
from generator.source.nodes import Map
from generator.source.yaml import parse_yaml

KIND = TYPES["short_answer"]


def _content(fields: str) -> Any:
    findings = Findings()
    node = parse_yaml(fields, "quizzes/demo.yml", findings)
    assert isinstance(node, Map)
    content = KIND.fields.build(**KIND.fields.values(node, findings))
    assert not list(findings)
    return content


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [
        ("120", "赶快打一百二十", True),
        ("120", "打 １２０", True),
        ("120", "打 1120", False),
        ("20", "20.5 元", False),
        ("2%", "百分之二", True),
        ("2%", "百分之十二", False),
        ("第 5 条", "见第五条", True),
        ("ABC", "甲abc乙", True),
        ("实名", "实 名", True),
    ],
)
def test_a_keyword_is_looked_for_as_responses_are_compared(word: str, text: str, found: bool) -> None:
    content = _content(f"{{model_answer: 甲, rubric: [{{point: 乙, any: ['{word}']}}]}}")
    assert content.hinted(text) == (["1"] if found else [])


def test_what_no_level_and_no_boss_draws_is_what_does_not_count() -> None:
    uncredited = {name for name, kind in TYPES.items() if not kind.credit}
    assert uncredited == set(UNCREDITED)


def test_a_boss_is_beaten_by_as_many_as_a_level_is_passed_by() -> None:
    """The phone counts both by one share; see theme/runner/record/levels.js."""
    assert boss.PASSING == 100 * PASS


def test_keywords_and_words_may_change_but_not_what_points_are_worth() -> None:
    one, other, dearer = (
        KIND.marking(_content(f"{{model_answer: {model}, rubric: [{{point: 乙, any: [{word}], points: {points}}}]}}"))
        for model, word, points in (("甲", "丙", 1), ("丁", "戊", 1), ("甲", "丙", 2))
    )
    assert one == other != dearer


def test_a_model_answer_in_paragraphs_is_one_line_of_an_answer() -> None:
    assert KIND.answer_text(_content("model_answer: |-\n  头一段。\n\n  第二段。\n")) == "头一段。\n第二段。"


@pytest.mark.parametrize(
    ("shape", "lacks"),
    [
        (Open("甲", (("乙", ("丙",), 2),)), []),
        (Open("甲", (("乙", (), 2),)), ["评分要点"]),
        (Open("甲"), ["评分要点"]),
        (Open(""), ["参考答案", "评分要点"]),
    ],
)
def test_what_an_imported_question_lacks_keeps_it_a_draft(shape: Shape, lacks: list[str]) -> None:
    made = authored(Item(Place(), "题干", shape, explanation="解析", topics=("甲",)), Known("a.gift", ["甲"]))
    assert made.lacks == lacks
    assert made.fields["status"] == ("draft" if lacks else "review")
    assert made.type == "short_answer"


def test_a_shape_that_is_not_its_own_is_refused() -> None:
    assert KIND.authored(Verdict(True)) is None
