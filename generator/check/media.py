"""media-missing, media-too-large, media-without-alt, link-outside-tree, link-not-media: 图片、音频要在题库旁边，幻灯里的图片在课时旁边，不超过 300 KB，并配文字说明。

看不见图、听不到声音的学员靠 alt 和 transcript 答题；课时正文、手册和幻灯里图片的说明写在方括号里，幻灯的也印在图下面。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.files import MEDIA, PICTURES, beside, publishable
from generator.check.links import WITHOUT_ALT, without_alt
from generator.diagnostics import Diagnostic, Text, error
from generator.model.lesson import Picture
from generator.model.question import Media
from generator.model.site import Site

_MOST = 300_000


def check(site: Site) -> Iterator[Diagnostic]:
    for bank in site.banks:
        folder = bank.location.file.rpartition("/")[0]
        for question in bank.questions:
            for media in filter(None, question.media):
                yield from _media(site, folder, media)
    for lesson in site.lessons:
        for slide in lesson.slides:
            if slide.picture:
                yield from _picture(site, lesson.folder, slide.picture)


def _picture(site: Site, folder: str, picture: Picture) -> Iterator[Diagnostic]:
    if without_alt(picture.alt, picture.file):
        yield error(picture.location, "media-without-alt", WITHOUT_ALT)
    if not picture.file.lower().endswith(PICTURES):
        message = f"“{picture.file}”不是幻灯能用的图片，请换成 {'、'.join(PICTURES)} 文件"
        yield error(picture.file.location, "link-not-media", message)
    else:
        yield from _file(site, folder, picture.file, "放在课时旁边")


def _media(site: Site, folder: str, media: Media) -> Iterator[Diagnostic]:
    worded = media.alt if media.kind == "image" else media.transcript
    if media.kind and without_alt(worded or "", media.src or ""):
        need = "alt" if media.kind == "image" else "transcript"
        yield error(media.location, "media-without-alt", f"“{media.src}”没有文字说明，请补写 {need}")
    if not media.src:
        return
    yield from _file(site, folder, media.src, "放进 quizzes 文件夹")


def _file(site: Site, folder: str, named: Text, where: str) -> Iterator[Diagnostic]:
    file = beside(folder, named)
    if file is None:
        yield error(named.location, "link-outside-tree", f"“{named}”指到了项目之外，请把文件{where}")
    elif not publishable(file):
        yield error(named.location, "link-not-media", f"“{named}”不能发布，请换成 {'、'.join(MEDIA)} 文件")
    elif file not in site.files:
        yield error(named.location, "media-missing", f"找不到文件 {file}，请检查文件名或把文件加进来")
    elif (site.root / file).stat().st_size > _MOST:
        yield error(named.location, "media-too-large", f"{file} 超过 300 KB，请压缩后再放进来")
