"""The player of a lesson's video: begun by one tap, gone on with, moved, read, listened to, kept, and on the whole screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from generator.mkdocs_hook import render
from generator.pipeline import Project, build
from generator.report import terminal
from tests.browser.conftest import Arrive
from tests.browser.published import served, small_project
from tests.browser.states import LOOKS, look
from tests.browser.visitor import DESKTOP, SMALL_PHONE, Visitor
from tests.generator.publishing import lock
from tests.generator.video.films import H264, film, picture, sound

LESSON = "demo-two"
PATH = f"lessons/demo/{LESSON}/"
SECONDS = 70
PATIENT = 30_000
_AT_ONCE = ("-movflags", "+faststart")
_FRONT = """\
video: film.mp4
chapters:
- at: 0
  title: 开场
- at: 20
  title: 借书的规矩
- at: 50
  title: 小结
---
"""
_SAID = ("读书角 A&B 在一楼大厅", "先登记再取书", "还书要当面点清", "损坏的要说明", "这就是借书的规矩")
_IS_TITLE_OUT_OF_REACH = "() => Boolean(document.querySelector('h1').closest('[inert]'))"
_NOTHING_KEPT = "() => caches.open('suixue-media').then((one) => one.keys()).then((keys) => keys.length === 0)"
_COUNT_COPIES = """window.copies = 0;
for (const [name, step] of [['createObjectURL', 1], ['revokeObjectURL', -1]]) {
  const real = URL[name];
  URL[name] = (one) => { window.copies += step; return real.call(URL, one); };
}"""
_IS_PLAYING = "() => { const video = document.querySelector('video'); return !video.paused && video.readyState > 2; }"


def _captions() -> str:
    cues = (f"00:{at * 12:02}.500 --> 00:{at * 12 + 10:02}.000\n{said}\n" for at, said in enumerate(_SAID))
    return "\n".join(["WEBVTT\n", *cues])


@pytest.fixture(scope="module")
def filmed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with one lesson with a film in two sizes, chapters, captions and sound."""
    folder = tmp_path_factory.mktemp("filmed")
    project = small_project(folder / "project")
    (project / "theme").symlink_to(Path(__file__).parents[2] / "theme")
    lesson = project / f"content/lessons/demo/{LESSON}.md"
    text = lesson.read_text(encoding="utf-8")
    lesson.write_text(text.replace("---\n\n读书会", f"{_FRONT}\n读书会", 1), encoding="utf-8")
    film(lesson.with_name("film.mp4"), *picture("854x480", 5, SECONDS), *sound(SECONDS), *H264, "-g", "10", *_AT_ONCE)
    lesson.with_name("film.vtt").write_text(_captions(), encoding="utf-8")
    lock(project)
    findings = build(Project(project), folder / "site", render)
    assert not findings.errors, terminal(findings)
    with served(folder / "site") as base:
        yield base


