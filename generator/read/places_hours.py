"""Opening hours as editors write them → the subset of OSM opening_hours that is published.

`Mo-Fr 08:30-12:00,13:30-17:30; Sa 09:00-12:00; PH off`, overnight times, `24/7`; or the Chinese for it.
"""

from __future__ import annotations

import re
from functools import lru_cache

_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_SIGNS = str.maketrans("：，、；（）０１２３４５６７８９～－—–", ":,,;()0123456789~---")
_WORDS = (
    (r"(?<=\d:\d\d):00(?!\d)", ""),
    (r"(?<!\d)(\d{1,2})\.(\d\d)(?!\d)", r"\1:\2"),
    (r"(?<=周|期|拜)[1-7]", lambda match: "一二三四五六日"[int(match[0]) - 1]),
    (
        r"(周|星期|礼拜)([一二三四五六日天](?:,[一二三四五六日天])+)(?![一二三四五六日天])",
        lambda match: ",".join(f"周{day}" for day in match[2].split(",")),
    ),
    (r"上午|下午(?=1[2-9]:|2\d:)", ""),
    (r"(?<=[至到~-])(?:次日|第二天)(?=0?\d:)", ""),
    (r"[,;]? ?\(?(?:国家)?(?:法定)?节假日除外\)?", ";节假日休息"),
    (r"(?<=\d:\d\d)\s+(?=\d{1,2}:\d\d)", ","),
    (r"(周|星期|礼拜)([一二三四五六日天])", lambda match: _DAYS["一二三四五六日".find(match[2].replace("天", "日"))]),
    (r"工作日", "Mo-Fr"),
    (r"周末|双休日", "Sa-Su"),
    (r"每[天日]", "Mo-Su"),
    (r"(国家)?(法定)?节假日", "PH"),
    (r"休息|不开放|关闭", " off"),
    (r"[至到~]", "-"),
    (r"(?<=\d),\s*(?=[A-Z])|。$", ";"),
)
_ALWAYS = re.compile(r"24/7|(全天)?(24小时|24h|全天)(开放|服务|营业)?", re.I)
_DAY = rf"(?:{'|'.join(_DAYS)})"
_RANGE = rf"(?:PH|{_DAY}(?:-{_DAY})?)"
_RULE = re.compile(rf"({_RANGE}(?:,{_RANGE})*)?(off|[0-9:,-]+)")
_SPAN = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)-((?:[01]?\d|2[0-3]):[0-5]\d|24:00)")
_MORNING, _AFTERNOON = re.compile("0[7-9]|10"), re.compile("0[3-6]")


@lru_cache(maxsize=4096)
def normalise_hours(text: str) -> str | None:
    """The hours in the published form, or None if they cannot be understood."""
    text = text.translate(_SIGNS)
    if _ALWAYS.fullmatch(text.replace(" ", "")):
        return "24/7"
    for pattern, replacement in _WORDS:
        text = re.sub(pattern, replacement, text)
    rules: list[str] = []
    for part in text.strip("; ").split(";"):
        match = _RULE.fullmatch(part.replace(" ", ""))
        times = _times(match[2]) if match else None
        if match is None or times is None or (times == "off" and not match[1]):
            return None
        if match[1] or not rules:
            rules.append(f"{match[1] or 'Mo-Su'} {times}")
        else:
            rules[-1] += f",{times}"  # hours without a day go on with the day before
    return "; ".join(rules)


def _times(text: str) -> str | None:
    """`off` or spans of hours in the published form."""
    spans = ["off"] if text == "off" else [_span(span) for span in text.split(",")]
    return None if None in spans else ",".join(span for span in spans if span)


def _span(text: str) -> str | None:
    """`8:30-17:30` as `08:30-17:30`. An end before the beginning is on the next day, but not that of a working day: who writes
    8:30-5:30 means the afternoon.
    """
    match = _SPAN.fullmatch(text)
    if match is None:
        return None
    start, end = f"{match[1]:0>2}:{match[2]}", f"{match[3]:0>5}"
    if start == end or (end < start and _MORNING.match(start) and _AFTERNOON.match(end)):
        return None
    return f"{start}-{end}"
