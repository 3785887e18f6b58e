"""A two-slide script, the slide fonts, and recordings made on the spot."""

from __future__ import annotations

import dataclasses
import subprocess
from collections.abc import Callable
from pathlib import Path

import imageio_ffmpeg  # type: ignore[import-untyped]
import pytest

from generator.diagnostics import Findings, Location, text_at
from generator.model.lesson import Slide
from generator.video.script import Script

FONTS = Path(__file__).parents[3] / "theme/node_modules/@fontsource/noto-sans-sc/files"
FILE = "content/lessons/basics/basics-nature.md"
MakeSlide = Callable[[int, str, list[str], list[str]], Slide]


def slide_at(line: int, title: str, points: list[str], spoken: list[str]) -> Slide:
    """A slide whose title stands on `line`, a point on each line from two below, then the narration."""
    below = line + 2
    placed = tuple(text_at(point, FILE, below + n, 3) for n, point in enumerate(points))
    lines = tuple(text_at(one, FILE, below + len(points) + 1) for one in spoken)
    return Slide(text_at(title, FILE, line, 5), placed, lines)


@pytest.fixture
def fonts() -> Path:
    if not FONTS.is_dir():
        pytest.skip("run `npm ci` in theme/ for the slide fonts")
    return FONTS


@pytest.fixture
def script() -> Script:
    slides = (
        slide_at(
            10, "工会是什么", ["党领导的群众组织", "职工自愿结合"], ["工会是职工自愿结合的群众组织。", "记住了吗？"]
        ),
        slide_at(20, "“三性”", ["政治性、先进性、群众性"], ["A<b>&三性，一个也不能少。"]),
    )
    return Script("basics-nature", "工会到底是个什么组织", "工会入门", slides, None, Location(FILE, 3))


@pytest.fixture
def with_points(script: Script) -> Callable[..., Script]:
    """The script with its first slide's points replaced."""

    def change(*points: str) -> Script:
        first = slide_at(10, "工会是什么", list(points), ["念白。"])
        return dataclasses.replace(script, slides=(first, *script.slides[1:]))

    return change


@pytest.fixture
def findings() -> Findings:
    return Findings()


@pytest.fixture
def ffmpeg(tmp_path: Path) -> Callable[..., Path]:
    """Makes a media file in the test's folder by ffmpeg arguments."""

    def run(name: str, *arguments: str) -> Path:
        command = [imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-loglevel", "error", *arguments, str(tmp_path / name)]
        subprocess.run(command, check=True, timeout=60)
        return tmp_path / name

    return run


@pytest.fixture
def make_slide() -> MakeSlide:
    return slide_at


@pytest.fixture
def slugs(findings: Findings) -> Callable[[], list[tuple[str, int, int]]]:
    """Rule, line and column of what has been found so far."""
    return lambda: [(item.slug, item.location.line, item.location.column) for item in findings]
