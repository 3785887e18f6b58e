"""raw-html, html-entity, line-too-long, too-many-brackets, list-too-deep: 文字里不能写 HTML 标签；它们不会生效，只会原样显示给学员。

从网页上复制来的文字常带着标签和 `&` 开头的代号。加粗用 `**文字**`，链接用 `[文字](地址)`，代号换成它所代表的字符（这一条只是提醒）。一行超过 2000 个字符的多半不是文章，要分段；一段里堆着两百多个“[”的，或者列表一层套一层套了几十层的，也排不成版。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Text, error, warning
from generator.model.lesson import Lesson
from generator.model.site import Site
from generator.source.markup import DEEPEST, LONGEST_LINE, deep_lists, long_lines, raw_html

_BRACKETS = 200
"""More would keep a Markdown reader busy for minutes."""
_PARAGRAPH = re.compile(r"(?:.+\n?)+")
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|[a-z]+\d*);")


def check(site: Site) -> Iterator[Diagnostic]:
    for lesson in site.lessons:
        for text in (lesson.title, lesson.goal, lesson.body, *lesson.points, *_said(lesson)):
            yield from check_text(text)
    for notice in site.notices:
        yield from check_text(notice.title)
        yield from check_text(notice.text)
    for page in (*site.handbook, *([site.home] if site.home else [])):
        yield from check_text(page.body)


def _said(lesson: Lesson) -> Iterator[Text]:
    """What stands on its slides, or is said with them."""
    for slide in lesson.slides:
        yield from (slide.title, *slide.written)


def check_text(text: Text) -> Iterator[Diagnostic]:
    if len(text) > LONGEST_LINE:
        for offset in long_lines(text):
            yield error(text.at(offset), "line-too-long", f"一行超过 {LONGEST_LINE} 个字符，请分段")
    if text.count("[") > _BRACKETS:
        for match in _PARAGRAPH.finditer(text):
            if match[0].count("[") > _BRACKETS:
                yield error(
                    text.at(match.start()), "too-many-brackets", f"一段里有超过 {_BRACKETS} 个“[”，请删去或分段"
                )
    for offset in deep_lists(text):
        yield error(
            text.at(offset), "list-too-deep", f"行首有超过 {DEEPEST} 个空格和列表符号，列表套得太深，请改成一两层"
        )
    for offset, tag in raw_html(text):
        yield error(
            text.at(offset), "raw-html", f"不能写 HTML 标签“{' '.join(tag.split())}”，请删去，或用 Markdown 的写法"
        )
    if "&" in text:
        for match in _ENTITY.finditer(text):
            yield warning(text.at(match.start()), "html-entity", f"“{match[0]}”会原样显示，请换成它所代表的字符")
