"""Programs of others, started without a shell, and ended with all that they have started: when their work is done or
given up, and when we ourselves are killed.
"""

from __future__ import annotations

import atexit
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from threading import Lock
from typing import IO, Any

_WARDEN = Path(__file__).with_name("warden.py")
_running: set[int] = set()
_lock = Lock()


@contextmanager
def started(command: Sequence[str], **how: Any) -> Iterator[subprocess.Popen[bytes]]:
    """A program in a group of its own, with `how` as subprocess takes it; once the block is left, nothing of it runs.

    Raises OSError when it cannot be started.
    """
    with subprocess.Popen(command, start_new_session=True, **how) as process:
        _tell("+", process.pid)
        try:
            yield process
        finally:
            _end(process.pid)
            _tell("-", process.pid)


def end_all() -> None:
    """Ends whatever runs now, so that nobody waits for it."""
    for pid in list(_running):
        _end(pid)


def _end(pid: int) -> None:
    """On Windows a program goes alone."""
    with suppress(OSError):
        if sys.platform == "win32":
            os.kill(pid, signal.SIGTERM)
        else:
            os.killpg(pid, signal.SIGKILL)


def _tell(sign: str, pid: int) -> None:
    with _lock:
        (_running.add if sign == "+" else _running.discard)(pid)
        with suppress(OSError, ValueError):  # without a warden only a killed run leaves something behind
            pipe = _warden()
            if pipe:
                pipe.write(f"{sign}{pid}\n".encode())
                pipe.flush()


@cache
def _warden() -> IO[bytes] | None:
    """The pipe to a program that waits for nothing but its end. It is our end too, whatever brought that about: no signal,
    no thread and no system call has to be there for it.
    """
    try:
        command = [sys.executable, "-I", "-S", str(_WARDEN)]
        warden = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, start_new_session=True)
    except OSError:
        return None
    assert warden.stdin is not None
    atexit.register(warden.communicate)
    return warden.stdin
