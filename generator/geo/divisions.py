"""The cities and counties of Shandong: codes, names, how these are said and the points where a map writes their names."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from generator.geo.coordinates import Point

_FILE = Path(__file__).parent.parent / "data" / "shandong_divisions.csv"


@dataclass(frozen=True)
class Division:
    """A city or county. `code` has six digits, `label` is a GCJ-02 point, `city` the code of the city it belongs to.
    `spoken` is the name in pinyin without tones, a syllable a character: chang qing qu.
    """

    code: str
    name: str
    city: str
    label: Point
    spoken: str


@dataclass(frozen=True)
class Register:
    """Every division of the province, in the order of the codes."""

    cities: tuple[Division, ...]
    counties: tuple[Division, ...]

    @cached_property
    def by_code(self) -> dict[str, Division]:
        return {division.code: division for division in self.cities + self.counties}

    @cached_property
    def county_codes(self) -> frozenset[str]:
        return frozenset(county.code for county in self.counties)

    @cached_property
    def by_names(self) -> dict[tuple[str, str], Division]:
        """(name of the city, name of the county) → county."""
        return {(self.city_of(county).name, county.name): county for county in self.counties}

    @cached_property
    def names(self) -> frozenset[str]:
        """Names of cities and counties; some counties of different cities share one."""
        return frozenset(division.name for division in self.cities + self.counties)

    def city_of(self, county: Division) -> Division:
        return self.by_code[county.city]


@cache
def register() -> Register:
    with _FILE.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    city_code = {row["名称"]: row["adcode"] for row in rows if row["级别"] == "市"}
    divisions = [
        Division(
            row["adcode"],
            row["名称"],
            city_code[row["市"]],
            (float(row["标注经度_gcj02"]), float(row["标注纬度_gcj02"])),
            row["拼音"],
        )
        for row in rows
    ]
    return Register(
        tuple(division for division in divisions if division.code == division.city),
        tuple(division for division in divisions if division.code != division.city),
    )
