"""A bank revised in mid-level: who comes back keeps what was answered, and is asked what the bank asks now."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from generator.mkdocs_hook import render
from generator.pipeline import Project, build
from generator.report import terminal
from tests.browser.conftest import Arrive
from tests.browser.player import QUESTIONS, Player, known_questions, squashed
from tests.browser.published import served, small_project
from tests.browser.visitor import PHONE, Visitor
from tests.generator.publishing import lock

LEVEL = "play/?level=demo-one"
NEWS = "你离开后题目更新过：已经答的照旧算数，没答的按新题来。"
TOLD = "改过的题："


class Revised:
    """A site of its own, published again whenever its bank was edited."""

    def __init__(self, folder: Path) -> None:
        self.root = small_project(folder / "project")
        self.site = folder / "site"
        self.publish()

    def publish(self) -> None:
        lock(self.root)
        findings = build(Project(self.root, videos=False, search=False), self.site, render)
        assert not findings.errors, terminal(findings)

    def revise(self, question: str) -> None:
        """Gives a question a new revision and other words."""
        self._edit(question, r"rev: 1\n", "rev: 2\n")
        self._edit(question, r"  stem: ", f"  stem: {TOLD}")
        self._edit(question, r"  stems:\n(?:  - .*\n)+", "")

    def retire(self, question: str) -> None:
        self._edit(question, r"status: live", "status: retired")

    def _edit(self, question: str, old: str, new: str) -> None:
        bank = self.root / "quizzes/demo.yml"
        before, start, rest = bank.read_text(encoding="utf-8").partition(f"- id: {question}\n")
        own, following, after = rest.partition("\n- id: ")
        changed = re.sub(old, new, own, count=1)
        bank.write_text(before + start + changed + following + after, encoding="utf-8")


@pytest.fixture
def bank(tmp_path: Path) -> Iterator[tuple[Revised, str]]:
    """A site and its address."""
    revised = Revised(tmp_path)
    with served(revised.site) as base:
        yield revised, base


def _asked(visitor: Visitor) -> list[dict[str, Any]]:
    """What the latest beginning of the try is about."""
    items = [one["result"]["items"] for one in visitor.record() if one["verb"] == "initialized"][-1]
    assert isinstance(items, list)
    return items


def test_bank_revised_in_mid_level(bank: tuple[Revised, str], arrive: Arrive) -> None:
    revised, base = bank
    phone = arrive(PHONE, base=base)
    player = Player.of(phone)
    phone.go(LEVEL)
    player.right(1)
    player.next()
    player.wrong(2)
    first = _asked(phone)
    ids = [item["id"] for item in first]
    for question in (ids[0], ids[2]):
        revised.revise(question)
    for question in (ids[1], ids[3]):
        revised.retire(question)
    revised.publish()

    phone.page.reload()
    player.known = known_questions(phone)
    expect(player.main.get_by_text(NEWS, exact=True)).to_be_visible()
    expect(player.live).to_contain_text(NEWS)
    expect(phone.page.get_by_role("banner").get_by_text("还剩 1 颗心")).to_be_attached()
    assert player.reach(3)["id"] == ids[2]
    assert squashed(player.stem.inner_text()).startswith(TOLD)
    order = player.options.all_inner_texts()
    now = _asked(phone)
    assert [now[0], now[1], now[4]] == [first[0], first[1], first[4]], "what was answered or not changed is another now"
    assert (now[2]["id"], now[2]["rev"]) == (ids[2], 2)
    assert now[3]["id"] not in ids

    phone.page.reload()
    player.reach(3)
    expect(player.main.get_by_text(NEWS, exact=True)).to_have_count(0)
    assert player.options.all_inner_texts() == order
    for number in range(3, QUESTIONS + 1):
        assert player.right(number)["id"] == now[number - 1]["id"]
        player.next()
    expect(player.stem).to_have_text("过关")
    expect(player.main).to_contain_text(re.compile(r"4\s*/\s*5"))
    record = phone.record()
    verbs = ["initialized", "answered", "answered", "initialized", *["answered"] * 3, "completed"]
    assert [one["verb"] for one in record] == verbs
    assert len({one["session"] for one in record}) == 1
    answers = [(one["object"]["id"], one["rev"]) for one in record if one["verb"] == "answered"]
    assert answers == [(ids[0], 1), (ids[1], 1), *((item["id"], item["rev"]) for item in now[2:])]
    shown = player.main.inner_text()
    phone.page.reload()
    expect(player.stem).to_have_text("过关")
    assert player.main.inner_text() == shown


def test_a_bank_revised_elsewhere_changes_nothing_in_mid_level(bank: tuple[Revised, str], arrive: Arrive) -> None:
    revised, base = bank
    phone = arrive(PHONE, base=base)
    player = Player.of(phone)
    phone.go(LEVEL)
    player.right(1)
    player.next()
    asked = player.reach(2)
    known = {question["id"] for question in player.known.values() if "demo-one" in question["lessons"]}
    other = min(known - {item["id"] for item in _asked(phone)})
    for question in (other, _asked(phone)[0]["id"]):
        revised.revise(question)
    revised.publish()
    phone.page.reload()
    assert player.reach(2) == asked
    expect(player.main.get_by_text(NEWS, exact=True)).to_have_count(0)
    assert [one["verb"] for one in phone.record()] == ["initialized", "answered"]
