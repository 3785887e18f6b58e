"""A video in the sizes phones want, recorded or drawn: which ones there are to be, and each of them made once.

Every part is an entry of its own in the cache, so that a run which is cut off keeps what it had finished.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from generator.video import entries, stills, streams
from generator.video.encode import POSTER_QUALITY, POSTER_WIDTH
from generator.video.entries import Entry
from generator.video.ffmpeg import Reached
from generator.video.script import Pictures, Rendition, Size

RECIPE = 3
"""Raised whenever this package would make other bytes of the same recording."""
HEIGHTS = (240, 480, 720)
_OWN_HEIGHT = 1.25
"""A film that is higher than the next smaller size by this keeps its own as well."""
HLS_SECONDS = 60
"""A video this short comes whole in a moment."""


class Material(Protocol):
    """What a video is made of. Each part is made in an empty folder and returns what is to be remembered of it."""

    @property
    def seconds(self) -> float: ...

    @property
    def shorter(self) -> int:
        """Points of the pictures' shorter side."""

    @property
    def voiced(self) -> bool: ...

    @property
    def piece_seconds(self) -> int:
        """How long a piece of the HLS stream is at least."""

    def key(self, *part: object) -> str:
        """The hash of everything that decides the bytes of that part."""

    def sound(self, folder: Path) -> dict[str, Any]:
        """Makes audio.m4a; only of what is voiced."""

    def films(
        self, wanted: Sequence[int], voice: Path | None, reached: Reached, folders: Sequence[Path]
    ) -> list[dict[str, Any]]:
        """Makes video.mp4 of each of the heights in its folder, in one run; facts are height, wide and high."""

    def poster(self, largest: Path, folder: Path) -> dict[str, Any]:
        """Makes poster.jpg; `largest` is the largest film."""


def heights(shorter: int) -> tuple[int, ...]:
    """The sizes of a film, never larger than itself, by their shorter sides."""
    own = shorter - shorter % 2
    found = [height for height in HEIGHTS if height <= own] or [own]
    return tuple([*found, own] if own < HEIGHTS[-1] and own >= _OWN_HEIGHT * found[-1] else found)


def make(material: Material, captions: str | None, cache: Path, reached: Reached) -> Rendition:
    """The video in all its sizes, from the cache where they are there.

    Raises MediaFault when a recording cannot be played to its end.
    """
    sound = _part(material, "audio", cache, material.sound) if material.voiced else None
    films = _films(material, sound, cache, reached)
    smallest, largest = films[0].path("video.mp4"), films[-1].path("video.mp4")
    sprite = _part(material, "sprite", cache, partial(stills.sprite, smallest, material.seconds))
    poster = _part(material, "poster", cache, partial(material.poster, largest), POSTER_WIDTH, POSTER_QUALITY)
    return Rendition(
        films=tuple(Size(film.facts["height"], film.path("video.mp4"), film.files["video.mp4"]) for film in films),
        poster=poster.path("poster.jpg"),
        captions=kept_captions(captions, cache),
        seconds=material.seconds,
        width=films[-1].facts["wide"],
        height=films[-1].facts["high"],
        key=material.key(captions, POSTER_WIDTH, POSTER_QUALITY),
        audio=sound.path("audio.m4a") if sound else None,
        sprite=Pictures(sprite.path("sprite.jpg"), **sprite.facts),
        hls=_hls(material, films, cache) if material.seconds > HLS_SECONDS else (),
    )


def _part(material: Material, name: str, cache: Path, fill: Any, *recipe: object) -> Entry:
    key = material.key(name, *recipe)
    found = entries.find(cache, key)
    return found or entries.add(cache, [key], lambda folders: [fill(folders[0])])[0]


def _films(material: Material, sound: Entry | None, cache: Path, reached: Reached) -> list[Entry]:
    """All sizes, ascending; those that are not there are made together."""
    wanted = {height: material.key("film", height) for height in heights(material.shorter)}
    missing = [height for height, key in wanted.items() if entries.find(cache, key) is None]
    if missing:
        voice = sound.path("audio.m4a") if sound else None
        entries.add(cache, [wanted[height] for height in missing], partial(material.films, missing, voice, reached))
    return [film for key in wanted.values() if (film := entries.find(cache, key))]


def _hls(material: Material, films: list[Entry], cache: Path) -> tuple[Path, ...]:
    sources = [(film.facts["height"], film.path("video.mp4")) for film in films]
    fill = partial(streams.hls, sources, material.voiced, material.piece_seconds)
    entry = _part(material, "hls", cache, fill)
    return tuple(entry.path(name) for name in sorted(entry.files, key=lambda name: (name != streams.MASTER, name)))


def kept_captions(text: str | None, cache: Path) -> Path | None:
    """The captions as a file to publish; None where there are none."""
    if text is None:
        return None
    key = entries.key_of(["captions", text])

    def fill(folders: Sequence[Path]) -> list[dict[str, Any]]:
        (folders[0] / "captions.vtt").write_text(text, encoding="utf-8", newline="\n")
        return [{}]

    return (entries.find(cache, key) or entries.add(cache, [key], fill)[0]).path("captions.vtt")
