"""A picture that somebody wants to show of a place, looked at. Imported only where a table names one."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from generator.source.foreign.pictures import DAMAGED, Look, look_at

LEAST_SIDE = 320
MOST_POINTS = 60_000_000
MOST_BYTES = 20_000_000
_APPLE = (".heic", ".heif")


def fault(path: Path, name: str) -> tuple[str, str] | None:
    """The slug and the message of why a file is not to be published as a photo; its pixels are not unpacked for it."""
    size = path.stat().st_size
    if size > MOST_BYTES:
        return "place-photo-bytes", f"“{name}”有 {size / 1e6:.0f} MB，请压缩到 {MOST_BYTES // 1_000_000} MB 以内"
    try:
        look = look_at(path)
    except Image.DecompressionBombError:
        return "place-photo-points", f"“{name}”的像素多得离谱，没有打开，请换一张照片"
    except DAMAGED:
        return "place-photo-unreadable", f"“{name}”{_not_read(path)}"
    return _unfit(look, name)


def _unfit(look: Look, name: str) -> tuple[str, str] | None:
    if look.width * look.height > MOST_POINTS:
        size_told = f"“{name}”是 {look.width}×{look.height} 像素"
        return "place-photo-points", f"{size_told}，超过 {MOST_POINTS // 10_000} 万，请缩小后再放进来"
    if look.moves:
        return "place-photo-moves", f"“{name}”是会动的图，请换成一张不动的照片"
    if min(look.width, look.height) < LEAST_SIDE:
        told = f"“{name}”只有 {look.width}×{look.height} 像素"
        return "place-photo-small", f"{told}，看不清，请换成长宽都不少于 {LEAST_SIDE} 像素的原图"
    return None


def _not_read(path: Path) -> str:
    if path.suffix.lower() in _APPLE:
        return "是苹果手机的 HEIC 格式，网页不能用，请导出成 JPEG"
    return "不是图片，或者已经损坏，请重新导出成 JPEG、PNG 或 WebP"
