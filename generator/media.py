"""Videos of all lessons: made from slide scripts or taken in as recorded, and their addresses on the site.

What makes them is imported only when there are any to make.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.derive.video import Video
from generator.diagnostics import Diagnostic, Findings, error
from generator.model.lesson import Lesson
from generator.model.site import Site
from generator.progress import Report
from generator.video.script import FONTS, Rendition, scripts_of


@dataclass(frozen=True)
class Media:
    """Videos by lesson id, and the files to publish by site path."""

    videos: dict[str, Video] = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=dict)


def make_media(site: Site, cache: Path, findings: Findings, progress: Report) -> Media:
    """Every lesson's video, from the cache where nothing changed."""
    from generator.video.make import make_all

    made = make_all(scripts_of(site), site.root / FONTS, cache, findings, lambda *at: progress(at[0], at[1], "视频"))
    for lesson in site.lessons:
        if lesson.video:
            rendition = _recorded(site, lesson, cache, findings)
            if rendition:
                made[lesson.id] = rendition
    media = Media()
    voiced = {lesson.id for lesson in site.lessons if lesson.video or lesson.narration}
    for lesson_id, rendition in sorted(made.items()):
        _publish(lesson_id, rendition, lesson_id not in voiced, media)
    findings.items.extend(_outside(site, media.videos))
    return media


def _recorded(site: Site, lesson: Lesson, cache: Path, findings: Findings) -> Rendition | None:
    """A recorded video; its captions lie beside it under the same name unless the lesson names others."""
    from generator.video.recorded import Recording, recorded

    assert lesson.video is not None
    folder = site.root / lesson.folder
    captions = folder / (lesson.captions or Path(lesson.video).with_suffix(".vtt").name)
    named = (lesson.captions or lesson.video).location
    given = captions if lesson.captions or captions.exists() else None
    longest = site.settings.video_seconds
    return recorded(Recording(folder / lesson.video, given, lesson.video.location, named, longest), cache, findings)


def _publish(lesson_id: str, rendition: Rendition, silent: bool, media: Media) -> None:
    name = f"media/{lesson_id}-{rendition.key[:12]}"
    media.files[f"{name}.mp4"] = rendition.video
    media.files[f"{name}.jpg"] = rendition.poster
    if rendition.captions:
        media.files[f"{name}.vtt"] = rendition.captions
    media.videos[lesson_id] = Video(
        f"{name}.mp4", f"{name}.jpg", f"{name}.vtt" if rendition.captions else None,
        round(rendition.seconds), rendition.width, rendition.height, silent,
    )  # fmt: skip


def _outside(site: Site, videos: dict[str, Video]) -> Iterator[Diagnostic]:
    """Questions that point past the end of their lesson's own video."""
    for question in site.questions:
        lengths = [videos[lesson].seconds for lesson in question.lessons if lesson in videos]
        if question.at and lengths and question.at.end > max(lengths):
            yield error(
                question.at.location,
                "at-outside-video",
                f"视频只有 {max(lengths)} 秒，请把 at 改到 {max(lengths)} 秒以内",
            )
