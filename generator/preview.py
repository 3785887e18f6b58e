"""The site while its pages are being written: only what an edit has changed is made again, and nothing is published."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path

from generator.derive.page import StagedPage
from generator.diagnostics import Diagnostic
from generator.offline.worker import write_worker
from generator.output import copy_folder, link
from generator.pack import PACKED
from generator.pages import Pages, html_path
from generator.stage import HANDBOOK, Stage, lay_stage, write_files
from generator.verify import verify_site


@dataclass(frozen=True)
class Made:
    """What a site is made of: staged pages, and files by site path; `base` is where its films lie that are not among them, `ground`
    the host of what lies under its map, `mount` the site's own place on its host.
    """

    pages: list[StagedPage]
    files: dict[str, bytes | Path]
    base: str = ""
    ground: str = ""
    offline: bool = True
    mount: str = "/"


@dataclass
class Preview:
    """`shown` is a link to a whole site under `work`. An edit makes a new one there, of hard links to the files of the
    last and of what is new, and turns the link; with a dead link in it, the last one stays.

    The search index and the lists of what can be kept are those of the published site: to make them takes longer than
    anybody waits for a page.
    """

    root: Path
    work: Path
    render: Callable[[Path, Path], None]
    environment: bytes = b""
    pages: dict[str, StagedPage] = field(default_factory=dict)
    files: dict[str, bytes | Path] = field(default_factory=dict)
    number: int = 0

    @property
    def shown(self) -> Path:
        return self.work / "shown"

    def point_at(self, site: Path) -> None:
        """Shows `site` as it is, whatever it was made of."""
        self.shown.symlink_to(site)

    def adopt(self, site: Path, made: Made) -> None:
        """Begins with the published `site`, made of `made`, without what is packed: an edit would leave it behind."""
        copy_folder(site, self._next(), link, PACKED)
        self._show(made, self._environment())

    def refresh(self, made: Made) -> list[Diagnostic]:
        """Shows what has changed, and returns what is wrong with it."""
        environment, folder = self._environment(), self._next()
        copy_folder(self.shown.resolve(), folder, link)
        pages = self._changed_pages(made, environment)
        files = {path: body for path, body in made.files.items() if self._differs(path, body)}
        gone = [html_path(path) for path in self.pages.keys() - {page.path for page in made.pages}]
        _remove(folder, [*gone, *files])
        self._render(pages, folder)
        write_files(files, folder)
        write_worker(folder, [page.path for page in made.pages], made.offline)
        changed = None if gone else [html_path(page.path) for page in pages]
        found = list(verify_site(folder, changed, made.base, made.ground, made.mount))
        if not any(item.severity == "error" for item in found):
            self._show(made, environment)
        return found

    def _environment(self) -> bytes:
        return Pages(self.root, self.work).environment(self.render)

    def _changed_pages(self, made: Made, environment: bytes) -> list[StagedPage]:
        """Pages that differ from those shown; of the handbook all or none, since each shows its navigation."""
        if environment != self.environment:
            return made.pages
        changed = {page.path for page in made.pages if self.pages.get(page.path) != page}
        handbook = {page.path for page in made.pages if page.template == HANDBOOK}
        changed |= handbook if handbook & changed else set()
        return [page for page in made.pages if page.path in changed]

    def _differs(self, path: str, body: bytes | Path) -> bool:
        shown = self.shown / path
        if isinstance(body, Path):
            return not shown.exists() or body.stat().st_mtime_ns > shown.stat().st_mtime_ns
        return self.files.get(path) != body

    def _render(self, pages: list[StagedPage], folder: Path) -> None:
        stage, rendered = self.work / "stage", self.work / "rendered"
        shutil.rmtree(stage, ignore_errors=True)
        lay_stage(Stage(pages), self.root, stage)
        self.render(stage, rendered)
        for path in [path for path in rendered.rglob("*") if path.is_file()]:
            target = folder / path.relative_to(rendered)
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)

    def _next(self) -> Path:
        """Where the next site will be; it is not there yet."""
        folder = self.work / str(self.number + 1)
        shutil.rmtree(folder, ignore_errors=True)
        return folder

    def _show(self, made: Made, environment: bytes) -> None:
        self.number += 1
        turned = self.work / "link"
        turned.symlink_to(str(self.number))
        turned.replace(self.shown)
        self.environment, self.pages, self.files = environment, {page.path: page for page in made.pages}, made.files

    def tidy(self) -> None:
        """Removes the sites shown earlier."""
        for path in self.work.iterdir():
            if path.name.isdecimal() and int(path.name) < self.number:
                shutil.rmtree(path)


def _remove(folder: Path, paths: Collection[str]) -> None:
    """Takes files out of a folder of hard links, so that what is written there next is written nowhere else."""
    for path in paths:
        (folder / path).unlink(missing_ok=True)
