"""A page that cannot get what it wants when it opens says so, and nothing of it fails unseen."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Arrive
from tests.browser.test_faults import REFUSED
from tests.browser.visitor import PHONE

UNREAD = {
    "play/?level=basics-nature": "这一关没有打开",
    "practice/": "目录没有取到",
    "practice/go/?way=sequence&of=basics": "练习没有打开",
    "practice/round/?way=daily": "练习没有打开",
    "practice/mistakes/": "错题本没有打开",
    "exam/go/?way=paper&of=new-cadre": "考试没有打开",
    "contest/go/?way=sprint": "竞赛没有打开",
    "contest/live/": "现场赛没有打开",
    "me/": "学分规则没有取到",
    "me/transcript/": "学分规则没有取到",
    "rooms/": "没有取到名单",
    "childcare/": "没有取到名单",
    "search/?q=%E4%BC%9A%E5%91%98": "没有取到",
}
"""Pages that fetch data when they open, and what they say where there are none."""
KEPT = "不让保存"
FORGETFUL = (
    "",
    "courses/basics/",
    "play/?level=basics-nature",
    "practice/",
    "practice/go/?way=sequence&of=basics",
    "practice/round/?way=daily",
    "practice/mistakes/",
    "exam/",
    "exam/go/?way=paper&of=new-cadre",
    "contest/go/?way=sprint",
    "contest/live/",
    "me/",
    "me/transcript/",
    "me/backup/",
)
"""Pages that read or write what a phone keeps."""
ANSWERS = {
    "fault of the server": (500, "no"),
    "another page": (200, "<html><p>请登录</p></html>"),
    "nothing": (200, ""),
}


@pytest.mark.parametrize(
    "answer",
    [name if name == "another page" else pytest.param(name, marks=pytest.mark.long) for name in ANSWERS],
)
def test_a_page_without_its_data_says_so(arrive: Arrive, answer: str) -> None:
    phone = arrive()
    status, body = ANSWERS[answer]
    phone.context.route("**/data/**", lambda route: route.fulfill(status=status, body=body))
    phone.witness.expect("^console: ")  # what failed is told to whoever looks for it
    for path, said in UNREAD.items():
        phone.go(path)
        expect(phone.page.get_by_role("main"), path).to_contain_text(said)


def test_a_page_whose_phone_keeps_nothing_says_so(arrive: Arrive) -> None:
    phone = arrive(PHONE, REFUSED)
    for path in FORGETFUL:
        phone.go(path)
        expect(phone.page.get_by_role("main"), path).to_contain_text(KEPT)


@pytest.mark.parametrize("path", ["", "courses/basics/", "exam/", "me/", "me/transcript/", "me/backup/"])
def test_a_record_that_cannot_be_read_is_said(arrive: Arrive, path: str) -> None:
    """As where the disk is broken: the data base opens, and nothing comes out of it."""
    broken = "IDBObjectStore.prototype.index = IDBObjectStore.prototype.getAll = () => { throw new Error('broken'); };"
    phone = arrive(PHONE, broken)
    phone.witness.expect("^console: ")
    phone.go(path)
    expect(phone.page.get_by_role("alert")).to_contain_text("学习记录没有读出来")
