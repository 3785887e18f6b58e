"""dead-link, dead-anchor, link-outside-tree, link-not-media, unsafe-link, remote-picture: 正文、要点和通知里的链接、图片都要通向存在的地方。

圆括号空着的 [看]()、没有说明 [x] 是哪里的 [看][x]，点了哪里也不去。站内链接写相对的文件名，如 ../organize/organize-25.md；除了页面，只能链接图片、录音、视频和 PDF，题库和小屋表不会被发布；外部链接只用 https、http、mailto、tel。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.check.files import MEDIA, beside, publishable
from generator.diagnostics import Diagnostic, Location, Text, error
from generator.model.lesson import Lesson
from generator.model.site import Page, Site
from generator.source.markup import Link, heading_ids, links, unexplained
from generator.source.scalars import nearest, shown

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_PAGE = re.compile(r"content/(?:index|(?:lessons|handbook)/.+)\.md")
WITHOUT_ALT = "图片没有文字说明，请在方括号里写上图上有什么"
_EMPTY = "圆括号里没有写链接到哪里，请补上，或者去掉方括号和圆括号"
_SAFE = ("http:", "https:", "mailto:", "tel:")
_NO_HOST = re.compile(r"https?:(?!//[^\s/?#\[\]]+(?:[/?#]\S*)?$)", re.IGNORECASE)


def check(site: Site) -> Iterator[Diagnostic]:
    pages: list[Lesson | Page] = [*site.lessons, *site.handbook, *([site.home] if site.home else [])]
    bodies = {page.location.file: page.body for page in pages}
    texts = [(file, body) for file, body in bodies.items()]
    texts += [(lesson.location.file, point) for lesson in site.lessons for point in lesson.points]
    for file, text in texts:
        for link in _links(text):
            if link.picture and without_alt(link.words, link.target):
                yield error(text.at(link.offset), "media-without-alt", WITHOUT_ALT)
            yield from _link(site, bodies, file, link, text.at(link.offset))
        yield from _unexplained(text)
    for notice in site.notices:
        if notice.link:
            named = Link(0, notice.link, False)
            yield from _link(site, bodies, notice.location.file, named, notice.link.location)


def without_alt(words: str, file: str) -> bool:
    """Whether `words` tell nothing of the picture `file`; its name, as other programs fill it in, does not."""
    return not words.strip() or words.strip().lower() == PurePosixPath(file).name.lower()


def _links(text: Text) -> list[Link]:
    return links(text) if "](" in text or "]:" in text else []


def _unexplained(text: Text) -> Iterator[Diagnostic]:
    for offset, name in unexplained(text):
        yield error(text.at(offset), "dead-link", f"没有写“{shown(name)}”是哪里，请写成 [文字](链接)")


def check_text(text: Text) -> Iterator[Diagnostic]:
    yield from _unexplained(text)
    for link in _links(text):  # a question is shown on several pages, so that its links cannot be relative
        if link.picture:
            yield error(text.at(link.offset), "remote-picture", "题目的图片请写在 media 里，放在题库旁边")
        elif not link.target:
            yield error(text.at(link.offset), "dead-link", _EMPTY)
        elif not link.target.lower().startswith(_SAFE):
            yield error(
                text.at(link.offset), "unsafe-link", f"题目里只能用 https 链接，请改写或删去“{shown(link.target)}”"
            )
        elif _NO_HOST.match(link.target):
            yield error(text.at(link.offset), "dead-link", _half(link.target))


def _link(site: Site, bodies: dict[str, Text], file: str, link: Link, at: Location) -> Iterator[Diagnostic]:
    target = link.target
    if not target:
        yield error(at, "dead-link", _EMPTY)
        return
    scheme = _SCHEME.match(target)
    if scheme or target.startswith("//"):
        if link.picture:
            yield error(at, "remote-picture", "页面不向别的网站取图片，请把图片放在课时旁边，写文件名")
        elif not target.lower().startswith(_SAFE):
            yield error(at, "unsafe-link", f"不能用“{shown(target)}”这样的链接，请改用 https 链接或站内文件")
        elif _NO_HOST.match(target):
            yield error(at, "dead-link", _half(target))
        return
    path, _, anchor = target.partition("#")
    linked = beside(file.rpartition("/")[0], path) if path else file
    if linked is None:
        yield error(at, "link-outside-tree", f"“{shown(target)}”{_outside(path)}")
    elif linked not in site.files:
        yield error(at, "dead-link", f"“{shown(target)}”不存在{_hint(target, linked, site)}，请改正链接")
    elif linked not in bodies and _PAGE.fullmatch(linked):
        return  # a page that cannot be read, which is reported there
    elif linked not in bodies and not publishable(linked):
        yield error(
            at, "link-not-media", f"“{shown(target)}”不是会发布的文件，请改成页面，或课时旁边的 {'、'.join(MEDIA)} 文件"
        )
    elif anchor and linked in bodies and anchor not in heading_ids(bodies[linked]):
        yield error(at, "dead-anchor", f"{linked} 里没有“#{anchor}”这个标题，请改正或去掉 # 后面的部分")


def _half(target: str) -> str:
    return f"“{shown(target)}”不是完整的网址，请从浏览器的地址栏整条复制过来"


def _outside(path: str) -> str:
    if "\\" in path:
        return "里有反斜杠，请把“\\”改成“/”"
    if path.startswith("/"):
        return "以“/”开头，请改写成相对的文件名，如 ../organize/organize-25.md"
    return "指到了项目之外，请把文件放进 content 文件夹"


def _hint(target: str, linked: str, site: Site) -> str:
    """The nearest file of the same kind, unless the target is a web address without its beginning."""
    if target.startswith("www."):
        return "，网址前面要有 https://"
    if linked.startswith("content/content/") and linked.removeprefix("content/") in site.files:
        return "，从 content 往下写，开头不要 content/"
    return nearest(linked, [file for file in site.files if PurePosixPath(file).suffix == PurePosixPath(linked).suffix])
