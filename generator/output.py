"""Where a build may write, and what is said when the machine does not let it."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from fnmatch import fnmatch
from pathlib import Path
from typing import IO

from generator.model.site import AUTHORED
from generator.read.settings import CONFIG
from generator.source.scalars import shown

_SOURCES = (*AUTHORED, "theme", "generator")
_DENIED = "没有权限，请改好文件夹的权限，或换一个用户来做"
_FULL = "磁盘已满，请腾出空间后重试"
_FAULTS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: "文件超过了允许的大小，请放宽限制后重试",
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.EROFS: "这个磁盘是只读的，请换一个位置",
    errno.EIO: "磁盘读写出错，请检查磁盘",
    errno.EMFILE: "打开的文件太多，请关掉别的程序后重试",
    errno.ENFILE: "打开的文件太多，请关掉别的程序后重试",
    errno.ENAMETOOLONG: "路径太长，请换一个短些的位置",
    errno.ENOTDIR: "路径当中有一段不是文件夹，请改正路径",
    errno.ELOOP: "符号链接绕成了圈，请删去这些链接",
}


def files_under(folder: Path) -> Iterator[str]:
    """Every file by its path from `folder`, with slashes; pathlib takes four times as long."""
    start = len(os.fspath(folder)) + 1
    for within, _, names in os.walk(folder):
        place = within[start:].replace(os.sep, "/")
        yield from (f"{place}/{name}" if place else name for name in names)


class PublishFault(Exception):
    """The machine, not an author, kept the site from being published. The message is Chinese and ends with the remedy."""


class RenderFault(PublishFault):
    """What an author wrote below `key` of the configuration is nothing that the renderer can work with."""

    def __init__(self, key: str, why: str) -> None:
        self.key = key
        said = "做网页的程序不认识这里的写法"
        super().__init__(f"{CONFIG} 的“{key}”：{said}（{shown(why)}），请改回原来的，只改 site_name 和 extra.suixue")


@contextmanager
def machine_faults(folder: Path) -> Iterator[None]:
    """Says in Chinese what the machine refused; any other OSError is a bug of ours and passes."""
    try:
        yield
    except OSError as fault:
        if fault.errno not in _FAULTS:
            raise
        raise PublishFault(f"原来的网站没有动。写不进 {fault.filename or folder}：{_FAULTS[fault.errno]}") from fault


def own_place(folder: Path) -> Path:
    """`folder` as an absolute path, the links above it followed. Inside a project, only a folder that lies directly
    in it or in its build/ may be written, and none of its sources; PublishFault otherwise.
    """
    if folder.name in ("", ".."):
        raise PublishFault(f"“{folder}”没有自己的名字，请写明一个新文件夹，如 site")
    place = folder.parent.resolve() / folder.name
    root = next((above for above in place.parents if (above / CONFIG).is_file()), None)
    if root and (place.parent not in (root, root / "build") or (place.parent == root and place.name in _SOURCES)):
        raise PublishFault(f"{place} 在项目的内容或源文件里，不能用来输出；请换成 {root / 'site'}，或项目之外的位置")
    return place


@contextmanager
def laid_aside(target: Path) -> Iterator[IO[bytes]]:
    """A file beside `target` that takes its place once it is written: there whole or not at all."""
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".aside-", delete=False) as aside:
        try:
            yield aside
            aside.flush()
            Path(aside.name).chmod(0o644)
            Path(aside.name).replace(target)
        except BaseException:
            Path(aside.name).unlink(missing_ok=True)
            raise


def link(source: Path | str, target: Path | str) -> None:
    """One file under two names, or a copy where the disk cannot; neither is ever written to again."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def copy_folder(
    source: Path, target: Path, copy: Callable[[Path, Path], object] = shutil.copyfile, leave: Sequence[str] = ()
) -> None:
    """Makes the folder `target` with all that is in `source`, but for names that match a pattern of `leave`.

    Raises the machine's own OSError, which shutil.copytree turns into a list of words.
    """
    target.mkdir(parents=True)
    for path in source.iterdir():
        if any(fnmatch(path.name, pattern) for pattern in leave):
            continue
        if path.is_dir():
            copy_folder(path, target / path.name, copy, leave)
        else:
            copy(path, target / path.name)
