"""The cache: a folder an entry, named by the hash of what it was made from, there whole or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.video.script import VideoFault

_ASIDE = ".aside-"
_ABANDONED_SECONDS = 3600
_UNUSED_SECONDS = 30 * 24 * 3600
_FACTS = "facts.json"
Fill = Callable[[Sequence[Path]], Sequence[dict[str, Any]]]
"""Makes the files of each entry in its folder; returns what is to be remembered of each."""


@dataclass(frozen=True)
class Entry:
    """What was made, the bytes of each file by its name, and what was remembered."""

    folder: Path
    files: dict[str, int]
    facts: dict[str, Any]

    def path(self, name: str) -> Path:
        return self.folder / name


def key_of(parts: Iterable[object]) -> str:
    """SHA-256 of plain values."""
    return hashlib.sha256(json.dumps(list(parts), ensure_ascii=False).encode()).hexdigest()


def find(cache: Path, key: str) -> Entry | None:
    """The entry, if all of it is there; it counts as used now."""
    folder = cache / key
    try:
        said = json.loads((folder / _FACTS).read_text(encoding="utf-8"))
        entry = Entry(folder, dict(said["files"]), dict(said["facts"]))
        whole = all((folder / name).stat().st_size == size for name, size in entry.files.items())
    except (OSError, ValueError, TypeError, KeyError):
        return None
    if not whole:
        return None
    with suppress(OSError):
        os.utime(folder)
    return entry


def add(cache: Path, keys: Sequence[str], fill: Fill) -> list[Entry]:
    """The entries `fill` makes together, each put into the cache by one rename; a fault leaves nothing behind."""
    try:
        cache.mkdir(parents=True, exist_ok=True)
        _sweep(cache)
        _add(cache, keys, fill)
    except OSError as fault:
        raise VideoFault(f"视频写不进 {cache}（{fault.strerror}），请腾出磁盘空间、检查写入权限后重试") from fault
    entries = [find(cache, key) for key in keys]
    for key, entry in zip(keys, entries, strict=True):
        if entry is None:
            raise VideoFault(f"视频缓存 {cache / key} 残缺，请删去这个文件夹后重试")
    return [entry for entry in entries if entry]


def _add(cache: Path, keys: Sequence[str], fill: Fill) -> None:
    aside: list[Path] = []
    try:
        for _ in keys:
            aside.append(Path(tempfile.mkdtemp(prefix=_ASIDE, dir=cache)))
            aside[-1].chmod(0o755)
        for key, folder, facts in zip(keys, aside, fill(aside), strict=True):
            _seal(folder, facts)
            _settle(folder, cache, key)
    finally:
        for folder in aside:
            shutil.rmtree(folder, ignore_errors=True)


def _seal(folder: Path, facts: dict[str, Any]) -> None:
    """Writes down what is there, and waits until all of it is on the disk."""
    files = {path.name: path.stat().st_size for path in sorted(folder.iterdir())}
    (folder / _FACTS).write_text(json.dumps({"files": files, "facts": facts}), encoding="utf-8")
    for path in folder.iterdir():
        with path.open("rb") as file:
            os.fsync(file.fileno())


def _settle(aside: Path, cache: Path, key: str) -> None:
    """The rename; when another process was first, its equal entry stays, unless it is damaged."""
    if find(cache, key) is None:
        shutil.rmtree(cache / key, ignore_errors=True)
    try:
        aside.rename(cache / key)
    except OSError:
        if find(cache, key) is None:
            raise


def _sweep(cache: Path) -> None:
    """Removes what killed runs left, and what no build has used for a month."""
    for folder in cache.iterdir():
        with suppress(FileNotFoundError):  # another thread has just finished with it
            aside = folder.name.startswith(_ASIDE)
            idle = time.time() - (_written(folder) if aside else folder.stat().st_mtime)
            if folder.is_dir() and idle > (_ABANDONED_SECONDS if aside else _UNUSED_SECONDS):
                shutil.rmtree(folder, ignore_errors=True)


def _written(folder: Path) -> float:
    """When anything was last written in it: a film may take hours, and the folder itself does not tell."""
    return max(path.stat().st_mtime for path in (folder, *folder.glob("*")))
