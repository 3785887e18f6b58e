"""Differences → what people read, and files for other programs."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import groupby

from generator.exchange.books import head, new_book, saved, text
from generator.exchange.places.diff import GONE, KINDS, REUSED, Change, words_of
from generator.exchange.tables.separated import guarded
from generator.source.foreign.grid import letters

HEADER = ("变化", "编号", "名称", "县(市、区)", "列", "原来", "现在", "米")
_WIDTHS = (14, 14, 34, 20, 14, 40, 40, 8)
_ADVICE = {
    GONE: "不再用的请留在表里，状态写“撤销”，老链接才有交代",
    REUSED: "编号终身只给一处，请给新的一处另编一个号",
}


def lines(changes: Sequence[Change]) -> Iterator[str]:
    """A paragraph a kind, a line a place or a cell."""
    for kind, group in groupby(changes, key=lambda change: change.kind):
        of_kind = list(group)
        advice = f"。{_ADVICE[kind]}" if kind in _ADVICE else ""
        yield f"{kind}（{len({change.id for change in of_kind})} 处{advice}）"
        for change in of_kind:
            told = words_of(change)
            yield f"  {change.id} {change.name}（{change.county}）" + (f"  {told}" if told else "")
        yield ""


def summary(changes: Iterable[Change]) -> str:
    """“新增 2、改动 5”: places by kind."""
    counts = Counter(kind for kind, _ in {(change.kind, change.id) for change in changes})
    return "、".join(f"{kind} {counts[kind]}" for kind in KINDS if counts[kind]) or "没有不同"


def _row(change: Change) -> tuple[str, ...]:
    metres = "" if change.metres is None else str(change.metres)
    return change.kind, change.id, change.name, change.county, change.column, change.old, change.new, metres


def as_csv(changes: Iterable[Change]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(HEADER)
    writer.writerows(list(map(guarded, _row(change))) for change in changes)
    return out.getvalue().encode("utf-8-sig")


def as_json(changes: Iterable[Change]) -> bytes:
    """A list of objects, whose names are those of `Change`."""
    return (json.dumps([asdict(change) for change in changes], ensure_ascii=False, indent=1) + "\n").encode()


def as_workbook(changes: Iterable[Change]) -> bytes:
    book = new_book()
    sheet = book.create_sheet("不同")
    sheet.freeze_panes = "A2"
    for place, width in enumerate(_WIDTHS):
        sheet.column_dimensions[letters(place)].width = width
    sheet.append([head(sheet, name) for name in HEADER])
    for change in changes:
        sheet.append([text(sheet, words) for words in _row(change)])
    return saved(book)


FORMATS: dict[str, Callable[[Iterable[Change]], bytes]] = {"xlsx": as_workbook, "json": as_json, "csv": as_csv}
