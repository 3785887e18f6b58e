"""How practice looks in every state, to everyone: small screens, dark, large text; what waits, and that nothing jumps."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Arrive
from tests.browser.look import axe_faults, cut_texts, dark_faults, frame_faults, small_targets, wider_than_screen
from tests.browser.player import Player, right_keys, squashed, wrong_keys
from tests.browser.visitor import DESKTOP, SMALL_PHONE, Visitor

DAY = 86_400_000
NARROW: dict[str, Any] = {**SMALL_PHONE, "viewport": {"width": 320, "height": 640}}
LARGEST = "if (location.protocol === 'http:') localStorage.setItem('suixue-play', JSON.stringify({ size: 3 }));"
_TWICE = "document.addEventListener('DOMContentLoaded', () => { document.documentElement.style.fontSize = '200%'; });"
_SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const { value, sources } of list.getEntries())
    window.shifts.push(`${value} ${sources.map(({ node }) => node && node.outerHTML && node.outerHTML.slice(0, 60))}`);
}).observe({ type: 'layout-shift', buffered: true });
"""
# What is tapped most is larger than what must be large enough.
_SMALL_MAIN = """
() => [...document.querySelectorAll('.btn-main, .option, .way-card, [data-go-on], .cell, .size, .switch')]
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 48)
  .map((one) => `${one.className} “${one.innerText.slice(0, 12)}” ${one.getBoundingClientRect().height} high`)
"""


@dataclass
class Journey:
    """Someone who goes through everything, and what is wrong where they have been."""

    visitor: Visitor
    player: Player
    both_schemes: bool = False
    """Whether every state is looked at in the dark too; the others are in one scheme."""
    faults: list[str] = field(default_factory=list)

    @property
    def page(self) -> Page:
        return self.visitor.page

    def look(self, state: str) -> None:
        page = self.page
        found = [*wider_than_screen(page), *cut_texts(page), *small_targets(page), *frame_faults(page)]
        found += [*axe_faults(page), *page.evaluate(_SMALL_MAIN)]
        if self.both_schemes:
            found += dark_faults(page)
        self.faults += [f"{state}: {one}" for one in found]

    def asked(self) -> dict[str, Any]:
        expect(self.player.options.first).to_be_visible()
        return self.player.known[squashed(self.player.stem.inner_text())]

    def answer(self, right: bool) -> None:
        question = self.asked()
        self.player.give(question, (right_keys if right else wrong_keys)(question))

    def main(self, name: str) -> None:
        self.page.get_by_role("region", name="下一步").get_by_role("button", name=re.compile(name)).click()

    def go(self, path: str) -> None:
        self.visitor.go(path)
        expect(self.page.get_by_role("main").locator("h1")).to_have_count(1)

    def dialog(self, opener: str, state: str) -> None:
        self.page.get_by_role("button", name=opener).click()
        expect(self.page.get_by_role("dialog")).to_be_visible()
        self.page.wait_for_timeout(250)  # it rises
        self.look(state)
        self.page.keyboard.press("Escape")
        expect(self.page.get_by_role("dialog")).to_have_count(0)


def _journey(arrive: Arrive, options: dict[str, Any], script: str = "") -> Journey:
    visitor = arrive(options, script)
    return Journey(visitor, Player.of(visitor))


LOOKS: dict[str, tuple[dict[str, Any], str]] = {
    "narrow": (NARROW, ""),
    "largest": (SMALL_PHONE, LARGEST),
    "200": ({**SMALL_PHONE, "color_scheme": "dark"}, _TWICE),
    "desktop": ({**DESKTOP, "color_scheme": "dark"}, ""),
}
SOME = [pytest.param(look, marks=() if look == "narrow" else pytest.mark.long) for look in LOOKS]
"""The narrowest phone always, the others in the long run."""


@pytest.mark.parametrize("look", SOME)
def test_practice_can_be_used_by_everyone_in_every_state(arrive: Arrive, look: str) -> None:
    one = _journey(arrive, *LOOKS[look])
    one.both_schemes = look == "narrow"
    one.go("practice/")
    one.look("hub")
    for way in ("sequence", "chapter", "topic", "type"):
        one.go(f"practice/go/?way={way}")
        one.look(way)
    for empty in ("practice/go/?way=favourites", "practice/go/?way=hard", "practice/round/?way=review"):
        one.go(empty)
        one.look(empty)
    one.go("practice/mistakes/")
    one.look("no mistakes")
    one.go("practice/go/?way=chapter&of=basics-nature")
    one.asked()
    one.look("question")
    one.answer(right=False)
    one.look("wrong")
    one.page.locator("summary", has_text="这题有问题").click()
    one.look("report")
    one.dialog("记笔记", "note")
    one.dialog("答题卡", "sheet")
    one.dialog("字号和声音", "settings")
    one.main("下一题")
    one.answer(right=True)
    one.look("right")
    assert one.faults == []


