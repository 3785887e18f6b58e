"""Rules over several rooms: a fault and a near miss each."""

from __future__ import annotations

import pytest

from generator.check.places import neighbours

SECOND = {"编号": "370102-0002", "名称": "示例·白露公园妈妈小屋", "楼层房间": "三楼", "经度": "117.10500"}
THIRD = {"编号": "370102-0003", "名称": "示例·海棠书屋妈妈小屋", "楼层房间": "五楼"}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([{}, SECOND], []),
        ([{}, SECOND | {"编号": "370102-0001"}], [("place-id-duplicate", 3)]),
        ([{}, {}], [("place-id-duplicate", 3)]),
        ([{}, {}, {}], [("place-id-duplicate", 3), ("place-id-duplicate", 4)]),
        ([{}, {}, SECOND | {"经度": "117.09942"}], [("place-id-duplicate", 3)]),
        ([{}, {"编号": "370102-0002"}], [("place-name-duplicate", 3)]),
        ([{}, SECOND | {"名称": "示例·青杏社区妈妈小屋"}], [("place-name-duplicate", 3)]),
        ([{}, SECOND | {"经度": "117.09950", "名称": "示例·青杏社区妈妈小屋东"}], [("place-too-close", 3)]),
        ([{}, SECOND | {"经度": "117.09950", "楼层房间": "一楼102室"}], [("place-too-close", 3)]),
        ([{}, SECOND | {"经度": "117.09950"}], []),
        ([{}, SECOND | {"经度": "117.09980", "楼层房间": "一楼102室"}], []),
        ([{}, SECOND | {"经度": "117.09950", "楼层房间": "一楼102室", "状态": "撤销"}], []),
        ([{}, SECOND | {"经度": "117.09942"}], []),
        ([{}, SECOND | {"经度": "117.09942"}, THIRD], [("place-coordinates-shared", 4)]),
    ],
)
def test_rooms_together(check_rows, rows, expected):
    assert [(slug, line) for slug, line, _, _ in check_rows(*rows).found] == expected


def test_duplicate_id_names_the_first_file(check_rows):
    message = check_rows({}, SECOND | {"编号": "370102-0001"}).findings[0].message
    assert message == "编号 370102-0001 已经用过（第 2 行），请换一个没有用过的号"


def test_many_rooms_on_one_coordinate_are_quick(check_rows):
    rows = [{"编号": f"370102-{n:04}", "名称": f"示例·{n:04}", "楼层房间": f"{n}室"} for n in range(1500)]
    slugs = check_rows(*rows).slugs
    assert slugs.count("place-coordinates-shared") == 1498


def test_many_rooms_in_one_yard_are_held_against_a_few(check_rows, monkeypatch):
    held: list[str] = []
    monkeypatch.setattr(neighbours, "_is_twin", lambda one, _: held.append(one.id))
    rows = [
        {"编号": f"370102-{n:04}", "名称": f"示例·{n:04}", "经度": f"{117.0994 + n * 1e-7:.7f}"} for n in range(1000)
    ]
    assert check_rows(*rows).slugs == []
    assert 900 < len(held) < 2 * 30 * 1000
