"""Files that are not what they seem: nothing is waited for, nothing is taken for a bug of ours."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

GOOD = Path(__file__).parents[1] / "fixtures" / "good"
CONFIG = "site_config.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / "project"))


def _checked(project: Path) -> list[dict[str, Any]]:
    """In a process of its own, which would wait for a pipe for ever."""
    call = [
        sys.executable,
        "-c",
        "from generator.cli import run; run()",
        "check",
        "-C",
        str(project),
        "--format",
        "json",
    ]
    said = subprocess.run(call, capture_output=True, text=True, timeout=60, check=False)
    assert said.returncode == 1, said.stderr
    found: list[dict[str, Any]] = json.loads(said.stdout)
    return found


def test_settings_that_are_a_pipe_are_not_waited_for(project: Path) -> None:
    (project / CONFIG).unlink()
    os.mkfifo(project / CONFIG)
    assert [(item["file"], item["slug"]) for item in _checked(project)] == [(CONFIG, "not-a-file")]


def test_settings_that_never_end_are_not_read(project: Path) -> None:
    (project / CONFIG).unlink()
    (project / CONFIG).symlink_to("/dev/zero")
    assert [(item["file"], item["slug"]) for item in _checked(project)] == [(CONFIG, "not-a-file")]


def test_settings_that_are_a_folder_are_said(project: Path) -> None:
    (project / CONFIG).unlink()
    (project / CONFIG).mkdir()
    assert [(item["file"], item["slug"]) for item in _checked(project)] == [(CONFIG, "not-a-file")]
