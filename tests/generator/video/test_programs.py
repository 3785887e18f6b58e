"""Programs that were started end with their work, with their patience, and with whoever started them."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.video import programs

BEATING = """
import sys, time
while True:
    with open(sys.argv[1], "a") as file:
        file.write(".")
    time.sleep(0.02)
"""
PARENT = f"""
import subprocess, sys, time
subprocess.Popen([sys.executable, "-c", {BEATING!r}, sys.argv[1]])
time.sleep(60)
"""
OURS = """
import sys
from pathlib import Path
from generator.video import ffmpeg
endless = ["-re", "-f", "lavfi", "-i", "testsrc=size=64x64", "-t", "60", "-flush_packets", "1", "-f", "mpegts"]
ffmpeg.make_long([*endless, sys.argv[1]], Path.cwd(), 60, lambda _: None)
"""
ROOT = Path(__file__).parents[3]


def _until(true: Callable[[], bool], seconds: float = 20) -> None:
    """Waits for it, and fails where it does not come."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def _grows(path: Path) -> bool:
    """Whether somebody is still writing there."""
    before = path.stat().st_size
    time.sleep(0.5)
    return path.stat().st_size > before


def test_what_a_program_has_started_ends_with_it(tmp_path: Path) -> None:
    beats = tmp_path / "beats"
    with programs.started([sys.executable, "-c", PARENT, str(beats)]):
        _until(beats.exists)
        assert _grows(beats)
    assert not _grows(beats)


def test_all_that_runs_can_be_ended_at_once(tmp_path: Path) -> None:
    beats = tmp_path / "beats"
    with programs.started([sys.executable, "-c", BEATING, str(beats)]) as process:
        _until(beats.exists)
        programs.end_all()
        assert process.wait(10)
    assert not _grows(beats)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_ffmpeg_ends_when_we_are_killed(tmp_path: Path) -> None:
    film = tmp_path / "film.ts"
    with subprocess.Popen([sys.executable, "-c", OURS, str(film)], cwd=ROOT) as ours:
        _until(lambda: film.exists() and film.stat().st_size > 0)
        assert _grows(film)
        ours.kill()
    _until(lambda: not _grows(film), 5)
