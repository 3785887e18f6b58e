"""Every question type by its own examples: the same files the phone's marking runs."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

import generator.question_types as package
from generator.diagnostics import Findings
from generator.question_types import TYPES
from generator.question_types.case.type import case_of
from generator.question_types.luck import hundredths
from generator.source.nodes import Map
from generator.source.yaml import parse_yaml
from tests.generator import guessers
from tests.generator.examples import examples

FOLDER = Path(package.__file__).parent


def _examples() -> list[Any]:
    found = []
    for name in TYPES:
        for number, example in enumerate(examples(name)):
            found += [
                pytest.param(name, example["question"], case, id=f"{name}-{number}-{case['response']}")
                for case in example["cases"]
            ]
    return found


def _content(name: str, question: dict[str, Any]) -> Any:
    """The example's fields through the type's own reader, as an author's file would be."""
    findings = Findings()
    node = parse_yaml(yaml.safe_dump(question, allow_unicode=True), "examples.yml", findings)
    assert isinstance(node, Map)
    content = TYPES[name].fields.build(**TYPES[name].fields.values(node, findings))
    assert not list(findings)
    return content


@pytest.mark.parametrize(("name", "question", "case"), _examples())
def test_an_example_scores_as_stated(name: str, question: dict[str, Any], case: dict[str, Any]) -> None:
    mark = TYPES[name].mark(_content(name, question), case["response"])
    assert (mark.score, mark.state) == (pytest.approx(case["score"], abs=1e-15), case["state"])
    assert list(mark.parts) == case.get("parts", [])


def _whole_examples(key: str) -> list[Any]:
    """The examples that have `key`."""
    return [
        pytest.param(name, example, id=f"{name}-{number}")
        for name in TYPES
        for number, example in enumerate(examples(name))
        if key in example
    ]


@pytest.mark.parametrize(("name", "example"), _whole_examples("published"))
def test_the_phone_marks_what_is_published(name: str, example: dict[str, Any]) -> None:
    published = TYPES[name].publish(_content(name, example["question"]), str)
    assert published == example["published"]
    json.dumps(published)


@pytest.mark.parametrize(("name", "example"), _whole_examples("question"))
def test_a_shape_makes_the_content_it_was_made_of(name: str, example: dict[str, Any]) -> None:
    kind = TYPES[name]
    content = _content(name, example["question"])
    fields = kind.authored(kind.shape(content))
    assert fields is not None
    again = _content(name, json.loads(json.dumps(fields)))
    assert kind.shape(again) == kind.shape(content)
    assert kind.marking(again) == kind.marking(content)


@pytest.mark.parametrize(("name", "example"), _whole_examples("question"))
def test_no_type_takes_the_shape_of_another(name: str, example: dict[str, Any]) -> None:
    shape = TYPES[name].shape(_content(name, example["question"]))
    assert [other for other in TYPES if TYPES[other].authored(shape) is not None] == [name]


@pytest.mark.parametrize(("name", "example"), _whole_examples("question"))
def test_what_is_left_out_is_not_written(name: str, example: dict[str, Any]) -> None:
    """No field without a word or a list in it, which an editor would have to delete."""
    fields = TYPES[name].authored(TYPES[name].shape(_content(name, example["question"])))
    assert fields is not None
    assert [key for key, value in fields.items() if value in ("", None, [], {})] == []


@pytest.mark.parametrize(
    ("name", "fields", "chance"),
    [
        ("single_choice", {"options": "abc", "answer": "a"}, 1 / 3),
        ("single_choice", {"options": "ab", "answer": "a"}, 1 / 2),
        ("multiple_choice", {"options": "abc", "answer": ["a", "b"]}, 1 / 4),
        ("multiple_choice", {"options": "abcd", "answer": ["a", "b"]}, 1 / 11),
        ("true_false", {"answer": True}, 1 / 2),
        ("numeric", {"answer": {"value": "3"}}, 0),
        ("short_answer", {"model_answer": "甲"}, 0),
    ],
)
def test_what_a_guess_is_worth(name: str, fields: dict[str, Any], chance: float) -> None:
    letters = fields.get("options", "")
    options = {"options": [{"key": key, "text": f"第 {key} 项"} for key in letters]} if letters else {}
    assert TYPES[name].guess(_content(name, fields | options)) == chance


@pytest.mark.parametrize(("name", "example"), _whole_examples("question"))
def test_guessers_fare_as_the_type_says(name: str, example: dict[str, Any]) -> None:
    """With `any_order` luck says a little too much, never too little."""
    kind, content, tries = TYPES[name], _content(name, example["question"]), 2000
    seen, chance = guessers.seen(name, content), Random(5)
    scores = [kind.mark(content, guessers.sly(seen, chance)).score for _ in range(tries)]
    right = sum(kind.mark(content, guessers.whole(seen, chance)).score == 1 for _ in range(tries))
    luck, mean = kind.luck(content), sum(map(hundredths, scores)) / tries
    assert sum(luck.values()) == pytest.approx(1)
    assert right / tries == pytest.approx(kind.guess(content), abs=0.04)
    if example["question"].get("any_order"):
        assert mean <= sum(points * share for points, share in luck.items()) + 3
    else:
        found = Counter(map(hundredths, scores))
        assert all(found[points] / tries == pytest.approx(luck.get(points, 0), abs=0.04) for points in {*luck, *found})


@pytest.mark.parametrize(
    "example", [param.values[1] for param in _whole_examples("question") if param.values[0] == "case"]
)
def test_cases_are_made_of_any_table_of_types(example: dict[str, Any]) -> None:
    """They do all by asking the types of their questions."""
    table = {name: kind for name, kind in TYPES.items() if name != "case"}
    table["case"] = made = case_of(table)
    kind, content = TYPES["case"], _content("case", example["question"])
    assert (made.name, made.label, made.credit) == (kind.name, kind.label, kind.credit)
    assert list(made.fields.fields) == list(kind.fields.fields)
    assert made.fields.name == kind.fields.name
    for one in ("answer_text", "marking", "guess", "shape"):
        assert getattr(made, one)(content) == getattr(kind, one)(content), one
    assert list(made.texts(content)) == list(kind.texts(content))
    assert made.publish(content, str) == kind.publish(content, str)
    assert made.authored(made.shape(content)) == kind.authored(kind.shape(content))
    assert [made.mark(content, case["response"]) for case in example["cases"]] == [
        kind.mark(content, case["response"]) for case in example["cases"]
    ]
    findings = Findings()
    node = parse_yaml(yaml.safe_dump(example["question"], allow_unicode=True), "examples.yml", findings)
    assert isinstance(node, Map)
    assert made.fields.build(**made.fields.values(node, findings)) == content
    assert not list(findings)
    empty = parse_yaml("{}", "examples.yml", Findings())
    assert isinstance(empty, Map)
    made.fields.values(empty, findings)
    assert {item.message.split("“")[1].split("”")[0] for item in findings} == {"material", "parts"}


def test_every_folder_of_a_type_is_in_every_table() -> None:
    folders = {path.parent.name for path in FOLDER.glob("*/type.py")}
    assert folders == set(TYPES)
    for table in ("marks.js", "views.js"):
        text = (FOLDER / table).read_text(encoding="utf-8")
        assert all(f"./{name}/" in text for name in folders), table


@pytest.mark.parametrize("name", TYPES)
def test_examples_hold_right_wrong_blank_and_invalid(name: str) -> None:
    states = {case["state"] for example in examples(name) for case in example["cases"]}
    assert {"right", "wrong", "blank", "invalid"} <= states
