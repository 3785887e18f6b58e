"""What the home page says of today: the five questions, the review that is due, notices, and the video that was left."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from generator.mkdocs_hook import render
from generator.pipeline import Project, build
from generator.report import terminal
from tests.browser.conftest import Arrive
from tests.browser.published import ROOT, made, served, small_project
from tests.browser.states import LOOKS, SHIFTS, look
from tests.browser.test_home import DAY, card, levels, passed, remember
from tests.browser.visitor import SMALL_PHONE, Visitor

LEFT = "basics-duties"
TODAY = date(2026, 11, 20)
_KEEP_LEFT = """
([lesson, second, ago]) => {
  localStorage.setItem(`suixue-at-${lesson}`, second);
  localStorage.setItem('suixue-left', `${lesson} ${Date.now() - ago}`);
}
"""


def _said(visitor: Visitor, way: str) -> Locator:
    return visitor.page.locator(f"[data-today={way}] [data-said]")


def _answered(question: str, number: int, days_ago: int) -> dict[str, Any]:
    return {
        "id": f"old/{number}",
        "time": int(time.time() * 1000) - days_ago * DAY,
        "verb": "answered",
        "object": {"type": "question", "id": question},
        "session": "old",
        "rev": 1,
        "result": {"response": "A", "state": "right", "score": 1, "ms": 4000},
    }


def _leave(visitor: Visitor, lesson: str, second: int, ago: int = 0) -> None:
    visitor.go("search/")
    visitor.page.evaluate(_KEEP_LEFT, [lesson, second, ago])


def test_a_newcomer_is_told_of_today_and_nothing_is_fetched_for_it(phone: Visitor) -> None:
    phone.go("")
    expect(_said(phone, "daily")).to_have_text("今天还没做")
    expect(_said(phone, "review")).to_have_text("没有到期的")
    expect(card(phone).get_by_role("link", name="先闯一关")).to_be_visible()
    phone.page.wait_for_load_state("networkidle")
    assert not [path for path in phone.witness.paths if path.startswith("data/")]


def test_what_is_due_is_counted_and_leads_to_it(phone: Visitor) -> None:
    known = phone.fetch("data/questions/index.json")["sets"][0]["set"]
    ids = [question["id"] for question in phone.fetch(f"data/questions/{known}.json")["questions"][:3]]
    remember(phone, [_answered(question, number, 40) for number, question in enumerate(ids)])
    phone.go("")
    expect(_said(phone, "review")).to_have_text(f"{len(ids)} 题到期")
    phone.page.get_by_role("link", name="到期复习").click()
    expect(phone.page).to_have_url(re.compile("way=review"))


def test_a_video_left_goes_on_from_there(phone: Visitor) -> None:
    remember(phone, [passed("basics-nature", days_ago=1)])
    _leave(phone, LEFT, 65)
    phone.go("")
    expect(card(phone)).to_contain_text("视频看到 1 分 5 秒")
    expect(card(phone).get_by_role("link", name="去闯关")).to_be_visible()
    card(phone).get_by_role("link", name="接着看").click()
    expect(phone.page.get_by_role("button", name=re.compile("接着看 1:02|从 1:02"))).to_be_visible()


def test_whoever_has_answered_since_goes_on_with_the_levels(phone: Visitor) -> None:
    remember(phone, [passed("basics-nature", days_ago=1), _answered("basics-what-0001", 1, 0)])
    _leave(phone, LEFT, 65, ago=3_600_000)
    phone.go("")
    expect(card(phone)).to_contain_text("继续学习")
    expect(card(phone)).not_to_contain_text("视频看到")


def test_somebody_who_has_only_looked_goes_on_with_the_video(phone: Visitor) -> None:
    _leave(phone, LEFT, 30)
    phone.go("")
    expect(card(phone).get_by_role("link", name="接着看")).to_be_visible()
    phone.page.evaluate(_KEEP_LEFT, ["gone-lesson", 30, 0])
    phone.go("")
    expect(card(phone)).not_to_contain_text("视频看到")


def test_any_lesson_is_two_taps_from_home(phone: Visitor) -> None:
    phone.go("")
    course = phone.fetch("data/courses.json")["courses"][1]
    phone.page.get_by_role("link", name=re.compile(re.escape(course["title"]))).first.click()
    last = course["chapters"][-1]["lessons"][-1]
    phone.page.get_by_role("link", name=last["title"], exact=True).click()
    expect(phone.page.get_by_role("heading", level=1)).to_have_text(last["title"])


NOTICES = """\
schema: 1
notices:
- id: later
  title: 明天才有的通知
  text: 还没到日子。
  from: {tomorrow}
  until: {tomorrow}
