"""Draws the photos of the sample rooms: a simple room each, labelled 示例, so that no page shows a real one.

`python tools/sample_photos.py`, after `make setup`; the same pictures every time.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image, ImageDraw

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from generator.video.fonts import Fonts  # noqa: E402
from generator.video.script import FONTS  # noqa: E402

FOLDER = ROOT / "content/places/mama-rooms/photos"
MOST_BYTES = 60_000
SIZE = (1280, 960)
_FLOOR = 660
ROOMS = {
    "sample-nursing.jpg": ("示例 · 哺乳室", "#f6e6dc", "#c9a98a", "#b5654a"),
    "sample-changing.jpg": ("示例 · 护理台", "#e2edf0", "#b9b3a6", "#4f7f8f"),
    "sample-resting.jpg": ("示例 · 休息角", "#e9efdd", "#c2b28f", "#6f8a4d"),
}
"""File → label, and the colours of wall, floor and furniture."""


def room(label: str, wall: str, floor: str, furniture: str, fonts: Fonts) -> Image.Image:
    """A window, a curtain, an armchair and a table before a wall."""
    picture = Image.new("RGB", SIZE, wall)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, _FLOOR, *SIZE), fill=floor)
    draw.line((0, _FLOOR, SIZE[0], _FLOOR), fill="#7a6a5a", width=6)
    _window(draw)
    _curtain(draw, furniture)
    _armchair(draw, furniture)
    _table(draw)
    draw.rounded_rectangle((40, 40, 470, 150), 20, fill="#ffffff")
    _label(draw, label, fonts)
    return picture


def _label(draw: ImageDraw.ImageDraw, label: str, fonts: Fonts) -> None:
    face, x = fonts.face(700, 56), 70.0
    for character in label:
        draw.text((x, 55), character, fill="#333333", font=face.font(character))
        x += face.advance(character)


def _window(draw: ImageDraw.ImageDraw) -> None:
    draw.rectangle((560, 130, 860, 430), fill="#cfe6f5", outline="#ffffff", width=14)
    draw.line((710, 130, 710, 430), fill="#ffffff", width=10)
    draw.line((560, 280, 860, 280), fill="#ffffff", width=10)


def _curtain(draw: ImageDraw.ImageDraw, colour: str) -> None:
    draw.line((940, 100, 1240, 100), fill="#8a8a8a", width=12)
    for left in range(950, 1240, 58):
        draw.rounded_rectangle((left, 100, left + 50, 640), 20, fill=colour, outline="#ffffff", width=3)


def _armchair(draw: ImageDraw.ImageDraw, colour: str) -> None:
    draw.rounded_rectangle((150, 420, 470, 720), 50, fill=colour)
    draw.rounded_rectangle((110, 560, 190, 800), 30, fill=colour, outline="#ffffff", width=4)
    draw.rounded_rectangle((430, 560, 510, 800), 30, fill=colour, outline="#ffffff", width=4)
    draw.rounded_rectangle((180, 650, 440, 780), 30, fill=colour, outline="#ffffff", width=4)


def _table(draw: ImageDraw.ImageDraw) -> None:
    draw.rounded_rectangle((580, 600, 860, 640), 12, fill="#8a6b4d")
    draw.rectangle((610, 640, 630, 800), fill="#8a6b4d")
    draw.rectangle((810, 640, 830, 800), fill="#8a6b4d")
    draw.rounded_rectangle((690, 520, 750, 600), 14, fill="#ffffff", outline="#9a9a9a", width=3)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    fonts = Fonts(ROOT / FONTS)
    for name, (label, *colours) in ROOMS.items():
        path = FOLDER / name
        room(label, *colours, fonts).save(path, "JPEG", quality=80, optimize=True)
        if path.stat().st_size > MOST_BYTES:
            raise SystemExit(f"{name} has more than {MOST_BYTES} bytes")


if __name__ == "__main__":
    main()
