"""Layers of places: a folder with its description and its files → rows → places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import takewhile
from pathlib import Path

from generator.diagnostics import Findings, Location
from generator.model.place import FEWEST, Layer, Place
from generator.read import places_cells as cells
from generator.read.common import read_yaml
from generator.read.places_clean import clean_places
from generator.read.places_county import CITY, CODE, COUNTY
from generator.read.places_layer import ALIASES, LAYER, Description, described
from generator.read.places_photos import Photos
from generator.read.places_row import read_place, readers
from generator.read.tree import Tree
from generator.source.csv import Table, read_table
from generator.source.patience import Patience
from generator.source.scalars import nearest

FOLDER = "content/places"
FILES = (".csv", ".xlsx")


def read_layers(tree: Tree, findings: Findings) -> tuple[Layer, ...]:
    """Every folder of content/places, in order of name; a folder without a usable description is left out."""
    folders = sorted({file.split("/")[2] for file in tree.under(FOLDER, *FILES, ".yml") if file.count("/") >= 3})
    layers = (_read_layer(tree, f"{FOLDER}/{folder}", findings) for folder in folders)
    return tuple(layer for layer in layers if layer)


def read_sent(tree: Tree, layer: str, base: Path, files: Iterable[str], findings: Findings) -> Layer | None:
    """The layer with the places of `files` alone, named from `base`, as if these lay in its folder; None without one."""
    folder = f"{FOLDER}/{layer}"
    description = _read_description(tree, folder, findings) if tree.under(folder) else None
    return _with_places(description, Photos(tree, folder), base, files, findings) if description else None


def _read_layer(tree: Tree, folder: str, findings: Findings) -> Layer | None:
    description = _read_description(tree, folder, findings)
    if description is None:
        return None
    photos = Photos(tree, folder)
    layer = _with_places(description, photos, tree.root, tree.under(folder, *FILES), findings)
    photos.report_unused(findings)
    return layer


def _read_description(tree: Tree, folder: str, findings: Findings) -> Description | None:
    file = f"{folder}/layer.yml"
    if file not in tree.files:
        message = f"文件夹 {folder} 缺少说明文件，请照妈妈小屋的 layer.yml 补上"
        findings.error(Location(file), "place-layer-missing", message)
        return None
    values = read_yaml(tree.root, file, LAYER, findings)
    return None if values is None else described(values, file, findings)


def _with_places(
    description: Description, photos: Photos, base: Path, files: Iterable[str], findings: Findings
) -> Layer:
    places = [place for file in files for place in _read_file(base, file, description, photos, findings)]
    return replace(description.layer, places=tuple(places))


def _read_file(root: Path, file: str, description: Description, photos: Photos, findings: Findings) -> Iterator[Place]:
    columns = description.columns
    if file.endswith(".xlsx"):
        from generator.source.sheet import read_workbook

        tables = read_workbook(root / file, file, findings, ALIASES, columns)
    else:
        table = read_table(root / file, file, findings, ALIASES, columns)
        tables = [table] if table else []
    for table in tables:
        yield from _read_rows(table, description, photos, findings)


def _read_rows(table: Table, description: Description, photos: Photos, findings: Findings) -> list[Place]:
    _check_header(table, description, findings)
    _turn_swapped(table, findings)
    flags: list[str] = [name for name in table.header if name in description.facilities]
    rows = takewhile(Patience(findings).lasts, table.rows)
    scratch = Findings()
    clean = clean_places(table, readers(description, photos, flags, scratch), scratch)
    telling = readers(description, photos, flags, findings)
    return [
        place or read_place(row, telling, findings)
        for place, row in zip(clean, rows, strict=False)
        if place or cells.reports_nothing_odd(row, findings)
    ]


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


def _check_header(table: Table, description: Description, findings: Findings) -> None:
    known = (*description.columns, *description.layer.facilities)
    seen: set[str] = set()
    for index, name in enumerate(table.header):
        if not name:
            _check_unnamed(table, index, findings)
        elif description.facilities and name not in known:
            message = f"没有“{name}”这一列{nearest(name, known)}，请改名或删去"
            findings.error(table.head.at_index(index), "place-column-unknown", message)
        elif name in seen:
            findings.error(table.head.at_index(index), "place-column-duplicate", f"“{name}”这一列写了两次，请删去一列")
        seen.add(name)
    missing: list[str] = [name for name in description.required if name not in seen]
    missing += [] if seen & {"设施", *description.facilities} else ["设施"]
    missing += [] if CODE in seen or {CITY, COUNTY} <= seen else [CODE]
    for column in missing:
        findings.error(table.head.table, "place-column-missing", f"表头缺少“{column}”这一列，请补上")


def _check_unnamed(table: Table, index: int, findings: Findings) -> None:
    """A column without a name is the spreadsheet's, as long as it is empty."""
    if any(row.cells[index] for row in table.rows):
        message = f"第 {index + 1} 列有内容却没有列名，请补上列名或删去这一列"
        findings.error(table.head.at_index(index), "place-column-unknown", message)
