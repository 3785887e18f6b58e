"""What is derived of lessons: their outline says which of them have a level."""

from __future__ import annotations

import json

import pytest

from generator import pipeline
from generator.pipeline import Project


def test_the_outline_names_the_lessons_without_a_level(project: Project) -> None:
    bank = project.root / "quizzes/demo.yml"
    out, _, _ = pipeline.derive(project)
    assert out
    outlined = {lesson["id"]: lesson.get("level", True) for lesson in _outlined(out.data["data/courses.json"])}
    assert outlined == {"demo-one": True, "demo-two": True}
    bank.write_text(bank.read_text(encoding="utf-8").replace("status: live", "status: retired"), encoding="utf-8")
    out, _, _ = pipeline.derive(project)
    assert out
    assert {lesson.get("level", True) for lesson in _outlined(out.data["data/courses.json"])} == {False}


@pytest.mark.parametrize(
    ("name", "fine"), [("index", False), ("bank--demo", False), ("one-", False), ("index-2", True)]
)
def test_a_lesson_has_no_name_that_a_file_of_other_questions_has(project: Project, name: str, fine: bool) -> None:
    lesson = project.root / "content/lessons/demo/demo-one.md"
    text = lesson.read_text(encoding="utf-8").replace("id: demo-one", f"id: {name}")
    lesson.with_name(f"{name}.md").write_text(text, encoding="utf-8")
    _, findings = pipeline.check(project)
    refused = [item for item in findings if item.slug == "bad-form"]
    assert [(item.location.file, item.location.line) for item in refused] == (
        [] if fine else [(f"content/lessons/demo/{name}.md", 2)]
    )


def _outlined(data: bytes) -> list[dict[str, object]]:
    courses = json.loads(data)["courses"]
    return [lesson for course in courses for chapter in course["chapters"] for lesson in chapter["lessons"]]
