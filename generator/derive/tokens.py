"""The words that things are found by, cut from texts as theme/runner/tokens.js cuts them from a query.

A run of hanzi gives its bigrams. A number or a latin word counts as one character of the run it stands in, a space beside
it or not, and as a word of its own besides: 25 人以上 gives 25, 25人, 人以, 以上, so that 25人 finds it. Numbers in hanzi are
read as digits, so that 51 and 五十一 find each other. tests/vectors/tokens.json holds both languages to it.
"""

from __future__ import annotations

import re
from operator import add

from generator.question_types.normalise import nfkc
from generator.question_types.numerals import arabic

_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff]"
_WORD = r"(?:[0-9]+(?:[./][0-9]+)?%?(?![a-z0-9])|[a-z0-9]+)"
_RUN = re.compile(f"(?:{_WORD} ?)?{_HAN}+(?: ?{_WORD} ?{_HAN}+)*(?: ?{_WORD})?|{_WORD}")
_PART = re.compile(f"{_HAN}|{_WORD}")
_LATIN = re.compile("[a-z0-9]")


def tokens(text: str) -> list[str]:
    """The words of `text`, in its order."""
    found: list[str] = []
    for run in _RUN.findall(arabic(nfkc(text).lower())):
        if len(run) == 1:
            found.append(run)
        elif _LATIN.search(run):
            found += _mixed(_PART.findall(run))
        else:
            found += map(add, run, run[1:])
    return found


def _mixed(parts: list[str]) -> list[str]:
    """The words of a run that is not hanzi alone; one character beside another is no word of its own."""
    found: list[str] = []
    for part, after in zip(parts, [*parts[1:], ""], strict=True):
        if len(part) > 1:
            found.append(part)
        if after:
            found.append(part + after)
    return found
