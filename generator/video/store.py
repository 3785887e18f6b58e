"""Made videos in the cache: one entry holds the film, its poster and its captions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from generator.video import entries
from generator.video.entries import Entry, key_of
from generator.video.script import Rendition, Size

__all__ = ["Fill", "add", "find", "key_of"]

Fill = Callable[[Path], tuple[float, int, int]]
"""Makes video.mp4, poster.jpg and captions.vtt in a folder; returns seconds, width and height."""


def find(cache: Path, key: str) -> Rendition | None:
    """The rendition, if all of it is there; it counts as used now."""
    entry = entries.find(cache, key)
    return _rendition(entry, key) if entry else None


def add(cache: Path, key: str, fill: Fill) -> Rendition:
    """The rendition `fill` makes, put into the cache by one rename; a fault leaves nothing behind."""

    def whole(folders: Sequence[Path]) -> list[dict[str, Any]]:
        seconds, width, height = fill(folders[0])
        return [{"seconds": seconds, "width": width, "height": height}]

    return _rendition(entries.add(cache, [key], whole)[0], key)


def _rendition(entry: Entry, key: str) -> Rendition:
    height: int = entry.facts["height"]
    films = (Size(height, entry.path("video.mp4"), entry.files["video.mp4"]),)
    captions = entry.path("captions.vtt") if "captions.vtt" in entry.files else None
    return Rendition(films, entry.path("poster.jpg"), captions, key=key, **entry.facts)
