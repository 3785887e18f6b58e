"""A level in all its turns: hearts, coming back, two tabs, keyboard, no storage, no network, what is said aloud."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Arrive
from tests.browser.player import QUESTIONS, Player, option_words, right_keys, squashed, words, wrong_keys
from tests.browser.sets import QUESTION_FILES
from tests.browser.visitor import DESKTOP, PHONE, Visitor

LEVEL, LOCKED = "play/?level=basics-nature", "play/?level=basics-duties"
LESSON = "lessons/basics/basics-nature/"
COURSE = "courses/basics/"
NO_STORAGE = {
    "missing": "delete window.indexedDB;",
    "refused": """Object.defineProperty(window, 'indexedDB', {
      get() { throw new DOMException('The operation is insecure.', 'SecurityError'); },
    });""",
    "failing": """IDBFactory.prototype.open = () => {
      const request = new EventTarget();
      setTimeout(() => {
        request.error = new DOMException('A mutation operation was attempted', 'InvalidStateError');
        request.dispatchEvent(new Event('error'));
      });
      return request;
    };""",
}


def _hearts(page: Page, left: int) -> None:
    expect(page.get_by_role("banner").get_by_text(f"还剩 {left} 颗心")).to_be_attached()


def _stars(page: Page, count: int) -> None:
    expect(page.get_by_role("main").get_by_text(f"得了 {count} 颗星").first).to_be_attached()


def test_a_wrong_answer_costs_a_heart_and_shows_the_right_one(phone: Visitor, player: Player) -> None:
    phone.go(LEVEL)
    _hearts(phone.page, 2)
    question = player.wrong(1)
    expect(player.feedback).to_contain_text("正确答案")
    assert words(question["explanation"]) in squashed(player.feedback.inner_text())
    marked = player.options.filter(has_text=re.compile("正确答案|选对了"))
    expect(marked).to_have_count(len(right_keys(question)))
    _hearts(phone.page, 1)
    before = player.options.all_inner_texts()
    player.options.first.click(force=True)
    assert player.options.all_inner_texts() == before, "an answered question took another answer"
    for number in range(2, 6):
        player.next()
        player.right(number)
    player.next()
    expect(player.stem).to_have_text("过关")
    expect(player.main).to_contain_text(re.compile(r"4\s*/\s*5"))
    _stars(phone.page, 1)


def test_the_second_error_ends_the_level(phone: Visitor, player: Player) -> None:
    phone.go(LEVEL)
    player.play("rww")
    expect(player.stem).to_have_text("这次没过关")
    expect(player.main).to_contain_text(re.compile(r"1\s*/\s*5"))
    expect(player.main.get_by_text("心用完了，这次到第 3 题为止。", exact=True)).to_be_visible()
    expect(player.live).to_have_text(re.compile("心用完了"))
    expect(player.main.get_by_text("没答对的 2 题")).to_be_visible()
    _hearts(phone.page, 0)
    verbs = [one["verb"] for one in phone.record()]
    assert verbs == ["initialized", "answered", "answered", "answered", "completed"]
    phone.go(COURSE)
    expect(phone.page.get_by_role("listitem").filter(has_text="先过上一关").first).to_be_visible()


def test_hearts_that_last_to_the_end_are_not_said_to_be_used_up(phone: Visitor, player: Player) -> None:
    phone.go(LEVEL)
    player.play("rrrww")
    expect(player.stem).to_have_text("这次没过关")
    expect(player.main.get_by_text("心用完了")).to_have_count(0)


def test_the_rules_are_told_before_the_first_question_ever(phone: Visitor, player: Player) -> None:
    phone.go(LEVEL)
    rules = player.main.get_by_text("错一题少一颗")
    expect(rules).to_contain_text("连着两次没过，歇 10 分钟再来")
    player.right(1)
    player.next()
    player.reach(2)
    expect(rules).to_have_count(0)


@pytest.mark.parametrize("pattern", ["rrwrr", "ww"])
def test_a_result_that_is_loaded_again_is_the_same_result(phone: Visitor, player: Player, pattern: str) -> None:
    phone.go(LEVEL)
    player.play(pattern)
    shown, record = player.main.inner_text(), phone.record()
    for again in (phone.page.reload, lambda: phone.page.goto(phone.base) and phone.page.go_back()):
        again()
        expect(player.stem).to_have_text(re.compile("过关"))
        assert player.main.inner_text() == shown
        assert phone.record() == record
    phone.page.get_by_text("再闯一次").click()
    player.reach(1)
    assert [one["verb"] for one in phone.record()[len(record) :]] == ["initialized"]


def test_two_failed_tries_ask_for_a_rest_and_the_explanations(phone: Visitor, player: Player) -> None:
    phone.go(LEVEL)
    player.play("ww")
    player.page.get_by_role("button", name="再闯一次").click()
    player.play("ww")
    phone.go(COURSE)
    phone.go(LEVEL)
    expect(player.stem).to_have_text("歇一会儿再来")
    missed = player.main.locator("details")
    assert missed.count() in (2, 3, 4)
    question = player.known[squashed(missed.first.locator("summary").inner_text())]
    missed.first.locator("summary").click()
    expect(missed.first.locator(".feedback").first).to_be_visible()
    assert squashed(words(question["explanation"])) in squashed(missed.first.inner_text())
    phone.page.clock.set_fixed_time(datetime.now() + timedelta(minutes=11))
    phone.go(LEVEL)
    player.reach(1)


def test_a_mistake_made_in_a_long_list_comes_back_in_a_level(phone: Visitor, player: Player) -> None:
    """A list in order writes down no questions when it begins: where one is taught, the index says."""
    phone.go("practice/go/?way=chapter&of=basics-duties")
    expect(player.options.first).to_be_visible()
    question = player.known[squashed(player.stem.inner_text())]
    player.give(question, wrong_keys(question))
    phone.go(LEVEL)
    expect(player.options.first).to_be_visible()
    drawn = phone.record()[-1]["result"]["items"]
    assert [one["lesson"] for one in drawn if one["id"] == question["id"]] == ["basics-duties"]
    assert {one["lesson"] for one in drawn} == {"basics-nature", "basics-duties"}


def test_five_of_five_on_a_later_day_is_the_third_star(phone: Visitor, player: Player) -> None:
    phone.go(LEVEL)
    player.play("rrrrr")
    _stars(phone.page, 2)
    phone.page.clock.set_fixed_time(datetime.now() + timedelta(days=1))
    phone.page.get_by_role("button", name="再闯一次").click()
    player.play("rrrrr")
    _stars(phone.page, 3)
    phone.go(COURSE)
    _stars(phone.page, 3)


def test_leaving_and_coming_back_goes_on_at_the_same_question(phone: Visitor, player: Player) -> None:
    phone.go(LEVEL)
    player.wrong(1)
    player.next()
    question = player.reach(2)
    order = player.options.all_inner_texts()
    phone.page.get_by_role("link", name=re.compile("离开")).click()
    expect(phone.page.get_by_role("heading", level=1)).to_have_text(re.compile("工会入门"))
    phone.go("")
    expect(phone.page.get_by_role("link", name=re.compile("接着闯关"))).to_be_visible()
    phone.go(LESSON)
    phone.page.get_by_role("link", name=re.compile("接着闯关")).click()
    assert player.reach(2) == question
    assert player.options.all_inner_texts() == order
    _hearts(phone.page, 1)
    player.give(question, right_keys(question))
    phone.page.reload()
    player.reach(3)
    assert len(phone.record()) == 3


def test_a_locked_level_says_which_comes_first(phone: Visitor, player: Player) -> None:
    phone.go(LOCKED)
    expect(player.stem).to_have_text("这一关还没解锁")
    phone.page.get_by_role("link", name="先闯那一关").click()
    player.reach(1)


@pytest.mark.parametrize("address", ["play/", "play/?level=", "play/?level=../../x", "play/?level=<img src=x>"])
def test_no_level_is_named(phone: Visitor, player: Player, address: str) -> None:
    phone.go(address)
    expect(player.stem).to_have_text("没有说闯哪一关")
    expect(phone.page.get_by_role("link", name="回到学习")).to_be_visible()


def test_an_unknown_level_says_so(phone: Visitor, player: Player) -> None:
    phone.witness.expect("404")  # its questions are asked for before it is known that there are none
    phone.go("play/?level=no-such-lesson")
    expect(player.stem).to_have_text("没有这一关")
    phone.page.get_by_role("link", name="回到学习").click()
    expect(phone.page.get_by_role("heading", name="课程")).to_be_visible()


def test_two_tabs_on_one_level_write_one_record(phone: Visitor, player: Player) -> None:
    phone.go(LEVEL)
    player.reach(1)
    other = Player(phone.context.new_page(), player.known)
    other.page.goto(phone.base + LEVEL)
    for number in range(1, QUESTIONS + 1):
        first, second = (player, other) if number % 2 else (other, player)
        first.page.bring_to_front()
        asked = first.right(number)
        first.next()
        second.page.bring_to_front()
        assert second.wrong(number) == asked
        expect(second.feedback).to_contain_text("答对了")
        second.next()
    for tab in (player, other):
        expect(tab.stem).to_have_text("过关")
        expect(tab.main).to_contain_text(re.compile(r"5\s*/\s*5"))
    record = phone.record()
    assert [one["n"] for one in record] == list(range(1, len(record) + 1))
    assert [one["verb"] for one in record] == ["initialized", *["answered"] * 5, "completed"]


def test_keyboard_alone_plays_a_whole_level(arrive: Arrive) -> None:
    desk = arrive(DESKTOP)
    player = Player.of(desk)
    keys = desk.page.keyboard
    desk.go(LESSON)
    _tab_to(desk.page, "开始闯关")
    keys.press("Enter")
    for number in range(1, QUESTIONS + 1):
        question = player.reach(number)
        places = player.places(question, right_keys(question))
        if number == 2:
            for place in places:
                _tab_to(desk.page, player.options.nth(place).inner_text())
                keys.press("Space")
        else:
            for place in places:
                keys.press(str(place + 1))
        if question["type"] == "multiple_choice":
            _tab_to(desk.page, "选好了") if number == 2 else None
            keys.press("Enter")
        expect(player.feedback).to_contain_text("答对了")
        keys.press("Enter")
    expect(player.stem).to_have_text("过关")
    _stars(desk.page, 2)
    _tab_to(desk.page, "下一课")
    keys.press("Enter")
    expect(desk.page).to_have_url(re.compile("/lessons/"))


def _tab_to(page: Page, name: str) -> None:
    """Tab until the control whose words hold `name` has the focus, visibly."""
    wanted = squashed(name)
    for _ in range(60):
        page.keyboard.press("Tab")
        focused = page.locator("a:focus, button:focus, summary:focus")
        if focused.count() and wanted in squashed(focused.inner_text()):
            ring = focused.evaluate("element => getComputedStyle(element).outlineStyle")
            assert ring != "none", f"the focus on {name} cannot be seen"
            return
    raise AssertionError(f"Tab does not reach {name}")


def test_every_question_takes_the_focus_and_is_announced(phone: Visitor, player: Player) -> None:
    phone.go(LEVEL)
    for number in range(1, QUESTIONS + 1):
        player.reach(number)
        expect(player.stem).to_be_focused()
        expect(player.live).to_have_text(f"第 {number} 题，共 5 题")
        (player.wrong if number == 3 else player.right)(number)
        said = r"答对了。正确答案：.+。还剩 2 颗心。" if number < 3 else r"还剩 1 颗心。"
        expect(player.live).to_have_text(re.compile(said))
        next_button = phone.page.get_by_role("button", name=re.compile("下一题|看结果"))
        expect(next_button).to_be_focused()
        expect(next_button).to_be_in_viewport(ratio=1)
        player.next()
    expect(player.stem).to_be_focused()
    expect(player.live).to_have_text("过关，5 题答对 4 题。")
    places = phone.page.get_by_role("banner").get_by_role("listitem").all_inner_texts()
    assert [place[-1] for place in places] == list("对对错对对")


@pytest.mark.parametrize("kind", NO_STORAGE)
def test_without_storage_it_says_so_and_practice_works(arrive: Arrive, kind: str) -> None:
    phone = arrive(PHONE, NO_STORAGE[kind])
    player = Player.of(phone)
    for page in ("", COURSE, LESSON):
        phone.go(page)
        expect(phone.page.get_by_role("heading", level=1)).to_be_attached()
    phone.go(LEVEL)
    expect(player.main.get_by_text("这个浏览器不让保存学习记录")).to_be_visible()
    player.play("rrwrr")
    expect(player.stem).to_have_text("过关")
    _stars(phone.page, 1)
    expect(player.main.get_by_text("这个浏览器不让保存学习记录")).to_be_visible()
    phone.go(COURSE)
    expect(phone.page.get_by_text("这个浏览器不让保存学习记录")).to_be_visible()
    _stars(phone.page, 1)
    phone.go(LOCKED)
    player.reach(1)


def test_a_level_goes_on_without_network(phone: Visitor, player: Player) -> None:
    phone.go(LEVEL)
    player.right(1)
    phone.context.set_offline(True)
    player.next()
    for number in range(2, QUESTIONS + 1):
        question = (player.wrong if number == 3 else player.right)(number)
        assert words(question["explanation"]) in squashed(player.feedback.inner_text())
        player.next()
    expect(player.stem).to_have_text("过关")
    phone.context.set_offline(False)
    phone.go(COURSE)
    _stars(phone.page, 1)


def test_no_network_at_the_start_says_so_and_tries_again(phone: Visitor, player: Player) -> None:
    phone.witness.expect("Failed to load resource|Failed to fetch")
    phone.context.route(QUESTION_FILES, lambda route: route.abort("internetdisconnected"))
    phone.go(LEVEL)
    expect(player.stem).to_have_text("这一关没有打开")
    phone.context.unroute(QUESTION_FILES)
    phone.page.get_by_role("button", name="再试一次").click()
    player.reach(1)


def test_a_wrong_choice_of_several_never_counts_as_right(phone: Visitor, player: Player) -> None:
    """The main button stays shut until something is chosen; taking a choice back shuts it again."""
    phone.go(LEVEL)
    for number in range(1, QUESTIONS + 1):
        question = player.reach(number)
        if question["type"] == "multiple_choice":
            break
        player.give(question, right_keys(question))
        player.next()
    confirm = phone.page.get_by_role("button", name="选好了")
    expect(confirm).to_be_disabled()
    option = player.options.nth(player.places(question, wrong_keys(question))[0])
    option.click()
    expect(option).to_be_checked()
    expect(confirm).to_be_enabled()
    option.click()
    expect(option).not_to_be_checked()
    expect(confirm).to_be_disabled()
    player.give(question, wrong_keys(question))
    expect(player.feedback).to_contain_text(re.compile("答错了|只对了一部分"))


def test_a_question_can_be_reported(phone: Visitor, player: Player) -> None:
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone.go(LEVEL)
    question = player.wrong(1)
    player.feedback.get_by_text("这题有问题").click()
    box = player.feedback.get_by_role("textbox")
    box.press("Control+End")
    box.press_sequentially("第二项也对")
    report = box.input_value()
    assert report.endswith("问题：第二项也对")
    for one in (*right_keys(question), *wrong_keys(question)):
        assert option_words(question, one) in squashed(report), "not in the words of the screen"
    assert question["id"] in report
    assert f"第 {question['rev']} 版" in report
    player.feedback.get_by_role("button", name="复制").click()
    expect(player.feedback.get_by_role("status")).to_contain_text("已复制")
    assert phone.page.evaluate("() => navigator.clipboard.readText()") == report
