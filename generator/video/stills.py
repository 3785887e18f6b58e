"""Pictures out of a film: its poster, and the small ones that show what lies where."""

from __future__ import annotations

import io
import math
from pathlib import Path
from typing import Any

from PIL import Image

from generator.video import ffmpeg
from generator.video.encode import POSTER_WIDTH, save_poster

POSTER_SECOND = 1.0
SPRITE_BYTES = 60_000
SPRITE_EVERY = 5
_COLUMNS = 10
_MOST_PICTURES = 100
_LONGER_SIDE = 160
_QUALITIES = (70, 60, 50, 40, 30, 20, 10)


def poster(video: Path, seconds: float, folder: Path) -> dict[str, Any]:
    """`folder`/poster.jpg: what stands there a second after the beginning."""
    still = folder / "still.png"
    scale = f"scale='min({POSTER_WIDTH},iw)':-1:flags=bitexact+accurate_rnd"
    for at in (min(POSTER_SECOND, seconds / 2), 0.0):
        seek = [*ffmpeg.LOCAL, "-ss", f"{at:.3f}", "-i", str(video.resolve())]
        ffmpeg.make([*seek, "-frames:v", "1", "-vf", scale, "-threads", "1", still.name], folder)
        if still.is_file():  # a film's last picture may stay so long that none follows where it was looked for
            break
    else:
        raise ffmpeg.MediaFault("no picture")
    with Image.open(still) as picture:
        save_poster(picture.convert("RGB"), folder)
    still.unlink()
    return {}


def sprite(video: Path, seconds: float, folder: Path) -> dict[str, Any]:
    """`folder`/sprite.jpg: a small picture every few seconds; returns how they lie in it."""
    every = max(SPRITE_EVERY, math.ceil(seconds / _MOST_PICTURES))
    chosen = f"select='isnan(prev_selected_t)+gte(t-prev_selected_t,{every - 0.02})'"
    small = f"scale='if(gt(iw,ih),{_LONGER_SIDE},-2)':'if(gt(iw,ih),-2,{_LONGER_SIDE})'"
    look = [*ffmpeg.LOCAL, "-i", str(video.resolve()), "-vf", f"{chosen},{small}", "-fps_mode", "passthrough"]
    ffmpeg.make([*look, "%04d.png"], folder)
    paths = sorted(folder.glob("*.png"))
    if not paths:
        raise ffmpeg.MediaFault("no picture")
    pictures = [Image.open(path).convert("RGB") for path in paths]
    (folder / "sprite.jpg").write_bytes(_small_enough(_tiled(pictures)))
    for path in paths:
        path.unlink()
    wide, high = pictures[0].size
    return {"columns": _COLUMNS, "count": len(pictures), "every": every, "width": wide, "height": high}


def _tiled(pictures: list[Image.Image]) -> Image.Image:
    wide, high = pictures[0].size
    columns = min(_COLUMNS, len(pictures))
    sheet = Image.new("RGB", (columns * wide, math.ceil(len(pictures) / _COLUMNS) * high))
    for number, picture in enumerate(pictures):
        sheet.paste(picture, (number % _COLUMNS * wide, number // _COLUMNS * high))
    return sheet


def _small_enough(sheet: Image.Image) -> bytes:
    """The picture as JPEG, in the best quality that a weak link bears."""
    data = b""
    for quality in _QUALITIES:
        stream = io.BytesIO()
        sheet.save(stream, "JPEG", quality=quality, optimize=True, progressive=True)
        data = stream.getvalue()
        if len(data) <= SPRITE_BYTES:
            break
    return data
