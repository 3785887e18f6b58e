"""Photos of places: the pictures made of one, and their addresses."""

from __future__ import annotations

LARGE, SMALL = 1280, 320
"""Pixels of the longer edge, as a page of its own shows a photo and as a list does."""
MOST = 3
"""Photos of a place."""
FOLDER = "photos"
"""Beside a layer's tables, and on the site."""
_RECIPE = "1"
"""Goes up when pictures of the same photo come out otherwise, so that no phone keeps the old ones."""


class Photo(str):
    """The address of a photo's small picture, relative to the site; `source` is the authored file it is made from."""

    source: str

    @property
    def large(self) -> str:
        return f"{self.removesuffix(_suffix(SMALL))}{_suffix(LARGE)}"


def photo_of(layer: str, source: str, digest: str) -> Photo:
    """The photo of a layer whose file has this SHA-256; its addresses change with the file."""
    photo = Photo(f"{FOLDER}/{layer}/{digest[:12]}{_RECIPE}{_suffix(SMALL)}")
    photo.source = source
    return photo


def _suffix(side: int) -> str:
    return f"-{side}.webp"
