"""Finds a Chromium for the browser tests: the machine's, else Playwright's download, else the distribution's package.

The one that has no windows at all is taken before the others: it draws the same pages, and a test takes less time in it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

WITHOUT_WINDOWS = "chromium-headless-shell"
"""As Debian calls it."""
NAMES = (WITHOUT_WINDOWS, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def on_machine() -> str | None:
    """The Chromium that CHROMIUM names, else the one of this machine's PATH; None leaves Playwright to its own download."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def find() -> str | None:
    """The path of a Chromium that can be started, or None. Not for a program in which Playwright already runs."""
    return on_machine() or _downloaded()


def _downloaded() -> str | None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - the system Chromium is found without it

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> str | None:
    """Tries Playwright's download, then the distribution's packages."""
    _run([sys.executable, "-m", "playwright", "install", "chromium"])
    if not find():
        _packages(WITHOUT_WINDOWS)
    if not find():
        _packages("chromium")
    return find()


def improve() -> None:
    """Where root runs the tests, as in CI's containers, the package without windows is put beside a Chromium that is there."""
    if os.geteuid() == 0 and not os.environ.get("CHROMIUM") and not shutil.which(WITHOUT_WINDOWS):
        _packages(WITHOUT_WINDOWS)


def _packages(name: str) -> None:
    if shutil.which("apt-get"):
        sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
        _run([*sudo, "apt-get", "update", "-qq"])
        _run([*sudo, "apt-get", "install", "-y", "-qq", name])


def _run(command: list[str]) -> None:
    """Whether it worked is seen by what is there afterwards."""
    print("安装浏览器：", " ".join(command[-3:]), file=sys.stderr)
    with suppress(subprocess.TimeoutExpired):
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=900)


if __name__ == "__main__":
    if on_machine():
        improve()
    path = find() or install()
    if path is None:
        sys.exit("没有找到 Chromium，请安装后把它的路径写进环境变量 CHROMIUM")
    print(f"浏览器：{path}")
