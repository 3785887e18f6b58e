"""Planted faults: each is found where it stands and nothing else is; near misses are let pass."""

from __future__ import annotations

import os
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.check import bank_findings, check_site
from generator.check.silence import silence
from generator.diagnostics import Findings
from generator.fix.run import write_lock
from generator.media import make_media
from generator.memory import Memory
from generator.model.lock import LOCK
from generator.progress import quiet
from generator.read.site import read_site

FIXTURES = Path(__file__).parents[1] / "fixtures"
TODAY = date.fromisoformat((FIXTURES / "today.txt").read_text(encoding="utf-8").strip())
_NOTES = {"expect.txt", "delete.txt", "links.txt", "fifos.txt", "large.txt", "names.txt"}


def _cases(kind: str) -> list[Path]:
    return sorted(path for path in (FIXTURES / kind).iterdir() if path.is_dir())


def _lines(case: Path, name: str) -> list[str]:
    path = case / name
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), line) for line in lines if line.strip()]


def _lay(case: Path | None, project: Path) -> None:
    """The good project with the overlay of `case` on it."""
    shutil.copytree(FIXTURES / "good", project)
    if case is None:
        return
    for file in _lines(case, "delete.txt"):
        (project / file).unlink()
    shutil.copytree(case, project, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*_NOTES))
    if not (case / LOCK).exists():
        write_lock(project, TODAY, quiet)
    for line in _lines(case, "links.txt"):
        path, target = line.split(" -> ")
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).symlink_to(target)
    for file in _lines(case, "fifos.txt"):
        os.mkfifo(project / file)
    for line in _lines(case, "large.txt"):
        file, size = line.rsplit(" ", 1)
        with (project / file).open("ab") as stream:
            stream.write(b"\n" * (int(size) - stream.tell()))
    for line in _lines(case, "names.txt"):
        path, copy = line.split(" -> ")
        shutil.copyfile(project / path, project / copy)


def _found(project: Path) -> set[str]:
    findings = Findings()
    site = read_site(project, TODAY, findings, Memory(), quiet, bank_findings)
    if site is not None:
        check_site(site, findings, Memory())
        if any(project.rglob("*.mp4")):
            (project / "theme").symlink_to(FIXTURES.parents[1] / "theme")
            make_media(site, project / ".cache", findings, quiet)
        silence(findings, project, site.files)
    for item in findings:
        assert re.search(r"请|改为|最多", item.message), item
    return {f"{item.location.file}:{item.location.line}:{item.location.column} {item.slug}" for item in findings}


def _of(case: Path, found: set[str]) -> set[str]:
    """Overlays are written as people write, which is told of each; only those about form are looked at for it."""
    about_form = case.name.startswith("not-canonical")
    return {item for item in found if about_form or not item.endswith(" not-canonical")}


def test_the_good_project_has_no_finding(tmp_path: Path) -> None:
    _lay(None, tmp_path / "project")
    assert _found(tmp_path / "project") == set()


@pytest.mark.parametrize("case", _cases("bad"), ids=lambda case: case.name)
def test_a_planted_fault_is_found_and_nothing_else(case: Path, tmp_path: Path) -> None:
    _lay(case, tmp_path / "project")
    assert _of(case, _found(tmp_path / "project")) == set(_lines(case, "expect.txt"))


@pytest.mark.parametrize("case", _cases("near"), ids=lambda case: case.name)
def test_a_near_miss_is_allowed(case: Path, tmp_path: Path) -> None:
    _lay(case, tmp_path / "project")
    assert _of(case, _found(tmp_path / "project")) == set()
