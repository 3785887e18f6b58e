"""The day of a build is its commit's, on any machine."""

from __future__ import annotations

import os
import subprocess
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from generator.clock import commit_day

EVENING = "1795190399"
"""2026-11-20 23:59:59 in China, where it is still the afternoon in London."""


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def committed(root: Path, when: str) -> Path:
    environment = os.environ | {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_COMMITTER_DATE": f"@{when}",
        "GIT_AUTHOR_DATE": "@1 +0000",
    }
    who = ["-c", "user.name=tests", "-c", "user.email=tests@example.org"]
    subprocess.run(["git", "init", "-q"], cwd=root, check=True, env=environment)
    subprocess.run(["git", *who, "commit", "-q", "--allow-empty", "-m", "one"], cwd=root, check=True, env=environment)
    return root


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/Los_Angeles", "Pacific/Kiritimati"])
@pytest.mark.parametrize(("second", "day"), [(0, date(2026, 11, 20)), (1, date(2026, 11, 21))])
def test_the_day_is_that_of_china_in_any_zone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, zone: str, second: int, day: date
) -> None:
    """By the commit and by SOURCE_DATE_EPOCH alike, whatever zone either was made in."""
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    moment = str(int(EVENING) + second)
    assert commit_day(committed(tmp_path, f"{moment} -0800")) == day
    monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
    assert commit_day(tmp_path / "nowhere") == day
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("epoch", ["", "tomorrow", "2026-11-20", "9" * 40, "1e9"])
def test_what_is_no_time_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert commit_day(committed(tmp_path, f"{EVENING} +0800")) == date(2026, 11, 20)


def test_without_a_commit_it_is_today(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    now = datetime.now(UTC) + timedelta(hours=8)
    assert abs(commit_day(tmp_path) - now.date()) <= timedelta(days=1)
