"""How long videos will be that a program reads aloud, before they are made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.diagnostics import Findings
from generator.model.lesson import Slide
from generator.model.site import Site
from generator.video.captions import captions_of, silent, spoken
from generator.video.script import Script
from generator.video.speech import Voice, find_voice, kept_aloud

_SLOWEST = 2.0
"""Characters a second: half the pace of anybody who reads aloud, so that nothing is said to lie outside that does not."""
_SIGN = 3
"""Hanzi as which a digit, letter or sign counts: % is read 百分之, 2026 as a number."""
_PAUSE_MS = 1000


def spoken_seconds(scripts: Sequence[Script], site: Site, cache: Path) -> tuple[dict[str, int], dict[str, int]]:
    """The seconds of the videos that have been read already, and the most the others can last, by lesson.

    Without the program here they will be silent, and as long as that takes.
    """
    speech = site.settings.speech
    if speech is None or not (speech.engine or speech.command):
        return {}, {}
    voice = find_voice(speech, site.root, cache, Findings())
    known, at_most = {}, {}
    for script in (script for script in scripts if script.narration is None):
        quiet = round(silent(script.slides).seconds)
        if voice is None:
            known[script.lesson_id] = quiet
            continue
        kept = [_kept_ms(voice, slide, cache) for slide in script.slides]
        sounds = [_most_ms(slide) if ms is None else ms for slide, ms in zip(script.slides, kept, strict=True)]
        seconds = round(spoken(script.slides, sounds).seconds)
        if None in kept:
            at_most[script.lesson_id] = max(seconds, quiet)  # it is silent where the program fails
        else:
            known[script.lesson_id] = seconds
    return known, at_most


def _kept_ms(voice: Voice, slide: Slide, cache: Path) -> list[int] | None:
    entry = kept_aloud(voice, captions_of(slide), cache)
    return list(entry.facts["ms"]) if entry else None


def _most_ms(slide: Slide) -> list[int]:
    """Milliseconds by caption that no program takes."""
    return [_PAUSE_MS + round(1000 * _weight(caption) / _SLOWEST) for caption in captions_of(slide)]


def _weight(text: str) -> int:
    return sum(1 if "一" <= character <= "鿿" else _SIGN for character in text if not character.isspace())
