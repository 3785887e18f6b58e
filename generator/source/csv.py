"""CSV files whose every cell knows its line and column.

The dialect is that of spreadsheets: commas, `"` around cells that hold commas, quotes or line breaks, `""` for a quote
inside. A place is worked out only when a finding needs it, so that a clean file costs little more than splitting it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from generator.diagnostics import Findings, Location, Text, text_at
from generator.source.csv_slips import (
    column_name,
    find_header,
    likely_comma,
    plainly_rows,
    reports_no_header,
    reports_no_row,
    shows_header,
)
from generator.source.patience import Patience
from generator.source.row import CELL, Block, Lines, Row, cells_of
from generator.source.text import place, read_text

MAX_LINES = 50_000
MAX_BYTES = 30_000_000
"""So many lines with all their columns filled need fewer."""
csv.field_size_limit(MAX_BYTES)
BLOCK = 500
"""Rows read as one, while all their cells are at hand; as many as have so many characters, where they have `_LONG` each."""
_LONG = 200
_RECORD = re.compile(r'(?:(?:"[^"]*(?:""[^"]*)*"|[^",]*),)*(?:"[^"]*(?:""[^"]*)*"|[^",]*)')
_OTHER_DELIMITERS = {"\t": "制表符", ";": "分号", "；": "全角分号", "，": "全角逗号"}


@dataclass(frozen=True)
class Table:
    """A header and the rows below it, which are read, and their faults reported, as they are asked for."""

    head: Row
    header: tuple[Text, ...]
    """The names of the columns, each in its one spelling."""
    columns: dict[str, int]
    """Name → place in a row; all rows look up here."""
    blocks: Iterator[Block]


def read_table(
    path: Path, file: str, findings: Findings, aliases: Mapping[str, str], known: Collection[str] = ()
) -> Table | None:
    """The table in a file, or None after reporting why there is none.

    Header names are taken with half-width brackets and without spaces; `aliases` gives other spellings their name. With
    `known` names, a header below the first row is found and reported. Rows that are broken or do not fit the header are
    reported and left out. GBK is read too, if known names stand in the header.
    """
    names = {*known, *aliases}
    text = read_text(path, file, findings, MAX_BYTES, lambda text: shows_header(text, names))
    return None if text is None else parse_table(text, file, findings, aliases, known)


def parse_table(
    text: str, file: str, findings: Findings, aliases: Mapping[str, str], known: Collection[str] = ()
) -> Table | None:
    lines = text.count("\n")
    if lines > MAX_LINES:
        lines = text.count("\n", 0, len(text.rstrip(", \t\n")))  # a spreadsheet may add its blank rows
    if lines > MAX_LINES:
        findings.error(Location(file), "file-too-large", f"文件有 {lines} 行，超过 {MAX_LINES} 行，请拆成几个文件")
        return None
    return tabled(Records(text, file, findings), Columns(aliases, known, _fits), Location(file), findings)


@dataclass(frozen=True)
class Columns:
    """What columns may be called, and how a row is told that does not fit the header: `fits` of the row, the header as
    written and the last row that did.
    """

    aliases: Mapping[str, str]
    known: Collection[str]
    fits: Callable[[Row, Sequence[str], Row | None, Findings], bool]


def tabled(records: Iterator[Row] | Records, columns: Columns, table: Location, findings: Findings) -> Table | None:
    """Records as a table with a header, or None after reporting why there is none."""
    aliases, known = columns.aliases, columns.known
    first = next(records, None)
    if first is None:
        findings.error(table, "csv-empty", "文件是空的，请写上表头和至少一行数据，或删除这个文件")
        return None
    names = {*known, *aliases} if known else known
    head, below = find_header(first, records, names, findings)
    if _reports_delimiter(head, findings) or reports_no_header(head, names, findings):
        return None
    while head.cells and not head.cells[-1]:
        head.cells.pop()  # columns a spreadsheet adds at the right
    names = [column_name(cell) for cell in head.cells]
    places = {aliases.get(name, name): index for index, name in reversed(list(enumerate(names)))}
    rows = _Rows(places, [column_name(cell) for cell in head.cells], columns, findings)
    return Table(head, _header(head, aliases), places, rows.blocks(head, below, records))


def blocks_of(rows: Sequence[Row]) -> Iterator[Block]:
    """Rows that are read already, as blocks."""
    for first in range(0, len(rows), BLOCK):
        some = list(rows[first : first + BLOCK])
        text = "\n".join(row.source for row in some)
        yield Block(some, text, list(zip(*(row.cells for row in some), strict=False)))


class _Rows:
    """The records below a header, without those that are no rows of its table, which are reported."""

    def __init__(self, columns: dict[str, int], written: list[str], given: Columns, findings: Findings) -> None:
        self.columns, self.written, self.given, self.findings = columns, written, given, findings
        self.whole: Sequence[Row] = ()
        """Rows that fit; the last of all was the last of them."""

    def blocks(self, head: Row, below: list[Row], records: Iterator[Row] | Records) -> Iterator[Block]:
        before = len(self.findings.items)
        while records_left := below or list(islice(records, BLOCK)):
            yield from blocks_of(list(filter(self.fits, records_left)))
            below = []
            while isinstance(records, Records) and (block := records.plain(self.columns, self.written)):
                self.whole = block.rows
                yield block
        if not self.whole and len(self.findings.items) == before:
            self.findings.error(head.table, "csv-empty", "文件里只有表头，请在下面补上数据，或删除这个文件")

    def fits(self, row: Row) -> bool:
        row.columns = self.columns
        if reports_no_row(row, self.written, self.findings):
            return False
        fits = self.given.fits(row, self.written, self.whole[-1] if self.whole else None, self.findings)
        self.whole = (row,) if fits else self.whole
        return fits


def _header(head: Row, aliases: Mapping[str, str]) -> tuple[Text, ...]:
    return tuple(_header_name(head, index, aliases) for index in range(len(head.cells)))


def _header_name(head: Row, index: int, aliases: Mapping[str, str]) -> Text:
    name = column_name(head.cells[index])
    at = head.at_index(index)
    return text_at(aliases.get(name, name), at.file, at.line, at.column)


def _reports_delimiter(head: Row, findings: Findings) -> bool:
    found = next((word for sign, word in _OTHER_DELIMITERS.items() if sign in head.source), None)
    if len(head.cells) > 1 or found is None:
        return False
    findings.error(head.location, "csv-delimiter", f"各列是用{found}隔开的，请另存为用半角逗号“,”分隔的 CSV 文件")
    return True


def _reports_swallowed(row: Row, findings: Findings) -> bool:
    """Two slips of a quote make one cell of all the rows between them."""
    commas = len(row.cells) - 1
    cells = enumerate(row.cells) if "\n" in row.source else ()
    found = next((i for i, cell in cells if "\n" in cell and cell.count(",") >= commas), None)
    if found is None:
        return False
    findings.error(row.at_index(found), "csv-unclosed-quote", "这一格吞掉了下面的行，请检查这里和下面的引号")
    return True


def _fits(row: Row, header: Sequence[str], whole: Row | None, findings: Findings) -> bool:
    """Whether the row has a cell for every column, as `whole` has; surplus empty cells are the spreadsheet's, and dropped."""
    width, cells = len(header), row.cells
    while len(cells) > width and not cells[-1]:
        cells.pop()
    found = len(cells)
    if found == width:
        return "\n" not in row.source or not _reports_swallowed(row, findings)
    count = f"这一行有 {found} 格，表头有 {width} 格"
    if found < width:
        findings.error(row.location, "csv-ragged-row", f"{count}；请补齐缺的格，空格子也要留逗号")
        return False
    cut = likely_comma(row, header, whole)
    where = row.at_index(width if cut is None else cut)
    which = "文字" if cut is None else f"“{header[cut]}”"
    findings.error(where, "csv-ragged-row", f"{count}；请把{which}里的逗号改成全角，或给整格加引号")
    return False


