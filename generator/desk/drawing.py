"""A timeline drawn to scale. Places are percentages, so that the drawing is as wide as the window and its words are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from generator.derive.video import Sprite
from generator.desk.timeline import Timeline

_THUMBS = 5
_THUMB_HEIGHT = 54
_WORDS = 18
_BAR = 24
_GAP = 10
_STEPS = (5, 10, 15, 30, 60, 120, 300, 600)
_MARKS = 6
"""Times written below the drawing at most: so many have room on a phone."""


def clock(seconds: int) -> str:
    """1:05"""
    return f"{seconds // 60}:{seconds % 60:02}"


def drawing(line: Timeline) -> str:
    """The whole timeline as SVG; what it shows is also written below it, so that it is one picture to a screen reader."""
    parts: list[str] = []
    begin = top = _THUMB_HEIGHT + _GAP if line.sprite else 0
    rows = [
        ("chapter", "章节", [(item.start, item.end, item.title) for item in line.chapters]),
        ("window", "随堂题可能停下的一段", [(*stop.window, "停下") for stop in line.stops if stop.window]),
        ("back", "答错重看的一段", [(*stop.back, "重看") for stop in line.stops if stop.back]),
    ]
    for kind, words, spans in rows:
        if spans:
            parts += _row(line, kind, words, spans, top)
            top += _WORDS + _BAR + _GAP
    behind = [*(_thumbs(line.sprite, line.seconds) if line.sprite else ()), *_scale(line.seconds, begin, top)]
    label = escape(f"“{line.title}”的时间线，全长 {line.seconds} 秒；下面有文字")
    return f'<svg class="line" width="100%" height="{top + _WORDS + 4}" role="img" aria-label="{label}">{"".join([*behind, *parts])}</svg>'


def _part(seconds: int, of: int) -> float:
    return 100 * max(0, min(seconds, of)) / of


def _row(line: Timeline, kind: str, words: str, spans: Iterable[tuple[int, int, str]], top: int) -> Iterator[str]:
    yield f'<text class="row" x="0" y="{top + 13}">{words}</text>'
    for number, (start, end, title) in enumerate(spans, 1):
        left, right = sorted((_part(start, line.seconds), _part(end, line.seconds)))
        told = escape(f"{number} {title} {clock(start)}–{clock(end)}")
        y = top + _WORDS
        yield (
            f'<a href="/{escape(line.path)}?t={max(0, start)}"><title>{told}</title>'
            f'<rect class="{kind} n{number % 2}" x="{left:.2f}%" y="{y}" width="{max(0.6, right - left):.2f}%" height="{_BAR}" rx="4"/>'
            f'<text class="number" x="{(left + right) / 2:.2f}%" y="{y + 17}">{number}</text></a>'
        )


def _scale(seconds: int, begin: int, end: int) -> Iterator[str]:
    """Lines from `begin` to `end`, and below them the times."""
    step = next((step for step in _STEPS if seconds / step <= _MARKS), _STEPS[-1])
    for at in range(0, seconds + 1, step):
        place = _part(at, seconds)
        side = "start" if at == 0 else "end" if place > 97 else "middle"
        yield f'<line class="tick" x1="{place:.2f}%" x2="{place:.2f}%" y1="{begin}" y2="{end}"/>'
        yield f'<text class="time" x="{place:.2f}%" y="{end + 14}" text-anchor="{side}">{clock(at)}</text>'


def _thumbs(sprite: Sprite, seconds: int) -> Iterator[str]:
    """Pictures of the film, each the one nearest to the middle of its part."""
    rows = -(-sprite.count // sprite.columns)
    wide, high = sprite.width * sprite.columns, sprite.height * rows
    for place in range(_THUMBS):
        number = min(sprite.count - 1, int((place + 0.5) * seconds / _THUMBS / sprite.every))
        x, y = number % sprite.columns * sprite.width, number // sprite.columns * sprite.height
        cell = f'x="{x}" y="{y}" width="{sprite.width}" height="{sprite.height}"'
        yield (
            f'<svg x="{place * 100 / _THUMBS:.2f}%" y="0" width="{100 / _THUMBS:.2f}%" height="{_THUMB_HEIGHT}" '
            f'viewBox="{x} {y} {sprite.width} {sprite.height}"><clipPath id="thumb-{place}"><rect {cell}/></clipPath>'
            f'<image href="/{escape(sprite.src)}" width="{wide}" height="{high}" clip-path="url(#thumb-{place})"/></svg>'
        )
