"""Schemas of the authored files, for editors: what the kinds say, in the handbook's words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from generator.read.kinds import KINDS
from generator.read.questions import BANK
from generator.source.fields import Record
from generator.source.schema import ABSENT, DEFINITIONS, JSON, Help, schema_of

FOLDER = ".schema"
_TABLE = re.compile(r"^\| 字段 \|.*\n\|[-|]+\n((?:\|.*\n)+)", re.M)
_ROW = re.compile(r"^\| `(\w+)` \|(?: ([^|]*?) ?\|)? (.*) \|$", re.M)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")

_DRAFT_OR_SILENT: JSON = {"properties": {"status": {"anyOf": [{"const": "draft"}, ABSENT]}}}
_DRAFT: JSON = {"properties": {"status": {"const": "draft"}}, "required": ["status"]}
_TOPICS: JSON = {"properties": {"topics": {"type": "array"}}, "required": ["topics"]}


def schemas(root: Path) -> dict[str, str]:
    """File → text of the schema of every kind of YAML file; fields are explained as in the handbook of `root`."""
    tables = _tables(root)

    def told(record: Record) -> dict[str, str]:
        return _words_for(record.fields, tables)

    kinds = {name: kind for name, files, kind in KINDS if files.endswith(".yml")}
    return {f"{FOLDER}/{name}.json": _text(document(kind, told)) for name, kind in kinds.items()}


def _text(schema: JSON) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def document(kind: Record, told: Help = lambda record: {}) -> JSON:
    """The whole schema of a kind of file."""
    head: JSON = {"$schema": "http://json-schema.org/draft-07/schema#"}
    rule = {"if": _default("topics", {"not": ABSENT}), "else": _topics_needed()} if kind is BANK else {}
    return head | schema_of(kind, told) | rule | {"definitions": DEFINITIONS}


def _default(name: str, value: JSON) -> JSON:
    """What holds of a bank whose `defaults` have `value` for `name`."""
    given = {"type": "object", "properties": {name: value}, "required": [name]}
    return {"properties": {"defaults": given}, "required": ["defaults"]}


def _topics_needed() -> JSON:
    """Every question but drafts has topics; what is a draft depends on the bank's defaults."""

    def all_but(drafts: JSON) -> JSON:
        return {"properties": {"questions": {"items": {"if": drafts, "else": _TOPICS}}}}

    return {"if": _default("status", {"const": "draft"}), "then": all_but(_DRAFT_OR_SILENT), "else": all_but(_DRAFT)}


def _tables(root: Path) -> list[dict[str, str]]:
    """The handbook's tables of fields: name → what is to be written, and when it must be."""
    pages = sorted((root / "content/handbook").glob("*.md"))
    return [_rows(table) for page in pages for table in _TABLE.findall(page.read_text(encoding="utf-8"))]


def _rows(table: str) -> dict[str, str]:
    rows = ((name, need, _LINK.sub(r"\1", text)) for name, need, text in _ROW.findall(table))
    return {name: f"{text}（{need}）" if need not in ("", "是") else text for name, need, text in rows}


def _words_for(names: Iterable[str], tables: list[dict[str, str]]) -> dict[str, str]:
    """The table that is about these fields: most of what either has, both have."""
    fields = set(names)

    def likeness(table: dict[str, str]) -> float:
        return len(fields & table.keys()) / len(fields | table.keys())

    best = max(tables, key=likeness, default={})
    return best if best and likeness(best) > 0.5 else {}
