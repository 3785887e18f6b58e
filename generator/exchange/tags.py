"""Marks of HTML in texts that somebody typed or pasted: what they do to the words, without the marks."""

from __future__ import annotations

import re

from generator.source.foreign.texts import LOWERED, RAISED

_TAG = re.compile(
    r"(?i)<(/?)(p|div|span|font|section|center|b|strong|i|em|u|s|del|code|pre|a|sub|sup|ul|ol|li|table|thead|tbody|tr|td|th|h[1-6]"
    r"|o:p|br|hr|img)(\s[^<>]*)?/?>"
)
_LINES = frozenset(("p", "div", "section", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6"))
"""Tags whose end is the end of a line."""
_VOID = frozenset(("br", "hr", "img"))
_MOVED = re.compile(r"(?i)<(sub|sup)>([^<>]{1,20})</\1>")
_SOURCE = re.compile(r"""(?i)<img\s[^<>]*?\bsrc\s*=\s*["']?([^"'\s<>]+)""")


def without_tags(text: str) -> str:
    """A text without the tags of HTML that have their ends, and without <br> and <img>: `四<br>行`, `<b>粗</b>` as
    its words. What is above or below the line stays so. `a<b>c` has no end, and is none.
    """
    if "<" not in text:
        return text
    text = _MOVED.sub(_moved, text)
    found = [(match[1], match[2].lower()) for match in _TAG.finditer(text)]
    begun, ended = ({name for end, name in found if bool(end) == wanted} for wanted in (False, True))
    known = (begun & ended) | (begun & _VOID)

    def instead(match: re.Match[str]) -> str:
        name = match[2].lower()
        if name not in known:
            return match[0]
        return "\n" if name == "br" or (match[1] and name in _LINES) else ""

    return _TAG.sub(instead, text)


def _moved(match: re.Match[str]) -> str:
    """`<sup>2</sup>` as ², `<sup>甲</sup>` as ^甲."""
    table, sign = (RAISED, "^") if match[1].lower() == "sup" else (LOWERED, "_")
    if all(ord(letter) in table for letter in match[2]):
        return match[2].translate(table)
    return f"{sign}{match[2]}" if len(match[2]) == 1 else f"{sign}({match[2]})"


def pictures(text: str) -> tuple[str, ...]:
    """The pictures that `<img>` names in a text."""
    return tuple(_SOURCE.findall(text)) if "<" in text else ()
