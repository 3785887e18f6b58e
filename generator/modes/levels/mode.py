"""闯关: which five questions a try at a level asks. The phone's twin is draw.js; both run tests/vectors/levels.json."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.model.question import Question
from generator.modes.chance import Stream
from generator.modes.order import UNCREDITED, Drawable, option_order

QUESTIONS = 5
TRUE_FALSE_MOST = 1


@dataclass(frozen=True)
class Drawn:
    """A question of a try and the order in which its options are shown; in a case `2.b` is the b of its second question."""

    id: str
    order: tuple[str, ...]


@dataclass
class _Hand:
    """The questions picked so far, under the rules on types."""

    picked: list[Drawable] = field(default_factory=list)

    def count(self, kind: str) -> int:
        return sum(question.type == kind for question in self.picked)

    def _fits(self, question: Drawable) -> bool:
        return (
            len(self.picked) < QUESTIONS
            and question.type not in UNCREDITED
            and question.id not in [other.id for other in self.picked]
            and (question.type != "true_false" or self.count("true_false") < TRUE_FALSE_MOST)
        )

    def take(self, questions: Sequence[Drawable], wanted: int) -> None:
        """Picks the first `wanted` that fit."""
        for question in questions:
            if wanted and self._fits(question):
                self.picked.append(question)
                wanted -= 1


def _ranked(stream: Stream, pool: Sequence[Drawable], seen: Mapping[str, int]) -> list[Drawable]:
    """Shuffled, then the least answered first: nothing repeats until the pool is used up."""
    shuffled = stream.shuffle(sorted(pool, key=lambda question: question.id))
    return sorted(shuffled, key=lambda question: seen.get(question.id, 0))


def draw(
    seed: str,
    lesson: Sequence[Drawable],
    review: Sequence[Drawable] = (),
    earlier: Sequence[Drawable] = (),
    seen: Mapping[str, int] | None = None,
) -> list[Drawn]:
    """The five questions of a try, in order. `review` holds questions due or once missed, `earlier` those of an
    earlier lesson; the lesson fills the place of either where there is none.

    Chance is used in this order: review, earlier, lesson ranked; the five shuffled; options question by question.
    Raises ValueError if the pools cannot make a level.
    """
    stream, hand = Stream(seed), _Hand()
    reviews, earliers, lessons = (_ranked(stream, pool, seen or {}) for pool in (review, earlier, lesson))
    hand.take(reviews, 1)
    hand.take(earliers, 1)
    if not hand.count("multiple_choice"):
        hand.take([question for question in lessons if question.type == "multiple_choice"][:1], 1)
    hand.take(lessons, QUESTIONS)
    if len(hand.picked) < QUESTIONS or not hand.count("multiple_choice"):
        raise ValueError(f"no level of {QUESTIONS} can be drawn from {len(lesson)} questions")
    return [Drawn(question.id, option_order(stream, question)) for question in stream.shuffle(hand.picked)]


def drawable(pool: Iterable[Question]) -> list[Question]:
    """The questions of a pool that a level may draw."""
    return [question for question in pool if question.type not in UNCREDITED]


def feasible(pool: Sequence[Question]) -> bool:
    """Whether a level can be drawn from a lesson's own questions alone."""
    kinds = [question.type for question in drawable(pool)]
    others = sum(kind != "true_false" for kind in kinds)
    return "multiple_choice" in kinds and others + min(len(kinds) - others, TRUE_FALSE_MOST) >= QUESTIONS
