"""Sheets → questions: where the headers are, which rows are a question, which only a heading or the end of the one above."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.exchange.assemble import KINDS, assemble
from generator.exchange.base import Item, Reading
from generator.exchange.blocks.read import read_lines
from generator.exchange.tables.drafts import Drafts
from generator.exchange.tables.guess import guessed
from generator.exchange.tables.headers import Headers, headers_of
from generator.exchange.tables.raws import gathered
from generator.source.foreign.grid import Row, Sheet
from generator.source.foreign.problems import Place, Problem, fault, mended

_HELP = re.compile("说明|须知|填写")
"""The names of sheets that explain the others."""
_FURTHEST = 200
"""Rows within which the headers must stand."""


def read_sheets(sheets: Sequence[Sheet]) -> Reading:
    """The questions of all sheets; one without questions is a fault only if there is none with."""
    items: list[Item] = []
    problems: list[Problem] = []
    empty: list[Sheet] = []
    for sheet in sheets:
        found = _read(sheet)
        if found is None:
            empty.append(sheet)
            continue
        items += found.items
        problems += found.problems
    for sheet in empty:
        if sheet.rows and not sheet.hidden and not ((items or problems) and _HELP.search(sheet.name)):
            problems.append(_nothing(sheet, alone=not items and not problems))
    if not items and not problems:
        problems.append(fault(Place(), "没有找到试题，请检查是不是选错了文件"))
    return Reading(tuple(items), tuple(problems))


def _nothing(sheet: Sheet, alone: bool) -> Problem:
    place = sheet.place(sheet.rows[0].number)
    if alone:
        return fault(place, "没有找到表头，也认不出哪一列是题干、哪一列是答案；请在第一行写上 题干、选项A、答案 等列名")
    return mended(place, "这张表里没有认出试题，已跳过")


def _read(sheet: Sheet) -> Reading | None:
    """None of a sheet in which nothing looks like a question."""
    headers = _headers(sheet.rows)
    if headers:
        if sheet.hidden:
            return Reading((), (mended(sheet.place(0), "这张表是隐藏的，没有导入；要导入请先取消隐藏"),))
        return _table(sheet, headers, ())
    if sheet.hidden or not sheet.rows:
        return None
    found = guessed(sheet)
    if found:
        return _table(sheet, *found)
    return _text(sheet)


def _headers(rows: Sequence[Row]) -> Headers | None:
    """The first row of headers, with the second one where there are two."""
    for place, row in enumerate(rows[:_FURTHEST]):
        following = rows[place + 1] if place + 1 < len(rows) else None
        one = headers_of(row.cells, row.number)
        two = headers_of(row.cells, following.number, _own(following)) if following else None
        if one and not (two and len(two.columns) > len(one.columns)):
            return one
        if two and following and not headers_of(_own(following), 0):
            if _only_letters(following, two):
                return two
            if one:  # the letter of an option, in the first row of questions, is no header
                return one
    return None


def _own(row: Row) -> dict[str, str]:
    return {column: text for column, text in row.cells.items() if column not in row.filled}


def _only_letters(row: Row, headers: Headers) -> bool:
    """Whether a second row of headers holds nothing but the letters of options."""
    lettered = {columns[0] for role, columns in headers.columns.items() if " " in role}
    return set(_own(row)) <= lettered


def _table(sheet: Sheet, headers: Headers, said: Sequence[Problem]) -> Reading:
    drafts = Drafts(sheet, headers, _kind_of(sheet.name))
    for row in sheet.rows:
        if row.number > headers.row:
            drafts.row(row)
    problems = [*said, *_above(sheet, headers), *drafts.unknown(), *drafts.problems]
    named = {note.place for note in sheet.notes.values() if note.severity == "error"}
    items: list[Item] = []
    for raw in gathered(drafts.raws()):
        item, found = assemble(raw)
        problems += [problem for problem in found if problem.place not in named]
        if item:
            items.append(item)
    if not drafts.found and not problems:
        problems.append(mended(sheet.place(headers.row), "这张表只有表头，没有试题"))
    return Reading(tuple(items), tuple(problems))


def _above(sheet: Sheet, headers: Headers) -> Iterator[Problem]:
    rows = [row for row in sheet.rows if row.number < headers.row]
    if any(len(row.cells) > 2 for row in rows):
        yield mended(sheet.place(rows[0].number), f"表头在第 {headers.row} {sheet.unit}，它上面的没有导入")


def _kind_of(name: str) -> str:
    """The type that a sheet's name gives to its questions, if it names one."""
    return next((word for word in KINDS if word in name), "")


def _text(sheet: Sheet) -> Reading | None:
    """A sheet whose cells are lines of text, with 【答案】 or 答案： in them."""
    lines = (
        (sheet.place(row.number, column), line)
        for row in sheet.rows
        for column, cell in row.cells.items()
        if column not in row.filled
        for line in cell.split("\n")
    )
    found = read_lines(lines)
    return found if found.items else None


def has_headers(sheet: Sheet) -> bool:
    """Whether a table says what its columns are."""
    return _headers(sheet.rows) is not None
