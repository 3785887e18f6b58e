"""Rendered pages, kept by content: a page whose staged text has not changed is not rendered again."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from generator.derive.page import StagedPage
from generator.stage import CONFIG, Stage, write_stage

HANDBOOK = "main.html"


@dataclass
class Pages:
    """The cache of rendered pages under `cache`. A handbook page shows the whole handbook's navigation, so the
    handbook is rendered together or not at all.
    """

    root: Path
    cache: Path

    def render(self, pages: Sequence[StagedPage], folder: Path, render: Callable[[Path, Path], None]) -> None:
        """Fills the empty `folder` with the theme's files and every page."""
        keys = self._keys(pages)
        missing = [page for page in pages if not self._kept(keys[page.path]).exists()]
        with tempfile.TemporaryDirectory() as stage:
            write_stage(Stage(missing), self.root, Path(stage) / "stage")
            render(Path(stage) / "stage", folder)
        fresh = {page.path for page in missing}
        for page in pages:
            target, kept = folder / _html(page), self._kept(keys[page.path])
            if page.path in fresh:
                self._keep(target, kept)
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(kept, target)

    def _keys(self, pages: Sequence[StagedPage]) -> dict[str, str]:
        texts = {page.path: self._environment + page.path.encode() + b"\0" + page.text().encode() for page in pages}
        handbook = b"".join(texts[page.path] for page in pages if page.template == HANDBOOK)
        return {
            page.path: hashlib.sha256(handbook + texts[page.path] if page.template == HANDBOOK else texts[page.path]).hexdigest()
            for page in pages
        }

    @cached_property
    def _environment(self) -> bytes:
        """The hash of what every page depends on: configuration, templates, the renderer's own version."""
        digest = hashlib.sha256((self.root / CONFIG).read_bytes())
        for path in sorted((self.root / "theme" / "overrides").rglob("*")):
            if path.is_file():
                digest.update(path.relative_to(self.root).as_posix().encode() + b"\0" + path.read_bytes())
        for name in ("mkdocs", "mkdocs-material", "jinja2", "markdown"):
            digest.update(f"{name}={version(name)};".encode())
        return digest.digest()

    def _kept(self, key: str) -> Path:
        return self.cache / key[:2] / f"{key}.html"

    def _keep(self, rendered: Path, kept: Path) -> None:
        """One rename puts a page into the cache, so that it is never there by half."""
        kept.parent.mkdir(parents=True, exist_ok=True)
        aside = kept.with_suffix(".aside")
        shutil.copyfile(rendered, aside)
        aside.replace(kept)


def _html(page: StagedPage) -> str:
    return page.path.removesuffix(".md") + ".html"
