"""Timing of captions and the WebVTT they are written as."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable

import pytest

from generator.model.lesson import Duration, Slide
from generator.video.captions import (
    BREATH_MS,
    CAPTION_MAX,
    CAPTION_MIN_MS,
    COVER_MS,
    FRAME_MS,
    SLIDE_PAUSE_MS,
    WHOLE_MS,
    Timeline,
    cut,
    least_stay,
    narrated,
    reading_ms,
    silent,
    spoken,
    too_fast,
    write_webvtt,
)
from generator.video.script import Script

MakeSlide = Callable[[int, str, list[str], list[str]], Slide]


def assert_sound(timeline: Timeline) -> None:
    times = [time for cue in timeline.cues for time in (cue.start, cue.end)]
    assert times == sorted(times)
    assert all(cue.end > cue.start for cue in timeline.cues)
    assert all(shot > 0 and shot % FRAME_MS == 0 for shot in timeline.shots)
    assert timeline.cues[-1].end <= timeline.ms


def test_a_silent_video_opens_with_its_cover_and_pauses_between_slides(script: Script) -> None:
    timeline = silent(script.slides)
    assert_sound(timeline)
    assert len(timeline.shots) == 3
    assert timeline.cues[0].start == COVER_MS
    assert SLIDE_PAUSE_MS <= timeline.cues[2].start - timeline.cues[1].end < SLIDE_PAUSE_MS + WHOLE_MS
    assert timeline.cues[2].start == sum(timeline.shots[:2])


def test_slides_begin_on_whole_seconds_as_chapters_do(script: Script) -> None:
    timeline = silent(script.slides)
    assert timeline.starts == (COVER_MS, timeline.cues[2].start)
    assert all(start % WHOLE_MS == 0 for start in timeline.starts)


def staying(slide: Slide, seconds: int) -> Slide:
    return dataclasses.replace(slide, stay=Duration(slide.title.location, seconds))


def test_a_slide_stays_as_long_as_its_author_says(script: Script) -> None:
    first, second = script.slides
    timeline = silent([staying(first, 9), second])
    assert_sound(timeline)
    assert timeline.shots[1] == 9_000
    assert timeline.cues[2].start - timeline.cues[1].end == SLIDE_PAUSE_MS
    assert silent([first, staying(second, 9)]).shots[2] == 9_000


def test_a_recording_keeps_to_what_its_author_says_of_a_slide(script: Script) -> None:
    first, second = script.slides
    assert narrated([staying(first, 9), second], 15_000).shots == (9_000, 6_000)
    assert narrated([first, staying(second, 9)], 15_000).shots == (6_000, 9_000)
    assert narrated([staying(first, 10), staying(second, 10)], 10_000).shots == (5_000, 5_000)
    assert too_fast([staying(first, 14), second], 14_100)


def test_below_how_many_seconds_a_slide_cannot_be_followed(make_slide: MakeSlide) -> None:
    assert least_stay(make_slide(1, "甲", ["点"], ["一" * 18])) == 2
    assert least_stay(make_slide(1, "甲", ["点"], ["一" * 19])) == 3


def test_a_voice_is_followed_to_the_millisecond(script: Script) -> None:
    timeline = spoken(script.slides, [[2_345, 1_111], [1_999]])
    assert_sound(timeline)
    assert [cue.end - cue.start for cue in timeline.cues] == [2_345, 1_111, 1_999]
    assert timeline.cues[1].start - timeline.cues[0].end == BREATH_MS
    assert timeline.starts == (COVER_MS, 7_000) and timeline.cues[2].start == 7_000


def test_a_voice_is_never_cut_short_by_what_its_author_says(script: Script) -> None:
    first, second = script.slides
    assert spoken([staying(first, 9), second], [[2_345, 1_111], [1_999]]).shots[1] == 9_000
    assert spoken([staying(first, 1), second], [[2_345, 1_111], [1_999]]).shots[1] == 5_000


@pytest.mark.parametrize(("characters", "ms"), [(0, CAPTION_MIN_MS), (4, CAPTION_MIN_MS), (40, 10_000), (41, 10_400)])
def test_captions_stay_for_four_characters_a_second(characters: int, ms: int) -> None:
    assert reading_ms(characters) == ms


@pytest.mark.parametrize("ms", [2_600, 10_000, 12_345, 299_999])
def test_a_narrated_video_is_as_long_as_its_recording(script: Script, ms: int) -> None:
    timeline = narrated(script.slides, ms)
    assert_sound(timeline)
    assert 0 <= timeline.ms - ms < FRAME_MS
    assert len(timeline.shots) == len(script.slides)


def test_narration_is_shared_out_by_characters(make_slide: MakeSlide) -> None:
    slides = [make_slide(1, "甲", [], ["一" * 10 + "。"]), make_slide(9, "乙", [], ["二" * 30])]
    assert narrated(slides, 40_000).shots == (10_000, 30_000)


def test_a_slide_without_narration_stays_long_enough_to_read(make_slide: MakeSlide) -> None:
    timeline = silent([make_slide(1, "甲乙丙丁", ["一" * 16], [])])
    assert timeline.cues == ()
    assert timeline.shots[1] >= 5_000


def test_a_recording_nobody_could_speak_is_noticed(script: Script) -> None:
    assert too_fast(script.slides, 1_000)
    assert not too_fast(script.slides, 10_000)


def test_a_long_line_is_cut_after_its_commas_into_even_captions() -> None:
    line = "你要是把它当成一个科室，那就只会等文件、等通知，职工有了难处，也就想不起还有工会这个娘家。"
    pieces = cut(line)
    assert "".join(pieces) == line
    assert len(pieces) == 2
    assert all(piece[-1] in "，。" and len(piece) <= CAPTION_MAX for piece in pieces)


@pytest.mark.parametrize(
    "line",
    [
        "工会要把职工的事情当成自己的事情来办" * 9 + "。",
        "好，" + "工会要把职工的事情当成自己的事情来办" * 4 + "，好。",
        "one two three " * 20,
        "！" * 10 + "W" * 157,
    ],
)
def test_a_sentence_without_a_comma_is_cut_between_words(line: str) -> None:
    pieces = cut(line)
    assert all(len(piece) <= CAPTION_MAX * 1.5 for piece in pieces)
    assert "".join(pieces).replace(" ", "") == line.replace(" ", "")
    assert " ".join(pieces).split() == line.split() or not line.isascii()


def test_a_clause_a_little_too_long_stays_whole() -> None:
    line = "工会要把职工的事情当成自己的事情来办好办实办到职工的心坎里去才行。"
    assert len(line) > CAPTION_MAX and cut(line) == [line]


def test_webvtt_escapes_authored_text_and_writes_full_stamps(script: Script) -> None:
    text = write_webvtt(silent(script.slides).cues)
    assert text.startswith("WEBVTT\n\n")
    assert "A&lt;b&gt;&amp;三性" in text
    stamps = re.findall(r"^(\d\d:\d\d:\d\d\.\d{3}) --> (\d\d:\d\d:\d\d\.\d{3})$", text, re.MULTILINE)
    assert len(stamps) == 3 and all(start < end for start, end in stamps)
    assert text.count("\n\n") == 3 and text.endswith("\n")
