"""Planted faults: each is found where it stands and nothing else is; near misses are let pass."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.check import bank_findings, check_site
from generator.check.silence import silence
from generator.diagnostics import Findings
from generator.media import make_media
from generator.memory import Memory
from generator.progress import quiet
from generator.read.site import read_site
from tests.generator.planted import FIXTURES, TODAY, cases, expected, lay, says, told


def _found(project: Path) -> Findings:
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
    return findings


def test_the_good_project_has_no_finding(tmp_path: Path) -> None:
    lay(None, tmp_path / "project")
    assert told(None, _found(tmp_path / "project")) == set()


@pytest.mark.parametrize("case", cases("bad"), ids=lambda case: case.name)
def test_a_planted_fault_is_found_and_nothing_else(case: Path, tmp_path: Path) -> None:
    lay(case, tmp_path / "project")
    found = _found(tmp_path / "project")
    assert told(case, found) == expected(case)
    assert says(case) <= {item.message for item in found}


@pytest.mark.parametrize("case", cases("near"), ids=lambda case: case.name)
def test_a_near_miss_is_allowed(case: Path, tmp_path: Path) -> None:
    lay(case, tmp_path / "project")
    assert told(case, _found(tmp_path / "project")) == set()
