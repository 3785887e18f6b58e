"""Values → YAML in the canonical form: block style, texts quoted only where they must be, long ones as |-."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from generator.source.canonical import text_lines

Value = str | int | bool | date | Sequence["Value"] | Mapping[str, "Value"]


def lines(value: Value, indent: int = 0) -> list[str]:
    """The lines of a mapping or a list, `indent` spaces in."""
    made: list[str] = []
    _write(value, " " * indent, made)
    return made


def _write(value: Value, space: str, made: list[str]) -> None:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            _entry(f"{space}{key}:", inner, space, made)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for inner in value:
            _item(inner, space, made)


def _entry(head: str, value: Value, space: str, made: list[str]) -> None:
    if isinstance(value, str | int | date):
        _scalar_lines(head, value, space, made)
    else:
        made.append(head)
        _write(value, f"{space}  " if isinstance(value, Mapping) else space, made)


def _item(value: Value, space: str, made: list[str]) -> None:
    """An item of a list; a mapping begins in the line of its dash."""
    if isinstance(value, str | int | date):
        _scalar_lines(f"{space}-", value, space, made)
        return
    first = len(made)
    _write(value, f"{space}  ", made)
    made[first] = f"{space}- {made[first][len(space) + 2 :]}"


def _scalar_lines(head: str, value: str | int | date, space: str, made: list[str]) -> None:
    if isinstance(value, str):
        made += text_lines(head, value, space)
    else:
        made.append(f"{head} {scalar(value)}")


def scalar(value: int | date) -> str:
    """A value that is no text, in one line."""
    return str(value).lower() if isinstance(value, bool) else str(value)
