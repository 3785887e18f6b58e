"""Recordings whose films lie at an address outside: laid ready to be uploaded, known by the register, never fetched here."""

from __future__ import annotations

import errno
import hashlib
import io
import json
import os
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import IO

import pytest

from generator import pipeline
from generator.ingest import Answer, Request, add
from generator.progress import quiet
from generator.video import ffmpeg
from tests.generator.publishing import lock
from tests.generator.video.films import H264, film, picture, sound

TODAY = date(2026, 11, 20)
LESSON = "content/lessons/demo/demo-two.md"
BASE = "https://media.example.org/suixue"
Take = Callable[..., Answer]


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = film(tmp_path_factory.mktemp("card") / "录像.mp4", *picture("426x240", 5, 64), *sound(64), *H264)
    path.with_suffix(".srt").write_text("1\n00:00:01,000 --> 00:00:03,000\n大家好\n", encoding="utf-8")
    return path


@pytest.fixture
def based(project: pipeline.Project) -> Path:
    """A project with a media base."""
    _set(project.root, f"media: {{base: {BASE}}}")
    lock(project.root)
    return project.root


def _set(root: Path, media: str) -> None:
    config = root / "site_config.yml"
    text = re.sub(r"    media: .*\n", "", config.read_text(encoding="utf-8"))
    config.write_text(text.replace("  suixue:\n", f"  suixue:\n    {media}\n", 1), encoding="utf-8")


def _take(root: Path, talk: Path, lesson: str = "demo-two", replace: bool = False) -> Answer:
    return add(root, TODAY, Request(talk, lesson, replace=replace), quiet)


def _found(root: Path) -> list[tuple[str, str, str]]:
    _, findings = pipeline.check(pipeline.Project(root, TODAY))
    return [(item.slug, item.location.file, item.message) for item in findings]


def _ready(root: Path) -> dict[str, bytes]:
    folder = root / "build/upload"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_films_are_laid_ready_and_only_small_files_stay(based: Path, talk: Path) -> None:
    before = {path.name for path in (based / "content/lessons/demo").iterdir()}
    answer = _take(based, talk)
    assert not answer.refused
    ready = _ready(based)
    name = next(iter(ready)).split("/")[0].rpartition("-")[0]
    assert re.fullmatch("demo-two-[0-9a-f]{12}", name)
    assert {f"{name}-240.mp4", f"{name}-audio.m4a", f"{name}-hls/master.m3u8"} <= ready.keys()
    after = {path.name for path in (based / "content/lessons/demo").iterdir()}
    assert after - before == {"demo-two-poster.jpg", "demo-two-sprite.jpg", "demo-two.vtt"}
    said = "\n".join(answer.done)
    assert f"{len(ready)} 个文件（{sum(map(len, ready.values())) / 1e6:.1f} MB）传到 {BASE}/ 下面" in said
    register = (based / "content/media.lock").read_text(encoding="utf-8")
    film_bytes = ready[f"{name}-240.mp4"]
    entry = (
        f"    - height: 240\n      bytes: {len(film_bytes)}\n      sha256: {hashlib.sha256(film_bytes).hexdigest()}\n"
    )
    assert f"  published:\n    name: {name}\n    films:\n{entry}" in register
    pieces = {path.rpartition("/")[2]: data for path, data in ready.items() if "-hls/" in path}
    listed = "".join(f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in sorted(pieces.items()))
    assert f"    hls:\n      files: {len(pieces)}\n" in register
    assert hashlib.sha256(listed.encode()).hexdigest() in register
    assert _found(based) == []


