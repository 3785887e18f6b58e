"""Rendered pages, kept by content: a page whose staged text has not changed is not rendered again."""

from __future__ import annotations

import hashlib
import inspect
import posixpath
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from generator.derive.page import StagedPage
from generator.stage import CONFIG, HANDBOOK, Stage, lay_stage, theme_folder, write_files


@dataclass
class Pages:
    """The cache of rendered pages in the file `cache`. A handbook page shows the whole handbook's navigation, so the
    handbook is rendered together or not at all.

    Every page lies there with its hash, so that one that is half written or damaged is none. A cache that cannot be
    read or written costs time, never the site. It holds at most twice the pages of the last build.
    """

    root: Path
    cache: Path

    def render(self, pages: Sequence[StagedPage], folder: Path, render: Callable[[Path, Path], None]) -> None:
        """Fills the empty `folder` with the theme's files and every page; the stage is left beside it."""
        keys = _keys(pages, self.environment(render))
        found = self._find(keys.values())
        missing = [page for page in pages if keys[page.path] not in found]
        stage = folder.with_name("stage")
        lay_stage(Stage(missing), self.root, stage)
        render(stage, folder)
        self._add({keys[page.path]: (folder / html_path(page.path)).read_bytes() for page in missing})
        kept = [page.path for page in pages if keys[page.path] in found]
        write_files({html_path(path): found[keys[path]] for path in kept}, folder)

    def environment(self, render: Callable[[Path, Path], None]) -> bytes:
        """The hash of what every page depends on: configuration, templates, the renderer and its version."""
        digest = hashlib.sha256((self.root / CONFIG).read_bytes())
        theme = theme_folder(self.root)
        for path in sorted(theme.rglob("*")):
            if path.is_file():
                digest.update(path.relative_to(theme).as_posix().encode() + b"\0")
                digest.update(hashlib.sha256(path.read_bytes()).digest())
        digest.update(Path(inspect.getfile(render)).read_bytes())
        for name in ("mkdocs", "mkdocs-material", "jinja2", "markdown"):
            digest.update(f"{name}={version(name)};".encode())
        return digest.digest()

    def _find(self, keys: Iterable[str]) -> dict[str, bytes]:
        """The whole pages with these keys; they count as used now."""
        with suppress(sqlite3.Error, OSError), self._opened() as cache:
            cache.execute("CREATE TEMP TABLE wanted (key TEXT PRIMARY KEY)")
            cache.executemany("INSERT INTO wanted VALUES (?)", [(key,) for key in keys])
            cache.execute("UPDATE pages SET build = build + 1")
            cache.execute("UPDATE pages SET build = 0 WHERE key IN wanted")
            rows = cache.execute("SELECT key, hash, body FROM pages WHERE key IN wanted")
            return {key: body for key, digest, body in rows if hashlib.sha256(body).digest() == digest}
        return {}

    def _add(self, pages: Mapping[str, bytes]) -> None:
        """Keeps these pages too; of those not used now as many as are used, the newest."""
        with suppress(sqlite3.Error, OSError), self._opened() as cache:
            rows = [(key, hashlib.sha256(body).digest(), body) for key, body in pages.items()]
            cache.executemany("INSERT OR REPLACE INTO pages VALUES (?, ?, ?, 0)", rows)
            (used,) = cache.execute("SELECT count(*) FROM pages WHERE build = 0").fetchone()
            others = "SELECT key FROM pages WHERE build > 0 ORDER BY build, rowid DESC LIMIT -1 OFFSET ?"
            cache.execute(f"DELETE FROM pages WHERE key IN ({others})", (used,))

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """The cache, made anew if it is none; what is done with it is kept whole or not at all."""
        self.cache.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self.cache)) as cache:
            try:
                cache.execute("PRAGMA synchronous = OFF")
                cache.execute(
                    "CREATE TABLE IF NOT EXISTS pages (key TEXT PRIMARY KEY, hash BLOB, body BLOB, build INT)"
                )
                with cache:
                    yield cache
            except sqlite3.DatabaseError:
                self.cache.unlink(missing_ok=True)
                raise


def _keys(pages: Iterable[StagedPage], environment: bytes) -> dict[str, str]:
    """Path → the hash of what the page is made from."""
    texts = {page.path: environment + page.path.encode() + b"\0" + page.text().encode() for page in pages}
    handbook = [page.path for page in pages if page.template == HANDBOOK]
    together = b"".join(texts[path] for path in handbook)
    texts |= {path: together + texts[path] for path in handbook}
    return {path: hashlib.sha256(text).hexdigest() for path, text in texts.items()}


def html_path(path: str) -> str:
    """The rendered file of a staged one: a page is a folder with an index.html."""
    name = path.removesuffix(".md")
    return f"{name}.html" if posixpath.basename(name) == "index" else f"{name}/index.html"
