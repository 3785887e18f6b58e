"""The documented YAML subset over PyYAML's C events: every key and value knows its place, every scalar is text.

Anchors, aliases, tags, merge keys, several documents, tabs, deep nesting and the traps that silently change a text
are refused by name. A file with a fault is read as None (broken syntax) or without its bad part.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from sys import intern
from typing import Any, NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from generator.diagnostics import Findings, Location, Text
from generator.source.nodes import Map, Node, Seq
from generator.source.patience import ENOUGH, Patience
from generator.source.plain import read_plain
from generator.source.slips import slip_of
from generator.source.text import places, report_escaped

MAX_DEPTH = 12
MAX_PARTS = 300_000
"""Line ends and commas, beyond which a file is none that people wrote, and its values and faults would fill the memory."""
_LONGEST_KEY = 200
_MOST_TWICE = 100
"""Keys reported in one mapping, each of which is looked for again."""
_KEY_BEFORE_WIDE_COLON = re.compile(r"(?m)(?:^[ ]*(?:- +)?|[{,] *)([a-z][a-z_]*)(：)")
_WORD_BEFORE_WIDE_COLON = re.compile("：(?<=[a-z_]：)")
"""What any such key has, and most files have nowhere."""
_TAB = re.compile(r"\t[^\n]*")
"""The first of a line, and what follows it there."""
_ODD_INDENT = re.compile("(?m)^[ -]*([\u00a0\u2000-\u200a\u202f\u205f\u3000])")
_FIRST_CONTENT = re.compile(r"(?: *\n)* *")
_STARTS_PAIR = re.compile(r" *(?:- +)?(?:\{|[a-z][a-z_]*：)")
_NUMBER_SIGN = re.compile(r"#\d{1,3}(?![\d年月./-])")
_GOES_ON = ("，", "、", "（", "《", "“", "‘", "【")
"""What no text ends with."""
_OPENS_BLOCK = re.compile(r"[|>][-+\d]{0,2}(?:\s+#.*|\s*)$")
_NO_KEY = "键必须是一个词，请检查方括号、花括号、冒号是否写错"


class _Refused(Exception):
    """Carries the one fault after which the rest of a file cannot be understood."""

    def __init__(self, mark: Any, slug: str, message: str) -> None:
        self.mark, self.slug, self.message = mark, slug, message


@dataclass
class _Builder:
    """Turns the event stream into marked values."""

    text: str
    file: str
    findings: Findings
    next: Callable[[], Any]
    """The next event."""

    @cached_property
    def _patience(self) -> Patience:
        return Patience(self.findings)

    def _go_on(self, mark: Any) -> None:
        """Where a fault is about to be reported, unless there were too many."""
        if self._patience.ended:
            raise _Refused(mark, "too-many-faults", ENOUGH)

    @cached_property
    def _cuts(self) -> dict[int, int]:
        """Where a text may be cut off by what YAML takes for a remark: the end of the text, and its `#`."""
        signs = (match.start() + 1 for match in re.finditer(" #", self.text))
        return {_end_before(self.text, sign): sign for sign in signs}

    def document(self) -> Node | None:
        """The only document of the stream."""
        self.next()  # the stream's start
        if self.next().__class__ is StreamEndEvent:
            return None
        root = self._node(self.next(), 0)
        self.next()  # the document's end
        after = self.next()
        if after.__class__ is DocumentStartEvent:
            raise _Refused(after.start_mark, "yaml-several-documents", "一个文件只能写一份内容，请删去中间的 ---")
        return root

    def _node(self, event: Any, depth: int) -> Node:
        """The value that begins with `event`; texts, which are most of a file, are made here at once."""
        kind = event.__class__
        if kind is not ScalarEvent:
            return self._branch(event, depth)
        if event.anchor or event.tag:
            self._refuse_mark(event)
        value, mark = Text(event.value), event.start_mark
        value.file, value.line, value.column = self.file, mark.line + 1, mark.column + 1
        value.style = event.style or ""
        if value.style == "|":
            self._place_literal(value, mark.index)
        elif value.style:
            self._check_quoted(value, event)
        elif event.end_mark.index in self._cuts:
            self._report_cut(value, event.end_mark)
        return value

    def _check_quoted(self, value: Text, event: Any) -> None:
        """A folded text loses its lines; a double-quoted one may hide characters behind escapes."""
        if value.style == ">":
            raise _Refused(event.start_mark, "yaml-folded", "不能用 > 折叠文字，请改成 |-")
        if value.style == '"' and "\\" in self.text[event.start_mark.index : event.end_mark.index]:
            self._go_on(event.start_mark)
            report_escaped(value, self.findings)

    def _branch(self, event: Any, depth: int) -> Node:
        if event.__class__ is AliasEvent:
            raise _Refused(event.start_mark, "yaml-anchor", "不能用别名（*），请把内容直接写在这里")
        if event.anchor or event.tag:
            self._refuse_mark(event)
        if depth >= MAX_DEPTH:
            raise _Refused(event.start_mark, "yaml-too-deep", f"层级超过 {MAX_DEPTH} 层，请减少嵌套")
        found = self._map(depth + 1) if event.__class__ is MappingStartEvent else self._seq(depth + 1)
        mark = event.start_mark
        found.file, found.line, found.column = self.file, mark.line + 1, mark.column + 1
        return found

    def _map(self, depth: int) -> Map:
        found = Map()
        found.file, found.marks = self.file, []
        twice: list[tuple[str, Any]] = []
        while (event := self.next()).__class__ is not MappingEndEvent:
            key, mark = self._key(event, depth), event.start_mark
            if key in found:
                twice.append((key, mark))
                self._node(self.next(), depth)
            else:
                found.marks.append((mark.line + 1, mark.column + 1))
                found[key] = self._node(self.next(), depth)
        if twice:
            self._report_twice(found, twice)
        return found

    def _key(self, event: Any, depth: int) -> str:
        if event.__class__ is not ScalarEvent or event.anchor or event.tag or event.value == "<<":
            self._refuse_key(self._node(event, depth))
        if "\n" in event.value or len(event.value) > _LONGEST_KEY:
            raise _Refused(event.start_mark, "yaml-complex-key", _NO_KEY)
        return intern(event.value)

    def _seq(self, depth: int) -> Seq:
        found = Seq()
        while (event := self.next()).__class__ is not SequenceEndEvent:
            found.append(self._node(event, depth))
        return found

    def _place_literal(self, value: Text, header: int) -> None:
        """A literal block begins at its first character, not at the `|` above it."""
        start = self.text.find("\n", header) + 1
        content = _FIRST_CONTENT.match(self.text, start)
        if start and content:
            value.line += 1
            value.column = len(content[0]) - content[0].rfind("\n")

    def _refuse_mark(self, event: Any) -> None:
        if event.anchor:
            raise _Refused(event.start_mark, "yaml-anchor", "不能用锚点（&），请把内容直接写在用到的地方")
        raise _Refused(event.start_mark, "yaml-tag", "不能用标签（!），请删去；需要原样的文字请加引号")

    def _report_cut(self, value: Text, end: Any) -> None:
        """A single space before `#`, or none after it, is a text cut off rather than a remark; so is whatever follows a
        text that is not at its end, and a number of few digits."""
        sign = self._cuts[end.index]
        if sign == end.index + 1:
            cut = self.text[sign + 1 : sign + 2] != " " or not value.isascii()
        else:
            cut = value.endswith(_GOES_ON) or bool(not value.isascii() and _NUMBER_SIGN.match(self.text, sign))
        if cut:
            self._go_on(end)
            self.findings.error(
                Location(self.file, end.line + 1, end.column + sign - end.index + 1),
                "yaml-cut-comment",
                "“ #”之后的文字会被当作注释丢掉；是正文请给整段加引号，是注释请在 # 前空两格、后空一格",
            )

    def _refuse_key(self, key: Node) -> NoReturn:
        if isinstance(key, Text):
            raise _Refused(key.location, "yaml-merge-key", "不能用合并键（<<），请把内容直接写在这里")
        raise _Refused(key.location, "yaml-complex-key", _NO_KEY)

    def _report_twice(self, found: Map, twice: list[tuple[str, Any]]) -> None:
        """Keys written again; several in a row, the first key among them, are the next entry without its dash."""
        name, mark = twice[0]
        self._go_on(mark)
        if len(twice) > 1 and name == next(iter(found)):
            message = f"从这里起又写了一遍“{name}”等 {len(twice)} 项，大概是少了“- ”，请在这一行前面补上"
            self.findings.error(_location(mark, self.file), "yaml-duplicate-key", message)
            return
        for name, mark in twice[:_MOST_TWICE]:
            first = found.key(name)
            message = f"“{first}”在第 {first.line} 行已经写过，请只留一处"
            self.findings.error(_location(mark, self.file), "yaml-duplicate-key", message)


def _end_before(text: str, sign: int) -> int:
    """The end of what stands before the spaces before `sign`."""
    while sign and text[sign - 1] == " ":
        sign -= 1
    return sign


def parse_yaml(text: str, file: str, findings: Findings, known: frozenset[str] = frozenset()) -> Node | None:
    """The document of `text`, or None after reporting why it cannot be understood.

    `known` are the keys of this kind of file: one of them before a full-width colon is a slip of the keyboard.
    """
    parts = text.count("\n", 0, len(text.rstrip())) + text.count(",")
    if parts > MAX_PARTS:
        message = f"文件有 {parts} 处换行和逗号，超过 {MAX_PARTS} 处，请拆成几个文件"
        findings.error(Location(file), "file-too-large", message)
        return None
    plain = read_plain(text, file)
    return parse_whole(text, file, findings, known) if plain is None else plain


def parse_whole(text: str, file: str, findings: Findings, known: frozenset[str] = frozenset()) -> Node | None:
    """As `parse_yaml`, by a parser of all of YAML."""
    if _report_layout(text, file, findings, known):
        return None
    parser = yaml.CSafeLoader(text)
    try:
        root = _Builder(text, file, findings, parser.get_event).document()
        if root is None:
            findings.error(Location(file), "yaml-empty", "这里还没有内容，请照手册的样例填写")
        return root
    except _Refused as refused:
        findings.error(_location(refused.mark, file), refused.slug, refused.message)
        return None
    except yaml.MarkedYAMLError as fault:
        slip = slip_of(fault, text, file)
        findings.error(slip.location, slip.slug, slip.message)
        return None
    except (yaml.YAMLError, UnicodeError, RecursionError):
        findings.error(Location(file), "yaml-syntax", "文件不是能读懂的 YAML，请对照手册的样例重写")
        return None
    finally:
        parser.dispose()


def _location(mark: Any, file: str) -> Location:
    if isinstance(mark, Location):
        return mark
    return Location(file, mark.line + 1, mark.column + 1)


def _report_layout(text: str, file: str, findings: Findings, known: frozenset[str]) -> bool:
    """Reports the first tab of a line, odd spaces in the indentation and full-width colons after a key; true if there is any."""
    faults = [(match.start(), "yaml-tab", "不能用制表符（Tab），请改成空格") for match in _TAB.finditer(text)]
    if _ODD_INDENT.search(text) or _WORD_BEFORE_WIDE_COLON.search(text):
        for offset, line in outside_literals(text):
            faults.extend((offset + at, slug, message) for at, slug, message in _line_faults(line, known))
    faults.sort()
    patience = Patience(findings)
    for at, (_, slug, message) in zip(places(text, (fault[0] for fault in faults), file), faults, strict=True):
        if patience.ends(at):
            break
        findings.error(at, slug, message)
    return bool(faults)


def _line_faults(line: str, known: frozenset[str]) -> Iterator[tuple[int, str, str]]:
    odd = _ODD_INDENT.match(line)
    if odd:
        yield odd.start(1), "yaml-odd-space", "缩进里有全角空格或不换行空格，请改成普通空格"
    if _STARTS_PAIR.match(line):
        for match in _KEY_BEFORE_WIDE_COLON.finditer(line):
            if match[1] in known:
                message = f"“{match[1]}”后面是全角冒号“：”，请改成半角冒号加一个空格“: ”"
                yield match.start(2), "yaml-full-width-colon", message


def outside_literals(text: str) -> Iterator[tuple[int, str]]:
    """(offset, line) of every line but those of literal blocks, where anything is only text."""
    offset, block_indent = 0, None
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip(" "))
        if block_indent is None or (line.strip() and indent <= block_indent):
            block_indent = indent if _OPENS_BLOCK.search(line) else None
            yield offset, line
        offset += len(line) + 1
