"""One fault and one near miss a rule about a single row; a fault is found at its cell and ends with a remedy."""

from __future__ import annotations

import pytest

LONG = "字" * 61
CASES = [
    # (changed cells, slug or None for a near miss, column the finding stands at)
    ({"编号": "370102-001"}, "place-id-malformed", "编号"),
    ({"编号": "370102-000001"}, None, ""),
    ({"编号": "370103-0001"}, "place-id-prefix", "编号"),
    ({"编号": ""}, "place-cell-missing", "编号"),
    ({"名称": "屋"}, "place-name-length", "名称"),
    ({"名称": "字" * 41}, "place-name-length", "名称"),
    ({"名称": "小屋"}, None, ""),
    ({"名称": "字" * 40}, None, ""),
    ({"区划代码": "370199"}, "place-county-unknown", "区划代码"),
    ({"区划代码": "370100"}, "place-county-unknown", "区划代码"),
    ({"区划代码": "370102", "市": "", "县(市、区)": ""}, None, ""),
    ({"区划代码": "370103", "编号": "370103-0001"}, "place-county-mismatch", "县(市、区)"),
    ({"市": "青岛市"}, "place-county-mismatch", "市"),
    ({"区划代码": "", "县(市、区)": "历下"}, "place-county-unknown", "县(市、区)"),
    ({"区划代码": "", "市": "济南"}, "place-county-unknown", "市"),
    ({"区划代码": "", "县(市、区)": "高新区"}, "place-county-unknown", "县(市、区)"),
    ({"区划代码": "", "市": "青岛市"}, "place-county-mismatch", "县(市、区)"),
    ({"区划代码": "", "市": ""}, "place-cell-missing", "区划代码"),
    ({"区划代码": ""}, None, ""),
    ({"使用说明": LONG}, "place-text-too-long", "使用说明"),
    ({"使用说明": LONG[1:]}, None, ""),
    ({"地址": "一号楼上"}, "place-address-length", "地址"),
    ({"地址": "一号楼上面"}, None, ""),
    ({"地址": "济南市市中区示例一路1号"}, "place-address-other-county", "地址"),
    ({"地址": "青岛市历下区示例一路1号"}, "place-address-other-county", "地址"),
    ({"地址": "济南市历下区市中区域路1号"}, None, ""),
    ({"地址": "历下区青岛路1号"}, None, ""),
    ({"经度": "117.0994E"}, "place-coordinate-malformed", "经度"),
    ({"经度": "117.099"}, "place-coordinate-coarse", "经度"),
    ({"纬度": "36.642"}, "place-coordinate-coarse", "纬度"),
    ({"经度": "117.0994"}, None, ""),
    ({"经度": "36.64240", "纬度": "117.09942"}, "place-coordinates-swapped", "经度"),
    ({"经度": "17.09942"}, "place-coordinate-range", "经度"),
    ({"经度": "117099420"}, "place-coordinate-range", "经度"),
    ({"纬度": "0"}, "place-coordinate-range", "纬度"),
    ({"纬度": "66.64240"}, "place-coordinate-range", "纬度"),
    ({"坐标系": ""}, "place-cell-missing", "坐标系"),
    ({"坐标系": "腾讯"}, "place-datum-unknown", "坐标系"),
    ({"坐标系": "wgs-84"}, None, ""),
    ({"坐标系": "百度（BD-09）"}, None, ""),
    ({"经度": "116.94373", "纬度": "36.57364"}, "place-outside-county", "经度"),
    ({"经度": "117.13842"}, "place-outside-county", "经度"),
    ({"经度": "117.13792"}, "place-near-border", "经度"),
    ({"经度": "117.13492"}, None, ""),
    ({"经度": "117.13842", "坐标系": "百度"}, None, ""),
    ({"场所类型": "大厦"}, "place-type-unknown", "场所类型"),
    ({"场所类型": "驿站"}, None, ""),
    ({"开放范围": "公开"}, "place-access-unknown", "开放范围"),
    ({"开放范围": ""}, "place-cell-missing", "开放范围"),
    ({"开放范围": "登记后使用"}, None, ""),
    ({"开放时间": "白天"}, "place-hours-unreadable", "开放时间"),
    ({"开放时间": "周一至周五 8:30-17:30"}, None, ""),
    ({"联系电话": "12345678"}, "place-phone-malformed", "联系电话"),
    ({"联系电话": "13900000000"}, "place-phone-personal", "联系电话"),
    ({"联系电话": "013900000000"}, "place-phone-personal", "联系电话"),
    ({"联系电话": "13900000000", "公布手机": "可以"}, "place-flag-unknown", "公布手机"),
    ({"联系电话": "13900000000", "公布手机": "是"}, None, ""),
    ({"联系电话": "010-12345678"}, None, ""),
    ({"联系电话": "0531-0000000"}, None, ""),
    ({"联系电话": "12351"}, None, ""),
    ({"公布手机": "可以"}, "place-flag-unknown", "公布手机"),
    ({"面积": "十二"}, "place-size-malformed", "面积"),
    ({"面积": "501"}, "place-size-range", "面积"),
    ({"面积": "1.5"}, "place-size-range", "面积"),
    ({"面积": "9.9"}, "place-size-small", "面积"),
    ({"面积": "10㎡"}, None, ""),
    ({"设施": "哺乳椅子、冰厢"}, "place-facility-unknown", "设施"),
    ({"设施": ""}, "place-cell-missing", "设施"),
    ({"设施": "沙发;门锁；插座"}, None, ""),
    ({"级别": "国家级"}, "place-level-unknown", "级别"),
    ({"级别": "省级示范"}, None, ""),
    ({"状态": "开放"}, "place-status-unknown", "状态"),
    ({"状态": "暂停"}, None, ""),
    ({"核对日期": "2026-02-30"}, "place-date-malformed", "核对日期"),
    ({"核对日期": "2026/9/1"}, None, ""),
    ({"核对日期": "2026-11-02"}, "place-date-future", "核对日期"),
    ({"核对日期": "2026-11-01"}, None, ""),
    ({"核对日期": "2025-10-31"}, "place-date-stale", "核对日期"),
    ({"核对日期": "2025-11-01"}, None, ""),
    ({"核对人": ""}, "place-cell-missing", "核对人"),
]
WARNINGS = {
    "place-address-length", "place-address-other-county", "place-phone-personal", "place-size-range", "place-size-small",
    "place-near-border", "place-date-future", "place-date-stale",
}  # fmt: skip


