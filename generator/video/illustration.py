"""A picture of a slide: opened with care, made to fit, and what it shows written below it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PIL import Image

from generator.diagnostics import Findings
from generator.model.lesson import Picture
from generator.source.foreign.pictures import DAMAGED, on_white, opened, upright
from generator.video.fonts import Fonts
from generator.video.script import Script
from generator.video.shapes import Block, Box, Ink, fit, stamp, write
from generator.video.themes import Theme
from generator.video.typeset import width

_MOST_POINTS = 50_000_000
"""Points of a picture; opened, they would take three times as many bytes."""
_WIDE = 3.0
"""Times its height: then it stands below the points."""
_KEPT = (1600, 1600)
_LINES, _WORDS_HEIGHT, _LEAST_WORDS = 2, 76, 260
_GAP = 8


@dataclass(frozen=True)
class Illustration:
    """A picture with its words; once placed, `box` is where the picture itself stands."""

    image: Image.Image
    alt: str
    box: Box = (0, 0, 0, 0)
    words: Block | None = None

    @property
    def wide(self) -> bool:
        return self.image.width >= _WIDE * self.image.height

    def placed(self, room: Box, fonts: Fonts) -> Illustration:
        """As large as `room` allows, in its right half or its middle, with its words below."""
        left, top, right, bottom = room
        factor = min((right - left) / self.image.width, (bottom - top - _WORDS_HEIGHT) / self.image.height)
        wide, tall = max(1, round(self.image.width * factor)), max(1, round(self.image.height * factor))
        words = fit((self.alt,), fonts, 400, range(26, 17, -1), max(wide, _LEAST_WORDS), _WORDS_HEIGHT - _GAP, _LINES)
        x = (left + right - wide) // 2 if self.wide else right - max(wide, _width(words))
        image = self.image.resize((wide, tall), Image.Resampling.LANCZOS)
        return replace(self, image=image, box=(x, top, x + wide, top + tall), words=words)

    def draw(self, picture: Image.Image, theme: Theme) -> None:
        stamp(picture, self.box, 14, self.image)
        if self.words:
            x = max(0, (self.box[0] + self.box[2] - _width(self.words)) // 2) if self.wide else self.box[0]
            write(picture, self.words.items[0], self.words, x, self.box[3] + _GAP, Ink(theme.soft))


def _width(words: Block | None) -> int:
    return round(max(width(line, words.face) for line in words.items[0])) if words else 0


def illustrate(script: Script, picture: Picture | None, findings: Findings) -> Illustration | None:
    """The picture, opened; None if there is none, or after reporting why it cannot be drawn."""
    if picture is None:
        return None
    try:
        return Illustration(_opened(script.folder / picture.file), str(picture.alt))
    except DAMAGED:
        message = f"图片“{picture.file}”打不开，或者大得画不了，请重新导出成 png 或 jpg"
        findings.error(picture.file.location, "picture-unreadable", message)
        return None


def _opened(path: Path) -> Image.Image:
    """Upright, on white, and no larger than it will ever be drawn."""
    with opened(path) as file:
        if file.width * file.height > _MOST_POINTS:
            raise ValueError(path)
        file.draft("RGB", _KEPT)
        picture = upright(file).convert("RGBA")
    picture.thumbnail(_KEPT, Image.Resampling.LANCZOS)
    return on_white(picture)
