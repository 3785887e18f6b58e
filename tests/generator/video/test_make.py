"""Real videos of a two-slide script, and every way the cache could be spoiled."""

from __future__ import annotations

import dataclasses
import errno
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

from generator.diagnostics import Findings
from generator.model.lesson import Duration, Slide
from generator.video import encode, entries, ffmpeg, streams
from generator.video.captions import silent
from generator.video.make import Made, make_all, make_video
from generator.video.probe import loudness, probe
from generator.video.script import Script, VideoFault

Found = Callable[[], list[tuple[str, int, int]]]
MakeSlide = Callable[[int, str, list[str], list[str]], Slide]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Shared, so that the script is encoded once for all tests that only look."""
    return tmp_path_factory.mktemp("videos")


@pytest.fixture
def made(script: Script, fonts: Path, cache: Path, findings: Findings) -> Made:
    video = make_video(script, fonts, cache, findings)
    assert video is not None and not findings.items
    return video


def files(made: Made) -> list[Path]:
    """All that is published of it."""
    own = made.rendition
    assert own.captions and own.sprite
    return [*(film.video for film in own.films), own.poster, own.captions, own.sprite.picture, *own.hls]


def test_the_video_lasts_as_long_as_its_captions(made: Made, script: Script) -> None:
    last = silent(script.slides).cues[-1].end / 1000
    assert 0 <= made.rendition.seconds - last <= 0.5
    for film in made.rendition.films:
        found = probe(film.video)
        assert found.film is not None and found.film.codec == "h264"
        assert found.seconds == pytest.approx(made.rendition.seconds, abs=0.1)


def test_a_made_video_comes_in_the_sizes_of_a_recording(made: Made) -> None:
    own = made.rendition
    assert [film.height for film in own.films] == [240, 480, 720]
    assert [film.bytes for film in own.films] == [film.video.stat().st_size for film in own.films]
    assert (own.width, own.height) == (1280, 720)
    assert own.sprite is not None and own.sprite.count == 3
    assert own.hls == () and own.audio is None and not made.voiced


def test_a_long_video_comes_in_pieces_too(made: Made, script: Script, fonts: Path, tmp_path: Path) -> None:
    stay = Duration(script.location, 60)
    long = dataclasses.replace(script, slides=tuple(dataclasses.replace(one, stay=stay) for one in script.slides[:1]))
    video = make_video(long, fonts, tmp_path, Findings())
    assert video is not None and video.rendition.seconds == 62
    assert video.rendition.hls[0].name == streams.MASTER
    pieces = re.findall(r"#EXTINF:([\d.]+),", video.rendition.hls[0].with_name("720.m3u8").read_text(encoding="ascii"))
    assert sum(map(float, pieces)) == pytest.approx(62, abs=0.1)
    assert all(float(piece) <= 2 * encode.PIECE_SECONDS for piece in pieces) and len(pieces) >= 4


def test_the_video_starts_before_it_is_all_there(made: Made) -> None:
    for film in made.rendition.films:
        data = film.video.read_bytes()
        assert 0 < data.index(b"moov") < data.index(b"mdat")


def test_the_video_is_small_dateless_and_of_the_promised_kind(made: Made) -> None:
    sizes = ("426x240", "854x480", "1280x720")
    for film, size, most in zip(made.rendition.films, sizes, (20_000, 45_000, 70_000), strict=True):
        said = ffmpeg.run(["-hide_banner", "-i", str(film.video)]).stderr.decode()
        assert "h264 (Main)" in said and "yuv420p(tv, bt709" in said and size in said
        assert "creation_time" not in said and "Audio" not in said
        assert film.bytes < most


def shown_at(video: Path, *which: str) -> list[float]:
    shown = ffmpeg.run([*which, "-i", str(video), "-fps_mode", "passthrough", "-vf", "showinfo", "-f", "null", "-"])
    return [float(at) for at in re.findall(r"pts_time:([\d.]+)", shown.stderr.decode())]


def test_every_slide_begins_with_a_keyframe_and_none_is_far(made: Made) -> None:
    for film in made.rendition.films:
        keys = shown_at(film.video, "-skip_frame", "nokey")
        assert {start / 1000 for start in made.timeline.starts} <= set(keys)
        gaps = [after - before for before, after in pairwise([*keys, made.rendition.seconds])]
        assert max(gaps) <= encode.KEYFRAME_MS / 1000 + 0.01


def test_a_still_film_shows_a_frame_a_second(made: Made) -> None:
    times = shown_at(made.rendition.video)
    assert max(after - before for before, after in pairwise(times)) <= 1
    assert len(times) <= made.rendition.seconds + len(made.timeline.shots) + 2


def test_the_poster_is_the_cover(made: Made) -> None:
    with Image.open(made.rendition.poster) as poster:
        assert poster.size == (720, 405)
        assert poster.convert("L").getpixel((10, 10)) == pytest.approx(70, abs=15)


def test_the_cache_holds_only_what_is_published(made: Made) -> None:
    for path in files(made):
        assert {one.name for one in path.parent.iterdir()} <= {"facts.json", path.name, *map(str, made.rendition.hls)}


def test_a_second_call_makes_nothing(made: Made, script: Script, fonts: Path, cache: Path) -> None:
    before = {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in files(made)}
    assert make_video(script, fonts, cache, Findings()) == made
    assert {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in files(made)} == before


def test_two_runs_write_the_same_bytes(made: Made, script: Script, fonts: Path, tmp_path: Path) -> None:
    again = make_video(script, fonts, tmp_path, Findings())
    assert again is not None and again.rendition.key == made.rendition.key
    for one, other in zip(files(again), files(made), strict=True):
        assert one.read_bytes() == other.read_bytes()


def test_film_and_sound_lie_in_one_order_however_fast_either_was_made(
    tmp_path: Path, ffmpeg: Callable[..., Path]
) -> None:
    """Long stills, where sound runs far ahead of film; several at once, so that they hold each other up."""
    voice = ffmpeg("voice.m4a", "-f", "lavfi", "-i", "sine=duration=74", "-b:a", "16k")

    def encoded(number: int) -> bytes:
        folder = tmp_path / str(number)
        folder.mkdir()
        pictures = [Image.radial_gradient("L").rotate(angle).convert("RGB") for angle in (0, 40, 80)]
        frames = list(zip(pictures, [25_000, 18_000, 31_000], strict=True))
        encode.films(frames, [240], [folder], voice, lambda _: None)
        return (folder / "video.mp4").read_bytes()

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(encoded, range(4)))) == 1


def test_any_change_of_the_script_is_another_entry(script: Script, made: Made, fonts: Path, cache: Path) -> None:
    moved = dataclasses.replace(script, lesson_id="elsewhere")
    assert make_video(moved, fonts, cache, Findings()) == made
    renamed = make_video(dataclasses.replace(script, course_title="另一门课"), fonts, cache, Findings())
    assert renamed is not None and renamed.rendition.key != made.rendition.key


def test_a_glyph_no_font_holds_is_found_at_its_own_place(
    with_points: Callable[..., Script], fonts: Path, tmp_path: Path, findings: Findings, slugs: Found
) -> None:
    assert make_video(with_points("先看①", "好的😀吗"), fonts, tmp_path, findings) is None
    assert slugs() == [("glyph-missing", 12, 5), ("glyph-missing", 13, 5)]
    assert "“①”（U+2460）" in findings.items[0].message
    assert not list(tmp_path.iterdir())


def test_a_slide_with_too_many_words_is_found(
    with_points: Callable[..., Script], fonts: Path, tmp_path: Path, findings: Findings, slugs: Found
) -> None:
    assert make_video(with_points(*["一二三四五六七八九十" * 9] * 5), fonts, tmp_path, findings) is None
    assert slugs() == [("slide-too-full", 10, 5)]


def test_the_fullest_slide_the_handbook_allows_fits(
    with_points: Callable[..., Script], fonts: Path, tmp_path: Path, findings: Findings
) -> None:
    assert make_video(with_points(*["国" * 22] * 5), fonts, tmp_path, findings)


def test_a_video_longer_than_five_minutes_is_reported_not_made(
    script: Script, fonts: Path, tmp_path: Path, findings: Findings, slugs: Found, make_slide: MakeSlide
) -> None:
    long = dataclasses.replace(script, slides=(make_slide(10, "长", ["点"], ["一二三四五六七八九十。" * 130]),))
    assert make_video(long, fonts, tmp_path, findings) is None
    assert slugs() == [("video-too-long", 10, 5)]
    assert not list(tmp_path.iterdir())


def test_a_narrated_video_carries_its_recording(
    script: Script, fonts: Path, tmp_path: Path, findings: Findings, ffmpeg: Callable[..., Path]
) -> None:
    spoken = ffmpeg("spoken.wav", "-f", "lavfi", "-i", "sine=frequency=300:duration=9.3")
    made = make_video(dataclasses.replace(script, narration=spoken), fonts, tmp_path / "cache", findings)
    assert made is not None and made.rendition.seconds == pytest.approx(9.4) and made.voiced
    for film in made.rendition.films:
        found = probe(film.video)
        assert found.audio == "aac" and found.seconds == pytest.approx(9.4, abs=0.1)
    assert made.rendition.audio is not None
    assert loudness(made.rendition.audio) == pytest.approx(streams.TARGET_LUFS, abs=1.5)


@pytest.mark.parametrize(
    ("source", "slug"),
    [
        ("anullsrc=d=0.5", "narration-too-short"),
        ("anullsrc=r=8000:d=301", "video-too-long"),
        ("", "narration-unreadable"),
    ],
)
def test_a_recording_that_does_not_fit_is_reported_where_it_is_named(
    source: str,
    slug: str,
    script: Script,
    fonts: Path,
    tmp_path: Path,
    findings: Findings,
    ffmpeg: Callable[..., Path],
    slugs: Found,
) -> None:
    name = tmp_path / "spoken.wav"
    if source:
        ffmpeg(name.name, "-f", "lavfi", "-i", source)
    else:
        name.write_text("ffconcat version 1.0\nfile other.wav\n", encoding="ascii")
    assert make_video(dataclasses.replace(script, narration=name), fonts, tmp_path / "cache", findings) is None
    assert slugs() == [(slug, 3, 1)]


def test_a_full_disk_is_told_and_leaves_nothing(
    script: Script, fonts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> Path:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(encode, "save_poster", full)
    with pytest.raises(VideoFault, match="请腾出磁盘空间"):
        make_video(script, fonts, tmp_path, Findings())
    assert not list(tmp_path.rglob("poster.jpg")) and not list(tmp_path.glob(".aside-*"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
def test_ffmpeg_on_a_full_disk_is_no_fault_of_the_recording() -> None:
    with pytest.raises(OSError, match="No space left"):
        ffmpeg.make(["-f", "lavfi", "-i", "anullsrc=d=9", "-f", "wav", "/dev/full"], None)


def test_missing_fonts_are_told_with_the_remedy(script: Script, tmp_path: Path) -> None:
    with pytest.raises(VideoFault, match="npm ci"):
        make_video(script, tmp_path / "no-fonts", tmp_path, Findings())


def test_a_run_killed_in_the_middle_leaves_no_entry(script: Script, fonts: Path, tmp_path: Path) -> None:
    slow = f"""
