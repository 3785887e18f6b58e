"""What a script must hold before anything is drawn: characters the fonts have, words that fit, time that is short."""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import fields, replace
from functools import partial
from pathlib import Path
from typing import Any

from generator.diagnostics import Diagnostic, Findings, Location, Text
from generator.memory import Memory
from generator.model.lesson import Picture
from generator.model.site import Site
from generator.video.captions import least_stay, silent
from generator.video.digests import Digests
from generator.video.fonts import WEIGHTS, Fonts
from generator.video.script import Script
from generator.video.slides import set_deck


def proof(scripts: Iterable[Script], fonts: Path, memory: Memory, findings: Findings) -> None:
    """Reports all that can be known of made videos without making them; nothing while the fonts are not installed."""
    if not fonts.is_dir():
        return
    typeface = Fonts(fonts)
    faults = {item.location for item in findings.items if item.severity == "error"}
    decks = [_without_faulty(script, faults) for script in scripts]
    drawn_with = _states(file for weight in WEIGHTS for file in typeface.files(weight))
    keys = []
    for script in decks:
        pictures = _states(script.folder / slide.picture.file for slide in script.slides if slide.picture)
        made_of = (*(getattr(script, field.name) for field in fields(script)), pictures, drawn_with)
        keys.append(memory.recall(("proof", script.lesson_id), made_of, partial(_digest, made_of)))
    for found in memory.each(fonts, keys, lambda number: _proof(decks[number], typeface)):
        findings.items.extend(found)


def _digest(made_of: tuple[Any, ...]) -> bytes:
    """Other where anything is other, a place in a file too; now and then other where nothing is."""
    return hashlib.sha256(pickle.dumps(made_of)).digest()


def _states(files: Iterable[Path]) -> tuple[tuple[int, int] | None, ...]:
    """By what it is seen that a file has changed."""
    return tuple((stat.st_mtime_ns, stat.st_size) if (stat := _stat(file)) else None for file in files)


def _stat(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except (OSError, ValueError):
        return None


def silent_seconds(scripts: Iterable[Script]) -> dict[str, int]:
    """How long the videos will be that nobody speaks in, by lesson: their length hangs on the words alone."""
    silents = (one for one in scripts if one.slides and one.narration is None and not one.spoken)
    return {one.lesson_id: round(silent(one.slides).seconds) for one in silents}


def proof_recordings(site: Site, cache: Path, findings: Findings) -> None:
    """Reports recordings in the media folder that are no longer what the register says."""
    digests = Digests(cache)
    for lesson in site.lessons:
        path, known = site.video_of(lesson), site.recording_by_file.get(lesson.video or "")
        if lesson.video is None or known is None or path != (site.media_folder or cache) / lesson.video:
            continue
        with suppress(OSError):  # what is not there has been reported
            if digests.of(path) != known.sha256:
                message = f"{path.name} 与登记时不一样了，请放回原文件，或用 suixue video add --replace 重新收一次"
                findings.error(lesson.video.location, "media-changed", message)


def _proof(script: Script, typeface: Fonts) -> list[Diagnostic]:
    findings = Findings()
    if not report_glyphs(script, typeface, findings):
        set_deck(script, typeface, findings)
    hurried = report_stays(script, findings)
    if script.slides and script.narration is None and not script.spoken and not hurried:
        first = script.slides[0].title.location
        report_length(silent(script.slides).seconds, script.longest, first, findings)
    return findings.items


def _without_faulty(script: Script, faults: Collection[Location]) -> Script:
    """Without the pictures of which an error has been reported, where they are named or of the file itself."""
    lines, files = {(at.file, at.line) for at in faults}, tuple(f"/{at.file}" for at in faults)

    def faulty(picture: Picture) -> bool:
        path = os.path.normpath(script.folder / picture.file).replace(os.sep, "/")
        return (picture.location.file, picture.location.line) in lines or path.endswith(files)

    slides = (
        replace(slide, picture=None) if slide.picture and faulty(slide.picture) else slide for slide in script.slides
    )
    return replace(script, slides=tuple(slides))


def report_glyphs(script: Script, fonts: Fonts, findings: Findings) -> bool:
    """Reports every character that stands on a picture but in no font, at its own place; True when there is one."""
    missing = False
    for text in _drawn(script):
        lacked = {character for character in set(text) if not fonts.holds(character)}
        missing |= bool(lacked)
        for offset, character in enumerate(text if lacked else ""):
            if character in lacked:
                findings.error(_place(text, offset, script.location), "glyph-missing", _glyph_message(character))
    return missing


def _drawn(script: Script) -> Iterator[str]:
    yield script.lesson_title
    yield script.course_title
    for slide in script.slides:
        yield slide.title
        yield from slide.written[: None if script.look.burnt else len(slide.points)] or slide.points
        if slide.picture:
            yield slide.picture.alt


def _place(text: str, offset: int, otherwise: Location) -> Location:
    """Where the character stands, as long as the text is on one line of its file."""
    if not isinstance(text, Text):
        return otherwise
    return text.location if "\n" in text else Location(text.file, text.line, text.column + offset)


def _glyph_message(character: str) -> str:
    shown = f"“{character}”（U+{ord(character):04X}）" if character.isprintable() else f"字符 U+{ord(character):04X} "
    return f"{shown}不在幻灯片的字体里，画不出来，请换成常用字或换一种写法"


def report_stays(script: Script, findings: Findings) -> bool:
    """Reports every slide that says it stays too short to be read; True when there is one."""
    before = findings.errors
    for slide in script.slides:
        least = least_stay(slide)
        if slide.stay and slide.stay.seconds < least:
            message = f"这张幻灯的旁白 {slide.stay.seconds} 秒看不完，请把停留改成 {least} 秒以上，或者删减旁白"
            findings.error(slide.stay.location, "slide-stay", message)
    return findings.errors > before


def report_length(seconds: float, longest: int, at: Location, findings: Findings) -> bool:
    """Reports a video longer than a lesson may be; True when it is."""
    if seconds <= longest:
        return False
    long = f"视频长 {int(seconds) // 60} 分 {int(seconds) % 60} 秒，超过 {longest} 秒"
    findings.error(at, "video-too-long", f"{long}，请删减旁白或拆成两课")
    return True
