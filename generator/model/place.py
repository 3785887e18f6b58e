"""Places: rooms for nursing mothers first; every layer is the same kind of data with its own description."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from generator.diagnostics import Location, Text
from generator.geo.coordinates import Point
from generator.source.row import Row

TYPES = (
    "机关", "事业单位", "医院", "学校", "企业", "园区", "商场", "交通枢纽", "景区公园", "社区", "银行", "驿站", "其他",
)  # fmt: skip
ACCESS = ("对外开放", "登记后使用", "本单位职工")
LEVELS = ("普通", "县级示范", "市级示范", "省级示范")
KINDS = ("text", "number", "range", "date", "choice")
"""What a layer's own column may hold."""
FEWEST = 3
"""Rows of a file with the same fault, from which on it may be one of the file."""
OPEN, PAUSED, REVOKED = "启用", "暂停", "撤销"
STATUSES = (OPEN, PAUSED, REVOKED)


class Place(NamedTuple):
    """One room. A text that could not be read is empty, another value None; either was reported then."""

    rows: Sequence[Row]
    """The authored records among which its own is, for saying where a cell stands."""
    position: int
    id: str
    name: str
    county: str
    """Six-digit division code."""
    area_name: str
    floor: str
    notes: str
    address: str
    stated: Point | None
    """Longitude and latitude as authored, in the system `datum`."""
    datum: str
    point: Point | None
    """`stated` in GCJ-02."""
    type: str
    access: str
    hours: str | None
    """In the subset of OSM opening_hours; None = unknown, which is not closed."""
    phone: str | None
    """A number that may be published."""
    size: float | None
    """Square metres."""
    facilities: tuple[int, ...]
    """Positions in the layer's fixed word list, ascending."""
    level: str
    status: str
    checked: date | None
    own: tuple[str | None, ...] = ()
    """What stands in each of the layer's own columns, as shown; None = unknown."""
    photos: tuple[str, ...] = ()
    """Site paths of the small pictures, `…-320.webp`."""

    @property
    def row(self) -> Row:
        return self.rows[self.position]

    @property
    def location(self) -> Location:
        return self.row.location

    def stale(self, today: date) -> bool:
        """Whether nobody has confirmed the room within the last twelve months."""
        if self.checked is None or self.checked > today:
            return True
        next_check = (self.checked.year + 1, self.checked.month, self.checked.day)
        return (today.year, today.month, today.day) > next_check


@dataclass(frozen=True)
class Column:
    """A column that only the places of one layer have."""

    location: Location
    name: Text
    kind: str
    """One of `KINDS`."""
    words: tuple[Text, ...] = ()
    """What may be chosen."""
    unit: str = ""
    required: bool = False
    unknown: str = ""
    """What pages say where a cell is empty; without it they say nothing."""
    filter: bool = False
    """Whether the list can be narrowed by it: choices alone can."""
    after: Text | None = None
    """The column whose date this one must not be before."""


@dataclass(frozen=True)
class Basic:
    """What a place has to have to meet the national basic configuration: the first so many facility words, and room."""

    facilities: int
    size: int
    """Square metres."""


@dataclass(frozen=True)
class Layer:
    """A folder of place files with the words its pages use."""

    location: Location
    id: Text
    title: Text
    noun: Text
    also_called: tuple[Text, ...]
    """What else people call such a place when they search."""
    intro: Text
    sample: bool
    """True while the data are invented; every page that shows them says so."""
    facilities: tuple[Text, ...]
    places: tuple[Place, ...]
    counter: str = "间"
    """What such places are counted in."""
    path: str = ""
    """The first part of its addresses, where that is not its id."""
    types: tuple[str, ...] = TYPES
    without: tuple[Text, ...] = ()
    """Common columns that its tables do not have."""
    columns: tuple[Column, ...] = ()
    basic: Basic | None = None

    @property
    def home(self) -> str:
        """The address of its first page, `rooms/`."""
        return f"{self.path or self.id}/"

    @cached_property
    def by_county(self) -> dict[str, list[Place]]:
        """Its places in the order of the tables, those of which no county is known aside."""
        found: dict[str, list[Place]] = {}
        for place in self.places:
            found.setdefault(place.county, []).append(place)
        found.pop("", None)
        return found

    @property
    def seasonal(self) -> bool:
        """Whether its places are there from one day to another: their hours alone do not say that they are open."""
        return any(column.after for column in self.columns)

    @property
    def levels(self) -> tuple[str, ...]:
        return () if "级别" in self.without else LEVELS

    def meets_basic(self, place: Place) -> bool:
        basic = self.basic
        return (
            basic is not None
            and (place.size or 0) >= basic.size
            and place.facilities[: basic.facilities] == tuple(range(basic.facilities))
        )

    @property
    def shown(self) -> tuple[Place, ...]:
        """Places with a known position that have not been revoked."""
        return tuple(place for place in self.places if place.point and place.status != REVOKED)
