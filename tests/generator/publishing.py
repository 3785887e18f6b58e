"""What the tests of publishing share: a project, a photograph of what readers see, and children to do harm in."""

from __future__ import annotations

import builtins
import errno
import hashlib
import io
import os
import re
import shutil
import signal
import sys
import traceback
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from generator import mkdocs_hook, pipeline
from generator.publish import KEPT, PublishFault

real_open = os.open
REPOSITORY = Path(__file__).parents[2]
BUILT = REPOSITORY / "theme/overrides/assets/suixue/app.css"
PUBLISHED, FAULTY, REFUSED, BUG = range(4)
"""How a child ends: the exit codes of `suixue build`."""

_MAKES = {"os.mkdir", "os.rename", "os.symlink", "os.link", "os.truncate", "os.chmod"}
_REMOVES = {"os.remove", "os.rmdir"}


def lay(root: Path) -> Path:
    """A project at `root`: the good one's content, with the templates and settings that the repository has."""
    if not BUILT.exists():
        pytest.fail("run `make setup`: the theme's assets are not built")
    shutil.copytree(REPOSITORY / "tests/fixtures/good", root)
    shutil.copyfile(REPOSITORY / "site_config.yml", root / "site_config.yml")
    shutil.copytree(REPOSITORY / "theme/overrides", root / "theme/overrides")
    (root / "theme/node_modules").symlink_to(REPOSITORY / "theme/node_modules")
    return root


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


def harmed(root: Path, mark: str, harm: Callable[[], object]) -> int:
    """An edit, a build in a child that comes to `harm`, an ordinary build: how the first ended. What readers see is
    the last good site until a build succeeds, and then the whole of the new one; nothing is left behind.
    """
    edit(root, mark)
    before = photograph(root / "site")
    ended, said = child(harm)
    shown = photograph(root / "site")
    assert child(lambda: build(root)) == (PUBLISHED, ""), mark
    after = photograph(root / "site")
    assert_tidy(root)
    assert after != before
    whole = {PUBLISHED: {after}, REFUSED: {before}, -signal.SIGKILL: {before, after}}
    assert shown in whole.get(ended, set()), f"{mark}: {ended} {said}"
    assert ended != REFUSED or "请" in said
    return ended


def harm_at(root: Path, harm: str, moments: Iterable[int], lasting: bool = False) -> list[int]:
    """How a build ends that comes to harm at each of `moments`, one build a moment."""

    def build_on(moment: int) -> bool:
        Disk(root, moment, harm, lasting, removals=harm == "kill").install()
        return build(root)

    return [harmed(root, f"{harm}-{lasting}-{moment}", partial(build_on, moment)) for moment in moments]


def moments_of(root: Path, removals: bool) -> int:
    """The number of changes that one build makes on the disk."""

    def count() -> None:
        disk = Disk(root, 0, "none", removals=removals)
        disk.install()
        build(root)
        raise PublishFault(str(disk.seen))

    edit(root, "counted")
    return int(child(count)[1])


class Disk:
    """In this process, counts every change that Python asks for under `folder` (files opened for writing, folders and
    links made, names changed; with `removals`, also files and folders removed), and harms the chosen one, or all from
    it on if `lasting`: `kill` ends the process before it, `full` makes it fail as a full disk does. A file opened on
    the full disk is there and empty, and the kernel itself then refuses every byte of it, whoever writes.
    """

    def __init__(self, folder: Path, moment: int, harm: str, lasting: bool = False, removals: bool = False) -> None:
        self.folder, self.moment, self.harm, self.lasting = str(folder), moment, harm, lasting
        self.removals = removals
        self.seen, self.drown = 0, False

    def install(self) -> None:
        """For good: an audit hook cannot be taken back, so only a child may do this."""
        builtins.open = io.open = self._drowning(io.open)  # type: ignore[assignment]
        os.open = self._drowning(os.open)
        sys.addaudithook(self._hear)

    def _hear(self, event: str, args: tuple[Any, ...]) -> None:
        if not self._counts(event, args):
            return
        self.seen += 1
        if self.seen == self.moment or (self.lasting and self.seen > self.moment):
            if self.harm == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            self.drown = event == "open"
            if not self.drown:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(args[0]))

    def _counts(self, event: str, args: tuple[Any, ...]) -> bool:
        if event in _REMOVES:
            return self.removals
        if not any(str(arg).startswith(self.folder) for arg in args[:2]):
            return False
        if event == "open":
            return bool(args[2] & (os.O_WRONLY | os.O_RDWR))
        return event in _MAKES and not (event == "os.mkdir" and os.path.isdir(args[0]))

    def _drowning(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def opening(*args: Any, **options: Any) -> Any:
            opened = real(*args, **options)
            if self.drown:
                self.drown = False
                full = real_open("/dev/full", os.O_WRONLY)
                os.dup2(full, opened if isinstance(opened, int) else opened.fileno(), inheritable=False)
                os.close(full)
            return opened

        return opening