class Records:
    """Every record of a text that is not blank; broken ones are reported, and reading goes on at the line below."""

    def __init__(self, text: str, file: str, findings: Findings) -> None:
        self.text, self.file, self.findings = text, file, findings
        self.at, self.end = 0, len(text)
        """Where reading goes on, and the blank lines begin that a text may end with."""
        while self.end and text[self.end - 1] == "\n":
            self.end -= 1
        self.number = 0
        """Lines read by now."""
        self.patience = Patience(findings)

    def __iter__(self) -> Iterator[Row]:
        return self

    def __next__(self) -> Row:
        while self.at < self.end and not self._ended():
            source = self._record()
            cells = [] if source is None else cells_of(source)
            if source is not None and any(cells):
                return Row(self.file, self.number - source.count("\n"), source, cells, {})
        raise StopIteration

    def _ended(self) -> bool:
        patience = self.patience
        return patience.ended and patience.ends(Location(self.file, self.number + 1))

    def _record(self) -> str | None:
        """The text of the next record, None after reporting why it is none."""
        source = self.text[self.at : self._line_end(self.at)]
        if '"' in source:
            whole = self.text[self.at : self._record_end()]
            if not _RECORD.fullmatch(whole):
                _report_quote(whole, Location(self.file, self.number + 1), self.findings)
                self._pass(source)
                return None
            source = whole
        self._pass(source)
        return source

    def _pass(self, lines: str) -> None:
        self.at += len(lines) + 1
        self.number += lines.count("\n") + 1

    def _line_end(self, at: int) -> int:
        """The end of the line that the character at `at` is in, or ends."""
        found = self.text.find("\n", at, self.end)
        return self.end if found < 0 else found

    def _record_end(self) -> int:
        """The end of the line in which the quotes of the next record pair up, or of the text if they do not."""
        at = self._line_end(self.at)
        quotes = self.text.count('"', self.at, at)
        while quotes % 2 and at < self.end:
            below = self._line_end(at + 1)
            quotes += self.text.count('"', at, below)
            at = below
        return at

    def plain(self, where: dict[str, int], header: Sequence[str]) -> Block | None:
        """The next lines as so many rows, if on each of them stands a whole one beyond doubt."""
        last = self.at + BLOCK * _LONG
        last = self.text.rfind("\n", self.at, last) if last < self.end else self.end
        text = self.text[self.at : last] if last > self.at else ""
        columns = _columns(text, len(header))
        if not columns or not plainly_rows(columns, header):
            return None
        rows = Lines(self.file, self.number + 1, text, len(columns[0]), where)
        self.at += len(text) + 1
        self.number += len(rows)
        return Block(rows, text, columns)


