"""模拟考试: which questions a paper asks. The phone's twin is draw.js; both run tests/vectors/papers.json."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from generator.model.paper import Paper, Quota, Section
from generator.model.question import Question
from generator.model.site import Site
from generator.modes.chance import Stream
from generator.modes.order import Drawable, option_order
from generator.modes.pick import Wanted, pick

_T = TypeVar("_T")


class Candidate(Protocol):
    """What drawing reads of a question."""

    @property
    def type(self) -> str: ...
    @property
    def tier(self) -> str: ...
    @property
    def topics(self) -> Sequence[str]: ...
    @property
    def difficulty(self) -> int: ...


@dataclass(frozen=True)
class Group:
    """So many questions of a type, on conditions: what each may be, None where it may be anything. Of `topics` a
    question has one at least.
    """

    count: int
    type: str
    tiers: frozenset[str] | None = None
    topics: frozenset[str] | None = None
    difficulties: frozenset[int] | None = None

    def suits(self, question: Candidate) -> bool:
        return (
            question.type == self.type
            and (self.tiers is None or question.tier in self.tiers)
            and (self.topics is None or not self.topics.isdisjoint(question.topics))
            and (self.difficulties is None or question.difficulty in self.difficulties)
        )


def groups_of(site: Site, section: Section) -> list[tuple[Group, Quota | Section]]:
    """What a section draws, in order, and where each is authored: its quotas, then the rest of its count.

    A first-level topic stands for all that are below it.
    """
    below: dict[str, set[str]] = {}
    for topic in site.topics:
        below.setdefault(topic.parent, {topic.parent}).add(topic.name)

    def group(part: Quota | Section, count: int) -> Group:
        of_both = (section, part)
        return Group(
            count,
            section.type,
            _both(frozenset([one.tier] if one.tier else []) for one in of_both),
            _both(frozenset[str]().union(*(below.get(name, {name}) for name in one.topics)) for one in of_both),
            _both(frozenset(one.difficulty) for one in of_both),
        )

    rest = section.count - sum(quota.count for quota in section.quotas)
    parts: list[tuple[Quota | Section, int]] = [(quota, quota.count) for quota in section.quotas]
    return [(group(part, count), part) for part, count in (*parts, (section, rest)) if count > 0]


def _both(conditions: Iterable[frozenset[_T]]) -> frozenset[_T] | None:
    """What satisfies all conditions, of which an empty one is none; None if there is none."""
    real = [condition for condition in conditions if condition]
    return frozenset.intersection(*real) if real else None


def eligible(site: Site, paper: Paper) -> list[Question]:
    """The questions that the paper may ask on some day, in the order of their ids: live, for practice or for exams, of
    a lesson of its courses or its track.
    """
    lessons = {lesson for track in site.tracks if track.id == paper.track for lesson in track.lessons}
    for course in site.courses:
        if course.id in paper.courses:
            lessons.update(lesson for chapter in course.chapters for lesson in chapter.lessons)
    own = (question for question in site.questions if question.live and question.pool != "sealed")
    return sorted((one for one in own if not lessons.isdisjoint(one.lessons)), key=lambda one: one.id)


def current(site: Site, question: Question) -> bool:
    """Whether an exam may ask it today: within its days, and nothing it is based on is past."""
    return question.valid_on(site.today) and not site.past_sources(question)


def wanted(groups: Iterable[Group], candidates: Sequence[Candidate]) -> list[Wanted]:
    """Each group with the candidates that suit it, by their numbers."""
    return [
        Wanted(group.count, [number for number, one in enumerate(candidates) if group.suits(one)]) for group in groups
    ]


def draw(seed: str, sections: Sequence[Sequence[Group]], candidates: Sequence[Candidate]) -> list[list[int]]:
    """The questions of every section in the order asked, by their numbers among `candidates`, which are in the order of
    their ids. Chance is used in this order: the groups of all sections picked; section by section shuffled.

    Raises ValueError if the candidates cannot make the paper.
    """
    stream = Stream(seed)
    found = iter(pick(stream, wanted([group for section in sections for group in section], candidates)))
    return [stream.shuffle([number for _ in section for number in next(found)]) for section in sections]


def orders(seed: str, questions: Iterable[Drawable]) -> list[tuple[str, ...]]:
    """In which order the options of each question are shown, in the order asked; chance comes from the seed and `#order`."""
    stream = Stream(f"{seed}#order")
    return [option_order(stream, question) for question in questions]
