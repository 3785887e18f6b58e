"""Somebody's XML → a tree that knows its lines, by the standard parser with its dangers shut.

No DTD is read at all, so that there are no entities to multiply or to fetch from elsewhere; names lose their namespaces;
depth and size have limits. What is refused is named.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from generator.source.foreign.problems import Place, Unreadable
from generator.source.foreign.texts import storable

MAX_BYTES = 30_000_000
MAX_DEPTH = 100
MAX_NODES = 1_000_000


@dataclass(slots=True)
class Node:
    """An element: its name without namespace, its attributes likewise, what is in it, its line."""

    name: str
    attributes: dict[str, str]
    line: int
    inside: list[Node | str] = field(default_factory=list)

    @property
    def children(self) -> Iterator[Node]:
        return (child for child in self.inside if isinstance(child, Node))

    def all(self, *names: str) -> list[Node]:
        """The children of these names."""
        return [child for child in self.children if child.name in names]

    def first(self, *path: str) -> Node | None:
        """The first child of that name, then its first child of the next name, and so on."""
        node: Node | None = self
        for name in path:
            node = next((child for child in node.children if child.name == name), None) if node else None
        return node

    def descendants(self) -> Iterator[Node]:
        """Every element below, in order."""
        for child in self.children:
            yield child
            yield from child.descendants()

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")

    def text(self, *path: str) -> str:
        """All letters below the first element on that path, trimmed; '' if there is none."""
        found = self.first(*path)
        return "".join(found.letters()).strip() if found else ""

    def letters(self) -> Iterator[str]:
        for part in self.inside:
            if isinstance(part, str):
                yield part
            else:
                yield from part.letters()

    def as_html(self, change: Callable[[Node], str | None] = lambda _: None) -> str:
        """What is in it, as HTML; `change` may say what stands for an element instead."""
        return "".join(
            html.escape(part, quote=False) if isinstance(part, str) else _element(part, change) for part in self.inside
        )


def _element(node: Node, change: Callable[[Node], str | None]) -> str:
    instead = change(node)
    if instead is not None:
        return instead
    attributes = "".join(f' {name}="{html.escape(value)}"' for name, value in node.attributes.items())
    if node.name in ("br", "hr", "img"):
        return f"<{node.name}{attributes}>"
    return f"<{node.name}{attributes}>{node.as_html(change)}</{node.name}>"


class _Builder:
    """Makes nodes of the parser's events."""

    def __init__(self, part: str, rename: Callable[[str], str]) -> None:
        self.part, self.rename, self.count = part, rename, 0
        self.open = [Node("", {}, 0)]
        self.parser = guarded(part, " ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = lambda _: self.open.pop()
        self.parser.CharacterDataHandler = self._letters

    @property
    def place(self) -> Place:
        return Place(self.part, self.parser.CurrentLineNumber)

    def _letters(self, text: str) -> None:
        self.open[-1].inside.append(text)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.open) > MAX_DEPTH:
            raise Unreadable(f"层级超过 {MAX_DEPTH} 层，请检查文件是不是试题", self.place)
        self.count += 1
        if self.count > MAX_NODES:
            raise Unreadable(f"元素超过 {MAX_NODES // 10_000} 万个，请拆成几个文件", self.place)
        given = {self.rename(key.rpartition(" ")[2]): storable(value) for key, value in attributes.items()}
        node = Node(self.rename(name.rpartition(" ")[2]), given, self.parser.CurrentLineNumber)
        self.open[-1].inside.append(node)
        self.open.append(node)


def guarded(part: str, namespaces: str | None = None) -> Any:
    """A parser that refuses a DTD as soon as it sees one; `part` names the file in an archive."""
    parser: Any = expat.ParserCreate(namespace_separator=namespaces)
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise Unreadable(
            "文件里有 DTD 声明（<!DOCTYPE），可能夹带外部实体或实体炸弹，不能读取；来源可靠的话，请删去这一段再试",
            Place(part, parser.CurrentLineNumber),
        )

    parser.StartDoctypeDeclHandler = refuse
    return parser


def feed(parser: Any, data: bytes, part: str) -> None:
    """Runs a parser over a whole document; Unreadable says what is wrong and where."""
    try:
        parser.Parse(data, True)
    except expat.ExpatError as found:
        place = Place(part, found.lineno)
        raise Unreadable("这里不合 XML 的写法，请用导出它的软件重新导出", place) from found
    except (ValueError, LookupError) as found:
        raise Unreadable("认不出 XML 的编码，请另存为 UTF-8 后再试", Place(part)) from found


def parse(data: bytes, part: str = "", rename: Callable[[str], str] = str) -> Node:
    """The root of a document; Unreadable says what is wrong and where. `part` names the file in an archive."""
    if len(data) > MAX_BYTES:
        raise Unreadable(
            f"文件有 {len(data) / 1e6:.0f} MB，超过 {MAX_BYTES // 1_000_000} MB，请拆成几个文件", Place(part)
        )
    builder = _Builder(part, rename)
    feed(builder.parser, data, part)
    return next(builder.open[0].children)


class _Found(Exception):
    """Carries the first name out of the parser."""


def root_name(data: bytes) -> str:
    """The name of the first element, with namespace or without; '' if this is no XML."""

    def stop(name: str, _: object) -> None:
        raise _Found(name.rpartition(" ")[2])

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = stop
    try:
        parser.Parse(data[:10_000], False)
    except _Found as found:
        return str(found)
    except (expat.ExpatError, ValueError, LookupError):
        return ""
    return ""
