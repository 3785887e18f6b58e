"""How long an author waits: from writing a file to a served page that holds the new text, by a real `suixue serve`."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.measure import TODAY

_PATIENCE = 900.0
"""Seconds until the first page; the example site may have to make its videos first."""


def seconds_to_see(root: Path, lesson: str, *options: str, edits: int = 3) -> float:
    """The slowest of a few edits to the body of `lesson`, ``<course>/<lesson>``."""
    file = root / "content/lessons" / f"{lesson}.md"
    with _server(root, *options) as address:
        page = f"{address}lessons/{lesson}/"
        _wait(page, "</html>", _PATIENCE)
        return max(_edit(file, page, f"第{number}次改动可见") for number in range(edits))


def _edit(file: Path, page: str, word: str) -> float:
    text = file.read_text(encoding="utf-8")
    time.sleep(1)
    began = time.monotonic()
    file.write_text(text.replace("\n## 要点", f"\n{word}。\n\n## 要点", 1), encoding="utf-8")
    _wait(page, word, 120)
    return time.monotonic() - began


def _wait(page: str, word: str, patience: float) -> None:
    """Asks for `page` until `word` is in it."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(page, timeout=30) as answer:
                if word in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.02)
    raise TimeoutError(f"{page} 一直没有出现“{word}”")


@contextmanager
def _server(root: Path, *options: str) -> Iterator[str]:
    """The address of a `suixue serve` of its own on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-c",
        "from generator.cli import run; run()",
        "serve",
        "-C",
        str(root),
        "--port",
        str(port),
        *options,
    ]
    with subprocess.Popen(
        command, env=os.environ | {"SOURCE_DATE_EPOCH": TODAY}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.send_signal(signal.SIGINT)
