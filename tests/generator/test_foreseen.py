"""A check finds what making the videos would find, as far as that can be known without making them."""

from __future__ import annotations

import sys
import wave
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator import pipeline
from generator.diagnostics import Findings
from generator.video import ffmpeg, speech
from generator.video.captions import captions_of
from generator.video.captions import spoken as spoken_timeline

LESSON = "content/lessons/demo/demo-two.md"
THEME = Path(__file__).parents[2] / "theme"
Write = Callable[[str, str], None]
STOP = "checkpoints:\n- window:\n  - {}\n  - {}\n  back:\n  - 10\n  - 20\n  topics:\n  - 数与量\n"


@pytest.fixture
def write(root: Path) -> Write:
    (root / "theme").symlink_to(THEME)

    def replace(old: str, new: str) -> None:
        path = root / LESSON
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace


def found(root: Path) -> list[tuple[str, str]]:
    _, findings = pipeline.check(pipeline.Project(root, date(2026, 12, 1)))
    return [(item.location.file, item.slug) for item in findings]


def test_a_window_outside_a_video_that_will_be_made(root: Path, write: Write) -> None:
    assert found(root) == []
    write("\n---\n\n读书会", f"\n{STOP.format(290, 295)}---\n\n读书会")
    assert found(root) == [(LESSON, "checkpoint-outside-video")]


def test_more_points_than_a_slide_has_room_for(root: Path, write: Write) -> None:
    write("- 一楼大厅东侧\n", "- 一楼大厅东侧的读书角就在那一块绿色的路牌的后面靠窗\n" * 12)
    assert found(root) == [(LESSON, "slide-too-full")]


def test_a_picture_that_cannot_be_opened_and_then_can(root: Path, write: Write) -> None:
    write("- 一楼大厅东侧\n", "![座位](b.png)\n\n- 一楼大厅东侧\n")
    picture = root / "content/lessons/demo/b.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n and no more")
    project = pipeline.Project(root, date(2026, 12, 1))
    assert [item.slug for item in pipeline.check(project)[1]] == ["picture-unreadable"]
    picture.write_bytes((root / "content/lessons/demo/pic.png").read_bytes())
    assert not pipeline.check(project)[1].items


def recording(root: Path, seconds: int) -> None:
    """A recording in which nobody says anything."""
    with wave.open(str(root / "content/lessons/demo/own.wav"), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(16_000 * seconds))


@pytest.mark.parametrize(
    ("seconds", "fault"), [(None, "narration-unreadable"), (5, "narration-too-short"), (301, "video-too-long")]
)
def test_a_narration_that_cannot_be_one(seconds: int | None, fault: str, root: Path, write: Write) -> None:
    write("\n---\n\n读书会", "\nnarration: own.wav\n---\n\n读书会")
    if seconds:
        recording(root, seconds)
    else:
        (root / "content/lessons/demo/own.wav").write_bytes(b"RIFF\x24\0\0\0WAVE and no sound")
    _, findings = pipeline.check(pipeline.Project(root, date(2026, 12, 1)))
    (item,) = findings.items
    line = (root / LESSON).read_text(encoding="utf-8").splitlines()[item.location.line - 1]
    assert (item.location.file, line, item.slug) == (LESSON, "narration: own.wav", fault)


def test_what_is_said_of_a_narration_already_is_not_said_again(root: Path, write: Write) -> None:
    write("\n---\n\n读书会", "\nnarration: own.wav\n---\n\n读书会")
    (root / "content/lessons/demo/own.wav").write_bytes(b"no sound")
    assert [slug for _, slug in found(root)] == ["media-not-what-it-says"]
    (root / "content/lessons/demo/own.wav").unlink()
    assert [slug for _, slug in found(root)] == ["narration-missing"]


def test_a_narration_is_listened_to_once(root: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("\n---\n\n读书会", "\nnarration: own.wav\n---\n\n读书会")
    recording(root, 120)
    assert found(root) == []
    monkeypatch.setattr(ffmpeg, "run", None)
    assert found(root) == []
    monkeypatch.undo()
    recording(root, 5)
    assert found(root) == [(LESSON, "narration-too-short")]


def test_a_window_outside_a_video_that_was_narrated(root: Path, write: Write) -> None:
    write("\n---\n\n读书会", f"\nnarration: own.wav\n{STOP.format(130, 140)}---\n\n读书会")
    recording(root, 150)
    assert found(root) == []
    recording(root, 135)
    assert found(root) == [(LESSON, "checkpoint-outside-video")]


@pytest.fixture
def spoken(root: Path, write: Write) -> Callable[[int], list[str]]:
    """What is said of a window that ends at a second, in a video that a program is to read aloud."""
    config = root / "site_config.yml"
    reads = f"    speech:\n      command:\n      - {sys.executable}\n      - -c\n      - raise SystemExit('never')\n"
    config.write_text(config.read_text(encoding="utf-8").replace("  suixue:\n", f"  suixue:\n{reads}", 1), "utf-8")
    write("\n---\n\n读书会", f"\n{STOP.format(30, 31)}---\n\n读书会")
    now = "  - 30\n  - 31\n"

    def said(end: int) -> list[str]:
        nonlocal now
        before, now = now, f"  - {end - 1}\n  - {end}\n"
        write(before, now)
        _, findings = pipeline.check(pipeline.Project(root, date(2026, 12, 1)))
        assert all((item.location.file, item.slug) == (LESSON, "checkpoint-outside-video") for item in findings)
        return [item.message for item in findings]

    return said


def test_a_window_beyond_what_can_be_read_aloud_however_slowly(root: Path, spoken: Callable[[int], list[str]]) -> None:
    assert spoken(150) == []
    (message,) = spoken(297)
    assert "读得再慢也只有" in message and "请改到第" in message


def test_a_window_outside_what_was_read_aloud(
    root: Path, spoken: Callable[[int], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert spoken(60) == []
    site, _ = pipeline.check(pipeline.Project(root, date(2026, 12, 1)))
    assert site is not None
    cache = root / ".cache/video"
    voice = speech.find_voice(site.settings.speech, root, cache, Findings())
    assert voice is not None
    monkeypatch.setattr(speech, "_read", lambda voice, texts, folder: {"ms": [1000] * len(texts)})
    captions = [captions_of(slide) for slide in site.lesson_by_id["demo-two"].slides]
    for texts in captions:
        speech.read_aloud(voice, texts, cache)
    length = round(
        spoken_timeline(site.lesson_by_id["demo-two"].slides, [[1000] * len(one) for one in captions]).seconds
    )
    assert spoken(length - 1) == []
    assert spoken(length) == [f"window 到第 {length} 秒，视频只有 {length} 秒，请改到第 {length - 1} 秒以内"]


def test_speech_without_a_program_is_that_fault_alone(root: Path, write: Write) -> None:
    write("\n---\n\n读书会", f"\n{STOP.format(30, 31)}---\n\n读书会")
    config = root / "site_config.yml"
    config.write_text(
        config.read_text(encoding="utf-8").replace("  suixue:\n", "  suixue:\n    speech: {}\n", 1), "utf-8"
    )
    assert found(root) == [("site_config.yml", "speech-settings")]


def test_a_question_that_points_outside_a_video_that_will_be_made(root: Path) -> None:
    bank = root / "quizzes/demo.yml"
    text = bank.read_text(encoding="utf-8")
    assert "  at:\n  - 48\n  - 70\n" in text
    bank.write_text(text.replace("  at:\n  - 48\n  - 70\n", "  at:\n  - 280\n  - 290\n", 1), encoding="utf-8")
    assert found(root) == [("quizzes/demo.yml", "at-outside-video")]
