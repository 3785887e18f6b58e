"""Values → YAML in the one form in which banks are kept: block style, texts quoted only where they must be, long ones as |-."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

import yaml

LONG = 100
"""Characters above which a text stands below its key."""
_PLAIN = re.compile(r"""[^\s\-?:,\[\]{}#&*!|>'"%@`~=<][^\n]*""")
_WORD_AND_WIDE_COLON = re.compile("[a-z_]+：")
_RESOLVERS = yaml.SafeLoader.yaml_implicit_resolvers
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
    if isinstance(value, str) and ("\n" in value or len(value) > LONG):
        made.append(f"{head} |-")
        made += [f"{space}  {line}" if line else "" for line in value.split("\n")]
    else:
        made.append(f"{head} {scalar(value)}")


def scalar(value: str | int | date) -> str:
    """One line: plain if it means itself, else in single quotes."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | date) or _means_itself(value):
        return str(value)
    return "'" + value.replace("'", "''") + "'"


@lru_cache(maxsize=2**12)
def _means_itself(text: str) -> bool:
    if not _PLAIN.fullmatch(text) or text != text.strip() or ": " in text or " #" in text or text.endswith(":"):
        return False
    kinds = (*_RESOLVERS.get(text[0], ()), *_RESOLVERS.get(None, ()))
    return not (_WORD_AND_WIDE_COLON.match(text) or any(form.match(text) for _, form in kinds))
