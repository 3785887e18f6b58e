"""Caption files as editors' programs write them, WebVTT or SubRip, read into checked WebVTT."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from generator.diagnostics import Findings, Location
from generator.source.text import read_text
from generator.video.captions import Cue, characters, write_webvtt

SLUG = "captions-invalid"
MOST_FAULTS = 10
"""Broken lines shown of a file; then they are counted."""
FASTEST = 9.0
"""Characters a second; nobody reads faster on a phone."""
_LATE = 1.0
"""Seconds by which a caption may outlast its film."""
_STAMP = r"(\d{1,2}:)?([0-5]?\d):([0-5]?\d)[.,](\d{1,3})"
_VTT_STAMP = r"(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}"
_TIMING = re.compile(rf"[ \t]*{_STAMP}[ \t]*-->[ \t]*{_STAMP}(?:[ \t].*)?")
_VTT_TIMING = re.compile(rf"[ \t]*{_VTT_STAMP}[ \t]+-->[ \t]+{_VTT_STAMP}(?:[ \t].*)?")
_TAG = re.compile(r"<[^<>]*>|\{\\[^{}]*\}")


@dataclass(frozen=True)
class _Legacy:
    """An encoding from before Unicode, and the bytes of its marks and its common hanzi."""

    codec: str
    name: str
    common: re.Pattern[bytes]


_LEGACY = (
    _Legacy("gb18030", "GBK", re.compile(rb"[\xa1-\xa9\xb0-\xd7][\xa1-\xfe]")),
    _Legacy("big5", "Big5", re.compile(rb"[\xa1-\xc6].")),
)
_SENSE = 0.5
"""The part of a text's signs that are common in its own encoding; even of traditional hanzi in GBK it is more."""


@dataclass(frozen=True)
class Captions:
    """Checked captions: the WebVTT to publish, and its cues in order of time."""

    text: str
    cues: tuple[Cue, ...]


@dataclass(frozen=True)
class _Block:
    """A cue with the number of the line that gives its times."""

    line: int
    cue: Cue


def decoded(data: bytes) -> tuple[str, str]:
    """The text of a caption file, and the name of its encoding unless that is UTF-8; what is no text at all, or makes no
    sense in any encoding, is read as signs that the reader will refuse.
    """
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = _read_as("utf16" if marked else "utf-8-sig", data)
    if text is not None:
        return text, "UTF-16" if marked else ""
    readings = [(read, known) for known in _LEGACY if (read := _read_as(known.codec, data)) is not None]
    read, known = max(readings, key=lambda reading: _sense(*reading), default=("", _LEGACY[0]))
    if _sense(read, known) < _SENSE:
        return data.decode("utf-8", errors="replace"), ""
    return read, known.name


def _read_as(encoding: str, data: bytes) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _sense(text: str, legacy: _Legacy) -> float:
    """Which part of the signs are common ones; of a text in another encoding, most are rare."""
    signs = [character.encode(legacy.codec) for character in text if not character.isascii()]
    return sum(legacy.common.fullmatch(sign) is not None for sign in signs) / max(1, len(signs))


def read_captions(path: Path, file: str, seconds: float | None, findings: Findings) -> Captions | None:
    """The captions in `path`, or None after reporting what is wrong; `seconds` is the length of the film, if known."""
    text = read_text(path, file, findings)
    return None if text is None else checked(text, file, seconds, findings)


def checked(text: str, file: str, seconds: float | None, findings: Findings) -> Captions | None:
    """The captions of `text`; None when a fault was found that leaves none to show."""
    lines = text.split("\n")
    webvtt = bool(re.match(r"WEBVTT(?:[ \t]|$)", lines[0]))
    if not webvtt and file.lower().endswith(".vtt"):
        message = "字幕文件第一行不是 WEBVTT，请用剪辑软件另存为 WebVTT（.vtt），SubRip 字幕请把后缀改成 .srt"
        findings.error(Location(file), SLUG, message)
        return None
    faults, blocks = _blocks(lines, webvtt)
    if not faults and not blocks:
        faults = [(1, "字幕文件里没有一条带时间的字幕，请重新导出")]
    if not faults and not any(block.cue.text for block in blocks):
        faults = [(blocks[0].line, "字幕只有时间，没有字，请用剪辑软件重新导出")]
    faults += _order(blocks)
    _report(sorted(faults), file, findings)
    _late(blocks, file, seconds, findings)
    _hints(blocks, file, findings)
    if faults:
        return None
    cues = tuple(block.cue for block in blocks if block.cue.text)
    return Captions(text if webvtt else write_webvtt(cues), cues)


