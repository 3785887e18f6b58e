"""What an editor meant by a cell that is not written as it must be: proposed, never read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta

_DEGREES = re.compile(r"(?:东经|北纬|[EN])? ?(\d{1,3}\.\d{4,})[°度]? ?[EN]?", re.ASCII)
_SEXAGESIMAL = re.compile(
    r"(?:东经|北纬|[EN])? ?(\d{1,3})[°度 ] ?([0-5]?\d)[′'分 ] ?([0-5]?\d(?:\.\d+)?)(?:″|\"|''|′′|秒)? ?[EN]?", re.ASCII
)
_LETTERED = re.compile(r"(\d{4})[-/年.](\d{1,2})[-/月.](\d{1,2})日?(?: \d.*)?|(\d{4})(\d\d)(\d\d)", re.ASCII)
_DAY_NUMBER = re.compile(r"[34]\d{4}|5[0-4]\d{3}", re.ASCII)
"""A date of 1982–2050 in a cell that is not formatted as one."""
_FIRST_DAY = date(1899, 12, 30)
_DASHES = re.compile("[‐-―−~]")
_EXTENSION = re.compile(r" ?(?:转|分机|ext\.?):? ?", re.I)
_AREA = re.compile(r"\((0\d{2,3})\) ?")
_ABROAD = re.compile(r"(?:\+|00)?86[- ]?(?=\d{2})")
_SEVERAL = re.compile("[/、,;或]|和")


def degrees_meant(value: str) -> str:
    """Decimal degrees for those with signs beside them, in wide digits, or in minutes and seconds; empty if it is neither."""
    plain = unicodedata.normalize("NFKC", value.replace("″", '"')).replace("’", "'").replace("”", '"')
    if match := _DEGREES.fullmatch(plain):
        return match[1]
    match = _SEXAGESIMAL.fullmatch(plain)
    return f"{int(match[1]) + int(match[2]) / 60 + float(match[3]) / 3600:.6f}" if match else ""


def day_meant(value: str) -> date | None:
    """The day of another spelling, or of the number that a spreadsheet keeps for it."""
    plain = unicodedata.normalize("NFKC", value)
    if _DAY_NUMBER.fullmatch(plain):
        return _FIRST_DAY + timedelta(days=int(plain))
    match = _LETTERED.fullmatch(plain)
    try:
        return date(*map(int, filter(None, match.groups()))) if match else None
    except ValueError:
        return None


def phone_meant(value: str, is_phone: Callable[[str], object]) -> str:
    """The first number of the cell as `is_phone` has it, empty if there is none."""
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", value))
    plain = _SEVERAL.split(_EXTENSION.sub("-", _AREA.sub(r"\1-", plain)))[0].strip()
    plain = re.sub(r"\(.*\)$", "", plain)
    home = _ABROAD.sub("", plain, count=1) if _ABROAD.match(plain) else plain
    close, parted = home.replace(" ", ""), home.replace(" ", "-", 1).replace(" ", "")
    for number in (home, *((close, parted) if home.startswith("1") else (parted, close))):
        for whole in (number, f"0{number}"):
            if is_phone(whole):
                return whole
    return ""
