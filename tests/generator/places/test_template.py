"""The workbook to fill in: what it offers is what the reader takes, and what is filled in is read without a finding."""

from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from generator.diagnostics import Findings
from generator.exchange.places.reading import sent
from generator.exchange.places.rules import rules
from generator.exchange.places.template import HELP, LISTS, SHEET, template
from generator.geo.coordinates import TO_GCJ02
from generator.geo.divisions import register
from generator.model.place import ACCESS, LEVELS, STATUSES, TYPES, Layer
from tests.generator.places.conftest import GOOD, TODAY
from tests.generator.places.layers import code, lay, layer_of, run

ROOM: dict[str, Any] = {
    **{name: value or None for name, value in GOOD.items() if name != "设施"},
    "区划代码": None, "经度": 117.1, "纬度": 36.6424, "面积": 12, "公布手机": "否", "级别": "普通", "哺乳座椅": "是", "冰箱": "是", "空调": "否",
    "核对日期": datetime(2026, 10, 1), "开放时间": "周一至周五 8:30-17:30", "联系电话": "0531-12345678",
}  # fmt: skip
CAMP: dict[str, Any] = {
    **{name: value or None for name, value in GOOD.items() if name not in ("设施", "面积", "级别", "公布手机")},
    "核对日期": date(2026, 10, 1), "经度": 117.09942, "纬度": 36.6424, "午餐": "是",
    "开营": date(2026, 7, 1), "结营": date(2026, 8, 1), "年龄": "6-12", "名额": 30, "收费": "免费", "备注": "示例",
}  # fmt: skip


def book_of(layer: Layer) -> Any:
    return openpyxl.load_workbook(io.BytesIO(template(layer)))


def header(book: Any) -> list[str]:
    return [cell.value for cell in book[SHEET][1]]


def offered(book: Any, name: str) -> Any:
    """The rule of Excel for a column."""
    letter = openpyxl.utils.get_column_letter(header(book).index(name) + 1)
    found = [rule for rule in book[SHEET].data_validations.dataValidation if str(rule.sqref).startswith(f"{letter}2:")]
    assert len(found) == 1, name
    return found[0]


def listed(book: Any, reference: str) -> tuple[str, ...]:
    """The words that a reference into the hidden sheet means."""
    sheet, cells = reference.split("!")
    assert sheet.strip("'") == LISTS
    return tuple(row[0].value for row in book[LISTS][cells.replace("$", "")])


@pytest.fixture(params=["mama-rooms", "camps"])
def layer(request: Any, tmp_path: Path) -> Layer:
    lay(tmp_path)
    return layer_of(tmp_path, request.param)


@pytest.mark.parametrize(("name", "filled"), [("mama-rooms", ROOM), ("camps", CAMP)])
def test_what_is_filled_in_is_read_without_a_finding(tmp_path: Path, name: str, filled: dict[str, Any]) -> None:
    lay(tmp_path)
    book = book_of(layer_of(tmp_path, name))
    columns = header(book)
    assert set(filled) <= set(columns)
    for number in (1, 2):
        row = filled | {
            "编号": f"370102-{number:04}",
            "名称": f"示例·第{number}处",
            "楼层房间": f"{number}楼",
            "纬度": 36.64 + number / 1000,
        }
        for place, column in enumerate(columns, 1):
            book[SHEET].cell(number + 1, place).value = row.get(column)
            if not isinstance(row.get(column), str):
                book[SHEET].cell(number + 1, place).number_format = _format_of(book, place)
    book.save(tmp_path / "filled.xlsx")
    findings = Findings()
    found = sent(tmp_path, name, [tmp_path / "filled.xlsx"], TODAY, findings)
    assert list(findings) == []
    assert found is not None
    first, second = found.layers[0].places
    assert (first.id, second.id) == ("370102-0001", "370102-0002")
    assert (first.county, first.checked, first.stated) == ("370102", date(2026, 10, 1), (filled["经度"], 36.641))
    assert [found.layers[0].facilities[at] for at in first.facilities] == [
        word for word in filled if filled[word] == "是"
    ]
    assert first.own == (
        () if name == "mama-rooms" else ("2026-07-01", "2026-08-01", "6–12 岁", "30 人", "免费", "示例")
    )


