"""What a phone fetches of questions: sets in small files, explanations apart, and one index."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator import pipeline
from generator.derive.collected import Collected
from generator.derive.question_sets import MOST, Set, derive_question_sets, derive_set, split
from generator.derive.questions import published
from generator.derive.topics import topic_slugs
from generator.diagnostics import Text, text_at
from generator.model.question import Question
from generator.model.site import Site
from generator.pipeline import Project
from generator.question_types.options import Option
from generator.question_types.single_choice.type import SingleChoice
from tests.bench.prose import Prose, clauses_of, lesson_texts
from tests.bench.questions import raw_questions
from tests.generator.publishing import lock

ROOT = Path(__file__).parents[2]
REAL = ROOT.parent / "shared/banks/scale.jsonl"
HALVES = json.loads((ROOT / "tests/vectors/published.json").read_text(encoding="utf-8"))["halves"]
DAY = date(2026, 11, 20)


@pytest.mark.parametrize("case", HALVES, ids=[case["name"] for case in HALVES])
def test_what_explains_a_question_stands_apart(case: dict[str, Any]) -> None:
    assert split(case["whole"]) == (case["asked"], case["told"])


def _derived(project: Project) -> tuple[Site, Collected]:
    out, _, findings = pipeline.derive(project)
    assert out is not None, list(findings)
    site, _ = pipeline.check(project)
    assert site is not None
    return site, out


def _files(out: Collected, folder: str, name: str) -> list[dict[str, Any]]:
    """The files of a set in their order."""
    first = json.loads(out.data[f"data/questions/{name}.json"])
    files = [name, *(f"{name}.{number}" for number in range(2, first["shards"] + 1))]
    return [json.loads(out.data[f"data/{folder}/{file}.json"]) for file in files]


def _rows(out: Collected) -> Iterator[dict[str, Any]]:
    """The questions of the index, their places in its lists resolved."""
    index = json.loads(out.data["data/questions/index.json"])
    columns = index["questions"]
    for values in zip(*columns.values(), strict=True):
        row = dict(zip(columns, values, strict=True))
        names = [index["sets"][place]["set"] for place in (row["set"], *row["also"])]
        yield row | {
            "type": index["types"][row["type"]],
            "set": names[0],
            "also": names[1:],
            "topics": [index["topics"][place] for place in row["topics"]],
            "tier": index["tiers"][row["tier"]],
        }


def _edit(project: Project, question: str, old: str, new: str) -> None:
    """Changes one question of the bank."""
    bank = project.root / "quizzes/demo.yml"
    before, start, rest = bank.read_text(encoding="utf-8").partition(f"- id: {question}\n")
    own, following, after = rest.partition("\n- id: ")
    changed, count = re.subn(old, new, own, count=1)
    assert count == 1
    bank.write_text(before + start + changed + following + after, encoding="utf-8")
    lock(project.root)


def test_every_practice_question_is_published_whole(project: Project) -> None:
    site, out = _derived(project)
    asked = [question for question in site.questions if question.asked(DAY)]
    assert len(asked) > 5
    for question in asked:
        for lesson in question.lessons:
            files = zip(_files(out, "questions", lesson), _files(out, "explanations", lesson), strict=True)
            found = [
                (one, told["questions"][one["id"]])
                for file, told in files
                for one in file["questions"]
                if one["id"] == question.id
            ]
            assert found == [split(published(site, question, out.use))]


def test_the_index_has_each_question_once_and_where_it_is(project: Project) -> None:
    site, out = _derived(project)
    rows = {row["id"]: row for row in _rows(out)}
    questions = {question.id: question for question in site.questions if question.asked(DAY)}
    assert rows.keys() == questions.keys()
    for name, row in rows.items():
        one = questions[name]
        assert [row["set"], *row["also"]] == list(one.lessons)
        assert (row["rev"], row["type"], row["tier"]) == (one.rev, one.type, one.tier)
        assert (row["topics"], row["difficulty"]) == (list(one.topics), one.difficulty)
        file = _files(out, "questions", row["set"])[row["shard"] - 1]
        assert name in [question["id"] for question in file["questions"]]


def test_the_index_says_what_topics_are_called_in_addresses_and_under_what_they_stand(project: Project) -> None:
    site, out = _derived(project)
    index = json.loads(out.data["data/questions/index.json"])
    named = list(zip(index["topics"], index["slugs"], index["parents"], strict=True))
    assert named == [(topic.name, topic_slugs(site)[topic.name], topic.parent) for topic in site.topics]
    assert all(re.fullmatch(r"[a-z0-9-]+", slug) for slug in index["slugs"])


def test_a_question_of_two_lessons_is_in_the_set_of_each_and_once_in_the_index(project: Project) -> None:
    _edit(project, "demo-0001", "  - demo-one\n", "  - demo-one\n  - demo-two\n")
    _, out = _derived(project)
    for lesson in ("demo-one", "demo-two"):
        assert "demo-0001" in [one["id"] for file in _files(out, "questions", lesson) for one in file["questions"]]
    found = [(row["set"], row["also"]) for row in _rows(out) if row["id"] == "demo-0001"]
    assert found == [("demo-one", ["demo-two"])]


def test_questions_without_a_lesson_are_the_set_of_their_bank(project: Project) -> None:
    _edit(project, "demo-0001", "  lessons:\n  - demo-one\n  at:\n  - 48\n  - 70\n", "")
    site, out = _derived(project)
    (file,) = _files(out, "questions", "bank--demo")
    bank = site.banks[0]
    assert file | {"questions": []} == {
        "set": "bank--demo", "title": bank.title, "path": None, "owner": bank.owner, "shards": 1, "questions": [],
    }  # fmt: skip
    assert [one["id"] for one in file["questions"]] == ["demo-0001"]
    assert [row["set"] for row in _rows(out) if row["id"] == "demo-0001"] == ["bank--demo"]
    listed = json.loads(out.data["data/questions/index.json"])["sets"]
    assert listed[-1] == {"set": "bank--demo", "title": bank.title, "path": None, "course": None, "shards": 1}


def test_what_practice_does_not_ask_is_not_published(project: Project) -> None:
    _edit(project, "demo-0001", "status: live", "status: retired")
    site, out = _derived(project)
    kept_back = [
        str(question.id) for question in site.questions if question.status != "live" or question.pool == "exam"
    ]
    assert {"demo-0001", "demo-0029", "demo-0030"} <= set(kept_back)
    assert not {row["id"] for row in _rows(out)} & set(kept_back)
    published_text = b"".join(
        text for path, text in out.data.items() if re.match("data/(questions|explanations)/", path)
    )
    assert not [name for name in kept_back if name.encode() in published_text]


def test_the_revision_changes_with_what_is_asked_and_with_nothing_else(project: Project) -> None:
    def revision() -> str:
        _, out = _derived(project)
        return str(json.loads(out.data["data/questions/index.json"])["revision"])

    first = revision()
    _edit(project, "demo-0001", "一年十二个月，每月两个节气", "一年十二个月，每个月两个节气")
    assert revision() == first
    _edit(project, "demo-0001", "rev: 1", "rev: 2")
    second = revision()
    assert second != first
    _edit(project, "demo-0001", "status: live", "status: retired")
    assert revision() not in (first, second)


LESSONS, COUNT = 96, 5000
MB = 1_000_000


def _invented(prose: Prose) -> dict[str, Any]:
    """About as long as real questions are: 52 characters of stem and 14 an option."""
    return {"stem": prose.paragraph(35), "options": [prose.words(8) + prose.words(8) for _ in "abcd"]}


def _raw(prose: Prose) -> dict[str, list[dict[str, Any]]]:
    """The texts of as many questions by where they are from; real ones where they are at hand."""
    real = {"real": raw_questions(REAL, prose, COUNT)} if REAL.is_file() else {}
    return {"invented": [_invented(prose) for _ in range(COUNT)], **real}


@pytest.mark.parametrize("kind", ["invented", *(["real"] if REAL.is_file() else [])])
def test_five_thousand_questions_weigh_a_megabyte_and_as_much_again_explained(project: Project, kind: str) -> None:
    site, _ = pipeline.check(project)
    assert site is not None
    out = Collected(project.root)
    places = derive_question_sets(_scaled(site, kind), topic_slugs(site), out)
    assert len(places) == COUNT
    for folder in ("questions", "explanations"):
        files = {path: text for path, text in out.data.items() if path.startswith(f"data/{folder}/")}
        assert sum(len(gzip.compress(text, 6)) for text in files.values()) <= MB
        large = {path for path, text in files.items() if len(text) > MOST}
        assert large <= {"data/questions/index.json"}
        assert len(files) < 3 * LESSONS, "files are cut smaller than they need be"


def _scaled(site: Site, kind: str) -> Site:
    """The site with 5,000 questions of 96 lessons."""
    bank, model = site.banks[0], next(one for one in site.questions if one.type == "single_choice")
    lessons = [replace(site.lessons[0], id=_like(site.lessons[0].id, f"lesson-{at:02}")) for at in range(LESSONS)]
    prose = Prose(clauses_of(lesson_texts(ROOT)), 1)
    questions = [
        _like_raw(model, raw, f"scale-{number:04}", lessons[number % LESSONS].id, prose.paragraph(50))
        for number, raw in enumerate(_raw(prose)[kind])
    ]
    return replace(site, lessons=tuple(lessons), courses=(), banks=(replace(bank, questions=tuple(questions)),))


def _like(text: Text, other: str) -> Text:
    """`other` where `text` stands."""
    return text_at(other, text.location.file, text.location.line, text.location.column)


def _like_raw(model: Question, raw: dict[str, Any], name: str, lesson: Text, explanation: str) -> Question:
    """A question with these texts, and in all else like `model`."""
    key = model.content.answer
    texts = [str(text)[:290] for text in raw["options"]] or ["对", "错"]
    options = tuple(
        Option(_like(key, letter), _like(key, text), None, None) for letter, text in zip("abcdef", texts, strict=False)
    )
    return replace(
        model,
        id=_like(model.id, name),
        lessons=(lesson,),
        stem=_like(model.stem, raw["stem"][:900]),
        explanation=_like(model.stem, explanation),
        stems=(),
        hints=(),
        media=(),
        content=SingleChoice(options, _like(key, "a")),
    )


def test_a_question_larger_than_a_file_stands_alone_in_its_own(project: Project) -> None:
    site, _ = pipeline.check(project)
    assert site is not None
    model = next(one for one in site.questions if one.type == "single_choice")
    long = replace(model, id=_like(model.id, "demo-9999"), explanation=_like(model.stem, "长" * 8000))
    out = Collected(project.root)
    shards = derive_set(
        site, Set("some", "一些题"), [model, long, replace(model, id=_like(model.id, "demo-9998"))], out
    )
    assert shards == {"demo-0001": 1, "demo-9999": 2, "demo-9998": 3}
    assert [list(file["questions"]) for file in _files(out, "explanations", "some")] == [[name] for name in shards]
    assert json.loads(out.data["data/questions/some.2.json"])["set"] == "some"
