"""Draws the pictures of a video: a cover, then one picture a slide, as large as the largest film.

The lowest part stays free for captions, be they the player's or burnt in.
"""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

from generator.diagnostics import Findings
from generator.model.lesson import Slide
from generator.video.fonts import Fonts
from generator.video.illustration import Illustration, illustrate
from generator.video.script import Script
from generator.video.shapes import Block, Box, Ink, fit, stamp, write
from generator.video.themes import THEMES, Theme
from generator.video.typeset import width

WIDTH, HEIGHT = 1280, 720
CAPTION_TOP = 590
"""Below it nothing is drawn but captions."""
_LEFT, _RIGHT = 64, WIDTH - 64
_MARKS_TOP, _MARK_GAP = 26, 8
_LABEL_TOP, _LABEL_SIZE = 42, 28
_TITLE_TOP, _TITLE_INDENT = 86, 32
_TILE_PAD, _TILE_EDGE, _TILE_GAP = 34, 10, 12
_LEAST_PAD, _LOOSEST = 7, 36
_LARGEST = {1: 80, 2: 68}
"""Pixels of the points' letters, where there are few of them; of others, 58."""
_COLUMN_GAP = 28


@dataclass(frozen=True)
class Layout:
    """A slide's words, set, and where they and its picture stand."""

    title: Block
    points: Block
    area: Box
    picture: Illustration | None
    terms: tuple[str, ...]


