"""A Moodle question by its type → its shape; cloze is cloze.py."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction

from generator.exchange import mess
from generator.exchange.decimals import decimal
from generator.exchange.moodle.cloze import cloze
from generator.exchange.moodle.texts import Texts
from generator.exchange.weights import partial_of
from generator.model.shape import Blank, Choice, Choosable, Entry, Number, Open, Order, Pairs, Shape, Verdict
from generator.source.foreign.xmltree import Node

Made = tuple[str, Shape] | None


_UNDERSCORES = re.compile("_{5,}")


def _stem(node: Node, texts: Texts) -> str:
    return texts.read(node.first("questiontext"))


def share(node: Node) -> float:
    """The percent that an answer scores; 0 where it says none that can be read."""
    text = node.get("fraction")
    return float(text) if re.fullmatch(r"-?\d{1,4}(\.\d{1,12})?", text) else 0.0


def _multichoice(node: Node, texts: Texts) -> Made:
    given = node.all("answer")
    shares = [share(answer) for answer in given]
    several = node.text("single") in ("false", "0") or sum(value >= 99.9 for value in shares) > 1
    right = [value > 0 for value in shares] if several else [value >= 99.9 for value in shares]
    if not any(right):
        texts.fault("没有得满分的选项，请在 Moodle 里标出正确答案")
        return None
    partial, exact = partial_of(shares) if several else ("half", True)
    if several and sum(right) == 1:
        texts.mended("多选题只有一个正确选项，按单选题导入")
        several, partial = False, "half"
    elif not exact:
        texts.mended("多选题的扣分与这里的算法不同，导入后漏选得一半分、选错不得分")
    if not several and any(0 < value < 99.9 for value in shares):
        texts.mended("有的选项得一部分分，导入后不得分")
    options = (
        Choosable(texts.read(answer), chosen, texts.read(answer.first("feedback")))
        for answer, chosen in zip(given, right, strict=True)
    )
    return _stem(node, texts), Choice(tuple(options), several, partial)


def _truefalse(node: Node, texts: Texts) -> Made:
    said = {mess.verdict(answer.text("text")): answer for answer in node.all("answer")}
    true = next((word for word, answer in said.items() if word is not None and share(answer) > 0), None)
    if true is None:
        texts.fault("判断题没有标出 true 还是 false 得满分，请补上")
        return None
    wrong, right = (texts.read(said[word].first("feedback")) if word in said else "" for word in (not true, true))
    if right or (true and wrong):
        texts.mended("判断题的反馈没有导入，需要的请写进解析")
    return _stem(node, texts), Verdict(true, "" if true else wrong)


def _shortanswer(node: Node, texts: Texts) -> Made:
    given = node.all("answer")
    accept = [answer.text("text") for answer in given if share(answer) >= 99.9 and answer.text("text")]
    if len(accept) < len(given):
        texts.mended("得一部分分的答案没有导入")
    if any("*" in text for text in accept):
        texts.mended("答案里的星号在 Moodle 里代表任意文字，导入后只是星号")
    if any(answer.text("feedback", "text") for answer in given):
        texts.mended("填空题各答案的反馈没有导入")
    if not accept:
        texts.fault("填空题没有得满分的答案，请补上")
        return None
    stem = texts.read(node.first("questiontext"), change=lambda text: _UNDERSCORES.sub("{{1}}", text, count=1))
    if "{{1}}" not in stem:
        stem, count = mess.with_placeholders(stem)
        if count > 1:
            texts.fault(f"题干里有 {count} 个空，答案只有一个，请在 Moodle 里改正")
        stem = stem if count else f"{stem}{{{{1}}}}"
    return stem, Entry((Blank(tuple(dict.fromkeys(accept))),))


def _numerical(node: Node, texts: Texts) -> Made:
    right: list[tuple[Fraction, Fraction]] = []
    wrong: list[tuple[Fraction, str]] = []
    for answer in node.all("answer"):
        value, give = decimal(answer.text("text")), decimal(answer.text("tolerance") or "0")
        if value is None or give is None:
            texts.fault(f"“{answer.text('text')[:40]}”不是数，请改正")
        elif share(answer) >= 99.9:
            right.append((value, abs(give)))
        elif share(answer) == 0 and not give and answer.text("feedback", "text"):
            wrong.append((value, texts.read(answer.first("feedback"))))
        else:
            texts.mended("得一部分分的数没有导入")
    if len(right) != 1:
        texts.fault(f"有 {len(right)} 个得满分的数，请只留一个")
        return None
    (value, give), units = right[0], _units(node, texts)
    return _stem(node, texts), Number(
        value - give, value + give, value, units[0] if units else "", units[1:], tuple(wrong)
    )


def _units(node: Node, texts: Texts) -> tuple[str, ...]:
    given = (node.first("units") or Node("", {}, 0)).all("unit")
    whole = [unit.text("unit_name") for unit in given if decimal(unit.text("multiplier") or "1") == 1]
    if len(whole) < len(given):
        texts.mended("要换算的单位没有导入")
    return tuple(filter(None, whole))


def _matching(node: Node, texts: Texts) -> Made:
    left, partners, spare = [], [], []
    for pair in node.all("subquestion"):
        first = texts.markdown(pair.text("text"), pair.get("format") or "html")
        second = texts.markdown(pair.text("answer", "text"), "plain_text")
        if first:
            left.append(first)
            partners.append(second)
        elif second:
            spare.append(second)
    right = tuple(dict.fromkeys((*partners, *spare)))
    return _stem(node, texts), Pairs(tuple(left), right, tuple(map(right.index, partners)))


def _ordering(node: Node, texts: Texts) -> Made:
    items = tuple(texts.read(answer) for answer in sorted(node.all("answer"), key=share))
    relative = node.text("gradingtype").upper().startswith("RELATIVE")
    return _stem(node, texts), Order(items, "prop" if relative else "all")


def _essay(node: Node, texts: Texts) -> Made:
    return _stem(node, texts), Open(texts.read(node.first("graderinfo")))


SHAPES: dict[str, Callable[[Node, Texts], Made]] = {
    "multichoice": _multichoice,
    "truefalse": _truefalse,
    "shortanswer": _shortanswer,
    "numerical": _numerical,
    "matching": _matching,
    "ordering": _ordering,
    "essay": _essay,
    "cloze": cloze,
    "multianswer": cloze,
}
"""Moodle's type → what reads its stem and its shape."""
