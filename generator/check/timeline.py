"""chapters-order, chapter-outside-video, checkpoint-order, checkpoint-back, checkpoint-outside-video, duration-wrong: 信息栏里写的秒数，先后要对，都在视频以内。

章节标记的 at 一个比一个大。随堂题的 window 一段接一段，不重叠；back 是答错了重看的那一段，在 window 结束以前。写了 duration，同视频的实际长度相差不超过一秒。

视频多长，先看 duration，没有写的看网站的 video_seconds（默认五分钟）；幻灯做的，按旁白和字数算；由程序朗读、还没读过的，按很慢的读法估，读过的按读出来的算。生成网站时再按实际长度检查一遍。
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.diagnostics import Diagnostic, error
from generator.model.lesson import Lesson
from generator.model.question import Span
from generator.model.site import Site


def check(site: Site) -> Iterator[Diagnostic]:
    for lesson in site.lessons:
        yield from _order(lesson)
        yield from _outside(lesson, _said(site, lesson))


def outside(site: Site, seconds: Mapping[str, int]) -> Iterator[Diagnostic]:
    """What does not fit the videos as they are; `seconds` are theirs, by lesson."""
    for lesson in site.lessons:
        length = seconds.get(lesson.id)
        if length is None:
            continue
        said = lesson.duration
        if said and abs(length - said.seconds) > 1:
            message = f"这里说视频长 {said.seconds} 秒，实际是 {length} 秒，请把 duration 改成 {length}，或者删去"
            yield error(said.location, "duration-wrong", message)
        if length < _said(site, lesson):
            yield from _outside(lesson, length)


def beyond(site: Site, at_most: Mapping[str, int]) -> Iterator[Diagnostic]:
    """What cannot fit videos that nobody has read aloud yet; `at_most` are the seconds they last at most, by lesson."""
    for lesson in site.lessons:
        most = at_most.get(lesson.id)
        if most is not None and most < _said(site, lesson):
            yield from _outside(lesson, most, "还没有朗读，读得再慢也只有")


def _said(site: Site, lesson: Lesson) -> int:
    """Seconds that the video lasts, as far as is known without it."""
    return lesson.duration.seconds if lesson.duration else site.settings.video_seconds


def _order(lesson: Lesson) -> Iterator[Diagnostic]:
    last = -1
    for mark in lesson.chapters:
        if mark.at is not None and mark.at <= last:
            message = f"这一章从第 {mark.at} 秒开始，不在前一章（第 {last} 秒）之后，请按先后排好"
            yield error(mark.location, "chapters-order", message)
        last = max(last, mark.at or 0)
    end = -1
    for checkpoint in lesson.checkpoints:
        if checkpoint.window:
            yield from _window(checkpoint.window, end)
            end = max(end, checkpoint.window.end)
            yield from _back(checkpoint.back, checkpoint.window)


def _window(window: Span, before: int) -> Iterator[Diagnostic]:
    if window.start > window.end:
        message = f"window 从第 {window.start} 秒到第 {window.end} 秒，前后写反了，请把小的写在前面"
        yield error(window.location, "checkpoint-order", message)
    elif window.start <= before:
        message = f"window 从第 {window.start} 秒开始，前一处到第 {before} 秒才完，请按先后排好，不要重叠"
        yield error(window.location, "checkpoint-order", message)


def _back(back: Span | None, window: Span) -> Iterator[Diagnostic]:
    if back and back.start >= back.end:
        message = f"back 从第 {back.start} 秒到第 {back.end} 秒，没有可重看的，请把小的写在前面"
        yield error(back.location, "checkpoint-back", message)
    elif back and back.end > max(window.start, window.end):
        message = f"back 到第 {back.end} 秒，比 window 还晚，看过的才能重看，请改到第 {window.end} 秒以内"
        yield error(back.location, "checkpoint-back", message)


def _outside(lesson: Lesson, length: int, lasts: str = "只有") -> Iterator[Diagnostic]:
    for mark in lesson.chapters:
        if mark.at is not None and mark.at >= length:
            message = f"这一章从第 {mark.at} 秒开始，视频{lasts} {length} 秒，请改小"
            yield error(mark.location, "chapter-outside-video", message)
    for checkpoint in lesson.checkpoints:
        window = checkpoint.window
        if window and max(window.start, window.end) >= length:
            message = f"window 到第 {window.end} 秒，视频{lasts} {length} 秒，请改到第 {length - 1} 秒以内"
            yield error(window.location, "checkpoint-outside-video", message)
