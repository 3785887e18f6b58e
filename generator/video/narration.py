"""Narrations that people recorded: how long each is, and whether it can belong to its script."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from generator.diagnostics import Findings
from generator.video import captions, entries
from generator.video.captions import Timeline
from generator.video.check import report_length
from generator.video.digests import Digests
from generator.video.probe import sound_seconds
from generator.video.script import Script, VideoFault

_RECIPE = 1
"""Raised whenever the same recording would be said to last otherwise."""


def proof_narrations(scripts: Iterable[Script], cache: Path, findings: Findings) -> dict[str, int]:
    """Reports narrations that cannot be those of their scripts; the seconds of the videos of all others, by lesson.

    Nothing is said of a file of which something has been said already.
    """
    faulty = tuple(f"/{item.location.file}" for item in findings if item.severity == "error")
    seconds = {}
    for script in scripts:
        path = script.narration
        if not script.slides or path is None or not path.is_file() or path.as_posix().endswith(faulty):
            continue
        timeline = narrated(script, path, cache, findings)
        if timeline:
            seconds[script.lesson_id] = round(timeline.seconds)
    return seconds


def narrated(script: Script, narration: Path, cache: Path, findings: Findings) -> Timeline | None:
    """The times of a recorded narration; None after reporting that it does not fit its script."""
    try:
        seconds = _seconds(narration, cache)
    except OSError as fault:
        report_unreadable(script, fault, findings)
        return None
    if seconds is None:
        message = f"“{narration.name}”不是能播放的录音，请另存为 wav、mp3 或 m4a"
        findings.error(script.location, "narration-unreadable", message)
    elif seconds > script.longest:
        report_length(seconds, script.longest, script.location, findings)
    elif captions.too_fast(script.slides, round(seconds * 1000)):
        message = f"旁白录音只有 {seconds:.0f} 秒，念不完幻灯稿，请检查是不是录错了文件"
        findings.error(script.location, "narration-too-short", message)
    else:
        return captions.narrated(script.slides, round(seconds * 1000))
    return None


def report_unreadable(script: Script, fault: OSError, findings: Findings) -> None:
    message = f"旁白录音读不出来（{fault.strerror}），请检查文件名和文件"
    findings.error(script.location, "narration-unreadable", message)


def _seconds(narration: Path, cache: Path) -> float | None:
    """The length of a recording, known from then on by its content. What could not be heard is listened to again: it may
    have been for want of time.
    """
    key = entries.key_of(["heard", _RECIPE, Digests(cache).of(narration)])
    known = entries.find(cache, key)
    if known:
        return float(known.facts["seconds"])
    seconds = sound_seconds(narration)
    if seconds is not None:
        with suppress(VideoFault):  # a disk that is full or not ours only means to listen again
            entries.add(cache, [key], lambda _: [{"seconds": seconds}])
    return seconds
