"""The day a build counts as today: that of the commit, so that the same commit gives the same findings for ever."""

from __future__ import annotations

import os
import subprocess
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

_CHINA = timezone(timedelta(hours=8))
"""Days begin where the readers are, whatever the machine's own zone."""


def commit_day(root: Path) -> date:
    """SOURCE_DATE_EPOCH's day if it is set, else the last commit's, else that of the machine's clock."""
    return day_of(os.environ.get("SOURCE_DATE_EPOCH", "")) or day_of(_last_commit(root)) or datetime.now(_CHINA).date()


def day_of(seconds: str) -> date | None:
    """The day of a time in seconds since 1970; None if it is no such time."""
    try:
        return datetime.fromtimestamp(int(seconds), _CHINA).date()
    except (ValueError, OverflowError, OSError):
        return None


def _last_commit(root: Path) -> str:
    """The committer's time; empty where there is no git or no commit."""
    command = ["git", "log", "-1", "--no-show-signature", "--format=%ct"]
    try:
        return subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=10, check=True).stdout
    except (OSError, subprocess.SubprocessError, ValueError):
        return ""
