"""Rounds: the daily five, what is due again, the notebook of mistakes."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Arrive
from tests.browser.look import axe_faults, cut_texts, small_targets, wider_than_screen
from tests.browser.player import Player, right_keys, squashed, wrong_keys
from tests.browser.visitor import SMALL_PHONE, Visitor

DAY = 86_400_000


def _look(page: Page) -> list[str]:
    return [*wider_than_screen(page), *cut_texts(page), *small_targets(page), *axe_faults(page)]


def _bar(page: Page) -> Locator:
    return page.get_by_role("region", name="下一步")


def _answer(player: Player, right: bool) -> dict[str, Any]:
    expect(player.options.first).to_be_visible()
    expect(player.feedback).to_have_count(0)
    question = player.known[squashed(player.stem.inner_text())]
    player.give(question, (right_keys if right else wrong_keys)(question))
    return question


def _onward(phone: Visitor) -> None:
    _bar(phone.page).get_by_role("button", name=re.compile("下一题|看小结|看结果")).click()


def _answers(phone: Visitor) -> list[dict[str, Any]]:
    return [one for one in phone.record() if one["verb"] == "answered"]


def test_the_daily_five_are_answered_until_right_and_count_once(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    player = Player.of(phone)
    phone.go("practice/")
    phone.page.get_by_role("link", name=re.compile("每日五题")).click()
    first = _answer(player, right=False)
    _bar(phone.page).get_by_role("button", name="再答一次").click()
    assert _answer(player, right=True)["id"] == first["id"]
    _onward(phone)
    _answer(player, right=True)
    phone.page.reload()
    for _ in range(3):
        _answer(player, right=True)
        _onward(phone)
    expect(player.stem).to_have_text("今天的五题做完了")
    assert _look(phone.page) == []
    record = phone.record()
    assert [one["verb"] for one in record] == ["initialized", *["answered"] * 6, "completed"]
    assert record[2]["result"]["tries"] == 2
    assert record[-1]["result"] == {"points": 4, "of": 5}
    phone.go("practice/round/?way=daily")
    expect(player.stem).to_have_text("今天的五题做完了")
    assert len(phone.record()) == len(record)


def test_two_phones_are_asked_the_same_three(arrive: Arrive) -> None:
    asked = []
    for _ in range(2):
        phone = arrive(SMALL_PHONE)
        player = Player.of(phone)
        phone.go("practice/round/?way=daily")
        _answer(player, right=True)
        started = phone.record()[0]
        asked.append([item["id"] for item in started["result"]["items"]])
    assert asked[0][:3] == asked[1][:3]


def test_what_was_learned_is_asked_again_on_the_day_it_is_due(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    player = Player.of(phone)
    phone.go("practice/round/?way=review")
    expect(player.main).to_contain_text("今天没有到期的题")
    phone.go("practice/go/?way=random")
    learned = _answer(player, right=False)
    phone.page.clock.install(time=(phone.page.evaluate("Date.now()") + 3 * DAY) / 1000)
    phone.go("practice/round/?way=review")
    assert _answer(player, right=True)["id"] == learned["id"]
    _onward(phone)
    expect(player.stem).to_have_text("练习小结")
    assert phone.record()[-1]["object"]["type"] == "review"


def test_a_mistake_stands_in_the_notebook_and_can_be_taken_out_and_put_back(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    player = Player.of(phone)
    phone.go("practice/mistakes/")
    expect(player.main).to_contain_text("错题本是空的")
    phone.go("practice/go/?way=random")
    question = _answer(player, right=False)
    phone.go("practice/")
    phone.page.get_by_role("link", name=re.compile("错题本")).click()
    entry = phone.page.locator(".book > li")
    expect(entry).to_have_count(1)
    entry.locator("summary").click()
    expect(entry).to_contain_text("依据：")
    assert _look(phone.page) == []
    entry.get_by_role("button", name="移出错题本").click()
    entry.get_by_role("button", name="已移出").click()
    expect(entry.get_by_role("button", name="移出错题本")).to_be_visible()
    phone.wrote("voided", 2)
    assert [one["result"] for one in phone.record() if one["verb"] == "voided"] == [{"on": True}, {"on": False}]
    phone.page.get_by_role("link", name="重做 1 题").click()
    assert _answer(player, right=True)["id"] == question["id"]
    entry = phone.page.locator(".book > li")
    phone.go("practice/mistakes/")
    expect(entry).to_contain_text("已对过 1 天")
    entry.get_by_role("button", name="移出错题本").click()
    expect(entry.get_by_role("button", name="已移出")).to_be_visible()
    phone.wrote("voided", 3)
    phone.page.reload()
    expect(player.main).to_contain_text("错题本是空的")
