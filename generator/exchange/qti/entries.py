"""QTI's blanks: typed words, words to choose from, numbers with a tolerance or in a range."""

from __future__ import annotations

from fractions import Fraction

from generator.exchange.answers import MOST_BLANKS
from generator.exchange.decimals import decimal
from generator.exchange.qti.reader import Reader
from generator.exchange.qti.scoring import Declared
from generator.model.shape import Blank, Entry, Number, Shape
from generator.source.foreign.xmltree import Node

_NUMBERS = ("float", "integer")


def entry(found: list[Node], reader: Reader) -> tuple[str, Shape] | None:
    """Blanks where they stand in the body; one alone that wants a number is a number."""
    first = reader.declared(found[0])
    if len(found) == 1 and first.node.get("baseType") in _NUMBERS:
        shape = _number(first, reader)
        return (_text(found, reader, ""), shape) if shape else None
    if len(found) > MOST_BLANKS:
        reader.fault(f"一道题有 {len(found)} 个空，最多 {MOST_BLANKS} 个，请拆成几道题")
    blanks = [_blank(node, reader) for node in found]
    if not all(blank.accept for blank in blanks):
        reader.fault("有的空没有正确答案，请在原系统里补上")
    return _text(found, reader, "{{%d}}"), Entry(tuple(blanks))


def _text(found: list[Node], reader: Reader, place: str) -> str:
    def change(node: Node) -> str | None:
        number = next((index for index, one in enumerate(found, 1) if one is node), 0)
        return (place % number if place else "") if number else "" if node.name == "rubricBlock" else None

    return reader.text(reader.body, change)


def _blank(node: Node, reader: Reader) -> Blank:
    declared = reader.declared(node)
    full = [key for key, value in declared.mapped.items() if value > 0]
    accept = tuple(dict.fromkeys((*declared.correct, *full)))
    tiles = {choice.get("identifier"): choice.text() for choice in node.all("inlineChoice")}
    if tiles:
        return Blank(tuple(tiles[name] for name in accept if name in tiles), tuple(tiles.values()))
    return Blank(tuple(filter(None, accept)))


def _number(declared: Declared, reader: Reader) -> Number | None:
    """`equal` with a tolerance, or `gte` and `lte`, or the right value alone."""
    near = decimal(declared.correct[0]) if declared.correct else None
    low, high = (_limit(declared, name) for name in ("gte", "lte"))
    if low is not None and high is not None:
        return Number(low, high, near if low == high else None)
    if near is None:
        reader.fault("数值题没有看得懂的正确答案，请在原系统里补上")
        return None
    below, above = _tolerance(declared, near, reader)
    return Number(near - below, near + above, near if below == above else None)


def _limit(declared: Declared, name: str) -> Fraction | None:
    values = [node.text("baseValue") for node in declared.uses(name)]
    return decimal(values[0]) if values else None


def _tolerance(declared: Declared, near: Fraction, reader: Reader) -> tuple[Fraction, Fraction]:
    """How far below and above the value is right; percents are turned into numbers."""
    nodes = declared.uses("equal")
    mode = nodes[0].get("toleranceMode") if nodes else "exact"
    if mode not in ("absolute", "relative"):
        return Fraction(0), Fraction(0)
    words = nodes[0].get("tolerance").split()
    given = [value for value in map(decimal, words) if value is not None]
    if not given or len(given) < len(words):
        reader.mended("误差看不懂，没有导入")
        return Fraction(0), Fraction(0)
    scale = abs(near) / 100 if mode == "relative" else Fraction(1)
    return abs(given[0]) * scale, abs(given[-1]) * scale
