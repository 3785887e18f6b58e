"""A lesson's made video as its page is told of it."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from generator.derive.transcript import transcript
from generator.derive.video import Part, Video
from generator.diagnostics import Findings, Location, text_at
from generator.media import Media, make_media
from generator.memory import Memory
from generator.model.lesson import Lesson, Mark
from generator.model.settings import Look
from generator.model.site import Site
from generator.progress import quiet
from generator.read.site import read_site
from generator.video.script import FONTS
from tests.generator.planted import FIXTURES, TODAY, lay

ROOT = FIXTURES.parents[1]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A project with one lesson of two slides."""
    if not (ROOT / FONTS).is_dir():
        pytest.skip("run `npm ci` in theme/ for the slide fonts")
    lay(None, tmp_path / "project")
    (tmp_path / "project/theme").symlink_to(ROOT / "theme")
    site = read_site(tmp_path / "project", TODAY, Findings(), Memory(), quiet)
    assert site is not None
    lesson = next(lesson for lesson in site.lessons if lesson.id == "demo-two")
    return dataclasses.replace(site, lessons=(dataclasses.replace(lesson, slides=lesson.slides[:2]),))


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("videos")


def made(site: Site, cache: Path) -> tuple[Media, Video]:
    findings = Findings()
    media = make_media(site, cache, findings, quiet)
    assert not findings.items
    return media, media.videos["demo-two"]


def only(site: Site) -> Lesson:
    return site.lessons[0]


def test_a_made_video_has_its_captions_to_read_and_its_slides_for_chapters(site: Site, cache: Path) -> None:
    _, video = made(site, cache)
    assert [part.title for part in video.chapters] == ["读书角在哪儿", "怎么借书"]
    assert video.chapters[0].at == 2 and video.lines[0].at == 2
    assert "".join(line.text for line in video.lines) == "".join(
        sentence for slide in only(site).slides for sentence in slide.lines
    )
    parts = transcript(only(site), video)
    assert [(part["at"], part["title"]) for part in parts] == [(part.at, part.title) for part in video.chapters]
    for part, slide in zip(parts, only(site).slides, strict=True):
        assert "".join(line["text"] for line in part["lines"]).replace(" ", "") == "".join(slide.lines)
        assert part["lines"][0]["at"] == part["at"]


def test_authored_chapters_win(site: Site, cache: Path) -> None:
    mark = Mark(Location("a.md"), 5, text_at("自己写的", "a.md", 1))
    changed = dataclasses.replace(site, lessons=(dataclasses.replace(only(site), chapters=(mark,)),))
    assert made(changed, cache)[1].chapters == (Part(5, "自己写的"),)


def test_every_size_sprite_and_captions_are_published(site: Site, cache: Path) -> None:
    media, video = made(site, cache)
    assert [source.height for source in video.sources] == [240, 480, 720]
    assert video.src == video.sources[1].src and video.silent and video.audio is None
    addresses = {source.src for source in video.sources} | {video.poster, video.captions}
    assert video.sprite is not None and addresses | {video.sprite.src} <= media.files.keys()
    assert all(path.is_file() for path in media.files.values())


def test_burnt_captions_are_not_offered_once_more(site: Site, cache: Path) -> None:
    settings = dataclasses.replace(site.settings, slides=Look("blue", burnt=True))
    media, video = made(dataclasses.replace(site, settings=settings), cache)
    assert video.captions is None and video.lines
    assert not [name for name in media.files if name.endswith(".vtt")]
