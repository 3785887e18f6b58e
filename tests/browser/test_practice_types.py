"""Questions of every type as practice has them: read with their answers, answered, and looked at again."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.bank_level import LARGE_TEXT, faults, published_bank
from tests.browser.conftest import Arrive
from tests.browser.player import squashed, words
from tests.browser.sets import set_of
from tests.browser.visitor import SMALL_PHONE, Visitor

BANKS = ("cases", "placed", "typed")


@pytest.fixture(scope="module", params=BANKS)
def bank_site(request: pytest.FixtureRequest) -> Iterator[str]:
    with published_bank(request.param) as base:
        yield base


def _next(page: Page) -> None:
    page.get_by_role("region", name="下一步").get_by_role("button").last.click()


@pytest.mark.parametrize("script", [pytest.param("", marks=pytest.mark.long), LARGE_TEXT], ids=["100", "200"])
def test_every_type_is_read_with_its_answer(arrive: Arrive, bank_site: str, script: str) -> None:
    reader = arrive(SMALL_PHONE, script, bank_site)
    page = reader.page
    questions = set_of(reader, "demo-one")
    reader.go("practice/go/?way=study&of=demo-one")
    for number, question in enumerate(questions, 1):
        expect(page.get_by_role("main").get_by_text(f"第 {number} 题，共 {len(questions)} 题").first).to_be_visible()
        shown = squashed(page.get_by_role("main").inner_text())
        for piece in (question, *question.get("parts", ())):
            assert words(piece["explanation"]) in shown, question["id"]
            if piece["type"] == "numeric" and piece.get("unit"):
                assert piece["unit"] not in "".join(_entries(page)), "the unit stands beside the field"
        assert page.get_by_text(re.compile("答错了|自评")).count() == 0
        assert not faults(reader), question["id"]
        _next(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("看完了")
    assert reader.record() == []


def _entries(page: Page) -> list[str]:
    """What stands in the fields."""
    return [field.input_value() for field in page.locator("input.entry-input").all()]


def _answers(visitor: Visitor) -> int:
    return sum(one["verb"] == "answered" for one in visitor.record())


def test_a_question_of_any_type_may_be_left_open(arrive: Arrive, bank_site: str) -> None:
    learner = arrive(SMALL_PHONE, "", bank_site)
    page = learner.page
    total = len(set_of(learner, "demo-one"))
    learner.go("practice/go/?way=chapter&of=demo-one")
    for number in range(1, total + 1):
        expect(page.get_by_role("main").get_by_text(f"第 {number} 题，共 {total} 题").first).to_be_visible()
        assert not faults(learner)
        _next(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("练习小结")
    assert _answers(learner) == 0
