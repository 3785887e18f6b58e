"""The cache: a folder a rendition, named by the hash of what it was made from, there whole or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from generator.video.script import Rendition, VideoFault

_ASIDE = ".aside-"
_ABANDONED_SECONDS = 3600
_UNUSED_SECONDS = 30 * 24 * 3600
Fill = Callable[[Path], tuple[float, int, int]]
"""Makes video.mp4, poster.jpg and captions.vtt in a folder; returns seconds, width and height."""


def key_of(parts: Iterable[object]) -> str:
    """SHA-256 of plain values."""
    return hashlib.sha256(json.dumps(list(parts), ensure_ascii=False).encode()).hexdigest()


def find(cache: Path, key: str) -> Rendition | None:
    """The rendition, if all of it is there; it counts as used now."""
    folder = cache / key
    video, poster, captions = folder / "video.mp4", folder / "poster.jpg", folder / "captions.vtt"
    try:
        facts = json.loads((folder / "facts.json").read_text(encoding="utf-8"))
        found = Rendition(video, poster, captions if captions.exists() else None, **facts, key=key)
    except (OSError, ValueError, TypeError):
        return None
    if not (video.is_file() and poster.is_file()):
        return None
    with suppress(OSError):
        os.utime(folder)
    return found


def add(cache: Path, key: str, fill: Fill) -> Rendition:
    """The rendition `fill` makes, put into the cache by one rename; a fault leaves nothing behind."""
    try:
        cache.mkdir(parents=True, exist_ok=True)
        _sweep(cache)
        _add(cache, key, fill)
    except OSError as fault:
        raise VideoFault(f"视频写不进 {cache}（{fault.strerror}），请腾出磁盘空间、检查写入权限后重试") from fault
    rendition = find(cache, key)
    if rendition is None:
        raise VideoFault(f"视频缓存 {cache / key} 残缺，请删去这个文件夹后重试")
    return rendition


def _add(cache: Path, key: str, fill: Fill) -> None:
    aside = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=cache))
    try:
        aside.chmod(0o755)
        seconds, width, height = fill(aside)
        facts = {"seconds": seconds, "width": width, "height": height}
        (aside / "facts.json").write_text(json.dumps(facts), encoding="utf-8")
        for path in aside.iterdir():
            _sync(path)
        _settle(aside, cache, key)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _settle(aside: Path, cache: Path, key: str) -> None:
    """The rename; when another process was first, its equal entry stays, unless it is damaged."""
    if find(cache, key) is None:
        shutil.rmtree(cache / key, ignore_errors=True)
    try:
        aside.rename(cache / key)
    except OSError:
        if find(cache, key) is None:
            raise


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _sweep(cache: Path) -> None:
    """Removes what killed runs left, and what no build has used for a month."""
    for folder in cache.iterdir():
        with suppress(FileNotFoundError):  # another thread has just finished with it
            kept = _ABANDONED_SECONDS if folder.name.startswith(_ASIDE) else _UNUSED_SECONDS
            if time.time() - folder.stat().st_mtime > kept:
                shutil.rmtree(folder, ignore_errors=True)
