"""Slide scripts into videos, made once for each content."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib import metadata
from pathlib import Path

from PIL import features

from generator.diagnostics import Findings
from generator.video import captions, encode, ffmpeg, store
from generator.video.captions import Timeline
from generator.video.check import report_glyphs, report_length
from generator.video.fonts import Fonts
from generator.video.probe import sound_seconds
from generator.video.script import Progress, Rendition, Script, VideoFault
from generator.video.slides import HEIGHT, WIDTH, Layout, draw_cover, draw_slide, set_slides

RECIPE = 2
"""Raised whenever this package would make other bytes of the same script."""


def make_all(
    scripts: Sequence[Script], fonts: Path, cache: Path, findings: Findings, progress: Progress
) -> dict[str, Rendition]:
    """Renditions by lesson id, findings in the order of the scripts; a lesson with a fault has none.

    ffmpeg keeps to one thread a video, so as many videos are made at once as there are processors.
    """
    made: dict[str, Rendition] = {}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = pool.map(partial(_one, fonts, cache), scripts)
        for done, (script, (rendition, found)) in enumerate(zip(scripts, results, strict=True), 1):
            findings.items += found.items
            if rendition:
                made[script.lesson_id] = rendition
            progress(done, len(scripts), script.lesson_title)
    return made


def _one(fonts: Path, cache: Path, script: Script) -> tuple[Rendition | None, Findings]:
    found = Findings()
    return make_video(script, fonts, cache, found), found


def make_video(script: Script, fonts: Path, cache: Path, findings: Findings) -> Rendition | None:
    """The script's video from the cache, made if it is not there; None after reporting why it cannot be made."""
    typeface = Fonts(fonts)
    key = _key(script, typeface, findings)
    if key is None or not script.slides:
        return None
    return store.find(cache, key) or _make(script, typeface, cache, key, findings)


def _make(script: Script, fonts: Fonts, cache: Path, key: str, findings: Findings) -> Rendition | None:
    timeline = _timeline(script, findings)
    if report_glyphs(script, fonts, findings) or timeline is None:
        return None
    laid = set_slides(script, fonts, findings)
    return store.add(cache, key, partial(_fill, script, timeline, laid, fonts)) if laid else None


def _key(script: Script, fonts: Fonts, findings: Findings) -> str | None:
    """The hash of everything that decides the bytes, or None when the narration cannot be read."""
    try:
        narration = hashlib.sha256(script.narration.read_bytes()).hexdigest() if script.narration else None
    except OSError as fault:
        message = f"旁白录音读不出来（{fault.strerror}），请检查文件名和文件"
        findings.error(script.location, "narration-unreadable", message)
        return None
    slides = [[slide.title, slide.points, slide.lines] for slide in script.slides]
    tools = [ffmpeg.version(), metadata.version("pillow"), features.version("freetype2"), metadata.version("rjieba")]
    titles = [script.lesson_title, script.course_title]
    return store.key_of([RECIPE, tools, fonts.digests(), titles, slides, narration, script.longest])


def _timeline(script: Script, findings: Findings) -> Timeline | None:
    """When what is shown; None after reporting a video too long or a narration that does not fit its script."""
    if script.narration is None:
        timeline = captions.silent(script.slides)
        first = script.slides[0].title.location
        return None if report_length(timeline.seconds, script.longest, first, findings) else timeline
    seconds = sound_seconds(script.narration)
    if seconds is None:
        message = f"“{script.narration.name}”不是能播放的录音，请另存为 wav、mp3 或 m4a"
        findings.error(script.location, "narration-unreadable", message)
    elif seconds > script.longest:
        report_length(seconds, script.longest, script.location, findings)
    elif captions.too_fast(script.slides, round(seconds * 1000)):
        message = f"旁白录音只有 {seconds:.0f} 秒，念不完幻灯稿，请检查是不是录错了文件"
        findings.error(script.location, "narration-too-short", message)
    else:
        return captions.narrated(script.slides, round(seconds * 1000))
    return None


def _fill(script: Script, timeline: Timeline, laid: list[Layout], fonts: Fonts, folder: Path) -> tuple[float, int, int]:
    cover = draw_cover(script.lesson_title, script.course_title, fonts)
    total = len(laid)
    drawn = [draw_slide(one, script.course_title, number, total, fonts) for number, one in enumerate(laid, 1)]
    try:
        encode.encode([cover, *drawn] if timeline.cover else drawn, timeline.shots, script.narration, folder)
    except ffmpeg.MediaFault as fault:
        message = f"“{script.lesson_title}”的视频没有做成（{fault}），请重试；仍不行请把这段话发给维护者"
        raise VideoFault(message) from fault
    encode.save_poster(cover, folder)
    (folder / "captions.vtt").write_text(captions.write_webvtt(timeline.cues), encoding="utf-8", newline="\n")
    return timeline.seconds, WIDTH, HEIGHT
