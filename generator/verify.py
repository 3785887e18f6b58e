"""The last look at the built pages: every link, anchor and medium leads somewhere, and nothing is fetched from other hosts."""

from __future__ import annotations

import base64
import hashlib
import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from generator.diagnostics import Diagnostic, Location, error
from generator.output import files_under
from generator.source.scalars import shown

_ATTRIBUTES = {
    **dict.fromkeys(("a", "area", "link", "use", "image"), ("href",)),
    **dict.fromkeys(("script", "track", "audio", "iframe", "embed", "input"), ("src",)),
    **dict.fromkeys(("img", "source"), ("src", "srcset")),
    "video": ("src", "poster"),
    "object": ("data",),
}
_POLICY = "meta[http-equiv=Content-Security-Policy][content]"
_LOOKED_AT = f"[id],[href],[src],[srcset],[poster],[data],script:not([src]),{_POLICY}"
"""The elements of interest, whatever their names: to look for each name by itself takes twice as long."""
_FILM = ".mp4"
_NOT_FETCHED = {"alternate", "author", "canonical", "help", "license", "next", "prev"}
"""Relations of a `link` element that a browser only reads."""

_OUTSIDE = re.compile(r"(?<=\s)(?:https?:|wss?:|\*)[^\s;]*")
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_URL = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')]*))\s*\)|@import\s*["']([^"']*)["']""")


@dataclass(frozen=True)
class _Page:
    """A built page or style sheet: what it fetches or leads to, as (fetched, target), and what can be led to in it."""

    references: tuple[tuple[bool, str], ...]
    ids: frozenset[str] = frozenset()
    allowed: tuple[str, ...] = ()
    """The hosts of the page's policy."""
    loose: tuple[str, ...] = ()
    """Scripts within the page that its policy does not name; without one, any."""


def verify_site(
    folder: Path, changed: Iterable[str] | None = None, base: str = "", ground: str = "", mount: str = "/"
) -> Iterator[Diagnostic]:
    """Findings over every page and style sheet under `folder`, or those in `changed`, with the built file as their place.

    `base` is the one address outside the site from which films may be fetched, `ground` the one host from which a map
    may fetch what lies under it; no policy of a page may allow another. `mount` is the site's own place on its host.
    """
    files = set(files_under(folder))
    pages = _Pages(folder, mount)
    for file in sorted(files if changed is None else changed):
        if Path(file).suffix in _READERS:
            for script in pages[file].loose:
                yield error(Location(file), "script-in-page", f"页面的安全策略不许“{script}”，请把脚本放进文件")
            for host in pages[file].allowed:
                if host not in (f"{base}/", ground):
                    message = f"页面的安全策略许可向“{host}”取东西，设置里没有写它，请改正模板"
                    yield error(Location(file), "outside-request", message)
            for fetched, target in pages[file].references:
                if not (base and target.startswith(f"{base}/") and target.endswith(_FILM)):
                    yield from _reference(file, fetched, target, files, pages)


class _Pages(dict[str, _Page]):
    """Pages by their files, read when first asked for."""

    def __init__(self, folder: Path, mount: str) -> None:
        self.folder, self.mount = folder, mount

    def __missing__(self, file: str) -> _Page:
        return self.setdefault(file, _READERS[Path(file).suffix](self.folder / file))


def _read_page(path: Path) -> _Page:
    references: dict[tuple[bool, str], None] = {}
    ids: set[str] = set()
    policy, scripts = "", []
    for node in LexborHTMLParser(path.read_bytes()).css(_LOOKED_AT):
        tag, attributes = node.tag or "", node.attributes
        if own := attributes.get("id"):
            ids.add(own)
        if tag == "meta":
            policy = attributes["content"] or ""
        if tag == "script" and "src" not in attributes and not (attributes.get("type") or "").endswith("json"):
            scripts.append(node.text())
        for name in _ATTRIBUTES.get(tag, ()):
            for target in _targets(name, attributes[name] or "") if name in attributes else ():
                references[_fetched(tag, attributes), target] = None
    loose = [shown(script[:30]) for script in scripts if _hash(script) not in policy]
    hosts = dict.fromkeys(_OUTSIDE.findall(policy))
    return _Page(tuple(references), frozenset(ids), tuple(hosts), tuple(loose))


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _fetched(tag: str, attributes: dict[str, str | None]) -> bool:
    if tag == "link":
        return not set((attributes.get("rel") or "").lower().split()) & _NOT_FETCHED
    return tag not in ("a", "area")


def _targets(name: str, value: str) -> list[str]:
    """The addresses in an attribute; `srcset` holds several, each with its width."""
    return [part.split()[0] for part in value.split(",") if part.strip()] if name == "srcset" else [value.strip()]


def _read_style(path: Path) -> _Page:
    text = _CSS_COMMENT.sub("", path.read_text(encoding="utf-8", errors="replace"))
    return _Page(tuple((True, "".join(found).strip()) for found in dict.fromkeys(_CSS_URL.findall(text))))


_READERS = {".html": _read_page, ".css": _read_style}


def _reference(file: str, fetched: bool, target: str, files: set[str], pages: _Pages) -> Iterator[Diagnostic]:
    try:
        parts = _parts(target)
    except ValueError:
        yield error(Location(file), "built-link-dead", f"“{target}”不是地址，请检查链接")
        return
    if parts.scheme or parts.netloc:
        if fetched and parts.scheme != "data":
            yield error(Location(file), "outside-request", f"页面向外部网站取“{target}”，请改成站内文件")
        return
    linked = _resolve(file, parts.path, pages.mount)
    if linked not in files:
        yield error(Location(file), "built-link-dead", f"“{target}”不存在，请检查链接")
    elif parts.fragment and not _has(pages, linked, parts.fragment):
        yield error(Location(file), "built-anchor-dead", f"“{target}”指的位置不存在，请检查链接")


_parts = lru_cache(maxsize=2**14)(urlsplit)
"""Pages name the same scripts, icons and tabs; the library itself remembers a hundred."""


def _has(pages: _Pages, file: str, fragment: str) -> bool:
    """Whether a browser finds the place; only pages have places to find."""
    return not file.endswith(".html") or unquote(fragment) in pages[file].ids


def _resolve(file: str, path: str, mount: str) -> str:
    """The file that a browser on page `file` gets for `path`; a path that climbs out of the site begins with `..`."""
    path = unquote(path)
    if not path:
        return file
    if path.startswith("/") and mount != "/":
        path = f"/{path.removeprefix(mount)}" if path.startswith(mount) else f"/..{path}"
    if path.startswith("/"):
        return _landing("", path.lstrip("/"))
    folder = posixpath.dirname(file)
    if path.startswith("../") and folder:  # as from the folder above, where other pages have asked for the same
        return _landing(posixpath.dirname(folder), path[3:])
    return _landing(folder, path)


@lru_cache(maxsize=2**14)
def _landing(folder: str, path: str) -> str:
    plain = posixpath.normpath(posixpath.join(folder, path) or ".")
    is_folder = not path or path.endswith("/") or posixpath.basename(path) in (".", "..")
    return posixpath.normpath(posixpath.join(plain, "index.html")) if is_folder or plain == "." else plain
