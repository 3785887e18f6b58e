"""The form in which typed responses are compared; theme/runner/normalise.js is the twin, tests/vectors/normalise.json binds them."""

from __future__ import annotations

import re
import unicodedata

from generator.question_types.numerals import SPACES, arabic

_DROPPED = re.compile(f"[{SPACES}《》“”、，。；：（）]")


def normalise(text: str, numerals: bool = False) -> str:
    """`text` without spaces and Chinese punctuation, NFKC, trimmed, lower case, and, where `numerals`, in digits.

    ASCII punctuation is kept: 1,5 is not 15.
    """
    kept = unicodedata.normalize("NFKC", _DROPPED.sub("", text)).strip(" ").lower()
    return arabic(kept) if numerals else kept
