"""Captions as editors' programs write them: read, put in order, and told what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Findings
from generator.video.captions import Cue
from generator.video.subtitles import MOST_FAULTS, checked, decoded, read_captions

Found = Callable[[], list[tuple[str, int, int]]]
VTT = "WEBVTT\n\n00:00.000 --> 00:01.500\n大家好\n"
SRT = "1\n00:00:00,000 --> 00:00:01,500\n大家好\n\n2\n00:00:02,000 --> 00:00:03,000\n再见\n"


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
    assert checked(text, "talk.vtt", None, findings) is None
    assert slugs() == [("captions-invalid", line, 1)]


@pytest.mark.parametrize("text", [VTT, "WEBVTT 标题\n\nNOTE 备注\n\n一\n01:00:00.000 --> 01:00:01.000 line:90%\n甲\n"])
def test_webvtt_passes_as_it_is(text: str, findings: Findings) -> None:
    captions = checked(text, "talk.vtt", None, findings)
    assert captions is not None and captions.text == text and not findings.items


def test_subrip_becomes_webvtt(findings: Findings) -> None:
    marked = SRT.replace("再见", r"{\an8}<i>再见</i> &amp; <b>谢谢")
    captions = checked(marked, "talk.srt", 10, findings)
    assert captions is not None and not findings.items
    assert captions.cues == (Cue(0, 1500, "大家好"), Cue(2000, 3000, "再见 & 谢谢"))
    assert captions.text.startswith("WEBVTT\n\n00:00:00.000 --> 00:00:01.500\n大家好\n")
    assert "再见 &amp; 谢谢" in captions.text


def test_subrip_with_a_mark_of_bytes_windows_line_ends_and_no_empty_lines(tmp_path: Path, findings: Findings) -> None:
    path = tmp_path / "talk.srt"
    path.write_bytes(b"\xef\xbb\xbf" + SRT.replace("\n\n", "\n").replace("\n", "\r\n").encode())
    captions = read_captions(path, "talk.srt", 10, findings)
    assert captions is not None and [cue.text for cue in captions.cues] == ["大家好", "再见"]


def test_captions_in_another_encoding_are_named(tmp_path: Path, findings: Findings) -> None:
    path = tmp_path / "talk.srt"
    path.write_bytes(SRT.encode("gb18030"))
    assert read_captions(path, "talk.srt", 10, findings) is None
    assert [item.slug for item in findings.items] == ["encoding-not-utf8"]
    assert "GBK" in findings.items[0].message


def test_captions_that_overlap_are_told_once(findings: Findings, slugs: Found) -> None:
    cues = "\n".join(f"00:0{at}.000 --> 00:0{at + 2}.000\n好\n" for at in range(5))
    assert checked(f"WEBVTT\n\n{cues}", "talk.vtt", 10, findings) is not None
    assert slugs() == [("captions-overlap", 6, 1)]
    assert "有 4 处" in findings.items[0].message


@pytest.mark.parametrize(("words", "told"), [("一" * 9, []), ("一" * 10, [("captions-too-fast", 3, 1)])])
def test_captions_that_nobody_can_read_are_told(
    words: str, told: list[tuple[str, int, int]], findings: Findings, slugs: Found
) -> None:
    assert checked(f"WEBVTT\n\n00:00.000 --> 00:01.000\n{words}，。\n", "talk.vtt", None, findings) is not None
    assert slugs() == told


@pytest.mark.parametrize(("seconds", "told"), [(2.0, []), (1.9, [("captions-past-end", 6, 1)])])
def test_captions_after_the_end_are_told(
    seconds: float, told: list[tuple[str, int, int]], findings: Findings, slugs: Found
) -> None:
    checked(VTT + "\n00:02.000 --> 00:03.000\n好\n", "talk.vtt", seconds, findings)
    assert slugs() == told


def test_hundreds_of_broken_cues_are_told_in_a_few_lines(findings: Findings) -> None:
    text = "\n".join(f"{n}\n00:00:xx,000 -> --> {n}\n坏\n" for n in range(300))
    assert checked(text, "talk.srt", 100, findings) is None
    assert len(findings.items) == MOST_FAULTS + 1
    assert "还有 290 处" in findings.items[-1].message


LONG = "大家好，今天我们来讲一讲工会的性质。"
TAIWAN = "大家好，今天我們來講一講工會的性質。"


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (LONG, "utf-8", ""),
        (LONG, "utf-8-sig", ""),
        (LONG, "utf-16", "UTF-16"),
        (LONG, "gb18030", "GBK"),
        (TAIWAN, "gb18030", "GBK"),
        (TAIWAN, "big5", "Big5"),
        ("謝謝大家", "big5", "Big5"),
        ("Hello — hi", "gb18030", "GBK"),
    ],
)
def test_the_encodings_that_editors_write_are_told_apart(text: str, encoding: str, name: str) -> None:
    assert decoded(SRT.replace("大家好", text).replace("再见", text).encode(encoding)) == (
        SRT.replace("大家好", text).replace("再见", text),
        name,
    )


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("皆さん、こんにちは。今日は労働組合の話です。", "shift_jis"), ("Привет всем", "cp1251")],
)
def test_what_would_be_garbage_in_every_encoding_is_refused(text: str, encoding: str) -> None:
    words, name = decoded(f"1\n00:00:00,000 --> 00:00:01,500\n{text}\n".encode(encoding))
    assert "\ufffd" in words and not name


def test_cues_without_words_are_no_captions(findings: Findings, slugs: Found) -> None:
    empty = "WEBVTT\n\n00:00.000 --> 00:01.000\n\n00:01.000 --> 00:02.000\n<i> </i>\n"
    assert checked(empty, "talk.vtt", 10, findings) is None
    assert slugs() == [("captions-invalid", 3, 1)] and "没有字" in findings.items[0].message


def test_of_captions_only_those_with_words_count(findings: Findings) -> None:
    captions = checked(SRT.replace("再见", "<i> </i>"), "talk.srt", 10, findings)
    assert captions is not None and not findings.items
    assert captions.cues == (Cue(0, 1500, "大家好"),) and captions.text.count("-->") == 1


@given(st.text("0123456789:,. ->\n甲<{\\&;", max_size=80), st.sampled_from(["a.srt", "a.vtt"]))
def test_no_captions_break_the_reader(text: str, file: str) -> None:
    findings = Findings()
    captions = checked(f"WEBVTT\n{text}" if file.endswith("vtt") else text, file, 5, findings)
    assert captions is not None or findings.errors
