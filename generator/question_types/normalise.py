"""The form in which typed responses are compared; theme/runner/normalise.js is the twin, tests/vectors/normalise.json binds them."""

from __future__ import annotations

import re
import unicodedata

from generator.question_types.numerals import SPACES, arabic

_WIDE = [(sign, unicodedata.normalize("NFKC", sign)) for sign in "，：；？！（）"]
_DROPPED = re.compile(f"[{SPACES}《》“”、，。；：（）]")


def nfkc(text: str) -> str:
    """`text` in NFKC. Most Chinese is in it already but for these signs, which is seen at once; to make it takes long."""
    if unicodedata.is_normalized("NFKC", text):
        return text
    for wide, narrow in _WIDE:
        text = text.replace(wide, narrow)
    return unicodedata.normalize("NFKC", text)


def normalise(text: str, numerals: bool = False) -> str:
    """`text` without spaces and Chinese punctuation, NFKC, trimmed, lower case, and, where `numerals`, in digits.

    ASCII punctuation is kept: 1,5 is not 15.
    """
    kept = nfkc(_DROPPED.sub("", text)).strip(" ").lower()
    return arabic(kept) if numerals else kept
