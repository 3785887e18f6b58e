"""A script as something that can be made into all sizes: its pictures, when they are shown, and who reads it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from PIL import Image

from generator.video import encode, entries, streams
from generator.video.captions import FRAME_MS, Timeline
from generator.video.ffmpeg import Reached
from generator.video.probe import loudness
from generator.video.slides import HEIGHT, Deck


@dataclass(frozen=True)
class Drawn:
    """`digest` stands for everything that decides the bytes; `deck` and `voice` are asked only for what is not there yet.
    `voice` gives the sound as a file, made in an empty folder or lying elsewhere.
    """

    digest: str
    timeline: Timeline
    deck: Callable[[], Deck]
    voice: Callable[[Path], Path] | None

    @property
    def seconds(self) -> float:
        return self.timeline.seconds

    @property
    def shorter(self) -> int:
        return HEIGHT

    @property
    def voiced(self) -> bool:
        return self.voice is not None

    @property
    def piece_seconds(self) -> int:
        return encode.PIECE_SECONDS

    def key(self, *part: object) -> str:
        return entries.key_of(["drawn", self.digest, *part])

    def sound(self, folder: Path) -> dict[str, Any]:
        assert self.voice is not None
        recording = self.voice(folder)
        streams.sound(recording, loudness(recording), folder)
        if recording.parent == folder:
            recording.unlink()
        return {}

    def poster(self, largest: Path, folder: Path) -> dict[str, Any]:
        encode.save_poster(self.deck().cover(), folder)
        return {}

    def films(
        self, wanted: Sequence[int], voice: Path | None, reached: Reached, folders: Sequence[Path]
    ) -> list[dict[str, Any]]:
        return list(encode.films(list(self._frames()), wanted, folders, voice, reached))

    def _frames(self) -> Iterator[tuple[Image.Image, int]]:
        deck, shots = self.deck(), list(self.timeline.shots)
        if self.timeline.cover:
            yield deck.cover(), shots.pop(0)
        for number, (begin, ms) in enumerate(zip(self.timeline.starts, shots, strict=True)):
            slide = deck.slide(number)
            if deck.script.look.burnt:
                yield from self._captioned(deck, slide, number, begin, begin + ms)
            else:
                yield slide, ms

    def _captioned(
        self, deck: Deck, slide: Image.Image, number: int, begin: int, end: int
    ) -> Iterator[tuple[Image.Image, int]]:
        """The slide once for each caption, which stays until the next one begins."""
        terms = deck.script.slides[number].terms
        cues = [cue for cue in self.timeline.cues if begin <= cue.start < end]
        times = [cue.start // FRAME_MS * FRAME_MS for cue in cues]
        for start, stop in pairwise(sorted({begin, *times, end})):
            place = bisect_right(times, start) - 1
            picture = deck.captioned(slide, cues[place].text, terms) if place >= 0 else slide
            yield picture, stop - start
