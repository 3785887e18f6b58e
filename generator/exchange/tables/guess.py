"""A table without headers → what its columns must be, by what is in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.exchange import mess
from generator.exchange.assemble import KINDS
from generator.exchange.tables.headers import Headers
from generator.source.foreign.grid import Sheet, index, letters
from generator.source.foreign.problems import Problem, mended

_ROWS = 200
_MOST = 0.7
"""The share of a column's texts that must look like what it is taken for."""
_LONG = 8
_WORDS = {"number": "题号", "kind": "题型", "stem": "题干", "answer": "答案", "explanation": "解析", "options": "选项"}


@dataclass(frozen=True)
class _Column:
    """The texts of a column."""

    name: str
    texts: list[str]

    def share(self, test: Callable[[str], object]) -> float:
        return sum(bool(test(text)) for text in self.texts) / len(self.texts)

    @property
    def length(self) -> float:
        return sum(map(len, self.texts)) / len(self.texts)


def guessed(sheet: Sheet) -> tuple[Headers, list[Problem]] | None:
    """Headers for all rows, and a word about them; None if stems and answers cannot be told."""
    rows = [row for row in sheet.rows[:_ROWS] if len(row.cells) > 1]
    names = sorted({column for row in rows for column in row.cells}, key=index)
    columns = [_Column(name, [row.cells[name] for row in rows if name in row.cells]) for name in names]
    columns = [column for column in columns if len(column.texts) * 4 >= len(rows)]
    found = _roles(columns)
    if not found:
        return None
    headers = Headers({role: (name,) for role, name in found.items()}, {})
    words = "、".join(f"{name} 列{_word(role)}" for role, name in found.items())
    return headers, [mended(sheet.place(sheet.rows[0].number), f"没有表头，按内容认作：{words}；请核对")]


def _word(role: str) -> str:
    return f"选项{role[-1]}" if role.startswith("option ") else _WORDS[role]


def _roles(columns: list[_Column]) -> dict[str, str]:
    """Role → column; empty if there is no stem or no answer."""
    kind = _first(columns, lambda text: text.strip().startswith(tuple(KINDS)) and len(text) < _LONG)
    number = _first(columns, str.isdecimal)
    rest = [column for column in columns if column.name not in (kind, number)]
    answer = _first(rest, lambda text: mess.letters(text) or mess.verdict(text) is not None, last=True)
    rest = [column for column in rest if column.name != answer]
    long = [column for column in rest if column.length >= _LONG]
    stem = next((column.name for column in long), "")
    if not answer or not stem:
        return {}
    after = [column for column in rest if index(column.name) > index(stem)]
    explanation = _explanation(after, answer)
    options = [column.name for column in after if column.name != explanation and column.length < 80]
    named = {f"option {letters(place)}": name for place, name in enumerate(options[: len(mess.LETTERS)])}
    if len(options) == 1:
        named = {"options": options[0]}
    found = {"number": number, "kind": kind, "stem": stem, **named, "answer": answer, "explanation": explanation}
    return {role: name for role, name in found.items() if name}


def _first(columns: list[_Column], test: Callable[[str], object], last: bool = False) -> str:
    found = [column.name for column in columns if column.share(test) >= _MOST]
    return (found[-1] if last else found[0]) if found else ""


def _explanation(columns: list[_Column], answer: str) -> str:
    """A last column behind the answer, where the options stand before it."""
    behind = [column for column in columns if index(column.name) > index(answer)]
    before = [column for column in columns if index(column.name) < index(answer)]
    return behind[0].name if len(behind) == 1 and (before or behind[0].length >= _LONG) else ""
