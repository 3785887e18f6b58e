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
        "audio": video.audio,
        "hls": video.hls,
        "captions": video.captions,
        "sprite": asdict(video.sprite) if video.sprite else None,
        "chapters": [{"at": mark.at, "title": mark.title} for mark in lesson.chapters],
        "checkpoints": [stop for stop in stops if stop["questions"]],
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
