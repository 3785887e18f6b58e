"""Free practice: each way, going on, what is kept."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Arrive
from tests.browser.player import Player, right_keys, squashed, words, wrong_keys
from tests.browser.visitor import SMALL_PHONE, Visitor

RANDOM = "practice/go/?way=random"
CHOICES = ("single_choice", "multiple_choice", "true_false")


class Learner(Player):
    """Someone who practises: as in a level, but free to go back and forth."""

    def asked(self, number: int, total: int) -> dict[str, Any]:
        """The question at place `number`, as the site's files have it."""
        expect(self.main.get_by_text(f"第 {number} 题，共 {total} 题").first).to_be_visible()
        return self.known[squashed(self.stem.inner_text())]

    def answer(self, number: int, total: int, right: bool) -> dict[str, Any]:
        question = self.asked(number, total)
        self.give(question, (right_keys if right else wrong_keys)(question))
        return question


def _answers(visitor: Visitor) -> list[dict[str, Any]]:
    return [one for one in visitor.record() if one["verb"] == "answered"]


def _bar(page: Page) -> Locator:
    return page.get_by_role("region", name="下一步")


def test_a_round_at_random_from_the_hub_to_the_last_question(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    learner = Learner.of(phone)
    phone.go("practice/")
    phone.page.get_by_role("link", name="随机练习").click()
    seen = []
    for number in range(1, 21):
        question = learner.answer(number, 20, right=number % 4 != 0)
        assert words(question["explanation"]) in squashed(learner.feedback.inner_text())
        assert len(_answers(phone)) == number, "shown before it was written"
        seen.append(question["id"])
        _bar(phone.page).get_by_role("button", name=re.compile("下一题|看小结")).click()
    assert len(set(seen)) == 20
    expect(learner.stem).to_have_text("练习小结")
    expect(learner.main).to_contain_text(re.compile(r"15\s*/\s*20"))
    record = phone.record()
    assert [one["verb"] for one in record] == ["initialized", *["answered"] * 20, "completed"]
    assert record[0]["object"] == {"type": "practice", "id": "random"}
    assert [item["id"] for item in record[0]["result"]["items"]] == seen
    assert record[-1]["result"] == {"points": 15, "of": 20}


def test_what_was_begun_goes_on_where_it_was_left(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    learner = Learner.of(phone)
    phone.go(RANDOM)
    first = learner.answer(1, 20, right=True)
    phone.page.close()
    phone.page = phone.context.new_page()
    learner = Learner(phone.page, learner.known)
    phone.go(RANDOM)
    second = learner.asked(2, 20)
    assert second["id"] != first["id"]
    _bar(phone.page).get_by_role("button", name="上一题").click()
    assert learner.asked(1, 20) == first
    expect(learner.feedback).to_contain_text("答对了")
    assert len(_answers(phone)) == 1
