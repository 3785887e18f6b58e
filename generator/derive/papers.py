"""Published papers: the blueprint, and the candidates it is drawn from, by where each is published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from generator.derive.addresses import staged_path
from generator.derive.collected import Collected
from generator.derive.page import StagedPage, dump_json
from generator.derive.question_sets import Place, Set, derive_set
from generator.model.paper import Paper, Section
from generator.model.question import TIERS, Question
from generator.model.site import Site
from generator.modes.mock_exam.mode import Group, current, eligible, groups_of
from generator.question_types import TYPES
from generator.record.receipt import Exam

_TYPES = {name: place for place, name in enumerate(TYPES)}


def derive_papers(site: Site, places: Mapping[str, Place], out: Collected) -> None:
    """Every paper and the list of them; `places` are those of the questions for practice. Questions for exams alone are
    published with each paper that may ask them, in a set `paper--<paper>`.
    """
    papers = [_derive(site, paper, places, out) for paper in site.papers]
    out.add_json("data/papers.json", {"papers": papers})
    described = "按正式考试的样子考一次，看看哪里还弱"
    out.pages.append(StagedPage(staged_path("exam/"), "exam.html", "模拟考试", described, {"papers": papers}))
    out.pages.append(StagedPage(staged_path("exam/go/"), "exam_go.html", "模拟考试", described))


def exam_of(site: Site, paper: Paper) -> Exam:
    """The paper as receipts of it are marked again: over the questions of this day."""
    made = _blueprint(site, paper)
    sections = [(section.points, own) for section, own in zip(paper.sections, made.groups, strict=True)]
    return Exam(paper.id, made.head["revision"], paper.minutes, paper.passing, sections, made.asked)


@dataclass(frozen=True)
class _Blueprint:
    """`parents`: the first-level topic of each topic that is asked about."""

    head: dict[str, Any]
    sections: list[dict[str, Any]]
    groups: list[list[Group]]
    asked: list[Question]
    parents: dict[str, str]


def _blueprint(site: Site, paper: Paper) -> _Blueprint:
    groups = [[group for group, _ in groups_of(site, section)] for section in paper.sections]
    asked = _asked(site, paper, [group for own in groups for group in own])
    used = {topic for question in asked for topic in question.topics}
    parents = {str(topic.name): str(topic.parent) for topic in site.topics if topic.name in used}
    topics = {name: place for place, name in enumerate(parents)}
    sections = [_section(section, own, topics) for section, own in zip(paper.sections, groups, strict=True)]
    head = _head(paper)
    head["revision"] = _revision([head, list(topics), sections], asked)
    return _Blueprint(head, sections, groups, asked, parents)


def _derive(site: Site, paper: Paper, places: Mapping[str, Place], out: Collected) -> dict[str, Any]:
    """Publishes a paper; what the list says of it."""
    made = _blueprint(site, paper)
    topics = {name: place for place, name in enumerate(made.parents)}
    areas = {name: place for place, name in enumerate(dict.fromkeys(made.parents.values()))}
    shared = {
        "types": list(TYPES), "tiers": list(TIERS), "topics": list(topics), "areas": list(areas),
        "parents": [areas[parent] for parent in made.parents.values()],
    }  # fmt: skip
    where = {**places, **_alone(site, paper, made.asked, out)}
    columns = _columns(made.asked, topics, where)
    out.add_json(f"data/papers/{paper.id}.json", {**made.head, **shared, "sections": made.sections, **columns})
    return made.head


def _asked(site: Site, paper: Paper, groups: Sequence[Group]) -> list[Question]:
    """What the paper may ask today, in the order of the ids."""
    questions = (question for question in eligible(site, paper) if current(site, question))
    return [question for question in questions if any(group.suits(question) for group in groups)]


def _alone(site: Site, paper: Paper, asked: Sequence[Question], out: Collected) -> dict[str, Place]:
    """Publishes the questions for exams alone; where each is."""
    name = f"paper--{paper.id}"
    alone = [question for question in asked if question.pool == "exam"]
    shards = derive_set(site, Set(name, paper.title), alone, out) if alone else {}
    return {question: Place(name, shard) for question, shard in shards.items()}


def _head(paper: Paper) -> dict[str, Any]:
    """What a list of papers shows."""
    return {
        "paper": paper.id,
        "title": paper.title,
        "kind": paper.kind,
        "minutes": paper.minutes,
        "pass": paper.passing,
        "questions": paper.questions,
        "points": paper.points,
        "tries_a_week": paper.tries_a_week,
    }


def _section(section: Section, groups: Sequence[Group], topics: Mapping[str, int]) -> dict[str, Any]:
    return {
        "title": section.title,
        "type": _TYPES[section.type],
        "count": section.count,
        "points": section.points,
        "groups": [_group(group, topics) for group in groups],
    }


def _group(group: Group, topics: Mapping[str, int]) -> dict[str, Any]:
    """Its conditions by the places of their words, of topics those that there are questions of; open ones are left out."""
    conditions = {
        "tier": group.tiers and [TIERS.index(tier) for tier in group.tiers],
        "topics": group.topics and [topics[topic] for topic in group.topics if topic in topics],
        "difficulty": group.difficulties,
    }
    found = {name: sorted(values) for name, values in conditions.items() if values is not None}
    return {"count": group.count, "type": _TYPES[group.type], **found}


def _revision(blueprint: Any, asked: Sequence[Question]) -> str:
    """Names the blueprint and what it may ask: with it and a seed a paper can be drawn again years later."""
    lines = [dump_json(blueprint), *(f"{question.id} {question.rev}" for question in asked)]
    return sha256("\n".join(lines).encode()).hexdigest()[:16]


def _columns(
    asked: Sequence[Question], topics: Mapping[str, int], places: Mapping[str, Place]
) -> dict[str, dict[str, Any] | list[str]]:
    """The candidates in the order of their ids, which is that of drawing; a column a field."""
    sets = {name: number for number, name in enumerate(dict.fromkeys(places[one.id].set for one in asked))}
    columns = {
        "id": [question.id for question in asked],
        "rev": [question.rev for question in asked],
        "type": [_TYPES[question.type] for question in asked],
        "tier": [TIERS.index(question.tier) for question in asked],
        "topics": [[topics[topic] for topic in question.topics] for question in asked],
        "difficulty": [question.difficulty for question in asked],
        "set": [sets[places[question.id].set] for question in asked],
        "shard": [places[question.id].shard for question in asked],
    }
    return {"sets": list(sets), "candidates": columns}
