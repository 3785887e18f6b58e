"""A table of the size of the province with faults planted in it: all of them are found, and nothing else."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.geo.borders import county_border
from generator.geo.coordinates import gcj02_to_bd09
from tests.bench.rooms import COUNT, write_many_rooms
from tests.generator.places.conftest import Checked

Check = Callable[..., Checked]
Cells = dict[str, str]
PLANTED = 100
FAULTS: tuple[tuple[str, str, Callable[[Cells], Cells]], ...] = (
    ("place-id-malformed", "编号", lambda row: {"编号": row["编号"].replace("-", "")}),
    ("place-name-length", "名称", lambda _: {"名称": "屋"}),
    ("place-county-mismatch", "市", lambda row: {"市": "青岛市" if row["市"] != "青岛市" else "济南市"}),
    ("place-text-too-long", "楼层房间", lambda _: {"楼层房间": "字" * 61}),
    ("place-address-length", "地址", lambda _: {"地址": "路口"}),
    ("place-coordinates-swapped", "经度", lambda row: {"经度": row["纬度"], "纬度": row["经度"]}),
    ("place-coordinate-coarse", "经度", lambda row: {"经度": row["经度"][:7]}),
    ("place-coordinate-range", "纬度", lambda _: {"纬度": "66.642400"}),
    ("place-outside-county", "经度", lambda row: {"经度": f"{float(row['经度']) + 8:.6f}"}),
    ("place-datum-unknown", "坐标系", lambda _: {"坐标系": "腾讯"}),
    ("place-type-unknown", "场所类型", lambda _: {"场所类型": "大厦"}),
    ("place-access-unknown", "开放范围", lambda _: {"开放范围": "公开"}),
    ("place-hours-unreadable", "开放时间", lambda _: {"开放时间": "白天"}),
    ("place-phone-malformed", "联系电话", lambda _: {"联系电话": "12345678"}),
    ("place-phone-personal", "联系电话", lambda _: {"联系电话": "13900000000"}),
    ("place-size-malformed", "面积", lambda _: {"面积": "十二"}),
    ("place-size-small", "面积", lambda _: {"面积": "9"}),
    ("place-facility-unknown", "设施", lambda row: {"设施": row["设施"] + "、沙发床"}),
    ("place-level-unknown", "级别", lambda _: {"级别": "国家级"}),
    ("place-cell-missing", "核对人", lambda _: {"核对人": ""}),
    ("place-date-malformed", "核对日期", lambda _: {"核对日期": "45931"}),
    ("place-date-future", "核对日期", lambda _: {"核对日期": "2027-01-01"}),
    ("place-cell-formula", "名称", lambda _: {"名称": "#REF!"}),
)


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    """A header and 5,159 rows with nothing to find in them."""
    folder = tmp_path_factory.mktemp("rooms")
    write_many_rooms(folder, "2026-10-20", COUNT)
    (file,) = Path(folder).iterdir()
    header, *rows = csv.reader(io.StringIO(file.read_text(encoding="utf-8")))
    size = header.index("面积")
    for row in rows:
        row[size] = str(max(10, int(row[size])))
    return [header, *rows]


def _written(header: list[str], rows: list[list[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([header, *rows])
    return out.getvalue()


def test_a_hundred_faults_in_the_table_of_the_province_are_found_no_more_and_no_less(
    check_text: Check, province
) -> None:
    header, *rows = province
    clean = {(slug, line) for slug, line, _, _ in check_text(_written(header, rows)).found}
    assert {slug for slug, _ in clean} <= {"place-too-close"}  # two rooms may be drawn in one house
    chance = random.Random(100)
    free = [position for position in range(len(rows)) if ("place-too-close", position + 2) not in clean]
    expected = []
    for number, position in enumerate(chance.sample(free, PLANTED)):
        slug, column, change = FAULTS[number % len(FAULTS)]
        cells = dict(zip(header, rows[position], strict=True))
        rows[position] = list((cells | change(cells)).values())
        before = _written([], [rows[position][: header.index(column)]]).strip("\n") if header.index(column) else ""
        expected.append((slug, position + 2, len(before) + 2 if before else 1))
    found = [(slug, line, column) for slug, line, column, _ in check_text(_written(header, rows)).found]
    assert sorted(item for item in found if item[0] != "place-too-close") == sorted(expected)


def test_baidu_coordinates_called_amap_in_a_whole_file_are_one_warning(check_text: Check, province) -> None:
    header, *rows = province
    at, beside = header.index("经度"), header.index("纬度")
    moved = []
    for row in rows[:2000]:
        point = gcj02_to_bd09((float(row[at]), float(row[beside])))
        if not county_border(row[2]).contains(point):
            moved.append(
                [f"{point[0]:.6f}" if i == at else f"{point[1]:.6f}" if i == beside else c for i, c in enumerate(row)]
            )
    checked = check_text(_written(header, moved[:40]))
    assert [slug for slug in checked.slugs if slug != "place-too-close"] == ["place-datum-whole-file"]
    assert "坐标系若是百度(BD-09)就在界内" in checked.findings[0].message


@pytest.mark.parametrize("blank", ["", ",,,,,,,,,,,,,,,,,,,", " , ,,,,,,,,,,,,,,,,,,"])
def test_the_blank_rows_of_a_spreadsheet_are_nothing(check_text: Check, province, blank: str) -> None:
    header, *rows = province
    checked = check_text(_written(header, rows[:2]) + f"{blank}\n" * 65_536)
    assert checked.findings == [] and len(checked.layers[0].places) == 2
