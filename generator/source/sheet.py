"""Workbooks whose every cell knows its sheet, row and column: each sheet with data is a table like that of a CSV file."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from generator.diagnostics import Findings, Location
from generator.source.csv import Columns, Table, tabled
from generator.source.csv_slips import ABOVE, LIKE_A_HEADER, NUMBER, WIDE, column_name
from generator.source.foreign import office, workbook
from generator.source.foreign.grid import Row as Cells
from generator.source.foreign.grid import Sheet, index
from generator.source.foreign.problems import TooLong, Unreadable
from generator.source.patience import Patience
from generator.source.row import Row
from generator.source.text import read_bytes, report_cell, visible

MAX_BYTES = 20_000_000
_OLD = b"\xd0\xcf\x11\xe0"
_REMEDY = "请用 Excel 或 WPS 打开，另存为 .xlsx 再提交"
_LOOKED_AT = 20
"""Rows in which a table without a header is looked for."""


class SheetRow(Row):
    """A row of a sheet; the column of a cell is its number in the sheet."""

    __slots__ = ("sheet",)

    def __init__(self, file: str, sheet: str, line: int, cells: list[str]) -> None:
        super().__init__(file, line, ",".join(cells), cells, {})
        self.sheet = sheet

    @property
    def location(self) -> Location:
        return self.at_index(0)

    @property
    def table(self) -> Location:
        return Location(self.file, sheet=self.sheet)

    def at_index(self, index: int) -> Location:
        return Location(self.file, self.line, index + 1, self.sheet)


def read_workbook(
    path: Path, file: str, findings: Findings, aliases: Mapping[str, str], known: Collection[str]
) -> Iterator[Table]:
    """The tables in a workbook, as `read_table` gives that of a CSV file; none after reporting why it is not read.
    The next is to be asked for when the rows of one have been read.

    Hidden sheets and lists of words are no tables. A sheet that looks like one and has no header is reported, unless it
    is all there is: then it is read, and what is wrong with it is said.
    """
    data = read_bytes(path, file, findings, MAX_BYTES)
    if data is None:
        return
    try:
        sheets = _opened(data)
    except Unreadable as refused:
        slug = "file-too-large" if isinstance(refused, TooLong) else "workbook-unreadable"
        at = refused.problem.place
        place = f"{at}：" if at.part or at.line else ""
        findings.error(Location(file), slug, f"{place}{refused}")
        return
    names = {*known, *aliases}
    chosen = _with_data(sheets, names)
    _report_left([sheet for sheet in sheets if sheet not in chosen], file, findings)
    columns = Columns(aliases, known, _fits)
    for sheet in chosen:
        name = sheet.name if len(chosen) > 1 else ""
        table = tabled(_records(sheet, file, name, names, findings), columns, Location(file, sheet=name), findings)
        if table:
            yield table


def _opened(data: bytes) -> list[Sheet]:
    """The sheets that people see; Unreadable says why there are none."""
    if data.startswith(_OLD):
        raise Unreadable(f"这是旧的 .xls，或者加了密码，读不了；{_REMEDY}，不要加密码")
    if not office.is_of(data, "xl"):
        raise Unreadable(f"这不是 Excel 工作簿，或者已经损坏，读不了；{_REMEDY}")
    return [sheet for sheet in workbook.sheets(data, as_csv=True) if not sheet.hidden]


def _with_data(sheets: Sequence[Sheet], names: Collection[str]) -> list[Sheet]:
    """Those whose header names columns; a list of words to choose from names far fewer than a table does. The first with
    anything in it if there are none.
    """
    counts = [_named(sheet, names) for sheet in sheets]
    least = max(LIKE_A_HEADER, max(counts, default=0) / 2)
    chosen = [sheet for sheet, count in zip(sheets, counts, strict=True) if count >= least]
    return chosen or [sheet for sheet in sheets if sheet.rows][:1] or list(sheets[:1])


def _named(sheet: Sheet, names: Collection[str]) -> int:
    first = sheet.rows[: ABOVE + 1]
    return max((sum(column_name(cell) in names for cell in row.cells.values()) for row in first), default=0)


def _report_left(sheets: Sequence[Sheet], file: str, findings: Findings) -> None:
    """Tables that are not read: those with wide rows in which numbers stand, as they do in no list of words."""
    for sheet in sheets:
        first = next((row for row in sheet.rows[:_LOOKED_AT] if _is_data(row)), None)
        if first:
            message = f"工作表“{sheet.name}”没有写全列名，没有读；是数据请补上表头，不是请隐藏或删去这张工作表"
            findings.warning(Location(file, first.number), "sheet-not-read", message)


def _is_data(row: Cells) -> bool:
    return len(row.cells) >= WIDE and any(map(NUMBER.fullmatch, row.cells.values()))


def _records(sheet: Sheet, file: str, name: str, names: Collection[str], findings: Findings) -> Iterator[Row]:
    """Every row with a text. The cells of a merge have its text, so that it is told once and not as cells without any; in
    a header it stands where it was written.
    """
    merged = dict(reversed(sheet.merged))
    patience = Patience(findings)
    for row in sheet.rows:
        if patience.ended and patience.ends(Location(file, row.number, sheet=name)):
            return
        record = SheetRow(file, name, row.number, _in_order(_own(row, names)))
        if not any(record.cells):
            continue
        if row.number in merged and not _is_title(record, names):
            message = "这里合并了单元格，排序、筛选时会错行，请取消合并，每一行都填上"
            findings.error(record.at_index(index(merged[row.number])), "sheet-merged-cells", message)
        _mend(record, findings)
        yield record


def _own(row: Cells, names: Collection[str]) -> dict[str, str]:
    """The texts of a row, without what a merge in the header repeats."""
    if not row.filled:
        return row.cells
    return {
        column: text for column, text in row.cells.items() if not (column in row.filled and column_name(text) in names)
    }


def _mend(record: Row, findings: Findings) -> None:
    """Line ends and hidden characters as a CSV file's are mended and reported."""
    for place, text in enumerate(record.cells):
        report_cell(text, record.at_index(place), findings)
        record.cells[place] = visible(text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _is_title(record: Row, names: Collection[str]) -> bool:
    """Whether a merge in this row is no fault of its own: a title is told as one, and a header may be as it likes."""
    return sum(map(bool, record.cells)) <= 2 or any(column_name(cell) in names for cell in record.cells)


def _in_order(texts: Mapping[str, str]) -> list[str]:
    """The cells up to the last that has a text."""
    places = {index(column): text for column, text in texts.items() if text}
    return [places.get(place, "") for place in range(max(places, default=-1) + 1)]


def _fits(row: Row, header: Sequence[str], _: Row | None, findings: Findings) -> bool:
    """Whether nothing stands beside the table; a sheet has no cells at the end of a row where none is filled."""
    width = len(header)
    if len(row.cells) > width:
        first = next(place for place in range(width, len(row.cells)) if row.cells[place])
        message = f"第 {first + 1} 列有内容却没有列名，请补上列名或删去这一格"
        findings.error(row.at_index(first), "csv-ragged-row", message)
        return False
    row.cells.extend([""] * (width - len(row.cells)))
    return True
