"""The answer of a question typed by hand → its shape, by what its author called it or else by what it looks like."""

from __future__ import annotations

import re
from fractions import Fraction

from generator.exchange import mess
from generator.exchange.options import Lettered, lettered
from generator.exchange.raw import Cell, Notes, Question
from generator.exchange.richtext import from_plain
from generator.model.shape import Blank, Choice, Choosable, Entry, Number, Open, Order, Pairs, Shape, Verdict
from generator.question_types.numerals import number

_ARROW = re.compile(r"\s*(?:→|->|—>|⇒|——)\s*")
_RANGE = re.compile(r"(.+?)\s*(?:～|~|—|至|到|\.\.)\s*(.+)")
_GIVE_OR_TAKE = re.compile(r"(.+?)\s*(?:±|\+/-)\s*(.+)")
_WIDE_SPACE = re.compile(r"(?<=\S) {2,}(?=\S)|(?<=\S)\u3000+(?=\S)")
_NUMBERED = re.compile("[（(][1-9][)）]|[①-⑨]|(?:^|\n)[1-9][.．、]")
"""What stands before each of several answers, where they are numbered."""
MOST_BLANKS = 9
Made = tuple[str, Shape] | None
"""A stem and a shape; None after saying why there is none."""


def shape_of(question: Question, notes: Notes) -> Made:
    """The stem, as Markdown, and the shape of a question."""
    options = lettered(question.options, notes)
    stem = question.stem.text
    kind = question.kind or _guessed(question, options)
    if not question.answer.text and kind != "pairs" and question.kind != "open":
        notes.fault(question.answer.place if question.answer.place.line else question.stem.place, "没有答案，请补上")
        return None
    if kind == "entry":
        return _entry(question, notes)
    made = {
        "verdict": _verdict, "number": _number, "order": _order, "pairs": _pairs, "open": _open,
    }.get(kind, _choice)(question, options, notes)  # fmt: skip
    return (from_plain(stem), made) if made else None


def _guessed(question: Question, options: list[Lettered]) -> str:
    """The kind of a question whose author did not say it."""
    answer = question.answer.text
    if question.pairs:
        return "pairs"
    if options:
        return "verdict" if _are_verdicts(options) else "choice"
    if mess.verdict(answer) is not None:
        return "verdict"
    if mess.letters(answer):
        return "choice"
    return "entry" if answer and mess.with_placeholders(question.stem.text)[1] else "open"


def _are_verdicts(options: list[Lettered]) -> bool:
    return len(options) == 2 and {mess.verdict(option.text) for option in options} == {True, False}


def _chosen(answer: Cell, options: list[Lettered], notes: Notes) -> tuple[str, ...]:
    """The letters of an answer in the author's order; what is outside the options is said."""
    listed = mess.python_list(answer.text)
    given = "\n".join(listed) if listed else answer.text
    found = mess.letters(given) or mess.letters("".join(listed))
    if not found:
        found = tuple(options[mess.LETTERS.find(one)].letter for one in mess.as_texts(given, [o.text for o in options]))
        found = found or mess.as_lettered_texts(given, {one.letter: one.text for one in options})
        if found:
            notes.mended(answer.place, f"答案写的是选项的文字，读作 {''.join(found)}")
    elif "".join(found) != answer.text:
        notes.mended(answer.place, f"答案“{answer.text}”读作 {''.join(found)}")
    known = [option.letter for option in options]
    outside = [letter for letter in found if letter not in known]
    if not found:
        notes.fault(answer.place, f"答案“{answer.text[:40]}”不是选项的字母，也不是选项的文字，请改成字母")
    elif not known:
        notes.fault(answer.place, f"答案是字母“{''.join(found)}”，却没有选项，请补上选项")
    elif outside:
        span = f"{known[0]}–{known[-1]}"
        notes.fault(answer.place, f"答案“{'、'.join(outside)}”不在选项 {span} 之中，请改正答案或补上选项")
    return found


def _choice(question: Question, options: list[Lettered], notes: Notes) -> Shape | None:
    answer = question.answer
    found = _chosen(answer, options, notes)
    if len(set(found)) != len(found):
        notes.mended(answer.place, f"答案“{answer.text}”有重复的字母，只算一次")
    elif list(found) != sorted(found):
        notes.mended(answer.place, f"答案“{answer.text}”的字母没有按次序，已排好")
    right = set(found)
    if question.kind == "single" and len(right) > 1:
        notes.fault(answer.place, f"单选题的答案有 {len(right)} 个字母，请改成一个，或把题型改成多选题")
    if question.kind == "several" and len(right) == 1:
        notes.mended(answer.place, "多选题只有一个正确选项，按单选题导入")
    if notes.failed:
        return None
    feedback = {option.letter: cell.text for option, cell in zip(options, question.feedback, strict=False)}
    choosable = (
        Choosable(from_plain(option.text), option.letter in right, from_plain(feedback.get(option.letter, "")))
        for option in options
    )
    return Choice(tuple(choosable), several=len(right) > 1)


