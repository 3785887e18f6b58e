"""The authored folders as a list of safe files: no symlinks, no names that cannot be typed or that other systems cannot tell apart."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Findings, Location
from generator.model.site import AUTHORED
from generator.source.text import HIDDEN

_IGNORED = {"Thumbs.db"}
_UNTYPED = re.compile(rf"[\t\n\r\ud800-\udfff]|{HIDDEN.pattern}")
"""In a name: what nobody typed, and the traces of bytes that are no UTF-8."""
_LINK = "这是符号链接，可能指到项目之外，请换成真正的文件"


@dataclass(frozen=True)
class Tree:
    """Project-relative POSIX paths of every authored file, sorted."""

    root: Path
    files: tuple[str, ...]

    def under(self, folder: str, *suffixes: str) -> list[str]:
        """The files below `folder`, or those whose names end in one of `suffixes`."""
        return [file for file in self.files if file.startswith(folder + "/") and file.endswith(suffixes or "")]


def walk_tree(root: Path, findings: Findings) -> Tree:
    """Every authored file; links are refused and left out, names that travel badly are reported."""
    files = sorted(file for folder in AUTHORED for file in _walk(root, folder, findings))
    _report_names(files, findings)
    return Tree(root, tuple(files))


def _walk(root: Path, folder: str, findings: Findings) -> Iterator[str]:
    """Folder after folder, without a limit to how deep they lie."""
    if (root / folder).is_symlink():
        findings.error(Location(folder), "symlink", _LINK)
        return
    folders = [folder] if (root / folder).is_dir() else []
    while folders:
        folder = folders.pop()
        for entry in _entries(root, folder, findings):
            file = f"{folder}/{entry.name}"
            if entry.is_symlink():
                findings.error(Location(file), "symlink", _LINK)
            elif entry.is_dir():
                folders.append(file)
            elif entry.is_file():
                yield file
            else:
                findings.error(Location(file), "not-a-file", "这不是普通文件，请移出项目")


def _entries(root: Path, folder: str, findings: Findings) -> list[os.DirEntry[str]]:
    """What lies in a folder, but for what editors and systems leave there for themselves."""
    try:
        with os.scandir(root / folder) as found:
            entries = list(found)
    except OSError:
        findings.error(Location(folder), "file-unreadable", "文件夹读不出来，请检查它是否存在、有无读取权限")
        return []
    return [entry for entry in entries if not entry.name.startswith((".", "~$")) and entry.name not in _IGNORED]


def _report_names(files: list[str], findings: Findings) -> None:
    """Two names that differ only in case or in Unicode form are one file on other systems."""
    seen: dict[str, str] = {}
    for file in files:
        if _UNTYPED.search(file):
            message = "文件名里有看不见的字符，或者不是 UTF-8 编码，请重新键入文件名"
            findings.error(Location(file), "control-character", message)
        if unicodedata.normalize("NFC", file) != file:
            findings.error(Location(file), "name-not-nfc", "文件名里有拆开的组合字符，请重新键入文件名")
        twin = seen.setdefault(unicodedata.normalize("NFC", file).casefold(), file)
        if twin != file:
            findings.error(Location(file), "name-twin", f"与 {twin} 只差大小写，请改掉其中一个名字")
