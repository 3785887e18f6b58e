"""Rooms in Excel workbooks are read as those in CSV files are."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font

from generator.report.bounds import complete
from tests.generator.exchange.books import patched, workbook
from tests.generator.places.conftest import GOOD, Checked

HEADER = list(GOOD)
SECOND = {"编号": "370102-0002", "名称": "示例·白露公园妈妈小屋", "楼层房间": "三楼", "经度": "117.10500"}
Check = Callable[..., Checked]


def rows(*changes: Mapping[str, Any]) -> list[list[Any]]:
    return [HEADER, *([(GOOD | change).get(column) for column in HEADER] for change in changes)]


def book(*changes: Mapping[str, Any], change: Callable[[Any], None] | None = None) -> bytes:
    return workbook(change, 小屋=rows(*changes))


def column(name: str) -> int:
    return HEADER.index(name) + 1


def cell_of(made: Any, name: str, row: int = 2) -> Any:
    return made.active.cell(row, column(name))


def test_a_workbook_is_read(check_files: Check) -> None:
    checked = check_files({"rooms.xlsx": book({}, SECOND)})
    assert checked.findings == []
    (layer,) = checked.layers
    assert [place.id for place in layer.places] == ["370102-0001", "370102-0002"]
    assert [place.location.line for place in layer.places] == [2, 3]


@pytest.mark.parametrize(
    ("change", "slug", "name"),
    [
        ({"编号": "370102-1"}, "place-id-malformed", "编号"),
        ({"区划代码": 370100}, "place-county-unknown", "区划代码"),
        ({"经度": 36.6424, "纬度": 117.0994}, "place-coordinates-swapped", "经度"),
        ({"经度": 117.09}, "place-coordinate-coarse", "经度"),
        ({"联系电话": 53112345678}, "place-phone-malformed", "联系电话"),
        ({"面积": "很大"}, "place-size-malformed", "面积"),
        ({"设施": "哺乳座椅、喷泉"}, "place-facility-unknown", "设施"),
        ({"核对日期": 46327}, "place-date-malformed", "核对日期"),
        ({"状态": "开"}, "place-status-unknown", "状态"),
        ({"公布手机": True}, "place-flag-unknown", "公布手机"),
        ({"坐标系": None}, "place-cell-missing", "坐标系"),
        ({"名称": "=A1&B1"}, "place-cell-formula", "名称"),
        ({"名称": "#N/A"}, "place-cell-formula", "名称"),
        ({"地址": "历下区\n示例路1号"}, "place-cell-break", "地址"),
        ({"名称": "示例锟斤拷小屋"}, "replacement-character", "名称"),
        ({"名称": "示例\u200b小屋"}, "control-character", "名称"),
    ],
)
def test_a_fault_of_a_cell_is_told_at_its_row_and_column(
    check_files: Check, change: Mapping[str, Any], slug: str, name: str
) -> None:
    found = check_files({"rooms.xlsx": book({}, SECOND | change)}).findings
    assert [(item.slug, item.location.line, item.location.column) for item in found] == [(slug, 3, column(name))]
    assert found[0].location.sheet == ""


def test_numbers_keep_their_digits(check_files: Check) -> None:
    given = {"区划代码": 370102, "经度": 117.0994, "纬度": 36.642401234567, "联系电话": 12351, "面积": 12.5}
    checked = check_files({"rooms.xlsx": book(given)})
    assert checked.findings == []
    place = checked.layers[0].places[0]
    assert place.stated == (117.0994, 36.642401234567)
    assert place.row["经度"] == "117.0994"
    assert (place.phone, place.size) == ("12351", 12.5)


def test_a_number_as_programs_store_it_is_the_one_that_was_typed(check_files: Check) -> None:
    parts = {"xl/worksheets/sheet1.xml": lambda part: part.replace(b"117.0994<", b"117.09940000000001<")}
    data = patched(book({"经度": 117.0994}), parts)
    assert b"117.09940000000001" in zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")
    assert check_files({"rooms.xlsx": data}).layers[0].places[0].row["经度"] == "117.0994"


def test_the_zeros_that_a_style_shows_count_as_decimals(check_files: Check) -> None:
    def style(made: Any) -> None:
        cell_of(made, "经度").number_format = "0.0000"

    checked = check_files({"rooms.xlsx": book({"经度": 117.1}, change=style)})
    assert checked.findings == []
    assert checked.layers[0].places[0].row["经度"] == "117.1000"


def test_a_phone_without_its_zero_is_told_with_it(check_files: Check) -> None:
    (found,) = check_files({"rooms.xlsx": book({"联系电话": 53112345678})}).findings
    assert found.message == "电话“53112345678”像是丢了开头的 0，请把这一列设为文本格式，改成 053112345678"


@pytest.mark.parametrize(
    "form",
    ["yyyy-mm-dd", "mm-dd-yy", 'yyyy"年"m"月"d"日"', "[$-804]yyyy/m/d;@", "d-mmm-yy", "m/d/yy h:mm", "yyyy/mm/dd"],
)
@pytest.mark.parametrize("day", [date(2026, 10, 1), datetime(2026, 10, 1), "2026/10/1", "2026-10-01"])
def test_dates_are_read_in_every_form(check_files: Check, form: str, day: Any) -> None:
    def style(made: Any) -> None:
        cell_of(made, "核对日期").number_format = form

    checked = check_files({"rooms.xlsx": book({"核对日期": day}, change=style)})
    assert checked.findings == []
    assert checked.layers[0].places[0].checked == date(2026, 10, 1)


def test_a_date_from_1904_on(check_files: Check) -> None:
    def since(made: Any) -> None:
        made.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904

    checked = check_files({"rooms.xlsx": book({"核对日期": date(2026, 10, 1)}, change=since)})
    assert checked.layers[0].places[0].checked == date(2026, 10, 1)


def test_a_number_of_days_is_told_with_its_date(check_files: Check) -> None:
    (found,) = check_files({"rooms.xlsx": book({"核对日期": 46296})}).findings
    assert found.message.endswith("序号，请改成 2026-10-01")


def test_sheets_are_named_where_several_have_data(check_files: Check) -> None:
    other = rows(
        SECOND | {"编号": "370102-0001"},
        SECOND | {"状态": "开", "编号": "370102-0003", "名称": "示例小屋", "楼层房间": "五楼", "经度": "117.1100"},
    )
    found = check_files({"rooms.xlsx": workbook(历下=rows({}), 其他=other)}).findings
    told = [(item.slug, item.location.sheet, item.location.line) for item in found]
    assert told == [
        ("place-id-duplicate", "其他", 2),
        ("place-status-unknown", "其他", 3),
    ]
    assert "（工作表“历下”第 2 行）" in found[0].message
    assert complete(found)[1].message.startswith("工作表“其他”：状态没有“开”")


def test_hidden_sheets_and_lists_are_no_tables(check_files: Check) -> None:
    def hide(made: Any) -> None:
        made["旧表"].sheet_state = "hidden"

    lists = [
        ["坐标系", "场所类型", "开放范围", "级别", "状态", "设施"],
        ["高德(GCJ-02)", "机关", "对外开放", "普通", "启用", "热水"],
    ]
    data = workbook(hide, 说明=[["怎么填"], ["一行一间"]], 小屋=rows({}), 选项=lists, 旧表=rows({}))
    checked = check_files({"rooms.xlsx": data})
    assert checked.findings == []
    assert len(checked.layers[0].places) == 1


def test_a_table_without_a_header_beside_one_with_is_told(check_files: Check) -> None:
    data = workbook(小屋=rows({}), 续表=rows(SECOND)[1:])
    (found,) = check_files({"rooms.xlsx": data}).findings
    assert (found.slug, found.severity, found.location.line) == ("sheet-not-read", "warning", 1)
    assert "续表" in found.message


def test_titles_above_the_header_are_told_as_in_csv(check_files: Check) -> None:
    data = workbook(lambda made: made.active.merge_cells("A1:H1"), 小屋=[["济南市妈妈小屋一览表"], *rows({})])
    assert check_files({"rooms.xlsx": data}).found == [("csv-header", 1, 1, "error")]


def test_a_second_row_of_headers_and_a_sum_are_told_as_in_csv(check_files: Check) -> None:
    data = workbook(小屋=[HEADER, HEADER, *rows({})[1:], ["合计", 1]])
    assert [(slug, line) for slug, line, _, _ in check_files({"rooms.xlsx": data}).found] == [
        ("csv-not-a-row", 2),
        ("csv-not-a-row", 4),
    ]


def test_merged_cells_are_told_once_and_read(check_files: Check) -> None:
    at = openpyxl.utils.get_column_letter(column("市"))
    data = book({}, SECOND | {"市": None}, change=lambda made: made.active.merge_cells(f"{at}2:{at}3"))
    checked = check_files({"rooms.xlsx": data})
    assert checked.found == [("sheet-merged-cells", 2, column("市"), "error")]
    assert [place.county for place in checked.layers[0].places] == ["370102", "370102"]


def test_a_formula_counts_with_the_value_that_was_saved_or_is_told(check_files: Check) -> None:
    made = book({"名称": "=B9"})
    assert check_files({"rooms.xlsx": made}).slugs == ["place-cell-formula"]
    valued = patched(
        made, {"xl/worksheets/sheet1.xml": lambda part: part.replace(b"<v></v>", b"<v>\xe5\xb0\x8f\xe5\xb1\x8b</v>", 1).replace(b"<v />", b"<v>\xe5\xb0\x8f\xe5\xb1\x8b</v>", 1).replace(b"<v/>", b"<v>\xe5\xb0\x8f\xe5\xb1\x8b</v>", 1)}
    )  # fmt: skip
    checked = check_files({"rooms.xlsx": valued})
    assert checked.findings == []
    assert checked.layers[0].places[0].name == "小屋"


def test_a_cell_beside_the_table_is_told(check_files: Check) -> None:
    data = book({}, SECOND, change=lambda made: made.active.cell(3, len(HEADER) + 2, "备注"))
    assert check_files({"rooms.xlsx": data}).found == [("csv-ragged-row", 3, len(HEADER) + 2, "error")]


def test_blank_rows_with_colours_are_nothing(check_files: Check) -> None:
    def colour(made: Any) -> None:
        for number in range(3, 3 + 65_536):
            made.active.cell(number, 1).font = Font(bold=True)

    assert check_files({"rooms.xlsx": book({}, change=colour)}).findings == []


def test_too_many_rows_are_refused(check_files: Check) -> None:
    data = workbook(小屋=[HEADER, *[["x"]] * 50_000])
    (found,) = check_files({"rooms.xlsx": data}).findings
    assert found.slug == "file-too-large"
    assert "超过 50000 行，请拆成几个文件" in found.message


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 60_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "加了密码"),
        (book({})[:900], "损坏"),
        (b"<html><table></table></html>", "不是 Excel 工作簿"),
        (patched(book({}), {"xl/vbaProject.bin": b"x"}), "有宏"),
        (patched(book({}), {"xl/worksheets/sheet1.xml": b"<worksheet><oops"}), "XML"),
        (_bomb(), "压缩"),
        (b"", "不是 Excel 工作簿"),
    ],
    ids=["old-or-locked", "cut", "html", "macros", "broken-part", "bomb", "empty"],
)
def test_what_is_no_sound_workbook_is_named(check_files: Check, data: bytes, word: str) -> None:
    (found,) = check_files({"rooms.xlsx": data}).findings
    assert found.slug == "workbook-unreadable"
    assert word in found.message
    assert "请" in found.message


def test_a_room_in_a_workbook_and_in_a_csv_file_is_found_twice(check_files: Check) -> None:
    text = "\n".join(",".join(map(str, row)) for row in rows({}))
    found = check_files({"rooms.csv": text.encode(), "rooms.xlsx": book({})}).findings
    (twice,) = [item for item in found if item.slug == "place-id-duplicate"]
    assert twice.location.file.endswith("rooms.xlsx")
    assert "content/places/mama-rooms/rooms.csv 第 2 行" in twice.message


def test_no_workbook_no_code_for_it() -> None:
    program = "import sys, generator.read.site; print(any('foreign' in name for name in sys.modules))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=os.environ)
    assert run.stdout == "False\n"
