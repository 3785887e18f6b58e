"""When each slide and caption stands on the screen, on a grid of whole video frames."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from generator.model.lesson import Slide

FRAME_MS = 200
"""Five frames a second: pictures stand still, only the change of slide has to be on time."""
READING_SPEED = 4.0
"""Characters a second that a cadre reads in comfort on a phone."""
SPEAKING_LIMIT = 12.0
"""Characters a second that nobody speaks: a shorter recording does not belong to its script."""
CAPTION_MIN_MS = 1200
COVER_MS = 2400
SLIDE_PAUSE_MS = 600
END_MS = 400
CAPTION_MAX = 30
"""Characters of a caption: two lines on a phone held upright."""
_CLAUSE = re.compile("[^，；：]*[，；：]*[”’」』）》]*")


@dataclass(frozen=True)
class Cue:
    """One caption; times in milliseconds."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Timeline:
    """`shots` are the milliseconds of each picture in order: the cover when there is one, then every slide."""

    shots: tuple[int, ...]
    cues: tuple[Cue, ...]
    cover: bool

    @property
    def ms(self) -> int:
        return sum(self.shots)

    @property
    def seconds(self) -> float:
        return self.ms / 1000


@dataclass(frozen=True)
class _Beat:
    """A stretch of time within a slide: a caption, or a silent look when the slide has no narration."""

    slide: int
    text: str
    weight: int


def silent(slides: Sequence[Slide]) -> Timeline:
    """The cover, then every caption for as long as it takes to read, with a pause after each slide."""
    beats = _beats(slides)
    cues, ends, at = [], [], COVER_MS
    for beat, following in zip(beats, [*beats[1:], None], strict=True):
        cues.append(Cue(at, at := at + reading_ms(beat.weight), beat.text))
        if following is None or following.slide != beat.slide:
            at += END_MS if following is None else SLIDE_PAUSE_MS
            ends.append(at)
    return Timeline(_shots([COVER_MS, *ends]), _shown(cues), True)


def narrated(slides: Sequence[Slide], ms: int) -> Timeline:
    """No cover; the recording's time shared out by characters."""
    beats = _beats(slides)
    whole = sum(beat.weight for beat in beats)
    times = [0]
    for reached in accumulate(beat.weight for beat in beats):
        times.append(max(times[-1] + FRAME_MS, _grid(ms * reached / whole)))
    cues = [Cue(start, end, beat.text) for start, end, beat in zip(times, times[1:], beats, strict=False)]
    ends = [max(cue.end for cue, beat in zip(cues, beats, strict=True) if beat.slide == n) for n in range(len(slides))]
    return Timeline(_shots(ends), _shown(cues), False)


def too_fast(slides: Sequence[Slide], ms: int) -> bool:
    """Whether nobody can have spoken these captions in that time."""
    return sum(beat.weight for beat in _beats(slides)) > SPEAKING_LIMIT * ms / 1000


def reading_ms(characters: int) -> int:
    return max(CAPTION_MIN_MS, _grid(characters * 1000 / READING_SPEED))


def characters(text: str) -> int:
    """Hanzi, letters and digits; marks and spaces take no time."""
    return sum(character.isalnum() for character in text)


def cut(line: str) -> list[str]:
    """A narration line as captions of at most about CAPTION_MAX characters, cut after its commas."""
    clauses = [clause for clause in _CLAUSE.findall(" ".join(line.split())) if clause]
    wanted = -(-len(line) // CAPTION_MAX)
    captions = [""]
    for clause in clauses:
        if captions[-1] and len(captions[-1]) + len(clause) / 2 > len(line) / wanted:
            captions.append("")
        captions[-1] += clause
    return [caption.strip() for caption in captions if characters(caption)]


def write_webvtt(cues: Iterable[Cue]) -> str:
    """The captions as a WebVTT file; authored text can open no tag and end no cue."""
    blocks = (f"{_stamp(cue.start)} --> {_stamp(cue.end)}\n{_escape(cue.text)}\n" for cue in cues)
    return "\n".join(["WEBVTT\n", *blocks])


def _beats(slides: Sequence[Slide]) -> list[_Beat]:
    return [beat for number, slide in enumerate(slides) for beat in _slide_beats(number, slide)]


def _slide_beats(number: int, slide: Slide) -> list[_Beat]:
    captions = [caption for line in slide.lines for caption in cut(line)]
    if captions:
        return [_Beat(number, caption, characters(caption)) for caption in captions]
    return [_Beat(number, "", max(1, characters(slide.title + "".join(slide.points))))]


def _shown(cues: list[Cue]) -> tuple[Cue, ...]:
    return tuple(cue for cue in cues if cue.text)


def _shots(ends: list[int]) -> tuple[int, ...]:
    return tuple(end - start for start, end in zip([0, *ends], ends, strict=False))


def _grid(ms: float) -> int:
    """The next whole frame."""
    return -int(-ms // FRAME_MS) * FRAME_MS


def _stamp(ms: int) -> str:
    seconds, thousandths = divmod(ms, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{thousandths:03}"


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
