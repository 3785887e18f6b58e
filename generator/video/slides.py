"""Draws the pictures of a video: a cover, then one picture a slide.

960×540 is twice the width of a phone held upright and sharp enough when it is turned; a picture of 1280×720
costs twice the bytes and shows the same words. The lowest part stays free for the captions the phone draws.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PIL import Image, ImageDraw

from generator.diagnostics import Findings
from generator.model.lesson import Slide
from generator.video.fonts import Face, Fonts, Weight
from generator.video.script import Script
from generator.video.typeset import break_lines, count_lines, draw_line, width

WIDTH, HEIGHT = 960, 540
CAPTION_ZONE = 100
_RED, _DEEP_RED, _LIGHT_RED, _GOLD = "#b5161d", "#a01016", "#c3302f", "#f4c875"
_PAPER, _CARD, _GLOW, _SAND, _ROSE = "#fcf6ea", "#ffffff", "#fae9cd", "#dcc9a8", "#dd9b88"
_INK, _SOFT_INK, _CREAM = "#2e211b", "#7a6252", "#fff4e0"
_LEFT, _RIGHT = 64, WIDTH - 64
_TITLE_TOP, _TITLE_INDENT = 68, 28
_CARD_LEFT, _CARD_PAD, _CARD_MARGIN, _BULLET = 40, 24, 16, 28
_SMOOTH = 4


@dataclass(frozen=True)
class Block:
    """A text set into lines of one face. A line is `leading` pixels high, an item `gap` from the next."""

    items: tuple[tuple[str, ...], ...]
    face: Face
    leading: int
    gap: int

    @property
    def height(self) -> int:
        return sum(map(len, self.items)) * self.leading + (len(self.items) - 1) * self.gap


def fit(
    texts: tuple[str, ...], fonts: Fonts, weight: Weight, sizes: range, wide: int, high: int, lines: int = 99
) -> Block | None:
    """`texts` in the first of `sizes` that keeps them inside the box and to so many lines in all; None if none does."""
    for size in sizes:
        measure = partial(width, face=fonts.face(weight, size))
        leading, gap = round(size * 1.32), round(size * 0.2)
        count = sum(count_lines(text, wide, measure) for text in texts)
        if count <= lines and count * leading + (len(texts) - 1) * gap <= high:
            items = tuple(tuple(break_lines(text, wide, measure)) for text in texts)
            return Block(items, fonts.face(weight, size), leading, gap)
    return None


@dataclass(frozen=True)
class Layout:
    """A slide's words, set."""

    title: Block
    points: Block


def layout(slide: Slide, fonts: Fonts) -> Layout | None:
    """The slide's words set as large as they fit, or None when there are too many."""
    title = fit((slide.title,), fonts, 700, range(50, 31, -2), _RIGHT - _LEFT - _TITLE_INDENT, 100, 2)
    if title is None:
        return None
    wide = WIDTH - 2 * (_CARD_LEFT + _CARD_PAD) - _BULLET
    high = HEIGHT - CAPTION_ZONE - _card_top(title) - 2 * _CARD_MARGIN
    points = fit(slide.points, fonts, 400, range(46, 25, -1), wide, high)
    return Layout(title, points) if points else None


