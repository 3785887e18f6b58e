"""Planted faults: each is found where it stands and nothing else is; near misses are let pass."""

from __future__ import annotations

import os
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.check import check_site
from generator.diagnostics import Findings
from generator.progress import quiet
from generator.read.site import Memory, read_site

FIXTURES = Path(__file__).parents[1] / "fixtures"
TODAY = date(2026, 11, 20)
_NOTES = {"expect.txt", "delete.txt", "links.txt", "fifos.txt", "large.txt"}


def _cases(kind: str) -> list[Path]:
    return sorted(path for path in (FIXTURES / kind).iterdir() if path.is_dir())


def _lines(case: Path, name: str) -> list[str]:
    path = case / name
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()] if path.exists() else []


def _lay(case: Path | None, project: Path) -> None:
    """The good project with the overlay of `case` on it."""
    shutil.copytree(FIXTURES / "good", project)
    if case is None:
        return
    for file in _lines(case, "delete.txt"):
        (project / file).unlink()
    shutil.copytree(case, project, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*_NOTES))
    for line in _lines(case, "links.txt"):
        path, target = line.split(" -> ")
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).symlink_to(target)
    for file in _lines(case, "fifos.txt"):
        os.mkfifo(project / file)
    for line in _lines(case, "large.txt"):
        file, size = line.rsplit(" ", 1)
        with (project / file).open("ab") as stream:
            stream.truncate(int(size))


def _found(project: Path) -> set[str]:
    findings = Findings()
    site = read_site(project, TODAY, findings, Memory(), quiet)
    if site is not None:
        check_site(site, findings)
    for item in findings:
        assert re.search(r"请|改为|最多", item.message), item
    return {f"{item.location.file}:{item.location.line}:{item.location.column} {item.slug}" for item in findings}


def test_the_good_project_has_no_finding(tmp_path: Path) -> None:
    _lay(None, tmp_path / "project")
    assert _found(tmp_path / "project") == set()


@pytest.mark.parametrize("case", _cases("bad"), ids=lambda case: case.name)
def test_a_planted_fault_is_found_and_nothing_else(case: Path, tmp_path: Path) -> None:
    _lay(case, tmp_path / "project")
    assert _found(tmp_path / "project") == set(_lines(case, "expect.txt"))


@pytest.mark.parametrize("case", _cases("near"), ids=lambda case: case.name)
def test_a_near_miss_is_allowed(case: Path, tmp_path: Path) -> None:
    _lay(case, tmp_path / "project")
    assert _found(tmp_path / "project") == set()
