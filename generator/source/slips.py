"""What is really wrong where YAML gives up: the slips of people who do not know that they write YAML.

The parser notices a slip at the next token, often a line later; its context tells where what it was reading began.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from generator.diagnostics import Location

_WIDE_COLON = re.compile(r" *(?:- +)?[A-Za-z_]+(：)")
_TIGHT_COLON = re.compile(r" *(?:- +)?[A-Za-z_]+(:)[^\s:]")
_ODD_COLON = re.compile("[ ]*(?:- +)?[A-Za-z_]+(:)[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_ODD_DASH = re.compile(r" *([－–—‐−•·]) *[A-Za-z_]+:(?: |$)")
_TIGHT_DASH = re.compile(r" *(-)[A-Za-z_]+:(?: |$)")
_ODD_ITEM = re.compile(r" *([－–—‐−•·])")
_TIGHT_ITEM = re.compile(r" *(-)[^\s-]")
_HALF_QUOTED = re.compile(r""" *(?:- +)?[A-Za-z_]+: +(["'\[{])""")

_PAIR = re.compile(r"( *)((?:- +)*)([A-Za-z_]+):(?: |$)")

_QUOTE = "文字以“{}”开头，YAML 会看错，请给整段文字加单引号"
_UNCLOSED = {
    "while scanning a quoted scalar": "从这里开始的引号没有配对，请在这段文字末尾补上引号",
    "while parsing a flow mapping": "从这里开始的花括号没有写完整，请补上逗号或右花括号",
    "while parsing a flow sequence": "从这里开始的方括号没有写完整，请补上逗号或右方括号",
}
_BEGINS = {
    "while scanning an alias",
    "while scanning an anchor",
    "while scanning a tag",
    "while scanning a block scalar",
}
_KEYS = (
    (_WIDE_COLON, "yaml-full-width-colon", "这里是全角冒号“：”，请改成半角冒号加一个空格“: ”"),
    (_ODD_COLON, "yaml-odd-space", "冒号后面是不换行空格或全角空格，请改成普通空格"),
    (_TIGHT_COLON, "yaml-syntax", "冒号后面缺一个空格，请补上"),
)
_ODD, _TIGHT = "列表项要以半角减号和一个空格“- ”开头，请改正", "减号后面缺一个空格，请改成“- ”"
_DASHES = ((_ODD_DASH, "yaml-syntax", _ODD), (_TIGHT_DASH, "yaml-syntax", _TIGHT))
_ITEMS = ((_ODD_ITEM, "yaml-syntax", _ODD), (_TIGHT_ITEM, "yaml-syntax", _TIGHT))
"""Texts of a list; as keys they lack a colon."""
_PROBLEMS = (
    ("mapping values are not allowed", "这一行多了一个冒号，或上一行的缩进不对；文字里有“: ”请给整段加引号"),
    ("did not find expected key", "缩进与上文对不齐，请与同级的键左对齐"),
    ("did not find expected '-'", "列表项没有以“- ”开头，请补上或改缩进"),
    ("cannot start any token", "这个符号不能用在文字开头，请给整段文字加引号"),
    ("unknown escape character", "双引号里的反斜杠写法不对，请改用单引号"),
)
_UNKNOWN = "这里不合 YAML 的写法，请对照手册的样例检查缩进、冒号、引号和括号"


@dataclass(frozen=True)
class Slip:
    """Where it was made, which rule names it, and the remedy."""

    location: Location
    slug: str
    message: str


def slip_of(fault: yaml.MarkedYAMLError, text: str, file: str) -> Slip:
    """The slip behind a syntax error in `text`."""
    return _where_it_began(fault, text, file) or _where_it_was_noticed(fault, text, file)


def _where_it_began(fault: yaml.MarkedYAMLError, text: str, file: str) -> Slip | None:
    """What was left open, or taken for something else, where the parser began to read it."""
    context, begun = fault.context or "", fault.context_mark
    if begun is None:
        return None
    if context in _UNCLOSED:
        return Slip(_place(begun, file), "yaml-syntax", _UNCLOSED[context])
    if context in _BEGINS:
        return Slip(_place(begun, file), "yaml-syntax", _QUOTE.format(text[begun.index]))
    if "could not find expected ':'" in (fault.problem or ""):
        missing = Slip(_place(begun, file), "yaml-syntax", "这里缺一个冒号“: ”，请补上；多行文字请用 |- 开头")
        return _match((*_KEYS, *_ITEMS), text.split("\n"), [begun.line], file) or missing
    return None


def _where_it_was_noticed(fault: yaml.MarkedYAMLError, text: str, file: str) -> Slip:
    lines, problem = text.split("\n"), fault.problem or ""
    noticed = fault.problem_mark or fault.context_mark
    if noticed is None:
        return Slip(Location(file), "yaml-syntax", _UNKNOWN)
    if "mapping values are not allowed" in problem:
        found = _match(_DASHES, lines, [noticed.line - 1, noticed.line], file)
        if found := found or _too_deep(lines, noticed, file):
            return found
    half = _HALF_QUOTED.match(lines[noticed.line]) if noticed.line < len(lines) else None
    if "did not find expected key" in problem and half and noticed.column > half.start(1):
        at = Location(file, noticed.line + 1, half.start(1) + 1)
        return Slip(at, "yaml-syntax", _QUOTE.format(half[1]))
    message = next((message for words, message in _PROBLEMS if words in f"{problem} {fault.context}"), _UNKNOWN)
    return Slip(_place(noticed, file), "yaml-syntax", message)


def _too_deep(lines: list[str], noticed: yaml.Mark, file: str) -> Slip | None:
    """The first pair of a line that is indented deeper than the one it should stand under."""
    pair = _PAIR.match(lines[noticed.line]) if noticed.line < len(lines) else None
    if pair is None or pair.end(3) != noticed.column:
        return None
    own, dashed = len(pair[1]), bool(pair[2])
    for line in reversed(lines[: noticed.line]):
        above = _PAIR.match(line)
        if above and (column := len(above[1]) if dashed else above.start(3)) < own and bool(above[2]) >= dashed:
            like = "同级的“- ”" if dashed else f"上面的“{above[3]}”"
            message = f"这一行前面多了空格，要与{like}左对齐，请{f'把 {own} 个空格改成 {column} 个' if column else '删去这些空格'}"
            return Slip(Location(file, noticed.line + 1, own + 1), "yaml-syntax", message)
    return None


def _match(
    slips: tuple[tuple[re.Pattern[str], str, str], ...], lines: list[str], numbers: list[int], file: str
) -> Slip | None:
    """The first of `slips` in the lines with these numbers, counted from 0."""
    for number in numbers:
        for pattern, slug, message in slips:
            match = pattern.match(lines[number]) if 0 <= number < len(lines) else None
            if match:
                return Slip(Location(file, number + 1, match.start(1) + 1), slug, message)
    return None


def _place(mark: yaml.Mark, file: str) -> Location:
    return Location(file, mark.line + 1, mark.column + 1)
