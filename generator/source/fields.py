"""Typed readers: an authored node in, a checked value out; what is wrong is reported and read as empty.

Every reader has `read(node, findings)`, which always returns a value of its type, and `empty(at)`, the value that
stands for one that could not be read. Rules that run later see the empty value and keep quiet about it.
Single values are read by scalars.py; here are lists, mappings and records of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from itertools import takewhile
from typing import Any, ClassVar

from generator.diagnostics import Findings, Location, Placed, Text
from generator.source.meant import list_meant, word_meant
from generator.source.nodes import LONGEST_ABSENT, Map, Node, Seq, is_absent
from generator.source.patience import MOST_FAULTS, Patience
from generator.source.scalars import Kind, nearest, shown, to_write, wrong_type

_MOST_UNKNOWN = 100
"""Keys reported in one mapping: one with more has been damaged, and what each was meant to be takes long to find."""


def _each(kind: Kind, nodes: Sequence[Node], findings: Findings) -> list[Any]:
    """The values of `nodes`, or of the first of very many with very many faults; few are not counted."""
    read = kind.read
    if len(nodes) <= MOST_FAULTS:
        return [read(node, findings) for node in nodes]
    return [read(node, findings) for node in takewhile(Patience(findings).lasts, nodes)]


class Items(Placed, tuple[Any, ...]):
    """A tuple that knows where its list stands."""


@dataclass(frozen=True)
class ListOf:
    """A list of `least` to `most` values of one kind, as `Items`; what could not be read stands empty at its place, but
    for the rest of a list with very many faults.

    An absent list is ().
    """

    kind: Kind
    least: int = 0
    most: int = 100_000

    def empty(self, at: Location) -> tuple[Any, ...]:
        return ()

    def read(self, node: Node, findings: Findings) -> tuple[Any, ...]:
        if node.__class__ is not Seq:
            written = to_write(shown(list_meant(node))) if isinstance(node, Text) else "请改成以“- ”开头的几行"
            wrong_type(node, "一个列表", findings, written)
            return ()
        if not self.least <= len(node) <= self.most:
            wanted = f"{self.least}–{self.most}" if self.least < self.most else f"{self.most}"
            findings.error(node.location, "bad-count", f"这里有 {len(node)} 项，应为 {wanted} 项，请增减")
        items = Items(_each(self.kind, node, findings))
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
            wrong_type(node, "一组“键: 值”", findings)
            return {}
        keys = node.marked_keys()
        return dict(zip(keys, _each(self.kind, [node[key] for key in keys], findings), strict=False))


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
            wrong_type(node, f"一组“键: 值”（{self.name}）", findings)
            return None
        values = self.values(node, findings)
        return self.build(location=node.location, **values) if self.placed else self.build(**values)

    @cached_property
    def kinds(self) -> dict[str, Kind]:
        return {name: field.kind for name, field in self.fields.items()}

    @cached_property
    def _readers(self) -> dict[str, Callable[[Node, Findings], Any]]:
        return {name: kind.read for name, kind in self.kinds.items()}

    @cached_property
    def _defaults(self) -> dict[str, Any]:
        return {name: field.default for name, field in self.fields.items()}

    @cached_property
    def _required(self) -> frozenset[str]:
        return frozenset(name for name, field in self.fields.items() if field.required)

    def values(self, node: Map, findings: Findings, also: frozenset[str] = frozenset()) -> dict[str, Any]:
        """The typed fields of `node`; keys neither declared nor in `also` are reported."""
        values = self._defaults.copy()
        readers = self._readers
        unknown, empty = [], []
        for key, value in node.items():
            if key not in readers:
                unknown.append(key)
            elif value.__class__ is Text and len(value) <= LONGEST_ABSENT and is_absent(value):
                empty.append(key)
            elif (found := readers[key](value, findings)) is not None:
                values[key] = found
        if unknown or empty or not self._required <= node.keys():
            absent = self._required - (node.keys() - empty)
            self._report_keys(node, [key for key in unknown if key not in also], absent, findings)
            values |= {name: self.kinds[name].empty(node.location) for name in absent}
        return values

    def _report_keys(self, node: Map, unknown: list[str], missing: frozenset[str], findings: Findings) -> None:
        for key in unknown[:_MOST_UNKNOWN]:
            missing -= {self._report_unknown(node.key(key), node, missing, findings)}
        for name in missing:
            findings.error(node.location, "missing-field", f"{self.name}缺少“{name}”，请补上")

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
