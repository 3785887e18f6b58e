"""slide-markup: 幻灯的标题、要点和旁白里，除了加粗，不能有别的标记：链接、表格、代码都会连符号一起念出来、写进字幕。

链接只写文字，网址放到正文里；表格改成几条要点；代码和命令用话说。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, error
from generator.model.lesson import Slide
from generator.model.site import Site

_MARKUP = {
    "链接": (re.compile(r"!?\[[^\[\]]+\]\([^()\s]*\)"), "请只写文字，网址放到正文里"),
    "表格": (re.compile(r"^\s*\|.*\|\s*$"), "请改成“- ”开头的要点"),
    "代码": (re.compile(r"```|~~~|`[^`]+`"), "请去掉“`”，用话说"),
}


def check(site: Site) -> Iterator[Diagnostic]:
    for lesson in site.lessons:
        for slide in lesson.slides:
            yield from _slide(slide)


def _slide(slide: Slide) -> Iterator[Diagnostic]:
    """The first of each kind: a table has many rows, and one remedy."""
    for kind, (markup, remedy) in _MARKUP.items():
        found = ((text, match) for text in (slide.title, *slide.written) if (match := markup.search(text)))
        for text, match in [*found][:1]:
            message = f"幻灯里有{kind}，会连符号一起念出来、写进字幕，{remedy}"
            yield error(text.at(match.start()), "slide-markup", message)
