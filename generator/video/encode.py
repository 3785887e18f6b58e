"""ffmpeg, called with nothing it could fetch, no date it could write, and an end to its time and size."""

from __future__ import annotations

import errno
import os
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import imageio_ffmpeg  # type: ignore[import-untyped]
from PIL import Image

from generator.video.captions import FRAME_MS
from generator.video.script import VideoFault

KEYFRAME_SECONDS = 2
TIME_LIMIT = 120
SIZE_LIMIT = 400_000_000
_FPS = 1000 // FRAME_MS
_LOCAL = ["-protocol_whitelist", "file,pipe"]
_AUTHORED = [*_LOCAL, "-format_whitelist", "wav,mp3,aac,mov,matroska,flac,ogg"]
"""Containers that name no other file, so that a playlist dressed up as a recording opens nothing."""
_BITEXACT = ["-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact", "-map_metadata", "-1"]
_ONE_ORDER = ["-max_interleave_delta", "0"]
"""Film and sound lie in the file by their times alone, not by which of the two was made first."""
_OUTPUT = [*_BITEXACT, *_ONE_ORDER, "-map_chapters", "-1", "-threads", "1", "-movflags", "+faststart", "-f", "mp4"]
_PICTURE = (
    "scale=out_color_matrix=bt709:out_range=tv:flags=bitexact+accurate_rnd+full_chroma_int,format=yuv420p,"
    "setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv,"
    f"fps={_FPS}"
)
_X264 = [
    *("-c:v", "libx264", "-profile:v", "main", "-preset", "veryfast", "-tune", "stillimage", "-crf", "33"),
    *("-bf", "0", "-rc-lookahead", "5", "-g", str(KEYFRAME_SECONDS * _FPS)),
]
_SILENCE = [*_LOCAL, "-f", "lavfi", "-i", "anullsrc=r=24000:cl=mono"]
_SILENT_AAC = ["-c:a", "aac", "-b:a", "16k"]
_SPOKEN_AAC = ["-af", "apad", "-c:a", "aac", "-ac", "1", "-ar", "44100", "-b:a", "48k"]
_DURATION = re.compile(r"Duration: (\d+):(\d\d):(\d\d\.\d+)")
_STREAM = re.compile(r"Stream #0:\d+.*?: (Video|Audio): (\w+)([^\n]*)")
_HEARD = re.compile(rb"out_time_us=(\d+)")


@dataclass(frozen=True)
class Probe:
    """What a media file holds: its length, and the codec of its first film and sound, None where it has none."""

    seconds: float | None
    video: str | None
    audio: str | None


class MediaFault(Exception):
    """ffmpeg could not read or make a file; the message is its last words."""


@cache
def version() -> str:
    """The first line ffmpeg says of itself; another build may write other bytes."""
    return _run(["-version"]).stdout.decode(errors="replace").partition("\n")[0]


def probe(path: Path) -> Probe:
    """What `path` holds; nothing, if it cannot be opened or takes too long to."""
    try:
        said = _run(["-hide_banner", *_AUTHORED, "-i", f"file:{path}"]).stderr.decode(errors="replace")
    except MediaFault:
        return Probe(None, None, None)
    length = _DURATION.search(said)
    streams = [match.groups() for match in _STREAM.finditer(said) if "(attached pic)" not in match[3]]
    codecs = {kind: codec for kind, codec, _ in reversed(streams)}
    return Probe(_seconds(length) if length else None, codecs.get("Video"), codecs.get("Audio"))


_HEARD_SECONDS = 3601
"""No setting allows a longer recording."""


def sound_seconds(path: Path) -> float | None:
    """The length of a recording by listening to it, since a header may be wrong; None when it has no sound
    or cannot be heard to its end in time.
    """
    listen = ["-map", "0:a:0", "-t", str(_HEARD_SECONDS), "-f", "null", "-progress", "pipe:1", "-"]
    try:
        done = _run(["-hide_banner", *_AUTHORED, "-i", f"file:{path}", *listen])
    except MediaFault:
        return None
    heard = [int(microseconds) for microseconds in _HEARD.findall(done.stdout)]
    return heard[-1] / 1e6 if heard and heard[-1] and not done.returncode else None


