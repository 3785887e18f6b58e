"""The cell 照片: names of pictures in the layer's folder of photos, each looked at before it is believed."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath

from generator.diagnostics import Findings, Location
from generator.model.photo import FOLDER, MOST, Photo, photo_of
from generator.read.tree import Tree
from generator.source.row import Row
from generator.source.scalars import nearest, shown

COLUMN = "照片"
_SEPARATORS = re.compile("[、，,;；\n]")
_ELSEWHERE = re.compile(r".*[/\\].*|\..*", re.S)
Fault = tuple[str, str]
"""A slug, and what to do."""


class Photos:
    """The photos of one layer. A picture is opened once, however many rows name it."""

    def __init__(self, tree: Tree, folder: str) -> None:
        self.root, self.folder = tree.root, f"{folder}/{FOLDER}"
        self._there = {PurePosixPath(file).name: file for file in tree.under(self.folder) if self._directly(file)}
        self._known: dict[str, Photo | Fault] = {}

    def _directly(self, file: str) -> bool:
        return file.rpartition("/")[0] == self.folder

    def read(self, row: Row, findings: Findings) -> tuple[Photo, ...]:
        """The sound ones among those that a row names; the others are reported at its cell."""
        cell = row[COLUMN]
        if not cell:
            return ()
        names = list(dict.fromkeys(filter(None, map(str.strip, _SEPARATORS.split(cell)))))
        if len(names) > MOST:
            message = f"一处最多 {MOST} 张照片，这里写了 {len(names)} 张，请删去 {len(names) - MOST} 张"
            findings.error(row.at(COLUMN), "place-photo-count", message)
        found = []
        for name in names:
            photo = self._photo(name)
            if isinstance(photo, Photo):
                found.append(photo)
            else:
                findings.error(row.at(COLUMN), *photo)
        return tuple(found[:MOST])

    def report_unused(self, findings: Findings) -> None:
        """Files that no row has named by now."""
        for name, file in self._there.items():
            if name not in self._known:
                message = "没有哪一行的“照片”写着这个文件名，请写进表里，用不着就删去"
                findings.warning(Location(file), "place-photo-unused", message)

    def _photo(self, name: str) -> Photo | Fault:
        if name not in self._known:
            self._known[name] = self._looked_at(name)
        return self._known[name]

    def _looked_at(self, name: str) -> Photo | Fault:
        if _ELSEWHERE.fullmatch(name):
            return "place-photo-name", f"“{shown(name)}”不是文件名，请把照片放进 {self.folder}，这里只写它的文件名"
        file = self._there.get(name)
        if file is None:
            hint = nearest(name, self._there)
            return "place-photo-missing", f"{self.folder} 里没有“{shown(name)}”{hint}，请放进去，或改正文件名"
        from generator.read.places_pictures import fault

        try:
            return fault(self.root / file, name) or self._named(file)
        except OSError:
            return "place-photo-unreadable", f"“{name}”读不出来，请检查这个文件的读取权限"

    def _named(self, file: str) -> Photo:
        digest = hashlib.sha256((self.root / file).read_bytes()).hexdigest()
        return photo_of(PurePosixPath(self.folder).parent.name, file, digest)
