"""Every kind of page on phones and on a desk, light and dark, and with text twice as large."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Arrive
from tests.browser.look import axe_faults, cut_texts, dark_faults, frame_faults, small_targets, wider_than_screen
from tests.browser.player import Player
from tests.browser.visitor import DESKTOP, PHONE, Visitor

PHONES = ((390, 844), (360, 740))
DESK = (1280, 800)


def _as_it_is(page: Page) -> None:
    """The page as it opens."""


def _unfolded(page: Page) -> None:
    """Everything that folds is open."""
    page.evaluate("() => { for (const fold of document.querySelectorAll('details')) fold.open = true; }")


def _search(page: Page) -> None:
    page.get_by_role("searchbox").fill("会员大会")
    expect(page.get_by_role("status")).to_contain_text("找到")


def _search_nothing(page: Page) -> None:
    page.get_by_role("searchbox").fill("xyzzy")
    expect(page.get_by_role("status")).to_contain_text("没有找到")


def _city(page: Page) -> None:
    page.get_by_role("combobox", name="市", exact=True).select_option(label="济南市")
    expect(page.get_by_role("region", name="找到的妈妈小屋")).to_be_visible()
    _unfolded(page)


def _map(page: Page) -> None:
    toggle = page.get_by_role("button", name="看地图")
    if toggle.is_visible():
        toggle.click()
    expect(page.get_by_role("complementary", name="地图").locator("canvas").first).to_be_visible()


PAGES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "home": ("", _unfolded),
    "course": ("courses/organize/", _as_it_is),
    "lesson": ("lessons/basics/basics-nature/", _unfolded),
    "rooms": ("rooms/", _as_it_is),
    "rooms of a city": ("rooms/?access=对外开放", _city),
    "map": ("rooms/", _map),
    "county": ("rooms/370103/", _as_it_is),
    "topic": ("topics/hui-yuan-da-hui/", _unfolded),
    "observatory": ("observatory/", _as_it_is),
    "backup": ("me/backup/", _as_it_is),
    "search": ("search/", _as_it_is),
    "results": ("search/", _search),
    "no results": ("search/", _search_nothing),
    "no such page": ("no/such/page/", _as_it_is),
}


SPREAD = ("home", "course", "lesson", "map", "results")
"""Those that are laid out otherwise on a desk."""


def _wrong_first(player: Player) -> None:
    player.wrong(1)


def _right_first(player: Player) -> None:
    player.right(1)


def _several(player: Player) -> None:
    """As far as the question with several answers, one of them chosen."""
    for number in range(1, 6):
        if player.reach(number)["type"] == "multiple_choice":
            player.options.first.click()
            return
        player.right(number)
        player.next()


def _passed(player: Player) -> None:
    player.play("rrrwr")
    player.main.locator("summary").first.click()


def _failed(player: Player) -> None:
    player.play("ww")


def _resting(player: Player) -> None:
    player.play("ww")
    player.page.get_by_role("button", name=re.compile("再(闯|答)一次")).click()
    player.play("ww")
    level = player.page.url
    player.page.goto("")
    player.page.goto(level)
    expect(player.stem).to_have_text("歇一会儿再来")


def _locked(player: Player) -> None:
    player.page.goto(player.page.url.replace("basics-nature", "basics-duties"))
    expect(player.stem).to_have_text("这一关还没解锁")


STATES: dict[str, Callable[[Player], object]] = {
    "question": lambda player: player.reach(1),
    "several answers": _several,
    "right": _right_first,
    "wrong": _wrong_first,
    "passed": _passed,
    "failed": _failed,
    "resting": _resting,
    "locked": _locked,
}


@contextmanager
def _twice_the_text(page: Page) -> Iterator[None]:
    """Text at 200 %, as the browser's own setting makes it."""
    page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
    yield
    page.evaluate("() => { document.documentElement.style.fontSize = ''; }")


