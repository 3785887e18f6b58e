"""A text put in place of another, if it then reads as it is meant: escapes and folded lines are left to their author."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import Any

from generator.diagnostics import Findings, Text
from generator.fix.edits import Edit, Source
from generator.fix.meaning import meaning
from generator.source.yaml import parse_yaml

_SHOWN = 20
_LEAD = 6
"""Characters shown before the first that differs."""
_ODD = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_ONLY_IN_BLOCKS = set(",[]{}")
"""Signs that a text without quotes has in no brackets."""


def replaced(old: Text, new: str, source: Source) -> Iterator[Edit]:
    """An edit that makes `new` of `old`; none where it would not be read as that."""
    if new == old or not new:
        return
    if old.style == "|":
        yield from _replaced_lines(old, new, source)
        return
    start = source.offset(old) + (old.style in ("'", '"'))
    if source.text[start : start + len(old)] == old and _reads_as_meant(old, new):
        yield Edit(start, start + len(old), new, change_of(old.line, old, new), old, new.rstrip("\n"))


def at_its_place(old: Text, written: str, value: Any, why: str, source: Source) -> Iterator[Edit]:
    """An edit that puts `written`, which is read as `value`, in place of `old` and its quotes; none for a block."""
    extent = source.extent(old)
    if extent:
        touches = source.text[extent[0] - 1 : extent[0]] == ":"
        yield Edit(*extent, " " * touches + written, why, old, value)


def change_of(line: int, old: str, new: str) -> str:
    """What becomes of a text, for its author: the place where both differ, odd spaces by their names."""
    same = next((at for at, (was, is_now) in enumerate(zip(old, new, strict=False)) if was != is_now), len(new))
    at = max(0, same - _LEAD)
    return f"第 {line} 行：“{_shown(old, at)}”改为“{_shown(new, at)}”"


def _shown(text: str, at: int) -> str:
    part = _ODD.sub(lambda match: f"〔U+{ord(match[0]):04X}〕", text[at : at + _SHOWN])
    return f"{'……' if at else ''}{part}{'……' if at + _SHOWN < len(text) else ''}"


def _reads_as_meant(old: Text, new: str) -> bool:
    """Whether `new` is a text where `old` is one: no remark, no key, no mark of YAML comes of it."""
    written = f"{old.style}{new}{old.style}"
    item = f"[{written}]" if old.style or not _ONLY_IN_BLOCKS.intersection(old) else written
    faults = Findings()
    read = parse_yaml(f"- {item}\n", "", faults)
    return read is not None and not faults.items and meaning(read) == ([[new]] if item != written else [new])


def _replaced_lines(old: Text, new: str, source: Source) -> Iterator[Edit]:
    """A literal block line by line, from the end of each: its indentation is no part of its text."""
    before, after = old.rstrip("\n").split("\n"), new.rstrip("\n").split("\n")
    ends = [source.line_end(line) for line in range(old.line, old.line + len(before))]
    found = [source.text[end - len(was) : end] for was, end in zip(before, ends, strict=True)]
    if len(before) != len(after) or found != before:
        return
    for line, was, becomes, end in zip(count(old.line), before, after, ends, strict=False):
        if was != becomes:
            yield Edit(end - len(was), end, becomes, change_of(line, was, becomes), old, "\n".join(after))
