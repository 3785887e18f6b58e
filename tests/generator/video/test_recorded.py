"""Recordings made by people: taken in and made into what phones want, or refused by name."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

from generator.diagnostics import Findings, Location
from generator.video import ffmpeg as program
from generator.video import stills, streams
from generator.video.probe import film_seconds, loudness, probe
from generator.video.recorded import Recorded, Recording, recorded
from generator.video.renditions import heights
from tests.generator.video.films import H264, film, picture, sound

Found = Callable[[], list[tuple[str, int, int]]]
FILE = "content/lessons/basics/basics-nature.md"
VTT = "WEBVTT\n\n00:00.000 --> 00:01.500\n大家好\n"
FILM, NAMED = Location(FILE, 9, 8), Location(FILE, 10, 11)


def take(video: Path, cache: Path, findings: Findings, captions: str | None = VTT) -> Recorded | None:
    beside = video.parent / "talk.vtt"
    if captions is not None:
        beside.write_text(captions, encoding="utf-8")
    return recorded(Recording(video, beside if captions is not None else None, FILM, NAMED), cache, findings)


def said_of(video: Path) -> str:
    return program.run(["-hide_banner", "-i", str(video)]).stderr.decode()


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six quiet seconds in 720p, as a phone records them: with a place and a date."""
    private = ("-metadata", "location=+26.07+119.30/", "-metadata", "creation_time=2026-01-01T00:00:00Z")
    quiet = (*picture("1280x720", 10, 6), *sound(6, volume="0.02"), *H264, "-shortest", *private)
    return film(tmp_path_factory.mktemp("talk") / "talk.mp4", *quiet)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Shared, so that what several tests look at is made once."""
    return tmp_path_factory.mktemp("videos")


@pytest.fixture
def taken(talk: Path, cache: Path, findings: Findings) -> Recorded:
    made = take(talk, cache, findings)
    assert made is not None and not findings.items
    return made


def test_a_recording_comes_in_three_sizes_with_sound_poster_and_small_pictures(taken: Recorded) -> None:
    made = taken.rendition
    assert [one.height for one in made.films] == [240, 480, 720]
    assert [one.bytes for one in made.films] == [one.video.stat().st_size for one in made.films]
    assert (made.width, made.height) == (1280, 720)
    assert made.seconds == pytest.approx(6, abs=0.1)
    with Image.open(made.poster) as poster:
        assert poster.size == (720, 405)
    assert made.sprite is not None
    with Image.open(made.sprite.picture) as sprite:
        assert sprite.size == (2 * 160, 90) and made.sprite.count == 2
    assert made.sprite.picture.stat().st_size <= stills.SPRITE_BYTES
    assert made.hls == ()


def test_every_size_plays_on_any_phone_and_at_once(taken: Recorded) -> None:
    for size, wide in zip(taken.rendition.films, ("426x240", "854x480", "1280x720"), strict=True):
        said = said_of(size.video)
        assert "h264 (Main)" in said and "yuv420p" in said and wide in said and "aac (LC)" in said
        data = size.video.read_bytes()
        assert data.index(b"moov") < data.index(b"mdat")


def test_no_size_tells_where_or_when_it_was_recorded(talk: Path, taken: Recorded) -> None:
    assert "location" in said_of(talk)
    for video in (*(one.video for one in taken.rendition.films), taken.rendition.audio):
        assert video is not None
        assert "location" not in said_of(video) and "creation_time" not in said_of(video)


def test_keyframes_come_every_two_seconds(taken: Recorded) -> None:
    video = str(taken.rendition.films[0].video)
    shown = program.run(["-skip_frame", "nokey", "-i", video, "-vf", "showinfo", "-f", "null", "-"]).stderr.decode()
    times = [float(at) for at in re.findall(r"pts_time:([\d.]+)", shown)]
    assert [after - before for before, after in pairwise(times)] == pytest.approx([2, 2], abs=0.11)


def test_a_quiet_recording_is_made_as_loud_as_the_others(talk: Path, taken: Recorded) -> None:
    assert taken.rendition.audio is not None
    before, after = loudness(talk), loudness(taken.rendition.audio)
    assert before is not None and before < -40
    assert after == pytest.approx(min(streams.TARGET_LUFS, before + 20), abs=1)
    assert loudness(taken.rendition.video) == pytest.approx(after, abs=0.2)


def test_what_is_said_is_known_by_its_captions(taken: Recorded) -> None:
    assert taken.captions is not None and [cue.text for cue in taken.captions.cues] == ["大家好"]
    assert taken.rendition.captions is not None and taken.rendition.captions.read_text(encoding="utf-8") == VTT


def test_nothing_is_made_twice(
    talk: Path, taken: Recorded, cache: Path, findings: Findings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def made(*_: object) -> None:
        raise AssertionError("ffmpeg was started")

    program.version()
    monkeypatch.setattr(program, "run", made)
    monkeypatch.setattr(program, "make_long", made)
    assert take(talk, cache, findings) == taken


def test_another_cache_gets_the_same_bytes(talk: Path, taken: Recorded, tmp_path: Path, findings: Findings) -> None:
    again = take(talk, tmp_path, findings)
    assert again is not None
    pairs = zip(again.rendition.films, taken.rendition.films, strict=True)
    assert all(one.video.read_bytes() == other.video.read_bytes() for one, other in pairs)


def test_of_a_run_that_was_cut_off_only_the_rest_is_made(
    talk: Path, taken: Recorded, cache: Path, tmp_path: Path, findings: Findings, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(cache, tmp_path / "cut")
    lost = tmp_path / "cut" / taken.rendition.films[1].video.parent.name
    shutil.rmtree(lost)
    made: list[int] = []
    films = streams.films

    def counted(recording: Path, film: object, seconds: float, outputs: list[streams.Output], *rest: object) -> float:
        made.extend(output.height for output in outputs)
        return films(recording, film, seconds, outputs, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(streams, "films", counted)
    assert take(talk, tmp_path / "cut", findings) is not None
    assert made == [480]
    assert lost.is_dir()


def test_a_killed_run_keeps_what_it_had_finished_and_nothing_half_done(
    tmp_path: Path, findings: Findings, monkeypatch: pytest.MonkeyPatch
) -> None:
    video = film(tmp_path / "talk.mp4", *picture("128x72", 5, 2), *sound(2), *H264)
    cache = tmp_path / "cache"
    slow = f"""
