"""A recording that has been looked at, as something that can be made into all sizes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.video import entries, ffmpeg, stills, streams
from generator.video.ffmpeg import Reached
from generator.video.probe import Film, is_whole, widest_key_gap
from generator.video.renditions import HEIGHTS, RECIPE, heights

_PLAYED = {"Constrained Baseline", "Baseline", "Main", "High"}
_KEY_GAP = 2.5


class CutShort(ffmpeg.MediaFault):
    """There is less film than its file says: `seconds` of it."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"ends at {seconds:.1f} s")
        self.seconds = seconds


@dataclass(frozen=True)
class Take:
    """A recording: its content's hash, what it holds, its length, and its loudness in LUFS."""

    path: Path
    digest: str
    film: Film
    audio: str | None
    seconds: float
    lufs: float | None

    @property
    def shorter(self) -> int:
        return self.film.shorter

    @property
    def voiced(self) -> bool:
        return self.audio is not None

    @property
    def piece_seconds(self) -> int:
        return streams.PIECE_SECONDS

    def key(self, *part: object) -> str:
        return entries.key_of(["recorded", RECIPE, ffmpeg.version(), self.digest, *part])

    def sound(self, folder: Path) -> dict[str, Any]:
        return streams.sound(self.path, self.lufs, folder)

    def poster(self, largest: Path, folder: Path) -> dict[str, Any]:
        return stills.poster(largest, self.seconds, folder)

    def films(
        self, wanted: Sequence[int], voice: Path | None, reached: Reached, folders: Sequence[Path]
    ) -> list[dict[str, Any]]:
        """All `wanted` heights out of one decoding; where only the sound goes on, the last picture stays to its end.

        Raises CutShort when there is less than was promised.
        """
        top = heights(self.shorter)[-1]
        outputs = [
            streams.Output(folder / "video.mp4", height, height == top and self._plays_as_it_is())
            for height, folder in zip(wanted, folders, strict=True)
        ]
        seconds = streams.films(self.path, self.film, self.seconds, outputs, voice, reached)
        slack = max(1.0, 0.02 * self.seconds) + 3 / self.film.rate  # last pictures are counted from their beginnings
        if seconds < self.seconds - slack:
            if not is_whole(self.path):
                raise CutShort(seconds)
            outputs = [replace(output, copied=False) for output in outputs]
            streams.films(self.path, self.film, self.seconds, outputs, voice, reached, self.seconds - seconds)
        return [streams.facts(self.film.width, self.film.height, height) for height in wanted]

    def _plays_as_it_is(self) -> bool:
        """Whether the film needs no other form for any phone: then it is copied, without a loss."""
        film = self.film
        odd = film.uneven or film.turned or film.deep or film.hdr or film.interlaced or film.shorter % 2
        plain = film.codec == "h264" and film.profile in _PLAYED and not odd and film.rate <= streams.MOST_RATE
        small = film.shorter <= HEIGHTS[-1] and 0 < film.kbps <= 1.5 * streams.most_kbps(film.shorter)
        return plain and small and widest_key_gap(self.path, self.seconds) <= _KEY_GAP
