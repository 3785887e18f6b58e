"""Question banks from other systems and for them: the table of formats, one row each.

`read_any` finds the format of a file by its content and name; importing.py makes a bank of what it holds, exporting.py
the other way round. A new format is a module or folder and a line here (see base.py for what it has to give).
"""

from __future__ import annotations

from generator.exchange import aiken, blocks, gift, moodle, qti, tables, word
from generator.exchange.base import Format, Reading
from generator.exchange.tables.separated import is_named_so
from generator.source.foreign.problems import Unreadable

FORMATS: dict[str, Format] = {
    form.name: form
    for form in (
        qti.FORMAT,
        tables.EXCEL,
        word.FORMAT,
        moodle.FORMAT,
        tables.JSON,
        gift.FORMAT,
        aiken.FORMAT,
        tables.CSV,
        blocks.FORMAT,
    )
}
"""Name → format, in the order in which a file is tried."""
MAX_BYTES = 50_000_000
_OTHERS = (
    (b"%PDF", "PDF"),
    (b"\xd0\xcf\x11\xe0", "旧的 Word 或 Excel（.doc、.xls），或者加了密码的文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"Rar!", "RAR 压缩包"),
    (b"7z\xbc\xaf", "7z 压缩包"),
    (b"SQLite format 3", "数据库"),
)


def read_any(name: str, data: bytes) -> tuple[Format | None, Reading]:
    """The format of a file and all that it holds; no format if it is none of the table's. Never raises over a file."""
    try:
        form = _recognised(name, data)
        return form, _read(form, data)
    except Unreadable as refused:
        return None, Reading((), (refused.problem,))


def _recognised(name: str, data: bytes) -> Format:
    _refuse_others(data)
    if is_named_so(name, data):
        return tables.CSV
    form = next((form for form in FORMATS.values() if form.suits(name, data)), None)
    if form is None:
        known = "、".join(form.label for form in FORMATS.values())
        raise Unreadable(f"认不出“{name}”是哪一种试题文件，可以导入的有：{known}")
    return form


def _read(form: Format, data: bytes) -> Reading:
    try:
        return form.read(data)
    except Unreadable as refused:
        return Reading((), (refused.problem,))


def _refuse_others(data: bytes) -> None:
    """What is known to be something else is refused by its name."""
    if len(data) > MAX_BYTES:
        raise Unreadable(f"文件超过 {MAX_BYTES // 1_000_000} MB，请拆成几个文件")
    if not data.strip():
        raise Unreadable("文件是空的，请检查是不是选错了文件")
    named = next((words for begin, words in _OTHERS if data.startswith(begin)), None)
    if named:
        raise Unreadable(f"这是{named}，不能导入，请另存为能导入的格式")
