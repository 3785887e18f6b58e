"""What only a numeric question can get wrong."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Text, error
from generator.model.question import Question
from generator.question_types.numerals import cleaned, number
from generator.question_types.numeric.answer import Answer, Numeric, without_unit


def check(question: Question) -> Iterator[Diagnostic]:
    content: Numeric = question.content
    answer = content.answer
    if answer is None:
        return
    yield from _parts(answer)
    yield from _units(answer)
    for written in (*answer.numbers, *(wrong.value for wrong in content.mistakes)):
        yield from _number(written, answer)
    yield from _range(answer)
    yield from _tolerance(answer)
    yield from _mistakes(content, answer)


def _parts(answer: Answer) -> Iterator[Diagnostic]:
    """A value or both ends."""
    ends = [end for end in (answer.min, answer.max) if end]
    if answer.value and ends:
        yield error(ends[0].location, "value-and-range", "写了 value 就不要再写 min 和 max，请留下一种")
    elif not answer.value and len(ends) < 2:
        message = "数值题的答案要有 value，或者 min 和 max 两样都有，请补上"
        yield error(answer.location, "missing-field", message)
    elif not answer.value and answer.tolerance:
        at = answer.tolerance.location
        yield error(at, "value-and-range", "min 和 max 已经说了范围，tolerance 只和 value 一起用，请删去")


def _units(answer: Answer) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for unit in filter(None, (answer.unit, *answer.units_ok)):
        if cleaned(unit) in seen:
            yield error(unit.location, "unit-twice", f"单位“{unit}”写了两次，请删去一个")
        seen.add(cleaned(unit))


def _number(written: Text, answer: Answer) -> Iterator[Diagnostic]:
    if not written:
        return
    if without_unit(written, answer.units) != cleaned(written):
        yield error(written.location, "unit-twice", f"“{written}”里带了单位，unit 里已经有了，这里请只写数")
    elif number(written) is None:
        message = f"“{written}”不是一个数，或者太大、太细，请写成 25、0.5、2%、3/4、二十五 这样的数"
        yield error(written.location, "bad-number", message)


def _range(answer: Answer) -> Iterator[Diagnostic]:
    low, high = (number(end or "") for end in (answer.min, answer.max))
    if answer.min and low is not None and high is not None and low > high:
        yield error(answer.min.location, "range-reversed", "min 比 max 还大，请把两个数对调")


def _tolerance(answer: Answer) -> Iterator[Diagnostic]:
    value, tolerance = number(answer.value or ""), number(answer.tolerance or "")
    if not answer.value or not answer.tolerance or value is None or tolerance is None:
        return
    if tolerance < 0:
        yield error(answer.tolerance.location, "tolerance-negative", "误差不能是负数，请去掉负号")
    elif "%" in cleaned(answer.tolerance) and not _is_share(answer):
        message = "误差要写成数，答案是几就在几的上下，不能写百分比，请改成数"
        yield error(answer.tolerance.location, "bad-number", message)
    elif answer.low is None or answer.high is None:
        yield error(answer.value.location, "bad-number", "这个数加减误差以后太大或太细，请少写几位")


def _is_share(answer: Answer) -> bool:
    """Whether the answer itself is a percentage."""
    return "%" in cleaned(answer.value or "")


def _mistakes(content: Numeric, answer: Answer) -> Iterator[Diagnostic]:
    for wrong in content.mistakes:
        value = number(wrong.value)
        if value is not None and answer.holds(value):
            message = f"“{wrong.value}”在算对的范围里，不会当错的判，请改掉这个数，或收窄答案的范围"
            yield error(wrong.value.location, "wrong-is-right", message)
