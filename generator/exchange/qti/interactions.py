"""An item of QTI → our item: which interaction it holds, and what its declarations say is right."""

from __future__ import annotations

from collections.abc import Callable

from generator.exchange import mess
from generator.exchange.base import Item
from generator.exchange.qti.entries import entry
from generator.exchange.qti.reader import FEEDBACK, NOT_SHOWN, Reader
from generator.exchange.qti.scoring import partial_of
from generator.model.shape import Choice, Choosable, Open, Order, Pairs, Shape, Verdict
from generator.source.foreign.problems import Place, Problem, fault
from generator.source.foreign.xmltree import Node

_KINDS = {
    "choiceInteraction", "textEntryInteraction", "inlineChoiceInteraction", "orderInteraction", "matchInteraction",
    "extendedTextInteraction",
}  # fmt: skip


def read_item(root: Node, place: Place) -> tuple[Item | None, list[Problem]]:
    """The item, or None after saying why there is none."""
    reader = Reader(place, root)
    found = [node for node in reader.body.descendants() if node.name.endswith("Interaction")]
    made = _shape(found, reader)
    explanation = "".join(reader.text(node) for node in root.all("modalFeedback")[:1])
    if len(root.all("modalFeedback")) > 1:
        reader.mended("有几段反馈，只导入了第一段，作为解析")
    if made is None or any(problem.severity == "error" for problem in reader.problems):
        return None, reader.problems
    stem, shape = made
    if not stem:
        return None, [*reader.problems, fault(place, "没有题干，请补上")]
    number = root.get("identifier")
    return Item(place, stem, shape, number, explanation, media=tuple(dict.fromkeys(reader.media))), reader.problems


def _shape(found: list[Node], reader: Reader) -> tuple[str, Shape] | None:
    kinds = {node.name for node in found}
    unknown = sorted(kinds - _KINDS)
    if unknown:
        reader.fault(f"QTI 的 {unknown[0]} 还不能导入，请在原系统里改成别的题型或删去")
    elif not found:
        reader.fault("这一项没有要作答的地方，请检查是不是试题")
    elif kinds <= {"textEntryInteraction", "inlineChoiceInteraction"}:
        return entry(found, reader)
    elif len(found) > 1:
        reader.fault(f"一题里有 {len(found)} 处作答，还不能导入，请拆成几道题")
    else:
        shape = _READERS[found[0].name](found[0], reader)
        return (_stem(found[0], reader), shape) if shape else None
    return None


def _stem(interaction: Node, reader: Reader) -> str:
    """What stands around the interaction and, below it, its prompt."""
    around = reader.text(reader.body, lambda node: "" if node is interaction or node.name in NOT_SHOWN else None)
    prompt = interaction.first("prompt")
    return "  \n".join(filter(None, (around, reader.text(prompt) if prompt else "")))


def _choice(node: Node, reader: Reader) -> Shape | None:
    declared, choices = reader.declared(node), node.all("simpleChoice")
    right = declared.correct
    named = {choice.get("identifier"): choice for choice in choices}
    if not right or not set(right) <= set(named):
        reader.fault("正确答案不在选项之中，请在原系统里改正")
        return None
    words = [mess.verdict(_words(choice)) for choice in choices]
    if len(choices) == 2 and set(words) == {True, False}:
        return _verdict(choices, words, right[0], reader)
    several = declared.several and len(right) > 1
    if declared.several and not several:
        reader.mended("多选题只有一个正确选项，按单选题导入")
    options = (
        Choosable(
            reader.text(choice), choice.get("identifier") in right, _feedback(choice, reader), _fixed(choice, node)
        )
        for choice in choices
    )
    return Choice(tuple(options), several, partial_of(declared, reader.mended) if several else "half")


def _words(choice: Node) -> str:
    return "".join(
        part if isinstance(part, str) else "" if part.name in FEEDBACK else part.text() for part in choice.inside
    )


def _fixed(choice: Node, interaction: Node) -> bool:
    return choice.get("fixed") == "true" and interaction.get("shuffle") == "true"


def _feedback(choice: Node, reader: Reader) -> str:
    found = [node for node in choice.descendants() if node.name in FEEDBACK]
    return reader.text(found[0]) if found else ""


def _verdict(choices: list[Node], words: list[bool | None], right: str, reader: Reader) -> Verdict:
    """Feedback on calling a false sentence true is taken for the right sentence."""
    true = next(bool(word) for choice, word in zip(choices, words, strict=True) if choice.get("identifier") == right)
    told = {word: _feedback(choice, reader) for choice, word in zip(choices, words, strict=True)}
    if told[False] or (true and told[True]):
        reader.mended("判断题的反馈没有导入，需要的请写进解析")
    return Verdict(true, "" if true else told[True])


def _order(node: Node, reader: Reader) -> Shape | None:
    named = {choice.get("identifier"): choice for choice in node.all("simpleChoice")}
    right = reader.declared(node).correct
    if sorted(right) != sorted(named):
        reader.fault("排序题的答案没有把每一项写一次，请在原系统里改正")
        return None
    return Order(tuple(reader.text(named[name]) for name in right))


def _pairs(node: Node, reader: Reader) -> Shape | None:
    sides = [side.all("simpleAssociableChoice") for side in node.all("simpleMatchSet")]
    if len(sides) != 2:
        reader.fault("匹配题应有左右两列，请在原系统里改正")
        return None
    left, right = ([choice.get("identifier") for choice in side] for side in sides)
    partners = dict(pair.split(maxsplit=1) for pair in reader.declared(node).correct if len(pair.split()) == 2)
    if set(left) - set(partners) or not set(partners.values()) <= set(right):
        reader.fault("匹配题左边有的项没有配对，请在原系统里补上")
        return None
    texts = [tuple(reader.text(choice) for choice in side) for side in sides]
    return Pairs(texts[0], texts[1], tuple(right.index(partners[name]) for name in left))


def _open(node: Node, reader: Reader) -> Shape:
    """What graders are told is the model answer."""
    blocks = [
        block for block in reader.body.descendants() if block.name == "rubricBlock" and "scorer" in block.get("view")
    ]
    return Open(reader.text(blocks[0]) if blocks else "")


_READERS: dict[str, Callable[[Node, Reader], Shape | None]] = {
    "choiceInteraction": _choice,
    "orderInteraction": _order,
    "matchInteraction": _pairs,
    "extendedTextInteraction": _open,
}
