"""Recordings that lie outside the repository, as its register knows them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.diagnostics import Location, Text
from generator.model.lesson import Lesson

REGISTER = "content/media.lock"


def poster_of(lesson: Lesson) -> str:
    """The project path of the poster that stays here while the films lie at the media base."""
    return f"{lesson.folder}/{lesson.id}-poster.jpg"


def sprite_of(lesson: Lesson) -> str:
    """The same of the small pictures."""
    return f"{lesson.folder}/{lesson.id}-sprite.jpg"


@dataclass(frozen=True)
class Sent:
    """A file to be fetched from the media base."""

    bytes: int | None
    sha256: Text


@dataclass(frozen=True)
class SentFilm:
    """The film in one size; `height` is its shorter side."""

    height: int | None
    bytes: int | None
    sha256: Text


@dataclass(frozen=True)
class SentPieces:
    """The pieces for weak links, all together; `sha256` is that of their own list of hashes."""

    files: int | None
    bytes: int | None
    sha256: Text


@dataclass(frozen=True)
class Grid:
    """How the small pictures lie in the one that holds them."""

    columns: int | None
    count: int | None
    every: int | None
    width: int | None
    height: int | None


@dataclass(frozen=True)
class Published:
    """What was made of a recording for the media base; its files are there under `name`, each with an end of its own."""

    location: Location
    name: Text
    films: tuple[SentFilm, ...]
    audio: Sent | None
    hls: SentPieces | None
    sprite: Grid | None


@dataclass(frozen=True)
class Registered:
    """A recording in the media folder or at the media base, as it was when it was taken in."""

    location: Location
    file: Text
    sha256: Text
    bytes: int | None
    seconds: int | None
    width: int | None
    height: int | None
    published: Published | None = None