@pytest.mark.parametrize("look", SOME)
def test_ends_and_notebooks_can_be_used_by_everyone(arrive: Arrive, look: str) -> None:
    one = _journey(arrive, *LOOKS[look])
    one.both_schemes = look == "narrow"
    one.go("practice/round/?way=daily")
    one.answer(right=False)
    one.look("daily wrong")
    one.main("再答一次")
    for _ in range(5):
        one.answer(right=True)
        one.main("下一题|看小结")
    expect(one.player.stem).to_have_text("今天的五题做完了")
    one.look("daily done")
    one.go("practice/mistakes/")
    one.page.locator(".book summary").first.click()
    one.look("mistakes")
    one.go("practice/round/?way=mistakes")
    one.answer(right=True)
    one.main("看小结")
    expect(one.player.stem).to_have_text("练习小结")
    one.look("summary")
    one.go("practice/go/?way=study&of=basics-nature")
    expect(one.player.feedback).to_be_visible()
    one.look("study")
    one.go("play/?level=basics-nature")
    for pattern in "wrrrr":
        one.answer(right=pattern == "r")
        one.look(f"level {pattern}")
        one.player.next()
    expect(one.player.stem).to_have_text("过关")
    one.page.wait_for_timeout(400)  # the stamp comes down
    one.look("level passed")
    one.go("practice/")
    one.look("hub with a record")
    assert one.faults == []


def _said(page: Page, way: str) -> Any:
    return expect(page.get_by_role("listitem").get_by_role("link", name=way).locator("[data-said]"))


def test_the_hub_says_what_waits_today(arrive: Arrive) -> None:
    one = _journey(arrive, SMALL_PHONE)
    page = one.page
    one.go("practice/")
    _said(page, "每日五题").to_have_text("今天还没做")
    _said(page, "复习").to_have_text("没有到期的")
    _said(page, "错题本").to_have_text("还没有错题")
    page.get_by_role("link", name=re.compile("每日五题")).click()
    one.answer(right=False)
    one.main("再答一次")
    one.answer(right=True)
    one.main("下一题")
    one.answer(right=True)
    one.go("practice/")
    _said(page, "每日五题").to_have_text("还剩 3 题")
    _said(page, "错题本").to_have_text("1 道错题")
    page.get_by_role("link", name=re.compile("每日五题")).click()
    for _ in range(3):
        one.answer(right=True)
        one.main("下一题|看小结")
    one.go("practice/")
    _said(page, "每日五题").to_have_text("今天做完了")
    page.clock.install(time=(page.evaluate("Date.now()") + 60 * DAY) / 1000)
    one.go("practice/")
    _said(page, "每日五题").to_have_text("今天还没做")
    _said(page, "复习").to_have_text("5 题到期")


@pytest.mark.parametrize("options", [SMALL_PHONE, NARROW, DESKTOP], ids=["360", "320", "desktop"])
def test_nothing_of_the_hub_moves_when_its_numbers_come(arrive: Arrive, options: dict[str, Any]) -> None:
    one = _journey(arrive, options, _SHIFTS)
    one.go("practice/go/?way=sequence&of=basics")
    one.answer(right=False)
    one.go("practice/")
    _said(one.page, "错题本").to_have_text("1 道错题")
    expect(one.page.get_by_role("link", name=re.compile("接着练"))).to_be_visible()
    one.page.wait_for_timeout(200)
    assert one.page.evaluate("shifts") == []


@pytest.mark.parametrize("script", ["", LARGEST], ids=["standard", "largest"])
@pytest.mark.parametrize("right", [True, False], ids=["right", "wrong"])
def test_nothing_shifts_when_an_answer_is_shown(arrive: Arrive, script: str, right: bool) -> None:
    one = _journey(arrive, SMALL_PHONE, script + _SHIFTS)
    one.go("practice/go/?way=type&of=single_choice")
    one.answer(right=right)
    one.page.wait_for_timeout(700)
    assert one.page.evaluate("shifts") == []


def test_a_topic_is_practised_and_gone_on_with(arrive: Arrive) -> None:
    one = _journey(arrive, SMALL_PHONE)
    page = one.page
    index = one.visitor.fetch("data/questions/index.json")
    place = index["questions"]["topics"][0][0]
    topic, parent = index["topics"][place], index["parents"][place]
    own = [name for name, on in zip(*map(index["questions"].get, ("id", "topics")), strict=True) if place in on]
    one.go("practice/")
    page.get_by_role("link", name=re.compile("知识点")).click()
    expect(page.get_by_role("heading", name=parent)).to_be_visible()
    row = page.get_by_role("main").get_by_role("link", name=re.compile(f"^{topic}"))
    expect(row).to_contain_text(f"{len(own)} 题")
    row.click()
    expect(one.player.main.get_by_text(f"第 1 题，共 {len(own)} 题").first).to_be_visible()
    assert one.asked()["id"] == own[0]
    one.answer(right=True)
    one.go("practice/")
    go_on = page.get_by_role("link", name=re.compile("接着练"))
    expect(go_on).to_contain_text(f"知识点练习第 2 题《{topic}》共 {len(own)} 题，答过 1 题")
    go_on.click()
    assert one.asked()["id"] == own[1]
    page.get_by_role("link", name="离开").click()
    expect(row).to_contain_text("接着第 2 题")


