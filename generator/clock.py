"""The day a build counts as today: that of the commit, so that the same commit gives the same findings for ever."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path


def commit_day(root: Path) -> date:
    """SOURCE_DATE_EPOCH's day if set, else the last commit's, else the machine's own."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    try:
        shown = subprocess.run(
            ["git", "log", "-1", "--format=%cs"], cwd=root, capture_output=True, text=True, timeout=10, check=True
        )
        return date.fromisoformat(shown.stdout.strip())
    except (OSError, subprocess.SubprocessError, ValueError):
        return date.today()
