"""The slide fonts: which characters they hold, and their faces by weight and size."""

from __future__ import annotations

import hashlib
import struct
import zlib
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from generator.video.script import VideoFault

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

Weight = Literal[400, 700]
WEIGHTS: tuple[Weight, ...] = (400, 700)
_SUBSETS = ("chinese-simplified", "latin")
_HEADER, _ENTRY = 44, ">4sIIII"


class Fonts:
    """The fonts in one folder; each weight is a Chinese file first and a Latin one for what that lacks."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._faces: dict[tuple[Weight, int], Face] = {}

    def files(self, weight: Weight) -> tuple[Path, ...]:
        return tuple(self.folder / f"noto-sans-sc-{subset}-{weight}-normal.woff" for subset in _SUBSETS)

    def digests(self) -> list[str]:
        """SHA-256 of every font file, in a fixed order."""
        return [_contents(path)[0] for weight in WEIGHTS for path in self.files(weight)]

    def holds(self, character: str) -> bool:
        """Whether every weight can draw `character`; white space is never drawn."""
        return ord(character) in self._held or character.isspace()

    @cached_property
    def _held(self) -> frozenset[int]:
        """The characters of every weight."""
        held = (frozenset().union(*(_contents(path)[1] for path in self.files(weight))) for weight in WEIGHTS)
        return frozenset.intersection(*held)

    def face(self, weight: Weight, size: int) -> Face:
        """The face of `size` pixels to the em."""
        if (weight, size) not in self._faces:
            self._faces[weight, size] = Face(self.files(weight), size)
        return self._faces[weight, size]


class Face:
    """One weight at one size."""

    def __init__(self, files: tuple[Path, ...], size: int) -> None:
        self.size = size
        self._advances: dict[str, float] = {}
        self._fonts = [(_contents(path)[1], _open(path, size)) for path in files]

    def font(self, character: str) -> FreeTypeFont:
        """The first font that holds `character`; the caller has asked `Fonts.holds` before."""
        code = ord(character)
        return next((font for held, font in self._fonts if code in held), self._fonts[0][1])

    def advance(self, character: str) -> float:
        """The character's own width in pixels."""
        if character not in self._advances:
            self._advances[character] = self.font(character).getlength(character)
        return self._advances[character]


def _open(path: Path, size: int) -> FreeTypeFont:
    """Imports what draws: whoever only asks for characters does without."""
    from PIL import ImageFont  # noqa: PLC0415

    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _contents(path: Path) -> tuple[str, frozenset[int]]:
    """The SHA-256 of a WOFF file and the characters it holds."""
    try:
        data = path.read_bytes()
        return hashlib.sha256(data).hexdigest(), _characters(_table(data, b"cmap"))
    except (OSError, struct.error, zlib.error, LookupError) as fault:
        raise VideoFault(f"幻灯片字体 {path} 读不出来，请在 theme 目录运行 npm ci 重新安装") from fault


def _table(woff: bytes, name: bytes) -> bytes:
    """One table of a WOFF 1.0 file, unpacked (https://www.w3.org/TR/WOFF/#TableDirectory)."""
    count = struct.unpack_from(">H", woff, 12)[0]
    entries = (struct.unpack_from(_ENTRY, woff, _HEADER + 20 * index) for index in range(count))
    start, packed, length = next((entry[1:4] for entry in entries if entry[0] == name), (0, 0, 0))
    if not length:
        raise LookupError(name)
    data = woff[start : start + packed]
    return zlib.decompress(data) if packed < length else data


def _characters(cmap: bytes) -> frozenset[int]:
    """The characters of a cmap's format 4 subtable, i.e. of the Basic Multilingual Plane."""
    count = struct.unpack_from(">H", cmap, 2)[0]
    offsets = (struct.unpack_from(">I", cmap, 8 + 8 * index)[0] for index in range(count))
    start = next((offset for offset in offsets if cmap[offset : offset + 2] == b"\0\4"), None)
    if start is None:
        raise LookupError("cmap format 4")
    return frozenset(_format_4(cmap[start:]))


def _format_4(table: bytes) -> list[int]:
    """The characters whose glyph is not 0: runs of codes, each by an offset or through an array of glyphs."""
    runs = struct.unpack_from(">H", table, 6)[0] // 2
    ends, starts, deltas, ranges = (
        struct.unpack_from(f">{runs}H", table, 14 + 2 * runs * column + (2 if column else 0)) for column in range(4)
    )
    held = []
    for run, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
        base = 16 + 2 * runs * 3 + 2 * run + offset
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = struct.unpack_from(">H", table, base + 2 * (code - first))[0] if offset else code + delta
            if glyph & 0xFFFF:
                held.append(code)
    return held
