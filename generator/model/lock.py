"""The lock of the banks: which questions there are, and which revision of each marks in which way."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.diagnostics import Location, Text
from generator.frozen import frozen

LOCK = "quizzes/bank.lock"


@frozen()
class Locked:
    """A question as it was last published: its revision, and the fingerprint of all that its marking depends on."""

    location: Location
    rev: int
    mark: str


@dataclass(frozen=True)
class Lock:
    """``quizzes/bank.lock``. `retired` are the tombstones: ids that were given once and are nobody's any more; `lost` says
    that the file has gone and this is what the last commit holds."""

    questions: dict[Text, Locked] = field(default_factory=dict)
    retired: tuple[Text, ...] = ()
    lost: bool = False
