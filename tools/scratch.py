"""Prints the folder in memory where tests write, if there is one with room: they publish thousands of files and wait for each to be on the disk."""

from __future__ import annotations

import os
from pathlib import Path

MEMORY = Path("/dev/shm")
ROOM = 8 << 30
"""Bytes; a whole run fills about a quarter of it."""


def scratch() -> Path | None:
    """None where programs cannot be started from memory, as tests do, or where it is short."""
    if not os.access(MEMORY, os.W_OK):
        return None
    found = os.statvfs(MEMORY)
    return MEMORY if not found.f_flag & os.ST_NOEXEC and found.f_bavail * found.f_frsize >= ROOM else None


if __name__ == "__main__":
    print(scratch() or "")
