"""Cases, whose questions of any type stand below one material, and answers judged by their writers, by touch and keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.bank_level import LARGE_TEXT, faults, play_only, published_bank
from tests.browser.conftest import Arrive
from tests.browser.look import small_targets
from tests.browser.player import Player
from tests.browser.visitor import DESKTOP, SMALL_PHONE, Visitor

ASKED = {f"cases-000{number}" for number in range(1, 6)}


@pytest.fixture(scope="module")
def cases_site() -> Iterator[str]:
    """A project of which one level has cases, published."""
    with published_bank("cases") as base:
        yield base


@dataclass
class Reader:
    """Plays the first five questions of the bank."""

    visitor: Visitor
    player: Player

    @property
    def done(self) -> Locator:
        return self.visitor.page.get_by_role("button", name="答完了")

    @property
    def material(self) -> Locator:
        return self.player.main.get_by_role("region", name="材料", exact=True)

    @property
    def rubric(self) -> Locator:
        return self.part(4).get_by_role("group", name="答到了哪几点").get_by_role("checkbox")

    def part(self, number: int) -> Locator:
        return self.player.main.get_by_role("region", name=f"第 {number} 小题", exact=True)

    def tap(self, number: int, *words: str) -> None:
        """Taps the buttons of a question that show these words."""
        for word in words:
            self.part(number).locator(".option, .tile").filter(has_text=word).first.click()

    def fill(self, number: int, *texts: str) -> None:
        for place, text in enumerate(texts):
            self.part(number).get_by_role("textbox").nth(place).fill(text)

    def answer(self, question: dict[str, Any]) -> None:
        """Answers rightly and confirms by a tap."""
        if question["id"] == "cases-0002":
            self.tap(1, "先借一本")
            self.fill(2, "1", "换")
            self.fill(3, "三十本")
            self.done.click()
        elif question["id"] == "cases-0003":
            self.tap(1, "不对")
            self.tap(2, "花朝南放着", "冬天三天浇一次水")
            self.tap(3, "南")
            self.tap(4, "夏天一天一次", "冬天三天一次")
            self.done.click()
        elif question["type"] == "numeric":
            self.player.main.get_by_role("textbox").fill(question["answer"][0])
            self.visitor.page.get_by_role("button", name="填好了").click()
        else:
            self.player.give(question, question["answer"])
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

    def given(self, name: str) -> dict[str, Any]:
        """What the record keeps of the answer to the question `name`."""
        answers = [one for one in self.visitor.record() if one["verb"] == "answered"]
        return next(one["result"] for one in answers if one["object"]["id"] == name)


Sit = Callable[..., Reader]


@pytest.fixture
def sit(arrive: Arrive, cases_site: str) -> Sit:
    """Sits somebody down before the level with both cases."""

    def start(options: dict[str, Any] = SMALL_PHONE, script: str = "") -> Reader:
        visitor = arrive(options, script, base=cases_site)
        return Reader(visitor, play_only(visitor, ASKED))

    return start


@pytest.mark.parametrize(
    ("options", "script", "dark"),
    [
        (SMALL_PHONE, "", True),
        pytest.param(DESKTOP, "", False, marks=pytest.mark.long),
        pytest.param(SMALL_PHONE, LARGE_TEXT, False, marks=pytest.mark.long),
    ],
    ids=["phone", "desktop", "large-text"],
)
def test_a_level_is_played_by_touch(sit: Sit, options: dict[str, Any], script: str, dark: bool) -> None:
    reader = sit(options, script)
    for number in range(1, 6):
        question = reader.player.reach(number)
        assert faults(reader.visitor, dark) == []
        reader.answer(question)
        assert faults(reader.visitor, dark) == []
        expect(reader.player.feedback.get_by_role("heading", name="答对了")).to_be_visible()
        reader.player.next()
    expect(reader.player.stem).to_have_text("过关")
    assert reader.given("cases-0002")["response"] == ["a", ["1", "换"], "三十本", None]
    assert reader.given("cases-0002")["points"] == 100
    assert reader.given("cases-0003")["response"][0] is False


def test_a_case_is_answered_by_keyboard(sit: Sit) -> None:
    reader = sit(DESKTOP)
    question = reader.go_to("cases-0002")
    page, keys = reader.visitor.page, reader.visitor.page.keyboard
    expect(reader.player.stem).to_be_focused()

    def reach(target: Locator) -> None:
        for _ in range(40):
            if target.evaluate("(one) => one === document.activeElement"):
                return
            keys.press("Tab")
        raise AssertionError("the keyboard does not get there")

    reach(reader.material)
    keys.press("ArrowDown")
    first = reader.part(1).get_by_role("button").first
    reach(first)
    words = [text for text in reader.part(1).get_by_role("button").all_inner_texts()]
    place = next(at for at, text in enumerate(words) if "先借一本" in text)
    keys.press(str(place + 1))
    inputs = reader.part(2).get_by_role("textbox")
    reach(inputs.first)
    keys.insert_text("一")
    keys.press("Enter")
    expect(inputs.nth(1)).to_be_focused()
    keys.insert_text("换")
    keys.press("Enter")
    expect(reader.part(3).get_by_role("heading", level=2)).to_be_focused()
    keys.press("Tab")
    keys.insert_text("30")
    keys.press("Enter")
    expect(reader.part(4).get_by_role("heading", level=2)).to_be_focused()
    keys.press("Tab")
    keys.insert_text("贴一张书单")
    keys.press("Tab")
    keys.press("Enter")
    expect(reader.part(4).get_by_text("参考答案", exact=True)).to_be_focused()
    reach(reader.rubric.nth(1))
    keys.press("Space")
    expect(reader.rubric.nth(1)).to_be_checked()
    reach(reader.done)
    keys.press("Enter")
    expect(reader.player.feedback.get_by_role("heading", name="答对了")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("下一题|看结果"))).to_be_focused()
    assert reader.given(question["id"])["response"] == ["a", ["一", "换"], "30", ["贴一张书单", ["1", "2"]]]


@pytest.mark.parametrize("script", [pytest.param("", marks=pytest.mark.long), LARGE_TEXT], ids=["usual", "large-text"])
def test_the_material_stays_in_sight_until_the_case_is_answered(sit: Sit, script: str) -> None:
    reader = sit(SMALL_PHONE, script)
    question = reader.go_to("cases-0002")
    summary = reader.player.main.locator("summary", has_text="材料")
    for number in range(1, 5):
        stem = reader.part(number).get_by_role("heading", level=2)
        stem.focus()
        expect(reader.material).to_be_in_viewport()
        box, pane = stem.bounding_box(), reader.material.bounding_box()
        assert box is not None and pane is not None and box["y"] >= pane["y"] + pane["height"]
    expect(summary).to_contain_text("答了 0 / 4")
    summary.click()
    expect(reader.material).to_be_hidden()
    reader.tap(1, "先借一本")
    expect(summary).to_contain_text("答了 1 / 4")
    summary.click()
    expect(reader.material).to_be_visible()
    reader.answer(question)
    reader.player.feedback.scroll_into_view_if_needed()
    expect(reader.material).not_to_be_in_viewport()


def test_every_question_of_a_case_must_be_answered_but_those_that_do_not_count(sit: Sit) -> None:
    reader = sit()
    reader.go_to("cases-0002")
    expect(reader.done).to_be_disabled()
    reader.fill(4, "贴一张书单")
    reader.tap(1, "都不借")
    reader.fill(2, "一", "")
    expect(reader.done).to_be_disabled()
    reader.fill(3, "26")
    expect(reader.done).to_be_enabled()
    reader.fill(3, " ")
    expect(reader.done).to_be_disabled()


def test_every_question_says_whether_it_is_right_and_why(sit: Sit) -> None:
    reader = sit()
    reader.go_to("cases-0002")
    reader.tap(1, "登记一下")
    reader.fill(2, "一", "还")
    reader.fill(3, "26")
    reader.done.click()
    expect(reader.player.feedback.get_by_role("heading", name="只对了一部分")).to_be_visible()
    expect(reader.part(1)).to_contain_text("答错了")
    expect(reader.part(1)).to_contain_text("登记不能代替规矩。")
    expect(reader.part(2)).to_contain_text("只对了一部分")
    expect(reader.part(2)).to_contain_text("不对，应为：换")
    expect(reader.part(3)).to_contain_text("这是五月底的数。")
    expect(reader.part(3)).to_contain_text("借出十八本")
    expect(reader.part(4)).to_contain_text("贴一张书单")
    expect(reader.part(4)).not_to_contain_text("答错了")
    expect(reader.player.feedback).to_contain_text("两个月的账合起来看")
    expect(reader.player.feedback).to_contain_text("第 3 小题 30 本")
    reader.player.feedback.get_by_text("这题有问题").click()
    expect(reader.player.feedback.get_by_role("textbox")).to_have_value(
        re.compile(
            "我答的：第 1 小题 [ABC] 登记一下，三本都借给他；第 2 小题 ① 一；② 还；第 3 小题 26；第 4 小题 没有答"
        )
    )
    assert faults(reader.visitor) == []


def test_a_number_nobody_can_read_leaves_the_case_open(sit: Sit) -> None:
    reader = sit()
    reader.go_to("cases-0002")
    before = len(reader.visitor.record())
    reader.tap(1, "先借一本")
    reader.fill(2, "一", "换")
    reader.fill(3, "三十来本")
    reader.done.click()
    expect(reader.part(3).get_by_role("alert")).to_contain_text("没看懂这个数")
    expect(reader.part(3).get_by_role("textbox")).to_be_focused()
    assert len(reader.visitor.record()) == before
    reader.fill(3, "三十")
    reader.done.click()
    expect(reader.player.feedback.get_by_role("heading", name="答对了")).to_be_visible()


def test_an_answer_is_judged_by_its_writer(sit: Sit) -> None:
    reader = sit()
    reader.go_to("cases-0002")
    reader.fill(4, "多买些新 书")
    expect(reader.part(4)).not_to_contain_text("贴一张书单")
    reader.part(4).get_by_role("button", name="对照参考答案").click()
    expect(reader.part(4)).to_contain_text("贴一张书单")
    expect(reader.part(4).get_by_role("textbox")).not_to_be_editable()
    expect(reader.rubric.nth(0)).not_to_be_checked()
    expect(reader.rubric.nth(1)).to_be_checked()
    expect(reader.part(4)).to_contain_text("自评 2 分，满分 3 分")
    assert faults(reader.visitor) == []
    assert small_targets(reader.visitor.page, 48) == []
    reader.rubric.nth(0).click()
    reader.rubric.nth(1).click()
    expect(reader.part(4)).to_contain_text("自评 1 分，满分 3 分")
    reader.answer({"id": "cases-0002"})
    reader.rubric.nth(1).click(force=True)
    expect(reader.rubric.nth(1)).not_to_be_checked()
    given = reader.given("cases-0002")
    assert given["response"][3] == ["多买些新 书", ["1"]]
    assert given["points"] == 100


def test_what_is_judged_by_nobody_is_hinted_at_by_keywords(sit: Sit) -> None:
    reader = sit()
    reader.go_to("cases-0002")
    reader.fill(4, "做个目录")
    reader.answer({"id": "cases-0002"})
    expect(reader.rubric.nth(0)).to_be_checked()
    expect(reader.rubric.nth(1)).not_to_be_checked()
    assert reader.given("cases-0002")["response"][3] == "做个目录"
    assert faults(reader.visitor) == []


def test_a_case_missed_is_explained_at_the_end(sit: Sit) -> None:
    reader = sit()
    for number in range(1, 6):
        question = reader.player.reach(number)
        if question["id"] == "cases-0002":
            reader.tap(1, "都不借")
            reader.fill(2, "一", "换")
            reader.fill(3, "30")
            reader.done.click()
        else:
            reader.answer(question)
        reader.player.next()
    missed = reader.player.main.locator("details", has_text="借书角的账对得上吗")
    missed.locator("summary").click()
    expect(missed).to_contain_text("规矩写明了一次一本")
    expect(missed).to_contain_text("两个月的账合起来看")
    assert faults(reader.visitor) == []


@pytest.mark.parametrize(
    "options", [SMALL_PHONE, pytest.param(DESKTOP, marks=pytest.mark.long)], ids=["phone", "desktop"]
)
def test_cases_and_short_answers_are_studied_on_the_page_of_their_topic(
    arrive: Arrive, cases_site: str, options: dict[str, Any]
) -> None:
    visitor = arrive(options, base=cases_site)
    visitor.go("topics/shu-yu-liang/")
    case = visitor.page.locator("article#cases-0002")
    expect(case).to_contain_text("角上贴着一条规矩")
    expect(case.get_by_role("heading", level=3).first).to_contain_text("第 1 小题 有人想一次借三本")
    expect(case.get_by_text("30 本")).to_be_hidden()
    case.locator("summary").click()
    expect(case.get_by_text("30 本")).to_be_visible()
    expect(case).to_contain_text("两个月的账合起来看")
    alone = visitor.page.locator("article#cases-0010")
    alone.locator("summary").click()
    expect(alone).to_contain_text("先看路，再两个人一起抬。")
    assert faults(visitor) == []
