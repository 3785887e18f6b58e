"""An exam of every type of question, left in the middle: what was answered stands again as it was given."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from generator.mkdocs_hook import render
from generator.pipeline import Project, build
from generator.report import terminal
from tests.browser.conftest import Arrive
from tests.browser.published import made, served, small_project
from tests.browser.visitor import SMALL_PHONE
from tests.generator.publishing import lock

COUNTS = {
    "single_choice": 2, "multiple_choice": 1, "true_false": 1, "fill_blank": 2, "numeric": 1, "ordering": 2,
    "matching": 2, "case": 2,
}  # fmt: skip
TOTAL = sum(COUNTS.values())
HEAD = """\
schema: 1
paper: all-types
kind: mock_exam
title: 各种题型
courses:
- demo
minutes: 30
pass: 60
sections:
"""
SECTION = """\
- title: 大题
  type: {kind}
  count: {count}
  points: 5
"""
STANDING = """
() => [...document.querySelectorAll('main .question :is(.option, .tile, .slot, input, textarea)')].map((one) => [
  one.tagName, one.getAttribute('aria-pressed'), one.getAttribute('aria-checked'),
  one.tagName === 'INPUT' || one.tagName === 'TEXTAREA' ? one.value : one.innerText.replace(/\\s+/g, ' '),
])
"""
"""What stands in every place of the question on the screen."""


@pytest.fixture(scope="module")
def all_types() -> Iterator[str]:
    with served(made("restored", _publish) / "site") as base:
        yield base


def _publish(folder: Path) -> None:
    """A site with one paper of questions of every type."""
    project = small_project(folder / "project")
    for bank in ("typed", "placed", "cases"):
        shutil.copy(Path(__file__).with_name(f"{bank}.yml"), project / "quizzes")
    (project / "quizzes/papers").mkdir(exist_ok=True)
    sections = "".join(SECTION.format(kind=kind, count=count) for kind, count in COUNTS.items())
    (project / "quizzes/papers/all-types.yml").write_text(HEAD + sections, encoding="utf-8")
    lock(project)
    findings = build(Project(project, videos=False), folder / "site", render)
    assert not findings.errors, terminal(findings)


def _answer(page: Page) -> None:
    """Puts something in every place of the question on the screen, right or wrong."""
    card = page.locator("main .question")
    for box in card.locator("input, textarea").all():
        box.fill("25")
    for group in card.locator(".tiles").all():
        group.get_by_role("button").last.click()
    for group in card.get_by_role("group", name="选项").all():
        for option in group.locator(".option").all()[::-1]:
            option.click()


def _tap(page: Page, name: str) -> None:
    page.get_by_role("region", name="下一步").get_by_role("button", name=name).click()


def _at(page: Page, number: int) -> None:
    expect(page.get_by_text(f"第 {number} 题，共 {TOTAL} 题").first).to_be_visible()


def test_answers_of_every_type_stand_again_after_a_reload(arrive: Arrive, all_types: str) -> None:
    phone = arrive(SMALL_PHONE, base=all_types)
    page = phone.page
    phone.go("exam/go/?way=paper&of=all-types")
    _tap(page, "开始考试")
    before: list[Any] = []
    for number in range(1, TOTAL + 1):
        _at(page, number)
        expect(page.get_by_role("button", name="对照参考答案")).to_have_count(0)
        _answer(page)
        before.append(page.evaluate(STANDING))
        if number < TOTAL:
            _tap(page, "下一题")
    assert len({str(one) for one in before}) == TOTAL
    page.wait_for_timeout(600)
    page.reload()
    _at(page, TOTAL)
    count = len(phone.record())
    for number in range(TOTAL, 0, -1):
        _at(page, number)
        assert page.evaluate(STANDING) == before[number - 1]
        if number > 1:
            _tap(page, "上一题")
    assert len(phone.record()) == count, "what stands again is not written again"


def test_half_an_answer_stands_again_too_and_the_sheet_says_that_it_is_half(arrive: Arrive, all_types: str) -> None:
    phone = arrive(SMALL_PHONE, base=all_types)
    page = phone.page
    phone.go("exam/go/?way=paper&of=all-types")
    _tap(page, "开始考试")
    first = 1 + sum(
        COUNTS[kind] for kind in ("single_choice", "multiple_choice", "true_false", "fill_blank", "numeric")
    )
    case = TOTAL
    for number in (first, case):
        page.get_by_role("button", name="答题卡").click()
        page.get_by_role("button", name=re.compile(f"^第 {number} 题，")).click()
        _at(page, number)
        card = page.locator("main .question")
        card.locator(".option").first.click()
    before = page.evaluate(STANDING)
    page.wait_for_timeout(600)
    page.reload()
    _at(page, case)
    assert page.evaluate(STANDING) == before
    page.get_by_role("button", name="答题卡").click()
    for number in (first, case):
        expect(page.get_by_role("button", name=f"第 {number} 题，没答完", exact=True)).to_be_visible()