@pytest.mark.parametrize(("changes", "slug", "column"), CASES)
def test_row(check_rows, changes, slug, column):
    checked = check_rows(changes)
    if slug is None:
        assert checked.findings == []
        return
    header = checked.lines[0].split(",")
    place = sum(len(cell) + 1 for cell in checked.lines[1].split(",")[: header.index(column)]) + 1
    assert set(checked.found) == {(slug, 2, place, "warning" if slug in WARNINGS else "error")}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"区划代码": "", "县(市、区)": "历下"}, "是否想写“历下区”"),
        ({"区划代码": "", "县(市、区)": "高新区"}, "写进“功能区”一列"),
        ({"区划代码": "370100"}, "是济南市的代码"),
        ({"经度": "36.64240", "纬度": "117.09942"}, "请改为经度 117.09942、纬度 36.64240"),
        ({"经度": "116.94373", "纬度": "36.57364"}, "而在济南市市中区"),
        ({"经度": "117.13842"}, "坐标系若是百度(BD-09)就在界内"),
        ({"经度": "117.13792"}, "界外约 266 米"),
        ({"设施": "冰厢"}, "是否想写“冰箱”"),
        ({"开放范围": "对外"}, "是否想写“对外开放”"),
    ],
)
def test_message_helps(check_rows, changes, words):
    assert words in check_rows(changes).findings[0].message


def test_place_is_read(check_rows):
    checked = check_rows({"坐标系": "手机GPS(WGS-84)", "开放时间": "全天", "联系电话": "13900000000", "面积": "12㎡"})
    place = checked.layers[0].places[0]
    assert (place.id, place.county, place.hours, place.phone, place.size) == ("370102-0001", "370102", "24/7", None, 12)
    assert place.stated == (117.09942, 36.6424)
    assert place.point is not None and 0.004 < place.point[0] - 117.09942 < 0.008
    assert place.facilities == (0, 12)
    assert not any(getattr(place, name, None) == "示例" for name in ("area_name", "notes")), "核对人 is not kept"


def test_facility_columns(check_rows):
    header = [
        "编号",
        "名称",
        "区划代码",
        "地址",
        "经度",
        "纬度",
        "坐标系",
        "场所类型",
        "开放范围",
        "状态",
        "核对日期",
        "核对人",
        "冰箱",
        "空调",
    ]
    checked = check_rows(
        {"冰箱": "是", "空调": "否"},
        {"编号": "370102-0002", "冰箱": "有", "名称": "二号", "经度": "117.0999"},
        header=header,
    )
    assert checked.slugs == ["place-flag-unknown"]
    assert checked.layers[0].places[0].facilities == (12,)


def test_the_same_fault_in_many_rows_is_told_in_each(check_rows):
    wrong = {"场所类型": "宾馆", "面积": "大", "开放时间": "随缘"}
    other = {"编号": "370102-0002", "名称": "示例·白露公园妈妈小屋", "楼层房间": "三楼", "经度": "117.10500"}
    found = check_rows(wrong, wrong | other).found
    slugs = ["place-hours-unreadable", "place-size-malformed", "place-type-unknown"]
    assert sorted((line, slug) for slug, line, _, _ in found) == [(line, slug) for line in (2, 3) for slug in slugs]


def test_what_is_noted_of_good_rows_is_said_of_each(check_rows):
    small = [{"编号": f"370102-{number:04d}", "名称": f"第{number}间", "楼层房间": "", "经度": f"117.0{number}", "面积": "8"}
             for number in range(991, 995)]  # fmt: skip
    checked = check_rows(*small, {})
    column = ",".join(checked.lines[1].split(",")[: checked.lines[0].split(",").index("面积")])
    assert checked.found == [("place-size-small", line, len(column) + 2, "warning") for line in range(2, 6)]
    assert [place.size for place in checked.layers[0].places] == [8, 8, 8, 8, 12]


def test_nothing_is_noted_behind_too_many_faults(check_rows):
    bad = [{"编号": f"3701-{number}", "坐标系": "腾讯"} for number in range(1100)]
    checked = check_rows(*bad, {"面积": "8"})
    assert checked.slugs.count("too-many-faults") == 1 and "place-size-small" not in checked.slugs
    assert len(checked.layers[0].places) == 1000
