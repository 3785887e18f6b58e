"""Pictures and a narration, or silence, made into one small film; the same bytes from the same pictures."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from generator.video import ffmpeg
from generator.video.captions import FRAME_MS

KEYFRAME_SECONDS = 2
_FPS = 1000 // FRAME_MS
_ONE_ORDER = ["-max_interleave_delta", "0"]
"""Film and sound lie in the file by their times alone, not by which of the two was made first."""
_OUTPUT = [
    *ffmpeg.BITEXACT,
    *_ONE_ORDER,
    "-map_chapters",
    "-1",
    "-threads",
    "1",
    "-movflags",
    "+faststart",
    "-f",
    "mp4",
]
_PICTURE = (
    "scale=out_color_matrix=bt709:out_range=tv:flags=bitexact+accurate_rnd+full_chroma_int,format=yuv420p,"
    "setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv,"
    f"fps={_FPS}"
)
_X264 = [
    *("-c:v", "libx264", "-profile:v", "main", "-preset", "veryfast", "-tune", "stillimage", "-crf", "33"),
    *("-bf", "0", "-rc-lookahead", "5", "-g", str(KEYFRAME_SECONDS * _FPS)),
]
_SILENCE = [*ffmpeg.LOCAL, "-f", "lavfi", "-i", "anullsrc=r=24000:cl=mono"]
_SILENT_AAC = ["-c:a", "aac", "-b:a", "16k"]
_SPOKEN_AAC = ["-af", "apad", "-c:a", "aac", "-ac", "1", "-ar", "44100", "-b:a", "48k"]


def encode(pictures: Sequence[Image.Image], shots: Sequence[int], narration: Path | None, folder: Path) -> Path:
    """`folder`/video.mp4: each picture for its milliseconds, over the narration or silence."""
    listing = _list_pictures(pictures, shots, folder)
    sound = ffmpeg.source(narration) if narration else _SILENCE
    inputs = [*ffmpeg.LOCAL, "-f", "concat", "-i", listing.name, *sound, "-map", "0:v:0", "-map", "1:a:0"]
    filters = ["-t", f"{sum(shots) / 1000:.3f}", "-vf", _PICTURE, "-filter_threads", "1"]
    _make([*inputs, *filters, *_X264, *(_SPOKEN_AAC if narration else _SILENT_AAC)], folder)
    for scrap in (listing, *folder.glob("*.png")):
        scrap.unlink()
    return folder / "video.mp4"


def _list_pictures(pictures: Sequence[Image.Image], shots: Sequence[int], folder: Path) -> Path:
    """The pictures as files and the concat list that shows each for its time; the last one is named again to hold."""
    lines = ["ffconcat version 1.0"]
    for number, (picture, ms) in enumerate(zip(pictures, shots, strict=True)):
        picture.save(folder / f"{number}.png", compress_level=1)
        lines += [f"file {number}.png", f"duration {ms / 1000:.3f}"]
    listing = folder / "list.ffconcat"
    listing.write_text("\n".join([*lines, f"file {len(pictures) - 1}.png", ""]), encoding="ascii")
    return listing


def save_poster(picture: Image.Image, folder: Path) -> Path:
    path = folder / "poster.jpg"
    picture.save(path, quality=82, optimize=True, progressive=True)
    return path


def _make(arguments: list[str], folder: Path) -> None:
    ffmpeg.make([*arguments, *_OUTPUT, "-fs", str(ffmpeg.SIZE_LIMIT), "video.mp4"], folder)
    if (folder / "video.mp4").stat().st_size >= ffmpeg.SIZE_LIMIT - 1_000_000:
        raise ffmpeg.MediaFault(f"larger than {ffmpeg.SIZE_LIMIT} bytes")
