"""A page on its way to the renderer: front matter, and a body that is already safe HTML."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class StagedPage:
    """One page. `path` is that of the staged Markdown file, e.g. ``rooms/370102.md``; the page's address is then
    ``rooms/370102/``. `template` names a file in theme/overrides, `data` is what it shows beside `body`.
    """

    path: str
    template: str
    title: str
    description: str
    data: dict[str, Any] = field(default_factory=dict)
    body: str = ""

    def text(self) -> str:
        """The staged file."""
        return self._text

    @cached_property
    def _text(self) -> str:
        """JSON is YAML, so that the front matter stays one line a key."""
        front = {
            "template": self.template,
            "title": self.title,
            "description": self.description,
            "data": self.data,
        }
        lines = (f"{key}: {dump_json(value)}" for key, value in front.items())
        return "---\n" + "\n".join(lines) + f"\n---\n{self.body}\n"


def read_staged(text: str) -> tuple[dict[str, Any], str]:
    """Front matter and body of a file that `StagedPage.text` wrote; a YAML reader would take fifty times as long."""
    front, _, body = text.removeprefix("---\n").partition("\n---\n")
    pairs = (line.partition(": ") for line in front.split("\n"))
    return {key: json.loads(value) for key, _, value in pairs}, body.removesuffix("\n")


_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


def data_block(value: Any) -> str:
    """JSON that may stand in a `script` element as it is."""
    text = dump_json(value)
    for sign, escape in _ESCAPES.items():  # ten times as fast as str.translate
        text = text.replace(sign, escape)
    return text


def dump_json(value: Any) -> str:
    """Compact JSON, the same bytes for the same value; safe inside YAML (no separators that YAML reads as line ends)."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085")
