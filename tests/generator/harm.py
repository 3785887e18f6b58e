"""Builds in children that come to harm at a chosen moment."""

from __future__ import annotations

import builtins
import errno
import io
import os
import signal
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

from generator.publish import PublishFault
from tests.generator.publishing import PUBLISHED, REFUSED, assert_tidy, build, child, edit, photograph

real_open = os.open
_MAKES = {"os.mkdir", "os.rename", "os.symlink", "os.link", "os.truncate", "os.chmod"}
_REMOVES = {"os.remove", "os.rmdir"}


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
