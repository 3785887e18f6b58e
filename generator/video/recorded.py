"""A video recorded by people: looked at, refused by name or taken in, and made into what phones want."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from generator.diagnostics import Findings, Location
from generator.video import entries, ffmpeg, renditions
from generator.video.check import report_length
from generator.video.digests import Digests
from generator.video.probe import Film, Probe, film_seconds, loudness, probe
from generator.video.renditions import HEIGHTS
from generator.video.script import Rendition
from generator.video.subtitles import Captions, read_captions
from generator.video.take import CutShort, Take

_AGAIN = "请重新导出为 H.264 编码的 mp4"
_SLUG = "video-unreadable"


@dataclass(frozen=True)
class Recording:
    """Files of a lesson, and where the lesson names them; captions may be None."""

    video: Path
    captions: Path | None
    video_location: Location
    captions_location: Location
    longest: int = 300
    """Seconds."""


@dataclass(frozen=True)
class Recorded:
    """A recording taken in, and what is said in it."""

    rendition: Rendition
    captions: Captions | None
    take: Take


Progress = Callable[[float, float], None]
"""Called with the seconds of film that are done, and all there are."""


def _unheard(done: float, of: float) -> None:
    """Tells nobody."""


def recorded(recording: Recording, cache: Path, findings: Findings, progress: Progress = _unheard) -> Recorded | None:
    """The recording in all its sizes, or None after reporting why it cannot be one."""
    before = findings.errors
    take = look_at(recording, cache, findings)
    captions = captions_of(recording, take.seconds if take else None, findings)
    if take is None or findings.errors > before:
        return None
    try:
        text = captions.text if captions else None
        made = renditions.make(take, text, cache, lambda done: progress(min(done, take.seconds), take.seconds))
        _warn(recording, take, captions, findings)
        return Recorded(made, captions, take)
    except CutShort as fault:
        found = f"{fault.seconds:.0f} 秒，文件里却写着 {take.seconds:.0f} 秒，没有存完整"
        _unreadable(recording, f"只能放到第 {found}，请重新拷贝或重新导出", findings)
    except ffmpeg.MediaFault:
        _unreadable(recording, f"播放到一半坏了，{_AGAIN}", findings)
    return None


def look_at(recording: Recording, cache: Path, findings: Findings) -> Take | None:
    """What the recording holds, or None after reporting why it is none; known from then on by its content."""
    digest = _digest(recording, cache, findings)
    if digest is None:
        return None
    key = entries.key_of(["look", renditions.RECIPE, ffmpeg.version(), digest])
    seen = entries.find(cache, key)
    take = _remembered(recording.video, digest, seen.facts) if seen else _look(recording, digest, findings)
    if take is None or report_length(take.seconds, recording.longest, recording.video_location, findings):
        return None
    return take if seen else _heard(take, cache, key)


def _remembered(path: Path, digest: str, facts: dict[str, Any]) -> Take:
    return Take(**(facts | {"path": path, "digest": digest, "film": Film(**facts["film"])}))


def _look(recording: Recording, digest: str, findings: Findings) -> Take | None:
    found = probe(recording.video)
    seconds = found.seconds or (film_seconds(recording.video) if found.film else None)
    if found.film is None or not seconds:
        _unreadable(recording, _why_not(recording.video, found), findings)
        return None
    return Take(recording.video, digest, found.film, found.audio, seconds, None)


def _heard(take: Take, cache: Path, key: str) -> Take:
    """With its loudness, and remembered."""
    heard = replace(take, lufs=loudness(take.path) if take.audio else None)
    entries.add(cache, [key], lambda _: [asdict(heard) | {"path": ""}])
    return heard


def _why_not(path: Path, found: Probe) -> str:
    with path.open("rb") as file:
        head = file.read(8)
    if not head:
        return "是空的，请重新拷贝或重新导出"
    if found.audio:
        return "只有声音没有画面，旁白录音请写在 narration，视频请导出成带画面的 mp4"
    if head.endswith(b"ftyp"):
        return "没有存完整，缺了结尾，请重新拷贝或重新导出"
    return "不是能播放的视频，请导出为 H.264 编码的 mp4"


def captions_of(recording: Recording, seconds: float | None, findings: Findings) -> Captions | None:
    """What is said in a recording that lasts so long, if that is known; None without captions, or after reporting why."""
    path = recording.captions
    if path is None:
        return None
    if not path.is_file():
        message = f"没有找到字幕文件“{path.name}”，请放在课时文件旁边"
        findings.error(recording.captions_location, "captions-invalid", message)
        return None
    file = f"{recording.captions_location.file.rpartition('/')[0]}/{path.name}".lstrip("/")
    return read_captions(path, file, seconds, findings)


def _digest(recording: Recording, cache: Path, findings: Findings) -> str | None:
    try:
        return Digests(cache).of(recording.video)
    except OSError as fault:
        _unreadable(recording, f"读不出来（{fault.strerror}），请检查文件名和文件", findings)
        return None


def _unreadable(recording: Recording, why: str, findings: Findings) -> None:
    findings.error(recording.video_location, _SLUG, f"视频“{recording.video.name}”{why}")


def _warn(recording: Recording, take: Take, captions: Captions | None, findings: Findings) -> None:
    if captions is None:
        message = "视频没有字幕，静音看的、听不见的人学不了，请配上 .vtt 或 .srt 字幕"
        findings.warning(recording.video_location, "video-without-captions", message)
    if take.audio is None or take.lufs is None:
        message = "视频没有声音，请检查录制和导出的设置；本来就无声的，请把讲解都写进字幕"
        findings.warning(recording.video_location, "video-without-sound", message)
    if take.shorter < HEIGHTS[0]:
        size = f"{take.film.width}×{take.film.height}"
        message = (
            f"画面只有 {size}，手机上看不清字，请照原来的大小重新导出，短的一边至少 {HEIGHTS[0]}，最好 {HEIGHTS[-1]}"
        )
        findings.warning(recording.video_location, "video-too-small", message)
