"""Authors' Markdown → HTML that cannot run: raw HTML stays letters, and an allow-list has the last word."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import nh3

if TYPE_CHECKING:
    from markdown import Markdown

_MEANING = re.compile(r"[\\`*_\[\]<>&#~|]|  \n|^\s*(?:[-+]|\d+[.)]) |https?:", re.M)
_INLINE_MEANING = re.compile(r"[\\`\[<&]|\*[^*]*\*|_[^_]*_|  \n")
_WRAP = re.compile(r"(?<=[^\x00-\x7f])[ ]*\n[ ]*(?=[^\x00-\x7f])")
"""A line end inside a Chinese paragraph, which a browser would show as a space."""
_PRE = re.compile(r"(<pre>.*?</pre>)", re.S)
_TAGS = {
    "a", "blockquote", "br", "code", "em", "h2", "h3", "h4", "h5", "hr", "img", "li", "ol", "p", "pre", "strong",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "td": {"class"},
    "th": {"class"},
    **{f"h{level}": {"id"} for level in range(2, 6)},
}
SCHEMES = {"http", "https", "mailto", "tel"}
"""What a link may begin with that leads out of the site."""
_ELSEWHERE = re.compile(r"[\x00-\x20]*(?:[a-z][a-z0-9+.-]*:|[/\\]{2})", re.I)
_IGNORED = re.compile(r"[\t\r\n]")
"""Browsers read an address without them."""


def _own_picture(tag: str, name: str, value: str) -> str | None:
    """No page asks another host for a picture, even if nothing has checked it."""
    return None if tag == "img" and name == "src" and _ELSEWHERE.match(_IGNORED.sub("", value)) else value


_ALLOWED: dict[str, Any] = {"tags": _TAGS, "attributes": _ATTRIBUTES, "url_schemes": SCHEMES, "link_rel": None}
_CLEANER = nh3.Cleaner(**_ALLOWED)
_PICTURES = nh3.Cleaner(**_ALLOWED, attribute_filter=_own_picture)
"""Takes longer: for texts with pictures alone."""
_ALIGN = re.compile(r'(<t[dh]) style="text-align: (left|center|right);"')
ID_PREFIX = "h-"
"""Before every id that comes from an author's words, so that none can take the place of one of ours."""
_TRACES = {
    "backtick": ("`",), "escape": ("\\",), "link": ("](",), "image_link": ("![",), "linebreak": ("  \n",),
    "reference": ("]:",), "image_reference": ("]:",), "short_reference": ("]:",), "short_image_ref": ("]:",),
    "autolink": ("<",), "automail": ("<",), "em_strong": ("*", "_"),
}  # fmt: skip
"""What a text must hold one of, or the inline pattern finds nothing in it."""
_SEVERAL_LINES = ("indent", "code", "hashheader", "setextheader", "hr", "olist", "ulist", "quote", "reference")


def _convert(text: str, several_lines: bool) -> str:
    """HTML of Markdown by the patterns that can find something: to try them all would be half the time of a build."""
    idle = (name for name, traces in _TRACES.items() if not any(trace in text for trace in traces))
    return _converter(several_lines, frozenset(idle)).reset().convert(text)


@lru_cache(maxsize=64)
def _converter(several_lines: bool, without: frozenset[str]) -> Markdown:
    """A reader of Markdown that leaves raw HTML alone; without `several_lines` it knows paragraphs only, so that a stem
    that begins with `1.` is no list. Imported when first needed: few checks look at what Markdown becomes.
    """
    from markdown import Markdown
    from markdown.extensions.fenced_code import FencedCodeExtension
    from markdown.extensions.sane_lists import SaneListExtension
    from markdown.extensions.tables import TableExtension

    from generator.source.headings import HeadingIds

    extensions = [TableExtension(), SaneListExtension(), FencedCodeExtension()]
    made = Markdown(extensions=extensions if several_lines else [])
    if several_lines:
        made.treeprocessors.register(HeadingIds(made), "headings", 5)
    for name in () if several_lines else _SEVERAL_LINES:
        made.parser.blockprocessors.deregister(name)
    made.preprocessors.deregister("html_block")
    made.ESCAPED_CHARS = [*made.ESCAPED_CHARS, "<"]
    for name in ("html", "entity", *without):
        made.inlinePatterns.deregister(name)
    return made


def _clean(text: str) -> str:
    """`text` reduced to the allow-list."""
    text = _ALIGN.sub(r'\1 class="\2"', text)
    return (_PICTURES if "<img" in text else _CLEANER).clean(text)


def is_plain(text: str) -> bool:
    """Whether a text of paragraphs holds no Markdown at all."""
    return not _MEANING.search(text)


