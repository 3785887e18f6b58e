"""Exams and bosses: against the clock, nothing told before they are handed in, nothing answered lost."""

from __future__ import annotations

import json
import re
import time
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from generator import pipeline
from generator.derive.papers import exam_of
from generator.record.receipt import Exam, remark
from tests.browser.conftest import Arrive
from tests.browser.look import axe_faults, cut_texts, small_targets, wider_than_screen
from tests.browser.player import Player, right_keys, squashed, wrong_keys
from tests.browser.published import ROOT
from tests.browser.states import LOOKS, SHIFTS, look
from tests.browser.visitor import SMALL_PHONE, Visitor

MINUTE = 60_000
NOW = 4_000_000_000_000
PAPER = "exam/go/?way=paper&of=new-cadre"
BOSS = "exam/go/?way=boss&of=basics-nature"
CHAPTER = ("basics-nature", "basics-duties")


def _look(page: Page) -> list[str]:
    page.evaluate("Promise.all(document.getAnimations().map(({ finished }) => finished))")
    return [*wider_than_screen(page), *cut_texts(page), *small_targets(page), *axe_faults(page)]


def _bar(page: Page) -> Locator:
    return page.get_by_role("region", name="下一步")


def _tap(phone: Visitor, name: str) -> None:
    _bar(phone.page).get_by_role("button", name=name).click()


def _drafts(phone: Visitor) -> list[dict[str, Any]]:
    return [one for one in phone.record() if one["verb"] == "interacted"]


def _answer(player: Player, number: int, total: int, right: bool = True) -> dict[str, Any]:
    """Answers what stands on the screen; nothing is said to it."""
    expect(player.main.get_by_text(f"第 {number} 题，共 {total} 题").first).to_be_visible()
    question = player.known[squashed(player.stem.inner_text())]
    for place in player.places(question, (right_keys if right else wrong_keys)(question)):
        player.options.nth(place).click()
    return question


@cache
def _exams() -> dict[str, Exam]:
    site, _ = pipeline.check(pipeline.Project(ROOT))
    assert site is not None
    return {str(paper.id): exam_of(site, paper) for paper in site.papers}


def _chosen(player: Player) -> list[str]:
    """What stands chosen on the screen."""
    marked = player.main.locator("[aria-pressed=true].option, [aria-checked=true]")
    return marked.all_inner_texts()


def _kept(phone: Visitor, questions: int) -> None:
    """Waits until the answers to so many questions are written down."""
    deadline = time.monotonic() + 10
    while len({one["object"]["id"] for one in _drafts(phone)}) < questions:
        assert time.monotonic() < deadline, "an answer was not written down"


def _hand_in(phone: Visitor) -> None:
    _tap(phone, "交卷")
    phone.page.get_by_role("dialog").get_by_role("button", name="交卷").click()


