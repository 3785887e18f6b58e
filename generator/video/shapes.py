"""Boxes with round corners and smooth edges, and text on them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import partial

from PIL import Image, ImageDraw

from generator.video.fonts import Face, Fonts, Weight
from generator.video.typeset import break_lines, count_lines, positions, width

Box = tuple[int, int, int, int]
_SMOOTH = 4


@dataclass(frozen=True)
class Block:
    """Texts set into lines of one face; a line is `leading` pixels high. `bold` draws what stands out."""

    items: tuple[tuple[str, ...], ...]
    face: Face
    bold: Face
    leading: int

    @property
    def heights(self) -> tuple[int, ...]:
        return tuple(len(item) * self.leading for item in self.items)

    @property
    def height(self) -> int:
        return sum(self.heights)


@dataclass(frozen=True)
class Ink:
    """What a text is drawn in, and its `terms` in."""

    plain: str
    term: str = ""
    terms: Collection[str] = ()


def fit(
    texts: tuple[str, ...], fonts: Fonts, weight: Weight, sizes: range, wide: int, high: int, lines: int = 99
) -> Block | None:
    """`texts` in the first of `sizes` that keeps them inside the box and to so many lines in all; None if none does."""
    for size in sizes:
        face = fonts.face(weight, size)
        measure = partial(width, face=face)
        leading = round(size * 1.32)
        count = sum(count_lines(text, wide, measure) for text in texts)
        if count <= lines and count * leading <= high:
            items = tuple(tuple(break_lines(text, wide, measure)) for text in texts)
            return Block(items, face, fonts.face(700, size), leading)
    return None


def write(picture: Image.Image, item: tuple[str, ...], block: Block, x: float, y: int, ink: Ink) -> None:
    """The lines of one item, the first of them `y` from the top."""
    draw = ImageDraw.Draw(picture)
    drop = (block.leading - block.face.size) / 2 + block.face.size * 0.88
    marked = _marked("".join(item), ink.terms)
    done = 0
    for number, line in enumerate(item):
        baseline = round(y + number * block.leading + drop)
        for index, (at, character) in enumerate(positions(line, block.face)):
            stands_out = done + index in marked
            font = (block.bold if stands_out else block.face).font(character)
            draw.text((x + at, baseline), character, font=font, fill=ink.term if stands_out else ink.plain, anchor="ls")
        done += len(line)


def _marked(text: str, terms: Collection[str]) -> frozenset[int]:
    """Where in `text` the characters of terms stand."""
    return frozenset(
        place for term in terms for start in _starts(text, term) for place in range(start, start + len(term))
    )


def _starts(text: str, term: str) -> Iterator[int]:
    at = text.find(term)
    while at >= 0:
        yield at
        at = text.find(term, at + len(term))


def stamp(picture: Image.Image, box: Box, radius: int, colour: str | Image.Image) -> None:
    """A rounded box of a colour, or with a picture of its size in it; it may reach out of the picture."""
    wide, high = box[2] - box[0], box[3] - box[1]
    mask = Image.new("L", (wide * _SMOOTH, high * _SMOOTH))
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, wide * _SMOOTH - 1, high * _SMOOTH - 1), radius * _SMOOTH, fill=255)
    picture.paste(colour, box, mask.reduce(_SMOOTH))
