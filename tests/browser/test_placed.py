"""Questions whose options are put in order or given to partners, played by touch and by keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Keyboard, Locator, expect

from tests.browser.bank_level import LARGE_TEXT, faults, play_only, published_bank, smaller
from tests.browser.conftest import Arrive
from tests.browser.player import Player, option_words, squashed
from tests.browser.visitor import DESKTOP, PHONE, SMALL_PHONE, Visitor

ASKED = {f"placed-000{number}" for number in range(1, 6)}


@pytest.fixture(scope="module")
def placed_site() -> Iterator[str]:
    """A project of which one level has questions to put in order and to match, published."""
    with published_bank("placed") as base:
        yield base


@dataclass
class Placer:
    """Plays the first five questions of the bank."""

    visitor: Visitor
    player: Player

    @property
    def done(self) -> Locator:
        return self.visitor.page.get_by_role("button", name=re.compile("排好了|配好了"))

    @property
    def asked(self) -> Locator:
        """What to tap next, said aloud as well."""
        return self.player.main.locator("article").get_by_role("status").first

    @property
    def sides(self) -> Locator:
        """What wants a partner."""
        return self.player.main.get_by_role("group", name="要配的").get_by_role("button")

    def place(self, question: dict[str, Any], key: str) -> int:
        """Where on the screen the option `key` stands, from 0, with or without the numbers of its places."""
        shown = [re.sub(r"^[\d·]+", "", squashed(text)) for text in self.player.options.all_inner_texts()]
        return shown.index(option_words(question, key))

    def option(self, question: dict[str, Any], key: str) -> Locator:
        return self.player.options.nth(self.place(question, key))

    def put(self, question: dict[str, Any], keys: list[str]) -> None:
        """Taps the options one after another, without confirming."""
        found = [self.option(question, key) for key in keys]
        for option in found:
            option.click()

    def answer(self, question: dict[str, Any]) -> None:
        """Answers rightly and confirms by a tap."""
        if question["type"] == "multiple_choice":
            self.player.give(question, question["answer"])
        else:
            self.put(question, question["answer"])
            self.done.click()
        expect(self.player.feedback).to_be_visible()

    def go_to(self, name: str) -> dict[str, Any]:
        """Answers until the question `name` is asked."""
        for number in range(1, 6):
            question = self.player.reach(number)
            if question["id"] == name:
                return question
            self.answer(question)
            self.player.next()
        raise AssertionError(f"{name} was not asked")


Sit = Callable[..., Placer]


@pytest.fixture
def sit(arrive: Arrive, placed_site: str) -> Sit:
    """Sits somebody down before the level."""

    def start(options: dict[str, Any] = PHONE, script: str = "") -> Placer:
        visitor = arrive(options, script, base=placed_site)
        return Placer(visitor, play_only(visitor, ASKED))

    return start


@pytest.mark.parametrize(
    ("options", "script", "dark"),
    [
        (PHONE, "", True),
        pytest.param(DESKTOP, "", False, marks=pytest.mark.long),
        pytest.param(SMALL_PHONE, "", False, marks=pytest.mark.long),
        pytest.param(SMALL_PHONE, LARGE_TEXT, False, marks=pytest.mark.long),
    ],
    ids=["phone", "desktop", "small", "large-text"],
)
def test_a_level_is_played_by_touch(sit: Sit, options: dict[str, Any], script: str, dark: bool) -> None:
    placer = sit(options, script)
    for number in range(1, 6):
        question = placer.player.reach(number)
        assert faults(placer.visitor, dark) == []
        if question["type"] != "multiple_choice":
            first, *rest = question["answer"]
            targets = [*placer.player.options.all(), *placer.sides.all()]
            assert not [target for target in targets if smaller(target, 48)]
            placer.put(question, [first])
            assert faults(placer.visitor, dark) == []
            placer.put(question, rest)
            placer.done.click()
        else:
            placer.answer(question)
        assert faults(placer.visitor, dark) == []
        expect(placer.player.feedback).to_contain_text("答对了")
        placer.player.next()
    expect(placer.player.stem).to_have_text("过关")
    answers = {one["object"]["id"]: one["result"] for one in placer.visitor.record() if one["verb"] == "answered"}
    assert {one["points"] for one in answers.values()} == {100}
    assert answers["placed-0002"]["response"] == ["b", "d", "a", "c"]
    assert answers["placed-0005"]["response"] == ["a", "b", "a"]


def _tab_to(option: Locator, keys: Keyboard) -> None:
    """By Tab alone, round the page if need be."""
    while not option.evaluate("(one) => one === document.activeElement"):
        keys.press("Tab")


@pytest.mark.parametrize("options", [SMALL_PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_level_is_played_by_keyboard(sit: Sit, options: dict[str, Any]) -> None:
    placer = sit(options)
    keys = placer.visitor.page.keyboard
    for number in range(1, 6):
        question = placer.player.reach(number)
        multiple = question["type"] == "multiple_choice"
        keys.press("Tab")
        for key in question["answer"]:
            place = placer.player.places(question, [key])[0] if multiple else placer.place(question, key)
            if question["id"] == "placed-0003":
                _tab_to(placer.player.options.nth(place), keys)
                keys.press("Space")
            else:
                keys.press(str(place + 1))
        placer.visitor.page.evaluate("document.activeElement.blur()")
        keys.press("Enter")
        expect(placer.player.feedback).to_contain_text("答对了")
        expect(placer.visitor.page.get_by_role("button", name="看结果" if number == 5 else "下一题")).to_be_focused()
        keys.press("Enter")
    expect(placer.player.stem).to_have_text("过关")


def test_each_tap_says_what_it_did_and_what_comes_next(sit: Sit) -> None:
    placer = sit()
    question = placer.go_to("placed-0002")
    expect(placer.asked).to_have_text("第 1 是哪一项？点它。")
    expect(placer.done).to_be_disabled()
    placer.put(question, ["b"])
    expect(placer.asked).to_have_text("写信：第 1。第 2 是哪一项？点它。")
    expect(placer.option(question, "c")).to_have_attribute("aria-pressed", "false")
    expect(placer.player.options.filter(has_text="写信")).to_have_attribute("aria-pressed", "true")
    expect(placer.player.options.filter(has_text="写信")).to_have_text("1写信")
    placer.put(question, ["d", "a", "c"])
    expect(placer.asked).to_have_text("投进邮筒：第 4。都排好了。点一下可以取消，再重新点。")
    expect(placer.done).to_be_enabled()


def test_an_order_is_mended_where_it_is_wrong(sit: Sit) -> None:
    placer = sit()
    question = placer.go_to("placed-0003")
    options = {key: placer.option(question, key).element_handle() for key in "abcd"}
    for key in ("b", "d", "c", "a"):
        options[key].click()
    options["b"].click()
    expect(placer.asked).to_have_text("厘米：取消。第 1 是哪一项？点它。")
    expect(placer.done).to_be_disabled()
    for key in ("d", "d", "b"):
        options[key].click()
    placer.done.click()
    expect(placer.player.feedback).to_contain_text("答对了")


def test_the_right_order_is_shown_with_where_each_item_was_put(sit: Sit) -> None:
    placer = sit()
    question = placer.go_to("placed-0003")
    placer.put(question, ["a", "d", "b", "c"])
    placer.done.click()
    expect(placer.player.feedback).to_contain_text("只对了一部分")
    expect(placer.player.feedback).to_contain_text("正确答案：① 毫米；② 厘米；③ 米；④ 千米")
    expect(placer.player.options).to_have_text(
        ["1毫米你排在第 2", "2厘米你排在第 3", "3米你排在第 4", "4千米你排在第 1"]
    )
    placer.player.options.first.click(force=True)
    expect(placer.player.options.first).to_have_text("1毫米你排在第 2")
    expect(placer.player.live).to_contain_text("正确答案：① 毫米；② 厘米")
    placer.player.feedback.get_by_text("这题有问题").click()
    expect(placer.player.feedback.get_by_role("textbox")).to_have_value(
        re.compile("我答的：① 千米；② 毫米；③ 厘米；④ 米\n给的答案：① 毫米；② 厘米；③ 米；④ 千米\n")
    )
    assert faults(placer.visitor) == []


def test_partners_are_given_one_after_another_or_where_one_likes(sit: Sit) -> None:
    placer = sit()
    question = placer.go_to("placed-0004")
    expect(placer.asked).to_have_text("给 1“播种”选一个：")
    expect(placer.sides.first).to_have_attribute("aria-pressed", "true")
    placer.sides.nth(2).click()
    expect(placer.asked).to_have_text("给 3“堆雪人”选一个：")
    placer.put(question, ["b"])
    expect(placer.sides.nth(2)).to_have_text("3堆雪人夏天")
    expect(placer.asked).to_have_text("夏天：第 3。给 1“播种”选一个：")
    placer.sides.nth(1).click()
    summer = placer.player.options.filter(has_text="夏天")
    summer.click()
    expect(placer.sides.nth(1)).to_contain_text("夏天")
    expect(placer.sides.nth(2)).to_have_text("3堆雪人还没有配")
    expect(summer).to_have_text("2夏天")
    summer.click()
    expect(placer.sides.nth(1)).to_contain_text("还没有配")
    expect(placer.done).to_be_disabled()


def test_every_pair_says_whether_it_is_right(sit: Sit) -> None:
    placer = sit()
    placer.put(placer.go_to("placed-0004"), ["c", "d"])
    placer.done.click()
    expect(placer.player.feedback).to_contain_text("只对了一部分")
    rows = placer.player.main.get_by_role("group", name="要配的").get_by_role("button")
    expect(rows.nth(0)).to_have_text("1播种春天对")
    expect(rows.nth(1)).to_contain_text("秋天应为：夏天")
    expect(rows.nth(2)).to_contain_text("还没有配应为：冬天")
    expect(placer.player.options).to_have_count(0)
    expect(placer.player.feedback).to_contain_text("播种 → 春天；在池塘边乘凉")
    placer.player.feedback.get_by_text("这题有问题").click()
    expect(placer.player.feedback.get_by_role("textbox")).to_have_value(re.compile("堆雪人 → 还没有配\n"))
    rows.nth(1).click(force=True)
    expect(rows.nth(1)).to_contain_text("秋天应为：夏天")
    assert faults(placer.visitor) == []


def test_one_option_may_be_the_partner_of_several(sit: Sit) -> None:
    placer = sit()
    question = placer.go_to("placed-0005")
    beasts = placer.option(question, "a").element_handle()
    birds = placer.option(question, "b").element_handle()
    for option in (beasts, birds, beasts):
        option.click()
    expect(placer.player.options.filter(has_text="哺乳动物")).to_have_text("1·3哺乳动物")
    expect(placer.asked).to_have_text("哺乳动物：第 3。都配好了。要改哪一项，就点它。")
    beasts.click()
    expect(placer.sides.first).to_contain_text("还没有配")
    beasts.click()
    placer.done.click()
    expect(placer.player.feedback).to_contain_text("答对了")


def test_both_sides_can_be_studied(arrive: Arrive, placed_site: str) -> None:
    visitor = arrive(PHONE, base=placed_site)
    visitor.go("topics/shu-yu-liang/")
    pairs = visitor.page.get_by_role("article", name="什么工具做什么事？")
    expect(pairs.get_by_role("listitem")).to_have_text(["1量长短", "2称轻重", "A秤", "B尺子"])
    order = visitor.page.get_by_role("article", name="按个头从大到小排一排。")
    expect(order.get_by_role("listitem")).to_have_text(["A猫", "B大象", "C牛"])
    order.get_by_text("看答案和解析").click()
    expect(order).to_contain_text("B. 大象 → C. 牛 → A. 猫")
    assert faults(visitor) == []
