"""Items → Moodle XML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from xml.etree import ElementTree as ET

from generator.exchange.base import Item, NotHeld, Written
from generator.exchange.decimals import digits
from generator.exchange.groups import parts_of
from generator.exchange.losses import each
from generator.exchange.moodle.cloze import field
from generator.exchange.richtext import to_html, to_plain
from generator.exchange.weights import weights
from generator.model.shape import Blank, Choice, Entry, Group, Number, Open, Order, Pairs, Verdict

HOLDS = frozenset(
    [
        "looks",
        "explanation",
        "case_explanation",
        "part_explanation",
        "topics",
        "chapter",
        "feedback",
        "prop",
        "fix",
        "tiles",
        "unit",
        "units",
        "wrong",
        "neighbours",
        "whole_order",
        "model",
        "together",
    ]
)
_PLACEHOLDER = re.compile(r"\{\{([1-9])\}\}")


def write(items: Sequence[Item]) -> Written:
    """One `<quiz>`; categories are named where they change."""
    made, losses = each(items, HOLDS, lambda item: (item.chapter, _questions(item)))
    quiz, chapter = ET.Element("quiz"), ""
    for own, questions in made:
        if own != chapter:
            category = ET.SubElement(ET.SubElement(quiz, "question", type="category"), "category")
            ET.SubElement(category, "text").text = f"$course$/top{'/' * bool(own)}{own}"
            chapter = own
        quiz.extend(questions)
    ET.indent(quiz)
    return Written(ET.tostring(quiz, encoding="utf-8", xml_declaration=True) + b"\n", tuple(losses))


def _questions(item: Item) -> list[ET.Element]:
    """One question, or a case's material and its parts, tied by their id numbers."""
    if not isinstance(item.shape, Group):
        return [_question(item)]
    head = _begun(item, "description", to_html(item.shape.material))
    return [head, *(_question(part) for part in parts_of(item, item.shape))]


def _question(item: Item) -> ET.Element:
    stem, shape = to_html(item.stem), item.shape
    match shape:
        case Choice():
            made = _choice(item, shape)
        case Verdict(true, fix):
            made = _begun(item, "truefalse", stem)
            for word in (True, False):
                _answer(made, "100" if word == true else "0", str(word).lower(), fix if word and not true else "")
        case Entry(blanks):
            made = _entry(item, blanks)
        case Number():
            made = _number(item, shape)
        case Order():
            made = _order(item, shape)
        case Pairs():
            made = _pairs(item, shape)
        case Open(model):
            made = _begun(item, "essay", stem)
            _rich(made, "graderinfo", to_html(model))
        case _:
            raise NotHeld("材料题里不能再有材料题")
    return made


def _begun(item: Item, kind: str, stem: str) -> ET.Element:
    """A question up to where its type's own elements begin."""
    made = ET.Element("question", type=kind)
    ET.SubElement(ET.SubElement(made, "name"), "text").text = item.number
    _rich(made, "questiontext", stem)
    _rich(made, "generalfeedback", to_html(item.explanation))
    ET.SubElement(made, "idnumber").text = item.number
    if item.topics:
        tags = ET.SubElement(made, "tags")
        for topic in item.topics:
            ET.SubElement(ET.SubElement(tags, "tag"), "text").text = topic
    return made


def _rich(parent: ET.Element, name: str, html: str, **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, name, {**attributes, "format": "html"})
    ET.SubElement(made, "text").text = html
    return made


def _answer(parent: ET.Element, fraction: str, text: str, feedback: str = "") -> ET.Element:
    """An answer in plain letters, with what is told to those who give it."""
    made = ET.SubElement(parent, "answer", fraction=fraction, format="moodle_auto_format")
    ET.SubElement(made, "text").text = text
    _rich(made, "feedback", to_html(feedback))
    return made


def _choice(item: Item, shape: Choice) -> ET.Element:
    made = _begun(item, "multichoice", to_html(item.stem))
    ET.SubElement(made, "single").text = str(not shape.several).lower()
    ET.SubElement(made, "shuffleanswers").text = "true"
    ET.SubElement(made, "answernumbering").text = "ABCD"
    shares = weights(shape) if shape.several else ["100" if option.right else "0" for option in shape.options]
    for option, percent in zip(shape.options, shares, strict=True):
        answer = _rich(made, "answer", to_html(option.text), fraction=percent)
        _rich(answer, "feedback", to_html(option.feedback))
    return made


def _entry(item: Item, blanks: Sequence[Blank]) -> ET.Element:
    """One blank typed is a short answer; several, or one to tap, a cloze."""
    numbers = [int(number) for number in _PLACEHOLDER.findall(item.stem)]
    if sorted(numbers) != list(range(1, len(blanks) + 1)):
        raise NotHeld("题干里的空与答案不是一一对应")
    if len(blanks) == 1 and not blanks[0].tiles:
        made = _begun(item, "shortanswer", _PLACEHOLDER.sub("_____", to_html(item.stem)))
        ET.SubElement(made, "usecase").text = "0"
        for text in blanks[0].accept:
            _answer(made, "100", text)
        return made
    if numbers != sorted(numbers):
        raise NotHeld("题干里的空没有按次序编号")
    stem = _PLACEHOLDER.sub(lambda found: field(blanks[int(found[1]) - 1]), to_html(item.stem))
    return _begun(item, "cloze", stem)


def _number(item: Item, shape: Number) -> ET.Element:
    made = _begun(item, "numerical", to_html(item.stem))
    near = (shape.low + shape.high) / 2
    right = _answer(made, "100", digits(near))
    ET.SubElement(right, "tolerance").text = digits(shape.high - near)
    for value, told in shape.wrong:
        ET.SubElement(_answer(made, "0", digits(value), told), "tolerance").text = "0"
    units = tuple(filter(None, (shape.unit, *shape.units)))
    if units:
        _units(made, units)
    return made


def _units(made: ET.Element, units: Iterable[str]) -> None:
    ET.SubElement(made, "unitgradingtype").text = "0"
    listed = ET.SubElement(made, "units")
    for name in units:
        unit = ET.SubElement(listed, "unit")
        ET.SubElement(unit, "multiplier").text = "1"
        ET.SubElement(unit, "unit_name").text = name


def _order(item: Item, shape: Order) -> ET.Element:
    made = _begun(item, "ordering", to_html(item.stem))
    ET.SubElement(made, "layouttype").text = "VERTICAL"
    ET.SubElement(made, "selecttype").text = "ALL"
    grading = "ALL_OR_NOTHING" if shape.partial == "all" else "RELATIVE_NEXT_EXCLUDE_LAST"
    ET.SubElement(made, "gradingtype").text = grading
    for place, text in enumerate(shape.items, 1):
        _rich(made, "answer", to_html(text), fraction=f"{place}.0000000")
    return made


def _pairs(item: Item, shape: Pairs) -> ET.Element:
    made = _begun(item, "matching", to_html(item.stem))
    ET.SubElement(made, "shuffleanswers").text = "true"
    pairs = [(left, shape.right[to]) for left, to in zip(shape.left, shape.answer, strict=True)]
    pairs += [("", text) for place, text in enumerate(shape.right) if place not in shape.answer]
    for left, right in pairs:
        pair = _rich(made, "subquestion", to_html(left))
        ET.SubElement(ET.SubElement(pair, "answer"), "text").text = to_plain(right).text
    return made
