"""video-missing, captions-missing, narration-missing, media-missing, media-settings: 信息栏里写了录好的视频、字幕或旁白，文件就要在课时旁边；登记在 content/media.lock 里的视频，要在 extra.suixue.media 写的文件夹里，或者已经做好几份、传到写的网址上。

只写文件名，不写盘符和文件夹；文件名的大小写要一致。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.files import beside
from generator.diagnostics import Diagnostic, error
from generator.model.lesson import Lesson
from generator.model.recording import poster_of, sprite_of
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
            elif field == "video" and site.at_base(lesson):
                yield from _at_base(site, lesson)
            elif field == "video" and site.video_of(lesson) != site.root / file:
                yield from _outside(site, lesson)
            elif file not in site.files:
                yield error(named.location, slug, f"找不到{label}文件 {file}，请检查文件名或把文件加进来")


def _folder(site: Site) -> Iterator[Diagnostic]:
    place, folder = site.settings.media, site.media_folder
    if place is None:
        return
    if bool(place.folder) == bool(place.base):
        message = "媒体放在哪里，folder（文件夹）和 base（网址）请写一样，只写一样"
        yield error(place.location, "media-settings", message)
    elif place.folder and folder:
        inside = any(folder.resolve().is_relative_to(site.root / authored) for authored in AUTHORED)
        if inside:
            message = f"媒体文件夹“{place.folder}”在 {'、'.join(AUTHORED)} 里面，请放到项目之外，如 ../media"
            yield error(place.folder.location, "media-settings", message)
        elif not folder.is_dir():
            message = f"没有“{place.folder}”这个媒体文件夹，请建好并放进录像，或改正 extra.suixue.media"
            yield error(place.folder.location, "media-settings", message)


def _at_base(site: Site, lesson: Lesson) -> Iterator[Diagnostic]:
    """Only what lies here can be looked at: the register, and the pictures beside the lesson."""
    known, named = site.at_base(lesson), lesson.video
    if known is None or named is None:
        return
    again = f"请用 suixue video add 录像 --lesson {lesson.id} --replace 再收一次"
    if known.published is None:
        message = f"{named} 登记时没有做给 media.base 用的几份，{again}"
        yield error(named.location, "media-missing", message)
        return
    for file in (poster_of(lesson), *([sprite_of(lesson)] if known.published.sprite else ())):
        if file not in site.files:
            yield error(named.location, "media-missing", f"课时“{lesson.id}”的封面或缩略图 {file} 不在了，{again}")


def _outside(site: Site, lesson: Lesson) -> Iterator[Diagnostic]:
    path, named = site.video_of(lesson), lesson.video
    folder = site.media_folder
    if path and named and site.settings.media and folder and folder.is_dir() and not path.is_file():
        message = f"课时“{lesson.id}”的视频 {named} 不在媒体文件夹 {site.settings.media.folder} 里，请把它放进去"
        yield error(named.location, "media-missing", message)
