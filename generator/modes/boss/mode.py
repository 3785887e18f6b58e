"""The boss at the end of a chapter: which twenty questions a try asks. The phone's twin is draw.js; both run
tests/vectors/boss.json.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.model.lesson import Chapter
from generator.model.question import Question
from generator.model.site import Site
from generator.modes.chance import Stream
from generator.modes.order import UNCREDITED, Drawable, option_order
from generator.modes.pick import Wanted, most, pick

QUESTIONS = 20
PASSING = 80
"""Per cent of the questions that must be right: sixteen."""
MULTIPLE_LEAST = 4
TRUE_FALSE_MOST = 4


def wanted(types: Sequence[str]) -> list[Wanted]:
    """What a boss draws, from questions of these types in the order of their ids: multiple choices, others than
    true_false, and of any type.
    """
    free = [number for number, kind in enumerate(types) if kind not in UNCREDITED]
    several = [number for number in free if types[number] == "multiple_choice"]
    argued = [number for number in free if types[number] != "true_false"]
    return [
        Wanted(MULTIPLE_LEAST, several),
        Wanted(QUESTIONS - MULTIPLE_LEAST - TRUE_FALSE_MOST, argued),
        Wanted(TRUE_FALSE_MOST, free),
    ]


def draw(seed: str, questions: Sequence[Drawable]) -> list[tuple[str, tuple[str, ...]]]:
    """The id and the order of the options of each of the twenty, in the order asked. Chance is used in this order: the
    questions, sorted by id, picked; the twenty shuffled; options question by question.

    Raises ValueError if the questions cannot make a boss.
    """
    stream, pool = Stream(seed), sorted(questions, key=lambda question: question.id)
    found = pick(stream, wanted([question.type for question in pool]))
    twenty = [pool[number] for number in stream.shuffle([number for own in found for number in own])]
    return [(question.id, option_order(stream, question)) for question in twenty]


def asked(site: Site, chapter: Chapter) -> list[Question]:
    """The questions that a chapter's boss may ask today, each once."""
    lessons = (question for lesson in chapter.lessons for question in site.asked_of.get(lesson, ()))
    return list({question.id: question for question in lessons if question.type not in UNCREDITED}.values())


def feasible(pool: Iterable[Question], least: int) -> bool:
    """Whether there are questions enough for a boss, and of the types it needs."""
    types = [question.type for question in pool]
    groups = wanted(types)
    found = most(Stream(""), groups)
    return len(types) >= least and all(len(own) == group.count for own, group in zip(found, groups, strict=True))