import time
from pathlib import Path
from generator.diagnostics import Findings, Location
from generator.video import streams
from generator.video.recorded import Recording, recorded
def films(recording, film, seconds, outputs, *rest):
    outputs[0].video.write_bytes(b"half")
    print("writing", flush=True)
    time.sleep(60)
streams.films = films
at = Location("a.md")
recorded(Recording(Path({str(video)!r}), None, at, at), Path({str(cache)!r}), Findings())
"""
    child = subprocess.Popen([sys.executable, "-c", slow], stdout=subprocess.PIPE, cwd=Path(__file__).parents[3])
    assert child.stdout is not None and child.stdout.readline() == b"writing\n"
    child.kill()
    child.communicate()
    assert not list(cache.glob("[!.]*/video.mp4"))
    (heard,) = cache.glob("*/audio.m4a")
    before = heard.stat().st_ino
    made = take(video, cache, findings)
    assert made is not None and made.rendition.audio == heard and heard.stat().st_ino == before


@pytest.mark.parametrize(
    ("shorter", "expected"),
    [
        (2160, (240, 480, 720)),
        (720, (240, 480, 720)),
        (540, (240, 480)),
        (360, (240, 360)),
        (241, (240,)),
        (181, (180,)),
    ],
)
def test_no_size_is_larger_than_the_recording(shorter: int, expected: tuple[int, ...]) -> None:
    assert heights(shorter) == expected


def test_a_film_that_phones_play_as_it_is_keeps_its_pictures(tmp_path: Path, findings: Findings) -> None:
    keyed = (*picture("426x240", 10, 5), *H264, "-profile:v", "main", "-g", "20")
    video = film(tmp_path / "plain.mp4", *keyed)
    made = take(video, tmp_path / "cache", findings)
    assert made is not None and [one.height for one in made.rendition.films] == [240]

    def pictures(path: Path) -> bytes:
        return program.run(["-i", str(path), "-map", "0:v", "-c", "copy", "-f", "framemd5", "-"]).stdout

    assert pictures(made.rendition.video).splitlines()[-1] == pictures(video).splitlines()[-1]


def test_a_video_held_upright_is_upright(tmp_path: Path, findings: Findings) -> None:
    lying = film(tmp_path / "lying.mp4", *picture("640x360", 5, 2), *H264)
    turned = film(tmp_path / "turned.mp4", "-display_rotation", "90", "-i", str(lying), "-c", "copy")
    made = take(turned, tmp_path / "cache", findings)
    assert made is not None and (made.rendition.width, made.rendition.height) == (360, 640)
    assert "240x426" in said_of(made.rendition.films[0].video) and "rotation" not in said_of(made.rendition.video)


def test_ten_bits_and_an_uneven_rate_are_made_plain(tmp_path: Path, findings: Findings) -> None:
    uneven = ("-vf", "select='if(lt(t,2),1,not(mod(n,5)))'", "-fps_mode", "vfr")
    video = film(
        tmp_path / "odd.mp4", *picture("426x240", 20, 4), *uneven, "-c:v", "libx264", "-pix_fmt", "yuv420p10le"
    )
    found = probe(video).film
    assert found is not None and found.deep and found.uneven
    made = take(video, tmp_path / "cache", findings)
    assert made is not None
    after = probe(made.rendition.video).film
    assert after is not None and not after.deep and not after.uneven and after.profile == "Main"
    assert made.rendition.seconds == pytest.approx(probe(video).seconds)


@pytest.mark.parametrize(("pace", "told"), [("select='if(lt(t,2),1,not(mod(n,5)))'", True), ("null", False)])
@pytest.mark.parametrize("name", ["first.mkv", "first.webm"])
def test_an_uneven_rate_is_known_where_the_header_does_not_tell(
    name: str, pace: str, told: bool, tmp_path: Path
) -> None:
    code = "libvpx" if name.endswith("webm") else "libx264"
    written = ("-vf", pace, "-fps_mode", "vfr", "-c:v", code, "-pix_fmt", "yuv420p")
    found = probe(film(tmp_path / name, *picture("128x72", "30000/1001", 4), *written)).film
    assert found is not None and found.uneven is told


def test_an_uneven_mkv_is_made_even(tmp_path: Path, findings: Findings) -> None:
    pace = ("-vf", "select='if(lt(t,2),1,not(mod(n,5)))'", "-fps_mode", "vfr", *H264)
    made = take(film(tmp_path / "screen.mkv", *picture("426x240", 20, 4), *pace), tmp_path / "cache", findings)
    assert made is not None
    after = probe(made.rendition.video).film
    assert after is not None and after.rate == pytest.approx(30) and not after.uneven


def test_a_film_of_few_pictures_is_whole(tmp_path: Path, findings: Findings) -> None:
    slow = film(tmp_path / "slides.mp4", *picture("128x72", "1/2", 12), "-c:v", "libx264", "-pix_fmt", "yuv420p")
    made = take(slow, tmp_path / "cache", findings)
    assert made is not None and made.rendition.seconds == pytest.approx(12)


def test_a_film_whose_header_tells_no_length_is_run_through(tmp_path: Path, findings: Findings) -> None:
    live = ("-c:v", "libvpx", "-deadline", "realtime", "-f", "webm", "-live", "1")
    video = film(tmp_path / "browser.webm", *picture("128x72", 5, 3), *live)
    assert probe(video).seconds is None
    made = take(video, tmp_path / "cache", findings)
    assert made is not None and made.rendition.seconds == pytest.approx(3, abs=0.4)


def test_a_long_video_also_comes_in_pieces(tmp_path: Path, findings: Findings) -> None:
    long = (*picture("640x480", 2, 66), *sound(66), *H264, "-shortest")
    made = take(film(tmp_path / "long.mp4", *long), tmp_path / "cache", findings)
    assert made is not None
    names = [path.name for path in made.rendition.hls]
    assert names[0] == "master.m3u8" and "240.m3u8" in names and {"240-init.mp4", "480-init.mp4"} <= set(names)
    master, playlist = (
        next(path for path in made.rendition.hls if path.name == name) for name in (names[0], "240.m3u8")
    )
    assert "240.m3u8" in master.read_text() and "mp4a.40.2" in master.read_text()
    pieces = re.findall(r"#EXTINF:([\d.]+),\n(240-\d{3}\.m4s)", playlist.read_text())
    assert len(pieces) == 17 and {name for _, name in pieces} <= set(names)
    assert {float(seconds) for seconds, _ in pieces[:-1]} == {4.0}


@pytest.mark.parametrize(
    ("name", "arguments", "slug", "words"),
    [
        ("long.mp4", (*picture("32x32", 1, 302), *H264), "video-too-long", "请删减旁白或拆成两课"),
        ("hours.mp4", (*picture("16x16", "1/60", 10800), *H264), "video-too-long", "180 分"),
        ("sound.m4a", sound(1), "video-unreadable", "只有声音没有画面，旁白录音请写在 narration"),
    ],
)
def test_a_recording_lessons_cannot_use_is_refused(
    name: str, arguments: tuple[str, ...], slug: str, words: str, tmp_path: Path, findings: Findings, slugs: Found
) -> None:
    assert take(film(tmp_path / name, *arguments), tmp_path / "cache", findings) is None
    assert slugs() == [(slug, 9, 8)]
    assert words in findings.items[0].message
    assert not list((tmp_path / "cache").glob("*/"))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"not a film", "不是能播放的视频，请导出为 H.264 编码的 mp4"),
        (b"#EXTM3U\n#EXTINF:1,\nother.mp4\n", "不是能播放的视频"),
        (b"ffconcat version 1.0\nfile talk.vtt\n", "不是能播放的视频"),
        (b"", "是空的，请重新拷贝或重新导出"),
        (None, "读不出来"),
    ],
)
def test_what_is_no_video_is_refused(
    content: bytes | None, words: str, tmp_path: Path, findings: Findings, slugs: Found
) -> None:
    video = tmp_path / "talk.mp4"
    if content is not None:
        video.write_bytes(content)
    assert take(video, tmp_path / "cache", findings) is None
    assert slugs() == [("video-unreadable", 9, 8)]
    assert words in findings.items[0].message


@pytest.mark.parametrize(("ends", "words"), [("+faststart", "没有存完整"), ("0", "缺了结尾")])
def test_a_recording_without_its_end_is_refused_and_leaves_no_film(
    ends: str, words: str, tmp_path: Path, findings: Findings, slugs: Found
) -> None:
    whole = film(tmp_path / "whole.mp4", *picture("426x240", 10, 6), *H264, "-movflags", ends)
    half = tmp_path / "half.mp4"
    half.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    assert take(half, tmp_path / "cache", findings) is None
    assert slugs() == [("video-unreadable", 9, 8)]
    assert words in findings.items[0].message
    assert not list((tmp_path / "cache").glob("*/video.mp4")) and not list((tmp_path / "cache").glob(".aside-*"))


@pytest.mark.parametrize("name", ["talk.mp4", "talk.mkv"])
def test_while_the_sound_goes_on_the_last_picture_stays(name: str, tmp_path: Path, findings: Findings) -> None:
    video = film(tmp_path / name, *picture("320x240", 10, 2), *sound(6), *H264)
    made = take(video, tmp_path / "cache", findings)
    assert made is not None and not findings.errors
    for size in made.rendition.films:
        assert film_seconds(size.video) == pytest.approx(6, abs=0.3)


def test_ffmpeg_that_takes_too_long_is_ended(talk: Path, tmp_path: Path) -> None:
    endless = ["-stream_loop", "-1", "-re", "-i", str(talk), "-f", "null", "-"]
    with pytest.raises(program.MediaFault, match="longer than 0 s"):
        program.make_long(endless, tmp_path, 0.3, lambda _: None)


@pytest.mark.parametrize(("size", "small"), [("16x16", True), ("854x238", True), ("240x426", False)])
def test_a_picture_too_small_to_be_read_is_a_warning(
    size: str, small: bool, tmp_path: Path, findings: Findings
) -> None:
    video = film(tmp_path / "small.mp4", *picture(size, 5, 2), *sound(2), *H264)
    assert take(video, tmp_path / "cache", findings)
    told = [item.message for item in findings if item.slug == "video-too-small"]
    assert [message.startswith(f"画面只有 {size.replace('x', '×')}，") for message in told] == [True] * small


def test_a_silent_recording_without_captions_is_taken_in_with_two_warnings(
    tmp_path: Path, findings: Findings, slugs: Found
) -> None:
    video = film(tmp_path / "mute.mp4", *picture("426x240", 5, 2), *H264)
    made = take(video, tmp_path / "cache", findings, captions=None)
    assert made is not None and made.rendition.audio is None and not findings.errors
    assert slugs() == [("video-without-captions", 9, 8), ("video-without-sound", 9, 8)]


def test_missing_captions_are_told_where_they_are_named(
    talk: Path, tmp_path: Path, findings: Findings, slugs: Found
) -> None:
    lost = Recording(talk, tmp_path / "lost.vtt", FILM, NAMED)
    assert recorded(lost, tmp_path / "cache", findings) is None
    assert slugs() == [("captions-invalid", 10, 11)]


def test_captions_of_another_film_are_told(talk: Path, cache: Path, findings: Findings) -> None:
    other = VTT + "\n00:05.000 --> 00:06.500\n好\n\n00:08.000 --> 00:09.000\n再见\n"
    assert take(talk, cache, findings, other) is None
    assert [(item.slug, item.location) for item in findings.items] == [
        ("captions-past-end", Location("content/lessons/basics/talk.vtt", 9))
    ]


def test_a_change_of_captions_makes_no_film_anew(talk: Path, taken: Recorded, cache: Path, findings: Findings) -> None:
    again = take(talk, cache, findings, VTT.replace("大家", "你们"))
    assert again is not None and again.rendition.films == taken.rendition.films
    assert again.rendition.key != taken.rendition.key


def test_a_film_of_one_picture_has_a_poster(tmp_path: Path, findings: Findings) -> None:
    one = film(tmp_path / "one.mp4", *picture("320x240", 25, 0.04), *H264)
    made = take(one, tmp_path / "cache", findings, None)
    assert made is not None and not findings.errors
    with Image.open(made.rendition.poster) as poster:
        assert poster.size == (320, 240)


@pytest.mark.parametrize("make", [stills.poster, stills.sprite])
def test_a_film_without_a_picture_is_no_fault_of_the_disk(
    make: Callable[[Path, float, Path], object], tmp_path: Path
) -> None:
    silent = film(tmp_path / "sound.mp4", *sound(1), "-c:a", "aac")
    with pytest.raises(program.MediaFault):
        make(silent, 1.0, tmp_path)


@pytest.mark.parametrize(
    "private",
    [
        ("comment=片长 Duration: 02:00:00.00, start",),
        ("title=Stream #0:0: Video: hevc, 10x10, 25 fps",),
        (
            "title=甲\n  Stream #0:0: Video: hevc, 10x10, 25 fps\n  Duration: 02:00:00.00, start: 0.000000, bitrate: 1 kb/s",
        ),
        ("comment=甲\r  Duration: 02:00:00.00, start: 0.0\rInput #0, matroska",),
    ],
    ids=["length", "stream", "lines", "returns"],
)
def test_what_a_recording_says_of_itself_is_not_taken_for_what_it_is(private: tuple[str, ...], tmp_path: Path) -> None:
    told = [argument for one in private for argument in ("-metadata", one)]
    seen = probe(film(tmp_path / "Duration: 03:00:00.00.mp4", *picture("320x240", 10, 1), *H264, *told))
    assert seen.seconds == pytest.approx(1) and seen.film is not None
    assert (seen.film.codec, seen.film.width, seen.film.height) == ("h264", 320, 240)


@pytest.mark.parametrize("name", ["rotation of 90 degrees", "甲\n      displaymatrix: rotation of 90 degrees"])
def test_a_track_named_after_a_turn_is_not_turned(name: str, tmp_path: Path) -> None:
    named = ("-metadata:s:v", f"handler_name={name}")
    seen = probe(film(tmp_path / "talk.mp4", *picture("320x240", 10, 1), *H264, *named)).film
    assert seen is not None and not seen.turned and (seen.width, seen.height) == (320, 240)
