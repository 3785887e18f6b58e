"""A browser of its own, with its profile on disk, that can be killed as a phone kills it: at once, with all its processes."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, BrowserType

from tests.browser.chromium import FLAGS
from tools.chromium import on_machine

_FLAGS = ["--headless=new", "--remote-debugging-port=0", *FLAGS]
_PATIENCE = 60


@contextmanager
def browsing(kind: BrowserType, profile: Path) -> Iterator[tuple[BrowserContext, subprocess.Popen[bytes]]]:
    """The browser's own context, and its process; both end with the block."""
    port_file = profile / "DevToolsActivePort"
    port_file.unlink(missing_ok=True)
    command = [on_machine() or kind.executable_path, *_FLAGS, f"--user-data-dir={profile}", "about:blank"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        connected = kind.connect_over_cdp(f"http://127.0.0.1:{_port(port_file, process)}")
        yield connected.contexts[0], process
    finally:
        kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """SIGKILL for the browser and all it started, at once."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _port(file: Path, process: subprocess.Popen[bytes]) -> str:
    """Where the browser listens, once it says so."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        lines = file.read_text().splitlines() if file.exists() else []
        if lines:
            return lines[0]
        time.sleep(0.1)
    raise TimeoutError("the browser does not start")
