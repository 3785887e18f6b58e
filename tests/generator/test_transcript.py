"""What is said in a video, to be read below it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from generator.derive.transcript import transcript
from generator.derive.video import Line, Video

LINES = (Line(0.5, "大家好"), Line(9.9, "先说起因，"), Line(10.0, "再说法条"))


def recorded(*lines: Line) -> Video:
    return Video("a.mp4", "a.jpg", "a.vtt", 20, 640, 360, False, lines=lines)


def lesson(chapters: list[tuple[int, str]], slides: tuple[Any, ...] = ()) -> Any:
    marks = tuple(SimpleNamespace(at=at, title=title) for at, title in chapters)
    return SimpleNamespace(slides=slides, chapters=marks)


def test_a_recording_is_read_from_its_captions_chapter_by_chapter() -> None:
    assert transcript(lesson([(5, "起因"), (10, "法条")]), recorded(*LINES)) == [
        {"title": "", "points": [], "lines": ["大家好 "]},
        {"title": "起因", "points": [], "lines": ["先说起因，"]},
        {"title": "法条", "points": [], "lines": ["再说法条 "]},
    ]


def test_without_chapters_it_is_one_part() -> None:
    (part,) = transcript(lesson([]), recorded(*LINES))
    assert part == {"title": "", "points": [], "lines": ["大家好 ", "先说起因，", "再说法条 "]}


def test_what_was_written_as_slides_is_read_as_such() -> None:
    slide = SimpleNamespace(title="甲", points=("点",), lines=("念白。",))
    said = [{"title": "甲", "points": ["点"], "lines": ["念白。"]}]
    assert transcript(lesson([], (slide,)), recorded(*LINES)) == said
    assert transcript(lesson([]), None) == []
