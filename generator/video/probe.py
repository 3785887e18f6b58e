"""What a media file holds, as far as it can be known without making anything of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from statistics import median

from generator.video import ffmpeg

_DURATION = re.compile(r"^  Duration: (?:(\d+):(\d\d):(\d\d\.\d+)|N/A)", re.M)
"""ffmpeg's own lines are known by how far they are set in; what a file says of itself is set in farther."""
_STREAM = re.compile(r"^ {2,4}Stream #0:\d+.*?: (Video|Audio): (\w+)([^\n]*)", re.M)
_MATROSKA = re.compile(r"^Input #0, matroska", re.M)
_PROFILE = re.compile(r" \((Constrained Baseline|Baseline|Main|High)\)")
_SIZE = re.compile(r", (\d{2,5})x(\d{2,5})(?: \[SAR (\d+):(\d+) )?")
_RATE = re.compile(r", ([\d.]+k?) fps")
_TICKS = re.compile(r", ([\d.]+k?) tbr")
_TURNED = re.compile(r"^ {6}(?:displaymatrix|Display Matrix): rotation of (-?[\d.]+) degrees", re.M)
_FORMAT = re.compile(r"yuvj?4\d\dp(1\d)[lb]e|p0(1\d)[lb]e")
_HDR = ("smpte2084", "b67")
_LONGEST_HEARD = 3601
"""Seconds; no setting allows a longer recording."""
_SHOWN_AT = re.compile(r"^\[[^\]\n]*showinfo[^\]\n]*\].*?pts_time:(-?[\d.]+)", re.M)
_LOUDNESS = re.compile(r"^ {4}I:\s+(-?[\d.]+) LUFS", re.M)
_PACKET = re.compile(rb"^0, *-?\d+, *(-?\d+),", re.M)
_TICK = re.compile(rb"^#tb 0: (\d+)/(\d+)", re.M)
_SLACK = 0.002
"""Seconds by which a time may be rounded: Matroska counts in thousandths."""


@dataclass(frozen=True)
class Film:
    """The pictures of a recording. `width` and `height` are as they are to be seen: turned, and with square points."""

    codec: str
    profile: str
    width: int
    height: int
    rate: float
    """Pictures a second; on the average, where it varies."""
    uneven: bool
    turned: bool
    deep: bool
    """More than eight bits a colour."""
    hdr: bool
    interlaced: bool
    kbps: int

    @property
    def shorter(self) -> int:
        return min(self.width, self.height)


@dataclass(frozen=True)
class Probe:
    """A media file's length as its header says it, its first film, and the codec of its first sound."""

    seconds: float | None
    film: Film | None
    audio: str | None


def probe(path: Path) -> Probe:
    """What `path` holds; nothing, if it cannot be opened or takes too long to."""
    try:
        said = ffmpeg.run(["-hide_banner", *ffmpeg.source(path)]).stderr.decode(errors="replace")
    except ffmpeg.MediaFault:
        return Probe(None, None, None)
    length = _last(_DURATION, said)
    begin = length.end() if length else 0
    streams = [match for match in _STREAM.finditer(said, begin) if "(attached pic)" not in match[3]]
    films = [match for match in streams if match[1] == "Video"]
    sounds = [match[2] for match in streams if match[1] == "Audio"]
    film = _film(films[0], said) if films else None
    if film and _MATROSKA.search(said) and not film.uneven:
        film = replace(film, uneven=_unsteady(path))
    return Probe(_clock(length) if length and length[1] else None, film, sounds[0] if sounds else None)


def _last(pattern: re.Pattern[str], said: str) -> re.Match[str] | None:
    """The match nearest the end: a file's name, told first, may hold anything."""
    return max(pattern.finditer(said), key=re.Match.start, default=None)


def _clock(match: re.Match[str]) -> float:
    return int(match[1]) * 3600 + int(match[2]) * 60 + float(match[3])


def _film(stream: re.Match[str], said: str) -> Film | None:
    line = stream[3]
    size = _SIZE.search(line)
    if size is None:
        return None
    following = _STREAM.search(said, stream.end())
    turn = _TURNED.search(said, stream.end(), following.start() if following else len(said))
    quarter = turn is not None and round(float(turn[1]) / 90) % 2 == 1
    wide, high = round(int(size[1]) * int(size[3] or 1) / int(size[4] or 1)), int(size[2])
    rate, ticks = _number(_RATE.search(line)), _number(_TICKS.search(line))
    kbps = re.search(r", (\d+) kb/s", line)
    profile = _PROFILE.search(line)
    return Film(
        codec=stream[2],
        profile=profile[1] if profile else "",
        width=high if quarter else wide,
        height=wide if quarter else high,
        rate=rate or ticks or 25.0,
        uneven=bool(rate and ticks and abs(rate - ticks) > 0.02 * ticks),
        turned=turn is not None and round(float(turn[1])) % 360 != 0,
        deep=_FORMAT.search(line) is not None,
        hdr=any(word in line for word in _HDR),
        interlaced="top first" in line or "bottom first" in line,
        kbps=int(kbps[1]) if kbps else 0,
    )


