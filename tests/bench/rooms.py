"""Invented rooms inside the real counties, 5,159 or as many as wanted, as the files of the layer `mama-rooms`."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from pathlib import Path

from generator.geo.borders import county_border
from generator.geo.coordinates import Point
from generator.geo.divisions import Division, register
from generator.source.csv import MAX_LINES

COUNT = 5159
_HEADER = (
    "编号", "名称", "区划代码", "市", "县(市、区)", "楼层房间", "地址", "经度", "纬度", "坐标系", "场所类型", "开放范围",
    "开放时间", "联系电话", "面积", "设施", "级别", "状态", "核对日期", "核对人",
)  # fmt: skip
_KINDS = ("医院", "商场", "社区", "企业", "交通枢纽", "机关", "银行", "驿站")
_HOURS = ("Mo-Fr 08:30-12:00,13:30-17:30; PH off", "周一至周五 8:30-17:30", "每天 9:00-21:00", "全天", "")
_FACILITIES = (
    "哺乳座椅",
    "遮挡帘或门锁",
    "电源插座",
    "洗手台",
    "热水",
    "婴儿护理台",
    "婴儿床",
    "垃圾桶",
    "桌子",
    "空调",
    "饮水机",
)
_NAMES = "春晓听泉初晴远山明湖青禾云舒沐阳知夏槐荫望岳临风"


def write_rooms(folder: Path, reviewed: str, seed: int) -> None:
    """A file a city."""
    by_city: dict[str, list[tuple[str, ...]]] = {}
    for county, row in _rooms(COUNT, reviewed, seed):
        by_city.setdefault(county.city, []).append(row)
    for city, rows in by_city.items():
        _write(folder / f"{city}.csv", sorted(rows))


def write_many_rooms(folder: Path, reviewed: str, count: int, seed: int = 1) -> None:
    """Files as long as they may be."""
    rows = sorted(row for _, row in _rooms(count, reviewed, seed))
    for first in range(0, count, MAX_LINES):
        _write(folder / f"rooms-{first // MAX_LINES}.csv", rows[first : first + MAX_LINES])


def _write(path: Path, rows: list[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([_HEADER, *rows])


def _rooms(count: int, reviewed: str, seed: int) -> Iterator[tuple[Division, tuple[str, ...]]]:
    """Rooms of all counties in turn."""
    chance = random.Random(seed)
    counties = register().counties
    for number in range(count):
        county = counties[number % len(counties)]
        yield county, _room(county, number // len(counties) + 1, reviewed, chance)


def _room(county: Division, number: int, reviewed: str, chance: random.Random) -> tuple[str, ...]:
    city = register().city_of(county).name
    longitude, latitude = _inside(county, chance)
    kind = chance.choice(_KINDS)
    name = "".join(chance.sample(_NAMES, 3))
    return (
        f"{county.code}-{number:04d}", f"示例·{name}{kind}{number}号妈妈小屋", county.code, city, county.name,
        f"{chance.randint(1, 9)}楼{number}室", f"山东省{city}{county.name}示例路{number}号{kind}",
        f"{longitude:.6f}", f"{latitude:.6f}", "高德(GCJ-02)", kind,
        chance.choice(("对外开放", "登记后使用", "本单位职工")), chance.choice(_HOURS), chance.choice(("0531-00000000", "12351", "")),
        str(chance.randint(10, 40)), "、".join(chance.sample(_FACILITIES, chance.randint(3, 9))), "普通", "启用", reviewed, "示例核对人",
    )  # fmt: skip


def _inside(county: Division, chance: random.Random) -> Point:
    """A point of the county, mostly near the place where a map writes its name."""
    border = county_border(county.code)
    while True:
        point = (chance.gauss(county.label[0], 0.06), chance.gauss(county.label[1], 0.05))
        if border.contains((round(point[0], 6), round(point[1], 6))):
            return point
