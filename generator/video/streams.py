"""ffmpeg's command lines: sound alone, all films out of one decoding, and the pieces of a long video."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.video import ffmpeg
from generator.video.ffmpeg import Reached
from generator.video.probe import Film, film_seconds

MASTER = "master.m3u8"
TARGET_LUFS = -16.0
MOST_RATE = 31
_MOST_GAIN = 20.0
PIECE_SECONDS = 4
_SLOWEST = 40
"""Times as long as the film itself is what its making may take, on the slowest machine."""
_KEYS = "expr:gte(t,n_forced*2)"
_FRACTIONS = {29.97: "30000/1001", 23.98: "24000/1001", 14.98: "15000/1001"}
_MP4 = [*ffmpeg.BITEXACT, "-map_chapters", "-1", "-movflags", "+faststart", "-fs", str(ffmpeg.SIZE_LIMIT), "-f", "mp4"]
_TO_SDR = "zscale=t=linear:npl=100,format=gbrpf32le,zscale=p=bt709,tonemap=hable,zscale=t=bt709:m=bt709:r=tv,"


@dataclass(frozen=True)
class Output:
    """A film to be made, by its shorter side; `copied` is one whose pictures are left as they are."""

    video: Path
    height: int
    copied: bool


def sound(recording: Path, lufs: float | None, folder: Path) -> dict[str, Any]:
    """`folder`/audio.m4a: the sound as one channel, as loud as all others, beginning with the film."""
    gain = levelled(lufs) - lufs if lufs is not None else 0.0
    level = f"aresample=44100:async=1:first_pts=0,aformat=channel_layouts=mono,volume={gain:.2f}dB"
    arguments = [
        *ffmpeg.source(recording),
        "-map",
        "0:a:0",
        "-vn",
        "-af",
        f"{level},alimiter=limit=0.84:level=disabled",
    ]
    ffmpeg.make([*arguments, "-c:a", "aac", "-b:a", "64k", *_MP4, "audio.m4a"], folder)
    return {}


def levelled(lufs: float) -> float:
    """The loudness that a recording of this one is given; of one that is hardly heard, more would only raise its noise."""
    return max(lufs - _MOST_GAIN, min(lufs + _MOST_GAIN, TARGET_LUFS))


def facts(width: int, height: int, shorter: int) -> dict[str, int]:
    """What is remembered of a film of such pictures whose shorter side is `shorter`."""
    wide, high = size(width, height, shorter)
    return {"height": shorter, "wide": wide, "high": high}


def size(width: int, height: int, shorter: int) -> tuple[int, int]:
    """Width and height of such pictures when their shorter side is `shorter`; both even, as the code wants it."""
    factor = shorter / min(width, height)
    wide, high = round(width * factor / 2) * 2, round(height * factor / 2) * 2
    return (wide, shorter) if width >= height else (shorter, high)


def most_kbps(height: int) -> int:
    """Kilobits a second that a film may take at its liveliest: 300 for 240p, some 1,600 for 720p."""
    return max(200, 300 + (height - 240) * 27 // 10)


def films(
    recording: Path,
    film: Film,
    seconds: float,
    outputs: Sequence[Output],
    voice: Path | None,
    reached: Reached,
    held: float = 0,
) -> float:
    """Makes all `outputs` in one run, with the sound of `voice`; returns the seconds of film that there really are. The
    last picture stays for `held` more, but not in what is copied.
    """
    scaled = [output for output in outputs if not output.copied]
    filters = ["-filter_complex", _scaling(film, scaled, held)] if scaled else []
    pictures = [(output.video, _copied() if output.copied else _encoded(output)) for output in outputs]
    return encode([*ffmpeg.source(recording)], filters, pictures, voice, seconds, reached)


def encode(
    inputs: Sequence[str],
    filters: Sequence[str],
    outputs: Sequence[tuple[Path, list[str]]],
    voice: Path | None,
    seconds: float,
    reached: Reached,
) -> float:
    """One run of ffmpeg that makes each output by its own arguments, with the sound of `voice` as it is; returns the
    seconds of film in the first of them.
    """
    arguments = [*inputs, *([*ffmpeg.LOCAL, "-i", str(voice.resolve())] if voice else []), *filters]
    heard = ["-map", "1:a:0", "-c:a", "copy"] if voice else []
    for video, pictures in outputs:
        arguments += [*pictures, *heard, "-t", f"{seconds + 1:.3f}", *_MP4, str(video.resolve())]
    first = outputs[0][0]
    ffmpeg.make_long(arguments, first.parent, ffmpeg.TIME_LIMIT + _SLOWEST * seconds, reached)
    return film_seconds(first) or 0.0  # its header also counts the sound, which may outlast the pictures


def _scaling(film: Film, outputs: Sequence[Output], held: float) -> str:
    """The filters from the recording to every size, each made of the next larger one."""
    chain = f"[0:v:0]{'yadif,' if film.interlaced else ''}fps={_rate(film)}:start_time=0"
    chain += f",tpad=stop_mode=clone:stop_duration={held:.3f}" if held else ""
    steps: list[str] = []
    for output in sorted(outputs, key=lambda output: -output.height):
        wide, high = size(film.width, film.height, output.height)
        colours = _TO_SDR if film.hdr and not steps else ""
        last = output.height == min(other.height for other in outputs)
        fork = "" if last else f",split[v{output.height}]"
        end = f"[v{output.height}]" if last else f"[s{output.height}]"
        steps.append(f"{chain},scale={wide}:{high},{colours}format=yuv420p,setsar=1{fork}{end}")
        chain = f"[s{output.height}]null"
    return ";".join(steps)


def _rate(film: Film) -> str:
    """Pictures a second, as a fraction: the recording's own, halved where it is more than phones gain from."""
    rate = 30.0 if film.uneven else film.rate
    while rate > MOST_RATE:
        rate /= 2
    return next((text for known, text in _FRACTIONS.items() if abs(rate - known) < 0.01), f"{rate:g}")


