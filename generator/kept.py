"""What was made from a file, kept between runs by the file's content, in the user's own cache folder.

It lies outside the project, for what is kept is unpickled: a repository must not be able to bring its own.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
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
        place = self.folder / hashlib.sha256(os.fsencode(file)).hexdigest()[:32]
        found: _Made | None = _load(place, digest)
        if found is None:
            found = make()
            _save(place, digest, found)
        return found


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
    """What changes when the program does."""
    root = Path(__file__).parent
    stats = sorted((path.relative_to(root).as_posix(), path.stat()) for path in root.rglob("*.py"))
    return repr([(name, stat.st_mtime_ns, stat.st_size) for name, stat in stats]).encode()


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
