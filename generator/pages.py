"""Rendered pages, kept by content: a page whose staged text has not changed is not rendered again."""

from __future__ import annotations

import hashlib
import inspect
import posixpath
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from generator.derive.page import StagedPage
from generator.shelf import Shelf
from generator.stage import CONFIG, HANDBOOK, Stage, lay_stage, staged_config, theme_folder, write_files


@dataclass
class Pages:
    """The cache of rendered pages in the file `cache`. A handbook page shows the whole handbook's navigation, so the
    handbook is rendered together or not at all.
    """

    root: Path
    cache: Path

    def render(self, pages: Sequence[StagedPage], folder: Path, render: Callable[[Path, Path], None]) -> None:
        """Fills the empty `folder` with the theme's files and every page; the stage is left beside it."""
        keys = _keys(pages, self.environment(render))
        shelf = Shelf(self.cache)
        found = shelf.take(keys.values())
        missing = [page for page in pages if keys[page.path] not in found]
        stage = folder.with_name("stage")
        lay_stage(Stage(missing), self.root, stage)
        render(stage, folder)
        shelf.put({keys[page.path]: (folder / html_path(page.path)).read_bytes() for page in missing})
        kept = [page.path for page in pages if keys[page.path] in found]
        write_files({html_path(path): found[keys[path]] for path in kept}, folder)

    def environment(self, render: Callable[[Path, Path], None]) -> bytes:
        """The hash of what every page depends on: configuration, templates, the renderer and its version."""
        digest = hashlib.sha256((self.root / CONFIG).read_bytes())
        digest.update(staged_config(self.root, [], {}).encode())
        theme = theme_folder(self.root)
        for path in sorted(theme.rglob("*")):
            if path.is_file():
                digest.update(path.relative_to(theme).as_posix().encode() + b"\0")
                digest.update(hashlib.sha256(path.read_bytes()).digest())
        digest.update(Path(inspect.getfile(render)).read_bytes())
        for name in ("mkdocs", "mkdocs-material", "jinja2", "markdown"):
            digest.update(f"{name}={version(name)};".encode())
        return digest.digest()


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
