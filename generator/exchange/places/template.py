"""The workbook in which a city fills in a layer's places: drop-downs for fixed words, formats that keep what was typed.

It has no sample row: one that somebody forgets to delete would be published. Examples stand in the sheet of notes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from generator.exchange.books import MARKED, PLAIN, head, new_book, saved, text
from generator.exchange.places.rules import YES_NO, Rule, rules
from generator.geo.divisions import register
from generator.model.place import Layer
from generator.read.places_county import CITY, COUNTY
from generator.source.foreign.grid import letters

SHEET, HELP, LISTS = "填报表", "填写说明", "可选的词"
_ROWS = 10_000
"""Rows below the header that have drop-downs."""
_FORMATS = {"text": "@", "degrees": "0.000000", "date": "yyyy-mm-dd", "number": "General"}
_Span = tuple[Literal["decimal", "date"], str, str, str]
_ALLOWED: dict[str, _Span] = {
    "经度": ("decimal", "114", "123", "经度在 114–123 之间，纬度在 34–39 之间，请看是不是写反了"),
    "纬度": ("decimal", "34", "39", "经度在 114–123 之间，纬度在 34–39 之间，请看是不是写反了"),
    "面积": ("decimal", "2", "500", "面积在 2–500 平方米之间，请只填数"),
}
"""Column → what kind of value, from where to where, and what is said of others."""
_DAYS: _Span = ("date", "DATE(2000,1,1)", "DATE(2100,1,1)", "请写 2026-03-01 这样的日期")
_NOTE_SIZE = (280, 110)


def template(layer: Layer) -> bytes:
    """The same bytes for the same description."""
    columns = rules(layer)
    book = new_book()
    sheet: Any = book.create_sheet(SHEET)
    sheet.freeze_panes = "C2"
    for place, rule in enumerate(columns):
        dimension = sheet.column_dimensions[letters(place)]
        dimension.width, dimension.number_format = rule.width, _FORMATS[rule.form]
    sheet.append([_header(sheet, rule) for rule in columns])
    lists = _lists(columns)
    for place, rule in enumerate(columns):
        _guide(sheet, letters(place), rule, lists, columns)
    _add_help(book, layer, columns)
    _add_lists(book, lists)
    return saved(book)


def _header(sheet: Any, rule: Rule) -> Any:
    cell = head(sheet, rule.name, MARKED if rule.required else PLAIN)
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    cell.comment = Comment(_says(rule), "随学", height=_NOTE_SIZE[1], width=_NOTE_SIZE[0])
    return cell


def _says(rule: Rule) -> str:
    return f"{'必填。' if rule.required else ''}{rule.says}"


def _lists(columns: Iterable[Rule]) -> dict[str, tuple[str, ...]]:
    """Name → words of each list, a column of the hidden sheet each: the fixed words, the cities, the counties of each."""
    fixed = {_list_of(rule): rule.words for rule in columns if rule.words}
    divisions = register()
    counties = {
        city.name: tuple(county.name for county in divisions.counties if county.city == city.code)
        for city in divisions.cities
    }
    return {**fixed, CITY: tuple(counties), **counties}


def _list_of(rule: Rule) -> str:
    """All columns for 是 or 否 share one."""
    return "是或否" if rule.words == YES_NO else rule.name


def _guide(sheet: Any, column: str, rule: Rule, lists: dict[str, tuple[str, ...]], columns: Sequence[Rule]) -> None:
    """What Excel offers in a column, lets be written in it, and says while somebody writes."""
    if rule.name == COUNTY:
        city = letters([other.name for other in columns].index(CITY))
        made = DataValidation(type="list", formula1=f"INDIRECT(${city}2)")
        made.error = "请先选市，再从下拉框里选县(市、区)"
    elif (name := _list_of(rule)) in lists:
        made = DataValidation(type="list", formula1=_range(list(lists).index(name), len(lists[name])))
        made.error = "这里只能填下拉框里的词"
    elif rule.name in _ALLOWED or rule.form == "date":
        kind, least, most, said = _ALLOWED.get(rule.name, _DAYS)
        made = DataValidation(type=kind, operator="between", formula1=least, formula2=most)
        made.error = said
    else:
        return
    made.allowBlank = made.showErrorMessage = made.showInputMessage = True
    made.errorTitle, made.promptTitle, made.prompt = "请改一下", rule.name[:32], _says(rule)[:255]
    made.add(f"{column}2:{column}{_ROWS + 1}")
    sheet.data_validations.append(made)


def _range(place: int, count: int) -> str:
    column = letters(place)
    return f"'{LISTS}'!${column}$1:${column}${count}"


def _add_help(book: Workbook, layer: Layer, columns: Iterable[Rule]) -> None:
    sheet: Any = book.create_sheet(HELP)
    for column, width in (("A", 20), ("B", 8), ("C", 90)):
        sheet.column_dimensions[column].width = width
    sheet.append([text(sheet, f"{layer.title}填报表")])
    for words in (
        "一行填一处，填在第一张工作表里；列名不要改，列的先后可以换，不用的选填列可以删。",
        "红色列名必填，灰色选填；区划代码，或者市和县(市、区)，填一头就行。",
        "设施一样一列，有就选“是”，至少一样。填好后交给随学编辑，编辑用 suixue places check 检查。",
    ):
        sheet.append([None, None, text(sheet, words)])
    sheet.append([text(sheet, "列"), text(sheet, "必填"), text(sheet, "填什么")])
    for rule in columns:
        told = f"{rule.says}可选：{'、'.join(rule.words)}。" if len(rule.words) > 2 else rule.says
        sheet.append([text(sheet, rule.name), text(sheet, "是" if rule.required else ""), text(sheet, told)])


def _add_lists(book: Workbook, lists: dict[str, tuple[str, ...]]) -> None:
    """The words in a hidden sheet, and a name for the counties of each city, by which the drop-down finds them."""
    sheet: Any = book.create_sheet(LISTS)
    sheet.sheet_state = "hidden"
    for row in range(max(map(len, lists.values()))):
        sheet.append([text(sheet, words[row]) if row < len(words) else None for words in lists.values()])
    cities = {city.name for city in register().cities}
    for place, (name, words) in enumerate(lists.items()):
        if name in cities:
            book.defined_names[name] = DefinedName(name, attr_text=_range(place, len(words)))
