"""``quizzes/bank.lock`` → Lock. Written by `suixue check --fix`, merged by git: one line a question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from generator.diagnostics import Findings, Location
from generator.model.lock import LOCK, Lock, Locked
from generator.question_types.fingerprint import DIGITS
from generator.read.common import read_yaml
from generator.read.tree import Tree
from generator.source.fields import Field, ListOf, MapOf, OneOf, Record, Words
from generator.source.yaml import Node

_ENTRY = re.compile(rf"([1-9]\d{{0,3}}) ([0-9a-f]{{{DIGITS}}})")


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
    """The lock; None when there is none, or none that can be read."""
    if LOCK not in tree.files:
        return None
    values: dict[str, Any] | None = read_yaml(tree.root, LOCK, _LOCK, findings, authored=False)
    if values is None:
        return None
    return Lock({key: entry for key, entry in values["questions"].items() if entry}, values["retired"])
