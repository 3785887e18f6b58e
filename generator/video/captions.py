"""When each slide and caption stands on the screen, on a grid of whole video frames."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from generator.model.lesson import Slide
from generator.video.typeset import break_lines

FRAME_MS = 200
"""Five frames a second: pictures stand still, only the change of slide has to be on time."""
READING_SPEED = 4.0
"""Characters a second that a cadre reads in comfort on a phone."""
READING_LIMIT = 9.0
"""Characters a second that nobody can follow."""
SPEAKING_LIMIT = 12.0
"""Characters a second that nobody speaks: a shorter recording does not belong to its script."""
CAPTION_MIN_MS = 1200
COVER_MS = 2000
SLIDE_PAUSE_MS = 600
BREATH_MS = 250
"""Between two captions that a program reads aloud."""
END_MS = 400
WHOLE_MS = 1000
"""Slides begin on whole seconds wherever the time is ours to give, as chapters do."""
CAPTION_MAX = 30
"""Characters of a caption: two lines on a phone held upright."""
_CLAUSE_MAX = 45
"""Characters of what stays whole for want of a comma: a third line reads better than a cut between words."""
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

    @property
    def starts(self) -> tuple[int, ...]:
        """When each slide begins, in milliseconds."""
        begins = tuple(accumulate(self.shots, initial=0))[:-1]
        return begins[1:] if self.cover else begins


@dataclass(frozen=True)
class _Beat:
    """A stretch of time within a slide: a caption, or a silent look when the slide has no narration."""

    slide: int
    text: str
    weight: int


def silent(slides: Sequence[Slide]) -> Timeline:
    """The cover, then every caption for as long as it takes to read, with a pause after each slide. A slide that says
    how long it stays shares its time out by characters.
    """
    return _told(slides, [[reading_ms(beat.weight) for beat in beats] for beats in _by_slide(slides)], 0)


def spoken(slides: Sequence[Slide], sounds: Sequence[Sequence[int]]) -> Timeline:
    """The cover, then every caption for as long as its sound lasts; `sounds` are milliseconds, by slide and caption. A
    slide stays as long as it says, if there is not more to be heard.
    """
    return _told(slides, sounds, BREATH_MS)


def captions_of(slide: Slide) -> list[str]:
    """What is said on a slide, caption by caption."""
    return [caption for line in slide.lines for caption in cut(line)]


def _told(slides: Sequence[Slide], lengths: Sequence[Sequence[int]], breath: int) -> Timeline:
    """`lengths` are those of the beats, by slide; `breath` lies between them, where they are heard."""
    cues: list[Cue] = []
    shots = [COVER_MS]
    for beats, slide, wanted in zip(_by_slide(slides), slides, lengths, strict=True):
        pause = END_MS if slide is slides[-1] else SLIDE_PAUSE_MS
        own, stay = list(wanted or [reading_ms(beats[0].weight)]), slide.stay.seconds * 1000 if slide.stay else 0
        if stay and not breath:
            own = _shared(stay - pause, [beat.weight for beat in beats])
        at = sum(shots)
        for beat, ms in zip(beats, own, strict=True):
            cues.append(Cue(at, at + ms, beat.text))
            at += ms + breath
        natural = at - breath + pause - sum(shots)
        shots.append(max(stay, _grid(natural, FRAME_MS if slide is slides[-1] else WHOLE_MS)))
    return Timeline(tuple(shots), _shown(cues), True)


def _shared(ms: int, weights: Sequence[int]) -> list[int]:
    """Milliseconds shared out by weight, none lost."""
    ends = [round(ms * reached / sum(weights)) for reached in accumulate(weights)]
    return [end - start for start, end in pairwise([0, *ends])]


def narrated(slides: Sequence[Slide], ms: int) -> Timeline:
    """No cover; the recording's time shared out by characters, but for the slides that say how long they stay."""
    beats = _beats(slides)
    times = [0]
    for reached in accumulate(_paces(slides, ms)):
        times.append(max(times[-1] + FRAME_MS, _grid(reached)))
    cues = [Cue(start, end, beat.text) for (start, end), beat in zip(pairwise(times), beats, strict=True)]
    ends = [max(cue.end for cue, beat in zip(cues, beats, strict=True) if beat.slide == n) for n in range(len(slides))]
    return Timeline(_shots(ends), _shown(cues), False)


