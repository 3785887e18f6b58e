"""Names for the search on the phone, and how their characters are said in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from pypinyin import lazy_pinyin
from pypinyin.seg.mmseg import seg

from generator.derive.places.columns import SCHEMA
from generator.geo.divisions import register

_ENDINGS = ("市", "区", "县")


def names_file(names: list[str]) -> dict[str, Any]:
    return {"schema": SCHEMA, "names": names, "readings": readings(names)}


def readings(names: Iterable[str]) -> dict[str, str]:
    """Character → every syllable that it has in one of these names, without tones, ü as v: 长 → chang zhang."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name in dict.fromkeys(names):
        for said, plain in _pieces(name):
            syllables = said or [syllable for word in seg.cut(plain) for syllable in _said(word)]
            for character, syllable in zip(plain, syllables, strict=True):
                if syllable != character:
                    found[character].add(syllable)
    return {character: " ".join(sorted(found[character])) for character in sorted(found)}


@cache
def _said(word: str) -> list[str]:
    """The syllables of a word as pypinyin cuts them: the same few hundred make up thousands of names."""
    return lazy_pinyin(word, errors=_singly)


def _singly(others: str) -> Any:
    """What is no Han stays as it is, a character each."""
    return list(others)


def _pieces(name: str) -> Iterable[tuple[list[str], str]]:
    """The name in order, cut so that names of cities and counties, which are said as the register has them, stand alone."""
    start = at = 0
    divisions = _divisions()
    while at < len(name):
        length = next((size for size in (4, 3, 2) if name[at : at + size] in divisions), 0)
        if length:
            if start < at:
                yield [], name[start:at]
            piece = name[at : at + length]
            yield divisions[piece], piece
            start = at + length
        at += length or 1
    if start < len(name):
        yield [], name[start:]


@cache
def _divisions() -> Mapping[str, list[str]]:
    """Names of divisions, with their endings and without where two characters are left, and their syllables."""
    found: dict[str, list[str]] = {}
    for division in register().cities + register().counties:
        syllables = division.spoken.split()
        found[division.name] = syllables
        if len(division.name) > 2 and division.name.endswith(_ENDINGS):
            found.setdefault(division.name[:-1], syllables[:-1])
    return found
