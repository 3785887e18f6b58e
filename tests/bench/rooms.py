"""Invented rooms inside the real counties, 5,159 or as many as wanted, as the files of the layer `mama-rooms`."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from generator.geo.borders import county_border
from generator.geo.coordinates import Point
from generator.geo.divisions import Division, register
from generator.model.place import ACCESS
from generator.source.csv import MAX_LINES
from tests.bench.room_kinds import KINDS, KITS, MILLIONS, PLACES, ROADS, UNLIKE_KIT, WHERE, RoomKind

COUNT = 5159
_HEADER = (
    "编号", "名称", "区划代码", "市", "县(市、区)", "楼层房间", "地址", "经度", "纬度", "坐标系", "场所类型", "开放范围",
    "开放时间", "联系电话", "面积", "设施", "级别", "状态", "核对日期", "核对人",
)  # fmt: skip
_TOWNS = 14
"""Towns of a county beside its seat, in which four rooms of ten are."""
_ALL = KITS[-1]


def write_rooms(folder: Path, reviewed: str, seed: int, count: int = COUNT) -> None:
    """A file a city."""
    by_city: dict[str, list[tuple[str, ...]]] = {}
    for county, row in _rooms(count, reviewed, seed):
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
    chance = random.Random(seed)
    counties = register().counties
    people = dict(zip((city.code for city in register().cities), MILLIONS, strict=True))
    sharing = {city: sum(county.city == city for county in counties) for city in people}
    weights = [people[county.city] / sharing[county.city] * chance.uniform(0.5, 1.8) for county in counties]
    made = [_County(county, date.fromisoformat(reviewed), chance) for county in counties]
    first = list(range(min(count, len(counties))))  # every county has one
    for number in first + chance.choices(range(len(counties)), weights, k=count - len(first)):
        yield counties[number], made[number].room()


@dataclass
class _County:
    """Makes the rooms of one county, numbered as they come."""

    county: Division
    reviewed: date
    chance: random.Random
    towns: list[Point] = field(default_factory=list)
    days: list[str] = field(default_factory=list)
    roads: list[str] = field(default_factory=list)
    exchanges: list[int] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    number: int = 0

    def __post_init__(self) -> None:
        self.towns = [self.inside(self.county.label, 0.15) for _ in range(_TOWNS)]
        self.roads = self.chance.sample(ROADS, 15)
        self.exchanges = [self.chance.randint(200, 899) for _ in range(6)]
        rounds = (self.reviewed - timedelta(days=self.chance.randint(0, 300)) for _ in range(8))
        self.days = [day.isoformat() for day in rounds]

    def room(self) -> tuple[str, ...]:
        chance, county = self.chance, self.county
        city = register().city_of(county).name
        self.number += 1
        kind = chance.choices(KINDS, [kind.share for kind in KINDS])[0]
        road, house = chance.choice(self.roads), chance.randint(1, 399)
        longitude, latitude = self.point()
        return (
            f"{county.code}-{self.number:04d}", self.name(kind, road), county.code, city, county.name,
            _inside_the_building(chance), f"山东省{city}{county.name}{road}路{house}号",
            f"{longitude:.6f}", f"{latitude:.6f}", "高德(GCJ-02)", kind.type,
            chance.choices(ACCESS, kind.access)[0], _one(chance, kind.hours), self.phone(),
            str(chance.choices((6, 8, 10, 12, 15, 18, 20, 25, 30, 40), (1, 2, 9, 7, 6, 4, 4, 2, 2, 1))[0]),
            _facilities(chance, kind), chance.choices(("普通", "县级示范", "市级示范", "省级示范"), (82, 10, 6, 2))[0],
            chance.choices(("启用", "暂停", "撤销"), (96, 3, 1))[0], chance.choice(self.days), "示例核对人",
        )  # fmt: skip

    def name(self, kind: RoomKind, road: str) -> str:
        """A name that no other room of the county has."""
        while True:
            name = f"{road}{self.chance.choice(PLACES)}{self.chance.choice(kind.names)}妈妈小屋"
            if name in self.names:
                name = f"{road}路{self.chance.randint(1, 999)}号{self.chance.choice(kind.names)}妈妈小屋"
            if name not in self.names:
                self.names.add(name)
                return name

    def phone(self) -> str:
        digits = f"05{self.county.code[2:4]}-{self.chance.choice(self.exchanges)}{self.chance.randint(0, 9999):04d}"
        return self.chance.choices((digits, "12351", ""), (6, 1, 3))[0]

    def point(self) -> Point:
        """In the seat of the county, or in one of its towns."""
        if self.chance.random() < 0.6:
            return self.inside(self.county.label, 0.03)
        return self.inside(self.chance.choice(self.towns), 0.008)

    def inside(self, middle: Point, spread: float) -> Point:
        """A point of the county near `middle`, all the nearer the smaller the county."""
        border = county_border(self.county.code)
        while True:
            point = (self.chance.gauss(middle[0], spread), self.chance.gauss(middle[1], spread * 0.8))
            if border.contains((round(point[0], 6), round(point[1], 6))):
                return point
            spread = max(spread * 0.98, min(spread, 0.03))


def _one(chance: random.Random, weighed: tuple[tuple[str, int], ...]) -> str:
    return chance.choices([word for word, _ in weighed], [weight for _, weight in weighed])[0]


def _inside_the_building(chance: random.Random) -> str:
    floor = chance.choices(range(1, 10), (35, 25, 15, 9, 6, 4, 3, 2, 1))[0]
    if chance.random() < 0.4:
        return f"{floor}楼{chance.choice(WHERE)}"
    return f"{floor}楼{floor}{chance.randint(1, 30):02d}室"


def _facilities(chance: random.Random, kind: RoomKind) -> str:
    """A kit, here and there with a word more or less."""
    words = set(chance.choices(KITS, kind.kits)[0])
    for word in chance.sample(_ALL, chance.choices(range(4), UNLIKE_KIT)[0]):
        words ^= {word}
    return "、".join(word for word in _ALL if word in words)
