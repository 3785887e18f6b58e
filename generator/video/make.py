"""Slide scripts into videos, made once for each content."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from functools import cache as once
from functools import partial
from importlib import metadata
from pathlib import Path

from PIL import features

from generator.diagnostics import Findings
from generator.model.lesson import Picture
from generator.video import captions, entries, ffmpeg, programs, renditions
from generator.video.captions import Cue, Timeline
from generator.video.check import report_glyphs, report_length, report_stays
from generator.video.digests import digest_of
from generator.video.drawn import Drawn
from generator.video.entries import Entry
from generator.video.fonts import Fonts
from generator.video.narration import narrated, report_unreadable
from generator.video.script import Progress, Rendition, Script, VideoFault
from generator.video.slides import Deck, set_deck
from generator.video.speech import SpeechFault, Voice, joined, read_aloud

RECIPE = 6
"""Raised whenever this package would make other bytes of the same script."""


@dataclass(frozen=True)
class Made:
    """A script's video, what is shown in it when, and whether anybody speaks."""

    rendition: Rendition
    timeline: Timeline
    voiced: bool


def make_all(
    scripts: Sequence[Script],
    fonts: Path,
    cache: Path,
    findings: Findings,
    progress: Progress,
    voice: Voice | None = None,
) -> dict[str, Made]:
    """Videos by lesson id, findings in the order of the scripts; a lesson with a fault has none.

    ffmpeg keeps to one thread a film, so as many videos are made at once as there are processors.
    """
    made: dict[str, Made] = {}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = pool.map(partial(_one, fonts, cache, voice), scripts)
        try:
            for done, (script, (video, found)) in enumerate(zip(scripts, results, strict=True), 1):
                findings.items += found.items
                if video:
                    made[script.lesson_id] = video
                progress(done, len(scripts), script.lesson_title)
        except BaseException:
            programs.end_all()  # or the pool would wait for them
            raise
    return made


def _one(fonts: Path, cache: Path, voice: Voice | None, script: Script) -> tuple[Made | None, Findings]:
    found = Findings()
    return make_video(script, fonts, cache, found, voice), found


def make_video(script: Script, fonts: Path, cache: Path, findings: Findings, voice: Voice | None = None) -> Made | None:
    """The script's video from the cache, made if it is not there; None after reporting why it cannot be made.

    `voice` reads what nobody has recorded; where it cannot, that is a warning, and the video is silent.
    """
    if not script.slides:
        return None
    work = _Work(script, Fonts(fonts), cache, findings)
    if voice and script.narration is None:
        try:
            return work.make(voice)
        except SpeechFault as fault:
            if voice.is_first_fault():
                then = f"“{script.lesson_title}”和其余没有读过的视频先做成无声的"
                message = f"朗读程序{fault}；{then}，请检查 extra.suixue.speech"
                findings.warning(script.location, "speech-failed", message)
    return work.make(None)


@dataclass(frozen=True)
class _Work:
    """All that is needed to make one video."""

    script: Script
    fonts: Fonts
    cache: Path
    findings: Findings

    def make(self, voice: Voice | None) -> Made | None:
        digest = self._digest(voice)
        if digest is None:
            return None
        deck = once(self._deck)
        timeline = self._timeline(digest, voice, deck)
        if timeline is None:
            return None
        text = captions.write_webvtt(timeline.cues)
        sound = self._sound(timeline, voice)
        try:
            made = renditions.make(Drawn(digest, timeline, deck, sound), text, self.cache, lambda _: None)
        except ffmpeg.MediaFault as fault:
            title = self.script.lesson_title
            message = f"“{title}”的视频没有做成（{fault}），请重试；仍不行请把这段话发给维护者"
            raise VideoFault(message) from fault
        return Made(made, timeline, sound is not None)

    def _digest(self, voice: Voice | None) -> str | None:
        """The hash of everything that decides the bytes, or None when a file cannot be read."""
        script = self.script
        pictures = [self._content(slide.picture) for slide in script.slides]
        try:
            narration = digest_of(script.narration) if script.narration else None
        except OSError as fault:
            report_unreadable(script, fault, self.findings)
            return None
        slides = [
            [
                *(slide.title, slide.points, slide.lines, slide.terms),
                slide.stay.seconds if slide.stay else None,
                [slide.picture.alt, picture] if slide.picture else None,
            ]
            for slide, picture in zip(script.slides, pictures, strict=True)
        ]
        titles = [script.lesson_title, script.course_title]
        spoken = voice.identity if voice else None
        look = asdict(script.look)
        made_of = [self.fonts.digests(), titles, slides, narration, spoken, look, script.longest]
        return entries.key_of([RECIPE, renditions.RECIPE, _tools(), *made_of])

    def _content(self, picture: Picture | None) -> str | None:
        """The hash of a picture; one that cannot be read is reported when it is drawn."""
        try:
            return digest_of(self.script.folder / picture.file) if picture else None
        except OSError:
            return None

    def _deck(self) -> Deck:
        deck = set_deck(self.script, self.fonts, Findings())
        assert deck is not None  # it could be set when its times were worked out
        return deck

    def _timeline(self, digest: str, voice: Voice | None, deck: Callable[[], Deck]) -> Timeline | None:
        """When what is shown; None after reporting what keeps the video from being made."""
        key = entries.key_of(["timeline", digest])
        kept = _remembered(entries.find(self.cache, key))
        if kept:
            return kept
        timeline = self._planned(voice)
        if report_glyphs(self.script, self.fonts, self.findings) or timeline is None:
            return None
        if set_deck(self.script, self.fonts, self.findings) is None:
            return None
        entries.add(self.cache, [key], lambda _: [asdict(timeline)])
        return timeline

    def _planned(self, voice: Voice | None) -> Timeline | None:
        script = self.script
        if report_stays(script, self.findings):
            return None
        if script.narration is not None:
            return narrated(script, script.narration, self.cache, self.findings)
        if voice is None:
            timeline = captions.silent(script.slides)
        else:
            timeline = captions.spoken(script.slides, [entry.facts["ms"] for entry in self._read(voice)])
        first = script.slides[0].title.location
        return None if report_length(timeline.seconds, script.longest, first, self.findings) else timeline

    def _read(self, voice: Voice) -> list[Entry]:
        """What is said on each slide, read aloud; of a slide that says nothing, a silent look at it."""
        return [read_aloud(voice, captions.captions_of(slide), self.cache) for slide in self.script.slides]

    def _sound(self, timeline: Timeline, voice: Voice | None) -> Callable[[Path], Path] | None:
        narration = self.script.narration
        if narration is not None:
            return lambda _: narration
        return partial(self._spoken, timeline, voice) if voice else None

    def _spoken(self, timeline: Timeline, voice: Voice, folder: Path) -> Path:
        files = [entry.path(name) for entry in self._read(voice) for name in sorted(entry.files)]
        starts = [cue.start for cue in timeline.cues]
        return joined(list(zip(files, starts, strict=True)), timeline.ms, folder / "spoken.wav")


@once
def _tools() -> tuple[str, ...]:
    versions = (metadata.version(name) for name in ("pillow", "rjieba"))
    return (ffmpeg.version(), features.version("freetype2") or "", *versions)


def _remembered(entry: Entry | None) -> Timeline | None:
    if entry is None:
        return None
    cues = tuple(Cue(**cue) for cue in entry.facts["cues"])
    return Timeline(tuple(entry.facts["shots"]), cues, entry.facts["cover"])
