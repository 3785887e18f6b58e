"""Questions whose answers are typed or tapped into places, played by touch and by keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.bank_level import LARGE_TEXT, faults, play_only, published_bank, smaller
from tests.browser.conftest import Arrive
from tests.browser.player import Player
from tests.browser.visitor import DESKTOP, PHONE, SMALL_PHONE, Visitor

RIGHT: dict[str, list[str]] = {
    "typed-0002": ["４", "春天"],
    "typed-0003": ["东", "西"],
    "typed-0004": ["六十分"],
    "typed-0005": ["百分之二十五"],
    "typed-0006": ["蓝", "绿色"],
}


@pytest.fixture(scope="module")
def typed_site() -> Iterator[str]:
    """A project of which one level has questions to type, published."""
    with published_bank("typed") as base:
        yield base


@dataclass
class Typist:
    """Plays the level's multiple-choice question and the four of RIGHT that a test names."""

    visitor: Visitor
    player: Player

    @property
    def inputs(self) -> Locator:
        return self.player.main.get_by_role("textbox")

    @property
    def done(self) -> Locator:
        return self.visitor.page.get_by_role("button", name="填好了")

    def blank(self, number: int) -> Locator:
        """The group of tiles of a blank."""
        return self.player.main.get_by_role("group", name=f"第 {number} 空", exact=True)

    def put(self, question: dict[str, Any], answers: list[str]) -> None:
        """Taps or types the answers, without confirming."""
        for number, answer in enumerate(answers, 1):
            if "tiles" in question.get("blanks", [{}])[0]:
                self.blank(number).get_by_role("button", name=answer, exact=True).click()
            else:
                self.inputs.nth(number - 1).fill(answer)

    def answer(self, question: dict[str, Any]) -> None:
        """Answers rightly and confirms by a tap."""
        if question["id"] in RIGHT:
            self.put(question, RIGHT[question["id"]])
            self.done.click()
        else:
            self.player.give(question, ["a", "b"])
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


Sit = Callable[..., Typist]


@pytest.fixture
def sit(arrive: Arrive, typed_site: str) -> Sit:
    """Sits somebody down before the level with the multiple-choice question and the typed ones but `without`."""

    def start(options: dict[str, Any] = PHONE, without: str = "typed-0006", script: str = "") -> Typist:
        visitor = arrive(options, script, base=typed_site)
        asked = {"typed-0001", *RIGHT} - {without}
        return Typist(visitor, play_only(visitor, asked))

    return start


@pytest.mark.parametrize(
    ("options", "script", "dark"),
    [
        (PHONE, "", True),
        pytest.param(DESKTOP, "", False, marks=pytest.mark.long),
        pytest.param(SMALL_PHONE, LARGE_TEXT, False, marks=pytest.mark.long),
    ],
    ids=["phone", "desktop", "large-text"],
)
def test_a_level_is_played_by_touch(sit: Sit, options: dict[str, Any], script: str, dark: bool) -> None:
    typist = sit(options, script=script)
    for number in range(1, 6):
        question = typist.player.reach(number)
        assert faults(typist.visitor, dark) == []
        typist.answer(question)
        assert faults(typist.visitor, dark) == []
        expect(typist.player.feedback).to_contain_text("答对了")
        typist.player.next()
    expect(typist.player.stem).to_have_text("过关")
    answers = {one["object"]["id"]: one["result"] for one in typist.visitor.record() if one["verb"] == "answered"}
    assert {one["points"] for one in answers.values()} == {100}
    assert answers["typed-0002"]["response"] == RIGHT["typed-0002"]
    assert answers["typed-0004"]["response"] == "六十分"


def test_a_level_is_played_by_keyboard(sit: Sit) -> None:
    typist = sit(DESKTOP)
    page, keys = typist.visitor.page, typist.visitor.page.keyboard
    for number in range(1, 6):
        question = typist.player.reach(number)
        if question["id"] == "typed-0001":
            keys.press("Tab")
            for place in typist.player.places(question, ["a", "b"]):
                keys.press(str(place + 1))
            page.evaluate("document.activeElement.blur()")
        elif question["id"] == "typed-0003":
            for answer in RIGHT["typed-0003"]:
                button = typist.blank(1 if answer == "东" else 2).get_by_role("button", name=answer, exact=True)
                while not button.evaluate("(one) => one === document.activeElement"):
                    keys.press("Tab")
                keys.press("Enter")
            page.evaluate("document.activeElement.blur()")
        else:
            keys.press("Tab")
            for place, answer in enumerate(RIGHT[question["id"]]):
                expect(typist.inputs.nth(place)).to_be_focused()
                keys.insert_text(answer)
                if place + 1 < len(RIGHT[question["id"]]):
                    keys.press("Enter")
        keys.press("Enter")
        expect(typist.player.feedback).to_contain_text("答对了")
        expect(page.get_by_role("button", name="看结果" if number == 5 else "下一题")).to_be_focused()
        keys.press("Enter")
    expect(typist.player.stem).to_have_text("过关")