def _format_of(book: Any, place: int) -> str:
    """A cell typed into a column has the column's format, as Excel gives it."""
    return str(book[SHEET].column_dimensions[openpyxl.utils.get_column_letter(place)].number_format)


def test_every_column_of_the_layer_is_there_and_none_that_it_does_without(layer: Layer) -> None:
    columns = header(book_of(layer))
    assert len(set(columns)) == len(columns)
    assert {*layer.facilities, *(column.name for column in layer.columns)} <= set(columns)
    assert not set(layer.without) & set(columns)
    assert "设施" not in columns


def test_fixed_words_are_chosen_from_a_hidden_sheet(layer: Layer) -> None:
    book = book_of(layer)
    assert book[LISTS].sheet_state == "hidden"
    expected = {"坐标系": tuple(TO_GCJ02), "场所类型": layer.types, "开放范围": ACCESS, "状态": STATUSES}
    expected |= {word: ("是", "否") for word in layer.facilities}
    expected |= {"级别": LEVELS, "公布手机": ("是", "否")} if layer.id == "mama-rooms" else {"收费": ("免费", "收费")}
    assert layer.types == (TYPES if layer.id == "mama-rooms" else ("学校", "社区"))
    for name, words in expected.items():
        rule = offered(book, name)
        assert rule.type == "list" and rule.showErrorMessage
        assert listed(book, rule.formula1) == tuple(words), name


def test_the_counties_offered_are_those_of_the_city_beside(layer: Layer) -> None:
    book = book_of(layer)
    columns = header(book)
    letter = openpyxl.utils.get_column_letter(columns.index("市") + 1)
    assert offered(book, "县(市、区)").formula1 == f"INDIRECT(${letter}2)"
    cities = listed(book, offered(book, "市").formula1)
    assert cities == tuple(city.name for city in register().cities)
    for city in register().cities:
        counties = tuple(county.name for county in register().counties if county.city == city.code)
        assert listed(book, book.defined_names[city.name].attr_text) == counties


@pytest.mark.parametrize(
    ("name", "form"),
    [("编号", "@"), ("区划代码", "@"), ("联系电话", "@"), ("经度", "0.000000"), ("纬度", "0.000000"), ("核对日期", "yyyy-mm-dd"), ("年龄", "@"), ("开营", "yyyy-mm-dd")],
)  # fmt: skip
def test_columns_keep_what_is_typed(tmp_path: Path, name: str, form: str) -> None:
    lay(tmp_path)
    book = book_of(layer_of(tmp_path, "camps"))
    assert _format_of(book, header(book).index(name) + 1) == form


def test_every_column_says_what_to_write_and_the_header_stays(layer: Layer) -> None:
    book = book_of(layer)
    assert book[SHEET].freeze_panes == "C2"
    said = {cell.value: cell.comment.text for cell in book[SHEET][1]}
    told = {row[0].value: (row[1].value, row[2].value) for row in book[HELP]}
    for rule in rules(layer):
        assert said[rule.name].endswith(rule.says) and said[rule.name].startswith("必填。") == rule.required
        assert told[rule.name][0] == ("是" if rule.required else None)
        assert told[rule.name][1].startswith(rule.says)


def test_it_has_no_row_that_somebody_could_forget_to_delete(layer: Layer) -> None:
    assert book_of(layer)[SHEET].max_row == 1


def test_the_same_layer_gives_the_same_bytes(layer: Layer) -> None:
    assert template(layer) == template(layer)


def test_the_command_writes_it_and_writes_nothing_over(tmp_path: Path) -> None:
    lay(tmp_path)
    file = tmp_path / "rooms.xlsx"
    result = run(tmp_path, "template", "-o", str(file))
    assert code(result) == 0 and str(file) in result.output
    before = file.read_bytes()
    assert before == template(layer_of(tmp_path))
    assert code(run(tmp_path, "template", "camps", "-o", str(file))) == 2
    assert file.read_bytes() == before
