"""What is said in a lesson's video, to be read and to be jumped to: from its captions, or else from its slides."""

from __future__ import annotations

from typing import Any

from generator.derive.video import Line, Video
from generator.model.lesson import Lesson

_STOPS = tuple("，。、；：？！…”’）》 ")


def transcript(lesson: Lesson, video: Video | None) -> list[dict[str, Any]]:
    """A part a chapter, with its title; of a video without chapters one part without. `at` are seconds, where known."""
    if video is None or not video.lines:
        return [
            {"at": None, "title": slide.title, "lines": [{"at": None, "text": line} for line in slide.lines]}
            for slide in lesson.slides
        ]
    starts = [(0, ""), *((part.at, part.title) for part in video.chapters)]
    parts = []
    for (start, title), (end, _) in zip(starts, [*starts[1:], (float("inf"), "")], strict=True):
        own = [{"at": line.at, "text": _spaced(line)} for line in video.lines if start <= line.at < end]
        if own:
            parts.append({"at": start, "title": title, "lines": own})
    return parts


def _spaced(line: Line) -> str:
    """Captions mostly end without a stop; a space keeps them apart."""
    return line.text if line.text.endswith(_STOPS) else f"{line.text} "
