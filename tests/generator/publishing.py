"""What the tests of publishing share: a project, a photograph of what readers see, and children to do harm in."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from generator import mkdocs_hook, pipeline
from generator.fix.run import write_lock
from generator.progress import quiet
from generator.publish import KEPT, PublishFault

REPOSITORY = Path(__file__).parents[2]
BUILT = REPOSITORY / "theme/overrides/assets/suixue/app.css"
Fill = Callable[[Path], bool]

PUBLISHED, FAULTY, REFUSED, BUG = range(4)
"""How a child ends: the exit codes of `suixue build`."""


def lay(root: Path) -> Path:
    """A project at `root`: the good one's content, with the templates and settings that the repository has."""
    if not BUILT.exists():
        pytest.fail("run `make setup`: the theme's assets are not built")
    shutil.copytree(REPOSITORY / "tests/fixtures/good", root)
    shutil.copyfile(REPOSITORY / "site_config.yml", root / "site_config.yml")
    shutil.copytree(REPOSITORY / "theme/overrides", root / "theme/overrides")
    (root / "theme/node_modules").symlink_to(REPOSITORY / "theme/node_modules")
    return root


def lock(root: Path) -> None:
    """Gives new questions their entry in the lock, without which nothing is published."""
    write_lock(root, date(2026, 11, 20), quiet)


def edit(root: Path, mark: object) -> None:
    """An edit that changes a page, a data file and, through the settings, every page's entry in the cache."""
    for file, old, new in (
        ("content/lessons/demo/demo-one.md", r"goal: .*", f"goal: 读懂第 {mark} 版"),
        ("site_config.yml", r"site_name: .*", f"site_name: 第 {mark} 版"),
    ):
        path = root / file
        path.write_text(re.sub(old, new, path.read_text(encoding="utf-8"), count=1), encoding="utf-8")


def build(root: Path) -> bool:
    """An ordinary build without videos; whether it published."""
    project = pipeline.Project(root, date(2026, 11, 20), videos=False)
    findings = pipeline.build(project, root / "site", mkdocs_hook.render)
    return not findings.errors


def photograph(site: Path) -> str:
    """The hash of every name, kind, mode and byte that a reader of `site` can reach."""
    digest = hashlib.sha256()
    for path in sorted(site.resolve(strict=True).rglob("*")):
        status = path.lstat()
        digest.update(f"{path.relative_to(site.resolve())}\0{status.st_mode:o}\0".encode())
        if path.is_file():
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def assert_tidy(root: Path) -> None:
    """Nothing but whole releases, whole cache entries and what the project had."""
    releases = [path.name for path in (root / ".site.releases").iterdir()]
    assert len(releases) <= KEPT
    assert all(re.fullmatch(r"[0-9a-f]{16}", name) for name in releases), releases
    ours = {"content", "quizzes", "theme", "site_config.yml", "site", ".site.releases", ".cache"}
    assert {path.name for path in root.iterdir()} == ours


def child(action: Callable[[], object]) -> tuple[int, str]:
    """Runs `action` in a fork of this process: how it ended (a killed child is a negative signal), what it said."""
    reader, writer = os.pipe()
    pid = os.fork()
    if not pid:
        os._exit(_reported(action, writer))
    os.close(writer)
    with open(reader, encoding="utf-8") as said:
        text = said.read()
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), text


def _reported(action: Callable[[], object], writer: int) -> int:
    try:
        return FAULTY if action() is False else PUBLISHED
    except PublishFault as fault:
        os.write(writer, str(fault).encode())
        return REFUSED
    except BaseException:
        os.write(writer, traceback.format_exc().encode())
        return BUG


def pages(text: str) -> Fill:
    """A small site whose every file says `text`."""

    def fill(folder: Path) -> bool:
        for name in ("index.html", "rooms/370102/index.html", "media/one.mp4"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text * 1000)
        return True

    return fill


def releases(site: Path) -> list[Path]:
    return sorted((site.parent / f".{site.name}.releases").iterdir())


@contextmanager
def unchanged(site: Path) -> Iterator[None]:
    """Readers see the same whole tree before and after, and only that release is there."""
    before, there = photograph(site), releases(site)
    yield
    assert photograph(site) == before
    assert releases(site) == there
