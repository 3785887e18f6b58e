"""Somebody's HTML → inline Markdown; what Markdown has no form for is said to be lost."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field, replace
from functools import cache
from html.parser import HTMLParser

from generator.exchange.richtext import BREAK, escaped, from_plain, to_html, untagged
from generator.source.foreign.texts import LOWERED, RAISED, storable

_STYLES = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "code": "code", "tt": "code"}
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tr",
        "ul",
    ]
)
_CELLS = frozenset(("td", "th"))
_MEDIA = frozenset(("img", "audio", "video", "source", "object", "iframe", "embed"))
_SILENT = frozenset(("script", "style", "head", "template"))
_LOST = {"math": "公式", "table": "表格的样子", "svg": "图形", "u": "下划线", "s": "删除线", "del": "删除线"}
_FEW = 200
_LINK = re.compile(r"https?://[^\s<>()\"\\]+")


@dataclass(frozen=True)
class Rich:
    """Inline Markdown, the names of the media it showed, and what it could not hold, in Chinese."""

    text: str
    media: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Run:
    """Letters of one look."""

    text: str
    styles: frozenset[str] = frozenset()
    href: str = ""


@dataclass
class _Reader(HTMLParser):
    """Collects lines of runs."""

    lines: list[list[_Run]] = field(default_factory=lambda: [[]])
    media: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    open: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _BLOCKS:
            self.lines.append([])
        if tag in _CELLS:
            self.lines[-1].append(_Run(" "))
        if tag in _LOST:
            self.lost.append(_LOST[tag])
        if tag in _MEDIA:
            self.media.append(str(given.get("src") or given.get("data") or given.get("alt") or tag))
        elif tag in _STYLES or tag in _SILENT or tag in ("a", "sub", "sup"):
            self.open.append((tag, str(given.get("href") or "")))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS and tag != "br":
            self.lines.append([])
        for index in range(len(self.open) - 1, -1, -1):
            if self.open[index][0] == tag:
                del self.open[index]
                return

    def handle_data(self, data: str) -> None:
        tags = {tag for tag, _ in self.open}
        if tags & _SILENT:
            return
        href = next((href for tag, href in reversed(self.open) if tag == "a"), "")
        styles = frozenset(_STYLES[tag] for tag in tags if tag in _STYLES)
        text = re.sub(r"[ \n]+", " ", storable(data))
        self.lines[-1].append(_Run(self._moved(text, tags), styles, href if _LINK.fullmatch(href) else ""))

    def _moved(self, text: str, tags: set[str]) -> str:
        """Raised and lowered letters as Unicode has them; the others stay on the line."""
        table = RAISED if "sup" in tags else LOWERED if "sub" in tags else {}
        if not table:
            return text
        if any(ord(letter) not in table for letter in text if letter != " "):
            self.lost.append("上标" if "sup" in tags else "下标")
            return text
        return text.translate(table)


@cache
def from_html(text: str) -> Rich:
    """Inline Markdown of HTML: bold, italic, code, links and line ends are kept, small digits become ² and ₂."""
    if text.count("<") > 2 * text.count(">") + _FEW:
        return Rich(from_plain(text))  # what is no HTML would take the parser time as the square of its length
    reader = _Reader()
    reader.feed(text)
    reader.close()
    lines = [line for line in map(_tidied, reader.lines) if line]
    text = _markdown(lines, reader.lost)
    return Rich(text, tuple(reader.media), tuple(dict.fromkeys(reader.lost)))


def canonical(markdown: str) -> str:
    """The one of all ways to write the same text that exchange makes."""
    return from_html(to_html(markdown)).text


def _markdown(lines: list[list[_Run]], lost: list[str]) -> str:
    """The Markdown of lines: as little escaped as can be, and without looks where they cannot be told apart."""
    if not any(run.styles or run.href for line in lines for run in line):
        return from_plain("\n".join("".join(run.text for run in line) for line in lines))
    wanted = "<br>".join("".join(map(_as_html, line)) for line in lines)
    for all_signs in (False, True):
        made = BREAK.join("".join(_as_markdown(run, all_signs) for run in line) for line in lines)
        if _compared(to_html(made)) == wanted:
            return made
    lost.append("文字的样子")
    return from_plain("\n".join("".join(run.text for run in line) for line in lines))


def _tidied(runs: list[_Run]) -> list[_Run]:
    """Runs of one look joined, single spaces, none at the edges of the line nor just inside a look."""
    split: list[_Run] = []
    for run in runs:
        text = run.text if "code" in run.styles else untagged(run.text)
        bare = text.strip(" ")
        before, after = (text.startswith(" "), text.endswith(" ")) if bare else (bool(text), False)
        split += [_Run(" ")] * before + [replace(run, text=bare)] * bool(bare) + [_Run(" ")] * after
    joined: list[_Run] = []
    for run in split:
        last = joined[-1] if joined else None
        if run.text == " " and (last is None or last.text.endswith(" ")):
            continue
        if last and (last.styles, last.href) == (run.styles, run.href):
            joined[-1] = replace(last, text=last.text + run.text)
        else:
            joined.append(run)
    if joined and joined[-1].text.endswith(" "):
        joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip(" "))
    return [run for run in joined if run.text]


def _as_html(run: _Run) -> str:
    made = html.escape(run.text, quote=False)
    for style in ("code", "em", "strong"):
        if style in run.styles:
            made = f"<{style}>{made}</{style}>"
    return f'<a href="{run.href}">{made}</a>' if run.href else made


def _as_markdown(run: _Run, all_signs: bool) -> str:
    if "code" in run.styles:
        fence = "``" if "`" in run.text else "`"
        made = f"{fence}{run.text}{fence}"
    else:
        made = escaped(run.text, all_signs)
    made = f"*{made}*" if "em" in run.styles else made
    made = f"**{made}**" if "strong" in run.styles else made
    return f"[{made}]({run.href})" if run.href else made


def _compared(rendered: str) -> str:
    return rendered.replace("&quot;", '"').replace("&#x27;", "'")