def _paces(slides: Sequence[Slide], ms: int) -> list[float]:
    """The milliseconds of each beat of a recording; with no slide to take up the rest, all are stretched alike."""
    fixed = sum(slide.stay.seconds * 1000 for slide in slides if slide.stay)
    free = sum(beat.weight for beat in _beats(slides) if not slides[beat.slide].stay)
    paces = []
    for slide, beats in zip(slides, _by_slide(slides), strict=True):
        whole = sum(beat.weight for beat in beats)
        length = slide.stay.seconds * 1000 if slide.stay else (ms - fixed) * whole / free
        paces += [length * beat.weight / whole * (1 if free else ms / fixed) for beat in beats]
    return paces


def too_fast(slides: Sequence[Slide], ms: int) -> bool:
    """Whether nobody can have spoken these captions in that time, and in what the slides leave that say how long they
    stay.
    """
    fixed = sum(slide.stay.seconds * 1000 for slide in slides if slide.stay)
    free = sum(beat.weight for beat in _beats(slides) if not slides[beat.slide].stay)
    whole = sum(beat.weight for beat in _beats(slides))
    return whole > SPEAKING_LIMIT * ms / 1000 or free > SPEAKING_LIMIT * (ms - fixed) / 1000


def least_stay(slide: Slide) -> int:
    """Seconds below which nobody could follow what is said on the slide."""
    return -int(-sum(beat.weight for beat in _slide_beats(0, slide)) // READING_LIMIT)


def reading_ms(characters: int) -> int:
    return max(CAPTION_MIN_MS, _grid(characters * 1000 / READING_SPEED))


def characters(text: str) -> int:
    """Hanzi, letters and digits; marks and spaces take no time."""
    return sum(character.isalnum() for character in text)


def cut(line: str) -> list[str]:
    """A narration line as captions of at most about CAPTION_MAX characters, cut after its commas; where these are too
    far apart, between words.
    """
    clauses = [clause for clause in _CLAUSE.findall(" ".join(line.split())) if clause]
    wanted = -(-len(line) // CAPTION_MAX)
    captions = [""]
    for clause in clauses:
        first, *others = [clause] if len(clause) <= _CLAUSE_MAX else break_lines(clause, CAPTION_MAX, len)
        if captions[-1] and len(captions[-1]) + len(first) / 2 > len(line) / wanted:
            captions.append("")
        captions[-1] += first
        captions += others
    return [caption.strip() for caption in captions if characters(caption)]


def write_webvtt(cues: Iterable[Cue]) -> str:
    """The captions as a WebVTT file; authored text can open no tag and end no cue."""
    blocks = (f"{_stamp(cue.start)} --> {_stamp(cue.end)}\n{_escape(cue.text)}\n" for cue in cues)
    return "\n".join(["WEBVTT\n", *blocks])


def _by_slide(slides: Sequence[Slide]) -> list[list[_Beat]]:
    return [_slide_beats(number, slide) for number, slide in enumerate(slides)]


def _beats(slides: Sequence[Slide]) -> list[_Beat]:
    return [beat for beats in _by_slide(slides) for beat in beats]


def _slide_beats(number: int, slide: Slide) -> list[_Beat]:
    captions = captions_of(slide)
    if captions:
        return [_Beat(number, caption, characters(caption)) for caption in captions]
    return [_Beat(number, "", max(1, characters(slide.title + "".join(slide.points))))]


def _shown(cues: list[Cue]) -> tuple[Cue, ...]:
    return tuple(cue for cue in cues if cue.text)


def _shots(ends: list[int]) -> tuple[int, ...]:
    return tuple(end - start for start, end in zip([0, *ends], ends, strict=False))


def _grid(ms: float, step: int = FRAME_MS) -> int:
    """The next whole frame, or whole `step`."""
    return -int(-ms // step) * step


def _stamp(ms: int) -> str:
    seconds, thousandths = divmod(ms, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{thousandths:03}"


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
