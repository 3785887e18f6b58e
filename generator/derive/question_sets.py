"""Published questions: a set a lesson, or a bank where a question has no lesson, in files that a phone fetches at once.

Explanations stand in files of their own with the same boundaries, so that whoever only draws or marks fetches none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from generator.derive.addresses import lesson_path
from generator.derive.collected import Collected
from generator.derive.page import dump_json
from generator.derive.questions import published
from generator.model.question import ROLES, TIERS, Question
from generator.model.site import Site
from generator.question_types import TYPES

MOST = 20_000
"""Bytes of a file, unless one question alone is larger."""
_EXPLAINING = ("explanation", "citations", "fix", "wrong")
"""What is shown of a question only once it is answered, beside what is said of the options."""


@dataclass(frozen=True)
class Set:
    """Questions published together. `path` is the page that teaches them, if one does; `owner` answers for them."""

    name: str
    title: str
    path: str | None = None
    course: str | None = None
    owner: str | None = None


@dataclass(frozen=True)
class Place:
    """Where a question is published: its set, and which file of it, from 1."""

    set: str
    shard: int


def derive_question_sets(site: Site, slugs: Mapping[str, str], out: Collected) -> dict[str, Place]:
    """Every question that practice asks today, and the index of them; question id → its place. `slugs`: what topics are
    called in addresses.

    A question of several lessons is in the set of each, so that one set is all that a level needs; its place is in that
    of the first.
    """
    sets = _sets(site)
    shards = {own.name: derive_set(site, own, questions, out) for own, questions in sets}
    homes = {
        question.id: (question, Place(own.name, shards[own.name][question.id]))
        for own, questions in sets
        for question in questions
        if own.name in question.lessons[:1] or not question.lessons
    }
    listed = [_listed(own, shards[own.name]) for own, _ in sets]
    out.add_json("data/questions/index.json", _index(site, slugs, listed, list(homes.values())))
    return {question: place for question, (_, place) in homes.items()}


def _sets(site: Site) -> list[tuple[Set, list[Question]]]:
    """Lessons in the order they are taught, those of no course after them, and the banks."""
    taught = {lesson: place for place, lesson in enumerate(site.course_of)}
    sets = []
    for lesson in sorted(site.lessons, key=lambda lesson: taught.get(lesson.id, len(taught))):
        course = site.course_of.get(lesson.id)
        belongs = {"course": course.id, "owner": course.owner} if course else {}
        sets.append((Set(lesson.id, lesson.title, lesson_path(lesson), **belongs), site.asked_of.get(lesson.id, [])))
    for bank in site.banks:
        loose = [question for question in bank.questions if question.asked(site.today) and not question.lessons]
        sets.append((Set(f"bank--{bank.id}", bank.title, owner=bank.owner), loose))
    return [(own, questions) for own, questions in sets if questions]


def _listed(own: Set, shards: dict[str, int]) -> dict[str, Any]:
    return {
        "set": own.name, "title": own.title, "path": own.path, "course": own.course, "shards": max(shards.values()),
    }  # fmt: skip


def _index(
    site: Site, slugs: Mapping[str, str], sets: list[dict[str, Any]], homes: Sequence[tuple[Question, Place]]
) -> dict[str, Any]:
    """A column a field, which packs to half of what a row a question would; sets, types and topics by their places."""
    names = {own["set"]: place for place, own in enumerate(sets)}
    types = {name: place for place, name in enumerate(TYPES)}
    topics = {topic.name: place for place, topic in enumerate(site.topics)}
    questions = [question for question, _ in homes]
    columns = {
        "id": [question.id for question in questions],
        "rev": [question.rev for question in questions],
        "type": [types[question.type] for question in questions],
        "set": [names[place.set] for _, place in homes],
        "shard": [place.shard for _, place in homes],
        "also": [[names[lesson] for lesson in question.lessons[1:]] for question in questions],
        "topics": [[topics[topic] for topic in question.topics] for question in questions],
        "tier": [TIERS.index(question.tier) for question in questions],
        "difficulty": [question.difficulty for question in questions],
        "roles": [[ROLES.index(role) for role in question.roles] for question in questions],
    }
    named = {
        "topics": list(topics),
        "slugs": [slugs[name] for name in topics],
        "parents": [topic.parent for topic in site.topics],
    }
    shared = {"sets": sets, "types": list(types), **named, "tiers": list(TIERS), "roles": list(ROLES)}
    return {"revision": revision(questions), **shared, "questions": columns}


def revision(questions: Iterable[Question]) -> str:
    """Names what the questions ask: another as soon as one is added, gone, or has a new revision."""
    lines = sorted(f"{question.id} {question.rev}\n" for question in questions)
    return sha256("".join(lines).encode()).hexdigest()[:16]


def derive_set(site: Site, own: Set, questions: Iterable[Question], out: Collected) -> dict[str, int]:
    """Writes one set, questions and explanations; question id → its file, from 1."""
    shards = list(_shards(_written(published(site, question, out.use)) for question in questions))
    for number, shard in enumerate(shards, 1):
        file = own.name if number == 1 else f"{own.name}.{number}"
        head = dump_json(_head(own, len(shards)) if number == 1 else {"set": own.name}).encode()
        asked = b",".join(question.asked for question in shard)
        told = b",".join(question.told for question in shard)
        out.data[f"data/questions/{file}.json"] = head.removesuffix(b"}") + b',"questions":[' + asked + b"]}"
        out.data[f"data/explanations/{file}.json"] = b'{"questions":{' + told + b"}}"
    return {question.id: number for number, shard in enumerate(shards, 1) for question in shard}


def _head(own: Set, shards: int) -> dict[str, Any]:
    owner = {"owner": own.owner} if own.owner else {}
    return {"set": own.name, "title": own.title, "path": own.path, **owner, "shards": shards}


@dataclass(frozen=True)
class _Written:
    """A published question as JSON, written once to be measured and put together with others: without what explains it,
    and that, as the pair of an object.
    """

    id: str
    asked: bytes
    told: bytes


_HEAD = 1_000
"""Bytes, more than what stands around the questions of a file takes."""


def _written(whole: dict[str, Any]) -> _Written:
    asked, told = split(whole)
    return _Written(whole["id"], dump_json(asked).encode(), dump_json({whole["id"]: told}).encode()[1:-1])


def _shards(questions: Iterable[_Written]) -> Iterator[list[_Written]]:
    """The questions in their order, as many together as a file holds."""
    shard: list[_Written] = []
    asked = told = 0
    for question in questions:
        asked, told = asked + len(question.asked) + 1, told + len(question.told) + 1
        if shard and max(asked, told) > MOST - _HEAD:
            yield shard
            shard, asked, told = [], len(question.asked) + 1, len(question.told) + 1
        shard.append(question)
    yield shard


def split(whole: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """A published question in two; theme/runner/published.js joins them again."""
    asked = {name: value for name, value in whole.items() if name not in _EXPLAINING}
    told = {name: whole[name] for name in _EXPLAINING if name in whole}
    options = whole.get("options", ())
    if feedback := {option["key"]: option["feedback"] for option in options if "feedback" in option}:
        asked["options"] = [{name: option[name] for name in option if name != "feedback"} for option in options]
        told["feedback"] = feedback
    if "parts" in whole:
        parts = [split(part) for part in whole["parts"]]
        asked["parts"], told["parts"] = [part for part, _ in parts], [part for _, part in parts]
    return asked, told
