"""Where an authored file is on the site, and how one page links to another."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable
from urllib.parse import quote, unquote

from generator.model.lesson import Lesson
from generator.source.markup import ID_PREFIX

_REFERENCE = re.compile(r'(href|src)="([^"]*)"')
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


def lesson_path(lesson: Lesson) -> str:
    """The lesson's address, e.g. ``lessons/basics/basics-nature/``."""
    return page_address(lesson.location.file)


def page_address(file: str) -> str:
    """The address of an authored page: ``content/handbook/index.md`` is at ``handbook/``."""
    path = file.removeprefix("content/").removesuffix(".md")
    return path.removesuffix("index") if path.rpartition("/")[2] == "index" else path + "/"


def site_path(file: str) -> str:
    """Where an authored picture or recording is published: ``quizzes/media/a.png`` stays, ``content/`` falls away."""
    return file.removeprefix("content/")


def staged_path(address: str, *, linking: bool = False) -> str:
    """The staged file that the renderer publishes at `address`: none has a folder of its own, which would take the disk
    as long as the file, but where the name alone would mean another address to the renderer, and where the body is
    `linking` to other pages: some renderers take such a link as one from the file's folder.
    """
    path = address.rstrip("/")
    own_folder = linking or posixpath.basename(path) in ("", "index", "README")
    return f"{address}index.md" if own_folder else f"{path}.md"


def with_site_links(rendered: str, file: str, use: Callable[[str], None]) -> str:
    """`rendered` HTML of `file` with links to authored files turned into links between pages.

    `use` is told every authored file that is not a page, so that it is published too.
    """
    own = page_address(file)
    folder = file.rpartition("/")[0]

    def replace(match: re.Match[str]) -> str:
        target = html.unescape(match[2])
        if not target or _ELSEWHERE.match(target):
            return match[0]
        to, end = followed(target, folder, use)
        return f'{match[1]}="{html.escape(end if target.startswith("#") else relative(own, to) + end)}"'

    return _REFERENCE.sub(replace, rendered)


def followed(target: str, folder: str, use: Callable[[str], None]) -> tuple[str, str]:
    """The site path that `target`, written in a file of `folder`, leads to, and the anchor on that page; `use` as above."""
    path, mark, anchor = target.partition("#")
    end = f"#{ID_PREFIX}{unquote(anchor)}" if mark else ""
    linked = posixpath.normpath(posixpath.join(folder, unquote(path)))
    if not path or linked.endswith(".md"):
        return page_address(linked), end
    use(linked)
    return site_path(linked), end


def relative(page: str, target: str) -> str:
    """The link from the page at address `page` to the site path `target`."""
    slash = "/" if target.endswith("/") or not target else ""
    path = posixpath.relpath("/" + target, "/" + page)
    return quote(path) + slash
