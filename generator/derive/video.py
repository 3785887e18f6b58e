"""A lesson's video as its page is told of it: addresses on the site, and what each costs to fetch."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """The film in one size. `height` is its shorter side, as 480 in 480p; `bytes` what a phone fetches to see all of it."""

    height: int
    src: str
    bytes: int


@dataclass(frozen=True)
class Sound:
    """The sound alone, and what a phone fetches to hear all of it."""

    src: str
    bytes: int


@dataclass(frozen=True)
class Sprite:
    """One picture of `count` small ones, `columns` in a row, each `width` × `height` and taken every `every` seconds."""

    src: str
    columns: int
    count: int
    every: int
    width: int
    height: int


@dataclass(frozen=True)
class Line:
    """A caption with the second it begins at."""

    at: float
    text: str


@dataclass(frozen=True)
class Part:
    """A chapter with the second it begins at."""

    at: int
    title: str


@dataclass(frozen=True)
class Video:
    """A lesson's video by its addresses on the site."""

    src: str
    """The source for a browser that does not choose."""
    poster: str
    captions: str | None
    seconds: int
    width: int
    height: int
    silent: bool
    """Made of slides with nobody speaking: all there is to follow stands in the captions."""
    sources: tuple[Source, ...] = ()
    """Ascending by height."""
    audio: Sound | None = None
    sprite: Sprite | None = None
    hls: str | None = None
    """The master playlist, of a video long enough to be worth it."""
    lines: tuple[Line, ...] = ()
    """What is said, from its captions."""
    chapters: tuple[Part, ...] = ()
