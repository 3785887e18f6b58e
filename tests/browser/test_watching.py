"""What of a lesson's video was watched goes to the record, once a day, and only if it was watched."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from tests.browser.visitor import Visitor

LESSON = "basics-nature"
PATH = f"lessons/basics/{LESSON}/"
_PLAY = """([speed, seconds]) => new Promise((resolve) => {
  const video = document.querySelector('video');
  video.muted = true;
  video.playbackRate = speed;
  video.addEventListener('pause', () => setTimeout(resolve, 300), { once: true });
  video.play().then(() => setTimeout(() => video.pause(), seconds * 1000));
})"""


def _play(page: Page, seconds: float, speed: float = 1) -> None:
    """Plays for so long, then pauses."""
    page.evaluate(_PLAY, [speed, seconds])


def _seen(page: Page) -> str:
    """What the phone knows to have been seen, second by second."""
    kept: str | None = page.evaluate(f"localStorage.getItem('suixue-seen-{LESSON}')")
    return kept or ""


def _nearly_watched(phone: Visitor, length: int) -> None:
    """A new visit, as if all had been seen before but the first tenth and three seconds more."""
    unseen = length // 10 + 3
    phone.go("404.html")  # on leaving the lesson keeps what was seen there
    phone.page.evaluate(
        f"localStorage.setItem('suixue-seen-{LESSON}', '0'.repeat({unseen}) + '1'.repeat({length - unseen}))"
    )
    phone.go(PATH)


def _watched(phone: Visitor) -> list[dict[str, Any]]:
    return [one for one in phone.record() if one["verb"] == "experienced"]


def test_a_video_watched_is_recorded_once_a_day(phone: Visitor) -> None:
    page = phone.page
    phone.go(PATH)
    _play(page, 1)  # brings the script
    _play(page, 3)
    seen = _seen(page)
    assert 2 <= seen.count("1") <= 4, seen
    assert seen.strip("0").count("0") == 0  # in one piece
    _nearly_watched(phone, len(seen))
    _play(page, 1)
    assert not _watched(phone)
    _play(page, 3, 2)
    page.wait_for_function(f"() => !localStorage.getItem('suixue-seen-{LESSON}')")
    (statement,) = _watched(phone)
    version = phone.fetch("data/credits.json")["versions"][0]["version"]
    assert statement["object"] == {"type": "lesson", "id": LESSON}
    assert (statement["evidence"], statement["rule"]) == ("E0", version)
    covered, of = statement["result"]["covered"], statement["result"]["of"]
    assert of == len(seen) and covered * 100 >= of * 90

    _nearly_watched(phone, len(seen))
    _play(page, 1)
    _play(page, 3, 2)
    page.wait_for_function(f"() => !localStorage.getItem('suixue-seen-{LESSON}')")
    assert len(_watched(phone)) == 1


def test_what_is_played_at_sixteen_times_the_speed_was_not_watched(phone: Visitor) -> None:
    phone.go(PATH)
    _play(phone.page, 1)
    before = _seen(phone.page).count("1")
    _play(phone.page, 4, 16)
    assert _seen(phone.page).count("1") <= before + 1
