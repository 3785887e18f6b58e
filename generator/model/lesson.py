"""Lessons, courses and tracks. Strings are `Text` where they were authored, so every rule can say where."""

from __future__ import annotations

from dataclasses import dataclass

from generator.diagnostics import Location, Text
from generator.model.question import Span
from generator.model.source import Citation

TO_WRITE = "【待写】"
"""Stands in a new lesson before every hint that its author is to replace."""


@dataclass(frozen=True)
class Duration:
    """How many seconds something is said to last: a lesson's video, or a slide of it."""

    location: Location
    seconds: int


@dataclass(frozen=True)
class Picture:
    """A picture on a slide: the name of its file, as seen from the lesson, and what it shows in words."""

    location: Location
    file: Text
    alt: Text


@dataclass(frozen=True)
class Slide:
    """One slide of a made video: what stands on it and what is said while it stands, in plain words."""

    title: Text
    points: tuple[Text, ...]
    lines: tuple[Text, ...]
    """The narration cut into sentences, in order."""
    terms: tuple[str, ...] = ()
    """Words that its author made bold: they stand out wherever the slide shows them."""
    picture: Picture | None = None
    stay: Duration | None = None
    """How long the slide stands, where its author says so."""
    written: tuple[Text, ...] = ()
    """The points and then the lines as they were written, with their signs."""


@dataclass(frozen=True)
class Mark:
    """Where a part of a lesson's video begins, in seconds, and what it is called."""

    location: Location
    at: int | None
    title: Text


@dataclass(frozen=True)
class Checkpoint:
    """Where a lesson's video stops and asks: somewhere in `window`; whoever errs sees `back` again. What may be asked are
    `questions` by their ids or those of `topics`. What could not be read is None.
    """

    location: Location
    window: Span | None
    back: Span | None
    questions: tuple[Text, ...]
    topics: tuple[Text, ...]


@dataclass(frozen=True)
class Lesson:
    """One page: a short video, its text and its questions."""

    location: Location
    id: Text
    title: Text
    goal: Text
    tier: Text
    topics: tuple[Text, ...]
    citations: tuple[Citation, ...]
    body: Text
    """Markdown, without the 要点 and 幻灯稿 sections; its place is that of its first line."""
    points: tuple[Text, ...]
    slides: tuple[Slide, ...]
    video: Text | None
    captions: Text | None
    narration: Text | None
    duration: Duration | None
    chapters: tuple[Mark, ...]
    checkpoints: tuple[Checkpoint, ...]

    @property
    def folder(self) -> str:
        """The folder of the lesson's file, where its recordings and pictures lie."""
        return self.location.file.rpartition("/")[0]


@dataclass(frozen=True)
class Chapter:
    """A stage of a course: lessons in order, ids as authored."""

    title: Text
    lessons: tuple[Text, ...]


@dataclass(frozen=True)
class Course:
    location: Location
    id: Text
    title: Text
    owner: Text
    summary: Text
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True)
class Track:
    """A training scheme: lessons of any course in the order a kind of cadre takes them."""

    location: Location
    id: Text
    title: Text
    summary: Text
    roles: tuple[Text, ...]
    register_days: int | None
    finish_months: int | None
    lessons: tuple[Text, ...]