@lru_cache(maxsize=2**14)
def render_block(text: str) -> str:
    """Markdown of several paragraphs as safe HTML; first-level headings become second-level ones."""
    if is_plain(text):
        parts = re.split(r"\n\s*\n", text.strip())
        return "\n".join(f"<p>{html.escape(_unwrapped(part))}</p>" for part in parts if part)
    return _unwrapped(_clean(_convert(_DEEP.sub("", text), several_lines=True)))


def _unwrapped(rendered: str) -> str:
    """`rendered` with the lines of Chinese paragraphs joined; only text has hanzi on both sides of a line end."""
    if "\n" not in rendered:
        return rendered
    parts = _PRE.split(rendered)
    parts[::2] = (_WRAP.sub("", part) for part in parts[::2])
    return "".join(parts)


@lru_cache(maxsize=2**17)
def render_inline(text: str) -> str:
    """One paragraph of Markdown as safe HTML without its <p>."""
    if not _INLINE_MEANING.search(text):
        return html.escape(_unwrapped(text.strip()))
    cleaned = _unwrapped(_clean(_convert(text, several_lines=False)))
    return re.sub(r"^<p>(.*)</p>$", r"\1", cleaned.strip(), flags=re.S)


@lru_cache(maxsize=2**12)
def heading_ids(text: str) -> frozenset[str]:
    """The anchors that a text offers, as authors write them after `#`."""
    ids = re.findall(r'<h[2-5] id="([^"]*)"', render_block(text))
    return frozenset(name.removeprefix(ID_PREFIX) for name in ids)


def plain_text(rendered: str) -> str:
    """The words of rendered HTML, for search and for attributes."""
    return html.unescape(re.sub(r"<[^>]+>", "", rendered)).strip()


_CODE = re.compile(r"\\[!-/:-@\[-`{-~]|(```|~~~).*?\1|(`+)[^`].*?\2", re.S)
"""Or a sign that a backslash makes an ordinary one."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
LONGEST_LINE = 2000
"""Characters; looking for markup takes time that grows as the square of a line."""
_LINE_END = r"\n(?![ ]*(?:\n|>))"
"""Of a line that a tag may go on after."""
_REST = rf"(?:[^<>\n]|{_LINE_END})*+>"
_AFTER_NAME = (
    rf"(?=[\s/])(?:(?:[ -;=?-~]|{_LINE_END})*+>|(?:[^<>=\n]|{_LINE_END})*+={_REST}"
    r"|[\s/]++(?i:on[a-z]++|src|href|style)[ ]*+=)"
)
"""ASCII, or a name and a value, or what loads and runs even if no sign ends it: not the Chinese between two signs that
compare numbers.
"""
_HTML = re.compile(
    rf"(?<!\]\()<(?!https?://)(?:!--|[A-Za-z][A-Za-z0-9_.:-]*+(?:>|{_AFTER_NAME})|(?:/[A-Za-z]|[!?]){_REST}"
    r"|[A-Za-z]++:[^\s<>]*+>)"
)
_LINK = re.compile(r"!?\[[^\[\]\n]*+\]\([ ]*+<?+([^)\s>]*+)>?+[^)\n]*+\)|^ {0,3}\[[^\]\n]++\]:\s*+<?+([^\s>]++)", re.M)
_NAMED = re.compile(r"\[([^\[\]\n]+)\]\[([^\[\]\n]*)\](?!\()")
_NOTE = re.compile(r"注?[0-9]*")
_EXPLAINED = re.compile(r"^ {0,3}\[([^\[\]\n]+)\]:[ ]*\n?[ ]*[^\s]", re.M)
DEEPEST = 100
"""Blanks and signs of lists that a line may begin with."""
_LINE_ACROSS = r"[ ]{0,3}(?:(?:-[ ]{0,2})+|(?:\*[ ]{0,2})+)$"
_DEEP = re.compile(rf"^(?![ \t]*$|{_LINE_ACROSS})(?:[ \t>]|[-+*](?=[ \t])|\d{{1,9}}[.)](?=[ \t])){{{DEEPEST},}}+", re.M)
_TABLE = re.compile(r"(?:^\|[^\n]*\|[ ]*(?:\n|\Z)){2,}", re.M)
_TABLE_RULE = re.compile(r"^\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*$", re.M)
_CLOSING = re.compile(r"""\)[^()\s<>]*(?=\)|[ ]+["'])""")


def without_code(text: str) -> str:
    """`text` with code, escaped signs and over-long lines blanked out, every other character at its place."""
    text = re.sub(rf"^.{{{LONGEST_LINE + 1},}}$", lambda match: " " * len(match[0]), text, flags=re.M)
    return _CODE.sub(lambda match: r"\." if match[0][0] == "\\" else _blank(match), text)