def test_weak_topics_are_offered_first(arrive: Arrive) -> None:
    one = _journey(arrive, SMALL_PHONE)
    index = one.visitor.fetch("data/questions/index.json")
    columns = index["questions"]
    place = next(on[0] for on in columns["topics"] if sum(on[0] in others for others in columns["topics"]) > 3)
    one.go(f"practice/go/?way=topic&of={index['slugs'][place]}")
    for _ in range(3):
        one.answer(right=False)
        one.main("下一题")
    one.go("practice/go/?way=topic")
    headings = one.page.get_by_role("main").get_by_role("heading", level=2)
    expect(headings.first).to_have_text("先练薄弱的")
    expect(one.page.get_by_role("main").get_by_role("link").first).to_contain_text(index["topics"][place])


PAGES = (
    "",
    "courses/basics/",
    "lessons/basics/basics-nature/",
    "practice/",
    "practice/mistakes/",
    "rooms/",
    "search/",
    "me/",
)


def test_the_size_of_text_chosen_in_the_hub_holds_on_every_page_from_the_first_paint(arrive: Arrive) -> None:
    one = _journey(arrive, SMALL_PHONE)
    page = one.page
    one.go("practice/")
    page.get_by_role("button", name="字号和声音").click()
    page.get_by_role("dialog").get_by_role("button", name="特大", exact=True).click()
    for path in PAGES:
        one.visitor.go(path)
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "24px", path
        page.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length > 0")
        known, painted = page.evaluate(
            """() => [
              performance.getEntriesByType('resource').find(({ name }) => name.includes('/size.')).responseEnd,
              performance.getEntriesByName('first-contentful-paint')[0].startTime,
            ]"""
        )
        assert known < painted, path
        assert page.evaluate("document.querySelector('script[src*=\"/size.\"]').defer") is False


def test_every_page_stands_at_the_largest_size_of_text(arrive: Arrive) -> None:
    one = _journey(arrive, SMALL_PHONE, LARGEST)
    faults = []
    for path in PAGES:
        one.visitor.go(path)
        one.page.wait_for_timeout(300)
        faults += [f"{path}: {fault}" for fault in [*wider_than_screen(one.page), *cut_texts(one.page)]]
    assert faults == []


def test_a_session_is_gone_on_with_after_the_way_back_and_a_reload(arrive: Arrive) -> None:
    one = _journey(arrive, SMALL_PHONE)
    page = one.page
    one.go("practice/")
    page.get_by_role("listitem").get_by_role("link", name="随机练习").click()
    one.answer(right=True)
    one.main("下一题")
    second = one.asked()["id"]
    page.reload()
    assert one.asked()["id"] == second
    page.get_by_role("button", name="答题卡").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert one.asked()["id"] == second
    page.go_back()
    _said(page, "错题本").to_have_text("还没有错题")
    go_on = page.get_by_role("link", name=re.compile("接着练"))
    expect(go_on).to_contain_text("随机练习第 2 题")
    go_on.click()
    assert one.asked()["id"] == second


@pytest.mark.parametrize("size", [0, *(pytest.param(size, marks=pytest.mark.long) for size in (1, 2)), 3])
def test_nothing_moves_when_what_was_begun_is_told_in_large_text(arrive: Arrive, size: int) -> None:
    one = _journey(arrive, SMALL_PHONE)
    one.go("practice/go/?way=sequence&of=basics")
    one.answer(right=True)
    one.page.add_init_script(_SHIFTS)
    one.page.evaluate("(size) => localStorage.setItem('suixue-play', JSON.stringify({ size }))", size)
    one.go("practice/")
    expect(one.page.get_by_role("link", name=re.compile("接着练"))).to_contain_text("顺序练习第 2 题")
    shifts = one.page.evaluate("window.shifts")
    assert sum(float(shift.split()[0]) for shift in shifts) < 0.01, shifts


def test_practice_by_keyboard_alone(arrive: Arrive) -> None:
    """Numbers choose, Enter confirms and goes on; the focus is always where that works."""
    one = _journey(arrive, DESKTOP)
    page = one.page
    one.go("practice/")
    page.get_by_role("listitem").get_by_role("link", name="题型练习").focus()
    page.keyboard.press("Enter")
    several = page.get_by_role("link", name=re.compile("多选题"))
    several.focus()
    page.keyboard.press("Enter")
    for number in (1, 2):
        question = one.asked()
        expect(one.player.stem).to_be_focused()
        for place in one.player.places(question, right_keys(question)):
            page.keyboard.press(str(place + 1))
        page.keyboard.press("Enter")
        expect(one.player.feedback).to_contain_text("答对了")
        expect(page.get_by_role("button", name="下一题")).to_be_focused()
        page.keyboard.press("Enter")
        expect(one.player.main.get_by_text(f"第 {number + 1} 题，").first).to_be_visible()
    assert [answer["verb"] for answer in one.visitor.record()] == ["initialized", "answered", "answered"]
