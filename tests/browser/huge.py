"""A record of fifty thousand statements, and what pages show once they have read it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.browser.records import record, write
from tests.browser.sets import set_of
from tests.browser.visitor import Visitor

HUGE = 50_000
_PATIENCE = 60_000
Shown = Callable[[Page], None]


@dataclass(frozen=True)
class Opened:
    """A page's address, and how to wait for what it shows of an empty record and of a huge one."""

    path: str
    empty: Shown
    huge: Shown


def _shows(words: str) -> Shown:
    """Waits until the page says what only a script that has read the record can say."""
    return lambda page: expect(page.get_by_text(re.compile(words)).first).to_be_visible(timeout=_PATIENCE)


def _counts_what_is_left(page: Page) -> None:
    """Of practice: how many questions nobody here has answered yet."""
    said = page.get_by_role("link", name="未做").get_by_text(re.compile(r"^(\d+ 题|都做过了)$"))
    expect(said).to_be_visible(timeout=_PATIENCE)


OPENED = {
    "home": Opened("", _shows("开始学习"), _shows(r"过了 [1-9]\d* / \d+ 课")),
    "course": Opened("courses/basics/", _shows("过了 0 / 8 课"), _shows("过了 8 / 8 课")),
    "level": Opened("play/?level=basics-nature", _shows("第 1 题，共 5 题"), _shows("第 1 题，共 5 题")),
    "practice": Opened("practice/", _counts_what_is_left, _counts_what_is_left),
    "backup": Opened("me/backup/", _shows("有 1 条学习记录"), _shows("有 50001 条学习记录")),
}
"""The level comes before the backup: opening it writes one statement."""


def give_huge_record(phone: Visitor) -> None:
    """Every level played in turn, to this day."""
    lessons = [one["set"] for one in phone.fetch("data/questions/index.json")["sets"] if one["course"]]
    places = [(name, [question["id"] for question in set_of(phone, name)]) for name in lessons]
    phone.go("")
    write(phone, record(HUGE, places, int(time.time() * 1000)))
