"""Characters that look right and are not: full-width letters and digits, odd spaces, answers out of order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.diagnostics import Text
from generator.fix.edits import Edit, Source
from generator.source.yaml import Map, Node, Seq

_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]+")
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f]")
_EDGES = re.compile("^\u3000+|\u3000+$")
_WORDS = {"id", "rev", "type", "status", "pool", "tier", "difficulty", "points", "time", "partial", "key", "pin"}
"""Keys whose values are words of ours or numbers."""


def changed_characters(root: Node, source: Source) -> Iterator[Edit]:
    """Every value of a bank that is mended by width, space or order alone."""
    yield from _walk(root, "", source)


def _walk(node: Node, key: str, source: Source) -> Iterator[Edit]:
    if isinstance(node, Map):
        for name, value in node.items():
            yield from _answer(node, value, source) if name == "answer" else _walk(value, name, source)
    elif isinstance(node, Seq):
        for value in node:
            yield from _walk(value, key, source)
    else:
        yield from _replaced(node, _word(node) if key in _WORDS else _prose(node), source)


def _word(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _prose(text: str) -> str:
    """Letters and digits narrow, spaces plain; full-width punctuation and the blank （　） belong to Chinese text."""
    narrow = _WIDE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return _EDGES.sub("", _SPACES.sub(" ", narrow))


def _answer(question: Map, answer: Node, source: Source) -> Iterator[Edit]:
    """Letters in lower case and in order; several in one word become a list. Answers that are no letters stay."""
    kind = question.get("type")
    if isinstance(answer, Text):
        letters = _letters(answer)
        if kind == "multiple_choice" and len(letters) > 1:
            yield from _replaced(answer, f"[{', '.join(sorted(letters))}]", source)
        elif kind == "single_choice" and len(letters) == 1:
            yield from _replaced(answer, letters, source)
    elif isinstance(answer, Seq) and kind == "multiple_choice":
        given = [_letters(item) if isinstance(item, Text) else "" for item in answer]
        if all(len(letter) == 1 for letter in given):
            for item, letter in zip(answer, sorted(given), strict=True):
                yield from _replaced(item, letter, source)


def _letters(answer: Text) -> str:
    """`answer` as option letters without what stands between them; nothing if it is anything else."""
    plain = re.sub(r"[\s,、，;；]", "", unicodedata.normalize("NFKC", answer)).lower()
    return plain if re.fullmatch("[a-h]+", plain) and len(set(plain)) == len(plain) else ""


def _replaced(old: Text, new: str, source: Source) -> Iterator[Edit]:
    """An edit, if the text stands in the file as it was read: escapes and folded lines are left to their author."""
    if new == old or not new:
        return
    start = source.offset(old.location) + (old.style in ("'", '"'))
    if old.style == "|":
        yield from _replaced_lines(old, new, source)
    elif source.text[start : start + len(old)] == old:
        yield Edit(start, start + len(old), new, f"第 {old.line} 行：“{old[:20]}”改为“{new[:20]}”")


def _replaced_lines(old: Text, new: str, source: Source) -> Iterator[Edit]:
    """A literal block line by line: its indentation is no part of its text."""
    start = source.offset(old.location)
    for before, after in zip(old.split("\n"), new.split("\n"), strict=True):
        start = source.text.find(before, start)
        if start < 0:
            return
        if before != after:
            yield Edit(start, start + len(before), after, f"“{before[:20]}”改为“{after[:20]}”")
        start += len(before)