def draw_slide(laid: Layout, course: str, number: int, total: int, fonts: Fonts) -> Image.Image:
    """Slide `number` (from 1) of `total`."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    _stamp(picture, (690, -250, 1110, 170), 210, _GLOW)
    _label(picture, course, fonts.face(400, 22), 46, _SOFT_INK)
    _marks(picture, number, total)
    top = _card_top(laid.title)
    _stamp(picture, (_LEFT, _TITLE_TOP + 8, _LEFT + 8, top - 20), 4, _RED)
    _write(picture, laid.title, _LEFT + _TITLE_INDENT, _TITLE_TOP, _INK)
    _stamp(picture, (_CARD_LEFT, top, WIDTH - _CARD_LEFT, HEIGHT - CAPTION_ZONE), 18, _CARD)
    _points(picture, laid.points, top)
    return picture


def draw_cover(title: str, course: str, fonts: Fonts) -> Image.Image:
    """The opening picture, also the poster; a title no size can hold runs on in one line."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), _RED)
    _stamp(picture, (600, -160, 1160, 400), 280, _LIGHT_RED)
    _stamp(picture, (-220, 360, 260, 840), 240, _DEEP_RED)
    block = _cover_title(title, fonts)
    top = (HEIGHT - block.height) // 2
    _label(picture, course, fonts.face(400, 28), top - 34, _GOLD)
    _write(picture, block, _LEFT, top, _CREAM)
    _stamp(picture, (_LEFT, top + block.height + 24, _LEFT + 96, top + block.height + 32), 4, _GOLD)
    return picture


def _cover_title(title: str, fonts: Fonts) -> Block:
    wide = _RIGHT - _LEFT - 60
    smallest = fonts.face(700, 24)
    return fit((title,), fonts, 700, range(72, 23, -2), wide, 260) or Block(((title,),), smallest, 32, 0)


def _card_top(title: Block) -> int:
    return _TITLE_TOP + title.height + 14


def _label(picture: Image.Image, text: str, face: Face, baseline: int, colour: str) -> None:
    draw_line(ImageDraw.Draw(picture), _LEFT, baseline, text, face, colour)


def _marks(picture: Image.Image, number: int, total: int) -> None:
    """A dot a slide, right-aligned; the present one is a bar."""
    right = _RIGHT
    for index in range(total, 0, -1):
        left = right - (30 if index == number else 10)
        colour = _RED if index == number else _ROSE if index < number else _SAND
        _stamp(picture, (left, 33, right, 43), 5, colour)
        right = left - 8


def _points(picture: Image.Image, block: Block, top: int) -> None:
    spare = HEIGHT - CAPTION_ZONE - top - block.height
    room = (spare - 2 * _CARD_MARGIN) // len(block.items)
    gap = block.gap + min(room, block.leading // 2)
    y = top + (spare - (gap - block.gap) * (len(block.items) - 1)) // 2
    left = _CARD_LEFT + _CARD_PAD
    for item in block.items:
        middle = y + block.leading // 2
        _stamp(picture, (left, middle - 6, left + 12, middle + 6), 6, _RED)
        _write(picture, Block((item,), block.face, block.leading, 0), left + _BULLET, y, _INK)
        y += len(item) * block.leading + gap


def _write(picture: Image.Image, block: Block, x: int, y: int, colour: str) -> None:
    draw = ImageDraw.Draw(picture)
    drop = (block.leading - block.face.size) / 2 + block.face.size * 0.88
    for index, line in enumerate(line for item in block.items for line in item):
        draw_line(draw, x, round(y + index * block.leading + drop), line, block.face, colour)


def _stamp(picture: Image.Image, box: tuple[int, int, int, int], radius: int, colour: str) -> None:
    """A rounded box with smooth edges; it may reach out of the picture."""
    wide, high = box[2] - box[0], box[3] - box[1]
    mask = Image.new("L", (wide * _SMOOTH, high * _SMOOTH))
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, wide * _SMOOTH - 1, high * _SMOOTH - 1), radius * _SMOOTH, fill=255)
    picture.paste(colour, box, mask.reduce(_SMOOTH))


def set_slides(script: Script, fonts: Fonts, findings: Findings) -> list[Layout] | None:
    """Every slide's words set in their places, or None after reporting the slides that hold too many."""
    laid = [layout(slide, fonts) for slide in script.slides]
    for slide, result in zip(script.slides, laid, strict=True):
        if result is None:
            message = f"“{slide.title}”这张幻灯片放不下这么多字，请删短要点或拆成两张"
            findings.error(slide.title.location, "slide-too-full", message)
    fitting = [result for result in laid if result is not None]
    return fitting if len(fitting) == len(laid) else None
