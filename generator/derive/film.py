"""What a lesson's page tells the scripts of its video: where it is in which size, its chapters, and where it stops to ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from generator.derive.question_sets import Place
from generator.derive.video import Video
from generator.model.lesson import Checkpoint, Lesson
from generator.model.site import Site
from generator.modes.checkpoints.mode import candidates


def film(site: Site, lesson: Lesson, video: Video, places: Mapping[str, Place]) -> dict[str, Any]:
    """`places`: the questions that may be asked today, by their ids. A checkpoint with none of them stops nobody."""
    stops = (_stop(site, checkpoint, places) for checkpoint in lesson.checkpoints)
    return {
        "lesson": lesson.id,
        "seconds": video.seconds,
        "sources": [asdict(source) for source in video.sources],
        "audio": asdict(video.audio) if video.audio else None,
        "hls": video.hls,
        "captions": video.captions,
        "sprite": asdict(video.sprite) if video.sprite else None,
        "chapters": [asdict(part) for part in video.chapters],
        "checkpoints": [stop for stop in stops if stop["questions"]],
    }


def facts(video: Video) -> dict[str, str]:
    """What a video costs in time and bytes and how it can be followed, in words, for those who have not begun it."""
    minutes, seconds = divmod(video.seconds, 60)
    length = f"{minutes} 分 {seconds} 秒" if minutes and seconds else f"{minutes} 分钟" if minutes else f"{seconds} 秒"
    usual = next(source for source in video.sources if source.src == video.src)
    return {
        "时长": length,
        "流量": f"约 {max(0.1, usual.bytes / 1e6):.1f} MB",
        "讲解": "只有字幕" if video.silent else "声音和字幕" if video.captions else "只有声音",
    }


def _stop(site: Site, checkpoint: Checkpoint, places: Mapping[str, Place]) -> dict[str, Any]:
    assert checkpoint.window and checkpoint.back
    return {
        "window": [checkpoint.window.start, checkpoint.window.end],
        "back": [checkpoint.back.start, checkpoint.back.end],
        "questions": [
            {"id": question.id, **asdict(places[question.id])}
            for question in candidates(site, checkpoint)
            if question.id in places
        ],
    }
