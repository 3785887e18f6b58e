"""Publishing alone: what `fill` makes is shown whole or not at all, and nothing that is not ours is replaced."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from generator import publish as module
from generator.publish import KEPT, PublishFault, publish, tree_hash
from tests.generator.publishing import PUBLISHED, REFUSED, child, pages, photograph, releases, unchanged


def test_a_site_is_a_link_to_a_release_named_by_its_content(site: Path) -> None:
    assert os.readlink(site) == f".site.releases/{tree_hash(site.resolve())}"
    assert (site / "index.html").read_text() == "good" * 1000


def test_the_same_content_is_the_same_release(site: Path) -> None:
    with unchanged(site):
        assert publish(site, pages("good"))


def test_a_few_releases_are_kept_and_one_can_go_back(site: Path) -> None:
    shown = [site.resolve()]
    for number in range(KEPT + 2):
        publish(site, pages(f"{number}"))
        shown.append(site.resolve())
    assert releases(site) == sorted(shown[-KEPT:])
    publish(site, pages(f"{KEPT}"))
    assert site.resolve() == shown[-2]


def test_a_fill_that_says_no_changes_nothing(site: Path) -> None:
    with unchanged(site):
        assert not publish(site, lambda folder: pages("bad")(folder) and False)


@pytest.mark.parametrize("fault", [ValueError("ours"), KeyboardInterrupt(), FileNotFoundError(errno.ENOENT, "ours")])
def test_a_bug_or_an_interruption_passes_and_changes_nothing(site: Path, fault: BaseException) -> None:
    def fill(folder: Path) -> bool:
        pages("bad")(folder)
        raise fault

    with unchanged(site), pytest.raises(type(fault)):
        publish(site, fill)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EIO, errno.EMFILE])
def test_what_the_machine_refuses_is_said_with_the_remedy(site: Path, number: int) -> None:
    def fill(folder: Path) -> bool:
        raise OSError(number, os.strerror(number), str(folder / "page.html"))

    with unchanged(site), pytest.raises(PublishFault, match=r"原来的网站没有动.*page\.html.*请"):
        publish(site, fill)


def test_a_file_that_does_not_reach_the_disk_stops_publishing(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each fsync before the release has its name fails in turn; the last, of the site's own folder, is too late."""
    calls: list[int] = []
    real = os.fsync

    def fsync(opened: int, failing: int = 0) -> None:
        calls.append(opened)
        if len(calls) == failing:
            raise OSError(errno.EIO, "lost")
        real(opened)

    monkeypatch.setattr(module.os, "fsync", fsync)
    publish(site, pages("counted"))
    for failing in range(1, len(calls)):
        calls.clear()
        monkeypatch.setattr(module.os, "fsync", lambda opened, failing=failing: fsync(opened, failing))
        before = photograph(site)
        with pytest.raises(PublishFault, match="磁盘读写出错"):
            publish(site, pages(f"lost {failing}"))
        assert photograph(site) == before


def test_a_fault_while_clearing_up_is_no_fault(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: Path) -> None:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(module, "_retire", fails)
    assert publish(site, pages("new"))
    assert (site / "index.html").read_text() == "new" * 1000


def test_what_killed_builds_left_is_removed(site: Path) -> None:
    def killed() -> None:
        publish(site, lambda folder: pages("bad")(folder) and os.kill(os.getpid(), signal.SIGKILL) is None)

    before = photograph(site)
    for _ in range(3):
        assert child(killed)[0] == -signal.SIGKILL
    assert photograph(site) == before
    for name in ("lock", "link"):
        (site.parent / ".site.releases" / name).write_text("of another version")
    assert publish(site, pages("good"))
    assert releases(site) == [site.resolve()]


def test_two_builds_take_turns(site: Path, tmp_path: Path) -> None:
    """A quick one starts while a slow one is at work. The folder itself is the lock: there is no file to lose."""
    log = tmp_path / "log"
    log.write_text("")

    def logged(text: str, seconds: float, folder: Path) -> bool:
        with log.open("a") as file:
            file.write(f"{text} begins, ")
        time.sleep(seconds)
        with log.open("a") as file:
            file.write(f"{text} ends, ")
        return pages(text)(folder)

    def quick() -> bool:
        while not log.read_text():
            time.sleep(0.01)
        return publish(site, partial(logged, "quick", 0))

    with ThreadPoolExecutor(1) as pool:
        second = pool.submit(child, quick)
        assert publish(site, partial(logged, "slow", 0.3))
        assert second.result() == (PUBLISHED, "")
    assert log.read_text() == "slow begins, slow ends, quick begins, quick ends, "
    assert (site / "index.html").read_text() == "quick" * 1000


def test_a_site_whose_releases_were_deleted_is_published_again(site: Path) -> None:
    shutil.rmtree(site.parent / ".site.releases")
    assert publish(site, pages("good"))
    assert (site / "index.html").is_file()


def test_a_machine_without_locks_is_told(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def flock(*_: int) -> None:
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(module.fcntl, "flock", flock)
    assert child(lambda: publish(site, pages("new")))[0] == REFUSED
