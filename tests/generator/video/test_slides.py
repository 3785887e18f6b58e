"""How slides look: every theme can be read, pictures and terms have their places, captions are burnt in when wanted."""

from __future__ import annotations

import dataclasses
import struct
import warnings
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import ExifTags, Image, ImageChops, ImageOps

from generator.diagnostics import Findings, text_at
from generator.memory import Memory
from generator.model.lesson import Duration, Picture
from generator.model.settings import THEMES as NAMES
from generator.model.settings import Look
from generator.video.captions import cut
from generator.video.check import proof
from generator.video.drawn import Drawn
from generator.video.fonts import Fonts
from generator.video.make import make_video
from generator.video.script import Script
from generator.video.slides import CAPTION_TOP, HEIGHT, WIDTH, Deck, set_deck
from generator.video.themes import THEMES, Theme
from generator.video.typeset import width

Found = Callable[[], list[tuple[str, int, int]]]
AA = 4.5


def luminance(colour: str) -> float:
    """Of WCAG 2.2."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", NAMES)
def test_every_theme_can_be_read(name: str) -> None:
    theme = THEMES[name]
    assert theme.__class__ is Theme and set(THEMES) == set(NAMES)
    for behind in (theme.paper, theme.glow):
        assert min(contrast(theme.ink, behind), contrast(theme.soft, behind)) >= AA
    assert min(contrast(theme.ink, theme.card), contrast(theme.accent, theme.card)) >= AA
    for behind in (theme.cover, theme.light, theme.deep):
        assert min(contrast(theme.cover_ink, behind), contrast(theme.gold, behind)) >= AA
    assert min(contrast(theme.band_ink, theme.band), contrast(theme.band_term, theme.band)) >= AA


def deck_of(script: Script, fonts: Path, findings: Findings) -> Deck:
    deck = set_deck(script, Fonts(fonts), findings)
    assert deck is not None, findings.items
    return deck


def colours(picture: Image.Image, box: tuple[int, int, int, int]) -> set[str]:
    part = picture.crop(box)
    return {"#{:02x}{:02x}{:02x}".format(*colour) for _, colour in part.getcolors(part.width * part.height) or ()}


@pytest.fixture
def pictured(script: Script, tmp_path: Path) -> Callable[..., Script]:
    """The script with a picture of that size on its first slide."""

    def change(wide: int, high: int) -> Script:
        Image.new("RGB", (wide, high), "#00ff00").save(tmp_path / "green.png")
        title = script.slides[0].title
        file, alt = (text_at(word, title.file, 14, 3) for word in ("green.png", "绿的"))
        first = dataclasses.replace(script.slides[0], picture=Picture(title.location, file, alt))
        return dataclasses.replace(script, slides=(first, *script.slides[1:]), folder=tmp_path)

    return change


@pytest.mark.parametrize(("wide", "high"), [(400, 300), (300, 500), (900, 200), (4, 3), (1, 900)])
def test_a_picture_stands_apart_from_the_points_and_above_the_captions(
    wide: int, high: int, pictured: Callable[..., Script], fonts: Path, findings: Findings
) -> None:
    deck = deck_of(pictured(wide, high), fonts, findings)
    laid = deck.layouts[0]
    assert laid.picture is not None
    left, top, right, bottom = laid.picture.box
    assert 0 < left < right < WIDTH and laid.area[1] <= top < bottom <= CAPTION_TOP
    assert left >= laid.area[2] or top >= laid.area[3]
    assert "#00ff00" in colours(deck.slide(0), laid.picture.box)
    if min(wide, high) > 1:
        assert (right - left) / (bottom - top) == pytest.approx(wide / high, rel=0.03)


def test_words_that_do_not_fit_below_their_picture_are_reported(
    pictured: Callable[..., Script], fonts: Path, findings: Findings, slugs: Found
) -> None:
    script = pictured(400, 300)
    first = script.slides[0]
    assert first.picture is not None
    alt = text_at("工会的牌子挂在门口" * 22, first.title.file, 14, 3)
    wordy = dataclasses.replace(first, picture=dataclasses.replace(first.picture, alt=alt))
    changed = dataclasses.replace(script, slides=(wordy, *script.slides[1:]))
    assert set_deck(changed, Fonts(fonts), findings) is None
    assert slugs() == [("slide-too-full", 14, 3)] and "说明" in findings.items[0].message


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(path.read_bytes()[:40]),
        lambda path: path.write_bytes(b""),
        lambda path: path.unlink(),
        lambda path: path.write_text("%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n"),
        lambda path: Image.new("1", (9000, 9000)).save(path),
    ],
    ids=["cut", "empty", "gone", "postscript", "huge"],
)
def test_a_picture_that_cannot_be_opened_is_named(
    spoil: Callable[[Path], object],
    pictured: Callable[..., Script],
    fonts: Path,
    tmp_path: Path,
    findings: Findings,
    slugs: Found,
) -> None:
    script = pictured(40, 30)
    spoil(tmp_path / "green.png")
    assert make_video(script, fonts, tmp_path / "cache", findings) is None
    assert slugs() == [("picture-unreadable", 14, 3)]
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize("tag", [b"\x01%", b"\x01\x1e"], ids=["type", "number"])
def test_a_picture_is_turned_upright_whatever_else_its_camera_says(
    tag: bytes, pictured: Callable[..., Script], fonts: Path, tmp_path: Path, findings: Findings
) -> None:
    script = pictured(40, 30)
    nonsense = tag + b"\0\x02\0\0\0)\0\0\0&"
    block = b"Exif\0\0MM\0*\0\0\0\x08\0\x02" + nonsense + b"\x01\x12\0\x03\0\0\0\x01\0\x06" + bytes(6) + b"x" * 50
    Image.new("RGB", (40, 30), "#00ff00").save(tmp_path / "green.png", "JPEG", exif=block)
    laid = deck_of(script, fonts, findings).layouts[0]
    assert laid.picture is not None and laid.picture.image.width < laid.picture.image.height


@pytest.mark.parametrize("held", range(1, 9))
def test_a_picture_stands_as_its_camera_was_held(
    held: int, pictured: Callable[..., Script], fonts: Path, tmp_path: Path, findings: Findings
) -> None:
    script, seen = pictured(40, 30), Image.new("RGB", (40, 30), "#00ff00")
    seen.paste("#ff0000", (0, 0, 10, 10))
    told = Image.Exif()
    told[ExifTags.Base.Orientation] = held
    seen.save(tmp_path / "green.png", "PNG", exif=told)
    laid = deck_of(script, fonts, findings).layouts[0]
    upright = ImageOps.exif_transpose(Image.open(tmp_path / "green.png")).convert("RGB")
    assert laid.picture is not None
    assert ImageChops.difference(laid.picture.image, upright.resize(laid.picture.image.size, 1)).getbbox() is None


def exif(kind: int, count: int, value: bytes) -> bytes:
    """A block that says how the camera was held, in that type and number, and nothing else."""
    return b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12" + struct.pack(">HL", kind, count) + value + bytes(4)


@pytest.mark.parametrize(
    "block",
    [
        exif(3, 1, b"\0\x06\0\0")[:-6],
        exif(5, 1, b"\0\0\0\x08"),
        exif(2, 2, b"6\0\0\0"),
        b"Exif\0\0MM\0*\xff\xff\xff\xff",
        b"Exif\0\0MM",
        b"Exif\0\0nonsense",
    ],
    ids=["cut", "no rational", "text", "nowhere", "no head", "nonsense"],
)
def test_a_picture_whose_camera_says_nonsense_is_drawn_as_it_lies_and_without_a_word(
    block: bytes, pictured: Callable[..., Script], fonts: Path, tmp_path: Path, findings: Findings
) -> None:
    script = pictured(40, 30)
    Image.new("RGB", (40, 30), "#00ff00").save(tmp_path / "green.png", "JPEG", exif=block)
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        laid = deck_of(script, fonts, findings).layouts[0]
    assert laid.picture is not None and laid.picture.image.width > laid.picture.image.height
    assert not said


def test_of_a_picture_far_too_large_one_message_is_shown(
    pictured: Callable[..., Script], fonts: Path, tmp_path: Path, findings: Findings, slugs: Found
) -> None:
    script = pictured(40, 30)
    Image.new("1", (10_000, 10_000)).save(tmp_path / "green.png")
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        assert set_deck(script, Fonts(fonts), findings) is None
    assert slugs() == [("picture-unreadable", 14, 3)] and not said


def test_another_picture_of_the_same_name_is_another_video(
    pictured: Callable[..., Script], fonts: Path, tmp_path: Path
) -> None:
    one = make_video(pictured(40, 30), fonts, tmp_path / "cache", Findings())
    other = make_video(pictured(30, 40), fonts, tmp_path / "cache", Findings())
    assert one and other and one.rendition.key != other.rendition.key


def test_terms_stand_out_wherever_the_slide_shows_them(script: Script, fonts: Path, findings: Findings) -> None:
    plain = deck_of(script, fonts, findings)
    first = dataclasses.replace(script.slides[0], terms=("群众",))
    marked = deck_of(dataclasses.replace(script, slides=(first, *script.slides[1:])), fonts, findings)
    left, top, right, bottom = plain.layouts[0].area
    box = (left + 20, top, right, bottom)
    assert THEMES["red"].accent not in colours(plain.slide(0), box)
    assert THEMES["red"].accent in colours(marked.slide(0), box)
    assert ImageChops.difference(plain.slide(1), marked.slide(1)).getbbox() is None


def test_burnt_captions_change_with_what_is_said(
    script: Script, fonts: Path, tmp_path: Path, findings: Findings
) -> None:
    burnt = dataclasses.replace(script, look=Look("night", True))
    made = make_video(burnt, fonts, tmp_path, findings)
    assert made is not None
    frames = list(Drawn("", made.timeline, lambda: deck_of(burnt, fonts, findings), None)._frames())
    assert sum(ms for _, ms in frames) == made.timeline.ms
    assert len(frames) == 1 + len(made.timeline.cues)
    for (one, _), (other, _) in pairwise(frames[1:]):
        changed = ImageChops.difference(one, other).getbbox()
        assert changed and changed[3] > CAPTION_TOP
    assert THEMES["night"].band in colours(frames[1][0], (0, CAPTION_TOP, WIDTH, HEIGHT))


def test_a_long_sentence_without_a_comma_is_burnt_in_to_its_end(
    script: Script, fonts: Path, findings: Findings
) -> None:
    deck = deck_of(script, fonts, findings)
    bare = deck.slide(0)
    for caption in cut("工会要把职工的事情当成自己的事情来办" * 9 + "。"):
        assert ImageChops.difference(bare, deck.captioned(bare, caption, ())).getbbox() is not None


def test_what_is_burnt_in_must_have_its_glyphs(
    script: Script, fonts: Path, tmp_path: Path, findings: Findings, slugs: Found
) -> None:
    first = dataclasses.replace(script.slides[0], lines=(text_at("念①。", script.location.file, 15, 1),))
    said = dataclasses.replace(first, written=(*first.points, *first.lines))
    changed = dataclasses.replace(script, slides=(said, *script.slides[1:]))
    assert make_video(changed, fonts, tmp_path, findings) is not None
    assert make_video(dataclasses.replace(changed, look=Look(burnt=True)), fonts, tmp_path, findings) is None
    assert slugs() == [("glyph-missing", 15, 2)]


def test_a_slide_that_stays_too_short_to_be_read_is_reported(
    script: Script, fonts: Path, tmp_path: Path, findings: Findings, slugs: Found
) -> None:
    stay = Duration(script.slides[0].points[0].location, 1)
    hurried = dataclasses.replace(script.slides[0], stay=stay)
    changed = dataclasses.replace(script, slides=(hurried, *script.slides[1:]))
    proof([changed], fonts, Memory(), findings)
    assert slugs() == [("slide-stay", 12, 3)]
    findings.items.clear()
    assert make_video(changed, fonts, tmp_path, findings) is None
    assert slugs() == [("slide-stay", 12, 3)] and "2 秒以上" in findings.items[0].message


@pytest.mark.parametrize("name", NAMES)
def test_a_slide_of_any_theme_is_light(name: str, script: Script, fonts: Path, findings: Findings) -> None:
    """Flat colours, so that a still film weighs little."""
    deck = deck_of(dataclasses.replace(script, look=Look(name)), fonts, findings)
    for picture in (deck.cover(), deck.slide(0), deck.slide(1)):
        assert picture.size == (WIDTH, HEIGHT)
        assert len(colours(picture, (0, 0, WIDTH, HEIGHT))) < 3000


@pytest.mark.parametrize("point", ["！" * 30, "工" + "，" * 60, "Donaudampfschifffahrt" * 5])
def test_no_point_runs_out_of_its_slide(
    point: str, with_points: Callable[..., Script], fonts: Path, findings: Findings
) -> None:
    laid = deck_of(with_points(point), fonts, findings).layouts[0]
    room = laid.area[2] - laid.area[0]
    assert all(width(line, laid.points.face) < room for line in laid.points.items[0])
