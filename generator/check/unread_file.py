"""file-not-read: 放在内容文件夹里、却不会被读到的文件。

课时是 `.md`，录像和字幕放在课时旁边，题库是 quizzes 下面的 `.yml`，试卷是 quizzes/papers 下面的 `.yml`，小屋是 `.csv` 或 `.xlsx`；写成 `.yaml`、`.markdown`、`.xls` 或放错一层，网站上就没有它。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.files import MEDIA
from generator.diagnostics import Diagnostic, Location, warning
from generator.model.site import Site

_READ = re.compile(  # of recordings only those that are not published as they are; the others are media
    r"content/(?:index\.md|media\.lock|courses\.yml|notices\.yml|sources\.yml|synonyms\.yml|handbook/.*\.md|lessons/.*\.(?:md|vtt|srt|mov|m4v|mkv|avi|wmv|flv|ts)|places/[^/]+/(?:[^/]+\.(?:csv|xlsx|yml)|photos/[^/]+))"
    r"|quizzes/(?:[^/]+\.yml|papers/[^/]+\.yml|bank\.lock)"
)


_TABLE = re.compile(r"content/places/[^/]+/[^/]+(\.(?:xls|xlsm|xlsb|xltx|et|ett|ods|numbers|tsv|txt|csv|xlsx))", re.I)
"""Tables of rooms in forms that are not read, or with suffixes in capitals."""


def check(site: Site) -> Iterator[Diagnostic]:
    for file in sorted(site.files):
        if not _READ.fullmatch(file) and not file.lower().endswith(MEDIA):
            yield warning(Location(file), "file-not-read", _message(file))


def _message(file: str) -> str:
    table = _TABLE.fullmatch(file)
    if table is None:
        return "这个文件不会被读到，请检查它的后缀和所在的文件夹，用不着就移出去"
    if table[1].lower() in (".csv", ".xlsx"):
        return f"后缀 {table[1]} 是大写的，这个文件不会被读到，请改成小写的 {table[1].lower()}"
    return f"小屋表不读 {table[1]} 文件，请用 Excel 或 WPS 打开，另存为 .xlsx 再提交"
