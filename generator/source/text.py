"""Bytes of an authored file → text, or a diagnostic that names what is wrong with the bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from stat import S_ISREG

from generator.diagnostics import Diagnostic, Findings, Location, Text, error, warning

MAX_BYTES = 5_000_000
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_CONFLICT = re.compile(r"^(<{7}|>{7}|\|{7}) .*", re.M)
"""What git puts around the two sides of a conflict."""
_REPLACED = re.compile("\ufffd|锟斤拷")
_UNSEEN = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffe\uffff"
_ODD_SPACES = "\u00a0\u2000-\u200a\u202f\u205f"
HIDDEN = re.compile(f"[{_UNSEEN}]")
"""Characters that nobody sees; some of them end a line in YAML and nowhere else."""
_SUSPECT = re.compile(f"[{_UNSEEN}{_ODD_SPACES}\ufffd锟]")
"""What any of the others begins with; one class, since most files are looked through in vain."""
_ODD_SPACE = re.compile(rf"[\s>-]*+(?:[A-Za-z_]+:\s*+)?+[^{_ODD_SPACES}]*+([{_ODD_SPACES}])")
"""The first of a line, but for those before a value: there it breaks the form of a file, which its reader reports."""
_PART = 2**14
"""Characters looked through at a time."""
_MOST = 1000
"""Characters of a kind reported in a file: of one with more, all is said by then."""


def place(text: str, offset: int, file: str) -> Location:
    """The line and column of character `offset` of `text`."""
    line = text.count("\n", 0, offset) + 1
    return Location(file, line, offset - text.rfind("\n", 0, offset))


def places(text: str, offsets: Iterable[int], file: str) -> Iterator[Location]:
    """The same of many characters, in their order, in one pass."""
    line = start = done = 0
    for offset in offsets:
        line += text.count("\n", done, offset)
        start = max(start, text.rfind("\n", done, offset) + 1)
        done = offset
        yield Location(file, line + 1, offset - start + 1)


def read_text(
    path: Path, file: str, findings: Findings, limit: int = MAX_BYTES, is_sense: Callable[[str], bool] | None = None
) -> str | None:
    """The file's text with LF line ends, without BOM, hidden characters made spaces; or None after reporting why it cannot
    be read. With `is_sense`, GBK is read too, if what comes out of it makes sense.
    """
    data = read_bytes(path, file, findings, limit)
    text = None if data is None else decode(data, file, findings, is_sense)
    if text is None or _reports_conflict(text, file, findings):
        return None
    if not _is_suspect(text):
        return text
    _report_hidden(text.split("\n"), file, findings)
    return visible(text)


def read_bytes(path: Path, file: str, findings: Findings, limit: int) -> bytes | None:
    """What is in a file of at most `limit` bytes; or None after reporting why it is not read."""
    try:
        status = path.stat()
        size, regular = status.st_size, S_ISREG(status.st_mode)
        data = path.read_bytes() if regular and size <= limit else b""
    except OSError:
        findings.error(Location(file), "file-unreadable", "文件读不出来，请检查文件是否存在、有无读取权限")
        return None
    if not regular:  # a pipe would be waited for, and a device read without end
        findings.error(Location(file), "not-a-file", "这不是普通文件，请换成真正的文件")
        return None
    if size > limit:
        findings.error(
            Location(file), "file-too-large", f"文件有 {size / 1e6:.2f} MB，超过 {limit / 1e6:g} MB，请拆成几个文件"
        )
        return None
    return data


def _is_suspect(text: str) -> bool:
    """Whether `_SUSPECT` is in a text. What cannot be seen cannot be printed either, and that is known in half the time;
    a part at a time, as a copy of all would cost the other half.
    """
    parts = (text[first : first + _PART] for first in range(0, len(text), _PART))
    if "\ufffd" not in text and "锟" not in text and all(part.replace("\n", "").isprintable() for part in parts):
        return False
    return _SUSPECT.search(text) is not None


def _reports_conflict(text: str, file: str, findings: Findings) -> bool:
    """Whether a merge was left undone in a text, which is reported at the first mark of it."""
    left = _CONFLICT.search(text) if "<<<<<<< " in text or ">>>>>>> " in text else None
    if left:
        remedy = "请找 <<<<<<<、=======、>>>>>>> 三种行，从两边的写法里定下一种，把这三种行删去"
        if file.endswith(".lock"):
            remedy = "请留下两边的行，只把 <<<<<<<、=======、>>>>>>> 三种行删去，再运行 suixue check --fix"
        message = f"git 合并到一半，留着冲突标记“{left[1]}”，{remedy}"
        findings.error(place(text, left.start(), file), "merge-conflict", message)
    return bool(left)


def visible(text: str) -> str:
    """`text` as the readers see it, each hidden character a space, so that every place stays."""
    return HIDDEN.sub(" ", text)


def decode(data: bytes, file: str, findings: Findings, is_sense: Callable[[str], bool] | None = None) -> str | None:
    """UTF-8 bytes, with or without BOM and CRLF, as text; so are GB18030's if they make sense; other encodings are
    reported by name.
    """
    try:
        if not _is_utf16(data):
            return _lf(data.decode("utf-8-sig"))
        at, fault = Location(file), "文件是 UTF-16 编码"
    except UnicodeDecodeError as found:
        if is_sense and _decodes(data, "gb18030") and is_sense(text := _lf(data.decode("gb18030"))):
            return text
        at = Location(file, data.count(b"\n", 0, found.start) + 1)
        fault = _not_utf8(data, found)
    findings.error(at, "encoding-not-utf8", f"{fault}，{_remedy(fault, file)}")
    return None


def _lf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _is_utf16(data: bytes) -> bool:
    """By its mark, or by the zeros that are half of every Latin letter, digit and line end."""
    if data.startswith(_UTF16):
        return True
    zeros = 0 in data and data.count(0) * 8 > len(data)
    return zeros and (_decodes(data, "utf-16-le") or _decodes(data, "utf-16-be"))


_CUT = "文件末尾断在半个字上，没有存完整或没有传完整"


def _not_utf8(data: bytes, found: UnicodeDecodeError) -> str:
    if found.reason == "unexpected end of data":
        return _CUT
    return "文件是 GBK 编码" if _decodes(data, "gb18030") else "文件的编码认不出来"


def _remedy(fault: str, file: str) -> str:
    if fault == _CUT:
        return "请找回原文件，重新保存、提交"
    if file.endswith(".csv"):
        return "请用 Excel 打开原表，另存为“CSV UTF-8（逗号分隔）”再提交"
    return "请另存为 UTF-8 再提交"


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def report_escaped(text: Text, findings: Findings) -> None:
    """Reports characters that cannot be seen and were written as an escape such as ``\\u200b``."""
    match = HIDDEN.search(text)
    if match:
        findings.error(text.location, "control-character", f"有看不见的控制字符 U+{ord(match[0]):04X}，请删除")


def report_cell(text: str, at: Location, findings: Findings) -> None:
    """Reports the same of a cell whose letters have no places of their own, at that of the cell."""
    if not _SUSPECT.search(text):
        return
    for _, slug, message in _hidden_in(text):
        findings.error(at, slug, message)
    odd = _ODD_SPACE.match(text)
    if odd:
        findings.warning(at, "odd-space", _odd_space(odd[1]))


def _odd_space(sign: str) -> str:
    return f"有不换行空格 U+{ord(sign):04X}，搜索时会对不上，请改成普通空格或删去"


def _report_hidden(lines: list[str], file: str, findings: Findings) -> None:
    """Reports characters that cannot be seen, and the traces of text already damaged by a wrong encoding."""
    findings.items.extend(islice(_damage(lines, file), _MOST))
    findings.items.extend(islice(_odd_spaces(lines, file), _MOST))


def _damage(lines: list[str], file: str) -> Iterator[Diagnostic]:
    for number, line in enumerate(lines, 1):
        for at, slug, message in _hidden_in(line):
            yield error(Location(file, number, at + 1), slug, message)


def _odd_spaces(lines: list[str], file: str) -> Iterator[Diagnostic]:
    for number, line in enumerate(lines, 1):
        odd = _ODD_SPACE.match(line)
        if odd:
            yield warning(Location(file, number, odd.start(1) + 1), "odd-space", _odd_space(odd[1]))


def _hidden_in(line: str) -> Iterator[tuple[int, str, str]]:
    for match in _REPLACED.finditer(line):
        message = f"“{match[0]}”是编码转换损坏留下的字符，请找回原文重新录入"
        yield match.start(), "replacement-character", message
    for match in HIDDEN.finditer(line):
        message = f"有看不见的控制字符 U+{ord(match[0]):04X}，请删除"
        yield match.start(), "control-character", message
