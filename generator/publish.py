"""Publishing in one move: everything is made aside, then one rename(2) of a symlink shows it.

`site` is a symlink into `.site.releases/`, where each release is a folder named by the hash of its content. A build
that fails or is killed leaves the symlink, and what it points to, as they were; the next build removes what it left.
A release also holds what pages of earlier ones still ask for.
"""

from __future__ import annotations

import fcntl
import hashlib
import itertools
import os
import re
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.earlier import keep_earlier
from generator.output import PublishFault, machine_faults, own_place

__all__ = ["KEPT", "PublishFault", "publish", "publishable", "tree_hash"]

KEPT = 3
"""Releases kept: the one shown, and earlier ones for readers that hold them open and for going back by hand."""

_PIECE = 2**16
"""Bytes read at a time."""
_AT_A_TIME = 8
"""Files that are waited for."""
_RELEASE = re.compile(r"[0-9a-f]{16}(-\d+)?")


def publish(site: Path, fill: Callable[[Path], bool]) -> bool:
    """Calls `fill` with an empty folder and, if it returns true, shows that folder as `site`. Whatever `fill` writes
    beside that folder is thrown away.

    Raises PublishFault when `site` is not ours to replace, or when the disk or the rights do not suffice; the last
    good site then stays as it was.
    """
    with machine_faults(site):
        site = publishable(site)
        releases = _releases(site)
        _make(releases)
        with _alone(releases):
            _sweep(releases)
            try:
                return _publish(site, releases, fill)
            finally:
                _sweep(releases)


def publishable(site: Path) -> Path:
    """`site` as an absolute path; PublishFault if a file, a folder or somebody else's link stands there."""
    site = own_place(site)
    if site.is_symlink() and Path(os.readlink(site)).parent != Path(_releases(site).name):
        raise PublishFault(f"{site} 是指到 {os.readlink(site)} 的链接，不是发布出来的；请删去这个链接，或换一个位置")
    if site.exists() and not site.is_symlink():
        raise PublishFault(f"{site} 是真正的文件或文件夹，不能一步换掉；请把它改名或删除，或用 --site-dir 换一个位置")
    if _releases(site).is_symlink() or (_releases(site).exists() and not _releases(site).is_dir()):
        raise PublishFault(f"{_releases(site)} 应当是文件夹，请把它改名或删除")
    return site


def tree_hash(folder: Path) -> str:
    """The hash of every name and byte under `folder`; modes and times do not count."""
    digest = hashlib.sha256()
    for entry in _entries(folder):
        digest.update(os.fsencode(os.path.relpath(entry, folder)) + b"\0")
        if entry.is_symlink():
            digest.update(b"link")
        elif entry.is_file():
            digest.update(_file_hash(entry))
    return digest.hexdigest()[:16]


def _entries(folder: Path | os.DirEntry[str]) -> Iterator[os.DirEntry[str]]:
    """Everything under `folder`, by name."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        yield entry
        if entry.is_dir(follow_symlinks=False):
            yield from _entries(entry)


def _file_hash(file: os.DirEntry[str]) -> bytes:
    """By pieces: hashlib's own way clears a large buffer for every small file."""
    digest = hashlib.sha256()
    with open(file, "rb", buffering=0) as stream:
        while piece := stream.read(_PIECE):
            digest.update(piece)
    return digest.digest()


def _releases(site: Path) -> Path:
    return site.with_name(f".{site.name}.releases")


def _make(folder: Path) -> None:
    """Makes `folder` and those above it, open to the web server whatever the umask."""
    if not folder.is_dir():
        _make(folder.parent)
        folder.mkdir(exist_ok=True)
        _set_mode(folder)


@contextmanager
def _alone(releases: Path) -> Iterator[None]:
    """Two builds into the same place take turns. The folder itself is locked: there is no lock file to lose, and the
    lock goes with the process that holds it.
    """
    folder = os.open(releases, os.O_RDONLY)
    try:
        _lock(folder, releases)
        yield
    finally:
        with suppress(OSError):
            fcntl.flock(folder, fcntl.LOCK_UN)
        os.close(folder)


def _lock(folder: int, releases: Path) -> None:
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
    except OSError as fault:
        raise PublishFault(f"{releases} 所在的文件系统不能加锁，请发布到本机磁盘") from fault


def _sweep(releases: Path) -> None:
    """Removes all that is not a release: what this build, or one that was killed, made aside."""
    with suppress(OSError):
        for path in releases.iterdir():
            if not _RELEASE.fullmatch(path.name):
                shutil.rmtree(path, ignore_errors=True)
                with suppress(OSError):
                    path.unlink()


def _publish(site: Path, releases: Path, fill: Callable[[Path], bool]) -> bool:
    _set_mode(releases)
    work = Path(tempfile.mkdtemp(prefix="aside-", dir=releases))
    aside = work / "site"
    aside.mkdir()
    if not fill(aside):
        return False
    if site.exists():
        keep_earlier(aside, site.resolve())
    _seal(aside)
    release = _settle(aside, releases)
    link = work / "link"
    link.symlink_to(f"{releases.name}/{release.name}")
    link.replace(site)
    with suppress(OSError):
        _sync(site.parent)
        _retire(release)
    return True


def _seal(aside: Path) -> None:
    """Fixes modes and waits until every file is on the disk; several at a time, since the disk takes them together."""
    paths = [os.fspath(aside)]
    for entry in _entries(aside):
        if entry.is_symlink() or not (entry.is_dir() or entry.is_file()):
            raise PublishFault(f"{os.path.relpath(entry, aside)} 是链接或特殊文件，不能发布，请换成真正的文件")
        paths.append(entry.path)
    with ThreadPoolExecutor(_AT_A_TIME) as pool:
        list(pool.map(_seal_each, (paths[first::_AT_A_TIME] for first in range(_AT_A_TIME))))


def _seal_each(paths: Iterable[str]) -> None:
    for path in paths:
        _set_mode(path)
        _sync(path)


def _set_mode(path: str | Path) -> None:
    now = os.stat(path).st_mode
    mode = 0o755 if stat.S_ISDIR(now) else 0o644
    if stat.S_IMODE(now) != mode:
        os.chmod(path, mode)


def _sync(path: str | Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _settle(aside: Path, releases: Path) -> Path:
    """The release with this content: the one there if nobody has touched it since, else `aside` under a free name."""
    name = tree_hash(aside)
    for number in itertools.count():
        release = releases / (f"{name}-{number}" if number else name)
        if not release.exists():
            aside.rename(release)
            _sync(releases)
            return release
        if tree_hash(release) == name:
            _seal(release)
            return release
    raise AssertionError("names do not run out")


def _retire(shown: Path) -> None:
    """Takes the name from all but the newest releases, so that one removed by half is never taken for whole."""
    os.utime(shown)
    releases = [path for path in shown.parent.iterdir() if _RELEASE.fullmatch(path.name)]
    releases.sort(key=lambda path: (path == shown, path.stat().st_mtime_ns))
    for path in releases[:-KEPT]:
        path.rename(path.with_name(f"old-{path.name}"))
