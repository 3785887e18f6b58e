"""What is derived of lessons: their outline says which of them have a level."""

from __future__ import annotations

import json

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


def _outlined(data: bytes) -> list[dict[str, object]]:
    courses = json.loads(data)["courses"]
    return [lesson for course in courses for chapter in course["chapters"] for lesson in chapter["lessons"]]
