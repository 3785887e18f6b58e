"""A recording in the sizes phones want: which ones there are to be, and each of them made once.

Every part is an entry of its own in the cache, so that a run which is cut off keeps what it had finished.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from generator.video import entries, ffmpeg, stills, streams
from generator.video.entries import Entry
from generator.video.ffmpeg import Reached
from generator.video.probe import Film, widest_key_gap
from generator.video.script import Pictures, Rendition, Size

RECIPE = 4
"""Raised whenever this package would make other bytes of the same recording."""
HEIGHTS = (240, 480, 720)
_OWN_HEIGHT = 1.25
"""A recording that is higher than the next smaller size by this keeps its own as well."""
HLS_SECONDS = 60
"""A video this short comes whole in a moment."""
_PLAYED = {"Constrained Baseline", "Baseline", "Main", "High"}
_KEY_GAP = 2.5


@dataclass(frozen=True)
class Take:
    """A recording that has been looked at: its content's hash, what it holds, its length, and its loudness in LUFS."""

    path: Path
    digest: str
    film: Film
    audio: str | None
    seconds: float
    lufs: float | None

    def key(self, *part: object) -> str:
        return entries.key_of(["recorded", RECIPE, ffmpeg.version(), self.digest, *part])


class CutShort(ffmpeg.MediaFault):
    """There is less film than its file says: `seconds` of it."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"ends at {seconds:.1f} s")
        self.seconds = seconds


def heights(shorter: int) -> tuple[int, ...]:
    """The sizes of a recording, never larger than itself, by their shorter sides."""
    own = shorter - shorter % 2
    found = [height for height in HEIGHTS if height <= own] or [own]
    return tuple([*found, own] if own < HEIGHTS[-1] and own >= _OWN_HEIGHT * found[-1] else found)


def make(take: Take, captions: str | None, cache: Path, reached: Reached) -> Rendition:
    """The recording in all its sizes, from the cache where they are there.

    Raises MediaFault when it cannot be played to its end.
    """
    sound = _part(take, "audio", cache, partial(streams.sound, take.path, take.lufs)) if take.audio else None
    films = _films(take, sound, cache, reached)
    smallest, largest = films[0].path("video.mp4"), films[-1].path("video.mp4")
    sprite = _part(take, "sprite", cache, partial(stills.sprite, smallest, take.seconds))
    poster = _part(take, "poster", cache, partial(stills.poster, largest, take.seconds))
    return Rendition(
        films=tuple(Size(film.facts["height"], film.path("video.mp4"), film.files["video.mp4"]) for film in films),
        poster=poster.path("poster.jpg"),
        captions=_captions(captions, cache),
        seconds=take.seconds,
        width=films[-1].facts["wide"],
        height=films[-1].facts["high"],
        key=take.key(captions),
        audio=sound.path("audio.m4a") if sound else None,
        sprite=Pictures(sprite.path("sprite.jpg"), **sprite.facts),
        hls=_hls(take, films, cache) if take.seconds > HLS_SECONDS else (),
    )


def _part(take: Take, name: str, cache: Path, fill: Any) -> Entry:
    key = take.key(name)
    found = entries.find(cache, key)
    return found or entries.add(cache, [key], lambda folders: [fill(folders[0])])[0]


def _films(take: Take, sound: Entry | None, cache: Path, reached: Reached) -> list[Entry]:
    """All sizes, ascending; those that are not there come out of one decoding."""
    wanted = {height: take.key("film", height) for height in heights(take.film.shorter)}
    missing = [height for height, key in wanted.items() if entries.find(cache, key) is None]
    if missing:
        fill = partial(_encode, take, missing, sound, reached)
        entries.add(cache, [wanted[height] for height in missing], fill)
    return [film for key in wanted.values() if (film := entries.find(cache, key))]


def _encode(
    take: Take, missing: list[int], sound: Entry | None, reached: Reached, folders: Sequence[Path]
) -> list[dict[str, Any]]:
    top = heights(take.film.shorter)[-1]
    outputs = [
        streams.Output(folder / "video.mp4", height, height == top and _plays_as_it_is(take))
        for height, folder in zip(missing, folders, strict=True)
    ]
    voice = sound.path("audio.m4a") if sound else None
    seconds = streams.films(take.path, take.film, take.seconds, outputs, voice, reached)
    slack = max(1.0, 0.02 * take.seconds) + 3 / take.film.rate  # the last pictures are counted from their beginnings
    if seconds < take.seconds - slack:
        raise CutShort(seconds)
    facts = []
    for height in missing:
        wide, high = streams.size(take.film, height)
        facts.append({"height": height, "wide": wide, "high": high})
    return facts


def _plays_as_it_is(take: Take) -> bool:
    """Whether the film needs no other form for any phone: then it is copied, without a loss."""
    film = take.film
    odd = film.uneven or film.turned or film.deep or film.hdr or film.interlaced or film.shorter % 2
    plain = film.codec == "h264" and film.profile in _PLAYED and not odd and film.rate <= streams.MOST_RATE
    small = film.shorter <= HEIGHTS[-1] and 0 < film.kbps <= 1.5 * streams.most_kbps(film.shorter)
    return plain and small and widest_key_gap(take.path, take.seconds) <= _KEY_GAP


def _hls(take: Take, films: list[Entry], cache: Path) -> tuple[Path, ...]:
    sources = [(film.facts["height"], film.path("video.mp4")) for film in films]
    entry = _part(take, "hls", cache, partial(streams.hls, sources, take.audio is not None))
    return tuple(entry.path(name) for name in sorted(entry.files, key=lambda name: (name != streams.MASTER, name)))


def _captions(text: str | None, cache: Path) -> Path | None:
    if text is None:
        return None
    key = entries.key_of(["captions", text])

    def fill(folders: Sequence[Path]) -> list[dict[str, Any]]:
        (folders[0] / "captions.vtt").write_text(text, encoding="utf-8", newline="\n")
        return [{}]

    return (entries.find(cache, key) or entries.add(cache, [key], fill)[0]).path("captions.vtt")
