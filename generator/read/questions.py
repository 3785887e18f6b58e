"""Question banks: ``quizzes/<bank>.yml`` → Bank."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile
from pathlib import Path
from typing import Any

from generator.diagnostics import Findings, Location, Text
from generator.model.question import POOLS, REGIONS, ROLES, STATUSES, TIERS, Bank, Media, Question, Validity
from generator.question_types import TYPES
from generator.read.common import CITATION, SLUG, TITLE, Seconds
from generator.source.fields import Chosen, Field, ListOf, Raw, Record, keys_of
from generator.source.layout import report_form
from generator.source.nodes import Map, Node, Seq, is_absent
from generator.source.patience import Patience
from generator.source.scalars import Day, Months, OneOf, Whole, Words
from generator.source.text import read_text
from generator.source.yaml import parse_yaml

MOST_QUESTIONS = 20_000
"""Of one bank: an editor scrolls through no more, and a topic asks for a bank of its own long before."""
_ID = Words(pattern=r"[a-z][a-z0-9-]{1,30}-\d{4,6}", form="题库名加四到六位数字，如 gonghui-fa-0001")
_MEDIA = Record(
    "媒体",
    {
        "kind": Field(OneOf(("image", "audio", "video")), required=True),
        "src": Field(Words(most=200), required=True),
        "alt": Field(Words(most=200)),
        "transcript": Field(Words(most=2000)),
        "start": Field(Whole(0, 3600)),
        "end": Field(Whole(0, 3600)),
    },
    Media,
    placed=True,
)


def _validity(location: Location, **days: Any) -> Validity:
    return Validity(location, days["from"], days["until"])


_VALID = Record("有效期", {"from": Field(Day()), "until": Field(Day())}, _validity, placed=True)
_COMMON: dict[str, Field] = {
    "id": Field(_ID),
    "rev": Field(Whole(1, 9999), default=1),
    "type": Field(OneOf(tuple(TYPES)), required=True),
    "status": Field(OneOf(STATUSES), default="live"),
    "pool": Field(OneOf(POOLS), default="practice"),
    "tier": Field(OneOf(TIERS), default="should"),
    "topics": Field(ListOf(Words(most=30), 1, 5), required=True),
    "lessons": Field(ListOf(SLUG, 0, 5), default=()),
    "at": Field(Seconds()),
    "roles": Field(ListOf(OneOf(ROLES), 1), default=()),
    "region": Field(OneOf(REGIONS), default="全国"),
    "difficulty": Field(Whole(1, 5), default=3),
    "points": Field(Whole(1, 100), default=1),
    "time": Field(Whole(5, 600), default=45),
    "stem": Field(Words(most=1000), required=True),
    "stems": Field(ListOf(Words(most=1000), 1, 10), default=()),
    "media": Field(ListOf(_MEDIA, 1, 5), default=()),
    "hints": Field(ListOf(Words(most=300), 1, 5), default=()),
    "explanation": Field(Words(most=3000)),
    "citations": Field(ListOf(CITATION, 1, 10), default=()),
    "valid": Field(_VALID),
    "replaced_by": Field(_ID),
    "author": Field(Words(most=30)),
    "checker": Field(Words(most=30)),
    "notes": Field(Words(most=3000)),
}
_DEFAULTS = Record(
    "defaults",
    {
        name: Field(_COMMON[name].kind)
        for name in ("points", "time", "pool", "status", "tier", "roles", "region", "lessons", "topics", "citations")
    },
)


def _by_type(common: dict[str, Field]) -> Chosen:
    """Questions of every type, with these common fields; what the type adds stands after what is asked."""
    asked = list(common).index("hints")
    before, after = dict(list(common.items())[:asked]), dict(list(common.items())[asked:])
    records = {name: Record("试题", before | kind.fields.fields | after) for name, kind in TYPES.items()}
    return Chosen("type", records, Record("试题", common))


def _of_drafts(common: dict[str, Field]) -> dict[str, Field]:
    topics = common["topics"]
    return common | {"topics": replace(topics, required=False, default=topics.default or ())}


BANK = Record(
    "题库",
    {
        "schema": Field(OneOf(("1",)), required=True),
        "bank": Field(Words(pattern=r"[a-z][a-z0-9-]{1,30}", form="小写字母开头的字母、数字、连字符"), required=True),
        "title": Field(TITLE, required=True),
        "owner": Field(TITLE, required=True),
        "reviewed": Field(Day(), required=True),
        "review_every": Field(Months(), default=12),
        "defaults": Field(Raw(_DEFAULTS)),
        "questions": Field(Raw(ListOf(_by_type(_of_drafts(_COMMON)), most=MOST_QUESTIONS)), required=True),
    },
)
KNOWN = keys_of(BANK) | frozenset(_COMMON) | {"key", "text"}
"""Keys before which a full-width colon is a slip."""


@dataclass(frozen=True)
class _Reading:
    """Reads the questions of one bank; `fields` are the common ones with its defaults."""

    fields: dict[str, Field]
    findings: Findings

    @cached_property
    def _kinds(self) -> tuple[Chosen, Chosen]:
        """How questions are read, and how drafts are, which may still wait for their topics."""
        return _by_type(self.fields), _by_type(_of_drafts(self.fields))

    def question(self, node: Node) -> Question | None:
        if not isinstance(node, Map):
            self.findings.error(node.location, "wrong-type", "这里应为一道题（一组“键: 值”），请改正")
            return None
        named = node.get("type")
        kind = TYPES.get(named) if isinstance(named, Text) else None
        status = node.get("status")
        silent = status is None or is_absent(status)
        draft = (self.fields["status"].default if silent else status) == "draft"
        before = len(self.findings.items)
        values = self._kinds[draft].of(node).values(node, self.findings, frozenset() if kind else frozenset(node))
        del values["notes"]
        if values["id"] is None:
            values["id"] = _ID.empty(node.location)
        content = kind.fields.build(**{name: values.pop(name) for name in kind.fields.fields}) if kind else None
        rev = node.get("rev")
        return Question(
            location=node.location,
            rev_location=rev and rev.location,
            content=content,
            sound=len(self.findings.items) == before,
            **values,
        )


def read_bank(root: Path, file: str, findings: Findings) -> Bank | None:
    """One bank; questions that are not even mappings are left out."""
    before = len(findings.items)
    text = read_text(root / file, file, findings)
    node = parse_yaml(text, file, findings, KNOWN) if text is not None else None
    if text is None or node is None:
        return None
    report_form(text, node, BANK, file, findings)
    values: dict[str, Any] | None = BANK.read(node, findings)
    if values is None:
        return None
    _report_name(values["bank"], file, findings)
    reading = _Reading(_with_defaults(values["defaults"], findings), findings)
    nodes = takewhile(Patience(findings).lasts, _items(values["questions"], findings))
    questions = tuple(filter(None, map(reading.question, nodes)))
    return Bank(
        Location(file), values["bank"], values["title"], values["owner"], values["reviewed"], values["review_every"],
        questions, all(item.severity != "error" for item in findings.items[before:]),
    )  # fmt: skip


def _items(node: Node | None, findings: Findings) -> list[Node]:
    """The questions that a bank may hold; that there are more is reported at the first of those."""
    if isinstance(node, Seq):
        if len(node) > MOST_QUESTIONS:
            message = f"一个题库最多 {MOST_QUESTIONS} 道题，这里有 {len(node)} 道，请把这一道和以后的移到另一个题库"
            findings.error(node[MOST_QUESTIONS].location, "bad-count", message)
        return node[:MOST_QUESTIONS]
    if node is not None:
        findings.error(node.location, "wrong-type", "questions 应为一个列表，每道题以“- ”开头，请改正")
    return []


def _report_name(bank: Text, file: str, findings: Findings) -> None:
    name = file.rpartition("/")[2].removesuffix(".yml")
    if bank and bank != name:
        findings.error(bank.location, "bank-name-mismatch", f"题库名“{bank}”与文件名“{name}”不同，请改成一样")


def _with_defaults(node: Node | None, findings: Findings) -> dict[str, Field]:
    """The common fields with the bank's own defaults in place of ours."""
    if node is None or is_absent(node):
        return _COMMON
    given = _DEFAULTS.read(node, findings) or {}
    return {
        name: field if given.get(name) is None else Field(field.kind, default=given[name])
        for name, field in _COMMON.items()
    }
