"""A lesson's video stops and asks; whoever errs sees the segment again and is asked another one; then it is credited."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from generator.mkdocs_hook import render
from generator.pipeline import Project, build
from generator.record.calendar import year_of
from generator.record.credits import count
from generator.record.progress import shanghai_day
from generator.report import terminal
from tests.browser.conftest import Arrive
from tests.browser.player import known_questions, option_words, right_keys, squashed, wrong_keys
from tests.browser.published import made, served, small_project
from tests.browser.states import look
from tests.browser.visitor import PHONE, Visitor
from tests.generator.publishing import lock
from tests.generator.video.films import H264, film, picture, sound

LESSON = "demo-two"
PATH = f"lessons/demo/{LESSON}/"
SECONDS = 12
WINDOW, BACK = (4, 5), (1, 3)
PATIENT = 60_000
"""Milliseconds: on a machine with much else to do."""
_AT_ONCE = ("-movflags", "+faststart")
_FRONT = """\
video: film.mp4
checkpoints:
- window:
  - 4
  - 5
  back:
  - 1
  - 3
  questions:
  - demo-0001
  - demo-0002
---
"""
_CAPTIONS = "WEBVTT\n\n00:00.500 --> 00:05.000\n读书角在一楼大厅\n\n00:05.500 --> 00:11.000\n先登记再取书\n"
_PLAY = """() => {
  const video = document.querySelector('video');
  video.muted = true;
  video.playbackRate = 2;
  return video.play();
}"""
_IS_PAUSED = "() => document.querySelector('video').paused"


@pytest.fixture(scope="module")
def stopping() -> Iterator[str]:
    """The address of a site with one lesson whose video stops and asks."""
    with served(made("stopping", _publish) / "site") as base:
        yield base


def _publish(folder: Path) -> None:
    project = small_project(folder / "project")
    (project / "theme").symlink_to(Path(__file__).parents[2] / "theme")
    lesson = project / f"content/lessons/demo/{LESSON}.md"
    text = lesson.read_text(encoding="utf-8")
    lesson.write_text(text.replace("---\n\n读书会", f"{_FRONT}\n读书会", 1), encoding="utf-8")
    film(lesson.with_name("film.mp4"), *picture("320x240", 10, SECONDS), *sound(SECONDS), *H264, "-g", "10", *_AT_ONCE)
    lesson.with_name("film.vtt").write_text(_CAPTIONS, encoding="utf-8")
    lock(project)
    findings = build(Project(project), folder / "site", render)
    assert not findings.errors, terminal(findings)


@pytest.fixture
def visitor(arrive: Arrive, stopping: str) -> Visitor:
    made = arrive(base=stopping)
    made.context.set_default_timeout(PATIENT)
    return made


def _section(visitor: Visitor) -> Locator:
    return visitor.page.get_by_role("region", name="随堂题")


def _asked(visitor: Visitor) -> dict[str, Any]:
    """Waits for a question that waits for an answer, and gives what the site's files say of it."""
    card = _section(visitor).locator(".question:not([data-answered])")
    expect(card.locator(".stem")).to_be_visible(timeout=PATIENT)
    assert visitor.page.evaluate(_IS_PAUSED)
    return known_questions(visitor)[squashed(card.locator(".stem").inner_text())]


def _answer(visitor: Visitor, question: dict[str, Any], keys: Callable[[dict[str, Any]], list[Any]]) -> None:
    section = _section(visitor)
    for key in keys(question):
        wanted = option_words(question, key)
        shown = [squashed(text) for text in section.locator("button.option").all_inner_texts()]
        at = next(place for place, text in enumerate(shown) if text in (wanted, f"{text[0]}{wanted}"))
        section.locator("button.option").nth(at).click()
    expect(section.get_by_role("region", name="解析")).to_be_visible(timeout=PATIENT)


def _at(visitor: Visitor) -> float:
    seconds: float = visitor.page.evaluate("() => document.querySelector('video').currentTime")
    return seconds


def _written(visitor: Visitor, verb: str) -> list[dict[str, Any]]:
    return [one for one in visitor.record() if one["verb"] == verb]


