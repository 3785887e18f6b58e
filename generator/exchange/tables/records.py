"""JSON records ⇄ questions: a list of objects, or an object a line, is a table whose headers are the names of its fields."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.exchange.base import Item, Reading, Written
from generator.exchange.tables.columns import records
from generator.exchange.tables.headers import role_of
from generator.exchange.tables.rows import read_sheets
from generator.source.foreign.grid import MAX_CELLS, MAX_ROWS, Row, Sheet, letters, refuse_more_rows
from generator.source.foreign.problems import Place, Unreadable
from generator.source.foreign.texts import decoded, is_text

_DEEPEST = 6
_TEXT = ("text", "content", "label", "value", "内容", "option")
_RIGHT = ("is_correct", "isCorrect", "correct", "right", "is_right", "isRight", "answer", "是否正确")
_MOST_OPTIONS = 26


def suits(name: str, data: bytes) -> bool:
    """By the suffix, or by what it begins with and holds."""
    if not (is_text(data) and data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"[", b"{")):
        return False
    if name.lower().endswith((".json", ".jsonl")):
        return True
    try:
        return bool(_values(decoded(data)[0]))
    except Unreadable:
        return False


def read(data: bytes) -> Reading:
    text, problems = decoded(data)
    found = read_sheets([_sheet(_values(text))])
    return Reading(found.items, (*problems, *found.problems))


def _values(text: str) -> list[Mapping[str, Any]]:
    """The objects of a document or of lines; Unreadable if it is neither."""
    try:
        found = list(_objects(json.loads(text), _DEEPEST))
    except ValueError:
        found = _lines(text)
    except RecursionError as deep:
        raise Unreadable("JSON 的层级太深，请检查文件是不是试题") from deep
    return found


def _lines(text: str) -> list[Mapping[str, Any]]:
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                value = json.loads(line)
            except (ValueError, RecursionError) as wrong:
                raise Unreadable("这一行不合 JSON 的写法，请从原系统重新导出", Place(line=number)) from wrong
            found += list(_objects(value, 1))
    return found


def _objects(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    """The records in a value: itself, if it has a stem, or those of the lists and objects in it."""
    if isinstance(value, list):
        for one in value:
            yield from _objects(one, depth - 1) if depth else ()
    elif isinstance(value, dict):
        inner = [one for one in value.values() if isinstance(one, dict) or _of_objects(one)]
        if depth and inner and not any(role_of(str(name)) in ("stem", "stem?") for name in value):
            for one in inner:
                yield from _objects(one, depth - 1)
        else:
            yield value


def _of_objects(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _sheet(values: Sequence[Mapping[str, Any]]) -> Sheet:
    """A record a row, numbered from 1; a field is a column, a list of options as many as it has."""
    columns: dict[str, str] = {}
    rows, count = [], 0
    refuse_more_rows(len(values), Place(line=MAX_ROWS + 1, unit="条"))
    for number, value in enumerate(values, 1):
        cells = {columns.setdefault(name, letters(len(columns))): text for name, text in _cells(value) if text.strip()}
        rows.append(Row(number, cells))
        count += len(cells)
        if count > MAX_CELLS:
            raise Unreadable(f"有字的字段超过 {MAX_CELLS // 10_000} 万个，请拆成几个文件")
    names = {column: name for name, column in columns.items()}
    return Sheet("", [Row(0, dict(names)), *rows], unit="条", names=names)


def _cells(value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, given in value.items():
        if role_of(name) == "options" and isinstance(given, list | dict):
            yield from _options(given)
        else:
            yield name, _text(given)


def _options(given: list[Any] | dict[str, Any]) -> Iterator[tuple[str, str]]:
    """[甲, 乙], {A: 甲, B: 乙} or [{text: 甲, is_correct: true}] as 选项A, 选项B and 选项A是否正确."""
    values = list(given.values()) if isinstance(given, dict) else given
    for place, one in enumerate(values[:_MOST_OPTIONS]):
        letter = chr(ord("A") + place)
        if isinstance(one, dict):
            yield f"选项{letter}", _text(next((one[name] for name in _TEXT if name in one), ""))
            right = next((one[name] for name in _RIGHT if isinstance(one.get(name), bool | int)), None)
            if right is not None:
                yield f"选项{letter}是否正确", "是" if right else "否"
        else:
            yield f"选项{letter}", _text(one)


def _text(given: Any) -> str:
    """A value as a person would type it."""
    if given is None:
        return ""
    if isinstance(given, bool):
        return "TRUE" if given else "FALSE"
    if isinstance(given, list):
        return "\n".join(map(_text, given))
    return json.dumps(given, ensure_ascii=False) if isinstance(given, dict) else str(given)


def write(items: Sequence[Item]) -> Written:
    """A record a line, its fields named as the columns of a table are."""
    made, losses = records(items)
    lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in made)
    return Written("".join(lines).encode(), tuple(losses))
