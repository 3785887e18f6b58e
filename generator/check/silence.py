"""needless-silence, silence-without-reason, silence-refused: 有理由的提醒可以不再提，但理由要写下来。

在题库、登记表里写一行注释 `# suixue: 允许 规则名：理由`，几个规则名用“、”隔开：写在那一行的上一行，或隔两个空格写在那一行末尾，只管那一处；
写在文件最上面（课时是信息栏的最上面），管整个文件。理由至少四个字。小屋表格里写不了注释。
多数错误会让网站出错，不能允许；能允许的只有提醒，和少数几种只影响好不好看的错误。那里已经没有要允许的了，就把注释删掉。
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Diagnostic, Findings, Location, error, warning
from generator.source.comments import outside_texts
from generator.source.scalars import nearest
from generator.source.text import MAX_BYTES, place

HARMLESS = frozenset(
    (
        "full-width-mark",
        "level-too-small",
        "missing-explanation",
        "raw-html",
        "source-title-quoted",
        "table-without-rule",
    )
)
"""Errors that a site can be published with."""
_COMMENT = re.compile(
    r"(?m)(?:^|(?<=[ \t]))#[ \t]*suixue[:：][ \t]*允许[ \t]*([a-z0-9-]+(?:[ \t]*[、,，][ \t]*[a-z0-9-]+)*)[ \t]*[:：]?[ \t]*(.*?)[ \t]*$"
)
_LEAST_REASON = 4


@dataclass(frozen=True)
class _Silence:
    """A comment: the rule it names, why, and the lines it is for; None is the whole file."""

    location: Location
    slug: str
    reason: str
    lines: tuple[int, int] | None

    def covers(self, item: Diagnostic) -> bool:
        own = item.slug == self.slug and (item.severity == "warning" or item.slug in HARMLESS)
        return own and (self.lines is None or item.location.line in self.lines)


def silence(findings: Findings, root: Path, files: Collection[str]) -> None:
    """Takes out what a comment in one of the `files` allows, and reports comments that allow nothing or say no reason."""
    found = [one for file in files if file.endswith((".yml", ".md")) for one in _silences(root, file)]
    told = [_told(one, findings.items) for one in found]
    by_file: dict[str, list[_Silence]] = {}
    for one in found:
        by_file.setdefault(one.location.file, []).append(one)
    findings.items = [
        item for item in findings.items if not any(one.covers(item) for one in by_file.get(item.location.file, ()))
    ]
    findings.items.extend(item for item in told if item)


def _silences(root: Path, file: str) -> Iterator[_Silence]:
    try:
        path = root / file
        data = path.read_bytes() if path.stat().st_size <= MAX_BYTES else b""
    except OSError:
        data = b""  # which was reported when it was read, as is a file that is too large
    if b"suixue" not in data:
        return
    whole = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    head = _head(whole.split("\n"))
    text = whole if file.endswith(".yml") else _front(whole)
    found = {match.start(): match for match in _COMMENT.finditer(text)}
    for start in outside_texts(text, found):
        match, at = found[start], place(text, start, file)
        for slug in re.split(r"[ \t]*[、,，][ \t]*", match[1]):
            yield _Silence(at, slug, match[2], None if at.line <= head else (at.line, at.line + 1))


def _head(lines: list[str]) -> int:
    """How many lines stand before the first that says something."""
    return next((at for at, line in enumerate(lines) if not re.match(r"\s*(?:#|$|---\s*$)", line)), len(lines))


def _front(text: str) -> str:
    """What of Markdown may hold comments: the lines above its text."""
    lines = text.split("\n")
    closing = (at for at, line in enumerate(lines[1:], 1) if line.rstrip() == "---")
    return "\n".join(lines[: next(closing, 0)])


def _told(one: _Silence, items: list[Diagnostic]) -> Diagnostic | None:
    """What is wrong with a comment."""
    here = [item for item in items if item.location.file == one.location.file]
    if len(one.reason) < _LEAST_REASON:
        return error(one.location, "silence-without-reason", "请在冒号后面写明为什么允许，至少四个字")
    if any(one.covers(item) for item in here):
        return None
    if one.slug not in HARMLESS and any(item.slug == one.slug and item.severity == "error" for item in here):
        return error(one.location, "silence-refused", f"“{one.slug}”是错误，不能允许，请改好它，再删去这句注释")
    hint = nearest(one.slug, {item.slug for item in here} - {one.slug})
    return warning(one.location, "needless-silence", f"这里没有 {one.slug} 要允许{hint}，请改正或删去这句注释")