def _wait_for(visitor: Visitor, verb: str) -> dict[str, Any]:
    """The only statement with this verb, once it is there."""
    for _ in range(PATIENT // 250):
        found = _written(visitor, verb)
        if found:
            assert len(found) == 1
            return found[0]
        visitor.page.wait_for_timeout(250)
    raise AssertionError(f"no {verb} in {[one['verb'] for one in visitor.record()]}")


def test_a_video_stops_asks_shows_the_segment_again_and_is_credited(visitor: Visitor) -> None:
    page = visitor.page
    visitor.go(PATH)
    page.wait_for_timeout(300)
    assert not [path for path in visitor.witness.paths if "checkpoints" in path or path.endswith(".mp4")]
    page.evaluate(_PLAY)
    first = _asked(visitor)
    # A tick comes four times a second, and at double speed it may be late by what a busy machine takes.
    assert WINDOW[0] <= _at(visitor) <= WINDOW[1] + 3
    assert look(page) == []
    _answer(visitor, first, wrong_keys)
    assert look(page) == []
    look_back = _section(visitor).get_by_role("button", name=f"回看 {BACK[1] - BACK[0]} 秒")
    look_back.click()
    page.wait_for_function("() => document.querySelector('video').currentTime < 4")
    sibling = _asked(visitor)
    assert sibling["id"] != first["id"]
    assert BACK[1] <= _at(visitor) <= BACK[1] + 3
    assert not _written(visitor, "experienced")
    _answer(visitor, sibling, right_keys)
    _section(visitor).get_by_role("button", name="接着看").click()

    watched = _wait_for(visitor, "experienced")
    (started,) = _written(visitor, "initialized")
    assert started["object"] == {"type": "lesson", "id": LESSON}
    assert started["result"]["checkpoint"] == 1
    assert {item["id"] for item in started["result"]["items"]} == {"demo-0001", "demo-0002"}
    answers = _written(visitor, "answered")
    assert [(one["object"]["id"], one["result"]["state"]) for one in answers] == [
        (first["id"], "wrong"),
        (sibling["id"], "right"),
    ]
    assert {one["session"] for one in answers} == {started["session"]}
    result = watched["result"]
    assert (result["checkpoints"], result["done"]) == (1, 1)
    assert result["covered"] * 100 >= 90 * result["of"]
    assert _credits(visitor) == 30


def _credits(visitor: Visitor) -> int:
    """What the year's credits come to once the level of the lesson is passed too."""
    statements = visitor.record()
    watched = next(one for one in statements if one["verb"] == "experienced")
    passed = {"verb": "completed", "object": {"type": "level", "id": LESSON}, "result": {"points": 5, "of": 5}}
    rules = visitor.fetch("data/credits.json")
    now = watched["time"]
    return count([*statements, watched | passed], rules, year_of(shanghai_day(now)), now).total


def test_a_question_on_the_whole_screen_can_be_read_answered_and_left(visitor: Visitor) -> None:
    page = visitor.page
    visitor.go(PATH)
    page.evaluate(_PLAY)
    player = page.get_by_role("region", name="课时视频")
    player.get_by_role("button", name="全屏").click()
    question = _asked(visitor)
    expect(player.locator("[data-captions]")).to_be_hidden()
    assert look(page) == []
    _answer(visitor, question, right_keys)
    player.get_by_role("button", name="全屏").click()
    _section(visitor).get_by_role("button", name="接着看").click()
    page.wait_for_function(f"() => document.querySelector('video').currentTime > {WINDOW[1]}")


def test_a_checkpoint_jumped_over_keeps_the_video_from_being_done_until_it_is_answered(visitor: Visitor) -> None:
    page = visitor.page
    visitor.go(PATH)
    page.evaluate(f"localStorage.setItem('suixue-seen-{LESSON}', '1'.repeat({SECONDS}))")
    visitor.go(PATH)
    page.evaluate(_PLAY)
    page.wait_for_function("() => document.querySelector('video').readyState > 1")
    page.evaluate(f"document.querySelector('video').currentTime = {SECONDS - 2}")
    expect(visitor.page.get_by_text("还有 1 处随堂题没答")).to_be_visible(timeout=PATIENT)
    expect(_section(visitor)).to_contain_text("还有 1 处随堂题没有答", timeout=PATIENT)
    assert not _written(visitor, "experienced")
    _section(visitor).get_by_role("button", name="去答题").click()
    _answer(visitor, _asked(visitor), right_keys)
    _section(visitor).get_by_role("button", name="接着看").click()
    assert _wait_for(visitor, "experienced")["result"]["done"] == 1


def test_twice_wrong_goes_on_and_what_is_done_is_not_asked_again(visitor: Visitor) -> None:
    page = visitor.page
    visitor.go(PATH)
    page.evaluate(_PLAY)
    _answer(visitor, _asked(visitor), wrong_keys)
    visitor.go(PATH)  # left half-way: after a reload the other question is asked at the same moment
    page.evaluate(_PLAY)
    _answer(visitor, _asked(visitor), wrong_keys)
    _section(visitor).get_by_role("button", name="接着看").click()
    page.wait_for_function("() => document.querySelector('video').ended")
    assert [one["result"]["state"] for one in _written(visitor, "answered")] == ["wrong", "wrong"]
    assert len({one["object"]["id"] for one in _written(visitor, "answered")}) == 2
    page.evaluate(_PLAY)
    page.wait_for_function(f"() => document.querySelector('video').currentTime > {WINDOW[1] + 1}")
    expect(_section(visitor)).to_have_count(0)


def test_without_a_network_nobody_is_kept_waiting(visitor: Visitor) -> None:
    page = visitor.page
    visitor.go(PATH)
    page.evaluate(_PLAY)
    visitor.context.route("**/data/questions/*.json", lambda route: route.abort())
    visitor.witness.expect("ERR_FAILED")
    go_on = _section(visitor).get_by_role("button", name="先接着看")
    expect(go_on).to_be_visible(timeout=PATIENT)
    go_on.click()
    page.wait_for_function(f"() => document.querySelector('video').currentTime > {WINDOW[1] + 1}")
    assert not _written(visitor, "answered")


_HIDDEN = "Object.defineProperty(document, 'hidden', { value: true });"
_CLOCK_PUT_ON = "const now = Date.now; setInterval(() => { Date.now = () => now() + 3600000; }, 1000);"
_PLAY_TO_THE_END = """([speed, from]) => new Promise((resolve) => {
  const video = document.querySelector('video');
  video.muted = true;
  video.playbackRate = speed;
  const begun = performance.now();
  video.addEventListener('ended', () => setTimeout(resolve, 500, performance.now() - begun), { once: true });
  video.play().then(() => { if (from) video.currentTime = from; });
})"""
_WATCHED_ONLY = """() => {
  const video = document.querySelector('video');
  const film = document.querySelector('[data-film]');
  const script = Object.assign(document.createElement('script'), { src: video.dataset.watching });
  film.textContent = JSON.stringify({ ...JSON.parse(film.textContent), checkpoints: [] });
  for (const name of ['watching', 'checkpoints']) delete video.dataset[name];
  document.head.append(script);
}"""
"""Follows the video from before it plays, and lets nothing stop it."""
_TABLE = (
    ("at 1×", 1, 0, "", True),
    ("at 2×", 2, 0, "", True),
    ("at 4×", 4, 0, "", False),
    ("at 16×", 16, 0, "", False),
    ("dragged to the end", 1, SECONDS - 1, "", False),
    ("at 2× in a tab out of sight", 2, 0, _HIDDEN, False),
    ("at 2× with the clock put on by an hour", 2, 0, _CLOCK_PUT_ON, True),
    ("at 16× with the clock put on by an hour", 16, 0, _CLOCK_PUT_ON, False),
)
"""How it is played, at which speed, from where, what the browser is made to say; and whether it was watched then."""


@pytest.mark.long
@pytest.mark.parametrize(("how", "speed", "start", "script", "watched"), _TABLE, ids=[row[0] for row in _TABLE])
def test_what_of_a_video_counts(
    arrive: Arrive, stopping: str, how: str, speed: int, start: int, script: str, watched: bool
) -> None:
    """On a machine so busy that it plays sixteen times as slowly, all may be seen: then nothing is told of this speed."""
    visitor = arrive(base=stopping, script=script)
    visitor.go(PATH)
    visitor.page.evaluate(_WATCHED_ONLY)
    visitor.page.wait_for_timeout(500)
    took = visitor.page.evaluate(_PLAY_TO_THE_END, [speed, start]) / 1000
    seen = visitor.page.evaluate("localStorage.getItem('suixue-seen-demo-two') || ''").count("1")
    known = [one["result"]["covered"] for one in _written(visitor, "experienced")]
    covered = known[0] if known else seen
    print(f"{how}: {covered} s of {SECONDS} count, played in {took:.1f} s")
    if watched:
        assert known and covered * 100 >= 90 * SECONDS
    elif start or script == _HIDDEN or took < SECONDS / 3:
        assert not known and covered <= 4


_NOTHING_MAY_BE_KEPT = """for (const name of ['indexedDB', 'localStorage', 'sessionStorage', 'caches']) {
  Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });
}"""


def test_where_nothing_may_be_kept_the_video_plays_asks_and_says_so(stopping: str, arrive: Arrive) -> None:
    page = arrive(PHONE, _NOTHING_MAY_BE_KEPT, stopping).page
    page.goto(stopping + PATH)
    page.locator("[data-start]").click()
    expect(page.locator("[data-player]").get_by_text("要留住，先去备份")).to_be_visible(timeout=PATIENT)
    page.evaluate(_PLAY)
    page.wait_for_function(_IS_PAUSED, timeout=PATIENT)
    expect(page.get_by_role("region", name="随堂题")).to_be_visible()
