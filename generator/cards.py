"""The picture that stands beside a link to a course where it is passed on: its title in large letters, drawn once."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

from PIL import Image, ImageDraw

from generator.model.site import Site
from generator.shelf import Shelf
from generator.video.fonts import Face, Fonts
from generator.video.themes import THEMES

_SIZE = (1200, 630)
_EDGE = 90
_LINES = 3
_TITLE, _NAME = 84, 40
"""Pixels to the em."""


def make_cards(site: Site, fonts: Path, cache: Path) -> dict[str, tuple[str, bytes]]:
    """Course → the address of its card, and the picture."""
    drawn, shelf = Fonts(fonts), Shelf(cache)
    words = {course.id: (course.title, site.settings.name, site.settings.slides.theme) for course in site.courses}
    keys = {course: _key(drawn, said) for course, said in words.items()}
    found = shelf.take(keys.values())
    made = {key: _draw(drawn, *words[course]) for course, key in keys.items() if key not in found}
    shelf.put(made)
    return {course: (f"media/card-{course}-{key[:12]}.png", (found | made)[key]) for course, key in keys.items()}


def _key(fonts: Fonts, words: tuple[str, ...]) -> str:
    return hashlib.sha256("\0".join((*words, *fonts.digests(), str(_SIZE))).encode()).hexdigest()


def _draw(fonts: Fonts, title: str, name: str, theme: str) -> bytes:
    colours = THEMES[theme]
    card = Image.new("RGB", _SIZE, colours.cover)
    pen = ImageDraw.Draw(card)
    pen.ellipse((820, -260, 1420, 340), fill=colours.light)
    pen.ellipse((960, 330, 1380, 750), fill=colours.deep)
    top = _EDGE
    for line in _lines(title, fonts.face(700, _TITLE)):
        _write(pen, line, fonts.face(700, _TITLE), (_EDGE, top), colours.cover_ink)
        top += _TITLE * 4 // 3
    pen.rectangle((_EDGE, 500, _EDGE + 96, 508), fill=colours.gold)
    _write(pen, name, fonts.face(400, _NAME), (_EDGE, 530), colours.cover_ink)
    stream = io.BytesIO()
    card.quantize(64).save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _lines(text: str, face: Face) -> list[str]:
    """The text in as many lines as fit; what is left over is said to be."""
    lines, width = [""], 0.0
    for character in text:
        if width + face.advance(character) > _SIZE[0] - 2 * _EDGE:
            lines.append("")
            width = 0
        lines[-1] += character
        width += face.advance(character)
    return lines if len(lines) <= _LINES else [*lines[: _LINES - 1], lines[_LINES - 1][:-1] + "…"]


def _write(pen: ImageDraw.ImageDraw, text: str, face: Face, at: tuple[float, float], colour: str) -> None:
    left, top = at
    for character in text:
        pen.text((left, top), character, fill=colour, font=face.font(character))
        left += face.advance(character)
