"""Authored text on its way to a terminal, a log or a page: shown and never obeyed, and what is one line stays one.

File names and values may hold characters that move a cursor, end a line or turn the direction of reading. GitHub obeys
a line that begins with two colons, and ``##[`` anywhere in one.
"""

from __future__ import annotations

import json
import traceback
import unicodedata
from typing import Any

import click

_COMMAND = "##["
_PICTURES = {number: 0x2400 + number for number in range(32)} | {0x7F: 0x2421}
"""Unicode's own signs for what ASCII does not draw: ␛ for U+001B."""


def visible(text: str) -> str:
    """`text` in one line, with a sign or an escape for every character that is not drawn: ␊, ␛, \\u202e."""
    return text if text.isprintable() and _COMMAND not in text else _escaped(text.translate(_PICTURES))


def as_json_text(value: Any) -> str:
    """`value` as JSON that means what was written, with an escape for every character that is not drawn."""
    lines = json.dumps(value, ensure_ascii=False, indent=1).split("\n")
    return "".join(f"{_escaped(line)}\n" for line in lines)


def say(*lines: str, err: bool = False) -> None:
    """Prints each line as one line, whatever is in it."""
    click.echo("".join(f"{visible(line)}\n" for line in lines), nl=False, err=err)


def say_own_fault(first: str) -> None:
    """Prints `first`, and below it where in the program the exception being handled came from."""
    say(first, *(f"| {line}" for line in traceback.format_exc().splitlines()), err=True)


def _escaped(text: str) -> str:
    drawn = text if text.isprintable() else "".join(map(_sign, text))
    return drawn.replace(_COMMAND, f"{_escape('#')}#[")


def _sign(sign: str) -> str:
    return sign if sign.isprintable() or unicodedata.category(sign) == "Zs" else _escape(sign)


def _escape(sign: str) -> str:
    """As in JSON: \\u202e; two of them beyond U+FFFF."""
    return "".join(f"\\u{unit:04x}" for unit in memoryview(sign.encode("utf-16-le", "surrogatepass")).cast("H"))
