"""Pictures, each for its time, made into films of all sizes in one run; the same bytes from the same pictures."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

from PIL import Image

from generator.video import ffmpeg, streams
from generator.video.captions import FRAME_MS
from generator.video.ffmpeg import Reached

KEYFRAME_MS = 10_000
"""A still film is found its place in as fast with these as a moving one with keyframes five times as dense: there are at
most ten pictures to go through."""
PIECE_SECONDS = 10
POSTER_WIDTH = 720
POSTER_QUALITY = 75
_FPS = 1000 // FRAME_MS
_STILL_FRAMES = _FPS
"""One frame a second while nothing changes; every change stands on its own frame."""
_COLOURS = (
    "out_color_matrix=bt709:out_range=tv:flags=bitexact+accurate_rnd+full_chroma_int,format=yuv420p,"
    "setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv"
)
_X264 = [
    *(
        "-fps_mode",
        "passthrough",
        "-c:v",
        "libx264",
        "-profile:v",
        "main",
        "-preset",
        "veryfast",
        "-tune",
        "stillimage",
    ),
    *("-crf", "28", "-bf", "0", "-rc-lookahead", "5", "-g", "600", "-sc_threshold", "0", "-threads", "1"),
]
_ONE_ORDER = ["-max_interleave_delta", "0"]
"""Film and sound lie in the file by their times alone, not by which of the two was made first."""
Frames = Sequence[tuple[Image.Image, int]]
"""Pictures of one size, each with the milliseconds that it stands."""


def films(
    frames: Frames, heights: Sequence[int], folders: Sequence[Path], voice: Path | None, reached: Reached
) -> list[dict[str, int]]:
    """video.mp4 of each height in its folder; what is to be remembered of each."""
    wide, high = frames[0][0].size
    made = [streams.facts(wide, high, height) for height in heights]
    listing = _list_pictures(frames, folders[0])
    filters = ["-filter_complex", _scaling(frames, made), "-filter_complex_threads", "1"]
    outputs = [(folder / "video.mp4", _encoded(frames, number)) for number, folder in enumerate(folders)]
    inputs = [*ffmpeg.LOCAL, "-f", "concat", "-i", listing.name]
    streams.encode(inputs, filters, outputs, voice, sum(ms for _, ms in frames) / 1000, reached)
    for scrap in (listing, *folders[0].glob("*.png")):
        scrap.unlink()
    return made


def _scaling(frames: Frames, sizes: Sequence[dict[str, int]]) -> str:
    """The filters from the pictures to every size: a picture is scaled once, however long it stands."""
    forks = "".join(f"[p{number}]" for number in range(len(sizes)))
    chains = (
        f"[p{number}]scale={size['wide']}:{size['high']}:{_COLOURS},fps={_FPS},select='{_shown(frames)}'[v{number}]"
        for number, size in enumerate(sizes)
    )
    return ";".join([f"[0:v:0]split={len(sizes)}{forks}", *chains])


def _shown(frames: Frames) -> str:
    """Which frames are kept: one a second, the first of every picture, and the very last."""
    ends = [end // FRAME_MS for end in accumulate(ms for _, ms in frames)]
    changes = "+".join(f"eq(n,{frame})" for frame in [*ends[:-1], ends[-1] - 1])
    return f"lt(n,{ends[-1]})*(not(mod(n,{_STILL_FRAMES}))+{changes})"


def _encoded(frames: Frames, number: int) -> list[str]:
    return ["-map", f"[v{number}]", *_X264, "-force_key_frames", _keys(frames), *_ONE_ORDER]


def _keys(frames: Frames) -> str:
    """The beginning of every picture that stays for long, and no longer than KEYFRAME_MS from one to the next."""
    keys = [0]
    at = 0
    for _, ms in frames:
        while at - keys[-1] > KEYFRAME_MS:
            keys.append(keys[-1] + KEYFRAME_MS)
        if at and ms >= 1000 and at > keys[-1]:
            keys.append(at)
        at += ms
    while at - keys[-1] > KEYFRAME_MS:
        keys.append(keys[-1] + KEYFRAME_MS)
    return ",".join(f"{key / 1000:.3f}" for key in keys)


def _list_pictures(frames: Frames, folder: Path) -> Path:
    """The pictures as files and the concat list that shows each for its time; the last one is named again to hold."""
    lines = ["ffconcat version 1.0"]
    for number, (picture, ms) in enumerate(frames):
        picture.save(folder / f"{number}.png", compress_level=1)
        lines += [f"file {number}.png", f"duration {ms / 1000:.3f}"]
    listing = folder / "list.ffconcat"
    listing.write_text("\n".join([*lines, f"file {len(frames) - 1}.png", ""]), encoding="ascii")
    return listing


def save_poster(picture: Image.Image, folder: Path) -> Path:
    """`folder`/poster.jpg, as wide as POSTER_WIDTH: it is what a lesson's page waits for longest."""
    path = folder / "poster.jpg"
    size = (POSTER_WIDTH, round(picture.height * POSTER_WIDTH / picture.width))
    small = picture.resize(size, Image.Resampling.LANCZOS) if picture.width > POSTER_WIDTH else picture
    small.save(path, quality=POSTER_QUALITY, optimize=True, progressive=True)
    return path
