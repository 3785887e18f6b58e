"""What was made, kept between runs by what it was made from, in the user's own cache folder.

It lies outside the project, for what is kept is unpickled: a repository must not be able to bring its own.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from sysconfig import get_path
from typing import TypeVar

_Made = TypeVar("_Made")
_UNUSED = 30 * 86400
"""Seconds after which what nobody asked for goes."""


@dataclass(frozen=True)
class Kept:
    """Keeps one value a file in `folder`; without a folder nothing is kept."""

    folder: Path | None = None

    def recall(self, file: Path, make: Callable[[], _Made]) -> _Made:
        """What `make` returns, or returned when `file` had the content, and the program the code, that they have now."""
        content = _content(file) if self.folder else None
        if self.folder is None or content is None:
            return make()
        digest = hashlib.sha256(_code() + content).digest()
        place = _place(self.folder, file)
        found: _Made | None = _load(place, digest)
        if found is None:
            found = make()
            _save(place, digest, found)
        return found

    def all_of(self, name: Path) -> dict[bytes, _Made]:
        """What `keep_all` was last given under this name, if the program has the code now that it had then."""
        known: dict[bytes, _Made] | None = _load(_place(self.folder, name), _program()) if self.folder else None
        return known or {}

    def keep_all(self, name: Path, made: Mapping[bytes, _Made]) -> None:
        """Keeps small values in one file, and no other under this name."""
        if self.folder:
            _save(_place(self.folder, name), _program(), dict(made))


def of_user() -> Kept:
    """What this user's runs keep; nothing in CI, which starts anew each time, nor where they have no folder of their own."""
    from platformdirs import user_cache_path

    if os.environ.get("CI"):
        return Kept()
    folder = user_cache_path("suixue") / "banks"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        own = not hasattr(os, "getuid") or folder.stat().st_uid == os.getuid()
    except OSError:
        return Kept()
    return Kept(folder if own else None)


@cache
def _code() -> bytes:
    """What changes when the program does, or the libraries do: their folder is written to whenever one comes or goes."""
    root, libraries = Path(__file__).parent, Path(get_path("platlib"))
    stats = sorted((path.relative_to(root).as_posix(), path.stat()) for path in root.rglob("*.py"))
    seen = [(name, stat.st_mtime_ns, stat.st_size) for name, stat in stats]
    return repr((libraries.stat().st_mtime_ns, seen)).encode()


def _program() -> bytes:
    return hashlib.sha256(_code()).digest()


def _place(folder: Path, name: Path) -> Path:
    return folder / hashlib.sha256(os.fsencode(name)).hexdigest()[:32]


def _content(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None


def _load(place: Path, digest: bytes) -> _Made | None:
    """The value kept there for `digest`; None if there is none that can be read."""
    try:
        data = place.read_bytes()
        os.utime(place)
        return pickle.loads(data[len(digest) :]) if data.startswith(digest) else None
    except Exception:
        return None  # cut short, or of another Python: it is made again


def _save(place: Path, digest: bytes, value: object) -> None:
    """Whole or not at all; a full disk is no reason to stop checking."""
    import tempfile

    with suppress(OSError):
        descriptor, name = tempfile.mkstemp(dir=place.parent)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(digest)
                pickle.dump(value, stream, protocol=5)
            _prune(place.parent, Path(name).stat().st_mtime)
            Path(name).replace(place)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def _prune(folder: Path, now: float) -> None:
    for path in folder.iterdir():
        if path.stat().st_mtime < now - _UNUSED:
            path.unlink()
