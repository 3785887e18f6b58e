"""A bank in which one thing was changed or lost: a rule says so, or an example is no longer marked as it states."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from generator.diagnostics import Findings
from generator.memory import Memory
from generator.question_types import TYPES
from generator.source.nodes import Map
from generator.source.yaml import parse_yaml
from tests.generator.examples import examples
from tests.generator.spoiled import WHOLE, found, lay

PROSE = {"hints", "notes", "options.feedback", "parts.explanation", "stems"}
"""What a question may do without: said besides, or to editors; a case is explained as a whole."""
FILED = {"at", "citations.article", "difficulty", "lessons", "parts.id", "pool", "region", "replaced_by", "review_every", "roles", "status", "tier", "time", "valid", "valid.from", "valid.until"}  # fmt: skip
"""Where a question stands and when it is asked: without it, it is asked elsewhere or longer, and marked as before."""
SHOWN = {"media", "media.end", "media.start"}
"""What is seen with a question or how: without it, it is shown otherwise, and marked as before."""
SUGGESTED = {"blanks.choices", "wrong"}
"""Words and numbers that help to answer, and change no mark."""
HARMLESS = PROSE | FILED | SHOWN | SUGGESTED
Way = tuple[str | int, ...]


@dataclass(frozen=True)
class Change:
    """A question after it, and what was done."""

    what: str
    question: dict[str, Any]


def _keys(node: Any, path: Way = ()) -> Iterator[Way]:
    """The way to every key in `node`."""
    for key, value in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        if isinstance(node, dict):
            yield (*path, key)
        yield from _keys(value, (*path, key))


def _without(node: Any, path: Way) -> Any:
    changed = copy.deepcopy(node)
    inner = changed
    for key in path[:-1]:
        inner = inner[key]
    del inner[path[-1]]
    return changed


def _with(node: Any, path: Way, value: Any) -> Any:
    changed = copy.deepcopy(node)
    inner = changed
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return changed


def _at(node: Any, path: Way) -> Any:
    for key in path:
        node = node[key]
    return node


def _answers(question: dict[str, Any], kind: str) -> Iterator[Change]:
    """Every answer changed to another that could be meant, every option, item and blank taken out."""
    for path, value in _changed(question, kind):
        yield Change(f"{'.'.join(map(str, path))} = {value}", _with(question, path, value))
    for name in ("options", "items", "left", "right", "parts", "rubric"):
        for at in range(len(question[name]) if len(question.get(name, ())) > 1 else 0):
            yield Change(f"without {name}.{at}", _without(question, (name, at)))
    for number, blank in question.get("blanks", {}).items():
        yield Change(f"without blanks.{number}", _without(question, ("blanks", number)))
        for at in range(len(blank["accept"])):
            yield Change(f"without accept.{at}", _without(question, ("blanks", number, "accept", at)))
    for at, part in enumerate(question.get("parts", ())):
        for change in _answers(part, part["type"]):
            yield Change(f"parts.{at}: {change.what}", _with(question, ("parts", at), change.question))


def _changed(question: dict[str, Any], kind: str) -> Iterator[tuple[Way, Any]]:
    answer = question.get("answer")
    if kind == "single_choice":
        yield from ((("answer",), one["key"]) for one in question["options"] if one["key"] != answer)
    elif kind == "multiple_choice":
        keys = [one["key"] for one in question["options"]]
        yield from ((("answer",), [key for key in keys if (key in answer) != (key == other)]) for other in keys)
    elif kind == "true_false":
        yield ("answer",), str(str(answer).lower() != "true").lower()
    elif kind == "ordering":
        yield from ((("answer",), _swapped(answer, one, other)) for one, other in pairwise(answer))
    elif kind == "matching":
        keys = [one["key"] for one in question["right"]]
        yield from ((("answer", left), key) for left in answer for key in keys if key != answer[left])
    elif kind == "numeric":
        yield from ((("answer", name), "7") for name in ("value", "tolerance", "min", "max") if name in answer)
        yield from ((("answer", name), "斗") for name in ("unit",) if name in answer)
    elif kind == "fill_blank":
        yield from (
            (("blanks", number, "accept", at), "别的")
            for number, blank in question["blanks"].items()
            for at in range(len(blank["accept"]))
        )
    elif kind == "short_answer":
        points = question.get("rubric", ())
        yield from ((("rubric", at, "points"), "9") for at in range(len(points)) if len(points) > 1)


def _swapped(keys: list[str], one: str, other: str) -> list[str]:
    return [{one: other, other: one}.get(key, key) for key in keys]


class Whole:
    """A project with the whole bank, locked, in which a changed tree is put in the bank's place."""

    def __init__(self, root: Path) -> None:
        self.root = lay(root)
        self.memory = Memory()
        self.tree: dict[str, Any] = yaml.load((self.root / WHOLE).read_text(encoding="utf-8"), yaml.BaseLoader)

    def slugs(self, tree: Any) -> set[str]:
        """What is found in it, but for its form."""
        text = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False)
        (self.root / WHOLE).write_text(text, encoding="utf-8")
        return {item.slug for item in found(self.root, self.memory)} - {"not-canonical"}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    return Whole(tmp_path_factory.mktemp("changed") / "project")


