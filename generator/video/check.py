"""What a script must hold before anything is drawn: characters the fonts have, words that fit, time that is short."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Findings, Location, Text
from generator.video.fonts import Fonts
from generator.video.script import Script
from generator.video.slides import Layout, layout


def report_glyphs(script: Script, fonts: Fonts, findings: Findings) -> bool:
    """Reports every character that stands on a picture but in no font, at its own place; True when there is one."""
    missing = False
    for text in _drawn(script):
        for offset, character in enumerate(text):
            if not fonts.holds(character):
                missing = True
                findings.error(_place(text, offset, script.location), "glyph-missing", _glyph_message(character))
    return missing


def _drawn(script: Script) -> Iterator[str]:
    yield script.lesson_title
    yield script.course_title
    for slide in script.slides:
        yield slide.title
        yield from slide.points


def _place(text: str, offset: int, otherwise: Location) -> Location:
    """Where the character stands, as long as the text is on one line of its file."""
    if not isinstance(text, Text):
        return otherwise
    return text.location if "\n" in text else Location(text.file, text.line, text.column + offset)


def _glyph_message(character: str) -> str:
    shown = f"“{character}”（U+{ord(character):04X}）" if character.isprintable() else f"字符 U+{ord(character):04X} "
    return f"{shown}不在幻灯片的字体里，画不出来，请换成常用字或换一种写法"


def set_slides(script: Script, fonts: Fonts, findings: Findings) -> list[Layout] | None:
    """Every slide's words set in their places, or None after reporting the slides that hold too many."""
    laid = [layout(slide, fonts) for slide in script.slides]
    for slide, result in zip(script.slides, laid, strict=True):
        if result is None:
            message = f"“{slide.title}”这张幻灯片放不下这么多字，请删短要点或拆成两张"
            findings.error(slide.title.location, "slide-too-full", message)
    fitting = [result for result in laid if result is not None]
    return fitting if len(fitting) == len(laid) else None


def report_length(seconds: float, longest: int, at: Location, findings: Findings) -> bool:
    """Reports a video longer than a lesson may be; True when it is."""
    if seconds <= longest:
        return False
    long = f"视频长 {int(seconds) // 60} 分 {int(seconds) % 60} 秒，超过 {longest} 秒"
    findings.error(at, "video-too-long", f"{long}，请删减旁白或拆成两课")
    return True