def _copied() -> list[str]:
    return ["-map", "0:v:0", "-c:v", "copy"]


def _encoded(output: Output) -> list[str]:
    most = most_kbps(output.height)
    return [
        *("-map", f"[v{output.height}]", "-c:v", "libx264", "-profile:v", "main", "-preset", "veryfast", "-crf", "25"),
        *("-maxrate", f"{most}k", "-bufsize", f"{2 * most}k", "-threads", "2"),
        *("-g", "600", "-sc_threshold", "0", "-force_key_frames", _KEYS),
    ]


def hls(sources: Sequence[tuple[int, Path]], voiced: bool, piece: int, folder: Path) -> dict[str, Any]:
    """The films cut into pieces of at least `piece` seconds, a playlist a height and the master that names them."""
    inputs = [argument for _, video in sources for argument in (*ffmpeg.LOCAL, "-i", str(video.resolve()))]
    maps, variants = [], []
    for number, (height, _) in enumerate(sources):
        maps += ["-map", f"{number}:v:0", *(["-map", f"{number}:a:0"] if voiced else [])]
        variants.append(f"v:{number},{f'a:{number},' if voiced else ''}name:{height}")
    pieces = ["-hls_time", str(piece), "-hls_playlist_type", "vod", "-hls_segment_type", "fmp4"]
    beginning = "%v-init.mp4" if len(sources) > 1 else f"{sources[0][0]}-init.mp4"  # ffmpeg names only one of several
    names = ["-hls_fmp4_init_filename", beginning, "-hls_segment_filename", "%v-%03d.m4s"]
    streams = ["-master_pl_name", MASTER, "-var_stream_map", " ".join(variants)]
    form = [*ffmpeg.BITEXACT, "-c", "copy", "-f", "hls", *pieces, *names, *streams]
    ffmpeg.make([*inputs, *maps, *form, "%v.m3u8"], folder)
    return {}
