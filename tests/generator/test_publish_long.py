"""Whatever happens to a build, readers have the last good site or the new one, whole; and the next build is clean.

Harm comes in four ways. `kill -9` at fifty moments spread over the measured time of the real command, interpreter
start included. `kill -9` before every single change that a build makes on the disk. A full disk at every such change,
once and for good, as `harm.Disk` tells: that covers all that Python asks for in this process, ours, MkDocs's and
shutil's alike (audit events), and the bytes of every file, which the kernel itself refuses (/dev/full); it does not
cover programs that are run (only ffmpeg writes, into its own cache). And a file system that is really full, with less
and less room to spare, where the machine lets us make one.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from generator import pipeline
from generator.publish import tree_hash
from tests.generator.harm import harm_at, harmed, moments_of
from tests.generator.publishing import (
    PUBLISHED,
    REFUSED,
    REPOSITORY,
    assert_tidy,
    build,
    child,
    edit,
    lay,
    photograph,
)

pytestmark = pytest.mark.long
KILLS = 50
WORKERS = 2
EPOCH = "1795132800"
"""2026-11-20, the day that builds in children take for today."""


@pytest.fixture
def fast(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one, since thousands of builds wait for the disk."""
    folder = Path("/dev/shm") / f"suixue-{os.getpid()}" if os.access("/dev/shm", os.W_OK) else tmp_path / "fast"
    folder.mkdir()
    yield folder
    shutil.rmtree(folder)


def _published(root: Path) -> Path:
    lay(root)
    assert child(lambda: build(root)) == (PUBLISHED, "")
    return root


def _harm_everywhere(folder: Path, harm: str, lasting: bool = False, step: int = 1) -> Counter[int]:
    """Harm at every `step`-th change, by workers with a project each; how many builds ended how."""
    roots = [_published(folder / str(number)) for number in range(WORKERS)]
    moments = moments_of(roots[0], removals=harm == "kill")
    assert moments > 100
    shares = [range(1 + number * step, moments + 1, WORKERS * step) for number in range(WORKERS)]
    with multiprocessing.get_context("fork").Pool(WORKERS) as pool:
        calls = [(root, harm, share, lasting) for root, share in zip(roots, shares, strict=True)]
        return Counter(ended for endings in pool.starmap(harm_at, calls) for ended in endings)


def _command(root: Path, temporary: Path) -> subprocess.Popen[bytes]:
    call = "from generator.cli import run; run()"
    environment = os.environ | {"SOURCE_DATE_EPOCH": EPOCH, "PYTHONPATH": str(REPOSITORY), "TMPDIR": str(temporary)}
    command = [sys.executable, "-c", call, "build", "--no-videos", "-C", str(root)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _seconds(root: Path, temporary: Path) -> float:
    """How long the command takes, at the machine's present load."""
    edit(root, f"timed-{time.monotonic_ns()}")
    begun = time.monotonic()
    assert _command(root, temporary).wait() == PUBLISHED
    return time.monotonic() - begun


def _killed_after(seconds: float, root: Path, temporary: Path) -> bool:
    """Whether a build was still at work after so long; either way readers saw one whole site, and the next is clean."""
    edit(root, f"killed-{time.monotonic_ns()}")
    before = photograph(root / "site")
    running = _command(root, temporary)
    time.sleep(seconds)
    running.kill()
    ended = running.wait()
    shown = photograph(root / "site")
    assert child(lambda: build(root)) == (PUBLISHED, "")
    after = photograph(root / "site")
    assert after != before
    assert shown in ((before, after) if ended else (after,))
    assert_tidy(root)
    return ended == -signal.SIGKILL


def test_killed_at_fifty_moments_of_the_command(tmp_path: Path) -> None:
    """Evenly over the time the command takes; where it was done sooner, the time is measured again and it is retried."""
    root, temporary = _published(tmp_path / "project"), tmp_path / "temporary"
    temporary.mkdir()
    lasts, killed = _seconds(root, temporary), 0
    for number in range(KILLS):
        part = (number + 0.5) / KILLS
        if not _killed_after(lasts * part, root, temporary):
            lasts = _seconds(root, temporary)
            killed += _killed_after(lasts * part, root, temporary)
        else:
            killed += 1
    assert killed > KILLS * 0.8
    assert not list(temporary.iterdir())


def test_killed_before_every_change_on_the_disk(fast: Path) -> None:
    ended = _harm_everywhere(fast, "kill")
    assert ended[-signal.SIGKILL] > 150
    assert set(ended) <= {-signal.SIGKILL, PUBLISHED}


def test_the_disk_refuses_any_one_write(fast: Path) -> None:
    """Only a page that cannot be put into the cache does not stop a build."""
    ended = _harm_everywhere(fast, "full")
    assert set(ended) == {REFUSED, PUBLISHED}
    assert ended[REFUSED] > ended[PUBLISHED]


def test_the_disk_stays_full_from_any_write_on(fast: Path) -> None:
    ended = _harm_everywhere(fast, "full", lasting=True, step=3)
    assert ended[REFUSED] > 30


def really_full(mounted: Path, free: range) -> None:
    """Builds on the file system `mounted` with as many KiB to spare as `free` says, one after the other."""
    root, ballast = _published(mounted / "project"), mounted / "ballast"

    def build_with(room: int) -> bool:
        system = os.statvfs(mounted)
        with ballast.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(1, system.f_bavail * system.f_frsize - room * 1024))
        try:
            return build(root)
        finally:
            ballast.unlink()

    endings = [harmed(root, f"room-{room}", lambda room=room: build_with(room)) for room in free]
    assert endings[0] == REFUSED
    assert endings[-1] == PUBLISHED


def test_a_file_system_that_is_really_full(tmp_path: Path) -> None:
    mount = f"mount -t tmpfs -o size=64m none {tmp_path}"
    if subprocess.run(["unshare", "-m", "sh", "-c", mount], capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody mount a file system of its own")
    call = f"from tests.generator.test_publish_long import *; really_full(Path('{tmp_path}'), range(0, 8000, 400))"
    script = f"{mount} && exec '{sys.executable}' -c \"{call}\""
    ran = subprocess.run(["unshare", "-m", "sh", "-c", script], cwd=REPOSITORY, capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()


def test_videos_are_the_same_bytes_in_two_folders(tmp_path: Path, render: pipeline.Render) -> None:
    """The whole build, videos made anew in each."""
    hashes = set()
    for name in ("here", "there/further"):
        root = lay(tmp_path / name / "project")
        findings = pipeline.build(pipeline.Project(root, date(2026, 11, 20)), root / "site", render)
        assert not findings.errors, list(findings)
        assert list((root / "site/media").glob("*.mp4"))
        hashes.add((photograph(root / "site"), tree_hash((root / "site").resolve())))
    assert len(hashes) == 1