def _unsteady(path: Path) -> bool:
    """Whether pictures do not come at one pace, by their own times: Matroska's header does not tell."""
    listed = ["-map", "0:v:0", "-c", "copy", "-t", str(_LONGEST_HEARD), "-f", "framecrc", "-"]
    try:
        said = ffmpeg.run(["-hide_banner", "-loglevel", "error", *ffmpeg.source(path), *listed]).stdout
    except ffmpeg.MediaFault:
        return False
    tick = _TICK.search(said)
    second = int(tick[2]) / int(tick[1]) if tick else 1000.0
    return uneven(int(match[1]) / second for match in _PACKET.finditer(said))


def uneven(shown: Iterable[float]) -> bool:
    """Whether more than one in fifty of the pictures shown at these seconds stays much longer or shorter than is usual."""
    stays = [after - before for before, after in pairwise(sorted(shown))]
    usual = median(stays) if stays else 0.0
    odd = sum(abs(stay - usual) > 0.25 * usual + _SLACK for stay in stays)
    return odd * 50 > len(stays)


def _number(match: re.Match[str] | None) -> float:
    if match is None:
        return 0.0
    return float(match[1][:-1]) * 1000 if match[1].endswith("k") else float(match[1])


def sound_seconds(path: Path) -> float | None:
    """The length of a recording by listening to it, since a header may be wrong; None when it has no sound
    or cannot be heard to its end in time.
    """
    return _reached(path, ["-map", "0:a:0", "-f", "null"])


def film_seconds(path: Path) -> float | None:
    """The length of a film by running through it without looking, for one whose header does not say it."""
    return _reached(path, ["-map", "0:v:0", "-c", "copy", "-f", "null"])


def is_whole(path: Path) -> bool:
    """Whether a file can be read to its end: of one that was cut off, ffmpeg says so."""
    listed = ["-map", "0:v:0", "-map", "0:a:0?", "-c", "copy", "-f", "null", "-"]
    try:
        done = ffmpeg.run(["-hide_banner", "-loglevel", "error", *ffmpeg.source(path), *listed])
    except ffmpeg.MediaFault:
        return False
    return not done.returncode and not done.stderr.strip()


def _reached(path: Path, through: list[str]) -> float | None:
    limited = ["-t", str(_LONGEST_HEARD), "-progress", "pipe:1", "-"]
    try:
        done = ffmpeg.run(["-hide_banner", *ffmpeg.source(path), *through, *limited])
    except ffmpeg.MediaFault:
        return None
    times = list(ffmpeg.reached_seconds(done.stdout.splitlines()))
    return times[-1] if times and times[-1] and not done.returncode else None


def loudness(path: Path) -> float | None:
    """The integrated loudness in LUFS; None of a recording that is silent or cannot be heard."""
    listen = ["-map", "0:a:0", "-af", "ebur128=framelog=quiet", "-f", "null", "-"]
    try:
        said = ffmpeg.run(["-hide_banner", "-nostats", *ffmpeg.source(path), *listen]).stderr.decode(errors="replace")
    except ffmpeg.MediaFault:
        return None
    measured = _last(_LOUDNESS, said)
    return float(measured[1]) if measured and float(measured[1]) > -69 else None


def widest_key_gap(path: Path, seconds: float) -> float:
    """Seconds between two keyframes where they lie farthest apart, to the end of the film."""
    look = ["-map", "0:v:0", "-vf", "showinfo=checksum=0", "-f", "null", "-"]
    try:
        done = ffmpeg.run(["-hide_banner", "-nostats", "-skip_frame", "nokey", *ffmpeg.source(path), *look])
    except ffmpeg.MediaFault:
        return seconds
    keys = [float(match[1]) for match in _SHOWN_AT.finditer(done.stderr.decode(errors="replace"))]
    return max((after - before for before, after in zip(keys, [*keys[1:], seconds], strict=True)), default=seconds)
