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
Fill = Callable[[Path], tuple[float, int, int]]
"""Makes video.mp4, poster.jpg and captions.vtt in a folder; returns seconds, width and height."""


def key_of(parts: Iterable[object]) -> str:
    """SHA-256 of plain values."""
    return hashlib.sha256(json.dumps(list(parts), ensure_ascii=False).encode()).hexdigest()


def find(cache: Path, key: str) -> Rendition | None:
    folder = cache / key
    try:
        facts = json.loads((folder / "facts.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    captions = folder / "captions.vtt"
    return Rendition(
        folder / "video.mp4", folder / "poster.jpg", captions if captions.exists() else None, **facts, key=key
    )


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
        _settle(aside, cache / key)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _settle(aside: Path, folder: Path) -> None:
    """The rename; when another process was first, its equal entry stays."""
    try:
        aside.rename(folder)
    except OSError:
        if not folder.is_dir():
            raise


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _sweep(cache: Path) -> None:
    """Removes what killed runs left."""
    for aside in cache.glob(f"{_ASIDE}*"):
        with suppress(FileNotFoundError):  # another thread has just finished with it
            if time.time() - aside.stat().st_mtime > _ABANDONED_SECONDS:
                shutil.rmtree(aside, ignore_errors=True)
