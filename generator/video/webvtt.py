"""Checks a caption file that came with a recording."""

from __future__ import annotations

import re

from generator.diagnostics import Findings, Location

_TIME = r"((?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3})"
_TIMING = re.compile(rf"[ \t]*{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t].*)?")
_SLUG = "captions-invalid"


def report_webvtt(text: str, file: str, findings: Findings) -> bool:
    """Reports what keeps `text` from being WebVTT captions in order of time; True when something does."""
    lines = text.splitlines()
    faults = list(_faults(lines))
    for number, message in faults:
        findings.error(Location(file, number), _SLUG, message)
    return bool(faults)


def _faults(lines: list[str]) -> list[tuple[int, str]]:
    if not lines or not re.match(r"WEBVTT(?:[ \t]|$)", lines[0]):
        return [(1, "字幕文件第一行不是 WEBVTT，请用剪辑软件另存为 WebVTT（.vtt）格式")]
    timed = [(number, line) for number, line in enumerate(lines, 1) if "-->" in line]
    if not timed:
        return [(1, "字幕文件里没有一条带时间的字幕，请重新导出")]
    return _timing_faults(timed)


def _timing_faults(timed: list[tuple[int, str]]) -> list[tuple[int, str]]:
    faults = []
    latest = 0.0
    for number, line in timed:
        match = _TIMING.fullmatch(line)
        start, end = (_seconds(match[1]), _seconds(match[2])) if match else (0.0, 0.0)
        if match is None:
            faults.append((number, "字幕时间写法不对，请写成 00:01.000 --> 00:03.500 的样子"))
        elif start < latest or end <= start:
            faults.append((number, "字幕时间倒着走，请让每条的结束晚于开始、开始不早于上一条"))
        latest = max(latest, start)
    return faults


def _seconds(stamp: str) -> float:
    total = 0.0
    for part in stamp.split(":"):
        total = total * 60 + float(part)
    return total
