"""Typed readers: an authored node in, a checked value out; what is wrong is reported and read as empty.

Every reader has `read(node, findings)`, which always returns a value of its type, and `empty(at)`, the value that
stands for one that could not be read. Rules that run later see the empty value and keep quiet about it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from typing import Any, ClassVar, Protocol

from generator.diagnostics import Findings, Location, Placed, Text, text_at
from generator.source.meant import day_meant, list_meant, months_meant, truth_meant, word_meant
from generator.source.yaml import LONGEST_ABSENT, Map, Node, Seq, is_absent

_SHOWN = 40
_MOST_UNKNOWN = 100
"""Keys reported in one mapping: one with more has been damaged, and what each was meant to be takes long to find."""
_WHOLE = re.compile(r"-?[0-9]{1,9}")


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


def _hint(word: str, known: Collection[str]) -> str:
    """“，是否想写“…”” for the known word that `word` means or is most like, or nothing."""
    meant = word_meant(word, known) if len(word) <= _SHOWN else ""
    return f"，是否想写“{meant}”" if meant else nearest(word, known)


def _wrong_type(node: Node, wanted: str, findings: Findings, remedy: str = "") -> None:
    """`remedy` is what the author must have meant, if that is known."""
    found = "一组“键: 值”" if isinstance(node, Map) else "一个列表" if isinstance(node, Seq) else f"“{shown(node)}”"
    narrow = unicodedata.normalize("NFKC", node) if isinstance(node, Text) else ""
    if not remedy and narrow and narrow != node and narrow.isascii():
        remedy = f"请改成半角“{shown(narrow)}”"
    findings.error(node.location, "wrong-type", f"这里应为{wanted}，现在是{found}，{remedy or '请改正'}")


def _written(meant: str) -> str:
    return f"请写成 {meant}" if meant else ""


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
            _wrong_type(node, "一段文字", findings, "请去掉括号，只写文字；文字以括号开头请给整段加引号")
            return self.empty(node.location)
        size = len(node)
        if size <= LONGEST_ABSENT and is_absent(node):
            size = 0
        if not self.least <= size <= self.most:
            message = f"这里有 {size} 个字符，应为 {self.least}–{self.most} 个，请增减"
            findings.error(node.location, "bad-length", message)
        elif self.pattern and not self._form.fullmatch(node):
            remedy = _written(self.meant(node)) if self.meant else ""
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
            _wrong_type(node, "一个词", findings)
        else:
            findings.error(
                node.location,
                "not-one-of",
                f"“{shown(node)}”不在可用的词里{_hint(node, self.words)}，请改为：{'、'.join(self.words)}",
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
            _wrong_type(node, self.form, findings)
            return None
        if not self.least <= int(node) <= self.most:
            findings.error(node.location, "out-of-range", f"“{node}”超出范围，请改为 {self.least}–{self.most}")
            return None
        return int(node)


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
        _wrong_type(node, self.form, findings, "" if meant is None else _written("true" if meant else "false"))
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
        _wrong_type(node, self.form, findings, _written(day_meant(node)) if isinstance(node, Text) else "")
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
        _wrong_type(node, self.form, findings, _written(months_meant(node)) if isinstance(node, Text) else "")
        return None


class Items(Placed, tuple[Any, ...]):
    """A tuple that knows where its list stands."""


@dataclass(frozen=True)
class ListOf:
    """A list of `least` to `most` values of one kind, as `Items`; what could not be read stands empty at its place.

    An absent list is ().
    """

    kind: Kind
    least: int = 0
    most: int = 100_000

    def empty(self, at: Location) -> tuple[Any, ...]:
        return ()

    def read(self, node: Node, findings: Findings) -> tuple[Any, ...]:
        if node.__class__ is not Seq:
            written = _written(shown(list_meant(node))) if isinstance(node, Text) else "请改成以“- ”开头的几行"
            _wrong_type(node, "一个列表", findings, written)
            return ()
        if not self.least <= len(node) <= self.most:
            findings.error(
                node.location, "bad-count", f"这里有 {len(node)} 项，应为 {self.least}–{self.most} 项，请增减"
            )
        read = self.kind.read
        items = Items([read(item, findings) for item in node])
        items.file, items.line, items.column = node.file, node.line, node.column
        return items


@dataclass(frozen=True)
class MapOf:
    """A mapping whose keys the author chooses; read as a dict of `Text` → value."""

    kind: Kind

    def empty(self, at: Location) -> dict[Text, Any]:
        return {}

    def read(self, node: Node, findings: Findings) -> dict[Text, Any]:
        if not isinstance(node, Map):
            _wrong_type(node, "一组“键: 值”", findings)
            return {}
        return {key: self.kind.read(node[key], findings) for key in node.marked_keys()}


class Through:
    """A kind that takes what is authored as `kind` and makes something else of it."""

    kind: Kind


@dataclass(frozen=True)
class Raw(Through):
    """The marked node itself, for a field whose reading needs its neighbours; `kind` is what it is then read as."""

    kind: Kind

    def empty(self, at: Location) -> None:
        return None

    def read(self, node: Node, findings: Findings) -> Node:
        return node


@dataclass(frozen=True)
class Field:
    """A key of a record. An absent optional field reads as `default`."""

    kind: Kind
    required: bool = False
    default: Any = None


@dataclass(frozen=True)
class Record:
    """A mapping with declared fields. `name` is what its author calls it; `build` makes the value from them,
    and from the mapping's `location` if `placed`.
    """

    name: str
    fields: dict[str, Field]
    build: Callable[..., Any] = dict
    placed: bool = False

    def empty(self, at: Location) -> None:
        return None

    def read(self, node: Node, findings: Findings) -> Any:
        if not isinstance(node, Map):
            _wrong_type(node, f"一组“键: 值”（{self.name}）", findings)
            return None
        values = self.values(node, findings)
        return self.build(location=node.location, **values) if self.placed else self.build(**values)

    @cached_property
    def _defaults(self) -> dict[str, Any]:
        return {name: field.default for name, field in self.fields.items()}

    @cached_property
    def _required(self) -> frozenset[str]:
        return frozenset(name for name, field in self.fields.items() if field.required)

    def values(self, node: Map, findings: Findings, also: frozenset[str] = frozenset()) -> dict[str, Any]:
        """The typed fields of `node`; keys neither declared nor in `also` are reported."""
        given = {}
        unknown: list[str] = []
        for key, value in node.items():
            field = self.fields.get(key)
            if field is None:
                if key not in also:
                    unknown.append(key)
            elif value.__class__ is not Text or len(value) > LONGEST_ABSENT or not is_absent(value):
                found = field.kind.read(value, findings)
                given[key] = field.default if found is None else found
        absent = self._required.difference(given)
        missing = absent
        for key in unknown[:_MOST_UNKNOWN]:
            missing -= {self._report_unknown(node.key(key), node, missing, findings)}
        for name in missing:
            findings.error(node.location, "missing-field", f"{self.name}缺少“{name}”，请补上")
        for name in absent:
            given[name] = self.fields[name].kind.empty(node.location)
        return self._defaults | given

    def _report_unknown(self, key: Text, node: Map, missing: frozenset[str], findings: Findings) -> str:
        """Reports a key that is none of the fields; the missing field it was meant to be, or nothing."""
        called = word_meant(key, self.fields.keys() - node.keys())
        meant = [called] if called else get_close_matches(key, missing, n=1, cutoff=0.5)
        if meant:
            hint, remedy = f"，是否想写“{meant[0]}”", "请改名或删去"
        elif not key.isascii() and is_absent(node[key]):
            hint, remedy = "，像是文字被半角逗号切断了", "请把前面的逗号改成全角“，”，或给整段文字加引号"
        else:
            hint, remedy = nearest(key, self.fields.keys() - node.keys()), "请改名或删去"
        findings.error(key.location, "unknown-field", f"{self.name}没有“{shown(key)}”这个字段{hint}，{remedy}")
        return meant[0] if meant else ""


class Chooses:
    """A kind of mapping whose fields follow from the word under its key `by`."""

    by: str
    elsewhere: ClassVar[frozenset[str]] = frozenset()
    """Keys that stay empty here, because what they say is said elsewhere."""

    def choices(self) -> tuple[Mapping[str, Record], Record]:
        """The record of each word, and the one for mappings with none that is known."""
        raise NotImplementedError

    def of(self, node: Node) -> Record:
        """The record by which `node` is read."""
        records, otherwise = self.choices()
        word = node.get(self.by) if isinstance(node, Map) else None
        return records.get(word, otherwise) if isinstance(word, Text) else otherwise

    def knows(self, node: Node) -> bool:
        """Whether it is a mapping with a word that is known; of any other the fields can only be guessed."""
        return self.of(node) is not self.choices()[1]


@dataclass(frozen=True)
class Chosen(Chooses):
    """A record whose fields follow from the word under its key `by`; `otherwise` is for those with none that is known."""

    by: str
    records: dict[str, Record]
    otherwise: Record

    def choices(self) -> tuple[Mapping[str, Record], Record]:
        return self.records, self.otherwise

    def empty(self, at: Location) -> None:
        return None

    def read(self, node: Node, findings: Findings) -> Any:
        return self.of(node).read(node, findings)


def keys_of(kind: Any) -> frozenset[str]:
    """Every declared key under `kind`, for telling a slip of the keyboard from a text."""
    if isinstance(kind, Record):
        return frozenset(kind.fields).union(*(keys_of(field.kind) for field in kind.fields.values()))
    return keys_of(kind.kind) if isinstance(kind, ListOf | MapOf) else frozenset()
