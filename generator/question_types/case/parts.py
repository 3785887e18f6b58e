"""The questions of a case as they are authored: what such a question has of its own, and the fields of its type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from generator.diagnostics import Findings, Location, Text
from generator.model.question import Part
from generator.question_types.base import QuestionType
from generator.source.fields import Chooses, Field, Record
from generator.source.nodes import Map, Node, is_absent
from generator.source.scalars import OneOf, Words

CASE = "case"
OWN: dict[str, Field] = {
    "id": Field(Words(most=60)),
    "stem": Field(Words(most=1000), required=True),
    "explanation": Field(Words(most=3000)),
}
OF_CASE = frozenset(
    [
        "rev", "status", "pool", "tier", "topics", "lessons", "at", "roles", "region", "difficulty", "points", "time",
        "stems", "hints", "media", "citations", "valid", "replaced_by", "author", "checker", "notes",
    ]
)  # fmt: skip
"""What a question says for itself and a question of a case leaves to the case."""


@dataclass(frozen=True)
class PartKind(Chooses):
    """Reads a question of a case; `types` may still be empty when this is made."""

    types: Mapping[str, QuestionType]
    by: str = "type"
    elsewhere: ClassVar[frozenset[str]] = OF_CASE

    def empty(self, at: Location) -> None:
        return None

    def read(self, node: Node, findings: Findings) -> Part | None:
        if not isinstance(node, Map):
            findings.error(node.location, "wrong-type", "这里应为一道小题（一组“键: 值”），请改正")
            return None
        named = node.get("type")
        if isinstance(named, Text) and named == CASE:
            message = "案例里不能再放案例，请把里面的小题直接写在这里"
            findings.error(named.location, "case-in-case", message)
            return None
        _report_whole(node, findings)
        kind = self.types.get(named) if isinstance(named, Text) else None
        values = self.of(node).values(node, findings, OF_CASE if kind else frozenset(node))
        content = kind.fields.build(**{name: values.pop(name) for name in kind.fields.fields}) if kind else None
        return Part(location=node.location, content=content, **values)

    def choices(self) -> tuple[Mapping[str, Record], Record]:
        return self._choices

    @cached_property
    def _choices(self) -> tuple[Mapping[str, Record], Record]:
        """The fields that every part has, and between them those of its type."""
        names = tuple(name for name in self.types if name != CASE)
        before = {"id": OWN["id"], "type": Field(OneOf(names), required=True), "stem": OWN["stem"]}
        records = {name: Record("小题", before | self.types[name].fields.fields | OWN) for name in names}
        return records, Record("小题", before | OWN)


def _report_whole(node: Map, findings: Findings) -> None:
    for key in node.marked_keys():
        if key in OF_CASE and not is_absent(node[key]):
            message = f"“{key}”写在案例上，小题不单独写，请移到案例上，或删去"
            findings.error(key.location, "part-field", message)
