"""What spreadsheets leave in a table that is no row of it: titles above the header, headings and sums between the rows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from generator.diagnostics import Findings

if TYPE_CHECKING:
    from generator.source.row import Row

ABOVE = 10
"""How many rows down the header is looked for."""
LIKE_A_HEADER = 3
"""Known names in a row that is the header, however many others are wrong or missing."""
WIDE, _FEW = 6, 2
"""In a table of so many columns, a row with so few cells filled is none."""
_DELIMITERS = re.compile("[,，;；\t]")
_BRACKET = "（"
"""What `column_name` makes another sign of."""
_SUM = re.compile(r"(?:合计|总计|小计|共计|总数)\W*(?:\d.*)?")
NUMBER = re.compile(r"\d[\d.-]*", re.ASCII)


def column_name(cell: str) -> str:
    """A cell of the header with half-width brackets, without spaces and without what marks a column that must be filled."""
    return cell.replace("（", "(").replace("）", ")").replace(" ", "").replace("(必填)", "").strip("*＊")


def shows_header(text: str, known: Collection[str]) -> bool:
    """Whether one of the first lines names columns, whatever stands between them."""
    lines = text.split("\n", ABOVE + 1)[: ABOVE + 1]
    named = (sum(column_name(cell.strip(' "')) in known for cell in _DELIMITERS.split(line)) for line in lines)
    return any(count >= LIKE_A_HEADER for count in named)


def find_header(
    first: Row, records: Iterator[Row], known: Collection[str], findings: Findings
) -> tuple[Row, list[Row]]:
    """The header, reported if it is not the first, and the records below it that were read in looking for it. The first
    if no row looks like one.
    """
    if _names(first, known) >= LIKE_A_HEADER:
        return first, []
    below = list(islice(records, ABOVE)) if known else []
    found = next((index for index, row in enumerate(below) if _names(row, known) >= LIKE_A_HEADER), None)
    if found is None:
        return first, below
    if first.source.lower().startswith("sep="):
        message = "第一行的“sep=”只有 Excel 认得，请删去这一行"
    else:
        message = f"表头在第 {below[found].line} 行，请删去它上面的标题，让表头成为第一行"
    findings.error(first.location, "csv-header", message)
    return below[found], below[found + 1 :]


def reports_no_header(head: Row, known: Collection[str], findings: Findings) -> bool:
    """Whether no cell of what should be the header is the name of a column."""
    if not known or _names(head, known):
        return False
    findings.error(head.location, "csv-header", "这个表没有表头，请在最上面加一行列名，照手册的样表写")
    return True


def _names(row: Row, known: Collection[str]) -> int:
    return sum(column_name(cell) in known for cell in row.cells)


def reports_no_row(row: Row, header: Sequence[str], findings: Findings) -> bool:
    """Whether a record is a heading, a sum, or the header once more."""
    if len(header) < WIDE:
        return False
    first = row.cells[0]
    filled = len(row.cells) - row.cells.count("")
    if first[:1] in _BRACKET + header[0][:1] and list(map(column_name, row.cells)) == list(header):
        message = "表头又写了一遍，请删去这一行"
    elif _SUM.fullmatch(first or next(filter(None, row.cells))):
        message = "这一行是合计，不是数据，请删去"
    elif filled <= _FEW:
        message = f"这一行只填了 {filled} 格；是小标题、说明就请删去，是数据就请补齐"
    else:
        return False
    findings.error(row.location, "csv-not-a-row", message)
    return True


def plainly_rows(columns: Sequence[Sequence[str]], header: Sequence[str]) -> bool:
    """Whether `reports_no_row` could report nothing of rows with these cells: the first begin with a digit, and enough
    columns have no empty cell.
    """
    if header[0][:1].isdecimal() or not all(cell[:1].isdecimal() for cell in columns[0]):
        return False
    filled = (column for column in columns if all(map(str.strip, column)))
    return len(list(islice(filled, _FEW + 1))) > _FEW


def likely_comma(row: Row, header: Sequence[str], whole: Row | None) -> int | None:
    """Which cell of a row with too many was cut in two by a comma of its own: the one before the first that is no number
    although the row `whole` has a number there.
    """
    surplus = len(row.cells) - len(header)
    for index in range(1, len(header)) if whole else ():
        numeric = whole is not None and NUMBER.fullmatch(whole.cells[index])
        if numeric and not NUMBER.fullmatch(row.cells[index]) and NUMBER.fullmatch(row.cells[index + surplus]):
            return index - 1
    return None
