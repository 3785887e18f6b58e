"""CSV and TSV files ⇄ questions; the mark between cells is the one that makes headers of the first rows."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from generator.exchange.base import Item, Reading, Written
from generator.exchange.tables.columns import records, used
from generator.exchange.tables.headers import headers_of
from generator.exchange.tables.rows import read_sheets
from generator.source.foreign.grid import MAX_CELLS, Row, Sheet, letters, refuse_more_rows
from generator.source.foreign.problems import Place, Unreadable
from generator.source.foreign.texts import decoded, is_text

_MARKS = (",", "\t", ";", "，", "；", "|")
_BEGIN = 20_000
"""Characters in which the headers must stand."""
_LIKE_A_FORMULA = re.compile("[=+@-]")
_FORMULA_OF_TEXT = re.compile('="(.*)"', re.S)
_LONGEST = 1_000_000


def is_named_so(name: str, data: bytes) -> bool:
    """Whether a file has the suffix of a table and, in its begin, the headers of one."""
    try:
        return name.lower().endswith((".csv", ".tsv")) and is_text(data) and bool(_mark(_begin(data)))
    except Unreadable:
        return False


def _begin(data: bytes) -> str:
    """The first lines; no letter is cut in two."""
    return decoded(data[:_BEGIN].rpartition(b"\n")[0] or data[:_BEGIN])[0]


def suits(name: str, data: bytes) -> bool:
    """By the suffix, or by headers split by tabs or commas."""
    if not is_text(data):
        return False
    if name.lower().endswith((".csv", ".tsv")):
        return True
    try:
        return not name.lower().endswith((".md", ".gift")) and bool(_mark(_begin(data)))
    except Unreadable:
        return False


def read(data: bytes) -> Reading:
    text, problems = decoded(data)
    begin = text[:_BEGIN]
    mark = _mark(begin) or max(_MARKS[:2], key=begin.count)
    found = read_sheets([_sheet(text, mark)])
    return Reading(found.items, (*problems, *found.problems))


def _mark(text: str) -> str:
    """The mark between cells, '' if none of them makes headers."""
    lines = text.split("\n")[:30]
    for mark in _MARKS:
        for line in lines:
            cells = [cell.strip().strip('"') for cell in line.split(mark)]
            if len(cells) > 1 and headers_of(_lettered(cells), 0):
                return mark
    return ""


def _lettered(cells: Sequence[str]) -> dict[str, str]:
    return {letters(place): cell for place, cell in enumerate(cells) if cell}


def _sheet(text: str, mark: str) -> Sheet:
    """The records, each under the number of the line in which it begins."""
    csv.field_size_limit(_LONGEST)
    lines = text.split("\n")
    if lines[0].lower().startswith("sep="):
        lines[0] = ""
    reader = csv.reader(io.StringIO("\n".join(lines), newline=""), delimiter=mark, strict=True)
    rows: list[Row] = []
    begin, count = 1, 0
    try:
        for record in reader:
            cells = _lettered([_bare(cell) for cell in record])
            if cells:
                rows.append(Row(begin, cells))
                refuse_more_rows(len(rows), Place(line=begin))
            begin, count = reader.line_num + 1, count + len(cells)
            if count > MAX_CELLS:
                raise Unreadable(f"有字的单元格超过 {MAX_CELLS // 10_000} 万个，请拆成几个文件")
    except csv.Error as found:
        message = "从这里起有一个引号没有配对，或者一格的字太多；格里的引号要写成两个，请用表格软件另存一次"
        raise Unreadable(message, Place(line=begin)) from found
    return Sheet("", rows)


def _bare(cell: str) -> str:
    """A cell without what spreadsheets put around texts: `="001"`, or the quote that keeps `'=1` from being a formula."""
    cell = cell.strip()
    if cell[:1] == "'" and _LIKE_A_FORMULA.match(cell[1:]):
        return cell[1:]
    found = _FORMULA_OF_TEXT.fullmatch(cell) if cell[:1] == "=" else None
    return found[1] if found else cell


def write(items: Sequence[Item]) -> Written:
    """UTF-8 with a mark, as Excel wants it; no cell can be taken for a formula."""
    made, losses = records(items)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    names = used(made)
    writer.writerow(names)
    for record in made:
        writer.writerow([guarded(record.get(name, "")) for name in names])
    return Written(out.getvalue().encode("utf-8-sig"), tuple(losses))


def guarded(text: str) -> str:
    """So that no spreadsheet takes it for a formula."""
    return f"'{text}" if _LIKE_A_FORMULA.match(text) or re.match("'[=+@-]", text) else text