class Watcher:
    """Somebody with a phone or a computer on the lesson's page."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        self.page: Page = visitor.page
        self.player = self.page.get_by_role("region", name="课时视频")
        self.range = self.player.get_by_role("slider", name="播放到哪里")
        visitor.context.set_default_timeout(PATIENT)

    def go(self, query: str = "") -> None:
        self.visitor.go(PATH + query)

    def start(self, name: str = "播放") -> None:
        """Taps, and waits until the player stands and the film plays."""
        self.player.get_by_role("button", name=name).click()
        expect(self.range).to_be_visible()
        self.page.wait_for_function(_IS_PLAYING)

    def button(self, name: str | re.Pattern[str]) -> Locator:
        return self.player.get_by_role("button", name=name)

    def pause(self) -> None:
        self.page.evaluate("document.querySelector('video').pause()")

    def at(self) -> float:
        return float(self.page.evaluate("document.querySelector('video').currentTime"))

    def is_paused(self) -> bool:
        return bool(self.page.evaluate("document.querySelector('video').paused"))

    def source(self) -> str:
        return str(self.page.evaluate("document.querySelector('video').currentSrc"))

    def seek(self, second: int) -> None:
        self.range.fill(str(second))
        self.page.wait_for_function("() => !document.querySelector('video').seeking")

    def kept(self, key: str) -> str:
        return str(self.page.evaluate(f"localStorage.getItem('suixue-{key}') || ''"))


@pytest.fixture
def sit(arrive: Arrive, filmed: str) -> Any:
    def start(options: dict[str, Any] | None = None, script: str = "") -> Watcher:
        return Watcher(arrive(options, script, base=filmed))

    return start


def _films(watcher: Watcher) -> list[str]:
    return [path for path in watcher.visitor.witness.paths if path.endswith((".mp4", ".m4a"))]


def test_nothing_is_fetched_before_the_tap_and_one_film_after_it(sit: Any) -> None:
    watcher = sit()
    watcher.go()
    watcher.page.wait_for_load_state("networkidle")
    expect(watcher.player).to_contain_text("1 分 10 秒")
    expect(watcher.player).to_contain_text("声音和字幕")
    assert _films(watcher) == []
    assert not [path for path in watcher.visitor.witness.paths if "player" in path or "watching" in path]
    before = len(watcher.visitor.witness.paths)
    watcher.start()
    first = watcher.visitor.witness.paths[before:]
    assert set(_films(watcher)) == {first[0]}, first
    assert "-480" in first[0]


def test_what_plays_before_the_script_comes_is_not_interrupted_by_it(sit: Any) -> None:
    watcher = sit()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    watcher.page.route(re.compile(r"/lesson\.[^/]+js$"), hold)
    watcher.page.goto(PATH, wait_until="domcontentloaded")
    watcher.page.evaluate("document.querySelector('video').play()")
    watcher.page.wait_for_function(_IS_PLAYING)
    watcher.page.evaluate(
        "document.querySelector('video').addEventListener('emptied', () => { window.broken = true; })"
    )
    for route in held:
        route.continue_()
    expect(watcher.range).to_be_visible()
    expect(watcher.button("播放")).to_be_hidden()
    assert not watcher.is_paused()
    assert watcher.page.evaluate("window.broken") is None


def test_without_scripts_the_browsers_own_controls_stand(sit: Any) -> None:
    watcher = sit({**SMALL_PHONE, "java_script_enabled": False})
    watcher.go()
    assert watcher.page.locator("video[controls]").count() == 1
    expect(watcher.player.get_by_role("button")).to_have_count(0)
    watcher.page.get_by_text("文字稿", exact=True).click()
    expect(watcher.player.get_by_text("先登记再取书")).to_be_visible()


def test_it_goes_on_three_seconds_before_where_one_left(sit: Any) -> None:
    watcher = sit()
    watcher.go()
    watcher.start()
    watcher.seek(33)
    watcher.pause()
    watcher.page.wait_for_function("() => localStorage.getItem('suixue-at-demo-two')")
    watcher.go()
    again = watcher.button("从头看")
    expect(again).to_be_visible()
    watcher.start(name="从 0:30 接着看")
    assert 29.5 < watcher.at() < 36
    watcher.pause()
    watcher.go()
    watcher.button("从头看").click()
    watcher.page.wait_for_function(_IS_PLAYING)
    assert watcher.at() < 5
    watcher.go("?t=52")
    watcher.start(name="从 0:52 接着看")
    assert 51.5 < watcher.at() < 58


def test_speed_captions_and_size_are_kept_for_the_next_lesson(sit: Any) -> None:
    watcher = sit()
    watcher.go()
    watcher.start()
    expect(watcher.player.locator("[data-captions]")).to_have_text(_SAID[0])
    for speed in ("1.25", "1.5", "2", "0.75", "1", "1.25"):
        watcher.button(re.compile("倍速")).click()
        expect(watcher.button(f"倍速 {speed}")).to_be_visible()
        assert watcher.page.evaluate("document.querySelector('video').playbackRate") == float(speed)
    watcher.button("字幕").click()
    expect(watcher.player.locator("[data-captions]")).to_be_hidden()
    watcher.seek(25)
    watcher.button("清晰度和流量").click()
    watcher.player.get_by_role("radio", name=re.compile("240p")).check()
    watcher.page.wait_for_function("() => document.querySelector('video').currentSrc.includes('-240')")
    watcher.page.wait_for_function(_IS_PLAYING)
    assert 24.5 < watcher.at() < 40
    assert watcher.page.evaluate("document.querySelector('video').playbackRate") == 1.25
    watcher.go()
    watcher.start(name=re.compile("接着看"))
    assert "-240" in watcher.source()
    expect(watcher.button("倍速 1.25")).to_be_visible()
    expect(watcher.player.locator("[data-captions]")).to_be_hidden()
    assert watcher.button("字幕").get_attribute("aria-pressed") == "false"


def test_the_sound_alone_is_played_and_counts(sit: Any) -> None:
    watcher = sit()
    watcher.go()
    watcher.start()
    watcher.button("清晰度和流量").click()
    watcher.player.get_by_role("radio", name=re.compile("仅声音 · 0.")).check()
    watcher.page.wait_for_function("() => document.querySelector('video').currentSrc.endsWith('.m4a')")
    watcher.page.wait_for_function(_IS_PLAYING)
    expect(watcher.player.locator("[data-captions]")).to_have_text(_SAID[0])
    watcher.page.wait_for_timeout(2500)
    watcher.pause()
    watcher.page.wait_for_function("() => (localStorage.getItem('suixue-seen-demo-two') || '').includes('11')")


def test_a_lesson_is_read_without_its_film(sit: Any) -> None:
    watcher = sit()
    watcher.go()
    watcher.player.get_by_text("文字稿", exact=True).click()
    lines = watcher.player.get_by_role("group", name=re.compile("文字稿"))
    expect(lines.get_by_role("button")).to_have_count(len(_SAID) + 2)  # and the chapters in which something is said
    assert _films(watcher) == []
    watcher.player.get_by_role("searchbox", name="在文字稿里找").fill("规矩")
    expect(watcher.player.get_by_role("status").filter(has_text="找到 2 句")).to_be_visible()
    expect(lines.get_by_role("button")).to_have_count(2)
    watcher.player.get_by_role("searchbox").fill("没有的话")
    expect(watcher.player.get_by_text("没有这几个字")).to_be_visible()
    watcher.player.get_by_role("searchbox").fill("")
    lines.get_by_role("button", name=_SAID[2]).click()
    watcher.page.wait_for_function(_IS_PLAYING)
    assert 24 < watcher.at() < 30
    expect(lines.locator("[aria-current]")).to_contain_text(_SAID[2])
    assert _films(watcher) != []


def test_lines_are_gone_through_with_the_arrow_keys(sit: Any) -> None:
    watcher = sit(DESKTOP)
    watcher.go()
    watcher.player.get_by_text("文字稿", exact=True).click()
    lines = watcher.player.get_by_role("group", name=re.compile("文字稿")).get_by_role("button")
    expect(lines.first).to_be_visible()
    assert [lines.nth(at).get_attribute("tabindex") for at in range(3)] == ["0", "-1", "-1"]
    lines.first.focus()
    watcher.page.keyboard.press("ArrowDown")
    expect(lines.nth(1)).to_be_focused()
    watcher.page.keyboard.press("Enter")
    watcher.page.wait_for_function(_IS_PLAYING)


def test_chapters_lead_to_their_seconds_and_the_one_that_plays_is_marked(sit: Any) -> None:
    watcher = sit()
    watcher.go()
    watcher.start()
    chapters = watcher.player.get_by_role("list", name="分段")
    expect(chapters.get_by_role("link")).to_have_text([re.compile("开场"), re.compile("借书"), re.compile("小结")])
    chapters.get_by_role("link", name=re.compile("小结")).click()
    expect(chapters.locator("[aria-current]")).to_contain_text("小结")
    assert 49.5 < watcher.at() < 56
    assert "小结" in (watcher.range.get_attribute("aria-valuetext") or "")


def test_what_was_jumped_over_is_said_and_played_with_one_tap(sit: Any) -> None:
    watcher = sit()
    watcher.go()
    watcher.page.evaluate(
        f"localStorage.setItem('suixue-seen-demo-two', '1'.repeat(20) + '00' + '1'.repeat(20) + '00' + '1'.repeat({SECONDS - 46}) + '00')"
    )
    watcher.go()
    watcher.start()
    said = watcher.player.get_by_role("status").filter(has_text="看过")
    expect(said).to_have_text("看过 91%，跳过了 2 段，共 4 秒")
    watcher.button("补看").click()
    watcher.page.wait_for_function("() => document.querySelector('video').currentTime >= 42")
    expect(watcher.button("补看")).to_be_hidden()
    assert watcher.at() < 50
    seen = watcher.kept("seen-demo-two")
    watcher.pause()
    watcher.page.wait_for_function("(seen) => localStorage.getItem('suixue-seen-demo-two') !== seen", arg=seen)
    assert "0" not in watcher.kept("seen-demo-two")[:60]


def test_the_keys_of_players_on_computers(sit: Any) -> None:
    watcher = sit(DESKTOP)
    watcher.go()
    watcher.start()
    page = watcher.page
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("k")
    assert watcher.is_paused()
    page.keyboard.press("5")
    page.wait_for_function("() => Math.abs(document.querySelector('video').currentTime - 35) < 1")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => Math.abs(document.querySelector('video').currentTime - 40) < 1")
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("() => Math.abs(document.querySelector('video').currentTime - 35) < 1")
    page.keyboard.press(">")
    expect(watcher.button("倍速 1.25")).to_be_visible()
    page.keyboard.press("m")
    assert page.evaluate("document.querySelector('video').muted")
    page.keyboard.press("c")
    expect(watcher.player.locator("[data-captions]")).to_be_hidden()
    watcher.range.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => Math.abs(document.querySelector('video').currentTime - 40) < 1")
    page.keyboard.press(" ")
    page.wait_for_function(_IS_PLAYING)


def test_the_whole_screen_keeps_captions_and_bar_and_hides_the_rest(sit: Any) -> None:
    watcher = sit()
    watcher.go()
    watcher.start()
    watcher.button("全屏").click()
    expect(watcher.player).to_have_class(re.compile("player-whole"))
    box = watcher.player.bounding_box()
    assert box is not None and (box["x"], box["y"]) == (0, 0)
    assert box["width"] == watcher.page.evaluate("innerWidth")
    expect(watcher.player.locator("[data-captions]")).to_be_in_viewport()
    expect(watcher.range).to_be_in_viewport()
    assert watcher.page.evaluate(_IS_TITLE_OUT_OF_REACH)
    watcher.page.wait_for_function("() => document.querySelector('.player-idle')", timeout=PATIENT)
    expect(watcher.range).to_be_hidden()
    watcher.page.locator("video").tap()
    expect(watcher.range).to_be_visible()
    assert not watcher.is_paused()
    watcher.button("全屏").click()
    expect(watcher.player).not_to_have_class(re.compile("player-whole"))
    assert not watcher.page.evaluate(_IS_TITLE_OUT_OF_REACH)


def test_turning_the_phone_fills_the_screen_and_back(sit: Any) -> None:
    watcher = sit()
    watcher.go()
    watcher.start()
    watcher.page.set_viewport_size({"width": 844, "height": 390})
    expect(watcher.player).to_have_class(re.compile("player-whole"))
    watcher.page.set_viewport_size({"width": 390, "height": 844})
    expect(watcher.player).not_to_have_class(re.compile("player-whole"))
    assert not watcher.is_paused()


def test_a_copy_that_is_no_longer_played_is_let_go(sit: Any) -> None:
    watcher = sit()
    watcher.page.add_init_script(_COUNT_COPIES)
    watcher.go()
    watcher.start()
    watcher.button("清晰度和流量").click()
    watcher.button(re.compile("存到手机")).click()
    expect(watcher.player).to_contain_text("存在这台手机上了")
    watcher.go()
    watcher.page.wait_for_function("() => window.copies === 1")
    watcher.start()
    watcher.button("清晰度和流量").click()
    watcher.player.get_by_label(re.compile("240p ·")).check()
    watcher.page.wait_for_function("() => window.copies === 0")
    assert not watcher.source().startswith("blob:")


def test_a_film_kept_on_the_phone_plays_without_a_network(sit: Any) -> None:
    watcher = sit()
    watcher.go()
    watcher.start()
    watcher.button("清晰度和流量").click()
    watcher.button(re.compile("存到手机")).click()
    expect(watcher.player).to_contain_text("存在这台手机上了")
    watcher.visitor.context.route("**/*.mp4", lambda route: route.abort())
    watcher.go()
    watcher.page.wait_for_function("() => document.querySelector('video').src.startsWith('blob:')")
    watcher.start()
    assert watcher.source().startswith("blob:")
    watcher.button("清晰度和流量").click()
    watcher.button("从手机上删掉").click()
    expect(watcher.button(re.compile("存到手机"))).to_be_visible()
    assert (
        watcher.page.evaluate("caches.open('suixue-media').then((one) => one.keys()).then((keys) => keys.length)") == 0
    )


def test_a_film_that_does_not_come_is_said_with_a_way_on(sit: Any) -> None:
    watcher = sit()
    watcher.go()
    watcher.visitor.witness.expect("ERR_FAILED|Failed to load")
    watcher.visitor.context.route("**/*-480.mp4", lambda route: route.abort())
    watcher.button("播放").click()
    said = watcher.player.get_by_role("status").filter(has_text="没有取到")
    expect(said).to_be_visible()
    watcher.button("换省流量的").click()
    watcher.page.wait_for_function("() => document.querySelector('video').currentSrc.includes('-240')")
    watcher.page.wait_for_function(_IS_PLAYING)
    expect(said).to_have_count(0)


def test_a_slow_network_is_given_the_smallest(sit: Any) -> None:
    saving = "Object.defineProperty(navigator, 'connection', { value: { saveData: true, effectiveType: '4g' } });"
    watcher = sit(None, saving)
    watcher.go()
    watcher.start()
    assert "-240" in watcher.source()


def test_whatever_a_phone_holds_it_plays(sit: Any) -> None:
    watcher = sit()
    watcher.go()
    for speed in ('"abc"', "-1", "1000", "null", "16", "0"):
        watcher.page.evaluate(f"""() => {{
          localStorage.setItem('suixue-player', '{{"speed":{speed},"wish":7,"captions":[]}}');
          localStorage.setItem('suixue-at-demo-two', '1e999');
          localStorage.setItem('suixue-seen-demo-two', '01'.repeat(500000));
        }}""")
        watcher.go()
        expect(watcher.button("播放")).to_be_visible()
        assert watcher.page.evaluate("document.querySelector('video').defaultPlaybackRate") == 1
    watcher.start()
    expect(watcher.button("倍速 1")).to_be_visible()
    expect(watcher.player.get_by_role("status").filter(has_text="看过 50%")).to_be_visible()
    assert watcher.at() < 10


def test_whatever_second_is_asked_for_it_begins(sit: Any) -> None:
    watcher = sit()
    for asked in ("Infinity", "99999", "70", "-5", "0", "x", "1e-9", "", "1e400"):
        watcher.go(f"?t={asked}")
        expect(watcher.button("播放")).to_be_visible()
    watcher.start()
    assert watcher.at() < 10


def test_what_is_no_video_is_neither_kept_nor_played(sit: Any) -> None:
    """Where one has to sign in first, a network answers everything with its own page."""
    watcher = sit()
    watcher.go()
    watcher.start()
    watcher.button("清晰度和流量").click()
    watcher.visitor.context.route(
        "**/*.mp4", lambda route: route.fulfill(body="<p>请登录</p>", content_type="text/html")
    )
    watcher.button(re.compile("存到手机")).click()
    expect(watcher.player).to_contain_text("没有存成")
    watcher.visitor.context.unroute("**/*.mp4")
    watcher.page.evaluate(
        "(src) => caches.open('suixue-media').then((cache) => cache.put(src, new Response('<p>请登录</p>')))",
        watcher.source(),
    )
    watcher.go()
    watcher.start()
    assert watcher.source().endswith(".mp4")
    watcher.page.wait_for_function(_NOTHING_KEPT)


def test_a_player_that_does_not_come_leaves_the_browsers_controls_and_comes_later(sit: Any) -> None:
    watcher = sit()
    watcher.visitor.witness.expect("ERR_FAILED|Failed to load")
    watcher.visitor.context.route("**/player.*.js", lambda route: route.abort())
    watcher.go()
    watcher.button("播放").click()
    watcher.page.wait_for_function(_IS_PLAYING)
    expect(watcher.player.get_by_text("有一部分没有取到")).to_be_visible()
    assert watcher.page.evaluate("document.querySelector('video').controls")
    watcher.visitor.context.unroute("**/player.*.js")
    watcher.pause()
    watcher.page.evaluate("document.querySelector('video').play()")
    expect(watcher.range).to_be_visible()
    expect(watcher.player.get_by_text("有一部分没有取到")).to_be_hidden()
    assert not watcher.page.evaluate("document.querySelector('video').controls")


def test_without_a_network_the_first_tap_says_so_and_the_next_tries_again(sit: Any) -> None:
    watcher = sit()
    watcher.go()
    watcher.visitor.witness.expect("ERR_INTERNET_DISCONNECTED|Failed to load")
    watcher.visitor.context.set_offline(True)
    watcher.button("播放").click()
    again = watcher.button("没有取到，再试一次")
    expect(again).to_be_visible()
    watcher.visitor.context.set_offline(False)
    again.click()
    expect(watcher.range).to_be_visible()
    watcher.page.wait_for_function(_IS_PLAYING)


def test_only_the_words_are_read_from_the_whole_screen_too(sit: Any) -> None:
    watcher = sit()
    watcher.go()
    watcher.start()
    watcher.button("全屏").click()
    watcher.button("清晰度和流量").click()
    expect(watcher.player.locator("[data-captions]")).to_be_hidden()
    watcher.button("只看文字，不耗流量").click()
    expect(watcher.player).not_to_have_class(re.compile("player-whole"))
    expect(watcher.player.get_by_role("searchbox", name="在文字稿里找")).to_be_in_viewport()


def test_two_tabs_keep_what_both_have_seen(sit: Any) -> None:
    watcher = sit()
    watcher.go()
    watcher.start()
    watcher.page.evaluate(
        f"localStorage.setItem('suixue-seen-demo-two', '0'.repeat(60) + '1111' + '0'.repeat({SECONDS - 64}))"
    )
    watcher.page.wait_for_timeout(2500)
    watcher.pause()
    watcher.page.wait_for_function("() => /^1.*1111/.test(localStorage.getItem('suixue-seen-demo-two'))")


@pytest.mark.parametrize(("options", "script"), LOOKS)
def test_every_state_of_the_player_can_be_seen_and_used(sit: Any, options: dict[str, Any], script: str) -> None:
    watcher = sit(options, script)
    watcher.go()
    assert look(watcher.page) == []
    watcher.start()
    watcher.seek(40)
    expect(watcher.player.get_by_role("status").filter(has_text="跳过了")).to_be_visible()
    watcher.pause()
    assert look(watcher.page) == []
    watcher.button("清晰度和流量").click()
    assert look(watcher.page) == []
    watcher.button("清晰度和流量").click()
    watcher.player.get_by_text("文字稿", exact=True).click()
    assert look(watcher.page) == []
    watcher.player.get_by_text("文字稿", exact=True).click()
    watcher.button("全屏").click()
    expect(watcher.player).to_have_class(re.compile("player-whole"))
    assert look(watcher.page) == []
