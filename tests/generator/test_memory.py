"""What is remembered while serving is forgotten when anything it was made from changes."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Hashable
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from generator import pipeline
from generator.check import ALL_BANKS, RULES, Rule
from generator.check.places import RULES as PLACE_RULES
from generator.diagnostics import Findings, Location, text_at
from generator.memory import Memory
from generator.progress import quiet
from generator.read.site import read_site
from tests.generator.publishing import lay

GOOD = Path(__file__).parents[1] / "fixtures/good"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.__module__}.{rule.__name__}")
def test_a_remembered_rule_looks_at_nothing_else(rule: Rule) -> None:
    site = read_site(GOOD, date(2026, 11, 20), Findings(), Memory(), quiet)
    assert site is not None
    if rule in ALL_BANKS:
        list(rule(SimpleNamespace(banks=site.banks, questions=list(site.questions), pieces=list(site.pieces))))  # type: ignore[arg-type]
    elif rule in PLACE_RULES:
        list(rule(SimpleNamespace(layers=site.layers, today=site.today)))  # type: ignore[arg-type]


def test_the_same_inputs_are_not_worked_on_twice() -> None:
    memory, made = Memory(), []
    for given in (1, 1, 2, 1):
        assert memory.recall("twice", (given,), lambda given=given: made.append(given) or 2 * given) == 2 * given  # type: ignore[misc]
    assert made == [1, 2, 1]


def test_a_file_is_read_again_when_it_has_changed(tmp_path: Path) -> None:
    file, memory = tmp_path / "a.txt", Memory()

    def read(findings: Findings) -> str:
        findings.warning(location, "slug", "提醒")
        return file.read_text()

    location = Location("a.txt")
    for text in ("one", "one", "three"):
        file.write_text(text)
        findings = Findings()
        assert memory.read("a", [file], read, findings) == text
        assert len(findings.items) == 1


def test_an_equal_text_at_another_place_is_another_text() -> None:
    memory, made = Memory(), []
    for text in (text_at("题", "a.yml", 1), text_at("题", "a.yml", 2)):
        made.append(memory.recall("text", ((text,),), lambda text=text: text.line))  # type: ignore[misc]
    assert made == [1, 2]


def test_every_file_that_a_site_is_read_from_is_looked_at_again(tmp_path: Path) -> None:
    root, memory = Path(shutil.copytree(GOOD, tmp_path / "project")), Memory()

    def found() -> list[str]:
        findings = Findings()
        read_site(root, date(2026, 11, 20), findings, memory, quiet)
        return [item.location.file for item in findings]

    authored = [path for path in sorted(root.rglob("*")) if path.suffix in (".yml", ".md", ".csv", ".lock")]
    assert len(authored) == 11
    for path in authored:
        good = path.read_bytes()
        assert found() == []
        path.write_bytes(b"\xff" + good)
        assert set(found()) == {str(path.relative_to(root))}
        path.write_bytes(good)


def test_what_has_not_changed_is_not_worked_out_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that takes long: an edit would wait for all that is worked out in vain."""
    dear = {"places", ("proof", "demo-one"), ("proof", "demo-two"), *ALL_BANKS, *PLACE_RULES}
    project, made = pipeline.Project(lay(tmp_path / "project"), date(2026, 11, 20), videos=False), list[Hashable]()
    remembered = Memory.recall

    def recall(memory: Memory, name: Hashable, inputs: tuple[Any, ...], make: Callable[[], Any]) -> Any:
        return remembered(memory, name, inputs, lambda: made.append(name) or make())  # type: ignore[func-returns-value]

    monkeypatch.setattr(Memory, "recall", recall)
    pipeline.derive(project)
    assert dear <= set(made)
    made.clear()
    pipeline.derive(project)
    assert not dear & set(made)
