"""The cell 照片: names of pictures in the layer's folder of photos, each looked at before it is believed."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path, PurePosixPath

from PIL import Image

from generator.diagnostics import Findings, Location
from generator.model.photo import FOLDER, MOST, Photo, photo_of
from generator.read.tree import Tree
from generator.source.csv import Row
from generator.source.foreign.pictures import DAMAGED, Look, look_at
from generator.source.scalars import nearest, shown

COLUMN = "照片"
LEAST_SIDE = 320
MOST_POINTS = 60_000_000
MOST_BYTES = 20_000_000
_SEPARATORS = re.compile("[、，,;；\n]")
_ELSEWHERE = re.compile(r".*[/\\].*|\..*", re.S)
_APPLE = (".heic", ".heif")

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
        try:
            return _fault(self.root / file, name) or self._named(file)
        except OSError:
            return "place-photo-unreadable", f"“{name}”读不出来，请检查这个文件的读取权限"

    def _named(self, file: str) -> Photo:
        digest = hashlib.sha256((self.root / file).read_bytes()).hexdigest()
        return photo_of(PurePosixPath(self.folder).parent.name, file, digest)


def _fault(path: Path, name: str) -> Fault | None:
    """Why a file is not to be published as a photo; its pixels are not unpacked for it."""
    size = path.stat().st_size
    if size > MOST_BYTES:
        return "place-photo-bytes", f"“{name}”有 {size / 1e6:.0f} MB，请压缩到 {MOST_BYTES // 1_000_000} MB 以内"
    try:
        look = look_at(path)
    except Image.DecompressionBombError:
        return "place-photo-points", f"“{name}”的像素多得离谱，没有打开，请换一张照片"
    except DAMAGED:
        return "place-photo-unreadable", f"“{name}”{_not_read(path)}"
    return _unfit(look, name)


def _unfit(look: Look, name: str) -> Fault | None:
    if look.width * look.height > MOST_POINTS:
        size_told = f"“{name}”是 {look.width}×{look.height} 像素"
        return "place-photo-points", f"{size_told}，超过 {MOST_POINTS // 10_000} 万，请缩小后再放进来"
    if look.moves:
        return "place-photo-moves", f"“{name}”是会动的图，请换成一张不动的照片"
    if min(look.width, look.height) < LEAST_SIDE:
        told = f"“{name}”只有 {look.width}×{look.height} 像素"
        return "place-photo-small", f"{told}，看不清，请换成长宽都不少于 {LEAST_SIDE} 像素的原图"
    return None


def _not_read(path: Path) -> str:
    if path.suffix.lower() in _APPLE:
        return "是苹果手机的 HEIC 格式，网页不能用，请导出成 JPEG"
    return "不是图片，或者已经损坏，请重新导出成 JPEG、PNG 或 WebP"