def test_a_build_fetches_no_film_and_pages_ask_for_them_there(
    based: Path, talk: Path, render: pipeline.Render, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _take(based, talk)
    ready = set(_ready(based))
    _take(based, talk, lesson="demo-one")
    bank = based / "quizzes/demo.yml"
    bank.write_text(re.sub(r"  at:\n  - \d+\n  - \d+\n", "", bank.read_text(encoding="utf-8")), encoding="utf-8")

    def never(*_: object) -> None:
        raise AssertionError("a film was looked at")

    monkeypatch.setattr(ffmpeg, "run", never)
    monkeypatch.setattr(ffmpeg, "make_long", never)
    findings = pipeline.build(pipeline.Project(based, TODAY), tmp_path / "out", render)
    assert not findings.errors, list(findings)
    site = (tmp_path / "out").resolve()
    assert not list(site.rglob("*.mp4")) and not list(site.rglob("*.m3u8"))
    page = (site / "lessons/demo/demo-two/index.html").read_text(encoding="utf-8")
    told = json.loads(re.search(r"<script[^>]*data-film>(.*?)</script>", page, re.S)[1])  # type: ignore[index]
    assert {source["src"] for source in told["sources"]} <= {f"{BASE}/{path}" for path in ready}
    assert told["audio"]["src"].removeprefix(f"{BASE}/") in ready and told["hls"].removeprefix(f"{BASE}/") in ready
    for small in (told["captions"], told["sprite"]["src"], re.search('poster="[./]*([^"]+)"', page)[1]):  # type: ignore[index]
        assert (site / small).is_file()
    policy = re.search('Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert f"media-src 'self' blob: {BASE}/; connect-src 'self' {BASE}/;" in policy[1]
    assert policy[1].count(BASE) == 2
    assert any("大家好" in file.read_text(encoding="utf-8") for file in (site / "data/search").rglob("*.json"))


def test_without_a_base_the_policy_names_nobody(
    project: pipeline.Project, render: pipeline.Render, tmp_path: Path
) -> None:
    assert not pipeline.build(project, tmp_path / "out", render).errors
    page = (tmp_path / "out/lessons/demo/demo-two/index.html").read_text(encoding="utf-8")
    assert "media-src 'self' blob:; connect-src 'self'; manifest-src" in page


@pytest.mark.parametrize(
    ("media", "slug", "words"),
    [
        ("media: {folder: ../media, base: https://a.example.org}", "media-settings", "只写一样"),
        ("media: {}", "media-settings", "只写一样"),
        ("media: {base: http://a.example.org}", "bad-form", "https:// 开头"),
        ("media: {base: https://a.example.org/}", "bad-form", "末尾不带 /"),
        ('media: {base: "https://a.example.org/x\'; script-src *"}', "bad-form", "https:// 开头"),
        ("media: {base: 'https://a.example.org https://b.example.org'}", "bad-form", "https:// 开头"),
        ("media: https://a.example.org", "wrong-type", "应为"),
    ],
)
def test_settings_that_cannot_be_are_told(media: str, slug: str, words: str, based: Path) -> None:
    _set(based, media)
    ((found, file, message),) = _found(based)
    assert (found, file) == (slug, "site_config.yml") and words in message


def test_what_must_lie_here_is_missed_by_name(based: Path, talk: Path) -> None:
    _take(based, talk)
    (based / "content/lessons/demo/demo-two-poster.jpg").unlink()
    ((slug, file, message),) = _found(based)
    assert (slug, file) == ("media-missing", LESSON)
    assert "“demo-two”" in message and "demo-two-poster.jpg" in message and "--replace" in message


def test_a_recording_registered_for_a_folder_is_not_at_the_base(based: Path, talk: Path) -> None:
    (based.parent / "media").mkdir()
    _set(based, "media: {folder: ../media}")
    _take(based, talk)
    _set(based, f"media: {{base: {BASE}}}")
    ((slug, _, message),) = _found(based)
    assert slug == "media-missing" and "登记时没有做给 media.base 用的几份" in message
    assert not _take(based, talk, replace=True).refused
    assert _found(based) == []


def test_a_file_still_beside_its_lesson_is_told(based: Path, talk: Path) -> None:
    _set(based, "video_seconds: 300")
    _take(based, talk)
    _set(based, f"media: {{base: {BASE}}}")
    said = "\n".join(_take(based, talk, replace=True).done)
    assert "demo-two.mp4 还在课时旁边，网页先用它，请删去" in said


def test_the_register_keeps_what_it_knows_of_others(based: Path, talk: Path) -> None:
    _take(based, talk)
    before = (based / "content/media.lock").read_text(encoding="utf-8")
    _take(based, talk, lesson="demo-one")
    after = (based / "content/media.lock").read_text(encoding="utf-8")
    assert after.endswith(before.partition("recordings:\n")[2]) and "- file: demo-one.mp4" in after


@pytest.mark.parametrize(
    ("old", "new", "slug"),
    [
        ("    films:\n", "    film:\n", "unknown-field"),
        ("      bytes: ", "      bytes: -", "out-of-range"),
        ("    name: demo", "    name: ../demo", "bad-form"),
    ],
)
def test_a_damaged_entry_is_told(old: str, new: str, slug: str, based: Path, talk: Path) -> None:
    _take(based, talk)
    path = based / "content/media.lock"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    assert slug in {item[0] for item in _found(based)}


def test_of_a_film_whose_copying_breaks_off_nothing_is_laid_ready(
    based: Path, talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = shutil.copyfileobj

    def half(stream: IO[bytes], target: IO[bytes], size: int) -> None:
        copy(io.BytesIO(stream.read(1000)), target, size)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(shutil, "copyfileobj", half)
    monkeypatch.setattr(shutil, "copyfile", lambda source, target: half(source.open("rb"), target.open("wb"), 0))
    with pytest.raises(OSError, match="space"):
        _take(based, talk)
    assert _ready(based) == {}