def test_an_exam_is_answered_changed_handed_in_and_looked_at_again(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    player = Player.of(phone)
    phone.go("practice/")
    phone.page.get_by_role("link", name=re.compile("模拟考试")).click()
    expect(phone.page.locator("[data-paper=new-cadre]")).to_have_text("还没考过")
    assert _look(phone.page) == []
    phone.page.get_by_role("link", name=re.compile("新入职应知应会")).click()
    expect(player.main).to_contain_text("3 次")
    assert _look(phone.page) == []
    _tap(phone, "开始考试")
    for number in range(1, 36):
        _answer(player, number, 35, right=number > 5)
        expect(player.feedback).to_have_count(0)
        if number == 1:
            assert _look(phone.page) == []
        if number < 35:
            _tap(phone, "下一题")
    _hand_in(phone)
    expect(player.stem).to_have_text("及格了")
    expect(player.main).to_contain_text("答对 30 题，共 35 题")
    expect(player.main.get_by_role("heading", name="没答对的 5 题")).to_be_visible()
    expect(player.main.get_by_role("heading", name="答对的 30 题")).to_be_visible()
    missed = player.main.locator("details.fold").first
    missed.locator("summary").click()
    expect(missed.locator("[data-verdict=wrong]").first).to_be_visible()
    expect(missed.get_by_text("正确答案：")).to_be_visible()
    assert _look(phone.page) == []
    record = phone.record()
    end = record[-1]
    assert (end["verb"], end["evidence"]) == ("completed", "E1")
    assert [one["verb"] for one in record].count("answered") == 35
    player.main.get_by_text("作答凭据").first.click()
    receipt = phone.page.get_by_label("作答凭据").input_value()
    assert len(json.loads(receipt)["answers"]) == 35
    marked = remark(receipt, _exams(), NOW)
    assert (marked.faults, marked.passed) == ((), True)
    assert {"points": marked.points, "of": marked.of} == end["result"]
    phone.page.reload()
    expect(player.stem).to_have_text("及格了")
    expect(player.main.get_by_role("heading", name="没答对的 5 题")).to_be_visible()
    assert len(phone.record()) == len(record)
    phone.go("exam/")
    expect(phone.page.locator("[data-paper=new-cadre]")).to_have_text(re.compile("考过 1 次，最好 [89]"))
    phone.go("practice/mistakes/")
    expect(phone.page.locator(".book > li")).to_have_count(5)


def test_a_killed_exam_keeps_its_answers_and_its_clock_goes_on(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    player = Player.of(phone)
    phone.go(PAPER)
    _tap(phone, "开始考试")
    for number in (1, 2, 3):
        _answer(player, number, 35)
        _tap(phone, "下一题")
    _kept(phone, 3)
    phone.page.get_by_role("button", name="标记，回头再看").click()
    _tap(phone, "上一题")
    chosen = _chosen(player)
    now = phone.page.evaluate("Date.now()")
    phone.page.goto("about:blank")
    phone.page.clock.install(time=(now + 15 * MINUTE) / 1000)
    phone.go(PAPER)
    expect(player.main.get_by_text("第 3 题，共 35 题").first).to_be_visible()
    left = phone.page.locator(".time-words").inner_text()
    assert 28 <= int(left.split(":")[0]) <= 30, left
    assert _chosen(player) == chosen and chosen
    assert len(_drafts(phone)) == 3, "what stands again is not written again"
    _bar(phone.page).get_by_role("button", name="答题卡").click()
    sheet = phone.page.get_by_role("dialog")
    for cell in ("第 1 题，已答", "第 3 题，已答", "第 4 题，未答，有标记"):
        expect(sheet.get_by_role("button", name=cell, exact=True)).to_be_visible()


def test_an_answer_can_be_taken_back_and_what_is_missing_is_found(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    player = Player.of(phone)
    phone.go(PAPER)
    _tap(phone, "开始考试")
    phone.page.get_by_role("button", name="答题卡").click()
    phone.page.get_by_role("button", name="第 21 题，未答", exact=True).click()
    expect(player.main.get_by_text("第 21 题，共 35 题").first).to_be_visible()
    expect(player.main.get_by_text("多选题").first).to_be_visible()
    for _ in range(2):
        player.options.first.click()
    _kept(phone, 1)
    phone.page.wait_for_function("document.querySelectorAll('[aria-checked=true]').length === 0")
    phone.page.reload()
    expect(player.main.get_by_text("第 21 题，共 35 题").first).to_be_visible()
    assert _chosen(player) == []
    _bar(phone.page).get_by_role("button", name="答题卡").click()
    sheet = phone.page.get_by_role("dialog")
    sheet.get_by_role("button", name="交卷").click()
    sheet.get_by_role("button", name=re.compile("交卷")).click()
    asking = phone.page.get_by_role("dialog", name="交卷")
    expect(asking).to_contain_text("还有 35 题没有答")
    asking.get_by_role("button", name="去补答").click()
    expect(player.main.get_by_text("第 1 题，共 35 题").first).to_be_visible()


def test_two_tabs_of_one_exam_lose_no_answer(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    player = Player.of(phone)
    phone.go(PAPER)
    _tap(phone, "开始考试")
    _answer(player, 1, 35)
    _kept(phone, 1)
    second = phone.context.new_page()
    second.goto(phone.base + PAPER)
    other = Player(second, player.known)
    expect(other.main.get_by_text("第 2 题，共 35 题").first).to_be_visible()
    _answer(other, 2, 35)
    _kept(phone, 2)
    _tap(phone, "下一题")
    _tap(phone, "下一题")
    _answer(player, 3, 35)
    _kept(phone, 3)
    phone.page.get_by_role("button", name="答题卡").click()
    sheet = phone.page.get_by_role("dialog")
    sheet.get_by_role("button", name="交卷").click()
    sheet.get_by_role("button", name=re.compile("交卷")).click()
    phone.page.get_by_role("dialog", name="交卷").get_by_role("button", name="交卷").click()
    expect(player.main).to_contain_text("答对 3 题，共 35 题")


def _begun(phone: Visitor) -> int:
    return sum(one["verb"] == "initialized" and one["object"]["type"] in ("paper", "boss") for one in phone.record())


def _begins_nothing_new(phone: Visitor, waiting: Page, label: str) -> None:
    """A tab that still offers to begin goes on with what another has begun."""
    waiting.get_by_role("button", name=label).click()
    expect(waiting.get_by_role("main").get_by_text("第 1 题，共").first).to_be_visible()
    assert _begun(phone) == 1
    waiting.close()


def test_two_tabs_begin_one_exam(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    waiting = phone.context.new_page()
    for page in (waiting, phone.page):
        page.goto(phone.base + PAPER)
        expect(page.get_by_role("button", name="开始考试")).to_be_visible()
    _tap(phone, "开始考试")
    expect(phone.page.get_by_role("main").get_by_text("第 1 题，共 35 题").first).to_be_visible()
    _begins_nothing_new(phone, waiting, "开始考试")


def test_time_that_ran_out_hands_in_what_stood(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    player = Player.of(phone)
    phone.page.clock.install()
    phone.go(PAPER)
    _tap(phone, "开始考试")
    _answer(player, 1, 35)
    phone.page.clock.fast_forward(45 * MINUTE + 1000)
    expect(player.stem).to_have_text("这次没及格")
    expect(player.main).to_contain_text("答对 1 题，共 35 题")


def test_five_minutes_before_the_end_everybody_is_warned(arrive: Arrive) -> None:
    phone = arrive({**SMALL_PHONE, "color_scheme": "dark"}, SHIFTS)
    player = Player.of(phone)
    phone.page.clock.install()
    phone.go(PAPER)
    _tap(phone, "开始考试")
    expect(player.main.get_by_text("第 1 题，共 35 题").first).to_be_visible()
    phone.page.clock.fast_forward(39 * MINUTE)
    expect(phone.page.locator(".time-near")).to_have_count(0)
    phone.page.clock.fast_forward(MINUTE + 500)
    expect(phone.page.locator(".time-near")).to_have_text("还剩 5 分钟，到时自动交卷")
    expect(player.live).to_have_text("还剩 5 分钟，到时自动交卷")
    assert look(phone.page) == []
    phone.page.clock.run_for(9000)
    expect(phone.page.locator(".time-near")).to_have_count(0)


def test_time_that_runs_out_over_the_answer_sheet_closes_it(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    player = Player.of(phone)
    phone.page.clock.install()
    phone.go(PAPER)
    _tap(phone, "开始考试")
    _answer(player, 1, 35)
    _bar(phone.page).get_by_role("button", name="答题卡").click()
    phone.page.clock.fast_forward(45 * MINUTE + 1000)
    expect(player.stem).to_have_text("这次没及格")
    expect(phone.page.get_by_role("dialog")).to_have_count(0)
    phone.page.reload()
    expect(player.main).to_contain_text("答对 1 题，共 35 题")


def test_a_clock_moved_back_gives_no_more_time(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    player = Player.of(phone)
    phone.go(PAPER)
    _tap(phone, "开始考试")
    _answer(player, 1, 35)
    _kept(phone, 1)
    now = phone.page.evaluate("Date.now()")
    phone.page.goto("about:blank")
    phone.page.clock.install(time=(now - 60 * MINUTE) / 1000)
    phone.go(PAPER)
    expect(player.main.get_by_text("第 2 题，共 35 题").first).to_be_visible()
    assert int(phone.page.locator(".time-words").inner_text().split(":")[0]) <= 45


def test_an_exam_goes_on_without_a_network(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    player = Player.of(phone)
    phone.go(PAPER)
    _tap(phone, "开始考试")
    _answer(player, 1, 35)
    phone.context.set_offline(True)
    for number in (2, 3):
        _tap(phone, "下一题")
        _answer(player, number, 35)
    _kept(phone, 3)
    for _ in range(32):
        _tap(phone, "下一题")
    _hand_in(phone)
    expect(player.main).to_contain_text("答对 3 题，共 35 题")
    player.main.locator("details.fold").last.locator("summary").click()
    expect(player.main.locator("[data-verdict=right]").first).to_be_visible()
    phone.context.set_offline(False)


def test_three_tries_a_week(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    player = Player.of(phone)
    for left in (3, 2, 1):
        phone.go(PAPER)
        expect(player.main).to_contain_text(f"{left} 次")
        _tap(phone, "开始考试")
        expect(player.main.get_by_text("第 1 题，共 35 题").first).to_be_visible()
        _bar(phone.page).get_by_role("button", name="答题卡").click()
        sheet = phone.page.get_by_role("dialog")
        assert _look(phone.page) == []
        sheet.get_by_role("button", name="交卷").click()
        sheet.get_by_role("button", name=re.compile("交卷")).click()
        phone.page.get_by_role("dialog", name="交卷").get_by_role("button", name="交卷").click()
        expect(player.stem).to_have_text("这次没及格")
        phone.page.evaluate("history.replaceState(null, '')")
    phone.go(PAPER)
    expect(player.main).to_contain_text("这周用完了")


@pytest.mark.parametrize(("options", "script"), LOOKS)
def test_every_state_of_an_exam_can_be_seen_and_used(arrive: Arrive, options: dict[str, Any], script: str) -> None:
    phone = arrive(options, script)
    player = Player.of(phone)
    phone.go("exam/")
    expect(phone.page.locator("[data-paper=new-cadre]")).to_have_text("还没考过")
    assert look(phone.page) == []
    phone.go(PAPER)
    expect(_bar(phone.page).get_by_role("button", name="开始考试")).to_be_visible()
    assert look(phone.page) == []
    _tap(phone, "开始考试")
    _answer(player, 1, 35)
    assert look(phone.page) == []
    _bar(phone.page).get_by_role("button", name="答题卡").click()
    sheet = phone.page.get_by_role("dialog")
    expect(sheet).to_be_visible()
    assert look(phone.page) == []
    sheet.get_by_role("button", name="交卷").click()
    sheet.get_by_role("button", name=re.compile("交卷")).click()
    asking = phone.page.get_by_role("dialog", name="交卷")
    expect(asking).to_contain_text("34 题没有答")
    assert look(phone.page) == []
    asking.get_by_role("button", name="交卷").click()
    expect(player.stem).to_have_text("这次没及格")
    for name in ("没答对的 34 题", "答对的 1 题"):
        card = player.main.locator(".missed", has=phone.page.get_by_role("heading", name=name, exact=True))
        card.locator("summary").first.click()
        expect(card.locator(".feedback").first).to_be_visible()
    player.main.get_by_text("作答凭据").first.click()
    assert look(phone.page) == []


def test_a_boss_opens_with_the_last_star_and_is_beaten(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    player = Player.of(phone)
    phone.go(BOSS)
    expect(player.stem).to_have_text("章节总关还没开")
    for level in CHAPTER:
        phone.go(f"play/?level={level}")
        player.play("rrrrr")
    phone.go("courses/basics/")
    phone.page.locator("[data-boss=basics-nature]").get_by_role("link", name="去闯").click()
    waiting = phone.context.new_page()
    waiting.goto(phone.base + BOSS)
    expect(waiting.get_by_role("button", name="开始")).to_be_visible()
    _tap(phone, "开始")
    expect(player.main.get_by_text("第 1 题，共 20 题").first).to_be_visible()
    _begins_nothing_new(phone, waiting, "开始")
    for number in range(1, 21):
        _answer(player, number, 20, right=number > 4)
        if number < 20:
            _tap(phone, "下一题")
    _hand_in(phone)
    expect(player.stem).to_have_text("过关")
    assert _look(phone.page) == []
    assert phone.record()[-1]["result"] == {"points": 16, "of": 20}
    phone.go("courses/basics/")
    expect(phone.page.locator("[data-boss=basics-nature]")).to_contain_text("已经闯过")
