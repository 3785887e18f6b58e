"""What is said in a lesson's video, to be read: from its slides, or else from the captions of a recording."""

from __future__ import annotations

from typing import Any

from generator.derive.video import Line, Video
from generator.model.lesson import Lesson

_STOPS = tuple("，。、；：？！…”’）》 ")


def transcript(lesson: Lesson, video: Video | None) -> list[dict[str, Any]]:
    """A part a slide or a chapter, with its title; of a recording without chapters one part without."""
    if lesson.slides or video is None or not video.lines:
        return [
            {"title": slide.title, "points": list(slide.points), "lines": list(slide.lines)} for slide in lesson.slides
        ]
    starts: list[tuple[float, str]] = [
        (0.0, ""),
        *((float(mark.at), str(mark.title)) for mark in lesson.chapters if mark.at is not None),
    ]
    parts = []
    for (start, title), (end, _) in zip(starts, [*starts[1:], (float("inf"), "")], strict=True):
        own = [_spaced(line) for line in video.lines if start <= line.at < end]
        if own:
            parts.append({"title": title, "points": [], "lines": own})
    return parts


def _spaced(line: Line) -> str:
    """Captions mostly end without a stop; a space keeps them apart."""
    return line.text if line.text.endswith(_STOPS) else f"{line.text} "
