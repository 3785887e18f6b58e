"""A lesson's video in time: its chapters, where it may stop and ask, what is then asked and seen again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from generator.derive.addresses import lesson_path
from generator.derive.video import Sprite, Video
from generator.diagnostics import Diagnostic, Findings
from generator.model.lesson import Checkpoint, Lesson
from generator.model.question import Question, Span
from generator.model.site import Site
from generator.modes.checkpoints.mode import candidates
from generator.question_types import TYPES
from generator.source.markup import plain_text, render_inline


@dataclass(frozen=True)
class Look:
    """What was read last, with faults or without; `videos` are the lessons' as far as they could be made."""

    site: Site | None = None
    videos: Mapping[str, Video] = field(default_factory=dict)
    findings: Findings = field(default_factory=Findings)


@dataclass(frozen=True)
class Asked:
    """A question that may be asked, and where it is written."""

    id: str
    kind: str
    stem: str
    file: str
    line: int


@dataclass(frozen=True)
class Chapter:
    """A part of the video, in seconds; `line` is None where nobody wrote it, but it follows from the slides."""

    start: int
    end: int
    title: str
    line: int | None


@dataclass(frozen=True)
class Stop:
    """A checkpoint: the seconds in which it may come, those seen again after an error, and what to know of them."""

    line: int
    window: tuple[int, int] | None
    back: tuple[int, int] | None
    asked: tuple[Asked, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Timeline:
    """All that is shown of a lesson. `measured` says that the video was made and is that long."""

    id: str
    title: str
    file: str
    path: str
    seconds: int
    measured: bool
    sprite: Sprite | None
    chapters: tuple[Chapter, ...]
    stops: tuple[Stop, ...]
    findings: tuple[Diagnostic, ...]


def timeline(look: Look, name: str) -> Timeline | None:
    """The timeline of the lesson with this id; None where no lesson of that name can be read."""
    lesson = look.site.lesson_by_id.get(name) if look.site else None
    if look.site is None or lesson is None:
        return None
    video = look.videos.get(lesson.id)
    said = lesson.duration.seconds if lesson.duration else look.site.settings.video_seconds
    seconds = max(1, video.seconds if video else said)
    return Timeline(
        id=lesson.id,
        title=lesson.title,
        file=lesson.location.file,
        path=lesson_path(lesson),
        seconds=seconds,
        measured=video is not None,
        sprite=video.sprite if video else None,
        chapters=_chapters(lesson, video, seconds),
        stops=_stops(look.site, lesson, seconds),
        findings=tuple(found(look.findings, *files_of(lesson))),
    )


def files_of(lesson: Lesson) -> list[str]:
    """A lesson's own file, and those of its video that lie beside it."""
    captions = (
        [PurePosixPath(lesson.video).with_suffix(suffix).name for suffix in (".vtt", ".srt")] if lesson.video else []
    )
    beside = filter(None, (lesson.video, lesson.captions, lesson.narration, *captions))
    return [lesson.location.file, *(f"{lesson.folder}/{name}" for name in beside)]


def found(findings: Findings, *files: str) -> list[Diagnostic]:
    """What is wrong with these files, in order."""
    under = tuple(f"{file}/" for file in files)
    return [own for item in findings if (own := item.within(under))]


def _chapters(lesson: Lesson, video: Video | None, seconds: int) -> tuple[Chapter, ...]:
    """Those that were written, even where they are wrong; else those the video has."""
    marks: list[tuple[int, str, int | None]] = [
        (mark.at, mark.title, mark.location.line) for mark in lesson.chapters if mark.at is not None
    ]
    marks = marks or [(part.at, part.title, None) for part in (video.chapters if video else ())]
    ends = [*(at for at, _, _ in marks[1:]), seconds]
    return tuple(Chapter(at, end, title, line) for (at, title, line), end in zip(marks, ends, strict=False))


def _stops(site: Site, lesson: Lesson, seconds: int) -> tuple[Stop, ...]:
    known = [None, *(checkpoint.window for checkpoint in lesson.checkpoints)]
    return tuple(
        Stop(
            line=checkpoint.location.line,
            window=_seconds(checkpoint.window),
            back=_seconds(checkpoint.back),
            asked=tuple(_asked(question) for question in candidates(site, checkpoint)),
            notes=tuple(_notes(checkpoint, before, seconds)),
        )
        for checkpoint, before in zip(lesson.checkpoints, known, strict=False)
    )


def _seconds(span: Span | None) -> tuple[int, int] | None:
    return (span.start, span.end) if span else None


def _asked(question: Question) -> Asked:
    stem = plain_text(TYPES[question.type].stem(render_inline(question.stem)))
    return Asked(question.id, TYPES[question.type].label, stem, question.location.file, question.location.line)


def _notes(checkpoint: Checkpoint, before: Span | None, seconds: int) -> list[str]:
    """How far things are from each other, in words."""
    window, back = checkpoint.window, checkpoint.back
    if window is None or window.start > window.end:
        return []
    width = window.end - window.start + 1
    notes = [f"在这 {width} 秒里随机停下" if width > 1 else "总在这一秒停下"]
    if before and window.start > before.end:  # where they overlap, that is a finding
        notes.append(f"离前一处 {window.start - before.end} 秒")
    if window.end < seconds:
        notes.append(f"最晚停下时，离片尾还有 {seconds - window.end} 秒")
    if back and back.start < back.end:
        notes.append(f"答错重看 {back.end - back.start} 秒")
        gap = window.start - back.end
        late = f"重看的一段比最早停下的地方晚 {-gap} 秒：停得早的人会提前看到后面"
        notes.append(
            late if gap < 0 else f"重看完，再过 {gap} 秒是最早停下的地方" if gap else "重看完正是最早停下的地方"
        )
    return notes
