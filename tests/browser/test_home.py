"""What the home page says to those who have learnt already: what comes next, what is locked, that all is done."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from playwright.sync_api import Locator, Route, expect

from tests.browser.conftest import Arrive
from tests.browser.player import Player
from tests.browser.visitor import SMALL_PHONE, Visitor

TRACK = "新入职应知应会"
DAY = 86_400_000


def passed(level: str, points: int = 5, days_ago: int = 0) -> dict[str, Any]:
    """The end of a try as the record keeps it."""
    session = f"{level}-{points}-{days_ago}"
    return {
        "id": f"{session}/end",
        "time": int(time.time() * 1000) - days_ago * DAY,
        "verb": "completed",
        "object": {"type": "level", "id": level},
        "session": session,
        "rev": 0,
        "result": {"points": points, "of": 5},
    }


def remember(visitor: Visitor, facts: Iterable[dict[str, Any]]) -> None:
    """Makes these facts the phone's record."""
    visitor.go("search/")
    visitor.page.evaluate(
        """(statements) => new Promise((resolve, reject) => {
          const opening = indexedDB.open('suixue', 1);
          opening.onupgradeneeded = () => opening.result
            .createObjectStore('statements', { keyPath: 'id' }).createIndex('n', 'n', { unique: true });
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const change = opening.result.transaction('statements', 'readwrite');
            change.onabort = () => reject(change.error);
            change.objectStore('statements').clear();
            for (const one of statements) change.objectStore('statements').put(one);
            change.oncomplete = () => { opening.result.close(); resolve(); };
          };
        })""",
        [{**fact, "n": number} for number, fact in enumerate(facts, 1)],
    )


def levels(visitor: Visitor) -> list[dict[str, Any]]:
    courses = visitor.fetch("data/courses.json")["courses"]
    return [lesson for course in courses for chapter in course["chapters"] for lesson in chapter["lessons"]]


def title(visitor: Visitor, level: str) -> str:
    return next(one["title"] for one in levels(visitor) if one["id"] == level)


def card(visitor: Visitor) -> Locator:
    """The card at the head of the home page."""
    return visitor.page.get_by_role("region").filter(has=visitor.page.locator("#next-title"))


def test_a_newcomer_is_told_where_to_begin(phone: Visitor) -> None:
    phone.go("")
    expect(card(phone)).to_contain_text(f"{TRACK} · 从这里开始")
    expect(card(phone).get_by_role("link", name="开始学习")).to_be_visible()
    assert "data/courses.json" not in phone.witness.paths


def test_all_levels_passed_is_said_with_what_can_be_done(phone: Visitor, player: Player) -> None:
    known = levels(phone)
    remember(phone, [passed(level["id"], 4 if place == 3 else 5) for place, level in enumerate(known)])
    phone.go("")
    expect(card(phone).get_by_role("heading")).to_have_text(f"{len(known)} 关全部过关")
    expect(card(phone)).to_contain_text(f"得了 {2 * len(known) - 1} / {3 * len(known)} 颗星")
    expect(card(phone)).not_to_contain_text("从这里开始")
    for name, address in (("搜一搜要点", "search/"), ("找妈妈小屋", "rooms/")):
        expect(card(phone).get_by_role("link", name=name)).to_have_attribute("href", phone.base + address)
    expect(card(phone)).to_contain_text(f"再闯还能添星，比如“{known[3]['title']}”")
    card(phone).get_by_role("link", name="再闯一关").click()
    player.reach(1)


def test_all_stars_are_said_and_no_level_is_urged(phone: Visitor) -> None:
    known = levels(phone)
    remember(phone, [passed(level["id"], 5, days) for days in (2, 1) for level in known])
    phone.go("")
    expect(card(phone)).to_contain_text(f"得了 {3 * len(known)} / {3 * len(known)} 颗星")
    expect(card(phone).get_by_role("link", name="再闯一关")).to_have_count(0)
    expect(card(phone).get_by_role("link", name="搜一搜要点")).to_be_visible()


def test_the_track_begun_goes_on_in_its_own_order(phone: Visitor) -> None:
    remember(phone, [passed(level) for level in ("basics-nature", "basics-duties", "basics-five-rights")])
    phone.go("")
    expect(card(phone)).to_contain_text(f"继续学习 · {TRACK}")
    expect(card(phone).get_by_role("heading")).to_have_text(title(phone, "organize-who-joins"))