@dataclass(frozen=True)
class Deck:
    """The slides of a script, set and ready to be drawn."""

    script: Script
    fonts: Fonts
    layouts: tuple[Layout, ...]

    @property
    def theme(self) -> Theme:
        return THEMES[self.script.look.theme]

    def slide(self, number: int) -> Image.Image:
        """Slide `number`, from 0."""
        return _slide(self, self.layouts[number], number)

    def cover(self) -> Image.Image:
        """The opening picture, also the poster; a title no size can hold runs on in one line."""
        return draw_cover(self.script.lesson_title, self.script.course_title, self.fonts, self.theme)

    def captioned(self, slide: Image.Image, text: str, terms: tuple[str, ...]) -> Image.Image:
        """The slide with a caption burnt in."""
        picture = slide.copy()
        block = fit((text,), self.fonts, 400, range(40, 23, -2), _RIGHT - _LEFT - 48, HEIGHT - CAPTION_TOP - 16, 2)
        if block is None:
            return picture
        item, theme = block.items[0], self.theme
        widths = [width(line, block.face) for line in item]
        half, top = round(max(widths) / 2) + 24, (CAPTION_TOP + HEIGHT - block.height) // 2
        stamp(picture, (WIDTH // 2 - half, top - 6, WIDTH // 2 + half, top + block.height + 6), 14, theme.band)
        ink = Ink(theme.band_ink, theme.band_term, terms)
        for number, line in enumerate(item):
            write(picture, (line,), block, (WIDTH - widths[number]) / 2, top + number * block.leading, ink)
        return picture


def set_deck(script: Script, fonts: Fonts, findings: Findings) -> Deck | None:
    """Every slide's words and picture set in their places, or None after reporting those that cannot be."""
    before = findings.errors
    layouts = [_set(script, slide, fonts, findings) for slide in script.slides]
    fitting = tuple(one for one in layouts if one is not None)
    return Deck(script, fonts, fitting) if findings.errors == before else None


def _set(script: Script, slide: Slide, fonts: Fonts, findings: Findings) -> Layout | None:
    picture = illustrate(script, slide.picture, findings)
    if slide.picture and picture is None:
        return None
    found = layout(slide, picture, fonts)
    if found is None:
        message = f"“{slide.title}”这张幻灯片放不下这么多字，请删短要点或拆成两张"
        findings.error(slide.title.location, "slide-too-full", message)
    elif slide.picture and found.picture and found.picture.words is None:
        message = f"图片“{slide.picture.file}”下面放不下这么长的说明，请删短方括号里的说明"
        findings.error(slide.picture.alt.location, "slide-too-full", message)
    return found


def layout(slide: Slide, picture: Illustration | None, fonts: Fonts) -> Layout | None:
    """The slide's words set as large as they fit, beside its picture or above it; None when there are too many."""
    title = fit((slide.title,), fonts, 700, range(66, 41, -2), _RIGHT - _LEFT - _TITLE_INDENT, 130, 2)
    if title is None:
        return None
    area = (_LEFT, _TITLE_TOP + title.height + 24, _RIGHT, CAPTION_TOP)
    if picture:
        area, picture = _shared(area, picture, fonts)
    count = len(slide.points)
    wide = area[2] - area[0] - 2 * _TILE_PAD - _TILE_EDGE
    high = area[3] - area[1] - (count - 1) * _TILE_GAP - 2 * count * _LEAST_PAD
    points = fit(slide.points, fonts, 400, range(_LARGEST.get(count, 58), 31, -1), wide, high)
    return Layout(title, points, area, picture, slide.terms) if points else None


def _shared(area: Box, picture: Illustration, fonts: Fonts) -> tuple[Box, Illustration]:
    """A very wide picture stands below the points, any other to their right; what it leaves is theirs."""
    left, top, right, bottom = area
    if picture.wide:
        middle = top + (bottom - top) * 2 // 5
        return (left, top, right, middle), picture.placed((left, middle + _TILE_GAP, right, bottom), fonts)
    placed = picture.placed((left + (right - left) * 11 // 20 + _COLUMN_GAP, top, right, bottom), fonts)
    return (left, top, placed.box[0] - _COLUMN_GAP, bottom), placed


def _slide(deck: Deck, laid: Layout, number: int) -> Image.Image:
    theme, script = deck.theme, deck.script
    picture = Image.new("RGB", (WIDTH, HEIGHT), theme.paper)
    stamp(picture, (930, -330, 1490, 230), 280, theme.glow)
    _marks(picture, number, len(deck.layouts), theme)
    _label(picture, script.course_title, f"{number + 1} / {len(deck.layouts)}", deck.fonts, theme)
    stamp(picture, (_LEFT, _TITLE_TOP + 12, _LEFT + 10, _TITLE_TOP + laid.title.height - 8), 5, theme.accent)
    write(picture, laid.title.items[0], laid.title, _LEFT + _TITLE_INDENT, _TITLE_TOP, Ink(theme.ink))
    _tiles(picture, laid, theme)
    if laid.picture:
        laid.picture.draw(picture, theme)
    return picture


def _marks(picture: Image.Image, number: int, total: int, theme: Theme) -> None:
    """A stroke a slide, so that it is seen how far the lesson has come."""
    wide = (_RIGHT - _LEFT + _MARK_GAP) / total
    for index in range(total):
        left, right = round(_LEFT + index * wide), round(_LEFT + (index + 1) * wide) - _MARK_GAP
        stamp(picture, (left, _MARKS_TOP, right, _MARKS_TOP + 6), 3, theme.accent if index <= number else theme.rest)


def _label(picture: Image.Image, course: str, page: str, fonts: Fonts, theme: Theme) -> None:
    face = fonts.face(400, _LABEL_SIZE)
    block = Block(((course,), (page,)), face, face, 38)
    room = _RIGHT - _LEFT - width(page, face) - 40
    if width(course, face) <= room:
        write(picture, (course,), block, _LEFT, _LABEL_TOP, Ink(theme.soft))
    write(picture, (page,), block, _RIGHT - width(page, face), _LABEL_TOP, Ink(theme.soft))


def _tiles(picture: Image.Image, laid: Layout, theme: Theme) -> None:
    """The points, each on a card of its own; what room is left makes the cards looser."""
    block = laid.points
    left, y, right, bottom = laid.area
    spare = bottom - y - block.height - (len(block.items) - 1) * _TILE_GAP
    pad = min(max(_LOOSEST, block.leading // 2), spare // (2 * len(block.items)))
    for item, height in zip(block.items, block.heights, strict=True):
        end = y + height + 2 * pad
        stamp(picture, (left, y, right, end), 14, theme.accent)
        stamp(picture, (left + _TILE_EDGE, y, right, end), 14, theme.card)
        stamp(picture, (left + _TILE_EDGE, y, left + _TILE_EDGE + 28, end), 0, theme.card)
        ink = Ink(theme.ink, theme.accent, laid.terms)
        write(picture, item, block, left + _TILE_EDGE + _TILE_PAD, y + pad, ink)
        y = end + _TILE_GAP


def draw_cover(title: str, course: str, fonts: Fonts, theme: Theme) -> Image.Image:
    picture = Image.new("RGB", (WIDTH, HEIGHT), theme.cover)
    stamp(picture, (800, -213, 1547, 534), 373, theme.light)
    stamp(picture, (-293, 480, 347, 1120), 320, theme.deep)
    block = _cover_title(title, fonts)
    top = (HEIGHT - block.height) // 2
    face = fonts.face(400, 38)
    write(picture, (course,), Block(((course,),), face, face, 50), 84, top - 74, Ink(theme.gold))
    write(picture, block.items[0], block, 84, top, Ink(theme.cover_ink))
    stamp(picture, (86, top + block.height + 34, 214, top + block.height + 44), 5, theme.gold)
    return picture


def _cover_title(title: str, fonts: Fonts) -> Block:
    smallest = fonts.face(700, 32)
    wide = WIDTH - 2 * 84 - 40
    return fit((title,), fonts, 700, range(100, 31, -2), wide, 350) or Block(((title,),), smallest, smallest, 42)
