"""Values → YAML in the one form in which banks are kept: block style, texts quoted only where they must be, long ones as |-."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import yaml

LONG = 100
"""Characters above which a text stands below its key."""
_PLAIN = re.compile(r"""[^\s\-?:,\[\]{}#&*!|>'"%@`~=<][^\n]*""")
_WORD_AND_WIDE_COLON = re.compile("[a-z_]+：")
_RESOLVERS = yaml.SafeLoader.yaml_implicit_resolvers
Value = str | int | bool | date | Sequence["Value"] | Mapping[str, "Value"]


def lines(value: Value, indent: int = 0) -> Iterator[str]:
    """The lines of a mapping or a list, `indent` spaces in."""
    space = " " * indent
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _entry(f"{space}{key}:", inner, indent)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for inner in value:
            yield from _item(inner, indent)


def _entry(head: str, value: Value, indent: int) -> Iterator[str]:
    if isinstance(value, str | int | date):
        yield from _scalar_lines(head, value, indent)
    else:
        yield head
        yield from lines(value, indent + 2 * isinstance(value, Mapping))


def _item(value: Value, indent: int) -> Iterator[str]:
    """An item of a list; a mapping begins in the line of its dash."""
    if isinstance(value, str | int | date):
        yield from _scalar_lines(f"{' ' * indent}-", value, indent)
        return
    inner = list(lines(value, indent + 2))
    yield f"{' ' * indent}- {inner[0][indent + 2 :]}"
    yield from inner[1:]


def _scalar_lines(head: str, value: str | int | date, indent: int) -> Iterator[str]:
    if isinstance(value, str) and ("\n" in value or len(value) > LONG):
        yield f"{head} |-"
        yield from (f"{' ' * (indent + 2)}{line}" if line else "" for line in value.split("\n"))
    else:
        yield f"{head} {scalar(value)}"


def scalar(value: str | int | date) -> str:
    """One line: plain if it means itself, else in single quotes."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | date) or _means_itself(value):
        return str(value)
    return "'" + value.replace("'", "''") + "'"


def _means_itself(text: str) -> bool:
    if not _PLAIN.fullmatch(text) or text != text.strip() or ": " in text or " #" in text or text.endswith(":"):
        return False
    kinds = (*_RESOLVERS.get(text[0], ()), *_RESOLVERS.get(None, ()))
    return not (_WORD_AND_WIDE_COLON.match(text) or any(form.match(text) for _, form in kinds))
