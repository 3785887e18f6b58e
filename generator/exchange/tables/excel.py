"""Items → an Excel workbook; and the empty one that people fill in, with drop-downs for what is chosen from a list.

All cells are text: nothing that begins with = is a formula, and no 3-5 becomes a date.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.datavalidation import DataValidation

from generator.exchange.base import Item, Loss, Written
from generator.exchange.books import MOST_LETTERS, head, new_book, saved, text
from generator.exchange.tables.columns import HEADERS, KINDS, Record, records, used
from generator.source.foreign.grid import letters

SHEET, HELP, LISTS = "试题", "填写说明", "可选的词"
_TEMPLATE = HEADERS[: HEADERS.index("配对") + 1]
_WIDE = {"题干": 50, "解析": 40, "依据": 26, "配对": 26, "改正句": 26}
_USUAL = 14
_ROWS = 10_000
"""Rows below the headers that have drop-downs."""
_HELP = (
    ("题型", "从下拉框里选。不填也行，会按选项和答案来认。"),
    ("题干", "必填。填空题的空写成两个以上的下划线 ____，或空的括号（）。"),
    ("选项A……选项H", "一格一个选项，不用写字母。判断题、填空题、简答题不填。"),
    (
        "答案",
        "单选写 B，多选写 ACD，判断写 对 或 错，填空有几个空就用“；”隔开，同一个空的几种写法用“|”隔开；数值可以写 22±2 或 20～24。",
    ),
    ("排序题", "选项里打乱写，答案写正确次序的字母，如 CAB。"),
    ("匹配题", "不填选项和答案，在“配对”里一行写一对：左边 → 右边；多出来的干扰项写 → 右边。"),
    ("案例题", "一行写材料（题干），编号如 5；下面各行是小题，编号 5.1、5.2。"),
    ("解析", "讲清为什么。没有解析的题导入后是草稿。"),
    ("依据", "写法条，如 《中华人民共和国工会法》第四十三条。"),
    ("知识点", "用登记过的词，几个之间用“、”隔开。"),
    ("难度", "1 到 5，或 易、中、难。"),
    ("分值", "1 到 100 的整数，不写就是 1。"),
    ("改正句", "判断题答案是 错 时，写出改正后的句子。"),
)


def write(items: Sequence[Item]) -> Written:
    """One sheet of questions, with the drop-downs of the template; a text too long for a cell is a loss."""
    made, losses = records(items)
    told = [
        Loss(record.get("编号", ""), f"“{name}”里 {MOST_LETTERS} 字以后的文字")
        for record in made
        for name, words in record.items()
        if len(words) > MOST_LETTERS
    ]
    return Written(_workbook(used(made), made, ()), (*losses, *told))


def template(topics: Sequence[str]) -> bytes:
    """The workbook to fill in: headers, drop-downs, what to write in each column; `topics` are those to choose from."""
    return _workbook(_TEMPLATE, (), topics)


def _workbook(names: Sequence[str], made: Sequence[Record], topics: Sequence[str]) -> bytes:
    book = new_book()
    sheet = book.create_sheet(SHEET)
    sheet.freeze_panes = "A2"
    for place, name in enumerate(names):
        sheet.column_dimensions[letters(place)].width = _WIDE.get(name, _USUAL)
    sheet.append([head(sheet, name) for name in names])
    for record in made:
        sheet.append([text(sheet, record.get(name, "")[:MOST_LETTERS]) for name in names])
    lists = {"题型": KINDS, "难度": tuple("12345"), **({"知识点": tuple(topics)} if topics else {})}
    for name, words in lists.items():
        if name in names:
            _offer(sheet, letters(names.index(name)), letters(list(lists).index(name)), len(words), name != "知识点")
    _add_help(book)
    _add_lists(book, lists)
    return saved(book)


def _offer(sheet: Any, column: str, listed: str, count: int, strict: bool) -> None:
    """A drop-down for a column, whose words stand in the hidden sheet; where not `strict`, others may be written too."""
    rule = DataValidation(type="list", formula1=f"'{LISTS}'!${listed}$1:${listed}${count}", allow_blank=True)
    rule.showErrorMessage = strict
    rule.errorTitle, rule.error = "请从下拉框里选", "这里只能填下拉框里的词"
    rule.add(f"{column}2:{column}{_ROWS}")
    sheet.data_validations.append(rule)


def _add_help(book: Workbook) -> None:
    sheet = book.create_sheet(HELP)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 18, 100
    for name, words in _HELP:
        sheet.append([text(sheet, name), text(sheet, words)])


def _add_lists(book: Workbook, lists: dict[str, tuple[str, ...]]) -> None:
    """The words of the drop-downs, a column each, in a hidden sheet: a list inside a rule may not be longer than 255."""
    sheet = book.create_sheet(LISTS)
    sheet.sheet_state = "hidden"
    for row in range(max(map(len, lists.values()))):
        sheet.append([words[row] if row < len(words) else None for words in lists.values()])
