"""Scripts read aloud by a program, and every way in which a program could spoil it."""

from __future__ import annotations

import dataclasses
import shutil
import sys
import wave
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.diagnostics import Findings, Location, text_at
from generator.model.settings import Speech
from generator.video import speech
from generator.video.make import make_video
from generator.video.pinyin import in_words, pinyin
from generator.video.probe import loudness, probe
from generator.video.script import Script
from generator.video.speech import SpeechFault, Voice, find_voice, joined, milliseconds, read_aloud

AT = Location("site_config.yml", 9, 5)
READER = '''
"""Reads aloud as a tone: a fifth of a second a character. What the text begins with may spoil it."""
import math, struct, sys, time, wave
text, out = (sys.argv[1:] + ["", ""])[:2]
text = text or sys.stdin.buffer.read().decode()
with open(sys.argv[0] + ".log", "a", encoding="utf-8") as log:
    log.write(text + "\\n")
if text.startswith("坏"):
    sys.exit("no voice")
if text.startswith("慢"):
    time.sleep(60)
if text.startswith("乱"):
    sys.stdout.write("ffconcat version 1.0")
    sys.exit()
target = open(out, "wb") if out else sys.stdout.buffer
if text.startswith("多"):
    while True:
        target.write(bytes(1_000_000))
sound = wave.open(target, "wb")
sound.setnchannels(2); sound.setsampwidth(2); sound.setframerate(16000)
loud = 0 if text.startswith("哑") else 9000
count = 3200 * len(text)
sound.setnframes(count)
sound.writeframes(b"".join(struct.pack("<hh", *2 * [int(loud * math.sin(n / 6))]) for n in range(count)))
'''
FindVoice = Callable[..., Voice]


def command(*parts: str) -> Speech:
    return Speech(AT, None, tuple(text_at(part, AT.file, AT.line) for part in parts))


@pytest.fixture
def reader(tmp_path: Path) -> Path:
    path = tmp_path / "reader.py"
    path.write_text(READER, encoding="utf-8")
    return path


@pytest.fixture
def voice(reader: Path, tmp_path: Path) -> Voice:
    found = find_voice(command(sys.executable, reader.name), tmp_path, tmp_path / "cache", Findings())
    assert found is not None
    return found


def read_by(reader: Path) -> list[str]:
    """What has been read so far."""
    log = Path(f"{reader}.log")
    return log.read_text(encoding="utf-8").splitlines() if log.exists() else []


@pytest.mark.parametrize("given", [(), ("{text}",), ("{text}", "{out}"), ("", "{out}")], ids=str)
def test_text_and_sound_go_by_pipe_or_by_argument(given: tuple[str, ...], reader: Path, tmp_path: Path) -> None:
    found = find_voice(command(sys.executable, reader.name, *given), tmp_path, tmp_path, Findings())
    assert found is not None
    entry = read_aloud(found, ["一二三四五", "六七"], tmp_path / "cache")
    assert entry.facts["ms"] == [pytest.approx(1000, abs=110), pytest.approx(400, abs=110)]
    assert [milliseconds(entry.path(name)) for name in sorted(entry.files)] == entry.facts["ms"]


def test_a_script_is_followed_by_its_voice(
    script: Script, fonts: Path, voice: Voice, tmp_path: Path, findings: Findings
) -> None:
    made = make_video(script, fonts, tmp_path / "cache", findings, voice)
    assert made is not None and made.voiced and not findings.items
    heard = read_aloud(voice, [cue.text for cue in made.timeline.cues[:2]], tmp_path / "cache").facts["ms"]
    assert [cue.end - cue.start for cue in made.timeline.cues[:2]] == heard
    own = made.rendition
    assert own.audio is not None and loudness(own.audio) is not None
    for path in (own.audio, own.video):
        assert probe(path).seconds == pytest.approx(own.seconds, abs=0.1)
    assert probe(own.video).audio == "aac"


def test_only_a_changed_slide_is_read_again(
    script: Script, fonts: Path, voice: Voice, reader: Path, tmp_path: Path
) -> None:
    make_video(script, fonts, tmp_path / "cache", Findings(), voice)
    before = read_by(reader)
    make_video(script, fonts, tmp_path / "cache", Findings(), voice)
    assert read_by(reader) == before
    first, second = script.slides
    said = (text_at("换一句。", AT.file, 1),)
    changed = dataclasses.replace(script, slides=(first, dataclasses.replace(second, lines=said)))
    make_video(changed, fonts, tmp_path / "cache", Findings(), voice)
    assert read_by(reader) == [*before, "换一句。"]


def test_another_program_or_its_new_version_reads_anew(reader: Path, voice: Voice, tmp_path: Path) -> None:
    reader.write_text(READER + "# better\n", encoding="utf-8")
    newer = find_voice(command(sys.executable, reader.name), tmp_path, tmp_path / "cache", Findings())
    assert newer is not None and newer.identity != voice.identity


