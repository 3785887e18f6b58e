"""The last look at the built pages: every link, anchor and medium leads somewhere, and nothing is fetched from other hosts."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from generator.diagnostics import Diagnostic, Location, error

_FETCHED = {"img": "src", "script": "src", "source": "src", "track": "src", "video": "poster", "link": "href"}
_ATTRIBUTES = (("a", "href"), *_FETCHED.items(), ("video", "src"), ("audio", "src"), ("iframe", "src"))


@dataclass(frozen=True)
class _Page:
    """A built page: where it leads and what can be led to in it."""

    references: tuple[tuple[str, str], ...]
    ids: frozenset[str]


def verify_site(folder: Path) -> Iterator[Diagnostic]:
    """Findings over every HTML page under `folder`, with the built file as their place."""
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    pages = {file: _read(folder / file) for file in sorted(files) if file.endswith(".html")}
    for file, page in pages.items():
        for tag, target in page.references:
            yield from _reference(file, tag, target, files, pages)


def _read(path: Path) -> _Page:
    tree = LexborHTMLParser(path.read_bytes())
    references = [
        (tag, node.attributes.get(name) or "")
        for tag, name in _ATTRIBUTES
        for node in tree.css(f"{tag}[{name}]")
    ]
    ids = frozenset(node.attributes.get("id") or "" for node in tree.css("[id]"))
    return _Page(tuple(dict.fromkeys(references)), ids)


def _reference(
    file: str, tag: str, target: str, files: set[str], pages: dict[str, _Page]
) -> Iterator[Diagnostic]:
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        if tag != "a" and parts.scheme not in ("data",):
            yield error(Location(file), "outside-request", f"页面向外部网站取“{target}”，请改成站内文件")
        return
    linked = _resolve(file, parts.path)
    if linked not in files:
        yield error(Location(file), "built-link-dead", f"“{target}”不存在，请检查链接")
    elif parts.fragment and linked in pages and unquote(parts.fragment) not in pages[linked].ids:
        yield error(Location(file), "built-anchor-dead", f"“{target}”指的位置不存在，请检查链接")


def _resolve(file: str, path: str) -> str:
    """The file that a browser on page `file` gets for `path`."""
    if not path:
        return file
    base = "/" + file if not path.startswith("/") else "/"
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(path))).lstrip("/")
    if path.endswith("/") or joined in ("", ".") or path.endswith(("/.", "/..")) or path in (".", ".."):
        return posixpath.join(joined, "index.html").removeprefix("./")
    return joined
