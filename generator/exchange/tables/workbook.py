"""An Excel workbook → the questions of all its sheets."""

from __future__ import annotations

from generator.exchange.base import Reading
from generator.exchange.tables.rows import read_sheets
from generator.source.foreign import office
from generator.source.foreign.workbook import sheets


def suits(name: str, data: bytes) -> bool:
    return office.is_of(data, "xl")


def read(data: bytes) -> Reading:
    """The questions of all sheets."""
    return read_sheets(sheets(data))
