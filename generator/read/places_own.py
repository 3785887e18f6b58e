"""The columns that only one layer has: cells → texts as pages show them."""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.diagnostics import Findings
from generator.model.place import Column
from generator.read.places_cells import day, read_date, read_note, read_word, required
from generator.source.row import Row

_NUMBER = re.compile(r"\d{1,9}(?:\.\d{1,4})?", re.ASCII)
_RANGE = re.compile(r"(\d{1,6}(?:\.\d)?) *(?:[-–—~～至到]|——) *(\d{1,6}(?:\.\d)?)", re.ASCII)


def own_reader(columns: tuple[Column, ...], findings: Findings) -> Callable[[Row], tuple[str | None, ...]]:
    """Reads the layer's own columns of a row: texts as shown, None where nothing is known or it was reported."""

    def read(row: Row) -> tuple[str | None, ...]:
        values = tuple(_read(row, column, findings) for column in columns)
        for column in columns:
            if column.after:
                _check_after(row, column, column.after, findings)
        return values

    return read


def _read(row: Row, column: Column, findings: Findings) -> str | None:
    value = required(row, column.name, findings) if column.required else row[column.name]
    return _READERS.get(column.kind, _text)(row, column, findings) if value else None


def _text(row: Row, column: Column, findings: Findings) -> str | None:
    return read_note(row, column.name, findings)


def _choice(row: Row, column: Column, findings: Findings) -> str | None:
    return read_word(row, column.name, column.words, "place-choice-unknown", findings) or None


def _number(row: Row, column: Column, findings: Findings) -> str | None:
    value = _bare(row, column)
    if _NUMBER.fullmatch(value):
        return _with_unit(value, column)
    message = f"“{column.name}”要填数，“{row[column.name]}”不是，请改正，不清楚就空着"
    findings.error(row.at(column.name), "place-number-malformed", message)
    return None


def _range(row: Row, column: Column, findings: Findings) -> str | None:
    match = _RANGE.fullmatch(_bare(row, column))
    if match is None:
        message = f"“{column.name}”要填从几到几，“{row[column.name]}”读不懂，请改成 6-12 这样的写法"
        findings.error(row.at(column.name), "place-range-malformed", message)
        return None
    if float(match[1]) > float(match[2]):
        message = f"“{column.name}”的 {match[1]} 比 {match[2]} 大，请改成 {match[2]}-{match[1]}，或核对后改正"
        findings.error(row.at(column.name), "place-range-order", message)
    return _with_unit(f"{match[1]}–{match[2]}", column)


def _date(row: Row, column: Column, findings: Findings) -> str | None:
    found = read_date(row, column.name, findings)
    return found.isoformat() if found else None


_READERS: dict[str, Callable[[Row, Column, Findings], str | None]] = {
    "text": _text,
    "number": _number,
    "range": _range,
    "date": _date,
    "choice": _choice,
}


def _bare(row: Row, column: Column) -> str:
    """The cell without the unit that its author may have written."""
    return row[column.name].removesuffix(column.unit).strip() if column.unit else row[column.name]


def _with_unit(value: str, column: Column) -> str:
    return f"{value} {column.unit}" if column.unit else value


def _check_after(row: Row, column: Column, first: str, findings: Findings) -> None:
    began, ended = day(row[first]), day(row[column.name])
    if began and ended and ended < began:
        message = f"“{column.name}”{ended} 早于“{first}”{began}，请核对这两个日期"
        findings.error(row.at(column.name), "place-date-order", message)
