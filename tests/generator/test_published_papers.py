"""What is published of papers: enough to draw them on a phone, and nothing that is sealed."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from generator import pipeline
from generator.modes.mock_exam.mode import Group, current, draw, eligible, groups_of
from tests.generator.publishing import lock
from tests.generator.test_papers import _group, _rows

PAPER = """\
schema: 1
paper: demo-paper
kind: mock_exam
title: 示例模拟考试
courses:
- demo
minutes: 20
pass: 70
sections:
- title: 单选题
  type: single_choice
  count: 13
  points: 5
  quotas:
  - count: 3
    topics:
    - 岁时节令
- title: 判断题
  type: true_false
  count: 6
  points: 2
"""
SEALED = """\
schema: 1
bank: secret
title: 密封的题
owner: 示例部
reviewed: 2026-11-01
questions:
- id: secret-0001
  type: single_choice
  pool: {pool}
  tier: must
  topics: [数与量]
  lessons: [demo-one]
  stem: 一副扑克牌不算大小王是多少张？
  options:
  - {{key: a, text: 五十二张牌}}
  - {{key: b, text: 五十四张牌}}
  - {{key: c, text: 四十八张牌}}
  answer: a
  explanation: 四种花色各有十三张，合起来就是这个数。
  citations:
  - {{source: demo-law@2021, article: 五}}
  author: 示例甲
  checker: 示例乙
"""

Data = Callable[..., dict[str, Any]]


@pytest.fixture
def data(project: pipeline.Project) -> Data:
    """Builds the good project with the paper and whatever else is given; its data files."""

    def derive(files: dict[str, str] | None = None) -> dict[str, Any]:
        for file, text in ({"quizzes/papers/demo-paper.yml": PAPER} | (files or {})).items():
            (project.root / file).parent.mkdir(exist_ok=True)
            (project.root / file).write_text(text, encoding="utf-8")
        lock(project.root)
        out, _, findings = pipeline.derive(project)
        assert out is not None, list(findings)
        found = {path: json.loads(bytes_) for path, bytes_ in out.data.items() if path.endswith(".json")}
        return found | {"all": b"".join(out.data.values()) + "".join(page.text() for page in out.pages).encode()}

    return derive


def test_a_published_paper_holds_all_that_drawing_needs(data: Data, project: pipeline.Project) -> None:
    paper = data()["data/papers/demo-paper.json"]
    site, _ = pipeline.check(project)
    assert site is not None
    (authored,) = site.papers
    asked = [question for question in eligible(site, authored) if current(site, question)]
    sections = [[group for group, _ in groups_of(site, section)] for section in authored.sections]
    here = [[asked[number].id for number in own] for own in draw("种子", sections, asked)]
    published: list[list[Group]] = [list(map(_group, section["groups"])) for section in paper["sections"]]
    columns = paper["candidates"]
    there = [[columns["id"][number] for number in own] for own in draw("种子", published, _rows(columns))]
    assert [set(own) for own in here] == [set(own) for own in there]
    assert [len(own) for own in there] == [13, 6]
    assert {len(column) for column in columns.values()} == {len(columns["id"])} == {23}
    assert columns["id"] == sorted(columns["id"])
    assert [paper["types"][kind] for kind in columns["type"]] == [
        next(one.type for one in asked if one.id == name) for name in columns["id"]
    ]


def test_the_list_says_of_each_paper_what_its_file_says(data: Data) -> None:
    found = data()
    (listed,) = found["data/papers.json"]["papers"]
    assert listed.items() <= found["data/papers/demo-paper.json"].items()
    assert {key: value for key, value in listed.items() if key != "revision"} == {
        "paper": "demo-paper", "title": "示例模拟考试", "kind": "mock_exam", "minutes": 20, "pass": 70,
        "questions": 19, "points": 77, "tries_a_week": 3,
    }  # fmt: skip


def test_every_candidate_stands_where_the_paper_says(data: Data) -> None:
    found = data()
    paper = found["data/papers/demo-paper.json"]
    columns = paper["candidates"]
    for name, rev, number, shard in zip(*(columns[key] for key in ("id", "rev", "set", "shard")), strict=True):
        file = paper["sets"][number] + (f".{shard}" if shard > 1 else "")
        (question,) = (one for one in found[f"data/questions/{file}.json"]["questions"] if one["id"] == name)
        assert question["rev"] == rev
        assert name in found[f"data/explanations/{file}.json"]["questions"]


def test_questions_for_exams_alone_are_published_with_the_paper_and_nowhere_else(data: Data) -> None:
    found = data()
    files = [path for path, value in found.items() if path != "all" and "demo-0029" in json.dumps(value)]
    own = ["data/explanations/paper--demo-paper.json", "data/questions/paper--demo-paper.json"]
    assert sorted(files) == [*own[:1], "data/papers/demo-paper.json", *own[1:]]


@pytest.mark.parametrize("pool", ["sealed", "exam"])
def test_nothing_sealed_is_published(pool: str, data: Data) -> None:
    """As an exam's, the same question is found: the test looks where it would be."""
    found = data({"quizzes/secret.yml": SEALED.format(pool=pool)})
    for word in ("secret-0001", "一副扑克牌", "五十四张牌", "各有十三张"):
        assert (word.encode() in found["all"]) == (pool == "exam"), word


def test_the_revision_names_the_blueprint_and_the_questions(data: Data, project: pipeline.Project) -> None:
    def revision(**files: str) -> str:
        return data({f"quizzes/{name}": text for name, text in files.items()})["data/papers.json"]["papers"][0][
            "revision"
        ]

    first = revision()
    bank = (project.root / "quizzes/demo.yml").read_text(encoding="utf-8")
    assert revision() == first and len(first) == 16
    changed = revision(**{"demo.yml": bank.replace("- id: demo-0002\n  rev: 1", "- id: demo-0002\n  rev: 2")})
    other = revision(**{"papers/demo-paper.yml": PAPER.replace("pass: 70", "pass: 75")})
    assert len({first, changed, other}) == 3


def test_a_question_whose_source_is_past_leaves_the_paper(data: Data, project: pipeline.Project) -> None:
    sources = (project.root / "content/sources.yml").read_text(encoding="utf-8")
    ended = sources.replace("  in_force:\n", "  in_force:\n    until: 2026-01-01\n", 1)
    fewer = {"quizzes/papers/demo-paper.yml": PAPER.replace("count: 13", "count: 11"), "content/sources.yml": ended}
    candidates = data(fewer)["data/papers/demo-paper.json"]["candidates"]["id"]
    assert {"demo-0001", "demo-0029"}.isdisjoint(candidates) and "demo-0002" in candidates


def test_a_chapter_says_when_it_has_no_boss(data: Data, project: pipeline.Project) -> None:
    config = project.root / "site_config.yml"
    chapters = data()["data/courses.json"]["courses"][0]["chapters"]
    assert "boss" not in chapters[0]
    config.write_text(config.read_text(encoding="utf-8").replace("boss_pool: 28", "boss_pool: 29"), encoding="utf-8")
    chapters = data()["data/courses.json"]["courses"][0]["chapters"]
    assert chapters[0]["boss"] is False
