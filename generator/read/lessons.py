"""Lessons: ``content/lessons/<course>/<lesson>.md`` → Lesson."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Findings, Location, Text
from generator.model.lesson import TO_WRITE, Checkpoint, Duration, Lesson, Mark
from generator.model.question import TIERS
from generator.read.common import CITATION, SECOND, SENTENCE, TITLE, Seconds
from generator.read.lesson_parts import read_parts
from generator.source.fields import Field, ListOf, Record, Through
from generator.source.markdown import read_markdown
from generator.source.nodes import Node
from generator.source.scalars import Kind, OneOf, Whole, Words

_BESIDE = Words(most=100, pattern=r"[^/\\]+", form="课时旁边的文件名，不带文件夹")
_ID = Words(
    most=60,
    pattern="(?!index$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*",
    form="小写字母开头的字母和数字，中间可用单个连字符隔开，不叫 index",
)
"""Files of published questions are named after lessons; those not of a lesson have two hyphens or the name index."""


_WHOLE = Whole(1, 3600)


@dataclass(frozen=True)
class _Length(Through):
    """A number of seconds that knows where it stands."""

    kind: Kind = _WHOLE

    def empty(self, at: Location) -> None:
        return None

    def read(self, node: Node, findings: Findings) -> Duration | None:
        seconds = self.kind.read(node, findings)
        return Duration(node.location, seconds) if seconds else None


_MARK = Record(
    "章节标记", {"at": Field(SECOND, required=True), "title": Field(Words(most=20), required=True)}, Mark, placed=True
)
_CHECKPOINT = Record(
    "随堂题",
    {
        "window": Field(Seconds(), required=True),
        "back": Field(Seconds(), required=True),
        "questions": Field(ListOf(Words(most=60), 1, 20), default=()),
        "topics": Field(ListOf(Words(most=30), 1, 5), default=()),
    },
    Checkpoint,
    placed=True,
)
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
        "duration": Field(_Length()),
        "chapters": Field(ListOf(_MARK, 1, 20), default=()),
        "checkpoints": Field(ListOf(_CHECKPOINT, 1, 10), default=()),
    },
)


def read_lesson(root: Path, file: str, findings: Findings) -> Lesson | None:
    """One lesson; None only if its bytes or its front matter cannot be read."""
    front, lines = read_markdown(root, file, FRONT, findings, TO_WRITE)
    if front is None:
        return None
    _report_name(front["id"], file, findings)
    for name in ("chapters", "checkpoints"):
        front[name] = tuple(filter(None, front[name]))
    return Lesson(location=Location(file), **front, **read_parts(lines, file, bool(front["video"]), findings))


def _report_name(lesson: Text, file: str, findings: Findings) -> None:
    name = file.rpartition("/")[2].removesuffix(".md")
    if lesson and lesson != name:
        findings.error(lesson.location, "lesson-id-mismatch", f"课时编号“{lesson}”与文件名“{name}”不同，请改成一样")
