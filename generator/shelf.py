"""What was made before, kept by what it was made from: pages by their staged text, packed files by their content."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Shelf:
    """Bytes by key in the file `file`, each with its hash, so that what is half written or damaged is none. A shelf that
    cannot be read or written costs time, never the site. It holds at most twice what the last build used.
    """

    file: Path

    def take(self, keys: Collection[str]) -> dict[str, bytes]:
        """What lies there whole under these keys; it counts as used now."""
        with suppress(sqlite3.Error, OSError), self._opened() as shelf:
            shelf.execute("CREATE TEMP TABLE wanted (key TEXT PRIMARY KEY)")
            shelf.executemany("INSERT OR IGNORE INTO wanted VALUES (?)", [(key,) for key in keys])
            shelf.execute("UPDATE pages SET build = build + 1")
            shelf.execute("UPDATE pages SET build = 0 WHERE key IN wanted")
            rows = shelf.execute("SELECT key, hash, body FROM pages WHERE key IN wanted")
            return {key: body for key, digest, body in rows if hashlib.sha256(body).digest() == digest}
        return {}

    def put(self, made: Mapping[str, bytes]) -> None:
        """Keeps these too; of those not used now as many as are used, the newest."""
        with suppress(sqlite3.Error, OSError), self._opened() as shelf:
            rows = [(key, hashlib.sha256(body).digest(), body) for key, body in made.items()]
            shelf.executemany("INSERT OR REPLACE INTO pages VALUES (?, ?, ?, 0)", rows)
            (used,) = shelf.execute("SELECT count(*) FROM pages WHERE build = 0").fetchone()
            others = "SELECT key FROM pages WHERE build > 0 ORDER BY build, rowid DESC LIMIT -1 OFFSET ?"
            shelf.execute(f"DELETE FROM pages WHERE key IN ({others})", (used,))

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """The shelf, made anew if it is none; what is done with it is kept whole or not at all."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self.file)) as shelf:
            try:
                shelf.execute("PRAGMA synchronous = OFF")
                shelf.execute(
                    "CREATE TABLE IF NOT EXISTS pages (key TEXT PRIMARY KEY, hash BLOB, body BLOB, build INT)"
                )
                with shelf:
                    yield shelf
            except sqlite3.DatabaseError:
                self.file.unlink(missing_ok=True)
                raise
