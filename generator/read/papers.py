"""Papers: ``quizzes/papers/<paper>.yml`` → Paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.diagnostics import Findings, Location
from generator.model.paper import KINDS, Paper, Quota, Section
from generator.model.question import TIERS
from generator.question_types import TYPES
from generator.read.common import SLUG, TITLE, read_yaml
from generator.source.fields import Field, ListOf, Record
from generator.source.scalars import OneOf, Whole, Words

MOST_QUESTIONS = 200
_COUNT = Whole(1, MOST_QUESTIONS)
_CONDITIONS = {
    "tier": Field(OneOf(TIERS)),
    "topics": Field(ListOf(Words(most=30), 1, 20), default=()),
    "difficulty": Field(ListOf(Whole(1, 5), 1, 5), default=()),
}
_QUOTA = Record("配额", {"count": Field(_COUNT, required=True), **_CONDITIONS}, Quota, placed=True)
_SECTION = Record(
    "大题",
    {
        "title": Field(TITLE, required=True),
        "type": Field(OneOf(tuple(name for name, kind in TYPES.items() if kind.credit)), required=True),
        "count": Field(_COUNT, required=True),
        "points": Field(Whole(1, 100), required=True),
        **_CONDITIONS,
        "quotas": Field(ListOf(_QUOTA, 1, 30), default=()),
    },
    Section,
    placed=True,
)
PAPER = Record(
    "试卷",
    {
        "schema": Field(OneOf(("1",)), required=True),
        "paper": Field(SLUG, required=True),
        "kind": Field(OneOf(KINDS), required=True),
        "title": Field(TITLE, required=True),
        "courses": Field(ListOf(SLUG, 1, 100), default=()),
        "track": Field(SLUG),
        "minutes": Field(Whole(1, 300), required=True),
        "pass": Field(Whole(1, 100), required=True),
        "tries_a_week": Field(Whole(1, 50), default=3),
        "sections": Field(ListOf(_SECTION, 1, 20), required=True),
    },
)


def read_paper(root: Path, file: str, findings: Findings) -> Paper | None:
    """One paper; None only if its bytes or its syntax cannot be read."""
    before = len(findings.items)
    values: dict[str, Any] | None = read_yaml(root, file, PAPER, findings)
    if values is None:
        return None
    sound = all(item.severity != "error" for item in findings.items[before:])
    name = file.rpartition("/")[2].removesuffix(".yml")
    if values["paper"] and values["paper"] != name:
        message = f"试卷名“{values['paper']}”与文件名“{name}”不同，请改成一样"
        findings.error(values["paper"].location, "paper-name-mismatch", message)
    return Paper(
        Location(file), values["paper"], values["kind"], values["title"], values["courses"], values["track"],
        values["minutes"], values["pass"], values["tries_a_week"], values["sections"], sound,
    )  # fmt: skip
