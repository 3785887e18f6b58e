"""at-outside-video, valid-reversed: 时间段要先起后止，视频秒数不超过视频允许的长度。

at 是“讲这道题的是视频的哪一段”，答错了学员要回看它，所以不能指到视频外面去。
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.diagnostics import Diagnostic, error
from generator.model.site import Site


def check(site: Site) -> Iterator[Diagnostic]:
    longest = site.settings.video_seconds
    for question in site.questions:
        span = question.at
        if span and (span.start >= span.end or span.end > longest):
            yield error(
                span.location,
                "at-outside-video",
                f"{span.start}–{span.end} 秒不是视频里的一段，请改成先起后止、不超过 {longest} 秒的两个数",
            )
        valid = question.valid
        if valid and valid.since and valid.until and valid.since > valid.until:
            yield error(valid.location, "valid-reversed", "有效期的起日晚于止日，请对调或改正")


def outside(site: Site, seconds: Mapping[str, int]) -> Iterator[Diagnostic]:
    """Questions that point past the end of their lesson's own video; `seconds` are the videos', by lesson."""
    for question in site.questions:
        lengths = [seconds[lesson] for lesson in question.lessons if lesson in seconds]
        if question.at and lengths and question.at.end > max(lengths):
            yield error(
                question.at.location,
                "at-outside-video",
                f"视频只有 {max(lengths)} 秒，请把 at 改到 {max(lengths)} 秒以内",
            )
