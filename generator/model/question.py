"""Questions and banks: what all types share. What a type adds is its `content`, declared in its own folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, Literal

from generator.diagnostics import Location, Text, text_at
from generator.frozen import frozen
from generator.model.source import Citation

TIERS = ("must", "should", "extra")
STATUSES = ("draft", "review", "live", "retired")
POOLS = ("practice", "exam", "sealed")
REGIONS = ("全国", "山东")
ROLES = (
    "全体", "基层工会主席", "组织委员", "宣传委员", "女职工委员", "经审委员", "工会财务",
    "劳动争议调解员", "监督与法律援助员", "劳动保护委员", "社会化工会工作者",
)  # fmt: skip


@dataclass(frozen=True)
class Media:
    """A picture, sound or clip shown with a stem; `alt` or `transcript` says the same in words."""

    location: Location
    kind: Text
    src: Text
    alt: Text | None
    transcript: Text | None
    start: int | None
    end: int | None


@dataclass(frozen=True)
class Validity:
    """The days on which a question may be asked; None is open."""

    location: Location
    since: date | None
    until: date | None


@dataclass(frozen=True)
class Span:
    """Seconds of a lesson's video, from one until another."""

    location: Location
    start: int
    end: int


@dataclass(frozen=True)
class Part:
    """A question of a case: what it has of its own. `content` is as in `Question`; without an `id` it goes by its place."""

    location: Location
    id: Text | None
    type: Text
    stem: Text
    explanation: Text | None
    content: Any


@dataclass(frozen=True)
class Case:
    """Questions on the same material: the one content that is questions itself. None is a part that could not be read."""

    material: Text
    parts: tuple[Part | None, ...]


@frozen()
class Question:
    """One question. `content` is the dataclass of its type, None where the type is unknown."""

    location: Location
    id: Text
    rev: int
    rev_location: Location | None
    """Where `rev` stands, if it was written."""
    type: Text
    status: str
    pool: str
    tier: str
    topics: tuple[Text, ...]
    lessons: tuple[Text, ...]
    at: Span | None
    roles: tuple[Text, ...]
    region: str
    difficulty: int
    points: int
    time: int
    """Seconds an answer may take where a mode has a clock."""
    stem: Text
    stems: tuple[Text, ...]
    hints: tuple[Text, ...]
    media: tuple[Media, ...]
    explanation: Text | None
    citations: tuple[Citation, ...]
    valid: Validity | None
    replaced_by: Text | None
    author: Text | None
    checker: Text | None
    content: Any
    sound: bool
    """Whether every field could be read; one that could not stands empty."""

    @property
    def parts(self) -> tuple[Question, ...]:
        """The questions of a case as questions of their own, in its place and standing; none of any other type."""
        return self._parts if isinstance(self.content, Case) else ()

    @cached_property
    def _parts(self) -> tuple[Question, ...]:
        return tuple(self._of_case(place, part) for place, part in enumerate(self.content.parts, 1) if part)

    def _of_case(self, place: int, part: Part) -> Question:
        at = part.location
        return replace(
            self,
            location=at,
            id=text_at(f"{self.id}.{place}", at.file, at.line, at.column),
            type=part.type,
            stem=part.stem,
            stems=(),
            hints=(),
            media=(),
            explanation=part.explanation,
            citations=(),
            content=part.content,
        )

    @property
    def live(self) -> bool:
        return self.status == "live"

    @property
    def open(self) -> bool:
        """Live, and not kept for an exam."""
        return self.live and self.pool == "practice"

    def valid_on(self, day: date) -> bool:
        """Whether it may be asked on that day as far as its own days go."""
        valid = self.valid
        return valid is None or (valid.since or day) <= day <= (valid.until or day)

    def asked(self, today: date) -> bool:
        """Open and within its days: may enter levels, search and the published banks."""
        return self.open and self.valid_on(today)


@dataclass(frozen=True)
class Bank:
    """One file of questions with one owner who answers a dispute."""

    location: Location
    id: Text
    title: Text
    owner: Text
    reviewed: date | None
    review_every: int | None
    """Months after which a review is due again."""
    questions: tuple[Question, ...]
    sound: bool
    """Whether nothing was wrong in reading it; a question that seems to be missing in one that is not may only be hidden."""

    @property
    def pieces(self) -> Iterator[Question]:
        """Every question, and after a case the questions of it."""
        return (piece for question in self.questions for piece in (question, *question.parts))


@dataclass(frozen=True)
class Mark:
    """The score of a response, 0 to 1, and what it amounts to."""

    score: float
    state: Literal["right", "part", "wrong", "blank", "invalid"]
    parts: tuple[float, ...] = ()