def _verdict(question: Question, options: list[Lettered], notes: Notes) -> Shape | None:
    answer = question.answer
    true = mess.verdict(answer.text)
    found = mess.letters(answer.text) if true is None else ()
    if len(found) == 1:
        named = next((option.text for option in options if option.letter == found[0]), None)
        true = mess.verdict(named) if named is not None else {"A": True, "B": False}.get(found[0])
        if true is not None and not options:
            notes.mended(answer.place, f"判断题的答案“{answer.text}”读作{'对' if true else '错'}")
    if true is None:
        notes.fault(answer.place, f"认不出判断题的答案“{answer.text[:40]}”，请写 对 或 错")
        return None
    if true and question.fix.text:
        notes.fault(question.fix.place, "说法正确，却写了改正句，请删去，或检查答案是否写反")
    return Verdict(true, from_plain(question.fix.text))


def _entry(question: Question, notes: Notes) -> Made:
    stem, count = mess.with_placeholders(question.stem.text)
    place = question.answer.place
    if not count:
        stem, count = mess.with_placeholders(_WIDE_SPACE.sub("（　）", stem))
        if count:
            notes.mended(question.stem.place, f"题干里的空格当作 {count} 个空，请核对")
    if not count:
        stem, count = f"{stem}{{{{1}}}}", 1
        notes.mended(question.stem.place, "填空题的题干里没有空，已在末尾加一个")
    if count > MOST_BLANKS:
        notes.fault(question.stem.place, f"一道题有 {count} 个空，最多 {MOST_BLANKS} 个，请拆成几道题")
        return None
    parts = _split(question.answer.text, count)
    if len(parts) != count:
        notes.fault(place, f"题干有 {count} 个空，答案有 {len(parts)} 个，请改成一样多，答案之间用“；”隔开")
        return None
    blanks = tuple(Blank(tuple(filter(None, (one.strip() for one in part.split("|"))))) for part in parts)
    if not all(blank.accept for blank in blanks):
        notes.fault(place, "有的空没有答案，请补上")
        return None
    return from_plain(stem), Entry(blanks)


def _split(answer: str, count: int) -> list[str]:
    """The answers of `count` blanks, by whichever mark gives that many."""
    if count == 1:
        return [answer]
    numbered = [part.strip(" ；;，,、\n") for part in _NUMBERED.split(answer)]
    if len(numbered) == count + 1 and not numbered[0] and all(numbered[1:]):
        return numbered[1:]
    marks = ("\n", "；", ";", "、", "，", ",", "|", " ")
    splits = [[part.strip() for part in re.split(f"{re.escape(mark)}+", answer) if part.strip()] for mark in marks]
    return next((parts for parts in splits if len(parts) == count), max(splits[:2], key=len))


def _number(question: Question, _: list[Lettered], notes: Notes) -> Shape | None:
    """`22`, `22±2 元`, `20～24`."""
    text = question.answer.text.strip()
    found = _GIVE_OR_TAKE.fullmatch(text) or _RANGE.fullmatch(text)
    first, second = (found[1], found[2]) if found else (text, "")
    other, unit = _with_unit(second or first)
    near = number(first + second[-1]) if second[-1:] in ("%", "％", "‰") else _with_unit(first)[0]
    if near is None or other is None:
        notes.fault(question.answer.place, f"答案“{text[:40]}”不是数，请写成 22、22±2 或 20～24")
        return None
    if not found or (near == other and not _GIVE_OR_TAKE.fullmatch(text)):
        return Number(near, near, near, unit)
    if _GIVE_OR_TAKE.fullmatch(text):
        return Number(near - abs(other), near + abs(other), near, unit)
    if near > other:
        notes.fault(question.answer.place, f"答案“{text[:40]}”的范围写反了，请把小的写在前面")
    return Number(near, other, None, unit)


def _with_unit(text: str) -> tuple[Fraction | None, str]:
    """The number that a text begins with, and what follows it."""
    for end in range(len(text), max(0, len(text) - 11), -1):
        value = number(text[:end])
        if value is not None:
            return value, text[end:].strip()
    return None, ""


def _order(question: Question, options: list[Lettered], notes: Notes) -> Shape | None:
    if not options:
        parts = [part for part in _ARROW.split(question.answer.text) if part]
        if len(parts) > 1:
            return Order(tuple(map(from_plain, parts)))
    found = _chosen(question.answer, options, notes)
    if not notes.failed and sorted(found) != [option.letter for option in options]:
        notes.fault(question.answer.place, "排序题的答案要把每个选项写一次，请补全")
    texts = {option.letter: from_plain(option.text) for option in options}
    return None if notes.failed else Order(tuple(texts[letter] for letter in found))


def _pairs(question: Question, _: list[Lettered], notes: Notes) -> Shape | None:
    """Every pair a text of its own; right texts stand in the order in which they are first named."""
    left, partners, spare = [], [], []
    for cell in question.pairs or tuple(Cell(line, question.answer.place) for line in question.answer.text.split("\n")):
        parts = _ARROW.split(cell.text)
        if len(parts) != 2 or not parts[1]:
            notes.fault(cell.place, f"“{cell.text[:40]}”不是一对，请写成 左边 → 右边")
        elif parts[0]:
            left.append(from_plain(parts[0]))
            partners.append(from_plain(parts[1]))
        else:
            spare.append(from_plain(parts[1]))
    right = tuple(dict.fromkeys((*partners, *spare)))
    return None if notes.failed else Pairs(tuple(left), right, tuple(map(right.index, partners)))


def _open(question: Question, _: list[Lettered], notes: Notes) -> Shape | None:
    return Open(from_plain(question.answer.text))
