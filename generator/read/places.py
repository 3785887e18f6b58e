"""Layers of places: a folder with its description and its files → rows → places."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile
from pathlib import Path
from typing import Any, TypeVar

from generator.diagnostics import Findings, Location, Text
from generator.geo.coordinates import TO_GCJ02
from generator.model.place import ACCESS, FEWEST, LEVELS, STATUSES, TYPES, Layer, Place
from generator.read import places_cells as cells
from generator.read.common import SENTENCE, SLUG, TITLE, read_yaml
from generator.read.places_county import CITY, CODE, COUNTY, read_county
from generator.read.places_memory import remembering
from generator.read.tree import Tree
from generator.source.csv import Row, Table, read_table
from generator.source.fields import Field, ListOf, MapOf, Record
from generator.source.patience import Patience
from generator.source.scalars import Truth, Words, nearest

FOLDER = "content/places"
FILES = (".csv", ".xlsx")
REQUIRED = ("编号", "名称", "地址", "经度", "纬度", "坐标系", "场所类型", "开放范围", "状态", "核对日期", "核对人")
OPTIONAL = (
    CODE, CITY, COUNTY, "功能区", "楼层房间", "使用说明",
    "开放时间", "联系电话", "公布手机", "面积", "设施", "照片", "级别",
)  # fmt: skip
ALIASES = {"县": COUNTY, "区县": COUNTY, "县市区": COUNTY, "面积(平方米)": "面积", "面积(㎡)": "面积"}
_DATUM_SPELLINGS = {
    spelling: name for name in TO_GCJ02 for spelling in (name.upper(), *name.upper().removesuffix(")").split("("))
}
_COMMON = ("坐标系", "场所类型", "开放范围", "级别", "状态", "核对日期", "核对人")
_Made = TypeVar("_Made")
_WORD = Words(most=20)
LAYER = Record(
    "图层",
    {
        "id": Field(SLUG, required=True),
        "title": Field(TITLE, required=True),
        "noun": Field(_WORD, required=True),
        "also_called": Field(ListOf(_WORD, least=1, most=10), default=()),
        "intro": Field(SENTENCE, required=True),
        "sample": Field(Truth(), required=True),
        "facilities": Field(ListOf(_WORD, least=1, most=31), required=True),
        "synonyms": Field(MapOf(ListOf(_WORD, least=1)), default={}),
    },
)


@dataclass(frozen=True)
class _Words:
    """The facility words of a layer: each word and synonym → position in the list. None at all if its description is
    damaged, which is reported there; rooms are not measured by it then.
    """

    positions: dict[str, int]
    names: tuple[Text, ...]


def read_layers(tree: Tree, findings: Findings) -> tuple[Layer, ...]:
    """Every folder of content/places, in order of name; a folder without a usable description is left out."""
    folders = sorted({file.split("/")[2] for file in tree.under(FOLDER, *FILES, ".yml") if file.count("/") >= 3})
    layers = (_read_layer(tree, f"{FOLDER}/{folder}", findings) for folder in folders)
    return tuple(layer for layer in layers if layer)


def _read_layer(tree: Tree, folder: str, findings: Findings) -> Layer | None:
    file = f"{folder}/layer.yml"
    if file not in tree.files:
        message = f"文件夹 {folder} 缺少说明文件，请照妈妈小屋的 layer.yml 补上"
        findings.error(Location(file), "place-layer-missing", message)
        return None
    described = read_yaml(tree.root, file, LAYER, findings)
    if described is None:
        return None
    layer, words = _described(described, file, findings)
    found = [place for table in tree.under(folder, *FILES) for place in _read_file(tree.root, table, words, findings)]
    return replace(layer, places=tuple(found))


def _described(values: dict[str, Any], file: str, findings: Findings) -> tuple[Layer, _Words]:
    """The layer without its places, and its facility words."""
    if values["id"] and values["id"] != file.split("/")[-2]:
        message = f"id“{values['id']}”与文件夹名不同，请改成 {file.split('/')[-2]}"
        findings.error(values["id"].location, "place-layer-id", message)
    synonyms = values.pop("synonyms")
    names = values["facilities"]
    positions = {word: index for index, word in enumerate(names)}
    patience = Patience(findings)
    for word, others in synonyms.items():
        if patience.ends(word.location):
            break
        if names and word not in positions:
            message = f"同义词写给了词表里没有的“{word}”{nearest(word, names)}，请改成 facilities 里的词"
            findings.error(word.location, "place-synonym-unknown", message)
        positions.update({other: positions[word] for other in others if word in positions})
    layer = Layer(location=Location(file), **(values | {"sample": values["sample"] is not False}), places=())
    return layer, _Words(positions, names)


def _read_file(root: Path, file: str, words: _Words, findings: Findings) -> Iterator[Place]:
    columns = (*REQUIRED, *OPTIONAL)
    if file.endswith(".xlsx"):
        from generator.source.sheet import read_workbook

        tables = read_workbook(root / file, file, findings, ALIASES, columns)
    else:
        table = read_table(root / file, file, findings, ALIASES, columns)
        tables = [table] if table else []
    for table in tables:
        yield from _read_rows(table, words, findings)


def _read_rows(table: Table, words: _Words, findings: Findings) -> list[Place]:
    _check_header(table, words, findings)
    _turn_swapped(table, findings)
    flags: list[str] = [name for name in table.header if name in words.names]
    rows = takewhile(Patience(findings).lasts, table.rows)
    rooms = _Rooms(table, words, flags, findings)
    return [rooms.place(row) for row in rows if cells.reports_nothing_odd(row, findings)]


def _turn_swapped(table: Table, findings: Findings) -> None:
    """Columns whose names stand over each other's numbers are read as what they hold; single rows are told one by one."""
    longitude, latitude = (table.columns.get(name) for name in ("经度", "纬度"))
    if longitude is None or latitude is None:
        return
    swapped = sum(_is_swapped(row.cells[longitude], row.cells[latitude]) for row in table.rows)
    if swapped >= FEWEST and swapped * 2 > len(table.rows):
        message = f"{swapped} 行的经度和纬度是反的，已经对调着读；请把“经度”“纬度”两个列名对调"
        findings.warning(table.head.at_index(longitude), "place-swapped-whole-file", message)
        table.columns.update({"经度": latitude, "纬度": longitude})


