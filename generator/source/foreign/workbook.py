"""An Excel workbook → its sheets, without evaluating anything: of a formula only the value that was saved with it is read.

The parts are read by a parser of our own, which sees in one pass what a reader for spreadsheets at large keeps in
different places or forgets: merged cells, formulas that were never computed, dates, percentages. It takes a third of the
time of openpyxl, which writes our workbooks and with which the tests compare it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import Any

from generator.source.foreign import office
from generator.source.foreign.grid import MAX_CELLS, Row, Sheet, index, letters, refuse_more_rows
from generator.source.foreign.problems import Place, Problem, TooLong, Unreadable, fault, mended
from generator.source.foreign.values import Formats, formats, shown
from generator.source.foreign.xmltree import feed, guarded, parse

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?[A-Z]{1,3}\$?(\d{1,7})")
_MAX_FILLS = 200_000
_BLANK = re.compile(rb'<c r="[A-Z]{1,3}[0-9]+"(?: [st]="[a-z0-9]+")*(?: ?/|></c)>')
"""A cell with a style and nothing in it; there are millions in a sheet whose empty columns were coloured."""
_HARD = re.compile(rb'<c(?! r=")[ />]|<!')
"""Where cells do not say where they are, or what looks like one may be none, blanks are left to the parser."""


def sheets(data: bytes, as_csv: bool = False) -> list[Sheet]:
    """Every sheet of cells, in order; Unreadable says why a workbook is not read. `as_csv`, dates and decimals have the
    form in which a table of rooms has them.
    """
    parts = office.parts(data, ".xlsx")
    root = office.main_part(parts, "xl/workbook.xml")
    book, relations = parse(parts[root], root), office.relations(parts, root)
    settings = book.first("workbookPr")
    since_1904 = bool(settings and settings.get("date1904") in ("1", "true"))
    known = formats(parts.get("xl/styles.xml", b""), since_1904, as_csv)
    strings = _strings(parts.get("xl/sharedStrings.xml", b""))
    found, cells = [], 0
    for node in (book.first("sheets") or book).all("sheet"):
        part = relations.get(node.get("id"), "")
        if part and "sheets/" in part and "/chartsheets/" not in part:
            reader = _Sheet(node.get("name"), part, strings, known, MAX_CELLS - cells)
            found.append(reader.read(parts[part], node.get("state") in ("hidden", "veryHidden")))
            cells += reader.count
    if not found:
        raise Unreadable("工作簿里没有工作表，请检查是不是选错了文件")
    return found


def _unescaped(text: str) -> str:
    """`_x000D_` as the character it stands for."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _strings(data: bytes) -> list[str]:
    """The texts that cells refer to, without the readings of hanzi that stand above some."""
    if not data:
        return []
    part = "xl/sharedStrings.xml"
    found: list[str] = []
    pieces: list[str] = []
    inside = silent = False

    def start(name: str, _: dict[str, str]) -> None:
        nonlocal inside, silent
        local = name.rpartition(":")[2]
        if local == "si":
            pieces.clear()
        elif local == "rPh":
            silent = True
        elif local == "t":
            inside = not silent

    def end(name: str) -> None:
        nonlocal inside, silent
        local = name.rpartition(":")[2]
        if local == "si":
            found.append(_unescaped("".join(pieces)))
        elif local == "rPh":
            silent = False
        elif local == "t":
            inside = False

    def text(letters: str) -> None:
        if inside:
            pieces.append(letters)

    parser = guarded(part)
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    feed(parser, data, part)
    return found


