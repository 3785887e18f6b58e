"""Readers of single values; what every reader is, and how its findings name what was written and what was meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from typing import Any, ClassVar, Protocol

from generator.diagnostics import Findings, Location, Text, text_at
from generator.source.meant import day_meant, months_meant, truth_meant, whole_meant, word_meant
from generator.source.nodes import LONGEST_ABSENT, Map, Node, Seq, is_absent

_SHOWN = 40
_WHOLE = re.compile(r"-?[0-9]+")
_DIGITS = 10
"""No number of ours is longer; reading one of thousands of digits would take a while."""


class Kind(Protocol):
    """A typed reader."""

    def read(self, node: Node, findings: Findings) -> Any: ...

    def empty(self, at: Location) -> Any: ...


def nearest(word: str, known: Iterable[str]) -> str:
    """“，是否想写“…”” for the known word most like `word`, or nothing."""
    close = get_close_matches(word, list(known), n=1, cutoff=0.5) if len(word) <= _SHOWN else []
    return f"，是否想写“{close[0]}”" if close else ""


def shown(text: str) -> str:
    """`text` short enough for a message."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}……"


def hint(word: str, known: Collection[str]) -> str:
    """“，是否想写“…”” for the known word that `word` means or is most like, or nothing."""
    meant = word_meant(word, known) if len(word) <= _SHOWN else ""
    return f"，是否想写“{meant}”" if meant else nearest(word, known)


def wrong_type(node: Node, wanted: str, findings: Findings, remedy: str = "") -> None:
    """`remedy` is what the author must have meant, if that is known."""
    found = "一组“键: 值”" if isinstance(node, Map) else "一个列表" if isinstance(node, Seq) else f"“{shown(node)}”"
    narrow = unicodedata.normalize("NFKC", node) if isinstance(node, Text) else ""
    if not remedy and narrow and narrow != node and narrow.isascii():
        remedy = f"请改成半角“{shown(narrow)}”"
    findings.error(node.location, "wrong-type", f"这里应为{wanted}，现在是{found}，{remedy or '请改正'}")


def to_write(meant: str) -> str:
    """The remedy for what should have been written as `meant`; nothing if that is not known."""
    return f"请写成 {meant}" if meant else ""


def _unbraced(node: Node) -> str:
    """What to do with braces or brackets around a text: a word alone in braces is one that a program fills in."""
    if isinstance(node, Map) and len(node) == 1 and is_absent(*node.values()):
        return f'请加上引号，写成 "{{{shown(*node)}}}"'
    return "请去掉括号，只写文字；文字以括号开头请给整段加引号"


@dataclass(frozen=True)
class Words:
    """Text of `least` to `most` characters matching `pattern`; `form` tells the author what that means, and `meant` what
    another way to write it should be.
    """

    least: int = 1
    most: int = 2000
    pattern: str = ""
    form: str = ""
    meant: Callable[[str], str] | None = None

    @cached_property
    def _form(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    def empty(self, at: Location) -> Text:
        return text_at("", at.file, at.line, at.column)

    def read(self, node: Node, findings: Findings) -> Text:
        if node.__class__ is not Text:
            wrong_type(node, "一段文字", findings, _unbraced(node))
            return self.empty(node.location)
        size = len(node)
        if (size <= LONGEST_ABSENT and is_absent(node)) or node.isspace():
            size = 0
        if not self.least <= size <= self.most:
            message = f"这里有 {size} 个字符，应为 {self.least}–{self.most} 个，请增减"
            findings.error(node.location, "bad-length", message)
        elif self.pattern and not self._form.fullmatch(node):
            remedy = to_write(self.meant(node)) if self.meant else ""
            findings.error(node.location, "bad-form", f"“{shown(node)}”写法不对，应为{self.form}，{remedy or '请改正'}")
        return node


@dataclass(frozen=True)
class OneOf:
    """One of a controlled list of words."""

    words: tuple[str, ...]

    def empty(self, at: Location) -> Text:
        return text_at("", at.file, at.line, at.column)

    def read(self, node: Node, findings: Findings) -> Text:
        if node.__class__ is Text and node in self.words:
            return node
        if not isinstance(node, Text):
            wrong_type(node, "一个词", findings)
        else:
            findings.error(
                node.location,
                "not-one-of",
                f"“{shown(node)}”不在可用的词里{hint(node, self.words)}，请改为：{'、'.join(self.words)}",
            )
        return self.empty(node.location)


@dataclass(frozen=True)
class Whole:
    """A whole number from `least` to `most`."""

    form: ClassVar[str] = "整数"
    least: int
    most: int

    def empty(self, at: Location) -> None:
        return None

    def read(self, node: Node, findings: Findings) -> int | None:
        if not isinstance(node, Text) or not _WHOLE.fullmatch(node):
            meant = whole_meant(node) if isinstance(node, Text) else ""
            wrong_type(node, self.form, findings, to_write(meant) if not meant or self._holds(meant) else self._range)
            return None
        if not self._holds(node):
            findings.error(node.location, "out-of-range", f"“{shown(node)}”超出范围，{self._range}")
            return None
        return int(node)

    def _holds(self, digits: str) -> bool:
        return len(digits) <= _DIGITS and self.least <= int(digits) <= self.most

    @property
    def _range(self) -> str:
        return f"请改为 {self.least}–{self.most}"


@dataclass(frozen=True)
class Truth:
    """`true` or `false`, nothing that merely looks like it."""

    form: ClassVar[str] = " true 或 false"

    def empty(self, at: Location) -> None:
        return None

    def read(self, node: Node, findings: Findings) -> bool | None:
        if isinstance(node, Text) and node in ("true", "false"):
            return node == "true"
        meant = truth_meant(node) if isinstance(node, Text) else None
        wrong_type(node, self.form, findings, "" if meant is None else to_write("true" if meant else "false"))
        return None


@dataclass(frozen=True)
class Day:
    """A calendar day written 2026-03-01."""

    form: ClassVar[str] = "日期，写法如 2026-03-01"

    def empty(self, at: Location) -> None:
        return None

    def read(self, node: Node, findings: Findings) -> date | None:
        if isinstance(node, Text) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", node):
            try:
                return date.fromisoformat(node)
            except ValueError:
                pass
        wrong_type(node, self.form, findings, to_write(day_meant(node)) if isinstance(node, Text) else "")
        return None


@dataclass(frozen=True)
class Months:
    """A span of months written 12m."""

    form: ClassVar[str] = "月数，写法如 12m"

    def empty(self, at: Location) -> None:
        return None

    def read(self, node: Node, findings: Findings) -> int | None:
        if isinstance(node, Text) and re.fullmatch(r"[1-9]\d{0,2}m", node):
            return int(node[:-1])
        wrong_type(node, self.form, findings, to_write(months_meant(node)) if isinstance(node, Text) else "")
        return None
