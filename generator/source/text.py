"""Bytes of an authored file → text, or a diagnostic that names what is wrong with the bytes."""

from __future__ import annotations

import re
from pathlib import Path

from generator.diagnostics import Findings, Location, Text

MAX_BYTES = 5_000_000
_BOMS = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))
_REPLACED = re.compile("\ufffd|锟斤拷")
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


def place(text: str, offset: int, file: str) -> Location:
    """The line and column of character `offset` of `text`."""
    line = text.count("\n", 0, offset) + 1
    return Location(file, line, offset - text.rfind("\n", 0, offset))


def read_text(path: Path, file: str, findings: Findings, limit: int = MAX_BYTES) -> str | None:
    """The file's text with LF line ends, without BOM, hidden characters made spaces; or None after reporting why it cannot be read."""
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= limit else b""
    except OSError as fault:
        findings.error(
            Location(file), "file-unreadable", f"文件读不出来（{fault.strerror}），请检查文件是否存在、有无读取权限"
        )
        return None
    if size > limit:
        findings.error(
            Location(file), "file-too-large", f"文件有 {size / 1e6:.1f} MB，超过 {limit / 1e6:.0f} MB，请拆成几个文件"
        )
        return None
    text = decode(data, file, findings)
    if text is None:
        return None
    report_hidden(text, file, findings)
    return _HIDDEN.sub(" ", text)


def decode(data: bytes, file: str, findings: Findings) -> str | None:
    """UTF-8 bytes, with or without BOM and CRLF, as text; other encodings are reported by name."""
    named = next((name for bom, name in _BOMS if data.startswith(bom)), None)
    if named is None:
        try:
            text = data.decode("utf-8-sig")
            return text.replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError as fault:
            line = data.count(b"\n", 0, fault.start) + 1
            named = "GBK" if _decodes(data, "gb18030") else "无法识别的编码"
            findings.error(Location(file, line), "encoding-not-utf8", _encoding_message(named))
            return None
    findings.error(Location(file), "encoding-not-utf8", _encoding_message(named))
    return None


def _encoding_message(named: str) -> str:
    return f"文件是{named}编码，请另存为 UTF-8 再提交"


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def report_escaped(text: Text, findings: Findings) -> None:
    """Reports characters that cannot be seen and were written as an escape such as ``\\u200b``."""
    match = _HIDDEN.search(text)
    if match:
        findings.error(text.location, "control-character", f"有看不见的控制字符 U+{ord(match[0]):04X}，请删除")


def report_hidden(text: str, file: str, findings: Findings) -> None:
    """Reports characters that cannot be seen, and the traces of text already damaged by a wrong encoding."""
    for match in _REPLACED.finditer(text):
        findings.error(
            place(text, match.start(), file),
            "replacement-character",
            f"“{match[0]}”是编码转换损坏留下的字符，请找回原文重新录入",
        )
    for match in _HIDDEN.finditer(text):
        findings.error(
            place(text, match.start(), file),
            "control-character",
            f"有看不见的控制字符 U+{ord(match[0]):04X}，请删除",
        )
