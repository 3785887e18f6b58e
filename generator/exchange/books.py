"""What the workbooks we write have in common: cells of text, a header that stands out, and the same bytes every time."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.writer.excel import ExcelWriter

from generator.source.foreign.archive import repacked

MOST_LETTERS = 32_767
"""What a cell of Excel can hold."""
MARKED, PLAIN = "FFE8E8", "EEEEEE"
"""Colours of headers."""
_NEVER = datetime(2000, 1, 1)
"""The time in every workbook, so that the same content is the same bytes."""


def new_book() -> Workbook:
    """For sheets that are written row by row."""
    book = Workbook(write_only=True)
    book.properties.created = book.properties.modified = _NEVER
    return book


def head(sheet: Any, name: str, colour: str = MARKED) -> Any:
    cell = WriteOnlyCell(sheet, name)
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", fgColor=colour)
    return cell


def text(sheet: Any, words: str) -> Any:
    """A cell of text, whatever it begins with; none for no words."""
    if not words:
        return None
    cell = WriteOnlyCell(sheet, words)
    cell.data_type = "s"
    cell.number_format = "@"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    ExcelWriter(book, ZipFile(out, "w", ZIP_DEFLATED)).save()  # book.save would write the present time into it
    return repacked(out.getvalue())
