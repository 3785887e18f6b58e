"""A shape → the declarations, the body and the response processing of a QTI 3 item."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree as ET

from generator.exchange.base import Item, NotHeld
from generator.exchange.decimals import digits
from generator.exchange.qti.elements import add, element, paragraph, told
from generator.exchange.weights import weights
from generator.model.shape import Choice, Choosable, Entry, Number, Open, Order, Pairs, Verdict

_TEMPLATE = "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
Parts = tuple[list[ET.Element], ET.Element, ET.Element]


@dataclass
class _Making:
    """An item's three parts while they are made."""

    stem: str
    declarations: list[ET.Element] = field(default_factory=list)
    body: ET.Element = field(default_factory=lambda: element("itemBody"))
    processing: ET.Element = field(default_factory=lambda: element("responseProcessing"))

    def declare(self, kind: str, cardinality: str, correct: Iterable[str], identifier: str = "RESPONSE") -> ET.Element:
        made = element("responseDeclaration", identifier=identifier, cardinality=cardinality, baseType=kind)
        values = add(made, "correctResponse")
        for value in correct:
            add(values, "value").text = value
        self.declarations.append(made)
        return made

    def interaction(self, tag: str, **attributes: str) -> ET.Element:
        """The one interaction of the body, with the stem for its prompt."""
        made = add(self.body, tag, responseIdentifier="RESPONSE", **attributes)
        made.append(told("prompt", self.stem))
        return made

    def score(self, template: str) -> None:
        self.processing.set("template", f"{_TEMPLATE}{template}")


def body_and_scoring(item: Item) -> Parts:
    making = _Making(item.stem)
    make = _MAKERS.get(type(item.shape))
    if make is None:
        raise NotHeld("材料题里不能再有材料题")
    make(item.shape, making)
    score = element("outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float")
    making.declarations.append(score)
    return making.declarations, making.body, making.processing


def _choice(shape: Choice, making: _Making) -> None:
    keys = _LETTERS[: len(shape.options)]
    right = [key for key, option in zip(keys, shape.options, strict=True) if option.right]
    declared = making.declare("identifier", "multiple" if shape.several else "single", right)
    most = "0" if shape.several else "1"
    interaction = making.interaction("choiceInteraction", maxChoices=most, shuffle="true")
    for key, option in zip(keys, shape.options, strict=True):
        _simple_choice(interaction, key, option)
    _declare_feedback(making, shape.options, shape.several)
    if shape.several and shape.partial == "prop":
        _map(declared, zip(keys, weights(shape), strict=True))
        making.score("map_response")
    elif shape.several and shape.partial == "half":
        _half(making)
    else:
        making.score("match_correct")


def _simple_choice(parent: ET.Element, key: str, option: Choosable) -> None:
    made = told("simpleChoice", option.text, identifier=key, **({"fixed": "true"} if option.last else {}))
    if option.feedback:
        shown = {"outcomeIdentifier": "FEEDBACK", "identifier": key, "showHide": "show"}
        made.append(told("feedbackInline", option.feedback, **shown))
    parent.append(made)


def _declare_feedback(making: _Making, options: Iterable[Choosable], several: bool) -> None:
    """What was chosen decides which feedback is shown."""
    if any(option.feedback for option in options):
        cardinality = "multiple" if several else "single"
        making.declarations.append(
            element("outcomeDeclaration", identifier="FEEDBACK", cardinality=cardinality, baseType="identifier")
        )
        add(add(making.processing, "setOutcomeValue", identifier="FEEDBACK"), "variable", identifier="RESPONSE")


def _map(declared: ET.Element, shares: Iterable[tuple[str, str]]) -> None:
    mapping = add(declared, "mapping", lowerBound="0", upperBound="1", defaultValue="0")
    for key, percent in shares:
        add(mapping, "mapEntry", mapKey=key, mappedValue=f"{float(percent) / 100:.7f}")


def _half(making: _Making) -> None:
    """All right is 1; some of them and no wrong one is a half."""
    condition = add(making.processing, "responseCondition")
    whole = add(condition, "responseIf")
    matched = add(whole, "match")
    _set_score(whole, "1")
    some = add(condition, "responseElseIf")
    both = add(some, "and")
    add(add(add(both, "not"), "isNull"), "variable", identifier="RESPONSE")
    within = add(both, "contains")
    for pair, first, second in ((matched, "variable", "correct"), (within, "correct", "variable")):
        add(pair, first, identifier="RESPONSE")
        add(pair, second, identifier="RESPONSE")
    _set_score(some, "0.5")


