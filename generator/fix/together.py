"""Files written together: all of them, or after any fault none."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType


@dataclass
class Together:
    """A context. What has been announced in it by `will_write` is put back when the context ends with an exception.

    It holds for files that are written aside and renamed: what was there is kept as another name for it.
    """

    _before: list[tuple[Path, Path | None]] = field(default_factory=list)

    def will_write(self, path: Path) -> Path:
        """`path`, what is there now being kept."""
        self._before.append((path, _kept(path) if path.exists() else None))
        return path

    def __enter__(self) -> Together:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        for path, kept in reversed(self._before):
            with suppress(OSError):
                if kind and kept:
                    kept.replace(path)  # which does nothing where both are still one file
                elif kind:
                    path.unlink(missing_ok=True)
                if kept:
                    kept.unlink(missing_ok=True)


def _kept(path: Path) -> Path:
    kept = path.with_name(f".video-{os.getpid()}-{path.name}")
    kept.unlink(missing_ok=True)
    try:
        os.link(path, kept)
    except OSError:  # a disk that has no second names
        try:
            shutil.copy2(path, kept)
        except BaseException:
            kept.unlink(missing_ok=True)
            raise
    return kept
