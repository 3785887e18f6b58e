"""Characters that look right and are not: full-width letters and digits, odd spaces, answers out of order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.fix.answers import changed_answer
from generator.fix.edits import Edit, Source
from generator.fix.replaced import replaced
from generator.source.nodes import Map, Node, Seq

_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]+")
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f]")
_EDGE = ("\u3000", "\u00a0", *map(chr, range(0x2000, 0x200B)), "\u202f", "\u205f")
_WORDS = {"id", "rev", "type", "status", "pool", "tier", "difficulty", "points", "time", "partial", "key", "pin"}
"""Keys whose values are words of ours or numbers."""


def changed_characters(source: Source) -> Iterator[Edit]:
    """Every value of a bank that is mended by width, space or order alone; none of one that cannot be read."""
    if source.root is not None:
        yield from _walk(source.root, "", source)


def _walk(node: Node, key: str, source: Source) -> Iterator[Edit]:
    if isinstance(node, Map):
        for name, value in node.items():
            yield from changed_answer(node, value, source) if name == "answer" else _walk(value, name, source)
    elif isinstance(node, Seq):
        for value in node:
            yield from _walk(value, key, source)
    else:
        yield from replaced(node, _word(node) if key in _WORDS else _prose(node), source)


def _word(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _prose(text: str) -> str:
    """Letters and digits narrow, spaces plain and none of the odd ones at either end; full-width punctuation and the
    blank （　） belong to Chinese text.
    """
    narrow = _WIDE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    words = narrow.rstrip("\n")
    trimmed = words.strip(f"{''.join(_EDGE)} ") if words.startswith(_EDGE) or words.endswith(_EDGE) else words
    return _SPACES.sub(" ", trimmed) + narrow[len(words) :]
