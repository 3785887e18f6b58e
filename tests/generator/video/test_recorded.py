"""Recordings made by people: taken in, or refused by name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from generator.diagnostics import Findings, Location
from generator.video import encode
from generator.video.recorded import Recording, recorded
from generator.video.webvtt import report_webvtt

Found = Callable[[], list[tuple[str, int, int]]]
FILE = "content/lessons/basics/basics-nature.md"
VTT = "WEBVTT\n\n00:00.000 --> 00:01.500\n大家好\n"
FILM = ("-f", "lavfi", "-i", "testsrc=size=320x180:rate=5:duration=3", "-f", "lavfi", "-i", "sine=duration=3")
H264 = ("-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac", "-threads", "1")


@pytest.fixture
def recording(tmp_path: Path) -> Callable[[Path], Recording]:
    def beside(video: Path) -> Recording:
        (tmp_path / "talk.vtt").write_text(VTT, encoding="utf-8")
        return Recording(video, tmp_path / "talk.vtt", Location(FILE, 9, 8), Location(FILE, 10, 11))

    return beside


def test_a_recording_is_copied_without_place_and_date(
    tmp_path: Path, ffmpeg: Callable[..., Path], recording: Callable[[Path], Recording], findings: Findings
) -> None:
    private = ("-metadata", "location=+26.07+119.30/", "-metadata", "creation_time=2026-01-01T00:00:00Z")
    video = ffmpeg("talk.mp4", *FILM, *H264, *private)
    made = recorded(recording(video), tmp_path / "cache", findings)
    assert made is not None and not findings.items
    assert made.seconds == pytest.approx(3, abs=0.1)
    data = made.video.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")
    said = encode._run(["-i", str(made.video)]).stderr.decode()
    assert "location" not in said and "creation_time" not in said
    assert made.captions.read_text(encoding="utf-8") == VTT
    with Image.open(made.poster) as poster:
        assert poster.size == (made.width, made.height) == (320, 180)


def test_a_recording_is_taken_in_once_and_always_the_same(
    tmp_path: Path, ffmpeg: Callable[..., Path], recording: Callable[[Path], Recording], findings: Findings
) -> None:
    one = recording(ffmpeg("talk.mp4", *FILM, *H264))
    first, again, other = (recorded(one, tmp_path / name, findings) for name in ("a", "a", "b"))
    assert first is not None and first == again and other is not None
    assert first.video.read_bytes() == other.video.read_bytes()
    assert first.poster.read_bytes() == other.poster.read_bytes()


@pytest.mark.parametrize(
    ("name", "arguments", "slug"),
    [
        ("long.mp4", ("-f", "lavfi", "-i", "color=size=32x32:rate=1:duration=302", *H264), "video-too-long"),
        ("old.mp4", (*FILM, "-c:v", "mpeg4"), "video-unreadable"),
        ("sound.m4a", ("-f", "lavfi", "-i", "sine=duration=1"), "video-unreadable"),
    ],
)
def test_a_recording_phones_cannot_use_is_refused(
    name: str,
    arguments: tuple[str, ...],
    slug: str,
    tmp_path: Path,
    ffmpeg: Callable[..., Path],
    recording: Callable[[Path], Recording],
    findings: Findings,
    slugs: Found,
) -> None:
    assert recorded(recording(ffmpeg(name, *arguments)), tmp_path / "cache", findings) is None
    assert slugs() == [(slug, 9, 8)]
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize("content", [b"not a film", b"ffconcat version 1.0\nfile talk.vtt\n", b"", None])
def test_what_is_no_video_is_refused(
    content: bytes | None, tmp_path: Path, recording: Callable[[Path], Recording], findings: Findings, slugs: Found
) -> None:
    video = tmp_path / "talk.mp4"
    if content is not None:
        video.write_bytes(content)
    assert recorded(recording(video), tmp_path / "cache", findings) is None
    assert slugs() == [("video-unreadable", 9, 8)]


def test_missing_captions_are_told_where_they_are_named(
    tmp_path: Path,
    ffmpeg: Callable[..., Path],
    recording: Callable[[Path], Recording],
    findings: Findings,
    slugs: Found,
) -> None:
    one = recording(ffmpeg("talk.mp4", *FILM, *H264))
    one.captions.unlink()
    assert recorded(one, tmp_path / "cache", findings) is None
    assert slugs() == [("captions-invalid", 10, 11)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("1\n00:00:01,000 --> 00:00:02,000\n甲\n", 1),
        ("WEBVTTX\n\n00:01.000 --> 00:02.000\n甲\n", 1),
        ("WEBVTT\n\n没有时间\n", 1),
        ("WEBVTT\n\n00:01,000 --> 00:02,000\n甲\n", 3),
        ("WEBVTT\n\n00:02.000 --> 00:02.000\n甲\n", 3),
        ("WEBVTT\n\n00:05.000 --> 00:06.000\n甲\n\n00:04.000 --> 00:05.000\n乙\n", 6),
        ("", 1),
    ],
)
def test_captions_that_are_not_webvtt_are_found_on_their_line(
    text: str, line: int, findings: Findings, slugs: Found
) -> None:
    assert report_webvtt(text, "talk.vtt", findings)
    assert slugs() == [("captions-invalid", line, 1)]


@pytest.mark.parametrize("text", [VTT, "WEBVTT 标题\n\nNOTE 备注\n\n一\n01:00:00.000 --> 01:00:01.000 line:90%\n甲\n"])
def test_webvtt_passes(text: str, findings: Findings) -> None:
    assert not report_webvtt(text, "talk.vtt", findings)