def _seconds(match: re.Match[str]) -> float:
    return int(match[1]) * 3600 + int(match[2]) * 60 + float(match[3])


def encode(pictures: Sequence[Image.Image], shots: Sequence[int], narration: Path | None, folder: Path) -> Path:
    """`folder`/video.mp4: each picture for its milliseconds, over the narration or silence."""
    listing = _list_pictures(pictures, shots, folder)
    sound = [*_AUTHORED, "-i", f"file:{narration.resolve()}"] if narration else _SILENCE
    inputs = [*_LOCAL, "-f", "concat", "-i", listing.name, *sound, "-map", "0:v:0", "-map", "1:a:0"]
    filters = ["-t", f"{sum(shots) / 1000:.3f}", "-vf", _PICTURE, "-filter_threads", "1"]
    _make([*inputs, *filters, *_X264, *(_SPOKEN_AAC if narration else _SILENT_AAC)], folder)
    for scrap in (listing, *folder.glob("*.png")):
        scrap.unlink()
    return folder / "video.mp4"


def _list_pictures(pictures: Sequence[Image.Image], shots: Sequence[int], folder: Path) -> Path:
    """The pictures as files and the concat list that shows each for its time; the last one is named again to hold."""
    lines = ["ffconcat version 1.0"]
    for number, (picture, ms) in enumerate(zip(pictures, shots, strict=True)):
        picture.save(folder / f"{number}.png", compress_level=1)
        lines += [f"file {number}.png", f"duration {ms / 1000:.3f}"]
    listing = folder / "list.ffconcat"
    listing.write_text("\n".join([*lines, f"file {len(pictures) - 1}.png", ""]), encoding="ascii")
    return listing


def remux(recording: Path, folder: Path) -> Path:
    """`folder`/video.mp4: film and sound untouched, in a file that plays at once and tells no place or date."""
    _make([*_AUTHORED, "-i", f"file:{recording.resolve()}", "-map", "0:v:0", "-map", "0:a:0?", "-c", "copy"], folder)
    return folder / "video.mp4"


def still(video: Path, at: float, widest: int) -> Path:
    """The frame at `at` seconds as poster.jpg beside the video, no wider than `widest`."""
    picture = video.parent / "still.png"
    scale = f"scale='min({widest},iw)':-2:flags=bitexact+accurate_rnd"
    seek = ["-ss", f"{at:.3f}", "-max_pixels", str(4096 * 4096), "-i", video.name]
    _checked([*_AUTHORED, *seek, "-frames:v", "1", "-vf", scale, "-threads", "1", picture.name], video.parent)
    with Image.open(picture) as image:
        poster = save_poster(image.convert("RGB"), video.parent)
    picture.unlink()
    return poster


def save_poster(picture: Image.Image, folder: Path) -> Path:
    path = folder / "poster.jpg"
    picture.save(path, quality=82, optimize=True, progressive=True)
    return path


def _make(arguments: list[str], folder: Path) -> None:
    _checked([*arguments, *_OUTPUT, "-fs", str(SIZE_LIMIT), "video.mp4"], folder)
    if (folder / "video.mp4").stat().st_size >= SIZE_LIMIT - 1_000_000:
        raise MediaFault(f"larger than {SIZE_LIMIT} bytes")


def _checked(arguments: list[str], folder: Path | None) -> None:
    done = _run(["-hide_banner", "-loglevel", "error", "-y", *arguments], folder)
    said = done.stderr.decode(errors="replace").strip()
    if os.strerror(errno.ENOSPC) in said:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    if done.returncode:
        raise MediaFault(said[-300:])


def _run(arguments: list[str], folder: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [_program(), "-nostdin", *arguments]
    try:
        return subprocess.run(
            command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, timeout=TIME_LIMIT, check=False
        )
    except subprocess.TimeoutExpired as fault:
        raise MediaFault(f"longer than {TIME_LIMIT} s") from fault
    except OSError as fault:
        raise VideoFault(f"ffmpeg 启动不了（{fault.strerror}），请重新安装 imageio-ffmpeg") from fault


@cache
def _program() -> str:
    try:
        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError as fault:
        raise VideoFault("没有找到 ffmpeg，请重新安装 imageio-ffmpeg") from fault