def _report(faults: list[tuple[int, str]], file: str, findings: Findings) -> None:
    """The first of many, and how many more there are."""
    for line, message in faults[:MOST_FAULTS]:
        findings.error(Location(file, line), SLUG, message)
    left = faults[MOST_FAULTS:]
    if left:
        message = f"从这一行起还有 {len(left)} 处同样的问题，请用剪辑软件重新导出字幕"
        findings.error(Location(file, left[0][0]), SLUG, message)


def _blocks(lines: list[str], webvtt: bool) -> tuple[list[tuple[int, str]], list[_Block]]:
    faults: list[tuple[int, str]] = []
    blocks = []
    for number, line in enumerate(lines, 1):
        if "-->" not in line:
            continue
        times = _TIMING.fullmatch(line)
        if times is None or (webvtt and not _VTT_TIMING.fullmatch(line)):
            form = "00:01.000 --> 00:03.500" if webvtt else "00:00:01,000 --> 00:00:03,500"
            faults.append((number, f"字幕时间写法不对，请写成 {form} 的样子"))
            continue
        start, end = _ms(*times.groups()[:4]), _ms(*times.groups()[4:])
        blocks.append(_Block(number, Cue(start, end, _words(lines[number:], webvtt))))
    return faults, blocks


def _words(following: list[str], webvtt: bool) -> str:
    """The text of a cue: all to the next empty line, as plain text."""
    words = []
    for line in following:
        if not line.strip() or "-->" in line:
            break
        words.append(line)
    if not webvtt and words and words[-1].strip().isdigit() and len(words) > 1 and len(following) > len(words):
        words = words[:-1] if "-->" in following[len(words)] else words  # no empty line before the next number
    plain = _TAG.sub("", "\n".join(words))
    return html.unescape(plain).strip()


def _ms(hours: str | None, minutes: str, seconds: str, fraction: str) -> int:
    whole = int((hours or "0:")[:-1]) * 3600 + int(minutes) * 60 + int(seconds)
    return whole * 1000 + int(fraction.ljust(3, "0"))


def _order(blocks: list[_Block]) -> Iterator[tuple[int, str]]:
    latest = 0
    for block in blocks:
        if block.cue.start < latest or block.cue.end <= block.cue.start:
            yield block.line, "字幕时间倒着走，请让每条的结束晚于开始、开始不早于上一条"
        latest = max(latest, block.cue.start)


def _late(blocks: list[_Block], file: str, seconds: float | None, findings: Findings) -> None:
    """Captions that are not seen, because the film has ended: they belong to another one."""
    late = [block for block in blocks if seconds is not None and block.cue.end / 1000 > seconds + _LATE]
    if late and seconds is not None:
        message = f"视频只有 {seconds:.0f} 秒，从这一条起有 {len(late)} 条字幕在结束以后，请检查是不是配错了字幕"
        findings.error(Location(file, late[0].line), "captions-past-end", message)


def _hints(blocks: list[_Block], file: str, findings: Findings) -> None:
    overlaps = [later for one, later in pairwise(blocks) if one.cue.start <= later.cue.start < one.cue.end]
    if overlaps:
        message = f"这一条开始时上一条还没结束，这样的有 {len(overlaps)} 处，手机上会叠在一起，请把上一条的结束提前"
        findings.warning(Location(file, overlaps[0].line), "captions-overlap", message)
    fast = [
        block for block in blocks if characters(block.cue.text) > FASTEST * (block.cue.end - block.cue.start) / 1000
    ]
    fast = [block for block in fast if block.cue.end > block.cue.start]
    if fast:
        message = f"这一条一秒要读 {FASTEST:g} 个字以上，这样的有 {len(fast)} 条，请拆短、删字或延长时间"
        findings.warning(Location(file, fast[0].line), "captions-too-fast", message)
