"""Lessons, courses and tracks. Strings are `Text` where they were authored, so every rule can say where."""

from __future__ import annotations

from dataclasses import dataclass

from generator.diagnostics import Location, Text
from generator.model.question import Span
from generator.model.source import Citation


@dataclass(frozen=True)
class Slide:
    """One slide of a made video: what stands on it and what is said while it stands."""

    title: Text
    points: tuple[Text, ...]
    lines: tuple[Text, ...]
    """The narration cut into captions, in order."""


@dataclass(frozen=True)
class Duration:
    """How many seconds a lesson's video is said to last."""

    location: Location
    seconds: int


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
