"""Lessons: ``content/lessons/<course>/<lesson>.md`` → Lesson."""

from __future__ import annotations

from pathlib import Path

from generator.diagnostics import Findings, Location, Text
from generator.model.lesson import Lesson
from generator.model.question import TIERS
from generator.read.common import CITATION, SENTENCE, TITLE
from generator.read.lesson_parts import read_parts
from generator.source.fields import Field, ListOf, Record
from generator.source.markdown import read_markdown
from generator.source.scalars import OneOf, Words

_BESIDE = Words(most=100, pattern=r"[^/\\]+", form="课时旁边的文件名，不带文件夹")
_ID = Words(
    most=60,
    pattern="(?!index$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*",
    form="小写字母开头的字母和数字，中间可用单个连字符隔开，不叫 index",
)
"""Files of published questions are named after lessons; those not of a lesson have two hyphens or the name index."""
FRONT = Record(
    "课时信息栏",
    {
        "id": Field(_ID, required=True),
        "title": Field(TITLE, required=True),
        "goal": Field(SENTENCE, required=True),
        "tier": Field(OneOf(TIERS), required=True),
        "topics": Field(ListOf(Words(most=30), 1, 5), required=True),
        "citations": Field(ListOf(CITATION, 1, 20), default=()),
        "video": Field(_BESIDE),
        "captions": Field(_BESIDE),
        "narration": Field(_BESIDE),
    },
)


def read_lesson(root: Path, file: str, findings: Findings) -> Lesson | None:
    """One lesson; None only if its bytes or its front matter cannot be read."""
    front, lines = read_markdown(root, file, FRONT, findings)
    if front is None:
        return None
    _report_name(front["id"], file, findings)
    return Lesson(location=Location(file), **front, **read_parts(lines, file, bool(front["video"]), findings))


def _report_name(lesson: Text, file: str, findings: Findings) -> None:
    name = file.rpartition("/")[2].removesuffix(".md")
    if lesson and lesson != name:
        findings.error(lesson.location, "lesson-id-mismatch", f"课时编号“{lesson}”与文件名“{name}”不同，请改成一样")
