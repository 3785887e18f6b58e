"""All rules at once with a memory: what has changed is looked at again, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from generator.check import ALL_BANKS, RULES, Rule, check_site
from generator.check.places import RULES as PLACE_RULES
from generator.diagnostics import Diagnostic, Findings, text_at
from generator.memory import Memory
from generator.model.lesson import Lesson
from generator.model.place import Layer
from generator.model.site import Site
from generator.pipeline import Project, check
from generator.progress import quiet
from generator.read.site import read_site
from tests.generator.planted import TODAY, cases, lay


def _twice(layer: Layer) -> Layer:
    return replace(layer, places=(*layer.places, *(place._replace() for place in layer.places)))


def _leading_nowhere(site: Site) -> tuple[Lesson, ...]:
    return tuple(replace(one, body=text_at("[甲](none.md)", one.location.file, 9)) for one in site.lessons)


CHANGES: dict[str, tuple[Callable[[Site], Site], str, set[Rule]]] = {
    "nothing": (lambda site: site, "", set(RULES)),
    "banks": (lambda site: replace(site, banks=site.banks * 2), "duplicate-id", set(PLACE_RULES)),
    "lessons": (lambda site: replace(site, lessons=_leading_nowhere(site)), "dead-link", {*ALL_BANKS, *PLACE_RULES}),
    "places": (lambda site: replace(site, layers=(_twice(site.layers[0]),)), "place-id-duplicate", set(ALL_BANKS)),
    "day": (lambda site: replace(site, today=site.today + timedelta(days=800)), "place-date-stale", set(ALL_BANKS)),
}
"""What changes, one of the faults that it makes, and the rules that do not look at it."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("checked") / "project"
    lay(None, root)
    found = read_site(root, TODAY, Findings(), Memory(), quiet)
    assert found is not None
    return found


def _found(site: Site, memory: Memory) -> list[Diagnostic]:
    findings = Findings()
    check_site(site, findings, memory)
    return list(findings)


@pytest.mark.parametrize("what", CHANGES)
def test_a_check_with_a_memory_finds_what_one_without_finds(site: Site, what: str) -> None:
    change, slug, kept = CHANGES[what]
    memory = Memory()
    assert _found(site, memory) == []
    before = {rule: memory.last[rule][1] for rule in RULES}
    changed = change(site)
    found = _found(changed, memory)
    assert found == _found(changed, Memory()) == _found(changed, memory)
    assert not slug or slug in {item.slug for item in found}
    assert {rule for rule in RULES if memory.last[rule][1] is before[rule]} >= kept


def test_a_chapter_that_is_only_a_text_breaks_no_rule_after_reading(tmp_path: Path) -> None:
    lay(next(case for case in cases("bad") if case.name == "wrong-type--chapter-text"), tmp_path / "project")
    _, findings = check(Project(tmp_path / "project", TODAY))
    assert [item.slug for item in findings] == ["wrong-type"]


def test_of_a_folder_that_is_a_link_nothing_is_said_to_be_missing(tmp_path: Path) -> None:
    lay(None, tmp_path / "project")
    content = tmp_path / "project/content"
    content.rename(tmp_path / "elsewhere")
    content.symlink_to(tmp_path / "elsewhere")
    _, findings = check(Project(tmp_path / "project", TODAY))
    assert [item.slug for item in findings] == ["symlink"]
