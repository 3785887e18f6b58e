"""Pictures for tests: as telephones and other programs write them, sound and otherwise."""

from __future__ import annotations

import io
import random
from typing import Any

from PIL import Image, ImageDraw


def drawn(width: int = 800, height: int = 600, mode: str = "RGB") -> Image.Image:
    """Red at the left, blue at the right, so that it is seen how it lies."""
    picture = Image.new(mode, (width, height), "red")
    ImageDraw.Draw(picture).rectangle((width // 2, 0, width, height), fill="blue")
    return picture


def noise(width: int, height: int) -> Image.Image:
    """What compresses worst."""
    return Image.frombytes("RGB", (width, height), random.Random(7).randbytes(width * height * 3))


def saved(picture: Image.Image, form: str = "JPEG", **options: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def with_location(picture: Image.Image, orientation: int = 1) -> bytes:
    """A JPEG that knows where it was taken, by which telephone, and how that was held."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "示例手机"
    exif.get_ifd(0x8825).update({1: "N", 2: (36.0, 40.0, 30.5), 3: "E", 4: (117.0, 7.0, 5.5)})
    return saved(picture, exif=exif, quality=90)


def frames(form: str, count: int = 3) -> bytes:
    first, *rest = (Image.new("RGB", (400, 400), (shade * 40, 0, 0)) for shade in range(count))
    return saved(first, form, save_all=True, append_images=rest)
