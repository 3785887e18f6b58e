"""What stands in GIFT's braces → a shape."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from generator.exchange.base import Said
from generator.exchange.decimals import decimal
from generator.exchange.gift.signs import markdown, shown
from generator.exchange.richtext import from_plain
from generator.exchange.weights import partial_of
from generator.model.shape import Blank, Choice, Choosable, Entry, Number, Open, Order, Pairs, Shape, Verdict

BRACES = re.compile(r"\{([^{}]*)\}")
_ANSWER = re.compile(r"([=~])\s*(?:%(-?\d{1,3}(?:\.\d+)?)%)?([^=~]*)")
_VERDICT = re.compile(r"\s*(T|TRUE|F|FALSE)\s*(?:#(.*))?", re.S | re.I)
_ORDER = re.compile(r"\s*>([^\n]*)\n(.*)", re.S)


@dataclass
class Answers(Said):
    """Reads the texts of one question and collects what is to be said of them; `general` is its explanation."""

    form: str
    general: str = ""

    def text(self, text: str) -> str:
        """Inline Markdown; what is lost is said."""
        return self.take(*markdown(text, self.form))


@dataclass(frozen=True)
class _Answer:
    sign: str
    percent: float | None
    text: str
    feedback: str


def shape_of(inside: str, answers: Answers) -> Shape | None:
    """The shape, or None after saying why there is none."""
    inside, general, explanation = inside.partition("####")
    if general:
        answers.general = answers.text(explanation)
    verdict, order = _VERDICT.fullmatch(inside), _ORDER.fullmatch(inside)
    if verdict:
        return _verdict(verdict, answers)
    if order:
        return _order(order, answers)
    if inside.lstrip().startswith("#"):
        return _number(inside.lstrip()[1:], answers)
    return _marked(inside, answers) if inside.strip() else Open("")


def _marked(inside: str, answers: Answers) -> Shape | None:
    """Answers each after its sign."""
    given = [_answer(found) for found in _ANSWER.finditer(inside)]
    if not inside.lstrip().startswith(("=", "~")):
        answers.fault("花括号里的答案看不懂，每个答案前要有 = 或 ~，请改正")
        return None
    if all("->" in answer.text for answer in given):
        return _pairs(given, answers)
    return _choice(given, answers) if any(answer.sign == "~" for answer in given) else _entry(given, answers)


def _answer(found: re.Match[str]) -> _Answer:
    text, _, feedback = found[3].partition("#")
    return _Answer(found[1], float(found[2]) if found[2] else None, text.strip(), feedback.strip())


def _verdict(found: re.Match[str], answers: Answers) -> Verdict:
    """Feedback on the wrong answer comes first; that on a false sentence is taken for the right one."""
    true = found[1].upper().startswith("T")
    wrong, _, right = (found[2] or "").partition("#")
    if right.strip() or (true and wrong.strip()):
        answers.mended("判断题的反馈没有导入，需要的请写进解析")
    return Verdict(true, "" if true else answers.text(wrong))


def _order(found: re.Match[str], answers: Answers) -> Order:
    items = tuple(answers.text(line) for line in found[2].split("\n") if line.strip())
    return Order(items, "prop" if "RELATIVE" in found[1].upper() else "all")


def _pairs(given: list[_Answer], answers: Answers) -> Pairs:
    left, partners, spare = [], [], []
    for answer in given:
        first, _, second = answer.text.partition("->")
        if first.strip():
            left.append(answers.text(first))
            partners.append(from_plain(shown(second)))
        else:
            spare.append(from_plain(shown(second)))
    right = tuple(dict.fromkeys((*partners, *spare)))
    return Pairs(tuple(left), right, tuple(map(right.index, partners)))


def _choice(given: list[_Answer], answers: Answers) -> Shape | None:
    """One right option is marked `=`; where several are right, each carries its percent."""
    full = [(answer.sign == "=" and answer.percent in (None, 100)) or answer.percent == 100 for answer in given]
    shares = [100.0 if right else answer.percent or 0.0 for right, answer in zip(full, given, strict=True)]
    several = sum(full) != 1
    if sum(full) > 1:
        answers.mended(f"有 {sum(full)} 个选项都得满分，按多选题导入")
    elif not several and any(0 < share < 100 for share in shares):
        answers.mended("有的选项得一部分分，导入后不得分")
    right = [share > 0 for share in shares] if several and not any(full) else full
    if not any(right):
        answers.fault("没有正确选项，请用 = 标出")
        return None
    partial, exact = partial_of(shares) if several and not any(full) else ("half", not several or sum(full) > 1)
    if not exact:
        answers.mended("多选题的扣分与这里的算法不同，导入后漏选得一半分、选错不得分")
    options = (
        Choosable(answers.text(answer.text), chosen, answers.text(answer.feedback))
        for answer, chosen in zip(given, right, strict=True)
    )
    return Choice(tuple(options), several, partial)


def _entry(given: list[_Answer], answers: Answers) -> Entry:
    accept = tuple(shown(answer.text).strip() for answer in given if answer.percent in (None, 100))
    if len(accept) < len(given):
        answers.mended("得一部分分的答案没有导入")
    if any(answer.feedback for answer in given):
        answers.mended("填空题各答案的反馈没有导入")
    return Entry((Blank(tuple(dict.fromkeys(accept))),))


def _number(inside: str, answers: Answers) -> Shape | None:
    """`22`, `22:2`, `20..24`, or several, each after `=`; those that score nothing are the mistakes foreseen."""
    given = [_answer(found) for found in _ANSWER.finditer(inside)] if inside.lstrip().startswith("=") else []
    if not given:
        text, _, feedback = inside.partition("#")
        given = [_Answer("=", None, text.strip(), feedback.strip())]
    right: list[Number] = []
    wrong: list[tuple[Fraction, str]] = []
    for answer in given:
        found = _range(shown(answer.text))
        if found is None:
            answers.fault(f"“{shown(answer.text)[:40]}”不是数，请写成 22、22:2 或 20..24")
        elif answer.percent in (None, 100):
            right.append(found)
        elif answer.percent == 0 and found.low == found.high and answer.feedback:
            wrong.append((found.low, answers.text(answer.feedback)))
        else:
            answers.mended("得一部分分的数没有导入")
    if len(right) != 1 and not answers.problems:
        answers.fault(f"有 {len(right)} 个得满分的数，请只留一个")
    if len(right) != 1:
        return None
    return Number(right[0].low, right[0].high, right[0].near, wrong=tuple(wrong))


def _range(text: str) -> Number | None:
    first, between, second = text.partition("..")
    near, _, give = (text, "", "0") if between else text.partition(":")
    values = [decimal(first), decimal(second)] if between else [decimal(near), decimal(give or "0")]
    if values[0] is None or values[1] is None:
        return None
    if between:
        low, high = values[0], values[1]
        return Number(low, high, low if low == high else None) if low <= high else None
    return Number(values[0] - abs(values[1]), values[0] + abs(values[1]), values[0])
