"""Layers of places: a folder with its description and its files → rows → places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from generator.diagnostics import Findings, Location, Text
from generator.model.place import FEWEST, Layer, Place
from generator.read import places_cells as cells
from generator.read.common import read_yaml
from generator.read.places_clean import Cleaned, clean
from generator.read.places_county import CITY, CODE, COUNTY
from generator.read.places_layer import ALIASES, LAYER, Description, described
from generator.read.places_photos import Photos
from generator.read.places_row import Readers, read_place, readers
from generator.read.tree import Tree
from generator.source.csv import Table, blocks_of, read_table
from generator.source.patience import Patience
from generator.source.row import Row
from generator.source.scalars import nearest

FOLDER = "content/places"
FILES = (".csv", ".xlsx")


def read_layers(tree: Tree, findings: Findings) -> tuple[Layer, ...]:
    """Every folder of content/places, in order of name; a folder without a usable description is left out."""
    folders = sorted({file.split("/")[2] for file in tree.under(FOLDER, *FILES, ".yml") if file.count("/") >= 3})
    layers = [layer for folder in folders if (layer := _read_layer(tree, f"{FOLDER}/{folder}", findings))]
    _check_paths(layers, findings)
    return tuple(layers)


def _check_paths(layers: list[Layer], findings: Findings) -> None:
    first: dict[str, Layer] = {}
    for layer in layers:
        path = layer.path or layer.id
        earlier = first.setdefault(path, layer)
        if path and earlier is not layer:
            at = path.location if isinstance(path, Text) else layer.location
            message = f"网址 {path}/ 已经是图层“{earlier.title}”的，请换一个 path"
            findings.error(at, "place-layer-path", message)


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
        tables = iter([table] if table else [])
    for table in tables:
        yield from _read_rows(table, description, photos, findings)


def _read_rows(table: Table, description: Description, photos: Photos, findings: Findings) -> Iterator[Place]:
    flags: list[str] = [name for name in table.header if name in description.facilities]
    scratch = Findings()
    quiet = readers(description, photos, flags, scratch)
    cleaned = clean(table.blocks, table.columns, quiet, scratch)
    _check_header(table, cleaned.rows, description, findings)
    if _turned(table, cleaned, findings):
        cleaned = clean(blocks_of(list(cleaned.rows)), table.columns, quiet, scratch)
    _read_others(cleaned, readers(description, photos, flags, findings), findings)
    return filter(None, cleaned.places)


def _read_others(cleaned: Cleaned, telling: Readers, findings: Findings) -> None:
    """Reads the rows that are not clean, and notes what is to be noted of those that are, until there are too many faults."""
    rows, places, patience = cleaned.rows, cleaned.places, Patience(findings)
    for position in cleaned.left:
        row = rows[position]
        for field in cleaned.noted.get(position, ()):
            telling[field][0](row)
        if places[position] is None and cells.reports_nothing_odd(row, findings):
            places[position] = read_place(row, telling, findings)
        if patience.ended and position + 1 < len(rows):
            patience.ends(rows[position + 1].location)
            del places[position + 1 :]
            return


def _turned(table: Table, cleaned: Cleaned, findings: Findings) -> bool:
    """Whether the names of two columns stand over each other's numbers, which are read as what they are from now on; single
    rows are told one by one.
    """
    longitude, latitude = (table.columns.get(name) for name in ("经度", "纬度"))
    if longitude is None or latitude is None:
        return False
    others = (cleaned.rows[position].cells for position, place in enumerate(cleaned.places) if place is None)
    swapped = sum(_is_swapped(row[longitude], row[latitude]) for row in others)
    if swapped < FEWEST or swapped * 2 <= len(cleaned.rows):
        return False
    message = f"{swapped} 行的经度和纬度是反的，已经对调着读；请把“经度”“纬度”两个列名对调"
    findings.warning(table.head.at_index(longitude), "place-swapped-whole-file", message)
    table.columns.update({"经度": latitude, "纬度": longitude})
    return True


def _is_swapped(longitude: str, latitude: str) -> bool:
    """Whether they are those of a place in this province, each under the other's name."""
    return longitude[:1] == "3" and longitude[2:3] == "." and latitude[:1] == "1" and latitude[3:4] == "."


def _check_header(table: Table, rows: Iterable[Row], description: Description, findings: Findings) -> None:
    known = (*description.columns, *description.layer.facilities)
    seen: set[str] = set()
    for index, name in enumerate(table.header):
        if not name:
            _check_unnamed(table, rows, index, findings)
        elif description.facilities and name not in known:
            free = [column for column in known if column not in table.header]
            message = f"没有“{name}”这一列{nearest(name, free)}，请改名或删去"
            findings.error(table.head.at_index(index), "place-column-unknown", message)
        elif name in seen:
            findings.error(table.head.at_index(index), "place-column-duplicate", f"“{name}”这一列写了两次，请删去一列")
        seen.add(name)
    missing: list[str] = [name for name in description.required if name not in seen]
    missing += [] if seen & {"设施", *description.facilities} else ["设施"]
    missing += [] if CODE in seen or {CITY, COUNTY} <= seen else [CODE]
    for column in missing:
        findings.error(table.head.table, "place-column-missing", f"表头缺少“{column}”这一列，请补上")


def _check_unnamed(table: Table, rows: Iterable[Row], index: int, findings: Findings) -> None:
    """A column without a name is the spreadsheet's, as long as it is empty."""
    if any(row.cells[index] for row in rows):
        message = f"第 {index + 1} 列有内容却没有列名，请补上列名或删去这一列"
        findings.error(table.head.at_index(index), "place-column-unknown", message)
