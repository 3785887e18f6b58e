"""Faults of a whole file of rooms: its header, its rows, its description."""

from __future__ import annotations

from generator.diagnostics import Findings
from generator.read.places import read_layers
from generator.read.tree import walk_tree

COLUMNS = [
    "编号",
    "名称",
    "区划代码",
    "地址",
    "经度",
    "纬度",
    "坐标系",
    "场所类型",
    "开放范围",
    "设施",
    "状态",
    "核对日期",
    "核对人",
]


def test_good_header(check_rows):
    assert check_rows({}, header=COLUMNS).findings == []


def test_every_required_column_is_missed(check_rows):
    for column in COLUMNS:
        left = [name for name in COLUMNS if name != column]
        checked = check_rows({}, header=left)
        assert checked.found == [("place-column-missing", 1, 1, "error")], column
        assert f"“{column}”" in checked.findings[0].message


def test_city_and_county_stand_for_the_code(check_rows):
    assert check_rows({}, header=[*COLUMNS[:2], "市", "县(市、区)", *COLUMNS[3:]]).findings == []
    assert check_rows({}, header=[*COLUMNS[:2], "市", *COLUMNS[3:]]).slugs == ["place-column-missing"]


def test_unknown_column_suggests_the_nearest(check_rows):
    checked = check_rows({}, header=[*COLUMNS, "联系电号"])
    place = len(",".join(COLUMNS)) + 2
    assert checked.found == [("place-column-unknown", 1, place, "error")]
    assert "是否想写“联系电话”" in checked.findings[0].message


def test_a_column_that_is_there_is_not_suggested(check_rows):
    checked = check_rows({}, header=["序号", *COLUMNS])
    assert [finding.message for finding in checked.findings] == ["没有“序号”这一列，请改名或删去"]


def test_required_columns_may_be_marked(check_text, check_rows):
    text = "\n".join(check_rows({}).lines)
    for name in ("编号", "核对日期"):
        text = text.replace(name, f"*{name}（必填）", 1)
    assert check_text(text).findings == []


def test_duplicate_column(check_text, check_rows):
    lines = check_rows({}, header=COLUMNS).lines
    twice = "\n".join(f"{line},{last}" for line, last in zip(lines, ["状态", "启用"], strict=False))
    assert check_text(twice).found == [("place-column-duplicate", 1, len(lines[0]) + 2, "error")]


def test_full_width_brackets_and_short_names(check_rows):
    header = check_rows({}).lines[0].replace("县(市、区)", "县（市、区）").split(",")
    checked = check_rows({"县（市、区）": "历下区"}, header=header)
    assert checked.findings == []


def test_empty_delimiter_and_ragged(check_text, check_rows):
    header = ",".join(COLUMNS)
    assert check_text("").found == [("csv-empty", 1, 1, "error")]
    assert check_text(header + "\n").found == [("csv-empty", 1, 1, "error")]
    assert check_text(header.replace(",", "\t") + "\n").found == [("csv-delimiter", 1, 1, "error")]
    good = check_rows({}, header=COLUMNS).lines[1]
    assert check_text(f"{header}\n{good},,\n").found == []
    assert check_text(f"{header}\n{good}\n甲,乙,丙\n").found == [("csv-ragged-row", 3, 1, "error")]
    assert check_text(f"{header}\n{good},多\n{good}\n").found == [("csv-ragged-row", 2, len(good) + 2, "error")]


def test_layer_description(tmp_path):
    folder = tmp_path / "content/places/care"
    folder.mkdir(parents=True)
    (folder / "a.csv").write_text("编号\n1\n", encoding="utf-8")
    findings = Findings()
    assert read_layers(walk_tree(tmp_path, findings), findings) == ()
    assert [(item.slug, item.location.file) for item in findings] == [
        ("place-layer-missing", "content/places/care/layer.yml")
    ]
    (folder / "layer.yml").write_text(
        "id: other\ntitle: 点\nnoun: 点\nintro: 说明\nsample: true\nfacilities:\n- 甲\nsynonyms:\n  乙:\n  - 丙\n",
        encoding="utf-8",
    )
    findings = Findings()
    read_layers(walk_tree(tmp_path, findings), findings)
    assert [item.slug for item in findings][-2:] == ["place-layer-id", "place-synonym-unknown"]
