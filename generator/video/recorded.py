"""A video recorded by people: checked, stripped of what a phone notes down, kept by content."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PIL import Image

from generator.diagnostics import Findings, Location
from generator.source.text import read_text
from generator.video import encode, store
from generator.video.check import report_length
from generator.video.script import Rendition
from generator.video.webvtt import report_webvtt

RECIPE = 2
"""Raised whenever this module would make other bytes of the same recording."""
POSTER_SECOND = 1.0
_POSTER_WIDTH = 960
_FILM, _SOUND = "h264", {"aac", "mp3", None}


@dataclass(frozen=True)
class Recording:
    """Files beside a lesson, and where the lesson names them; captions may be None."""

    video: Path
    captions: Path | None
    video_location: Location
    captions_location: Location
    longest: int = 300
    """Seconds."""


def recorded(recording: Recording, cache: Path, findings: Findings) -> Rendition | None:
    """The recording as a rendition, or None after reporting why it cannot be one.

    Film and sound are copied as they are; only the container is written anew. Width and height are the poster's.
    """
    before = findings.errors
    captions = _captions(recording.captions, recording, findings) if recording.captions else None
    digest = _digest(recording, findings)
    if findings.errors > before or digest is None:
        return None
    key = store.key_of(["recorded", RECIPE, encode.version(), digest, captions, recording.longest])
    return store.find(cache, key) or _add(recording, captions, cache, key, findings)


def _captions(path: Path, recording: Recording, findings: Findings) -> str | None:
    if not path.is_file():
        message = f"没有找到字幕文件“{path.name}”，请放在课时文件旁边"
        findings.error(recording.captions_location, "captions-invalid", message)
        return None
    file = f"{recording.captions_location.file.rpartition('/')[0]}/{path.name}".lstrip("/")
    text = read_text(path, file, findings)
    return None if text is None or report_webvtt(text, file, findings) else text


def _digest(recording: Recording, findings: Findings) -> str | None:
    try:
        with recording.video.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as fault:
        _unreadable(recording, f"读不出来（{fault.strerror}），请检查文件名和文件", findings)
        return None


def _unreadable(recording: Recording, why: str, findings: Findings) -> None:
    findings.error(recording.video_location, "video-unreadable", f"视频“{recording.video.name}”{why}")


def _add(recording: Recording, captions: str | None, cache: Path, key: str, findings: Findings) -> Rendition | None:
    if _report_film(recording, findings):
        return None
    try:
        return store.add(cache, key, partial(_fill, recording, captions))
    except encode.MediaFault:
        _unreadable(recording, "播放到一半坏了，请重新导出为 H.264 编码的 mp4", findings)
        return None


def _report_film(recording: Recording, findings: Findings) -> bool:
    """Reports a file that is no film, one that phones do not play, or one too long."""
    found = encode.probe(recording.video)
    if found.video is None or found.seconds is None:
        _unreadable(recording, "不是能播放的视频，请导出为 H.264 编码的 mp4", findings)
    elif found.video != _FILM or found.audio not in _SOUND:
        coded = f"是 {found.video}/{found.audio or '无声'} 编码，许多手机放不了"
        _unreadable(recording, f"{coded}，请导出为 H.264 画面、AAC 声音的 mp4", findings)
    else:
        return report_length(found.seconds, recording.longest, recording.video_location, findings)
    return True


def _fill(recording: Recording, captions: str | None, folder: Path) -> tuple[float, int, int]:
    video = encode.remux(recording.video, folder)
    seconds = encode.probe(video).seconds or 0.0
    poster = encode.still(video, min(POSTER_SECOND, seconds / 2), _POSTER_WIDTH)
    if captions is not None:
        (folder / "captions.vtt").write_text(captions, encoding="utf-8", newline="\n")
    with Image.open(poster) as image:
        return seconds, *image.size