def _columns(text: str, width: int) -> list[list[str]]:
    """The cells of lines, column by column; none if they are not `width` in each of them, or a record may be more than a line."""
    if "'" in text:
        return []
    if '"' in text:
        lines = text.split("\n")
        whole = all(_RECORD.fullmatch(line) for line in lines if '"' in line)
        records = list(csv.reader(lines)) if whole else []
        return list(map(list, zip(*records, strict=True))) if set(map(len, records)) == {width} else []
    cells = text.replace("\n", ",\n").split(",")
    columns = [cells[index::width] for index in range(width)]
    columns[0] = "".join(columns[0]).split("\n")  # all line ends of the text, if as many cells stand in each line
    return columns if text.count("\n") + 1 == len(columns[0]) == len(cells) / width else []


def _report_quote(source: str, first: Location, findings: Findings) -> None:
    """Reports the cell that is not well formed. One over several lines began with a quote that nobody closed."""
    start = 0
    while match := CELL.match(source, start):
        start = match.end()
    inside = place(source, start, first.file)
    at = Location(first.file, first.line + inside.line - 1, inside.column)
    unclosed = source[start] == '"' and ("\n" in source[start:] or source.count('"', start) % 2)
    if unclosed:
        findings.error(at, "csv-unclosed-quote", "这里的引号没有配对，请在这一格末尾补上右引号，或删去左引号")
    else:
        findings.error(at, "csv-stray-quote", '引号要包住整格；格里面的引号请写成两个 ""，或改用中文引号“”')
