"""Pieces of authored records that several readers share."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.diagnostics import Findings, Location, Text
from generator.model.question import Span
from generator.model.source import Citation
from generator.source.fields import Field, ListOf, Record, Through, keys_of
from generator.source.layout import report_form
from generator.source.meant import article_meant
from generator.source.nodes import Node
from generator.source.scalars import Kind, Whole, Words, wrong_type
from generator.source.text import read_text
from generator.source.yaml import parse_yaml

SLUG = Words(most=60, pattern="[a-z][a-z0-9-]*", form="小写字母开头的字母、数字、连字符")
TITLE = Words(most=60)
SENTENCE = Words(most=300)
_NUMERAL = "[一二三四五六七八九十百零]+"
ARTICLE = Words(
    most=40,
    pattern=f"{_NUMERAL}(?:之{_NUMERAL})?",
    form="只有条号的中文数字，如 四十三，不带“第”和“条”",
    meant=article_meant,
)
CITATION = Record(
    "政策依据",
    {"source": Field(Words(most=60), required=True), "article": Field(ARTICLE)},
    Citation,
)
SECOND = Whole(0, 3600)
_SPAN = ListOf(SECOND, 2, 2)
_TIME = re.compile(r"(?:(\d{1,2}):)?(\d{1,4})")


@dataclass(frozen=True)
class Seconds(Through):
    """`[start, end]` in seconds of a lesson's video."""

    kind: Kind = _SPAN

    def empty(self, at: Location) -> None:
        return None

    def read(self, node: Node, findings: Findings) -> Span | None:
        if isinstance(node, Text):
            wrong_type(node, "两个秒数", findings, _span_remedy(node))
            return None
        values = self.kind.read(node, findings)
        return Span(node.location, *values) if len(values) == 2 and None not in values else None


def _span_remedy(text: str) -> str:
    """How two times are written that an author wrote in one: `2-3`, `1:10 到 1:40`."""
    times = _TIME.findall(unicodedata.normalize("NFKC", text))
    if len(times) != 2 or "分" in text:
        return "请写成起、止两个秒数，如 [70, 100]"
    start, end = (int(minutes or 0) * 60 + int(seconds) for minutes, seconds in times)
    return f"请写成 [{start}, {end}]"


def read_yaml(root: Path, file: str, kind: Kind, findings: Findings, authored: bool = True) -> Any:
    """The typed content of a YAML file; None if its bytes or its syntax cannot be read. Authors are told of its form."""
    text = read_text(root / file, file, findings)
    if text is None:
        return None
    node = parse_yaml(text, file, findings, keys_of(kind))
    if node is None:
        return None
    if authored:
        report_form(text, node, kind, file, findings)
    return kind.read(node, findings)
