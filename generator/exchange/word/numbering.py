"""The numbers and letters that Word writes before paragraphs by itself, which are not in their texts: 1. and A. above all."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from generator.source.foreign.xmltree import Node, parse

_HANZI = "零一二三四五六七八九"
_DEEPEST = 9
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True)
class _Level:
    """One level of a list: how it counts, what stands around its numbers, where it begins."""

    form: str
    text: str
    start: int


@dataclass
class Numbering:
    """Counts the numbered paragraphs of a document in their order."""

    lists: dict[str, str] = field(default_factory=dict)
    levels: dict[tuple[str, int], _Level] = field(default_factory=dict)
    restarts: dict[tuple[str, int], int] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, paragraph: Node) -> str:
        """What Word writes before a paragraph; '' before most."""
        found = _list_of(paragraph.first("pPr"))
        style = paragraph.first("pPr", "pStyle")
        number, depth = found or self.styles.get(style.get("val") if style else "", ("", 0))
        abstract = self.lists.get(number, "")
        level = self.levels.get((abstract, depth))
        if level is None:
            return ""
        counts = self.counts.setdefault(abstract, {})
        if (number, depth) in self.restarts:
            counts[depth] = self.restarts.pop((number, depth)) - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        return re.sub("%([1-9])", lambda match: self._written(abstract, int(match[1]) - 1, counts), level.text)

    def _written(self, abstract: str, depth: int, counts: dict[int, int]) -> str:
        level = self.levels.get((abstract, depth))
        return FORMS.get(level.form, str)(counts.get(depth, level.start)) if level else ""


def numbering(parts: dict[str, bytes]) -> Numbering:
    """The lists that a document has, and the styles that belong to one."""
    made = Numbering()
    if "word/numbering.xml" in parts:
        root = parse(parts["word/numbering.xml"], "word/numbering.xml")
        for node in root.all("abstractNum"):
            for level in node.all("lvl"):
                made.levels[node.get("abstractNumId"), _integer(level.get("ilvl"), 0)] = _level(level)
        for node in root.all("num"):
            made.lists[node.get("numId")] = _value(node, "abstractNumId")
            for override in node.all("lvlOverride"):
                start = _value(override, "startOverride")
                if start:
                    made.restarts[node.get("numId"), _integer(override.get("ilvl"), 0)] = _integer(start, 1)
    if "word/styles.xml" in parts:
        for style in parse(parts["word/styles.xml"], "word/styles.xml").all("style"):
            found = _list_of(style.first("pPr"))
            if found:
                made.styles[style.get("styleId")] = found
    return made


def _level(node: Node) -> _Level:
    form = _value(node, "numFmt") or "decimal"
    text = "" if form in ("bullet", "none") else _value(node, "lvlText")
    return _Level(form, text, _integer(_value(node, "start"), 1))


def _list_of(properties: Node | None) -> tuple[str, int] | None:
    """The list and the level that a paragraph or a style names."""
    found = properties.first("numPr") if properties else None
    return (_value(found, "numId"), min(_integer(_value(found, "ilvl"), 0), _DEEPEST)) if found else None


def _value(node: Node, name: str) -> str:
    found = node.first(name)
    return found.get("val") if found else ""


def _integer(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else otherwise


def _letter(number: int) -> str:
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number < 1000 else str(number)


def _hanzi(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not 0 < number < 100:
        return str(number)
    return ("" if tens == 0 else "十" if tens == 1 else f"{_HANZI[tens]}十") + (_HANZI[ones] if ones else "")


def _roman(number: int) -> str:
    made = ""
    for value, letters in _ROMAN if 0 < number < 40 else ():
        made += letters * (number // value)
        number %= value
    return made or str(number)


FORMS: dict[str, Callable[[int], str]] = {
    "upperLetter": _letter,
    "lowerLetter": lambda number: _letter(number).lower(),
    "chineseCounting": _hanzi,
    "chineseCountingThousand": _hanzi,
    "japaneseCounting": _hanzi,
    "ideographDigital": _hanzi,
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
}
"""Word's name of a way to count → what it writes; all others are read as digits."""