def _is_swapped(longitude: str, latitude: str) -> bool:
    """Whether they are those of a place in this province, each under the other's name."""
    return longitude[:1] == "3" and longitude[2:3] == "." and latitude[:1] == "1" and latitude[3:4] == "."


def _check_header(table: Table, words: _Words, findings: Findings) -> None:
    known = (*REQUIRED, *OPTIONAL, *words.names)
    seen: set[str] = set()
    for index, name in enumerate(table.header):
        if not name:
            _check_unnamed(table, index, findings)
        elif words.names and name not in known:
            message = f"没有“{name}”这一列{nearest(name, known)}，请改名或删去"
            findings.error(table.head.at_index(index), "place-column-unknown", message)
        elif name in seen:
            findings.error(table.head.at_index(index), "place-column-duplicate", f"“{name}”这一列写了两次，请删去一列")
        seen.add(name)
    missing: list[str] = [name for name in REQUIRED if name not in seen]
    missing += [] if seen & {"设施", *words.names} else ["设施"]
    missing += [] if CODE in seen or {CITY, COUNTY} <= seen else [CODE]
    for column in missing:
        findings.error(table.head.table, "place-column-missing", f"表头缺少“{column}”这一列，请补上")


def _check_unnamed(table: Table, index: int, findings: Findings) -> None:
    """A column without a name is the spreadsheet's, as long as it is empty."""
    if any(row.cells[index] for row in table.rows):
        message = f"第 {index + 1} 列有内容却没有列名，请补上列名或删去这一列"
        findings.error(table.head.at_index(index), "place-column-unknown", message)


class _Rooms:
    """Reads the rows of one table."""

    def __init__(self, table: Table, words: _Words, flags: list[str], findings: Findings) -> None:
        def once(read: Callable[[Row], _Made], *columns: str) -> Callable[[Row], _Made]:
            return remembering(table, columns, read, findings)

        self.findings = findings
        self.county = once(lambda row: read_county(row, findings), CODE, CITY, COUNTY)
        self.common = once(lambda row: _common(row, findings), *_COMMON)
        self.hours = once(lambda row: cells.read_hours(row, findings), "开放时间")
        self.phone = once(lambda row: cells.read_phone(row, findings), "联系电话", "公布手机")
        self.size = once(lambda row: cells.read_size(row, findings), "面积")
        self.words, self.flags = words, flags

    def place(self, row: Row) -> Place:
        findings = self.findings
        county = self.county(row)
        stated = cells.read_point(row, findings)
        datum, kind, access, level, status, checked = self.common(row)
        return Place(
            row=row,
            id=cells.read_id(row, county, findings),
            name=cells.read_name(row, findings),
            county=county,
            area_name=cells.read_note(row, "功能区", findings),
            floor=cells.read_note(row, "楼层房间", findings),
            notes=cells.read_note(row, "使用说明", findings),
            address=cells.read_address(row, findings),
            stated=stated,
            datum=datum,
            point=TO_GCJ02[datum](stated) if stated and datum else None,
            type=kind,
            access=access,
            hours=self.hours(row),
            phone=self.phone(row),
            size=self.size(row),
            facilities=cells.read_facilities(row, self.words.positions, self.flags, findings),
            level=level,
            status=status,
            checked=checked,
        )


def _common(row: Row, findings: Findings) -> tuple[str, str, str, str, str, date | None]:
    """What stands in the columns `_COMMON`, but for who checked, which is only looked for."""
    cells.required(row, "核对人", findings)
    return (
        cells.read_datum(row, _DATUM_SPELLINGS, findings),
        cells.read_word(row, "场所类型", TYPES, "place-type-unknown", findings),
        cells.read_word(row, "开放范围", ACCESS, "place-access-unknown", findings),
        cells.read_word(row, "级别", LEVELS, "place-level-unknown", findings, default=LEVELS[0]),
        cells.read_word(row, "状态", STATUSES, "place-status-unknown", findings),
        cells.read_date(row, findings),
    )
