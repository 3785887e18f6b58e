"""media-missing, media-too-large, media-without-alt, link-outside-tree, link-not-media: 图片、音频要在题库旁边，不超过 300 KB，并配文字说明。

看不见图、听不到声音的学员靠 alt 和 transcript 答题。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.files import MEDIA, beside, publishable
from generator.diagnostics import Diagnostic, error
from generator.model.question import Media
from generator.model.site import Site

_MOST = 300_000


def check(site: Site) -> Iterator[Diagnostic]:
    for bank in site.banks:
        folder = bank.location.file.rpartition("/")[0]
        for question in bank.questions:
            for media in filter(None, question.media):
                yield from _media(site, folder, media)


def _media(site: Site, folder: str, media: Media) -> Iterator[Diagnostic]:
    worded = media.alt if media.kind == "image" else media.transcript
    if media.kind and not worded:
        need = "alt" if media.kind == "image" else "transcript"
        yield error(media.location, "media-without-alt", f"“{media.src}”没有文字说明，请补写 {need}")
    if not media.src:
        return
    file = beside(folder, media.src)
    if file is None:
        yield error(
            media.src.location, "link-outside-tree", f"“{media.src}”指到了项目之外，请把文件放进 quizzes 文件夹"
        )
    elif not publishable(file):
        yield error(media.src.location, "link-not-media", f"“{media.src}”不能发布，请换成 {'、'.join(MEDIA)} 文件")
    elif file not in site.files:
        yield error(media.src.location, "media-missing", f"找不到文件 {file}，请检查文件名或把文件加进来")
    elif (site.root / file).stat().st_size > _MOST:
        yield error(media.src.location, "media-too-large", f"{file} 超过 300 KB，请压缩后再放进来")
