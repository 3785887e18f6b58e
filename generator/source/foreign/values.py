"""Numbers in cells → the text that was meant: Excel keeps dates as days and 16 % as 0.16."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

from generator.source.foreign.xmltree import Node, parse

_PERCENTS = {"9", "10"}
_DATES = {*map(str, range(14, 23)), *map(str, range(27, 37)), "45", "46", "47", *map(str, range(50, 59))}
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_FIRST_DAY, _FIRST_DAY_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_LAST_DAY = 2_958_465
"""9999-12-31."""


@dataclass(frozen=True)
class Formats:
    """Number of a style → what its numbers are: date, percent, a count of digits or, after a point, of decimals; and the
    day from which days count.
    """

    kinds: dict[str, str] = field(default_factory=dict)
    since: datetime = _FIRST_DAY
    as_csv: bool = False
    """Whether dates are written 2026-11-01, and decimals with the zeros that the style shows."""


def formats(styles: bytes, since_1904: bool, as_csv: bool = False) -> Formats:
    """The styles of a workbook that say more than General."""
    root = parse(styles, "xl/styles.xml") if styles else None
    codes = {node.get("numFmtId"): node.get("formatCode") for node in _all(root, "numFmts", "numFmt")}
    kinds = {}
    for place, node in enumerate(_all(root, "cellXfs", "xf")):
        kind = _kind(node.get("numFmtId"), codes)
        if kind and (as_csv or not kind.startswith(".")):
            kinds[str(place)] = kind
    return Formats(kinds, _FIRST_DAY_1904 if since_1904 else _FIRST_DAY, as_csv)


def _all(root: Node | None, outer: str, inner: str) -> list[Node]:
    found = root.first(outer) if root else None
    return found.all(inner) if found else []


def _kind(number: str, codes: dict[str, str]) -> str:
    if number in _PERCENTS or number in _DATES:
        return "percent" if number in _PERCENTS else "date"
    code = _LITERAL.sub("", codes.get(number, "")).partition(";")[0].strip()
    if "%" in code:
        return "percent"
    if re.search("[ymdhs年月日]", code, re.I) and "general" not in code.lower():
        return "date"
    decimals = re.fullmatch(r"[0#,]*\.(0{1,15})#*", code)
    if decimals:
        return f".{len(decimals[1])}"
    return str(len(code)) if re.fullmatch("0{2,15}", code) else ""


def shown(number: str, style: str, known: Formats) -> tuple[str, str]:
    """The text of a number in a cell of that style, and what to say about it, '' if nothing."""
    kind = known.kinds.get(style, "")
    if not kind and number.isdecimal():
        return number, ""
    try:
        value = Decimal(number)
        plain = _digits(value)
    except (InvalidOperation, ValueError):
        return number, ""
    if kind == "percent":
        text = f"{_digits(value * 100)}%"
        return text, f"单元格是百分比格式，{plain} 读作 {text}，请核对"
    if kind == "date" and 0 <= value <= _LAST_DAY:
        text = _date(float(value), known)
        return text, f"单元格是 Excel 日期，读作 {text}；如果原来是 3-5 这样的文字，请把单元格设为文本重新填"
    return _with_zeros(plain, kind), ""


def _with_zeros(plain: str, kind: str) -> str:
    """A number with the zeros before or behind it that its style shows."""
    if kind.startswith("."):
        whole, _, decimals = plain.partition(".")
        return f"{whole}.{decimals:0<{kind[1:]}}"
    return plain.zfill(int(kind)) if kind.isdecimal() else plain


def _digits(value: Decimal) -> str:
    """Fifteen digits, as Excel shows, without exponent."""
    if not value.is_finite() or abs(value.adjusted()) > 30:
        raise ValueError(value)
    text = f"{Decimal(f'{value:.15g}'):f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def _date(days: float, known: Formats) -> str:
    moment = known.since + timedelta(seconds=round(days * 86400))
    clock = f"{moment:%H:%M}" + (f":{moment:%S}" if moment.second else "")
    if days < 1:
        return clock
    day = f"{moment:%Y-%m-%d}" if known.as_csv else f"{moment.year}年{moment.month}月{moment.day}日"
    return day if moment.hour == moment.minute == moment.second == 0 else f"{day} {clock}"
