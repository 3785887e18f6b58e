"""Since when authored files are there, as the repository remembers it."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

from generator.clock import day_of

_MARK = "commit "


def added_days(root: Path, folder: str) -> dict[str, date]:
    """Project path → the day it was first committed, of every file below `folder`. Empty where there is no git, and where
    only the last commits were fetched: what is older than those would pass for new.
    """
    if _git(root, "rev-parse", "--is-shallow-repository") != "false\n":
        return {}
    log = _git(
        root, "-c", "core.quotepath=off", "log", "--diff-filter=A", "--no-renames", "--relative", "--name-only",
        f"--format={_MARK}%ct", "--", folder,
    )  # fmt: skip
    days: dict[str, date] = {}
    day = None
    for line in log.splitlines():
        if line.startswith(_MARK):
            day = day_of(line.removeprefix(_MARK))
        elif line and day:
            days[line] = (
                day  # from the newest to the oldest: one that was removed and came back counts from the first time
            )
    return days


def _git(root: Path, *arguments: str) -> str:
    """What git says; empty where it says nothing that can be used."""
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=root, capture_output=True, encoding="utf-8", timeout=20, check=True
        )
    except (OSError, subprocess.SubprocessError, ValueError):
        return ""
    return done.stdout
