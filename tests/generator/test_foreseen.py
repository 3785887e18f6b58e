"""A check finds what making the videos would find, as far as that can be known without making them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator import pipeline

LESSON = "content/lessons/demo/demo-two.md"
THEME = Path(__file__).parents[2] / "theme"
Write = Callable[[str, str], None]


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
    stop = "checkpoints:\n- window: [290, 295]\n  back: [10, 20]\n  topics:\n  - 数与量\n"
    write("\n---\n\n读书会", f"\n{stop}---\n\n读书会")
    assert (LESSON, "checkpoint-outside-video") in found(root)


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