def _set_score(parent: ET.Element, value: str) -> None:
    add(add(parent, "setOutcomeValue", identifier="SCORE"), "baseValue", baseType="float").text = value


def _verdict(shape: Verdict, making: _Making) -> None:
    making.declare("identifier", "single", ["a" if shape.true else "b"])
    interaction = making.interaction("choiceInteraction", maxChoices="1", shuffle="false")
    options = (Choosable("正确", shape.true, shape.fix), Choosable("错误", not shape.true))
    for key, option in zip("ab", options, strict=True):
        _simple_choice(interaction, key, option)
    _declare_feedback(making, options, False)
    making.score("match_correct")


def _entry(shape: Entry, making: _Making) -> None:
    """The blanks where they stand in the stem; each right one is its share of the mark."""
    places = {}
    for number, blank in enumerate(shape.blanks, 1):
        name = f"RESPONSE{number}"
        keys = [f"t{blank.tiles.index(text)}" for text in blank.accept if text in blank.tiles]
        correct = keys if blank.tiles else list(blank.accept)
        if not correct:
            raise NotHeld("填空的备选词里没有正确答案")
        declared = making.declare("identifier" if blank.tiles else "string", "single", correct[:1], name)
        _map(declared, ((text, "100") for text in correct))
        made = element("inlineChoiceInteraction" if blank.tiles else "textEntryInteraction", responseIdentifier=name)
        for key, tile in enumerate(blank.tiles):
            add(made, "inlineChoice", identifier=f"t{key}").text = tile
        places[f"{{{{{number}}}}}"] = made
    if sorted(re.findall(r"\{\{[1-9]\}\}", making.stem)) != sorted(places):
        raise NotHeld("题干里的空与答案不是一一对应")
    making.body.append(paragraph(making.stem, "p", places))
    total = add(add(making.processing, "setOutcomeValue", identifier="SCORE"), "sum")
    for number in range(1, len(places) + 1):
        add(total, "mapResponse", identifier=f"RESPONSE{number}")


def _number(shape: Number, making: _Making) -> None:
    middle = shape.near if shape.near is not None else (shape.low + shape.high) / 2
    making.declare("float", "single", [digits(middle)])
    making.body.append(paragraph(making.stem))
    add(add(making.body, "p"), "textEntryInteraction", responseIdentifier="RESPONSE")
    right = add(add(making.processing, "responseCondition"), "responseIf")
    if shape.near is None:
        both = add(right, "and")
        for tag, value in (("gte", shape.low), ("lte", shape.high)):
            compared = add(both, tag)
            add(compared, "variable", identifier="RESPONSE")
            add(compared, "baseValue", baseType="float").text = digits(value)
    else:
        give = digits(shape.high - shape.near)
        equal = add(right, "equal", toleranceMode="absolute", tolerance=f"{give} {give}")
        add(equal, "variable", identifier="RESPONSE")
        add(equal, "correct", identifier="RESPONSE")
    _set_score(right, "1")


def _order(shape: Order, making: _Making) -> None:
    """The items stand in the order of their words, which tells nothing."""
    shown = sorted(shape.items)
    making.declare("identifier", "ordered", (f"i{shown.index(text)}" for text in shape.items))
    interaction = making.interaction("orderInteraction", shuffle="true")
    for place, text in enumerate(shown):
        _simple_choice(interaction, f"i{place}", Choosable(text, True))
    making.score("match_correct")


def _pairs(shape: Pairs, making: _Making) -> None:
    """Every pair is its share of the mark."""
    pairs = [f"l{place} r{partner}" for place, partner in enumerate(shape.answer)]
    declared = making.declare("directedPair", "multiple", pairs)
    _map(declared, ((pair, str(100 / len(pairs))) for pair in pairs))
    interaction = making.interaction("matchInteraction", shuffle="true", maxAssociations="0")
    for letter, side, most in (("l", shape.left, "1"), ("r", shape.right, "0")):
        matched = add(interaction, "simpleMatchSet")
        for place, text in enumerate(side):
            matched.append(told("simpleAssociableChoice", text, identifier=f"{letter}{place}", matchMax=most))
    making.score("map_response")


def _open(shape: Open, making: _Making) -> None:
    making.declare("string", "single", ())
    making.interaction("extendedTextInteraction")
    if shape.model:
        add(add(making.body, "rubricBlock", use="scoring", view="scorer"), "contentBody").append(paragraph(shape.model))


_MAKERS: dict[type, Callable[[Any, _Making], None]] = {
    Choice: _choice,
    Verdict: _verdict,
    Entry: _entry,
    Number: _number,
    Order: _order,
    Pairs: _pairs,
    Open: _open,
}
