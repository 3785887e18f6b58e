"""video-missing, captions-missing, narration-missing, media-missing, media-settings: 信息栏里写了录好的视频、字幕或旁白，文件就要在课时旁边；登记在 content/media.lock 里的视频，要在 extra.suixue.media 写的文件夹里。

只写文件名，不写盘符和文件夹；文件名的大小写要一致。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.files import beside
from generator.diagnostics import Diagnostic, error
from generator.model.lesson import Lesson
from generator.model.site import AUTHORED, Site

_NAMES = {
    "video": ("视频", "video-missing"),
    "captions": ("字幕", "captions-missing"),
    "narration": ("旁白", "narration-missing"),
}


def check(site: Site) -> Iterator[Diagnostic]:
    yield from _folder(site)
    for lesson in site.lessons:
        for field, (label, slug) in _NAMES.items():
            named = getattr(lesson, field)
            if not named:
                continue
            file = beside(lesson.folder, named)
            if file is None:
                yield error(named.location, "link-outside-tree", f"“{named}”指到了项目之外，请把文件放在课时旁边")
            elif field == "video" and site.video_of(lesson) != site.root / file:
                yield from _outside(site, lesson)
            elif file not in site.files:
                yield error(named.location, slug, f"找不到{label}文件 {file}，请检查文件名或把文件加进来")


def _folder(site: Site) -> Iterator[Diagnostic]:
    named, folder = site.settings.media, site.media_folder
    if named is None or folder is None:
        return
    inside = any(folder.resolve().is_relative_to(site.root / authored) for authored in AUTHORED)
    if inside:
        message = f"媒体文件夹“{named}”在 {'、'.join(AUTHORED)} 里面，请放到项目之外，如 ../media"
        yield error(named.location, "media-settings", message)
    elif not folder.is_dir():
        message = f"没有“{named}”这个媒体文件夹，请建好并放进录像，或改正 extra.suixue.media"
        yield error(named.location, "media-settings", message)


def _outside(site: Site, lesson: Lesson) -> Iterator[Diagnostic]:
    path, named = site.video_of(lesson), lesson.video
    folder = site.media_folder
    if path and named and folder and folder.is_dir() and not path.is_file():
        message = f"课时“{lesson.id}”的视频 {named} 不在媒体文件夹 {site.settings.media} 里，请把它放进去"
        yield error(named.location, "media-missing", message)