def test_the_whole_bank_as_a_tree_has_no_fault(whole: Whole) -> None:
    assert whole.slugs(whole.tree) == set()


def _label(path: Way) -> str:
    """The field, and what it is a field of where that is no question: options.feedback."""
    names = [name for name in path if isinstance(name, str) and not name.isdigit() and name != "questions"]
    return ".".join(names[-2:])


def test_the_loss_of_any_field_is_told_but_of_those_known_to_do_no_harm(whole: Whole) -> None:
    """What a question has from its bank is written out. A field that is new must be told of or be named above."""
    own = whole.tree["defaults"]
    bare = {
        **_without(whole.tree, ("defaults",)),
        "questions": [copy.deepcopy(own | one) for one in whole.tree["questions"]],
    }
    assert whole.slugs(bare) == set()
    told: dict[str, bool] = {}
    for path in _keys(bare):
        label = _label(path)
        told[label] = told.get(label, False) or bool(whole.slugs(_without(bare, path)))
    assert {label for label, seen in told.items() if not seen} == HARMLESS


def test_an_answer_that_was_changed_is_told(whole: Whole) -> None:
    silent = []
    for at, question in enumerate(whole.tree["questions"]):
        for change in _answers(question, question["type"]):
            if not whole.slugs(_with(whole.tree, ("questions", at), change.question)):
                silent.append((question["id"], change.what))
    assert silent == []


def _examples() -> list[Any]:
    return [
        pytest.param(name, example, id=f"{name}-{number}")
        for name in TYPES
        for number, example in enumerate(examples(name))
    ]


def _read(name: str, question: dict[str, Any]) -> Any:
    """The content, or None of what cannot be read or breaks a rule of its type alone."""
    findings = Findings()
    node = parse_yaml(yaml.safe_dump(question, allow_unicode=True), "examples.yml", findings)
    assert isinstance(node, Map)
    content = TYPES[name].fields.build(**TYPES[name].fields.values(node, findings))
    question_like: Any = SimpleNamespace(content=content, status="live", location=node.location)
    faults = () if name in ("case", "fill_blank") else TYPES[name].check(question_like)
    return None if list(findings) or any(fault.severity == "error" for fault in faults) else content


@pytest.mark.parametrize(("name", "example"), _examples())
def test_a_field_that_an_example_loses_is_missed(name: str, example: dict[str, Any]) -> None:
    """It cannot be read, or is marked or published otherwise; a field that says what is meant without it may go. That a
    free answer has a rubric is a rule of the whole bank.
    """
    kind, was = TYPES[name], _read(name, example["question"])
    for path in _keys(example["question"]):
        now = (
            None
            if path[-1] == "rubric" or _label(path) in HARMLESS
            else _read(name, _without(example["question"], path))
        )
        if now is not None and kind.shape(now) != kind.shape(was):
            marks = [(kind.mark(was, case["response"]), kind.mark(now, case["response"])) for case in example["cases"]]
            published = kind.publish(was, str), kind.publish(now, str)
            assert any(one != other for one, other in [*marks, published]), path


@pytest.mark.parametrize(("name", "example"), _examples())
def test_an_answer_changed_in_an_example_fails_one_of_its_cases(name: str, example: dict[str, Any]) -> None:
    kind, was = TYPES[name], _read(name, example["question"])
    silent = []
    for change in _answers(example["question"], name):
        now = _read(name, change.question)
        if now is not None and kind.marking(now) != kind.marking(was):
            cases = (case["response"] for case in example["cases"])
            if all(kind.mark(was, response) == kind.mark(now, response) for response in cases):
                silent.append(change.what)
    assert silent == []
