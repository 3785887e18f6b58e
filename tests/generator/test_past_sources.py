"""A question whose law has changed is still practised, under a line that says so."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from generator import pipeline
from generator.pipeline import Project

TEXT = (
    "这道题依据的《示例办法》（2009年修正）已不再施行，现在施行的是《示例办法》（2021年修正）。"
    "题目正待修订，请以新规定为准。"
)


@pytest.fixture
def citing(project: Project) -> Project:
    """The good project, one of whose questions cites what was superseded on 2022-01-01 and ended the day before."""
    bank = project.root / "quizzes/demo.yml"
    text = bank.read_text(encoding="utf-8")
    bank.write_text(text.replace("source: demo-law@2021", "source: demo-law@2009", 1), encoding="utf-8")
    return project


def test_the_level_and_the_topic_page_say_so(citing: Project) -> None:
    out, _, findings = pipeline.derive(citing)
    assert out is not None
    assert [item.slug for item in findings] == ["source-superseded"]
    lesson = json.loads(out.data["data/questions/demo-one.json"])
    assert {one["id"]: one["stale"] for one in lesson["questions"] if "stale" in one} == {"demo-0001": TEXT}
    topics = [page for page in out.pages if page.template == "topic.html"]
    told = {one["id"]: one["stale"] for page in topics for one in page.data["questions"] if one["stale"]}
    assert told == {"demo-0001": TEXT}


@pytest.mark.parametrize(
    ("until", "today", "past"),
    [
        ("until: 2021-12-31", date(2021, 12, 31), False),
        ("until: 2021-12-31", date(2022, 1, 1), True),
        ("until: 2022-06-30", date(2022, 6, 30), True),
        ("", date(2022, 1, 1), True),
        ("", date(2021, 12, 31), False),
    ],
)
def test_it_is_past_after_its_last_day_or_once_another_is_in_force(
    citing: Project, until: str, today: date, past: bool
) -> None:
    path = citing.root / "content/sources.yml"
    path.write_text(
        re.sub(r" *until: .*\n", f"    {until}\n" if until else "", path.read_text(encoding="utf-8")), encoding="utf-8"
    )
    citing.today = today
    site, _ = pipeline.check(citing)
    assert site is not None
    question = next(question for question in site.questions if question.id == "demo-0001")
    assert bool(site.past_sources(question)) == past
