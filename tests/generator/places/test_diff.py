"""A city's monthly update: what came, went, moved and changed, by what cells mean and not by how they are written."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from generator.exchange.places.diff import (
    CHANGED,
    GONE,
    MOVED,
    NEW,
    REUSED,
    STATUS_CHANGED,
    Change,
    differences,
    one_sided,
)
from generator.exchange.places.told import FORMATS, HEADER, lines, summary
from generator.geo.coordinates import gcj02_to_wgs84
from tests.generator.exchange.books import workbook
from tests.generator.places.conftest import GOOD
from tests.generator.places.layers import SECOND, THIRD, code, lay, layer_of, run, table

Rows = list[dict[str, str]]


def compared(root: Path, old: Rows, new: Rows) -> list[Change]:
    lay(root / "old", *old)
    lay(root / "new", *new)
    return differences(layer_of(root / "old"), layer_of(root / "new"))


def brief(changes: list[Change]) -> list[tuple[str, str, str, str, str]]:
    return [(change.kind, change.id, change.column, change.old, change.new) for change in changes]


def test_what_came_and_what_went(tmp_path: Path) -> None:
    found = compared(tmp_path, [{}, SECOND], [{}, THIRD])
    assert brief(found) == [(NEW, "370103-0001", "", "", ""), (GONE, "370102-0002", "", "", "")]
    assert (found[0].name, found[0].county) == (THIRD["名称"], "济南市市中区")


def test_the_same_table_in_another_spelling_is_no_change(tmp_path: Path) -> None:
    old = {
        "开放时间": "周一至周五 8:30-17:30",
        "设施": "冰箱、哺乳座椅",
        "核对日期": "2026/10/1",
        "面积": "12.0",
        "级别": "普通",
    }
    new = {"开放时间": "Mo-Fr 08:30-17:30", "设施": "沙发,冰箱", "区划代码": "", "坐标系": "高德"}
    assert compared(tmp_path, [{}, old | SECOND], [new | SECOND, {}]) == []


def test_a_position_in_another_system_is_the_same_place(tmp_path: Path) -> None:
    longitude, latitude = gcj02_to_wgs84((float(GOOD["经度"]), float(GOOD["纬度"])))
    again = {"坐标系": "手机GPS(WGS-84)", "经度": f"{longitude:.6f}", "纬度": f"{latitude:.6f}"}
    assert abs(longitude - float(GOOD["经度"])) > 0.005
    assert compared(tmp_path, [{}], [again]) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"楼层房间": "二楼"}, (CHANGED, "楼层房间", "一楼102室", "二楼")),
        ({"面积": ""}, (CHANGED, "面积", "12", "")),
        ({"开放范围": "登记后使用"}, (CHANGED, "开放范围", "对外开放", "登记后使用")),
        ({"开放时间": "全天"}, (CHANGED, "开放时间", "", "24/7")),
        ({"联系电话": "13800000000"}, (CHANGED, "联系电话", "", "13800000000")),
        ({"设施": "冰箱、空调"}, (CHANGED, "设施", "哺乳座椅、冰箱", "冰箱、空调")),
        ({"核对日期": "2026-10-20"}, (CHANGED, "核对日期", "2026-10-01", "2026-10-20")),
        ({"核对人": "示例乙"}, (CHANGED, "核对人", "示例", "示例乙")),
        ({"级别": "市级示范"}, (CHANGED, "级别", "普通", "市级示范")),
        ({"名称": "示例·青杏社区服务中心妈妈小屋"}, (CHANGED, "名称", "示例·青杏社区妈妈小屋", "示例·青杏社区服务中心妈妈小屋")),
        ({"状态": "撤销"}, (STATUS_CHANGED, "状态", "启用", "撤销")),
        ({"状态": "暂停"}, (STATUS_CHANGED, "状态", "启用", "暂停")),
        ({"名称": "示例·云杉银行妈妈小屋"}, (REUSED, "名称", "示例·青杏社区妈妈小屋", "示例·云杉银行妈妈小屋")),
    ],
)  # fmt: skip
def test_a_cell_is_told_with_what_it_was_and_is(
    tmp_path: Path, change: dict[str, str], expected: tuple[str, ...]
) -> None:
    (found,) = compared(tmp_path, [{}], [change])
    assert (found.kind, found.column, found.old, found.new) == expected
    assert found.metres is None


def test_how_far_a_place_moved(tmp_path: Path) -> None:
    (found,) = compared(tmp_path, [{}], [{"纬度": "36.64330"}])
    assert (found.kind, found.metres) == (MOVED, 100)  # 0.0009 degrees of a meridian
    assert (found.old, found.new) == ("117.09942,36.64240 高德(GCJ-02)", "117.09942,36.64330 高德(GCJ-02)")


def test_less_than_a_metre_is_rounding(tmp_path: Path) -> None:
    assert compared(tmp_path, [{}], [{"纬度": "36.642408"}]) == []


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ({}, {"名称": "示例·青杏社区北区妈妈小屋", "纬度": "36.65240"}, REUSED),
        ({}, {"名称": "示例·青杏社区北区妈妈小屋", "纬度": "36.64340"}, MOVED),
        ({"状态": "撤销"}, {"名称": "示例·青杏社区二妈妈小屋"}, REUSED),
        ({}, {"纬度": "36.65240"}, MOVED),
    ],
    ids=["like name, far away", "like name, near", "a number that was revoked", "the same name, far away"],
)  # fmt: skip
def test_a_number_given_to_another_place(tmp_path: Path, old: dict[str, str], new: dict[str, str], kind: str) -> None:
    found = compared(tmp_path, [old], [new])
    assert found[0].kind == kind
    assert (REUSED in {change.kind for change in found}) == (kind == REUSED)


def test_columns_of_one_side_alone_are_named_and_not_compared(tmp_path: Path) -> None:
    lay(tmp_path / "old", {"照片": ""}, SECOND)
    folder = lay(tmp_path / "new")
    (folder / "jinan.csv").write_text(table({}, SECOND, without=("面积", "区划代码", "公布手机")), encoding="utf-8")
    old, new = layer_of(tmp_path / "old"), layer_of(tmp_path / "new")
    assert one_sided(old, new) == ["公布手机", "区划代码", "照片", "面积"]
    assert differences(old, new) == []


def test_a_layers_own_columns_are_compared(tmp_path: Path) -> None:
    camp = {"设施": "午餐", "开营": "2026-07-01", "年龄": "6-12", "名额": "30", "收费": "免费"}
    for name, change in (("old", {}), ("new", {"年龄": "6～14", "名额": "30 人"})):
        lay(tmp_path / name)
        text = table(camp | change, without=("面积", "级别", "公布手机"))
        (tmp_path / name / "content/places/camps/a.csv").write_text(text, encoding="utf-8")
    found = differences(layer_of(tmp_path / "old", "camps"), layer_of(tmp_path / "new", "camps"))
    assert brief(found) == [(CHANGED, "370102-0001", "年龄", "6–12 岁", "6–14 岁")]


def sent(root: Path, old: Rows, new: Rows) -> list[str]:
    """Paths of two tables, an old one in CSV and a new one in Excel."""
    lay(root / "project")
    (root / "old.csv").write_text(table(*old), encoding="utf-8")
    header = list(GOOD)
    rows = [[(GOOD | change).get(name) for name in header] for change in new]
    (root / "new.xlsx").write_bytes(workbook(None, 小屋=[header, *rows]))
    return [str(root / "old.csv"), str(root / "new.xlsx")]


UPDATE: tuple[Rows, Rows] = (
    [{}, SECOND],
    [{"设施": "冰箱、空调", "纬度": "36.64330"}, SECOND | {"状态": "撤销"}, THIRD],
)


def test_the_command_tells_people(tmp_path: Path) -> None:
    result = run(tmp_path / "project", "diff", *sent(tmp_path, *UPDATE))
    assert code(result) == 0, result.output
    told = result.stdout.split("\n")
    assert told[0] == "原来 2 处，现在 3 处：新增 1、状态变了 1、移位 1、改动 1"
    assert "新增（1 处）" in told and "  370103-0001 示例·晚枫医院妈妈小屋（济南市市中区）" in told
    assert "  370102-0002 示例·白露公园妈妈小屋（济南市历下区）  状态：启用 → 撤销" in told
    assert any(line.endswith("高德(GCJ-02)，相距 100 米") for line in told)
    assert any(line.endswith("设施：加 空调，去掉 哺乳座椅") for line in told)


def test_two_alike_tables_have_no_difference(tmp_path: Path) -> None:
    result = run(tmp_path / "project", "diff", *sent(tmp_path, [{}], [{}]))
    assert (code(result), result.stdout) == (0, "原来 1 处，现在 1 处：没有不同\n")


@pytest.mark.parametrize("form", ["text", *FORMATS])
def test_the_command_writes_files(tmp_path: Path, form: str) -> None:
    file = tmp_path / f"diff.{form}"
    result = run(tmp_path / "project", "diff", "--format", form, "-o", str(file), *sent(tmp_path, *UPDATE))
    assert code(result) == 0, result.output
    assert _kinds(form, file.read_bytes()) == [NEW, STATUS_CHANGED, MOVED, CHANGED]


def _kinds(form: str, data: bytes) -> list[str]:
    if form == "json":
        return [item["kind"] for item in json.loads(data)]
    if form == "text":
        return [line.partition("（")[0] for line in data.decode().split("\n")[1:] if line and line[0] != " "]
    if form == "csv":
        assert data.startswith(b"\xef\xbb\xbf")
        rows: list[Any] = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    else:
        rows = list(openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True))
    assert tuple(rows[0]) == HEADER
    return [row[0] for row in rows[1:]]


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_no_cell_is_a_formula(form: str) -> None:
    data = FORMATS[form]([Change(CHANGED, "370102-0001", "=1+1", "济南市历下区", "楼层房间", "-1+2", "@SUM(1)")])
    if form == "csv":
        assert (
            data.decode("utf-8-sig").split("\n")[1] == "改动,370102-0001,'=1+1,济南市历下区,楼层房间,'-1+2,'@SUM(1),\r"
        )
    else:
        cells = list(openpyxl.load_workbook(io.BytesIO(data)).active[2])
        assert [cell.value for cell in cells][2] == "=1+1"
        assert {cell.data_type for cell in cells if cell.value} == {"s"}


def test_both_sides_are_checked_first_and_there_is_no_half_result(tmp_path: Path) -> None:
    files = sent(tmp_path, [{}, SECOND | {"设施": "喷泉"}], [{"状态": "开张"}])
    out = tmp_path / "diff.json"
    result = run(tmp_path / "project", "diff", "--format", "json", "-o", str(out), *files)
    assert code(result) == 1 and not out.exists()
    assert "place-facility-unknown" in result.stdout and "place-status-unknown" in result.stdout
    assert "新增" not in result.stdout


def test_folders_are_compared_whole(tmp_path: Path) -> None:
    for name, changes in (("old", ({}, THIRD)), ("new", (SECOND, THIRD))):
        (tmp_path / name).mkdir()
        for number, change in enumerate(changes):
            (tmp_path / name / f"{number}.csv").write_text(table(change), encoding="utf-8")
    lay(tmp_path / "project")
    result = run(tmp_path / "project", "diff", str(tmp_path / "old"), str(tmp_path / "new"))
    assert result.stdout.startswith("原来 2 处，现在 2 处：新增 1、没有了 1\n")


def test_a_summary_counts_places_and_not_cells() -> None:
    changes = [Change(CHANGED, "1", "甲", "", column, "a", "b") for column in ("地址", "面积")]
    assert summary(changes) == "改动 1"
    assert next(iter(lines(changes))) == "改动（1 处）"
