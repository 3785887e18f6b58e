"""video-missing, captions-missing, narration-missing: 信息栏里写了录好的视频、字幕或旁白，文件就要在课时旁边。

只写文件名，不写盘符和文件夹；文件名的大小写要一致。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.files import beside
from generator.diagnostics import Diagnostic, error
from generator.model.site import Site

_NAMES = {
    "video": ("视频", "video-missing"),
    "captions": ("字幕", "captions-missing"),
    "narration": ("旁白", "narration-missing"),
}


def check(site: Site) -> Iterator[Diagnostic]:
    for lesson in site.lessons:
        for field, (label, slug) in _NAMES.items():
            named = getattr(lesson, field)
            if not named:
                continue
            file = beside(lesson.folder, named)
            if file is None:
                yield error(named.location, "link-outside-tree", f"“{named}”指到了项目之外，请把文件放在课时旁边")
            elif file not in site.files:
                yield error(named.location, slug, f"找不到{label}文件 {file}，请检查文件名或把文件加进来")
