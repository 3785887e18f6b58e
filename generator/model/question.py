"""Questions and banks: what all types share. What a type adds is its `content`, declared in its own folder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from generator.diagnostics import Location, Text
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
    """The seconds of a lesson's video that teach what a question asks."""

    location: Location
    start: int
    end: int


@dataclass(frozen=True)
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
    def live(self) -> bool:
        return self.status == "live"

    @property
    def open(self) -> bool:
        """Live, and not kept for an exam."""
        return self.live and self.pool == "practice"

    def asked(self, today: date) -> bool:
        """Open and within its days: may enter levels, search and the published banks."""
        valid = self.valid
        return self.open and (valid is None or (valid.since or today) <= today <= (valid.until or today))


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


@dataclass(frozen=True)
class Mark:
    """The score of a response, 0 to 1, and what it amounts to."""

    score: float
    state: Literal["right", "part", "wrong", "blank", "invalid"]
    parts: tuple[float, ...] = ()
