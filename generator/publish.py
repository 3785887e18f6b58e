"""Publishing in one move: everything is made aside, then one rename(2) of a symlink shows it.

`site` is a symlink into `.site.releases/`, where each release is a folder named by the hash of its content. A build
that fails or is killed leaves the symlink, and what it points to, as they were.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

KEPT = 3
"""Releases kept, so that a page opened before an update still finds its files."""


class PublishFault(Exception):
    """The machine, not an author, kept the site from being published. The message is Chinese and ends with the remedy."""


def publish(site: Path, fill: Callable[[Path], bool]) -> bool:
    """Calls `fill` with an empty folder and, if it returns true, shows that folder as `site`.

    Raises PublishFault when `site` is a real folder, or when the disk or the rights do not suffice; the last good
    site then stays as it was.
    """
    _refuse_real_folder(site)
    releases = site.parent / f".{site.name}.releases"
    try:
        releases.mkdir(parents=True, exist_ok=True)
        with _alone(releases):
            aside = releases / "aside"
            shutil.rmtree(aside, ignore_errors=True)
            aside.mkdir()
            if fill(aside):
                _show(_settle(aside, releases), site)
                _prune(site, releases)
                return True
            shutil.rmtree(aside)
            return False
    except OSError as fault:
        shutil.rmtree(releases / "aside", ignore_errors=True)
        if fault.errno is None:
            raise
        raise PublishFault(f"写不进 {site}（{fault.strerror}），请检查磁盘空间和写权限；原来的网站没有动") from fault


def _refuse_real_folder(site: Path) -> None:
    if site.exists() and not site.is_symlink():
        raise PublishFault(f"{site} 是一个真正的文件夹，不能一步换掉；请把它改名或删除，或用 --site-dir 换一个位置")


@contextmanager
def _alone(releases: Path) -> Iterator[None]:
    """Two builds into the same place take turns; the lock goes with the process that holds it."""
    with (releases / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _settle(aside: Path, releases: Path) -> Path:
    """Fixes modes, names the folder by its content and makes sure it is on the disk."""
    digest = hashlib.sha256()
    for path in sorted(aside.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
        if path.is_file():
            digest.update(path.relative_to(aside).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    aside.chmod(0o755)
    os.sync()
    release = releases / digest.hexdigest()[:16]
    if release.exists():
        shutil.rmtree(aside)
        os.utime(release)
    else:
        aside.rename(release)
    return release


def _show(release: Path, site: Path) -> None:
    link = release.parent / "link"
    link.unlink(missing_ok=True)
    link.symlink_to(os.path.relpath(release, site.parent))
    link.replace(site)
    folder = os.open(site.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def _prune(site: Path, releases: Path) -> None:
    """Removes all but the newest releases; never the one shown."""
    shown = site.resolve()
    old = sorted((path for path in releases.iterdir() if path.is_dir()), key=lambda path: path.stat().st_mtime)
    for path in old[:-KEPT]:
        if path != shown:
            shutil.rmtree(path)
