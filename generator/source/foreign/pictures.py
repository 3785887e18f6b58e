"""Pictures that people send: what they are is seen in their bytes, and how large before anything is unpacked."""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import ExifTags, Image

DAMAGED = (
    OSError,
    ValueError,
    SyntaxError,
    TypeError,
    KeyError,
    IndexError,
    struct.error,
    Image.DecompressionBombError,
)
"""What Pillow raises over bytes that are no sound picture; which of them, depends on where they are damaged."""
_FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
_STILLS = "MPO"
"""JPEGs with further pictures behind the first, as phones write them for brightness: they do not move."""
_TURN = Image.Transpose
_TURNS = {
    **{2: _TURN.FLIP_LEFT_RIGHT, 3: _TURN.ROTATE_180, 4: _TURN.FLIP_TOP_BOTTOM, 5: _TURN.TRANSPOSE},
    **{6: _TURN.ROTATE_270, 7: _TURN.TRANSVERSE, 8: _TURN.ROTATE_90},
}
"""What undoes each way of holding a camera, by its number in Exif."""


@dataclass(frozen=True)
class Look:
    """What the head of a picture says; nothing was unpacked for it."""

    width: int
    height: int
    moves: bool


@contextmanager
def opened(path: Path) -> Iterator[Image.Image]:
    """The picture in a file, not unpacked yet. Raises one of DAMAGED if it is none, or says to be enormous."""
    warnings.filterwarnings("ignore", module=r"PIL\.")  # in English, and of nothing that an author could mend
    with Image.open(path, formats=_FORMATS) as picture:
        yield picture


def look_at(path: Path) -> Look:
    """Raises one of DAMAGED as `opened` does; DecompressionBombError by the size that the head tells."""
    with opened(path) as picture:
        moves = picture.format != _STILLS and bool(getattr(picture, "is_animated", False))
        return Look(picture.width, picture.height, moves)


def upright(picture: Image.Image) -> Image.Image:
    """As its camera says it was held; as it lies, if that cannot be read. What else the camera says is not looked at."""
    picture.load()
    try:
        held = picture.getexif().get(ExifTags.Base.Orientation)
    except DAMAGED:
        return picture
    return picture.transpose(_TURNS[held]) if held in _TURNS else picture


def on_white(picture: Image.Image) -> Image.Image:
    """Without transparency, which would come out black."""
    seen = picture.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", seen.size, "#ffffff"), seen).convert("RGB")
