"""A `Raw` → an Item: the texts around the answer; what the answer consists of is answers.py."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from generator.exchange import mess
from generator.exchange.answers import shape_of
from generator.exchange.base import CASE_STEM, Item
from generator.exchange.raw import NO_CELL, Cell, Notes, Question, Raw
from generator.exchange.richtext import from_plain
from generator.exchange.tags import pictures
from generator.model.shape import Group, Part, Shape
from generator.source.foreign.problems import Place, Problem

KINDS = {
    "单项选择": "single", "单选": "single", "多项选择": "several", "多选": "several", "不定项": "choice", "选择": "choice",
    "判断": "verdict", "是非": "verdict", "填空": "entry", "数值": "number", "计算": "number", "排序": "order",
    "匹配": "pairs", "连线": "pairs", "配对": "pairs", "简答": "open", "问答": "open", "论述": "open", "名词解释": "open",
    "主观": "open", "案例": "group", "材料": "group", "single": "single", "multi": "several", "judge": "verdict",
    "tf": "verdict", "true": "verdict", "fill": "entry", "blank": "entry", "essay": "open", "short": "open",
}  # fmt: skip
"""How a type's name begins → what its answer consists of. `choice`: one or several, as the answer has it."""
_DIFFICULTIES = {
    "易": 1, "简单": 1, "容易": 1, "低": 1, "较易": 2, "中": 3, "中等": 3, "普通": 3, "一般": 3, "适中": 3, "较难": 4, "难": 5,
    "困难": 5, "高": 5,
}  # fmt: skip
MOST_POINTS = 100
_BETWEEN_WORDS = re.compile(r"[\s,，、;；|/]+")


def kind_of(name: str) -> str:
    """What a type's name means, '' if nobody knows it."""
    return next((kind for begin, kind in KINDS.items() if name.lower().startswith(begin)), "")


def assemble(raw: Raw) -> tuple[Item | None, list[Problem]]:
    """The item of a question, or None if anything about it is an error; and all that is to be said about it."""
    notes = Notes()
    question, number = _tidy(raw, notes)
    of_parts = question.kind == "group" or raw.parts
    made = _group(raw, question, notes) if of_parts else shape_of(question, notes)
    if made is None or notes.failed:
        return None, notes.problems
    stem, shape = made
    item = Item(
        raw.place,
        stem,
        shape,
        raw.number or number,
        from_plain(notes.tidy(raw.explanation, "解析").text),
        notes.tidy(raw.citations, "依据").text,
        tuple(filter(None, _BETWEEN_WORDS.split(notes.tidy(raw.topics, "知识点").text))),
        _difficulty(notes.tidy(raw.difficulty, "难度"), notes),
        _points(notes.tidy(raw.points, "分值"), notes),
        notes.tidy(raw.chapter, "章节").text,
        (*raw.media, *pictures(raw.stem.text)),
        _places(raw),
    )
    return item, notes.problems


def _places(raw: Raw) -> dict[str, Place]:
    """Where the texts of a question stand, for what is found wrong with them later."""
    texts = {
        "stem": raw.stem, "answer": raw.answer, "explanation": raw.explanation, "fix": raw.fix, "citations": raw.citations,
        "topics": raw.topics, "chapter": raw.chapter,
    }  # fmt: skip
    made = {name: cell.place for name, cell in texts.items() if cell.text}
    for name, cells in (("options", raw.options), ("pairs", raw.pairs)):
        if cells:
            made[name] = cells[0].place
    return made


def _group(raw: Raw, question: Question, notes: Notes) -> tuple[str, Shape] | None:
    """The case of a material and its parts; its own stem is the material."""
    parts = []
    for inner in raw.parts:
        if inner.points.text:
            given = inner.points.text
            message = f"小题没有自己的分值，“{given}”没有导入；整道案例题的分值写在材料那一行"
            notes.mended(inner.points.place, message)
        item, problems = assemble(replace(inner, points=NO_CELL))
        notes.problems += problems
        if item:
            parts.append(Part(item.stem, item.shape, item.explanation))
    if not raw.parts:
        notes.fault(raw.place, "案例题没有小题，请在材料后面补上小题")
    return CASE_STEM, Group(from_plain(question.stem.text), tuple(parts))