class _Sheet:
    """Collects the rows of one sheet from the parser's events."""

    def __init__(self, name: str, part: str, strings: list[str], known: Formats, room: int) -> None:
        self.name, self.part, self.strings, self.formats, self.room = name, part, strings, known, room
        self.rows: list[Row] = []
        self.notes: dict[tuple[int, str], Problem] = {}
        self.merges: list[str] = []
        self.row, self.column, self.count = 0, "", 0
        self.cells: dict[str, str] = {}
        self.kind, self.style = "n", ""
        self.pieces: list[str] = []
        self.inside = self.formula = self.silent = False
        self.columns: dict[str, str] = {}

    def read(self, data: bytes, hidden: bool) -> Sheet:
        parser: Any = guarded(self.part)
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._text
        feed(parser, data if _HARD.search(data) else _BLANK.sub(b"", data), self.part)
        rows = sorted(self.rows, key=lambda row: row.number)
        return Sheet(self.name, _filled(rows, self.merges), self.notes, hidden, merged=_merged(self.merges))

    def _start(self, name: str, given: dict[str, str]) -> None:
        local = name.rpartition(":")[2] if ":" in name else name
        if local == "c":
            self.kind, self.style = given.get("t", "n"), given.get("s", "")
            self.column = self._column(given.get("r", ""))
            self.pieces, self.formula = [], False
        elif local == "v" or (local == "t" and not self.silent):
            self.inside = True
        elif local == "row":
            number = given.get("r", "")
            self.row = int(number) if number.isdecimal() and len(number) < 10 else self.row + 1
            self.cells, self.column = {}, ""
        elif local == "f":
            self.formula = True
        elif local == "rPh":
            self.silent = True
        elif local == "mergeCell":
            self.merges.append(given.get("ref", ""))

    def _column(self, reference: str) -> str:
        """The column's letters of B12; the next one of a cell that does not say where it is."""
        found = self.columns.get(reference) or reference.rstrip("0123456789")
        if not (found.isascii() and found.isalpha() and len(found) < 4):
            return letters(index(self.column) + 1) if self.column else "A"
        return found.upper()

    def _text(self, text: str) -> None:
        if self.inside:
            self.pieces.append(text)

    def _end(self, name: str) -> None:
        local = name.rpartition(":")[2] if ":" in name else name
        if local in ("v", "t"):
            self.inside = False
        elif local == "c":
            if self.pieces or self.formula:
                self._cell("".join(self.pieces))
        elif local == "row":
            if self.cells:
                self.rows.append(Row(self.row, self.cells))
                refuse_more_rows(len(self.rows), Place(self.name, self.row))
        elif local == "rPh":
            self.silent = False

    def _cell(self, given: str) -> None:
        kind = self.kind
        if kind == "s":
            place = int(given) if given.isdecimal() else -1
            if not 0 <= place < len(self.strings):
                raise Unreadable("单元格指到不存在的文字，文件可能损坏，请用 Excel 打开、另存后再试", self._place())
            text = self.strings[place]
        elif kind == "n" and given:
            text, note = shown(given, self.style, self.formats)
            if note:
                self.notes[self.row, self.column] = mended(self._place(), note)
        else:
            text = self._other(kind, given)
        if text and not text.isspace():
            self.cells[self.column] = text
            self.count += 1
            if self.count > self.room:
                raise TooLong(f"有字的单元格超过 {MAX_CELLS // 10_000} 万个，请拆成几个文件", Place(self.name))

    def _other(self, kind: str, given: str) -> str:
        """Truths, errors, texts in the cell itself, formulas never computed."""
        if kind == "b":
            return "TRUE" if given.strip() == "1" else "FALSE"
        if kind == "e":
            self.notes[self.row, self.column] = fault(self._place(), f"单元格是错误值 {given}，请在 Excel 里改正")
        elif self.formula and not given:
            message = "单元格是公式，没有存下算好的值；这里不计算公式，请在 Excel 里打开、保存一次再试"
            self.notes[self.row, self.column] = fault(self._place(), message)
            return "=(公式)" if self.formats.as_csv else "（公式）"
        elif kind == "d" and self.formats.as_csv:
            return given.partition("T")[0]
        return _unescaped(given)

    def _place(self) -> Place:
        return Place(self.name, self.row, self.column)


def _filled(rows: list[Row], merges: list[str]) -> list[Row]:
    """The rows with every cell that is merged downwards repeated in each of them."""
    numbers = [row.number for row in rows]
    room = _MAX_FILLS
    for merge in merges:
        found = _RANGE.fullmatch(merge)
        if not found:
            continue
        first, last = bisect_left(numbers, int(found[2])), bisect_left(numbers, int(found[3]) + 1)
        text = rows[first].cells.get(found[1], "") if first < last and numbers[first] == int(found[2]) else ""
        for place in range(first + 1, min(last, first + 1 + room)) if text else ():
            row = rows[place]
            room -= 1
            if found[1] not in row.cells:
                rows[place] = replace(row, cells={**row.cells, found[1]: text}, filled=row.filled | {found[1]})
    return rows


def _merged(merges: list[str]) -> tuple[tuple[int, str], ...]:
    found = map(_RANGE.fullmatch, merges)
    return tuple((int(match[2]), match[1]) for match in found if match)
