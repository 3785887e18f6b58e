"""Inline Markdown ⇄ plain text, and Markdown → HTML; the way back from HTML is fromhtml.py."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from generator.source.foreign.texts import storable
from generator.source.markup import render_inline

LONGEST = 10_000
"""Characters above which no text is rendered to see whether it is shown as it stands: that takes time as their square."""
BREAK = "  \n"
"""A line end that is shown."""
_SPECIAL = re.compile(r"[\\`*_\[\]]")
_LIKE_A_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_BR = re.compile(r"<br ?/?>\n?|</p>\s*<p>")
_LOOKS = {"strong": "粗体", "em": "斜体", "code": "等宽字", "a": "链接", "img": "图片"}
_WORDS_ALONE = re.compile(r"(?![\d ])(?:[^\W_]|[\u3001-\u303f\uff01-\uff5e“”‘’—…·%,;?()]| (?! |$))+")
"""What Markdown shows as it stands."""
_PLACEHOLDER = re.compile(r"(\{\{[1-9]\}\})")


@dataclass(frozen=True)
class Plain:
    """A text without markup; `lost` says in Chinese what is no longer seen, '' if nothing."""

    text: str
    lost: str = ""


def untagged(text: str) -> str:
    """`text` whose `<` begins no tag: in front of a letter it becomes `＜`."""
    return _LIKE_A_TAG.sub("＜", text)


def escaped(text: str, all_signs: bool) -> str:
    """`text` as Markdown: entities stay letters and, where `all_signs`, so does every sign that could mean something."""
    text = _ENTITY.sub("&amp;", text)
    return _SPECIAL.sub(r"\\\g<0>", text) if all_signs else text


@cache
def from_plain(text: str) -> str:
    """Inline Markdown that shows plain text; empty lines are dropped, the other line ends are shown."""
    if _WORDS_ALONE.fullmatch(text):
        return text
    given = (re.sub(" {2,}", " ", line).strip(" ") for line in untagged(storable(text)).split("\n"))
    lines = [line for line in given if line]
    made = BREAK.join(escaped(line, False) for line in lines)
    if len(made) <= LONGEST and to_plain(made) == Plain("\n".join(lines)):
        return made
    return BREAK.join(escaped(line, True) for line in lines)


def to_plain(markdown: str) -> Plain:
    """The words of inline Markdown and what of its look is lost."""
    rendered = to_html(markdown)
    tags = set(re.findall(r"<([a-z]+)", rendered))
    text = html.unescape(re.sub("<[^>]+>", "", rendered.replace("<br>", "\n")))
    return Plain(text, "、".join(words for tag, words in _LOOKS.items() if tag in tags))


def to_html(markdown: str) -> str:
    """The HTML that learners see, in one line."""
    return _BR.sub("<br>", render_inline(markdown)).replace("\n", " ").replace("&nbsp;", " ")


def between_placeholders(text: str, change: Callable[[str], str]) -> str:
    """`text` changed between its placeholders `{{1}}`, which stay as they are."""
    return "".join(part if index % 2 else change(part) for index, part in enumerate(_PLACEHOLDER.split(text)))
