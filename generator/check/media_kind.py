"""media-not-what-it-says: 图片、录音、视频、字幕和 PDF 的内容要与后缀一致。

后缀改了、内容没改，有的手机打不开；网页或 SVG 冒充图片，还可能在学员的手机上运行。看的是文件开头的几个字节。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from generator.check.files import publishable
from generator.diagnostics import Diagnostic, Location, error
from generator.model.site import Site

KINDS = {
    "PNG 图片": ((".png",), rb"\x89PNG\r\n\x1a\n"),
    "JPEG 图片": ((".jpg", ".jpeg"), rb"\xff\xd8\xff"),
    "WebP 图片": ((".webp",), rb"RIFF....WEBP"),
    "GIF 图片": ((".gif",), rb"GIF8[79]a"),
    "HEIC 图片": ((), rb"....ftyp(?:hei|hev|mif|msf|avi)"),
    "MP3 录音": ((".mp3",), rb"ID3|\xff[\xe2\xe3\xf2\xf3\xfa\xfb]"),
    "WAV 录音": ((".wav",), rb"RIFF....WAVE"),
    "MP4 录音或视频": ((".mp4", ".m4a"), rb"....ftyp"),
    "WebM 视频": ((".webm",), rb"\x1a\x45\xdf\xa3"),
    "PDF": ((".pdf",), rb"%PDF-"),
    "WebVTT 字幕": ((".vtt",), rb"(?:\xef\xbb\xbf)?WEBVTT"),
    "HTML 网页或 SVG": ((), rb"(?:\xef\xbb\xbf)?\s*<"),
}
"""Kind → its suffixes, none where it is never published, and how such a file begins; the first that fits is it."""
_BEGINS = {kind: re.compile(begins, re.S) for kind, (_, begins) in KINDS.items()}
_SAID = {suffix: kind for kind, (suffixes, _) in KINDS.items() for suffix in suffixes}
_HEAD = 32


def check(site: Site) -> Iterator[Diagnostic]:
    for file in sorted(site.files):
        if publishable(file) or file.endswith(".vtt"):
            yield from _kind(site.root / file, file)


def _kind(path: Path, file: str) -> Iterator[Diagnostic]:
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError:
        yield error(Location(file), "file-unreadable", "文件读不出来，请检查文件是否存在、有无读取权限")
        return
    suffix = PurePosixPath(file).suffix.lower()
    said = _SAID[suffix]
    found = next((kind for kind, begins in _BEGINS.items() if begins.match(head)), None)
    if found != said:
        message = f"后缀是 {suffix}，内容{_found(head, found)}，{_remedy(said, found)}"
        yield error(Location(file), "media-not-what-it-says", message)


def _found(head: bytes, found: str | None) -> str:
    if not head:
        return "却是空的"
    return f"却是 {found}" if found else "却不是这一种"


def _remedy(said: str, found: str | None) -> str:
    suffixes = KINDS[found][0] if found else ()
    again = f"请重新导出成 {said}"
    return f"请把后缀改成 {suffixes[0]}，或{again.removeprefix('请')}" if suffixes else again