def test_the_same_program_elsewhere_reads_nothing_anew(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    program = f"#!{sys.executable}\n{READER}"
    voices = []
    for path in (tmp_path / "read", tmp_path / "there/read"):
        path.write_text(program, encoding="utf-8")
        path.chmod(0o755)
        voices.append(find_voice(command(str(path)), tmp_path, tmp_path / "cache", Findings()))
    one, other = voices
    assert one and other and one.command != other.command and one.identity == other.identity


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("坏了。", "退出代码 1：no voice"),
        ("乱写一气。", "交出来的不是录音"),
        ("哑口无言。", "不像是读完了一遍"),
        ("慢慢来吧。", "超过 1 秒"),
        ("多得很呢。", "太大"),
    ],
)
def test_a_program_that_fails_is_told_and_the_video_is_silent(
    text: str,
    why: str,
    script: Script,
    fonts: Path,
    voice: Voice,
    tmp_path: Path,
    findings: Findings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if "慢" in text:
        monkeypatch.setattr(speech, "_SECONDS", 1)
    monkeypatch.setattr(speech, "_BYTES", 3_000_000)
    slides = (dataclasses.replace(script.slides[0], lines=(text_at(text, AT.file, 1),)),)
    made = make_video(dataclasses.replace(script, slides=slides), fonts, tmp_path / "cache", findings, voice)
    assert made is not None and not made.voiced
    (found,) = findings.items
    assert (found.slug, found.severity, found.location) == ("speech-failed", "warning", script.location)
    assert why in found.message
    assert not list((tmp_path / "cache").glob(".aside-*"))


def test_a_program_that_failed_is_not_asked_again_and_told_once(
    script: Script, fonts: Path, voice: Voice, reader: Path, tmp_path: Path, findings: Findings
) -> None:
    slides = (dataclasses.replace(script.slides[0], lines=(text_at("坏了。", AT.file, 1),)),)
    for name in ("one", "two", "three"):
        named = dataclasses.replace(script, slides=slides, lesson_title=name)
        made = make_video(named, fonts, tmp_path / "cache", findings, voice)
        assert made is not None and not made.voiced
    assert [item.slug for item in findings.items] == ["speech-failed"]
    assert read_by(reader) == ["坏了。"]


def test_nothing_of_what_failed_is_kept(voice: Voice, tmp_path: Path) -> None:
    with pytest.raises(SpeechFault):
        read_aloud(voice, ["好好的。", "坏了。"], tmp_path / "kept")
    assert not list((tmp_path / "kept").iterdir())


@pytest.mark.parametrize("name", ["no-such-program", "tools/no-such-program"])
def test_a_missing_program_is_a_warning_with_the_remedy(name: str, tmp_path: Path, findings: Findings) -> None:
    assert find_voice(command(name), tmp_path, tmp_path, findings) is None
    (found,) = findings.items
    assert (found.slug, found.severity, found.location) == ("speech-missing", "warning", AT)
    assert f"装好“{name}”" in found.message


def test_how_to_get_the_program_we_know_is_said(
    tmp_path: Path, findings: Findings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    asked = Speech(AT, text_at("espeak-ng", AT.file, AT.line), ())
    assert find_voice(asked, tmp_path, tmp_path, findings) is None
    assert "apt-get install espeak-ng" in findings.items[0].message


def test_no_program_is_looked_for_where_none_is_set(tmp_path: Path, findings: Findings) -> None:
    assert find_voice(None, tmp_path, tmp_path, findings) is None
    assert not findings.items


def test_a_text_is_never_taken_for_an_option(reader: Path, tmp_path: Path) -> None:
    found = find_voice(command(sys.executable, reader.name, "{text}"), tmp_path, tmp_path, Findings())
    assert found is not None
    read_aloud(found, ["--help，看一看"], tmp_path / "cache")
    assert read_by(reader) == ["help，看一看"]


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
def test_espeak_reads_chinese(tmp_path: Path, findings: Findings) -> None:
    asked = Speech(AT, text_at("espeak-ng", AT.file, AT.line), ())
    found = find_voice(asked, tmp_path, tmp_path, findings)
    assert found is not None and not findings.items
    (ms,) = read_aloud(found, ["工会是职工自愿结合的群众组织。"], tmp_path / "cache").facts["ms"]
    assert 2_000 < ms < 6_000


def test_parts_begin_when_they_should(tmp_path: Path) -> None:
    part = tmp_path / "part.wav"
    with wave.open(str(part), "wb") as sound:
        sound.setparams((1, 2, speech.RATE, 0, "NONE", ""))
        sound.writeframes(b"\1\1" * speech.RATE)
    whole = joined([(part, 500), (part, 2000)], 2500, tmp_path / "whole.wav")
    with wave.open(str(whole)) as sound:
        heard = sound.readframes(sound.getnframes())
    assert milliseconds(whole) == 2500
    turns = [n for n in range(2, len(heard), 2) if heard[n] != heard[n - 2]]
    assert [turn * 1000 // 2 // speech.RATE for turn in turns] == [500, 1500, 2000]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("1992年通过", "一九九二年通过"),
        ("不足25人", "不足二十五人"),
        ("10人、110人、105人", "十人、一百一十人、一百零五人"),
        ("20003元", "二万零三元"),
        ("10000000人", "一千万人"),
        ("100200300", "一亿零二十万零三百"),
        ("占12.5%", "占百分之十二点五"),
        ("0个", "零个"),
        ("编号007", "编号零零七"),
        ("1234567890123", "一二三四五六七八九零一二三"),
    ],
)
def test_numbers_are_said_in_words(written: str, said: str) -> None:
    assert in_words(written) == said


def test_hanzi_become_syllables_with_tones_and_marks_become_pauses() -> None:
    assert pinyin("“三性”要记准：女职工。") == "san1 xing4 yao4 ji4 zhun3 : nü3 zhi2 gong1 ."
