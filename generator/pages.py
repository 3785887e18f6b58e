"""Rendered pages, kept by content: a page whose staged text has not changed is not rendered again."""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from generator.derive.page import StagedPage
from generator.stage import CONFIG, HANDBOOK, Stage, lay_stage, theme_folder, write_files

_DIGEST = 32


@dataclass
class Pages:
    """The cache of rendered pages under `cache`. A handbook page shows the whole handbook's navigation, so the
    handbook is rendered together or not at all.

    An entry begins with the hash of the rest: one that is half written, by a kill or on a full disk, is none. A cache
    that cannot be written costs time, never the site. It holds at most twice the pages of the last build.
    """

    root: Path
    cache: Path

    def render(self, pages: Sequence[StagedPage], folder: Path, render: Callable[[Path, Path], None]) -> None:
        """Fills the empty `folder` with the theme's files and every page; the stage is left beside it."""
        keys = _keys(pages, self.environment(render))
        kept = {page.path: found for page in pages if (found := self._find(keys[page.path])) is not None}
        missing = [page for page in pages if page.path not in kept]
        stage = folder.with_name("stage")
        lay_stage(Stage(missing), self.root, stage)
        render(stage, folder)
        for page in missing:
            self._add(keys[page.path], (folder / html_path(page.path)).read_bytes())
        write_files({html_path(path): body for path, body in kept.items()}, folder)
        self._prune(keys.values())

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

    def _kept(self, key: str) -> Path:
        return self.cache / key[:2] / f"{key}.page"

    def _find(self, key: str) -> bytes | None:
        try:
            entry = self._kept(key).read_bytes()
        except OSError:
            return None
        body = entry[_DIGEST:]
        return body if hashlib.sha256(body).digest() == entry[:_DIGEST] else None

    def _add(self, key: str, body: bytes) -> None:
        with suppress(OSError):
            self._kept(key).parent.mkdir(parents=True, exist_ok=True)
            self._kept(key).write_bytes(hashlib.sha256(body).digest() + body)

    def _prune(self, used: Iterable[str]) -> None:
        """Of the pages not used now, keeps as many as are used: the newest."""
        keys = set(used)
        with suppress(OSError):
            others = [path for path in self.cache.glob("*/*") if path.stem not in keys]
            others.sort(key=lambda path: path.stat().st_mtime_ns)
            for path in others[: -len(keys)]:
                path.unlink()


def _keys(pages: Iterable[StagedPage], environment: bytes) -> dict[str, str]:
    """Path → the hash of what the page is made from."""
    texts = {page.path: environment + page.path.encode() + b"\0" + page.text().encode() for page in pages}
    handbook = [page.path for page in pages if page.template == HANDBOOK]
    together = b"".join(texts[path] for path in handbook)
    texts |= {path: together + texts[path] for path in handbook}
    return {path: hashlib.sha256(text).hexdigest() for path, text in texts.items()}


def html_path(path: str) -> str:
    """The rendered file of a staged one."""
    return path.removesuffix(".md") + ".html"
