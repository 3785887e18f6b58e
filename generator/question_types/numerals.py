"""Numbers as people write them, as exact rationals; theme/runner/numerals.js is the twin, tests/vectors/numerals.json binds them.

Read are 25, １,２３４.５, 2%, 3/4, 1.5万, 二十五, 一万零三百, 二〇二五, 三点一四, 百分之二, 三分之二, 一又二分之一, 半, 负三 and the
like. What could mean two numbers (一万三, 一百五, 1,5) is no number, nor is what the phone could not hold exactly.
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from functools import lru_cache

BOUND = 10**15
"""The greatest numerator and denominator, at every step: a product beyond it is seen to be, even in double precision."""
_LONGEST = 40
SPACES = "\t\n\v\f\r \u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff"
"""What counts as space, as the inside of a character class: `\\s` is not the same here and on the phone."""
_SPACES = re.compile(f"[{SPACES}]")
_DIGITS = dict(zip("〇零一二两三四五六七八九壹贰叁肆伍陆柒捌玖兩貳參陸", "0012234567891234567892236", strict=True))
_UNITS = dict(zip("拾佰仟萬億", "十百千万亿", strict=True))
_PLAIN = str.maketrans(
    _DIGITS | _UNITS | {"廿": "2十", "卅": "3十", "卌": "4十", "点": ".", "點": ".", "负": "-", "負": "-"}
)
_HANZI = "".join(_DIGITS) + "".join(_UNITS) + "十百千万亿廿卅卌"
_RUN = re.compile(f"[0-9{_HANZI}]+(?:分之[0-9{_HANZI}]+)?(?:[.点點][0-9{_HANZI}]+)?")
_ANY_HANZI = re.compile(f"[{_HANZI}]")
_SHARES = {"百分之": "%", "千分之": "‰", "万分之": "‱"}
_ALL = ("百分之百", "百分之一百")
"""The one number that begins with 百, and the same in full."""
_SHARE = re.compile(r"([-+负負]?)([百千万]分之)(.+)")
_WHOLES = {"": 1, "%": 100, "‰": 1000, "‱": 10_000}
_SCALES = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "万亿": 10**12}
_NUMBER = re.compile(r"([-+]?)(.+?)([%‰‱]?)")
_DECIMAL = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]*)(?:\.([0-9]+))?([十百千]?)(万亿|[万亿]?)")
_SECTION = re.compile("(?:([1-9])千)?(?:0?([1-9])百)?(?:0?([1-9]?)(十))?(?:0?([1-9]))?")
_CLIPPED = re.compile("[千百][1-9]$")
"""一百五: 150 to some, 105 to others."""


def cleaned(text: str) -> str:
    """`text` without spaces, NFKC, lower case, with one kind of minus; 百分之二 as 二%."""
    text = unicodedata.normalize("NFKC", _SPACES.sub("", text)).lower().replace("\u2212", "-")
    text = text.replace(*_ALL)
    share = _SHARE.fullmatch(text)
    return f"{share[1]}{share[3]}{_SHARES[share[2]]}" if share else text


def number(text: str) -> Fraction | None:
    """The number that `text` is, or None if it is none, or one too large or too fine."""
    text = cleaned(text)
    found = _NUMBER.fullmatch(text.translate(_PLAIN)) if len(text) <= _LONGEST else None
    size = _unsigned(found[2]) if found else None
    if found is None or size is None:
        return None
    value = _ratio(size.numerator, size.denominator * _WHOLES[found[3]])
    return value if value is None or found[1] != "-" else -value


def _unsigned(text: str) -> Fraction | None:
    if text in ("半", "1半"):
        return Fraction(1, 2)
    whole, mixed, rest = text.partition("又")
    if not mixed:
        return _quotient(text)
    size, part = _plain(whole), _quotient(rest)
    if size is None or part is None or size.denominator != 1:
        return None
    return _ratio(size.numerator * part.denominator + part.numerator, part.denominator)


def _quotient(text: str) -> Fraction | None:
    """三分之二 or 2/3, or a number that is no quotient."""
    under, hanzi, over = text.partition("分之")
    if not hanzi:
        over, slash, under = text.partition("/")
        if not slash:
            return _plain(text)
    above, below = _plain(over), _plain(under)
    if above is None or not below:
        return None
    return _ratio(above.numerator * below.denominator, above.denominator * below.numerator)


def _plain(text: str) -> Fraction | None:
    """Digits with or without a scale, or a number in hanzi; no sign, no share."""
    found = _DECIMAL.fullmatch(text)
    if not found or not (found[1] or found[2]):
        whole = _whole(text)
        return None if whole is None else _ratio(whole, 1)
    after = (found[2] or "").rstrip("0")
    size = _ratio(int(found[1].replace(",", "") + after or "0"), 10 ** len(after))
    return size and _ratio(size.numerator * _SCALES[found[3]] * _SCALES[found[4]], size.denominator)


def _whole(text: str) -> int | None:
    for sign in "亿万":
        if sign in text:
            head, _, tail = text.partition(sign)
            high, low = _whole(head), _rest(tail, _SCALES[sign])
            return None if high is None or low is None else high * _SCALES[sign] + low
    return _section(text)


def _rest(text: str, scale: int) -> int | None:
    """What follows 万 or 亿: it says its own place, by a zero before it or a unit in it."""
    if not text:
        return 0
    placed = re.search("[十百千]|^[0-9]{4}$", text) if scale == _SCALES["万"] else "万" in text
    value = _whole(text.lstrip("0")) if text[0] == "0" or placed else None
    return value if value is not None and value < scale else None


def _section(text: str) -> int | None:
    """A number below ten thousand."""
    if re.fullmatch("[1-9][0-9]{0,3}", text):
        return int(text)
    found = _SECTION.fullmatch(text)
    if not text or not found or _CLIPPED.search(text):
        return None
    tens = int(found[3] or 1) if found[4] else 0
    return 1000 * int(found[1] or 0) + 100 * int(found[2] or 0) + 10 * tens + int(found[5] or 0)


def _ratio(above: int, below: int) -> Fraction | None:
    return Fraction(above, below) if above <= BOUND and 0 < below <= BOUND else None


def arabic(text: str) -> str:
    """`text` with its numbers in hanzi as digits: 第二十五条 as 第25条, 百分之二 as 2%, 三分之二 as 2/3."""
    return _RUN.sub(lambda run: _arabic_run(run[0]), text.replace(*_ALL))


@lru_cache(maxsize=2**12)
def _arabic_run(run: str) -> str:
    if not _ANY_HANZI.search(run):
        return run
    under, share, over = run.partition("分之")
    if share:
        sign = _SHARES.get(under + share)
        return _arabic_number(over) + (sign or f"/{_arabic_number(under)}")
    return _arabic_number(run)


def _arabic_number(run: str) -> str:
    """The digits of one number, as many as were said; what is no whole number stays as it is."""
    digits = run.translate(_PLAIN)
    if re.fullmatch(r"[0-9]+(\.[0-9]+)?", digits):
        return digits
    value = number(run)
    return str(value) if value is not None and value.denominator == 1 else run


def written(value: Fraction) -> str:
    """Digits that `number` reads as `value`: 0.25, else 2/3."""
    for places in range(13):
        tens = value * 10**places
        if tens.denominator == 1 and abs(tens.numerator) <= BOUND:
            digits = str(abs(tens.numerator)).rjust(places + 1, "0")
            point = len(digits) - places
            return ("-" if value < 0 else "") + digits[:point] + ("." if places else "") + digits[point:]
    return str(value)
