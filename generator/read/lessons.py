"""Lessons: ``content/lessons/<course>/<lesson>.md`` → Lesson."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.diagnostics import Findings, Location, Text
from generator.model.lesson import Lesson, Slide
from generator.model.question import TIERS
from generator.read.common import CITATION, SENTENCE, SLUG, TITLE
from generator.source.fields import Field, ListOf, OneOf, Record, Words
from generator.source.markdown import Line, bullets, heading, joined, read_markdown, sections, sentences

POINTS, SLIDES = "要点", "幻灯稿"
_BESIDE = Words(most=100, pattern=r"[^/\\]+", form="课时旁边的文件名，不带文件夹")
_FRONT = Record(
    "课时信息栏",
    {
        "id": Field(SLUG, required=True),
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
    front, lines = read_markdown(root, file, _FRONT, findings)
    if front is None:
        return None
    _report_name(front["id"], file, findings)
    return Lesson(location=Location(file), **front, **_parts(lines, file, bool(front["video"]), findings))


def _parts(lines: list[Line], file: str, recorded: bool, findings: Findings) -> dict[str, Any]:
    """Body, key points and slides, told apart by their fixed headings."""
    body: list[Line] = []
    named: dict[str, list[Line]] = {}
    for title, part in sections(lines, 2):
        name = heading(title) if title else ""
        if title and name in (POINTS, SLIDES):
            if name in named:
                findings.error(Location(file, title.number), "section-twice", f"“## {name}”写了两次，请合成一节")
            named[name] = part
        else:
            body += ([title] if title else []) + part
    for name in (POINTS,) if recorded else (POINTS, SLIDES):
        if name not in named:
            findings.error(Location(file), "section-missing", f"课时缺少“## {name}”一节，请补上")
    return {
        "body": joined(body, file),
        "points": bullets(named.get(POINTS, [])),
        "slides": tuple(_slide(title, part, findings) for title, part in sections(named.get(SLIDES, []), 3) if title),
    }


def _slide(title: Line, part: list[Line], findings: Findings) -> Slide:
    slide, at = Slide(heading(title), bullets(part), sentences(part)), Location(title.file, title.number)
    if not slide.points:
        findings.error(at, "slide-without-points", "这张幻灯没有要点，请写一到五条“- ”开头的要点")
    if not slide.lines:
        findings.error(at, "slide-without-narration", "这张幻灯没有旁白，请在要点下面空一行写旁白")
    for text, most, what in ((slide.title, 20, "标题"), *((point, 30, "要点") for point in slide.points)):
        if len(text) > most:
            findings.error(
                text.location, "slide-text-too-long", f"幻灯{what}有 {len(text)} 个字，最多 {most} 个，请精简"
            )
    return slide


def _report_name(lesson: Text, file: str, findings: Findings) -> None:
    name = file.rpartition("/")[2].removesuffix(".md")
    if lesson and lesson != name:
        findings.error(lesson.location, "lesson-id-mismatch", f"课时编号“{lesson}”与文件名“{name}”不同，请改成一样")
