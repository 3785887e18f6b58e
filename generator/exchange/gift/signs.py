"""GIFT's signs: what a backslash protects, and in what format a text is."""

from __future__ import annotations

import re

from generator.exchange.fromhtml import from_html
from generator.exchange.richtext import from_plain, to_html, to_plain

_PROTECTED = "~=#{}:\\"
_HIDDEN = {f"\\{sign}": chr(0xE010 + place) for place, sign in enumerate(_PROTECTED)} | {"\\n": "\ue01f"}
_SHOWN = {hidden: sign[1:] for sign, hidden in _HIDDEN.items()} | {"\ue01f": "\n"}
_LIKE_HTML = re.compile(r"<[A-Za-z/!]|&#?\w+;")
_LIKE_SIGNS = re.compile("->|^//", re.M)
"""What means something to GIFT and no backslash protects: a pair, a remark."""
_FORMAT = re.compile(r"\s*\[(html|markdown|plain|moodle)\]")


def hidden(text: str) -> str:
    """`text` with every protected sign as a letter that means nothing."""
    return re.sub(r"\\[~=#{}:\\n]", lambda found: _HIDDEN[found[0]], re.sub("[\ue010-\ue01f]", "", text))


def shown(text: str) -> str:
    """What `hidden` hid, as it is meant."""
    return re.sub("[\ue010-\ue01f]", lambda found: _SHOWN.get(found[0], ""), text)


def form_of(text: str, default: str) -> tuple[str, str]:
    """The format that a text names at its begin, and the text without it."""
    found = _FORMAT.match(text)
    return (found[1], text[found.end() :]) if found else (default, text)


def markdown(text: str, default: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Inline Markdown of a text in its format, its media, and what is lost."""
    form, bare = form_of(text, default)
    bare = shown(bare).strip()
    if form == "html" or (form == "moodle" and _LIKE_HTML.search(bare)):
        rich = from_html(bare if form == "html" else bare.replace("\n", "<br>"))
        return rich.text, rich.media, rich.lost
    if form == "markdown":
        rich = from_html(to_html(bare))
        return rich.text, rich.media, rich.lost
    return from_plain(bare), (), ()


def needs_html(markdown: str) -> bool:
    """Whether plain letters could not say it."""
    plain = to_plain(markdown)
    return bool(plain.lost or _LIKE_SIGNS.search(plain.text) or _LIKE_HTML.search(plain.text))


def as_html(markdown: str) -> str:
    """HTML as it stands in a file."""
    return protected(re.sub("^/|(?<=<br>)/", "&#47;", to_html(markdown)))


def protected(text: str) -> str:
    """A plain or HTML text as it stands in a file."""
    return re.sub(r"[~=#{}:\\]", r"\\\g<0>", text).replace("\n", "\\n")
