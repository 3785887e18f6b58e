"""Small workbooks, made the way people make them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import openpyxl

from generator.exchange import read_any
from generator.exchange.base import Item, Reading
from generator.model.shape import Choice, Shape, Verdict

Rows = Sequence[Sequence[Any]]
HEADER = ("题干", "选项A", "选项B", "选项C", "选项D", "答案")


def workbook(change: Callable[[Any], None] | None = None, **sheets: Rows) -> bytes:
    """A workbook of these sheets; `change` may do more to the book before it is saved."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    if change:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def patched(data: bytes, changes: Mapping[str, Callable[[bytes], bytes] | bytes]) -> bytes:
    """An archive with some of its parts changed, or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in [*old.namelist(), *(name for name in changes if name not in old.namelist())]:
            change = changes.get(name)
            if isinstance(change, bytes):
                new.writestr(name, change)
            else:
                new.writestr(name, change(old.read(name)) if change else old.read(name))
    return out.getvalue()


def reading(data: bytes, name: str = "试题.xlsx") -> Reading:
    return read_any(name, data)[1]


def items(data: bytes, name: str = "试题.xlsx") -> tuple[Item, ...]:
    """The items of a file without errors."""
    found = reading(data, name)
    assert not errors(found), errors(found)
    return found.items


def errors(found: Reading) -> list[str]:
    return [f"{one.place}: {one.message}" for one in found.problems if one.severity == "error"]


def warnings(found: Reading) -> list[str]:
    return [f"{one.place}: {one.message}" for one in found.problems if one.severity == "warning"]


def answer(shape: Shape) -> str:
    """What is right, in short: AC, 对, 错, or the name of another shape."""
    if isinstance(shape, Choice):
        return "".join(letter for letter, option in zip("ABCDEFGH", shape.options, strict=False) if option.right)
    if isinstance(shape, Verdict):
        return "对" if shape.true else "错"
    return type(shape).__name__
