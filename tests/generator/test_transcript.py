"""What is said in a video, to be read below it and jumped to."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from generator.derive.film import facts
from generator.derive.transcript import transcript
from generator.derive.video import Line, Part, Source, Video

LINES = (Line(0.5, "大家好"), Line(9.9, "先说起因，"), Line(10.0, "再说法条"))
SAID = [{"at": 0.5, "text": "大家好 "}, {"at": 9.9, "text": "先说起因，"}, {"at": 10.0, "text": "再说法条 "}]
SLIDES = (SimpleNamespace(title="甲", points=("点",), lines=("念白。",)),)


def video(*chapters: tuple[int, str], lines: tuple[Line, ...] = LINES, **rest: Any) -> Video:
    parts = tuple(Part(at, title) for at, title in chapters)
    given = {"captions": "a.vtt", "seconds": 20, "silent": False, "sources": (Source(480, "a.mp4", 5_130_000),)} | rest
    return Video(src="a.mp4", poster="a.jpg", width=640, height=360, lines=lines, chapters=parts, **given)


def lesson(slides: tuple[Any, ...] = ()) -> Any:
    return SimpleNamespace(slides=slides)


def test_a_video_is_read_from_its_captions_chapter_by_chapter() -> None:
    assert transcript(lesson(), video((5, "起因"), (10, "法条"))) == [
        {"at": 0, "title": "", "lines": SAID[:1]},
        {"at": 5, "title": "起因", "lines": SAID[1:2]},
        {"at": 10, "title": "法条", "lines": SAID[2:]},
    ]


def test_a_first_chapter_from_the_beginning_leaves_nothing_before_it() -> None:
    (part,) = transcript(lesson(SLIDES), video((0, "全部")))
    assert part == {"at": 0, "title": "全部", "lines": SAID}


def test_without_chapters_it_is_one_part() -> None:
    assert transcript(lesson(), video()) == [{"at": 0, "title": "", "lines": SAID}]


def test_without_captions_the_slides_are_read_and_lead_nowhere() -> None:
    said = [{"at": None, "title": "甲", "lines": [{"at": None, "text": "念白。"}]}]
    assert transcript(lesson(SLIDES), None) == said
    assert transcript(lesson(SLIDES), video(lines=())) == said
    assert transcript(lesson(), None) == []


def test_what_a_video_costs_is_said_before_it_is_begun() -> None:
    assert facts(video(seconds=215)) == {"时长": "3 分 35 秒", "流量": "约 5.1 MB", "讲解": "声音和字幕"}
    assert facts(video(seconds=180, captions=None)) == {"时长": "3 分钟", "流量": "约 5.1 MB", "讲解": "只有声音"}
    light = (Source(240, "a.mp4", 20_000),)
    silent = facts(video(seconds=59, silent=True, sources=light))
    assert silent == {"时长": "59 秒", "流量": "约 0.1 MB", "讲解": "只有字幕"}