def raw_html(text: str) -> list[tuple[int, str]]:
    """(offset, tag) of everything in `text` that an HTML reader would take for a tag."""
    return [(m.start(), m[0]) for m in _HTML.finditer(without_code(text))] if "<" in text else []


@dataclass(frozen=True)
class Link:
    """A link or picture in Markdown: where its target begins, and the target with percent signs decoded; `words` is what
    stands in its brackets.
    """

    offset: int
    target: str
    picture: bool
    words: str = ""


def links(text: str) -> list[Link]:
    """Every Markdown link and picture of `text`."""
    found = []
    for match in _LINK.finditer(without_code(text)):
        group = 1 if match[1] is not None else 2
        end = _end(text, *match.span(group)) if group == 1 else match.end(group)
        target = _ESCAPED.sub(r"\1", text[match.start(group) : end])
        words = match[0].partition("[")[2].partition("]")[0]
        found.append(Link(match.start(group), unquote(target), match[0].startswith("!"), words))
    return found


def unexplained(text: str) -> list[tuple[int, str]]:
    """(offset, name) of every `[words][name]` whose name no line of `text` explains; signs of notes, `[1][2]` and `[注1][注2]`, are
    none.
    """
    if "][" not in text:
        return []
    plain = without_code(text)
    known = {match[1].strip().lower() for match in _EXPLAINED.finditer(plain)}
    named = ((match.start(2), match[2].strip() or match[1].strip(), match[1]) for match in _NAMED.finditer(plain))
    return [(at, name) for at, name, words in named if name.lower() not in known and not _NOTE.fullmatch(words)]


def _end(text: str, start: int, end: int) -> int:
    """Where a target ends that may itself hold brackets."""
    while text.count("(", start, end) > text.count(")", start, end) and (more := _CLOSING.match(text, end)):
        end = more.end()
    return end


_PARAGRAPH = re.compile(r"(?:.+\n?)+")
_RULE = re.compile(r"^[ ]*(?:\*[ ]*){3,}$", re.M)
_MARK = re.compile(r"(?<!\*)\*{2,3}(?!\*)")
_MEANT = re.compile(r"(\*{2,3})[ \t]*(?=\S)([^*\n]*[^*\s])[ \t]*\1(?!\*)")


def broken_emphasis(text: str) -> list[tuple[int, str, str]]:
    """(offset, as written, as meant) of every `**` of `text` that makes nothing bold and so is shown as it stands; nothing
    is meant by one without another.
    """
    if "**" not in text:
        return []
    plain = _CODE.sub(lambda match: re.sub(r"\S", ".", match[0]), _RULE.sub(_blank, text))
    return [found for part in _PARAGRAPH.finditer(plain) for found in _broken(text, part[0], part.start())]


def _broken(text: str, part: str, start: int) -> Iterator[tuple[int, str, str]]:
    """Those of a paragraph that begins at `start`, in which code and escaped signs are dots."""
    done = 0
    for at in _unpaired(part):
        if at >= done:
            meant = _MEANT.match(part, at)
            done = meant.end() if meant else at + 1
            if meant:
                written, words = (text[start + meant.start(n) : start + meant.end(n)] for n in (0, 2))
                yield start + at, written, f"{meant[1]}{words}{meant[1]}"
            else:
                yield start + at, "**", ""


def _unpaired(part: str) -> list[int]:
    """A mark opens before what is no space, and closes after it."""
    opened: list[int] = []
    neither = []
    for match in _MARK.finditer(part):
        if opened and part[match.start() - 1 : match.start()].strip():
            opened.pop()
        elif part[match.end() : match.end() + 1].strip():
            opened.append(match.start())
        else:
            neither.append(match.start())
    return sorted([*opened, *neither])


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def long_lines(text: str) -> list[int]:
    """The offsets of lines too long to be looked at for markup."""
    return [match.start() for match in re.finditer(rf"^.{{{LONGEST_LINE + 1}}}", text, re.M)]


def deep_lists(text: str) -> list[int]:
    """The offsets of lines so deep in lists that a Markdown reader, which reads a list within a list by calling itself,
    would not come out again. In code too: what only looks like code to us may be none to that reader.
    """
    return [match.start() for match in _DEEP.finditer(text)]


def tables_without_rule(text: str) -> list[int]:
    """The offsets of tables that have no line of dashes below their first, so that they are shown as bars and words."""
    blocks = _TABLE.finditer(without_code(text)) if "|" in text else ()
    return [match.start() for match in blocks if not _TABLE_RULE.search(match[0])]
