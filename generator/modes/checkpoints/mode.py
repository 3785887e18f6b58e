"""随堂题: where a video stops on a day and what it asks. The phone's twin is draw.js; both run tests/vectors/checkpoints.json."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.lesson import Checkpoint
from generator.model.question import Question
from generator.model.site import Site
from generator.modes.chance import Stream
from generator.modes.order import UNCREDITED, Drawable, option_order

LEAST = 2
"""Whoever errs is asked another one."""
NEVER = ("case", *UNCREDITED)
"""The types that take too long for a video, or whose mark does not count."""


@dataclass(frozen=True)
class Moment:
    """The second at which a video stops, and what may be asked there: the first, and after an error the next."""

    at: int
    questions: tuple[str, ...]


def seed_of(device: str, lesson: str, day: int, place: int) -> str:
    """The seed of a checkpoint: `place` counts from 1 in its lesson, `day` is Shanghai's."""
    return f"{device}|{lesson}|{day}|{place}"


def draw(seed: str, window: tuple[int, int], questions: Iterable[str]) -> Moment:
    """Each second of the window is as likely, its last one too. Chance is used for the second, then for the order."""
    stream = Stream(seed)
    first, last = window
    return Moment(first + stream.below(last - first + 1), tuple(stream.shuffle(sorted(questions))))


def options_of(seed: str, question: Drawable) -> tuple[str, ...]:
    """In which order the options of a question are shown, whatever else may be asked there."""
    return option_order(Stream(f"{seed}/{question.id}"), question)


def candidates(site: Site, checkpoint: Checkpoint) -> list[Question]:
    """What a checkpoint may ask as far as days are left aside."""
    named, topics = set(checkpoint.questions), set(checkpoint.topics)
    return [
        question
        for question in site.questions
        if question.open
        and question.type not in NEVER
        and (question.id in named or not topics.isdisjoint(question.topics))
    ]