def test_a_locked_level_of_a_track_says_what_opens_it(phone: Visitor, player: Player) -> None:
    track = ["basics-nature", "basics-duties", "basics-five-rights", "organize-who-joins", "organize-25"]
    track += ["organize-approve", "organize-candidates", "organize-congress"]
    remember(phone, [passed(level) for level in track])
    phone.go("")
    first, wanted = title(phone, "organize-term-contract"), title(phone, "organize-fulltime")
    expect(card(phone).get_by_role("heading")).to_have_text(first)
    expect(card(phone)).to_contain_text(f"先过这一关，才轮到“{wanted}”")
    phone.page.get_by_text(TRACK, exact=True).click()
    step = phone.page.get_by_role("listitem").filter(has_text=wanted)
    expect(step).to_contain_text(f"先过“{first}”才能闯这一关")
    step.get_by_role("link").click()
    expect(phone.page.get_by_role("navigation", name="闯关")).to_contain_text(f"先过“{first}”")
    phone.page.get_by_role("link", name=re.compile(f"先过“{first}”")).click()
    expect(player.main).to_contain_text(f"先过“{first}”这一关，才轮到“{wanted}”")
    phone.page.get_by_role("link", name="先闯那一关").click()
    player.reach(1)


def test_a_lesson_without_a_level_is_no_part_of_what_a_track_counts(phone: Visitor) -> None:
    """It has too few questions: nobody can pass it, and nothing has to be passed before it."""
    outline = phone.fetch("data/courses.json")
    for lesson in (
        lesson for course in outline["courses"] for part in course["chapters"] for lesson in part["lessons"]
    ):
        if lesson["id"] == "organize-25":
            lesson["level"] = False
    remember(phone, [passed("basics-nature")])
    phone.page.route("**/data/courses.json", lambda route: route.fulfill(json=outline))
    phone.go("")
    track = phone.page.locator("details").filter(has_text=TRACK)
    expect(track.get_by_text("过了 1 / 8 课")).to_be_visible()
    track.get_by_text(TRACK, exact=True).click()
    step = track.get_by_role("listitem").filter(has_text=title(phone, "organize-25"))
    expect(step).to_be_visible()
    expect(step).not_to_contain_text("先过")


BROKEN: dict[str, Callable[[Route], None]] = {
    "abort": lambda route: route.abort(),
    "fault": lambda route: route.fulfill(status=503),
    "garbage": lambda route: route.fulfill(body="<html>"),
}


@pytest.mark.parametrize("answer", BROKEN)
def test_an_outline_that_does_not_arrive_is_said_and_asked_for_again(phone: Visitor, answer: str) -> None:
    asked = []

    def broken(route: Route) -> None:
        BROKEN[answer](route)
        asked.append(route)

    remember(phone, [passed("basics-nature")])
    phone.witness.expect("503|ERR_FAILED")
    phone.page.route("**/data/courses.json", broken)
    phone.go("")
    heading, again = card(phone).get_by_role("heading"), card(phone).get_by_role("button", name="再试一次")
    expect(heading).to_have_text("没有取到课程目录")
    expect(card(phone)).not_to_contain_text("从这里开始")
    again.click()
    for _ in range(400):
        if len(asked) < 2:
            phone.page.wait_for_timeout(20)
    assert len(asked) == 2
    expect(heading).to_have_text("没有取到课程目录")
    phone.page.unroute("**/data/courses.json")
    again.click()
    expect(heading).to_have_text(title(phone, "basics-duties"))
    expect(heading).to_be_focused()


def test_a_track_has_the_whole_width_for_its_summary(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    phone.go("")
    head = phone.page.locator("details summary").filter(has_text=TRACK)
    line = head.get_by_text(re.compile("^刚到工会的头三个月"))
    whole, taken = head.bounding_box(), line.bounding_box()
    assert whole and taken and taken["width"] == whole["width"]
    expect(head.get_by_text("9 课")).to_be_visible()


def test_the_map_says_that_a_level_goes_on(phone: Visitor, player: Player) -> None:
    phone.go("play/?level=basics-nature")
    player.right(1)
    phone.go("courses/basics/")
    going_on = phone.page.get_by_role("link", name=re.compile("^继续：工会到底是个什么组织"))
    expect(going_on).to_have_text("继续")
    going_on.click()
    player.reach(2)