def test_a_number_nobody_can_read_is_not_counted(sit: Sit) -> None:
    typist = sit()
    question = typist.go_to("typed-0004")
    before = len(typist.visitor.record())
    typist.put(question, ["大约六十"])
    typist.done.click()
    expect(typist.player.main.get_by_role("alert")).to_contain_text("没看懂这个数")
    expect(typist.inputs).to_be_focused()
    assert faults(typist.visitor) == []
    assert len(typist.visitor.record()) == before
    typist.inputs.fill("60")
    expect(typist.player.main.get_by_role("alert")).to_have_text("")
    typist.inputs.press("Enter")
    expect(typist.player.feedback).to_contain_text("答对了")


def test_a_foreseen_mistake_is_explained(sit: Sit) -> None:
    typist = sit()
    typist.put(typist.go_to("typed-0004"), ["一百"])
    typist.done.click()
    expect(typist.player.feedback).to_contain_text("钟表是六十进制，不是十进制。")
    expect(typist.player.feedback).to_contain_text("正确答案：60 分钟")
    expect(typist.player.main.get_by_text("不对，应为：60 分钟")).to_be_visible()
    expect(typist.inputs).to_have_value("一百")
    expect(typist.inputs).not_to_be_editable()
    assert faults(typist.visitor) == []


def test_every_blank_says_whether_it_is_right(sit: Sit) -> None:
    typist = sit()
    typist.put(typist.go_to("typed-0002"), ["四", "夏天"])
    typist.done.click()
    expect(typist.player.feedback).to_contain_text("只对了一部分")
    expect(typist.player.main.get_by_text("对", exact=True)).to_have_count(1)
    expect(typist.player.main.get_by_text("不对，应为：春季 或 春天 或 春")).to_be_visible()
    typist.player.feedback.get_by_text("这题有问题").click()
    expect(typist.player.feedback.get_by_role("textbox")).to_have_value(
        re.compile("我答的：① 四；② 夏天\n给的答案：① 四；② 春季 或 春天 或 春\n")
    )
    assert faults(typist.visitor) == []


def test_answers_in_any_order(sit: Sit) -> None:
    typist = sit(without="typed-0005")
    typist.put(typist.go_to("typed-0006"), ["蓝", "黄"])
    typist.done.click()
    expect(typist.player.feedback).to_contain_text("只对了一部分")
    expect(typist.player.main.get_by_text("不对，应为：绿色 或 绿")).to_be_visible()
    expect(typist.player.feedback).to_contain_text("正确答案：① 绿色 或 绿；② 蓝色 或 蓝（次序不限）")


def test_a_filled_blank_is_emptied_by_a_tap(sit: Sit) -> None:
    typist = sit()
    typist.go_to("typed-0003")
    slot = typist.blank(1).get_by_role("button").first
    expect(slot).to_have_text("点一个词填进来")
    expect(typist.done).to_be_disabled()
    assert not [one for one in typist.blank(1).get_by_role("button").all() if smaller(one, 48)]
    typist.blank(1).get_by_role("button", name="南", exact=True).click()
    expect(slot).to_have_text("南")
    expect(typist.done).to_be_enabled()
    slot.click()
    expect(slot).to_have_text("点一个词填进来")
    expect(typist.done).to_be_disabled()
    typist.blank(2).get_by_role("button", name="西", exact=True).click()
    typist.done.click()
    expect(typist.player.feedback).to_contain_text("只对了一部分")
    expect(typist.blank(1)).to_contain_text("没有填")
    expect(typist.blank(1)).to_contain_text("不对，应为：东")
    assert faults(typist.visitor) == []


def test_what_a_keypad_cannot_type_gets_the_whole_keyboard(sit: Sit) -> None:
    typist = sit()
    typist.go_to("typed-0004")
    expect(typist.inputs).to_have_attribute("inputmode", "decimal")
    expect(typist.inputs).to_have_attribute("autocomplete", "off")
    expect(typist.inputs).to_have_accessible_name("你的答案，单位：分钟")
    percent = sit()
    percent.go_to("typed-0005")
    expect(percent.inputs).to_have_attribute("inputmode", "text")


def test_a_question_on_a_law_that_has_changed_says_so(sit: Sit) -> None:
    typist = sit()
    for number in range(1, 6):
        question = typist.player.reach(number)
        told = typist.player.main.get_by_text("已不再施行")
        expect(told).to_have_count(1 if question["id"] == "typed-0002" else 0)
        if question["id"] == "typed-0002":
            expect(told).to_contain_text("现在施行的是《示例办法》（2021年修正）")
            assert faults(typist.visitor) == []
            return
        typist.answer(question)
        typist.player.next()
    raise AssertionError("typed-0002 was not asked")


def test_half_a_character_is_left_out_of_what_was_typed(sit: Sit) -> None:
    """A keyboard or the limit of a field may cut a picture sign in two, and no statement can hold the half."""
    typist = sit()
    question = typist.go_to("typed-0004")
    typist.inputs.first.evaluate(
        "field => { field.value = '六十分\\ud83d'; field.dispatchEvent(new Event('input', { bubbles: true })); }"
    )
    typist.done.click()
    expect(typist.player.feedback).to_contain_text("答对了")
    assert typist.visitor.answer_to(question)["response"] == "六十分"
