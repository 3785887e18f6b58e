"""Since when authored files are there, as the repository remembers it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from generator.clock import day_of

_MARK = "commit "


def added_days(root: Path, folder: str) -> dict[str, date]:
    """Project path → the day it was first committed, of every file below `folder`. Empty where there is no git, and where
    only the last commits were fetched: what is older than those would pass for new.
    """
    # From the newest to the oldest: one that was removed and came back counts from the first time.
    return dict(_commits(root, folder, "--diff-filter=A"))


def changed_days(root: Path, folder: str) -> dict[str, date]:
    """Project path → the day it was last changed; empty where `added_days` is."""
    return dict(reversed(list(_commits(root, folder))))


def _commits(root: Path, folder: str, *which: str) -> Iterator[tuple[str, date]]:
    """Files with the days of their commits, the newest first."""
    if _git(root, "rev-parse", "--is-shallow-repository") != "false\n":
        return
    log = _git(
        root, "-c", "core.quotepath=off", "log", *which, "--no-renames", "--relative", "--name-only",
        f"--format={_MARK}%ct", "--", folder,
    )  # fmt: skip
    day = None
    for line in log.splitlines():
        if line.startswith(_MARK):
            day = day_of(line.removeprefix(_MARK))
        elif line and day:
            yield line, day


def _git(root: Path, *arguments: str) -> str:
    """What git says; empty where it says nothing that can be used."""
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=root, capture_output=True, encoding="utf-8", timeout=20, check=True
        )
    except (OSError, subprocess.SubprocessError, ValueError):
        return ""
    return done.stdout