import sys, time
from itertools import pairwise
from pathlib import Path
from generator.video import entries
def fill(folders):
    (folders[0] / "video.mp4").write_bytes(b"half")
    print("writing", flush=True)
    time.sleep(60)
entries.add(Path({str(tmp_path)!r}), ["entry"], fill)
"""
    child = subprocess.Popen([sys.executable, "-c", slow], stdout=subprocess.PIPE, cwd=Path(__file__).parents[3])
    assert child.stdout is not None and child.stdout.readline() == b"writing\n"
    child.send_signal(signal.SIGKILL)
    child.communicate()
    assert entries.find(tmp_path, "entry") is None
    assert [path.name[:7] for path in tmp_path.iterdir()] == [".aside-"]


def test_what_a_killed_run_left_is_swept_later(tmp_path: Path) -> None:
    old, fresh = tmp_path / ".aside-old", tmp_path / ".aside-fresh"
    old.mkdir()
    fresh.mkdir()
    os.utime(old, (time.time() - 7200,) * 2)
    with pytest.raises(VideoFault):
        entries.add(tmp_path, ["entry"], lambda _: (_ for _ in ()).throw(OSError(errno.EIO, "bad disk")))
    assert [path.name for path in tmp_path.iterdir()] == [".aside-fresh"]


def test_many_scripts_report_in_their_own_order(
    script: Script, with_points: Callable[..., Script], fonts: Path, cache: Path, findings: Findings
) -> None:
    steps: list[tuple[int, int, str]] = []
    scripts = [
        dataclasses.replace(with_points("→"), lesson_id="bad"),
        script,
        dataclasses.replace(script, lesson_id="c"),
    ]
    made = make_all(scripts, fonts, cache, findings, lambda *step: steps.append(step))
    assert list(made) == ["basics-nature", "c"]
    assert [item.slug for item in findings.items] == ["glyph-missing"]
    assert steps == [(n, 3, script.lesson_title) for n in (1, 2, 3)]
