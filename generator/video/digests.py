"""SHA-256 of large files, worked out once for each state of a file: its size, its time and its place on the disk."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path

_FILE = "digests.json"


def digest_of(path: Path) -> str:
    """The hash of a file's content. Raises OSError if it cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Digests:
    """What is known is kept in the cache; a damaged list is an empty one."""

    def __init__(self, cache: Path) -> None:
        self._file = cache / _FILE
        self._known = self._read()

    def of(self, path: Path) -> str:
        """The hash of a file. Raises OSError if it cannot be read."""
        status, name = path.stat(), str(path.resolve())
        state = [status.st_size, status.st_mtime_ns, status.st_ino]
        known = self._known.get(name)
        if isinstance(known, list) and known[:-1] == state:
            return str(known[-1])
        digest = digest_of(path)
        self._known[name] = [*state, digest]
        self._write()
        return digest

    def _read(self) -> dict[str, object]:
        try:
            known = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return known if isinstance(known, dict) else {}

    def _write(self) -> None:
        """Whole or not at all; a full disk only means to work it out again."""
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(dir=self._file.parent, prefix=".digests-")
            with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
                json.dump({path: known for path, known in self._known.items() if Path(path).exists()}, stream)
            Path(name).replace(self._file)
