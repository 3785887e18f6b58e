"""ffmpeg, started without a shell, with nothing it could fetch and an end to its time and size. Nobody else starts it."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import imageio_ffmpeg  # type: ignore[import-untyped]

from generator.video import programs
from generator.video.script import VideoFault

TIME_LIMIT = 120
"""Seconds of what is short; long work says itself how long it may take."""
SIZE_LIMIT = 400_000_000
LOCAL = ["-protocol_whitelist", "file,pipe"]
FOREIGN = [
    *LOCAL,
    *("-format_whitelist", "wav,mp3,aac,mov,matroska,flac,ogg,avi,mpegts,mpeg,flv,asf"),
    *("-max_pixels", str(8192 * 4320)),
]
"""For what others made: containers that name no other file, so that a playlist dressed up as a recording opens nothing."""
BITEXACT = ["-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact", "-map_metadata", "-1"]
_BOTH = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
_REACHED = re.compile(rb"out_time_us=(\d+)")
Reached = Callable[[float], None]
"""Called with the seconds of film that are done."""


class MediaFault(Exception):
    """ffmpeg could not read or make a file; the message is its last words."""


@cache
def version() -> str:
    """The first line ffmpeg says of itself; another build may write other bytes."""
    return run(["-version"]).stdout.decode(errors="replace").partition("\n")[0]


def source(path: Path) -> list[str]:
    """The arguments that open a file that others made."""
    return [*FOREIGN, "-i", f"file:{path.resolve()}"]


def run(arguments: Sequence[str], folder: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    """What ffmpeg left with and said, whatever it was."""
    command = [_program(), "-nostdin", *arguments]
    try:
        with _startable(), programs.started(command, cwd=folder, stdin=subprocess.DEVNULL, **_BOTH) as process:
            out, said = process.communicate(timeout=TIME_LIMIT)
            return subprocess.CompletedProcess(command, process.returncode, out, said)
    except subprocess.TimeoutExpired as fault:
        raise MediaFault(f"longer than {TIME_LIMIT} s") from fault


def make(arguments: Sequence[str], folder: Path | None = None) -> None:
    """Runs ffmpeg to make files. Raises MediaFault when it cannot, OSError when the disk is full."""
    done = run(["-hide_banner", "-loglevel", "error", "-y", *arguments], folder)
    _judge(done.returncode, done.stderr.decode(errors="replace"))


def make_long(arguments: Sequence[str], folder: Path, limit: float, reached: Reached) -> None:
    """The same for work of up to `limit` seconds, which tells how far it has come; whatever ends the wait ends ffmpeg."""
    command = [_program(), "-nostdin", "-hide_banner", "-loglevel", "error", "-y", "-progress", "pipe:1", *arguments]
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE}
    with tempfile.TemporaryFile() as said, _startable():
        with programs.started(command, cwd=folder, stderr=said, **pipes) as process:
            watch = threading.Timer(limit, process.kill)
            watch.start()
            try:
                for seconds in reached_seconds(process.stdout or ()):
                    reached(seconds)
                code = process.wait()
            finally:
                late = not watch.is_alive()
                watch.cancel()
        said.seek(0)
        _judge(code, f"longer than {limit:.0f} s" if late and code else said.read().decode(errors="replace"))


def reached_seconds(lines: Iterable[bytes]) -> Iterator[float]:
    """The times in what ffmpeg says under -progress."""
    for line in lines:
        if match := _REACHED.match(line):
            yield int(match[1]) / 1e6


def _judge(code: int, said: str) -> None:
    if os.strerror(errno.ENOSPC) in said:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    if code:
        raise MediaFault(said.strip()[-300:])


@contextmanager
def _startable() -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        if fault.errno == errno.ENOSPC:
            raise
        raise VideoFault(f"ffmpeg 启动不了（{fault.strerror}），请重新安装 imageio-ffmpeg") from fault


@cache
def _program() -> str:
    try:
        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError as fault:
        raise VideoFault("没有找到 ffmpeg，请重新安装 imageio-ffmpeg") from fault
