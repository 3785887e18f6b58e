"""Chinese as a reader of pinyin wants it: numbers in words, syllables with the numbers of their tones."""

from __future__ import annotations

import re

_DIGITS = "零一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_GROUPS = ("", "万", "亿", "万亿")
_YEAR = re.compile(r"\d{4}(?=年)")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*[%％]")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_LONGEST = 12
"""Digits of a number; a longer one is no amount and is read digit by digit."""
_PAUSES = str.maketrans("，、；：。！？…—", ",,;:.!?.,")
_UNHEARD = re.compile(r"[“”‘’《》「」『』（）()【】\[\]*·~～\"']")


def in_words(text: str) -> str:
    """The text with its numbers written as they are said: years digit by digit, shares as 百分之."""
    text = _YEAR.sub(lambda match: _digits(match[0]), text)
    text = _PERCENT.sub(lambda match: f"百分之{_number(match[1])}", text)
    return _NUMBER.sub(lambda match: _number(match[0]), text)


def _digits(digits: str) -> str:
    return "".join(_DIGITS[int(digit)] for digit in digits)


def _number(written: str) -> str:
    whole, point, part = written.partition(".")
    no_amount = len(whole) > _LONGEST or (len(whole) > 1 and whole.startswith("0"))
    said = _digits(whole) if no_amount else _whole(int(whole))
    return said + (f"点{_digits(part)}" if point else "")


def _whole(number: int) -> str:
    """An amount in words: 105 一百零五, 12 十二, 20003 二万零三."""
    if number == 0:
        return _DIGITS[0]
    said, gap = "", False
    for place in range((len(str(number)) - 1) // 4, -1, -1):
        group = number // 10_000**place % 10_000
        if group:
            said += ("零" if said and (gap or group < 1000) else "") + _group(group) + _GROUPS[place]
        gap = group == 0
    return said.removeprefix("一") if said.startswith("一十") else said


def _group(number: int) -> str:
    """Up to four digits in words."""
    said, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            said += ("零" if said and gap else "") + _DIGITS[digit] + _UNITS[place]
        gap = digit == 0
    return said


def pinyin(text: str) -> str:
    """`text` in numbered pinyin, pauses as ASCII marks; what is not Chinese stays as it is. Imports what
    knows the syllables: only who speaks needs it.
    """
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415

    plain = _UNHEARD.sub("", in_words(text)).translate(_PAUSES)
    return " ".join(lazy_pinyin(plain, style=Style.TONE3, neutral_tone_with_five=True, v_to_u=True))
