"""Published media are what their names say; that is seen from their first bytes."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from generator.check.files import MEDIA
from generator.check.media_kind import KINDS, check
from generator.diagnostics import Location, error


def _said(folder: Path, file: str, data: bytes) -> list[tuple[str, str]]:
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    (folder / file).write_bytes(data)
    site: Any = SimpleNamespace(root=folder, files=frozenset([file]))
    return [(item.slug, item.message) for item in check(site)]


def test_every_kind_that_is_published_is_known() -> None:
    assert {*MEDIA, ".vtt"} == {suffix for suffixes, _ in KINDS.values() for suffix in suffixes}


@pytest.mark.parametrize(
    ("file", "data", "words"),
    [
        (
            "quizzes/a.png",
            b"\xff\xd8\xff\xe0",
            "后缀是 .png，内容却是 JPEG 图片，请把后缀改成 .jpg，或重新导出成 PNG 图片",
        ),
        ("quizzes/a.JPG", b"\0\0\0\x18ftypheic", "后缀是 .jpg，内容却是 HEIC 图片，请重新导出成 JPEG 图片"),
        ("quizzes/a.gif", b" \n<svg onload=alert(1)>", "后缀是 .gif，内容却是 HTML 网页或 SVG，请重新导出成 GIF 图片"),
        (
            "quizzes/a.webp",
            b"RIFF\0\0\0\0WAVE",
            "后缀是 .webp，内容却是 WAV 录音，请把后缀改成 .wav，或重新导出成 WebP 图片",
        ),
        ("quizzes/a.mp3", b"\xff\xf1\x50\x80", "后缀是 .mp3，内容却不是这一种，请重新导出成 MP3 录音"),
        ("quizzes/a.pdf", b"", "后缀是 .pdf，内容却是空的，请重新导出成 PDF"),
    ],
)
def test_what_a_file_is_and_what_to_do_is_said(tmp_path: Path, file: str, data: bytes, words: str) -> None:
    ((slug, message),) = _said(tmp_path, file, data)
    assert slug == "media-not-what-it-says"
    assert message == words


def test_the_rooms_own_pictures_are_never_published_and_not_looked_at(tmp_path: Path) -> None:
    assert _said(tmp_path, "content/places/mama-rooms/a.png", b"<svg>") == []


def test_a_file_that_has_just_vanished_is_said(tmp_path: Path) -> None:
    site: Any = SimpleNamespace(root=tmp_path, files=frozenset(["a.png"]))
    words = "文件读不出来，请检查文件是否存在、有无读取权限"
    assert list(check(site)) == [error(Location("a.png"), "file-unreadable", words)]