def _resize(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def _on_phones(page: Page) -> list[str]:
    """Every fault at every phone size, with its circumstances."""
    faults = frame_faults(page)
    for width, height in PHONES:
        _resize(page, width, height)
        faults += [f"{width} px, wider than the screen: {fault}" for fault in wider_than_screen(page)]
        faults += [f"{width} px, text cut: {fault}" for fault in cut_texts(page)]
        faults += [f"{width} px, small target: {fault}" for fault in small_targets(page)]
        with _twice_the_text(page):
            faults += [f"{width} px, 200 %, wider than the screen: {fault}" for fault in wider_than_screen(page)]
            faults += [f"{width} px, 200 %, text cut: {fault}" for fault in cut_texts(page)]
    return faults + _in_both_schemes(page)


def _on_a_desk(page: Page) -> list[str]:
    width, height = DESK
    faults = frame_faults(page)
    for zoom in (1, 2):
        _resize(page, width // zoom, height // zoom)
        faults += [f"zoom {zoom}, wider than the screen: {fault}" for fault in wider_than_screen(page)]
        faults += [f"zoom {zoom}, text cut: {fault}" for fault in cut_texts(page)]
    _resize(page, width, height)
    return faults + _in_both_schemes(page)


def _in_both_schemes(page: Page) -> list[str]:
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    return [*axe_faults(page), *dark_faults(page)]


def _no_faults(faults: list[str]) -> None:
    assert not faults, "\n".join(dict.fromkeys(faults))


@pytest.mark.parametrize(
    ("size", "name"),
    [
        pytest.param(size, name, marks=pytest.mark.long if size == "desk" and name not in SPREAD else ())
        for size in ("phone", "desk")
        for name in PAGES
    ],
)
def test_page(arrive: Arrive, name: str, size: str) -> None:
    visitor = arrive(PHONE if size == "phone" else DESKTOP)
    _open(visitor, name)
    _no_faults(_on_phones(visitor.page) if size == "phone" else _on_a_desk(visitor.page))


def _open(visitor: Visitor, name: str) -> None:
    path, prepare = PAGES[name]
    if name == "no such page":
        visitor.witness.expect("status of 404")
        assert visitor.go(path).status == 404
    else:
        assert visitor.go(path).status == 200
    prepare(visitor.page)


@pytest.mark.parametrize("name", STATES)
def test_level(phone: Visitor, player: Player, name: str) -> None:
    phone.go("play/?level=basics-nature")
    STATES[name](player)
    _no_faults(_on_phones(phone.page))


@pytest.mark.parametrize("name", ["question", "wrong", "passed"])
def test_level_on_a_desk(arrive: Arrive, name: str) -> None:
    desk = arrive(DESKTOP)
    desk.go("play/?level=basics-nature")
    STATES[name](Player.of(desk))
    _no_faults(_on_a_desk(desk.page))


def test_every_page_has_its_own_title_and_says_where_it_is(phone: Visitor) -> None:
    titles: dict[str, str] = {}
    for path, _ in PAGES.values():
        if path == "no/such/page/":
            continue
        phone.go(path)
        title = phone.page.title()
        assert titles.setdefault(title, path.partition("?")[0]) == path.partition("?")[0], title
        assert title.endswith(" · 随学")
        description = phone.page.locator("meta[name=description]").get_attribute("content")
        assert description and len(description) > 5, path


@pytest.mark.parametrize("path", ["", "lessons/basics/basics-nature/", "rooms/", "search/"])
def test_the_first_tab_skips_to_the_text(arrive: Arrive, path: str) -> None:
    desk = arrive(DESKTOP)
    desk.go(path)
    desk.page.keyboard.press("Tab")
    skip = desk.page.get_by_role("link", name="跳到正文")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    desk.page.keyboard.press("Enter")
    expect(desk.page.get_by_role("main")).to_be_focused()


def test_the_main_tabs_say_which_is_open(phone: Visitor) -> None:
    for path, name in (("", "学习"), ("rooms/", "小屋"), ("search/", "搜索")):
        phone.go(path)
        tabs = phone.page.get_by_role("navigation", name="主导航")
        expect(tabs.locator("[aria-current=page]")).to_have_text(re.compile(name))
        expect(tabs).to_be_in_viewport(ratio=1)
