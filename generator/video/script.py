"""What goes into a video and what comes out of making one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from generator.diagnostics import Location
from generator.model.lesson import Slide
from generator.model.settings import Look
from generator.model.site import Site

FONTS = "theme/node_modules/@fontsource/noto-sans-sc/files"
"""Below the project's root, where npm installs them."""

Progress = Callable[[int, int, str], None]
"""Called with (videos done, videos in all, title of the lesson just done)."""


class VideoFault(Exception):
    """The machine, not an author, kept a video from being made. The message is Chinese and ends with the remedy."""


@dataclass(frozen=True)
class Script:
    """All that decides a made video. `location` is where the lesson names its narration, or the lesson itself."""

    lesson_id: str
    lesson_title: str
    course_title: str
    slides: tuple[Slide, ...]
    narration: Path | None
    location: Location
    longest: int = 300
    """Seconds; a longer video is reported, not made."""
    folder: Path = Path()
    """Where the names of its pictures begin."""
    look: Look = field(default_factory=Look)
    spoken: bool = False
    """Whether a program is to read it aloud, if there is no narration."""


@dataclass(frozen=True)
class Size:
    """A film of one size; `height` is its shorter side."""

    height: int
    video: Path
    bytes: int


@dataclass(frozen=True)
class Pictures:
    """One picture of `count` small ones, `columns` in a row, one every `every` seconds."""

    picture: Path
    columns: int
    count: int
    every: int
    width: int
    height: int


@dataclass(frozen=True)
class Rendition:
    """A finished video in the cache. `key` is the hash of what it was made from and may name its published files;
    `width` and `height` are those of the largest film.
    """

    films: tuple[Size, ...]
    """Ascending by height."""
    poster: Path
    captions: Path | None
    seconds: float
    width: int
    height: int
    key: str
    audio: Path | None = None
    sprite: Pictures | None = None
    hls: tuple[Path, ...] = ()
    """The playlists and segments, the master first; of a short video none."""

    @property
    def video(self) -> Path:
        """The largest film."""
        return self.films[-1].video


def scripts_of(site: Site) -> list[Script]:
    """The script of every lesson whose video is made."""
    return [
        Script(
            lesson.id,
            lesson.title,
            site.course_of[lesson.id].title if lesson.id in site.course_of else "",
            lesson.slides,
            site.root / lesson.folder / lesson.narration if lesson.narration else None,
            lesson.narration.location if lesson.narration else lesson.location,
            site.settings.video_seconds,
            site.root / lesson.folder,
            site.settings.slides,
            site.settings.speech is not None,
        )
        for lesson in site.lessons
        if not lesson.video
    ]
