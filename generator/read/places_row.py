"""A row → a place. Every fault of a cell is reported, every value that many rows share has a reader of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from generator.diagnostics import Findings
from generator.geo.coordinates import TO_GCJ02
from generator.model.place import ACCESS, LEVELS, STATUSES, Place
from generator.read import places_cells as cells
from generator.read.places_county import CITY, CODE, COUNTY, read_county
from generator.read.places_layer import Description
from generator.read.places_own import own_reader
from generator.read.places_photos import COLUMN, Photos
from generator.source.row import Row

_DATUM_SPELLINGS = {
    spelling: name for name in TO_GCJ02 for spelling in (name.upper(), *name.upper().removesuffix(")").split("("))
}
Readers = dict[str, tuple[Callable[[Row], Any], tuple[str, ...]]]
"""Field of a place → its reader and the columns that this looks at."""


def readers(description: Description, photos: Photos, flags: list[str], findings: Findings) -> Readers:
    """The readers of fields that hang on a few columns alone; `flags` are facilities with columns of their own."""
    own, types, positions = description.layer.columns, description.layer.types, description.positions

    def kind(row: Row) -> str:
        return cells.read_word(row, "场所类型", types or (row["场所类型"],), "place-type-unknown", findings)

    def access(row: Row) -> str:
        return cells.read_word(row, "开放范围", ACCESS, "place-access-unknown", findings)

    def level(row: Row) -> str:
        return cells.read_word(row, "级别", LEVELS, "place-level-unknown", findings, default=LEVELS[0])

    def status(row: Row) -> str:
        return cells.read_word(row, "状态", STATUSES, "place-status-unknown", findings)

    def checked(row: Row) -> date | None:
        cells.required(row, "核对人", findings)
        there = cells.required(row, "核对日期", findings)
        return cells.read_date(row, "核对日期", findings) if there else None

    return {
        "county": (lambda row: read_county(row, findings), (CODE, CITY, COUNTY)),
        "datum": (lambda row: cells.read_datum(row, _DATUM_SPELLINGS, findings), ("坐标系",)),
        "type": (kind, ("场所类型",)),
        "access": (access, ("开放范围",)),
        "level": (level, ("级别",)),
        "status": (status, ("状态",)),
        "checked": (checked, ("核对日期", "核对人")),
        "hours": (lambda row: cells.read_hours(row, findings), ("开放时间",)),
        "phone": (lambda row: cells.read_phone(row, findings), ("联系电话", "公布手机")),
        "size": (lambda row: cells.read_size(row, findings), ("面积",)),
        "facilities": (lambda row: cells.read_facilities(row, positions, flags, findings), ("设施", *flags)),
        "own": (own_reader(own, findings), tuple(column.name for column in own)),
        "photos": (lambda row: photos.read(row, findings), (COLUMN,)),
    }


def read_place(row: Row, shared: Readers, findings: Findings) -> Place:
    """The place in a row, with whatever of it could be read."""
    values = {field: read(row) for field, (read, _) in shared.items()}
    stated, datum = cells.read_point(row, findings), values["datum"]
    return Place(
        rows=(row,),
        position=0,
        id=cells.read_id(row, values["county"], findings),
        name=cells.read_name(row, findings),
        area_name=cells.read_note(row, "功能区", findings),
        floor=cells.read_note(row, "楼层房间", findings),
        notes=cells.read_note(row, "使用说明", findings),
        address=cells.read_address(row, findings),
        stated=stated,
        point=TO_GCJ02[datum](stated) if stated and datum else None,
        **values,
    )
