"""Every kind of page looks as it did: on phones and desks, light, dark and 长辈版; and what notices a change does."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw, ImageFilter
from playwright.sync_api import Browser

from tests.browser.baselines import FOLDER, LOOKS, PICTURED, Shot, changed, difference

USUAL = {
    Shot("home", "phone"),
    Shot("lesson", "phone"),
    Shot("level: question", "phone-dark"),
    Shot("me", "phone-elder"),
}
"""Looked at in every run; the others in the long one."""
_SHOTS = [Shot(name, look) for name in PICTURED for look in LOOKS]
_MOST = 3_000_000


@pytest.mark.parametrize(
    "shot",
    [pytest.param(shot, id=shot.file.stem, marks=() if shot in USUAL else pytest.mark.long) for shot in _SHOTS],
)
def test_it_looks_as_it_did(browser: Browser, site: str, shot: Shot) -> None:
    assert changed(shot, shot.take(browser, site)) == ""


def test_there_is_a_picture_of_every_kind_and_all_are_small() -> None:
    files = set(FOLDER.glob("*.webp"))
    assert files == {shot.file for shot in _SHOTS}
    assert sum(file.stat().st_size for file in files) <= _MOST


@pytest.fixture
def kept() -> Image.Image:
    return Image.open(Shot("home", "phone").file).convert("RGB")


def test_other_smoothing_of_strokes_is_no_change(kept: Image.Image) -> None:
    sharper = kept.filter(ImageFilter.UnsharpMask(1, 60, 0))
    assert difference(kept, sharper)[0] < 0.005


@pytest.mark.parametrize("change", ["moved", "a button gone", "another colour", "larger text"])
def test_what_somebody_would_notice_is_noticed(kept: Image.Image, change: str) -> None:
    now = kept.copy()
    if change == "moved":
        now.paste(kept.crop((0, 0, kept.width, kept.height - 6)), (0, 6))
    elif change == "a button gone":
        ImageDraw.Draw(now).rectangle((15, 110, 90, 140), fill=kept.getpixel((100, 125)))
    elif change == "another colour":
        now = Image.merge("RGB", (now.getchannel("G"), now.getchannel("R"), now.getchannel("B")))
    else:
        now = kept.resize((kept.width * 11 // 10, kept.height * 11 // 10)).crop((0, 0, *kept.size))
    assert difference(kept, now)[0] > 0.012
