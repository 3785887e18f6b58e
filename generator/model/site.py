"""The whole site, as read: every rule and every derivation starts here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from generator.diagnostics import Location, Text
from generator.model.lesson import Course, Lesson, Track
from generator.model.lock import Lock
from generator.model.notice import Notice
from generator.model.paper import Paper
from generator.model.place import Layer
from generator.model.question import Bank, Question
from generator.model.recording import Registered
from generator.model.settings import Settings
from generator.model.source import Source
from generator.model.vocabulary import NO_WORDS, Vocabulary

AUTHORED = ("content", "quizzes")
"""The folders whose files authors write, and out of which no link may lead."""


@dataclass(frozen=True)
class Page:
    """A page that is neither lesson nor derived: the home page's words, a page of the handbook."""

    location: Location
    title: Text
    description: Text | None
    body: Text


@dataclass(frozen=True)
class Topic:
    """A second-level 知识点 under its first-level `parent`, with the number of questions wanted."""

    name: Text
    parent: Text
    target: int


@dataclass(frozen=True)
class Site:
    """Everything authored. `root` is the project's folder; `today` is the only clock a rule may read."""

    root: Path
    files: frozenset[str]
    """Every authored file, as a project path."""
    today: date
    settings: Settings
    home: Page | None
    handbook: tuple[Page, ...]
    lessons: tuple[Lesson, ...]
    courses: tuple[Course, ...]
    tracks: tuple[Track, ...]
    topics: tuple[Topic, ...]
    sources: tuple[Source, ...]
    banks: tuple[Bank, ...]
    papers: tuple[Paper, ...]
    lock: Lock | None
    layers: tuple[Layer, ...]
    notices: tuple[Notice, ...] = ()
    added: Mapping[str, date] = field(default_factory=dict)
    """Project path of a lesson → the day it came; empty where that is not known."""
    recordings: tuple[Registered, ...] = ()
    """Those in the media folder or at the media base."""
    vocabulary: Vocabulary = NO_WORDS
    misread: frozenset[str] = frozenset()
    """Files of which something, or all, could not be read as it was meant."""

    @cached_property
    def lesson_by_id(self) -> dict[str, Lesson]:
        return {lesson.id: lesson for lesson in self.lessons}

    @cached_property
    def recording_by_file(self) -> dict[str, Registered]:
        return {recording.file: recording for recording in self.recordings}

    @property
    def media_folder(self) -> Path | None:
        """Where recordings lie that the repository only knows by name."""
        place = self.settings.media
        return self.root / place.folder if place and place.folder else None

    def at_base(self, lesson: Lesson) -> Registered | None:
        """The recording of a lesson whose films are not fetched here: they lie at the media base."""
        place = self.settings.media
        if not lesson.video or not (place and place.base) or f"{lesson.folder}/{lesson.video}" in self.files:
            return None
        return self.recording_by_file.get(lesson.video)

    def video_of(self, lesson: Lesson) -> Path | None:
        """The recording that a lesson names: beside it, or else in the media folder."""
        if not lesson.video:
            return None
        beside = f"{lesson.folder}/{lesson.video}"
        if self.media_folder is None or beside in self.files or lesson.video not in self.recording_by_file:
            return self.root / beside
        return self.media_folder / lesson.video

    @cached_property
    def lesson_names(self) -> frozenset[str]:
        """Ids of all lessons, those included whose file cannot be read."""
        files = (file for file in self.files if file.startswith("content/lessons/") and file.endswith(".md"))
        return frozenset(self.lesson_by_id).union(file.rpartition("/")[2].removesuffix(".md") for file in files)

    @cached_property
    def source_by_id(self) -> dict[str, Source]:
        return {source.id: source for source in self.sources}

    def past_sources(self, question: Question) -> list[Source]:
        """The sources of a question that are no longer in force, or have been superseded by one that is."""
        if not self._past_by_id:
            return []
        cited = (self._past_by_id.get(citation.source) for citation in question.citations if citation)
        return [source for source in cited if source]

    @cached_property
    def _past_by_id(self) -> dict[str, Source]:
        return {source.id: source for source in self.source_by_id.values() if self._past(source)}

    def _past(self, source: Source) -> bool:
        if source.reversed or source.superseded_by == source.id:
            return False  # registered wrongly, which is reported there
        later = self.source_by_id.get(source.superseded_by) if source.superseded_by else None
        ended = source.until is not None and source.until < self.today
        return ended or (later is not None and later.since is not None and later.since <= self.today)

    @cached_property
    def course_of(self) -> dict[str, Course]:
        """Lesson id → the course that lists it."""
        return {lesson: course for course in self.courses for ch in course.chapters for lesson in ch.lessons}

    @property
    def questions(self) -> Iterator[Question]:
        return (question for bank in self.banks for question in bank.questions)

    @property
    def pieces(self) -> Iterator[Question]:
        """Every question, and after a case the questions of it."""
        return (piece for bank in self.banks for piece in bank.pieces)

    @cached_property
    def asked_of(self) -> dict[str, list[Question]]:
        """Lesson id → the questions practice may ask today, in the order of the banks."""
        pools: dict[str, list[Question]] = {}
        for question in self.questions:
            if question.asked(self.today):
                for lesson in question.lessons:
                    pools.setdefault(lesson, []).append(question)
        return pools
