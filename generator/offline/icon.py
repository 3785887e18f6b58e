"""An icon as pixels: of SVG, what a favicon is made of, rectangles and paths of lines and curves, filled or drawn."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw
from selectolax.lexbor import LexborHTMLParser

_FINER = 4
"""Pixels drawn for each that is kept, each way: edges come out smooth."""
_STEPS = 24
"""Lines that a curve is made of."""
_TOKEN = re.compile(r"[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)")
Point = tuple[float, float]


def draw(svg: str, size: int, share: float = 1.0, whole: bool = False) -> bytes:
    """A PNG of `size` pixels each way. With a `share` under 1 the shapes stand in the middle, that much of it wide, on the
    colour of the first; `whole` puts that colour into the corners too. Raises ValueError for anything else than that.
    """
    if not re.search(r"<(?:rect|path)\b", svg):
        raise ValueError(svg)
    root = LexborHTMLParser(svg).css("svg")[0]
    width = float((root.attributes.get("viewBox") or "0 0 32 32").split()[2])
    shapes = root.css("rect,path")
    full = size * _FINER
    scale = full * share / width
    canvas = _Canvas(Image.new("RGBA", (full, full)), scale, (full - width * scale) / 2)
    ground = shapes[0].attributes.get("fill") if shapes else None
    if ground and (whole or share < 1):
        canvas.image.paste(ground, (0, 0, full, full))
    for shape in shapes:
        canvas.add(shape.tag or "", {name: value or "" for name, value in shape.attributes.items()})
    out = io.BytesIO()
    canvas.image.resize((size, size), Image.Resampling.LANCZOS).save(out, "PNG", optimize=True)
    return out.getvalue()


@dataclass(frozen=True)
class _Canvas:
    image: Image.Image
    scale: float
    margin: float

    def add(self, tag: str, given: dict[str, str]) -> None:
        pen = ImageDraw.Draw(self.image)
        fill = given.get("fill", "#000")
        if tag == "rect":
            corner = (float(given["width"]), float(given["height"]))
            radius = float(given.get("rx", 0)) * self.scale
            pen.rounded_rectangle([*self._at((0, 0)), *self._at(corner)], radius, fill)
            return
        for line in lines_of(given.get("d", "")):
            points = [self._at(point) for point in line]
            if fill != "none":
                pen.polygon(points, fill)
            if stroke := given.get("stroke"):
                self._stroke(pen, points, stroke, float(given.get("stroke-width", 1)) * self.scale)

    def _at(self, point: Point) -> Point:
        return point[0] * self.scale + self.margin, point[1] * self.scale + self.margin

    @staticmethod
    def _stroke(pen: ImageDraw.ImageDraw, points: Sequence[Point], colour: str, width: float) -> None:
        """A line with round joints, and ends cut off where it ends."""
        pen.line(points, colour, round(width))
        for x, y in points[1:-1]:
            pen.ellipse([x - width / 2, y - width / 2, x + width / 2, y + width / 2], colour)


def lines_of(path: str) -> Iterator[list[Point]]:
    """The lines that a path draws, curves as many short ones. Knows M, L, H, V, C and Z, absolute and relative."""
    tokens = _TOKEN.findall(path)
    line: list[Point] = []
    command, at = "", 0
    while at < len(tokens):
        if tokens[at].isalpha():
            command, at = tokens[at], at + 1
        if command in "zZ":
            line.append(line[0])
            command = "l" if command == "z" else "L"  # what follows a closed line without a letter is a fault anyway
            continue
        taken = _TAKES.get(command.lower(), len(tokens))
        if at + taken > len(tokens):
            raise ValueError(f"{command} {path}")
        numbers = [float(token) for token in tokens[at : at + taken]]
        at += taken
        if command in "mM":
            if len(line) > 1:
                yield line
            line = [_plus(line[-1] if line and command == "m" else (0, 0), (numbers[0], numbers[1]))]
            command = "l" if command == "m" else "L"
        else:
            line += _drawn(command, numbers, line[-1])
    if len(line) > 1:
        yield line


_TAKES = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6}


def _plus(one: Point, other: Point) -> Point:
    return one[0] + other[0], one[1] + other[1]


def _drawn(command: str, numbers: Sequence[float], start: Point) -> list[Point]:
    base = start if command.islower() else (0.0, 0.0)
    match command.lower():
        case "h":
            return [(base[0] + numbers[0], start[1])]
        case "v":
            return [(start[0], base[1] + numbers[0])]
        case "c":
            pairs = zip(numbers[::2], numbers[1::2], strict=True)
            return _curve(start, *(_plus(base, pair) for pair in pairs))
    return [_plus(base, (numbers[0], numbers[1]))]


def _curve(start: Point, first: Point, second: Point, end: Point) -> list[Point]:
    """Points of a cubic Bézier curve after `start`."""
    points = []
    for step in range(1, _STEPS + 1):
        t = step / _STEPS
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
        corners = (start, first, second, end)
        x = sum(weight * corner[0] for weight, corner in zip(weights, corners, strict=True))
        y = sum(weight * corner[1] for weight, corner in zip(weights, corners, strict=True))
        points.append((x, y))
    return points
