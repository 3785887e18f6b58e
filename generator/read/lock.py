"""``quizzes/bank.lock`` → Lock. Written by `suixue check --fix`, merged by git: one line a question."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.diagnostics import Findings, Location, Text, text_at
from generator.model.lock import LOCK, Lock, Locked
from generator.question_types.fingerprint import DIGITS
from generator.read.tree import Tree
from generator.source.fields import Field, ListOf, MapOf, Record, keys_of
from generator.source.nodes import Node
from generator.source.scalars import OneOf, Words
from generator.source.text import decode, read_text, visible
from generator.source.yaml import parse_yaml

_REVISION_AND_MARK = rf"([1-9]\d{{0,3}}) ([0-9a-f]{{{DIGITS}}})"
_ENTRY = re.compile(_REVISION_AND_MARK)
_LINE = re.compile(
    rf"(?:#.*|schema: 1|questions:|retired:|  ([a-z][a-z0-9-]*): {_REVISION_AND_MARK}|- ([a-z][a-z0-9-]*)|)"
)


@dataclass(frozen=True)
class _Entry:
    """`<revision> <fingerprint>`."""

    def empty(self, at: Location) -> None:
        return None

    def read(self, node: Node, findings: Findings) -> Locked | None:
        match = _ENTRY.fullmatch(node) if isinstance(node, str) else None
        if match:
            return Locked(node.location, int(match[1]), match[2])
        message = "这一行不是“修订号 指纹”，请删去这一行，再运行 suixue check --fix"
        findings.error(node.location, "lock-syntax", message)
        return None


_LOCK = Record(
    "锁定文件",
    {
        "schema": Field(OneOf(("1",)), required=True),
        "questions": Field(MapOf(_Entry()), default={}),
        "retired": Field(ListOf(Words(most=60)), default=()),
    },
)


def read_lock(tree: Tree, findings: Findings) -> Lock | None:
    """The lock; the last commit's, marked as lost, where the file has gone; None when there is none that can be read."""
    path = tree.root / LOCK
    if LOCK in tree.files:
        text = read_text(path, LOCK, findings)
        return _lock(text, findings) if text is not None else None
    data = None if os.path.lexists(path) else _committed(tree.root)
    if data is None:
        return None
    text = decode(data, LOCK, findings)
    lock = _lock(visible(text), findings) if text is not None else None
    return replace(lock or Lock(), lost=True)


def _committed(root: Path) -> bytes | None:
    """The lock of the last commit; None where there is no git, no commit, or no lock in it."""
    command = ["git", "show", f"HEAD:./{LOCK}"]
    try:
        return subprocess.run(command, cwd=root, capture_output=True, timeout=10, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return None


def _lock(text: str, findings: Findings) -> Lock | None:
    return _by_lines(text, findings) or _by_syntax(text, findings)


def _by_lines(text: str, findings: Findings) -> Lock | None:
    """A lock that holds nothing but lines as we write them, in whatever order: that of two branches, merged by keeping
    the lines of both, is the later revision of every question and all tombstones. None if there is any other line.
    """
    entries: list[tuple[Text, Locked]] = []
    retired: dict[Text, None] = {}
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        match = _LINE.fullmatch(line)
        if match is None:
            return None
        name, revision, mark, gone = match.groups()
        if gone:
            retired[text_at(gone, LOCK, number, 3, "")] = None
        elif name:
            at = Location(LOCK, number, len(name) + 5)
            entries.append((text_at(name, LOCK, number, 3, ""), Locked(at, int(revision), mark)))
    return Lock(_latest(entries, findings), tuple(retired)) if "schema: 1" in lines else None


def _latest(entries: Iterable[tuple[Text, Locked]], findings: Findings) -> dict[Text, Locked]:
    """The entry of the later revision; which of two that differ in the same revision is right cannot be known."""
    latest: dict[Text, Locked] = {}
    for name, entry in entries:
        known = latest.setdefault(name, entry)
        if entry.rev > known.rev:
            latest[name] = entry
        elif entry.rev == known.rev and entry.mark != known.mark:
            message = (
                f"两边都改了“{name}”的判分依据，修订号都是 {entry.rev}，"
                f"请删去这一行，把这道题的 rev 改成 {entry.rev + 1}，再运行 suixue check --fix"
            )
            findings.error(name.location, "lock-mismatch", message)
    return latest


def _by_syntax(text: str, findings: Findings) -> Lock | None:
    """A lock that somebody has changed by hand, and what is wrong with it."""
    node = parse_yaml(text, LOCK, findings, keys_of(_LOCK))
    values: dict[str, Any] | None = _LOCK.read(node, findings) if node is not None else None
    if values is None:
        return None
    return Lock({key: entry for key, entry in values["questions"].items() if entry}, values["retired"])
