"""Where one cannot go on: nothing there, no network, no such thing. One look, and always something to do."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Arrive
from tests.browser.states import LARGE, NARROW, look
from tests.browser.visitor import SMALL_PHONE

EMPTY = {
    "practice/mistakes/": "错题本是空的",
    "practice/go/?way=favourites": "收藏",
    "practice/round/?way=review": "复习",
    "play/?level=no-such": "没有这一关",
    "play/?level=basics-duties": "这一关还没解锁",
    "me/offline/?of=exam/": "没有网络",
    "404.html": "没有这一页",
}
LOST = {
    "practice/mistakes/": "错题本没有打开",
    "play/?level=basics-nature": "这一关没有打开",
    "me/": "题库目录没有取到",
    "me/transcript/": "学分规则没有取到",
    "rooms/": "名单打不开",
    "contest/live/": "现场赛没有打开",
}


@pytest.mark.parametrize(
    "options, script",
    [
        pytest.param({**SMALL_PHONE, "color_scheme": "dark"}, "", id="dark"),
        pytest.param(NARROW, LARGE, id="narrow-large", marks=pytest.mark.long),
    ],
)
@pytest.mark.parametrize("places, lost", [(EMPTY, False), (LOST, True)], ids=["empty", "lost"])
def test_it_is_said_what_is_so_and_what_can_be_done(
    arrive: Arrive, places: dict[str, str], lost: bool, options: dict[str, Any], script: str
) -> None:
    visitor = arrive(options, script)
    page = visitor.page
    visitor.witness.expect("404|Failed to (fetch|load)|ERR_FAILED")
    if lost:
        page.route("**/data/**", lambda route: route.abort())
    for path, said in places.items():
        visitor.go(path)
        halt = page.locator(".halt").filter(has_text=said).first
        expect(halt).to_be_visible()
        acts = halt.locator("a, button").or_(page.locator(".action a, .action button"))
        expect(acts.first).to_be_visible()
        assert look(page) == [], path
