"""table-without-rule, full-width-mark, broken-emphasis: 加粗、链接、标题和表格的符号写得不对就不会生效，只会原样显示。

`＊＊文字＊＊`、`［文字］（地址）`、`【文字】(地址)`、`＃＃ 标题` 都是中文输入法下打出来的，要改成半角；链接的两个括号中间不能有空格；表格在表头下面还要有一行 `|---|---|`。
加粗的星号要成对，里侧不能有空格：`** 文字 **` 会连星号一起显示，写成 `**文字**`；真要显示星号，前面加反斜杠。这一条只提醒。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Text, error, warning
from generator.model.site import Site
from generator.source.markup import broken_emphasis, tables_without_rule, without_code
from generator.source.scalars import shown

_FILE = r"(?:https?://|[\w./-]{1,200}\.(?:md|png|jpe?g|webp|gif))[^\s()（）]{0,200}"
_MARKS = re.compile(
    r"""＊＊[^＊\n]+＊＊                       # bold
    |(?P<link>[]］]（[\w./#:-]+[)）]|(?:］|\]）)\([\w./#:-]+\)|\]\([\w./#:-]+）)   # link, whole or in part
    |【[^【】\n]*】[(（]{FILE}[)）]               # link in brackets of Chinese
    |(?P<apart>\][ ]+\({FILE}\))             # link in two parts
    |！(?=\[[^]\n]*\]\([^)\n]+\.(?:png|jpe?g|webp|gif)\))   # picture
    |^＃{1,4}(?=\s*\S)                       # heading
    |^｜.*｜$                                # row of a table""".replace("{FILE}", _FILE),
    re.M | re.X,
)
_SIGNS = re.compile(r"[＊］＃｜]|】[(（]|\] +\(|！\[|\]（|\]\([\w./#:-]+）")
_RIGHT = str.maketrans("＊［］【】（）＃｜！", "*[][]()#|!")


def check(site: Site) -> Iterator[Diagnostic]:
    for lesson in site.lessons:
        for text in (lesson.body, *lesson.points, *(text for slide in lesson.slides for text in slide.written)):
            yield from check_text(text)
        yield from _tables(lesson.body)
    for page in (*site.handbook, *([site.home] if site.home else [])):
        yield from check_text(page.body)
        yield from _tables(page.body)


def check_text(text: Text) -> Iterator[Diagnostic]:
    for match in _MARKS.finditer(without_code(text)) if _SIGNS.search(text) else ():
        if match["apart"]:
            message = f"“{match[0]}”的两个括号中间有空格，链接不会生效，请删去空格"
        else:
            message = f"“{match[0]}”里有全角的符号，不会生效，请改成半角的“{match[0].translate(_RIGHT)}”"
        yield error(text.at(match.start()), "full-width-mark", message)
    for offset, written, meant in broken_emphasis(text):
        remedy = f"请改成“{shown(meant)}”" if meant else r"请补上另一半；要显示星号请写 \*\*"
        message = f"“{shown(written)}”不成加粗，会连星号一起显示，{remedy}"
        yield warning(text.at(offset), "broken-emphasis", message)


def _tables(text: Text) -> Iterator[Diagnostic]:
    for offset in tables_without_rule(text):
        message = "这个表格的表头下面缺一行“|---|---|”，请补上，几列就写几个"
        yield error(text.at(offset), "table-without-rule", message)
