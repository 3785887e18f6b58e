"""Numbers as formats for machines write them: digits with a point, nothing else."""

from __future__ import annotations

import re
from fractions import Fraction

from generator.exchange.base import NotHeld
from generator.question_types.numerals import number, written

_DECIMAL = re.compile(r"[-+]?(?:\d{1,15}(?:\.\d{0,12})?|\.\d{1,12})0*")


def decimal(text: str) -> Fraction | None:
    """A number written in digits; None of anything else."""
    bare = text.strip()
    return number(bare.rstrip(".")) if _DECIMAL.fullmatch(bare) else None


def digits(value: Fraction) -> str:
    """The digits of a number; NotHeld of one that has no end."""
    text = written(value)
    if set(text) - set("-.0123456789"):
        raise NotHeld(f"只写得下小数，写不下 {text}")
    return text