def _tidy(raw: Raw, notes: Notes) -> tuple[Question, str]:
    """The question without the messes of its single texts, and the number that stood before its stem."""
    stem = notes.tidy(raw.stem, "题干")
    text = mess.with_brackets(stem.text)
    if text != stem.text:
        notes.mended(stem.place, "题干里用空格留的空，已改成（　）")
    text, number = mess.without_number(text)
    if number:
        notes.mended(stem.place, f"题干前的题号“{number}”已去掉")
    text, word = mess.without_kind(text)
    if word and not raw.kind.text:
        notes.mended(stem.place, f"题干前的题型“{word}”已去掉")
    answer, kind = notes.tidy(raw.answer, "答案"), _kind(notes.tidy(raw.kind, "题型"), word, notes)
    given = raw.options
    if not given and kind in ("", "single", "several", "choice", "order"):
        text, inside = mess.options_in_stem(text)
        given = tuple(Cell(option, stem.place) for option in inside)
        if inside:
            notes.mended(stem.place, f"{len(inside)} 个选项写在题干里，已取出来")
    if kind in ("", "single", "several", "choice", "verdict"):
        text, answer = _answer(Cell(text, stem.place), answer, notes)
    if not text.strip():
        notes.fault(stem.place, "没有题干，请补上")
    options = tuple(notes.tidy(option, "选项") for option in given)
    pairs = tuple(notes.tidy(pair, "配对") for pair in raw.pairs)
    fix = notes.tidy(raw.fix, "改正句")
    feedback = tuple(notes.tidy(cell, "选项解析") for cell in raw.feedback)
    return Question(Cell(text.strip(), stem.place), answer, kind, options, feedback, pairs, fix), number


def _kind(cell: Cell, word: str, notes: Notes) -> str:
    """What a type's name means, '' if there is none or nobody knows it."""
    name = cell.text.strip("【】[]（）() ") or word
    found = kind_of(name)
    if name and not found:
        notes.mended(cell.place, f"认不出题型“{name}”，按内容来定")
    return found


def _answer(stem: Cell, answer: Cell, notes: Notes) -> tuple[str, Cell]:
    """The stem with its brackets empty, and the answer from wherever it stood."""
    text, inside = mess.without_answer(stem.text)
    if not inside:
        return stem.text, answer
    if mess.verdict(inside) is not None:
        text = text.removesuffix("（　）").rstrip() or text
    if not answer.text:
        notes.mended(stem.place, f"答案“{inside}”写在题干里，已取出来")
        return text, Cell(inside, stem.place)
    if sorted(mess.letters(inside)) == sorted(mess.letters(answer.text)) and mess.letters(inside):
        notes.mended(stem.place, f"题干里写着答案“{inside}”，已去掉")
        return text, answer
    if mess.verdict(inside) is not None and mess.verdict(inside) == mess.verdict(answer.text):
        notes.mended(stem.place, f"题干里写着答案“{inside}”，已去掉")
        return text, answer
    if mess.letters(inside) and mess.letters(answer.text):
        notes.fault(answer.place, f"题干里写着“{inside}”，答案却是“{answer.text}”，请核对后只留一处")
    return stem.text, answer


def _difficulty(cell: Cell, notes: Notes) -> int | None:
    if not cell.text:
        return None
    found = _DIFFICULTIES.get(cell.text) or (int(cell.text) if re.fullmatch("[1-5]", cell.text) else None)
    if found is None:
        notes.mended(cell.place, f"认不出难度“{cell.text}”，没有导入")
    return found


def _points(cell: Cell, notes: Notes) -> int | None:
    """`5`, `5分`, `5.0`."""
    if not cell.text:
        return None
    found = re.fullmatch(r"(\d{1,3})(?:\.0+)?\s*分?", unicodedata.normalize("NFKC", cell.text))
    if found and 1 <= int(found[1]) <= MOST_POINTS:
        return int(found[1])
    notes.mended(cell.place, f"分值要是 1 到 {MOST_POINTS} 的整数，“{cell.text[:20]}”没有导入")
    return None
