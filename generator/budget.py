"""What a page may weigh: bytes on their way before anybody taps anything, packed as a web server sends them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.assets import FOLDER
from generator.diagnostics import Diagnostic, Location, warning

_KB = 1024


@dataclass(frozen=True)
class Budget:
    """The most that pages of one kind may weigh, with the scripts and style sheets they begin with."""

    kind: str
    pages: re.Pattern[str]
    most: int


BUDGETS = (
    Budget("课时页", re.compile(r"lessons/"), 25 * _KB),
    Budget("闯关页", re.compile(r"play/"), 60 * _KB),
    Budget("编者手册", re.compile(r"handbook/"), 100 * _KB),
    Budget("网页", re.compile(r""), 60 * _KB),
)
"""The first that suits a page counts. A phone on slow 4G fetches some 40 KB in the second that people wait."""
PICTURE = 400 * _KB
"""The most that one picture on a page may weigh."""
_LOADED = re.compile(rb'<(?:script src|link rel="stylesheet" href|link rel="preload" as="script"[^>]*? href)="([^"]+)"')
_PICTURES = re.compile(rb'<img\b[^>]*? src="([^":]+)"')


def weigh(folder: Path) -> Iterator[Diagnostic]:
    """Findings over the packed site in `folder`, each with the page, its bytes and what it may have."""
    for path in sorted(folder.rglob("*.html")):
        file, page = path.relative_to(folder).as_posix(), path.read_bytes()
        budget = next(budget for budget in BUDGETS if budget.pages.match(file))
        weight = _sent(path) + sum(_sent(_named(folder, path, name)) for name in dict.fromkeys(_LOADED.findall(page)))
        if weight > budget.most:
            told = f"{budget.kind}连脚本和样式有 {weight} 字节，超过 {budget.most}，请减少文字，或告诉维护人员"
            yield warning(Location(file), "page-too-heavy", told)
        for name in dict.fromkeys(_PICTURES.findall(page)):
            picture = _named(folder, path, name)
            if picture.is_file() and picture.stat().st_size > PICTURE:
                told = f"图片“{picture.name}”有 {picture.stat().st_size} 字节，超过 {PICTURE}，请缩小或换成 JPEG、WebP"
                yield warning(Location(file), "page-too-heavy", told)


def _named(folder: Path, page: Path, name: bytes) -> Path:
    """The file that a page asks for, the site's folder if it is not the site's own; one in a folder of its host names
    what is shared from the host's root.
    """
    address = name.decode()
    if not address.startswith("/"):
        return page.parent / address
    _, shared, path = address.partition(FOLDER)
    return folder / f"{shared}{path}"


def _sent(path: Path) -> int:
    packed = path.with_name(f"{path.name}.gz")
    return packed.stat().st_size if packed.is_file() else path.stat().st_size