- id: linked
  title: 带链接的通知
  text: 点标题去看课。
  from: {today}
  until: {tomorrow}
  link: lessons/demo/demo-two.md
- id: outside
  title: 去别处的通知
  text: 出去看看。
  from: {yesterday}
  until: {tomorrow}
  link: https://example.org/
- id: third
  title: 第三条
  text: 三条都在。
  from: {earlier}
  until: {tomorrow}
- id: fourth
  title: 第四条
  text: 点掉一条才看得到。
  from: {first}
  until: {tomorrow}
"""


@pytest.fixture(scope="module")
def noticed() -> Iterator[str]:
    """The address of a site with five notices, the first of which is for tomorrow."""
    days = {name: TODAY - timedelta(days=ago) for name, ago in
            (("today", 0), ("tomorrow", -1), ("yesterday", 1), ("earlier", 2), ("first", 3))}  # fmt: skip

    def fill(folder: Path) -> None:
        project = small_project(folder / "project")
        (project / "theme").symlink_to(ROOT / "theme")
        (project / "content/notices.yml").write_text(NOTICES.format(**days), encoding="utf-8")
        findings = build(Project(project, today=TODAY), folder / "site", render)
        assert not findings.errors, terminal(findings)

    with served(made("notices", fill) / "site") as base:
        yield base


def _on(visitor: Visitor, day: date) -> None:
    """At noon where the readers are."""
    visitor.page.clock.set_fixed_time(f"{day}T12:00:00+08:00")


def _titles(visitor: Visitor) -> Locator:
    return visitor.page.get_by_role("region", name="通知").get_by_role("heading", level=3)


def test_notices_are_shown_on_their_days_and_stay_away_once_put_away(arrive: Arrive, noticed: str) -> None:
    phone = arrive(base=noticed)
    _on(phone, TODAY)
    phone.go("")
    expect(_titles(phone)).to_have_text(["带链接的通知", "去别处的通知", "第三条"])
    assert phone.page.get_by_role("link", name="去别处的通知").get_attribute("href") == "https://example.org/"
    phone.page.get_by_role("button", name="知道了：去别处的通知").click()
    expect(_titles(phone)).to_have_text(["带链接的通知", "第三条", "第四条"])
    expect(_titles(phone).nth(1)).to_be_focused()
    phone.page.reload()
    expect(_titles(phone)).to_have_text(["带链接的通知", "第三条", "第四条"])
    for _ in range(3):
        phone.page.get_by_role("button", name=re.compile("^知道了")).first.click()
    expect(phone.page.get_by_role("region", name="通知")).to_be_hidden()
    expect(phone.page.get_by_role("heading", name="课程")).to_be_focused()


def test_the_phones_own_day_says_which_notices_are_shown(arrive: Arrive, noticed: str) -> None:
    phone = arrive(base=noticed)
    _on(phone, TODAY + timedelta(days=1))
    phone.go("")
    expect(_titles(phone).first).to_have_text("明天才有的通知")
    _on(phone, TODAY + timedelta(days=3))
    phone.go("")
    expect(phone.page.get_by_role("region", name="通知")).to_be_hidden()


@pytest.mark.parametrize(("options", "script"), LOOKS)
def test_home_can_be_seen_and_used_and_does_not_move(arrive: Arrive, options: dict[str, Any], script: str) -> None:
    visitor = arrive(options, script)
    visitor.go("")
    assert look(visitor.page) == []
    _leave(visitor, LEFT, 65)
    visitor.go("")
    expect(card(visitor)).to_contain_text("视频看到")
    assert look(visitor.page) == []


def test_what_stands_under_the_card_stays_where_it_is_when_the_record_is_known(arrive: Arrive) -> None:
    """Of somebody in the middle of the courses, with a notice put away before."""
    small = arrive(SMALL_PHONE)
    remember(small, [passed(level["id"]) for level in levels(small)[:3]])
    small.page.evaluate("localStorage.setItem('suixue-notices', 'sample-exam')")
    small.page.add_init_script(SHIFTS)
    small.go("")
    expect(card(small)).to_contain_text("继续学习")
    assert small.page.evaluate("window.shifted") < 0.01
