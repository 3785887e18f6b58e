"""Searching: rooms by their county, a way on from a question, a slow or broken network, large text."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import Arrive
from tests.browser.look import axe_faults, cut_texts, small_targets, wider_than_screen
from tests.browser.player import Player
from tests.browser.records import chained, fact, write
from tests.browser.visitor import DESKTOP, SMALL_PHONE, Visitor

QUESTION = "在工会经费这件事上，会员大会"
LESSON = "会员大会管什么"
WAITING = "正在找……"
INDEX = "**/data/search**"


def _type(page: Page, text: str) -> None:
    page.get_by_role("searchbox").fill(text)


def _found(page: Page, text: str) -> Locator:
    """The results, once they are there."""
    _type(page, text)
    expect(page.get_by_role("status")).to_contain_text("条")
    return page.locator("[data-hits] > li")


@pytest.mark.parametrize("path", ["search/?q=", "practice/go/?way=search&q="])
def test_a_link_asks_for_no_more_than_could_be_typed(phone: Visitor, path: str) -> None:
    """Letters without end that are no words would be looked up for minutes, and nothing on the page would answer."""
    phone.go(path + "zhangsheng" * 2000)
    expect(phone.page.get_by_role("searchbox")).to_have_value("zhangsheng" * 8)
    expect(phone.page.get_by_role("status").filter(has_text=re.compile("没有找到|条|道"))).to_be_visible()


def _question(page: Page) -> Locator:
    return _found(page, QUESTION).filter(has_text="试题").filter(has_text="在工会经费这件事上").first


@pytest.mark.parametrize("query", ["历下区妈妈小屋", "历下 母婴室"])
def test_rooms_of_a_county_come_first(phone: Visitor, query: str) -> None:
    phone.go("search/")
    found = _found(phone.page, query)
    expect(phone.page.get_by_role("status")).to_contain_text("找到")
    for place in range(4):
        expect(found.nth(place)).to_contain_text("历下区")
    found.nth(1).get_by_role("link").click()
    expect(phone.page).to_have_url(re.compile("rooms/370102/.*#370102"))


def test_a_county_comes_first_and_what_matches_in_part_stands_apart(phone: Visitor) -> None:
    page = phone.page
    phone.go("search/")
    found = _found(page, "历下区妈妈小屋")
    expect(found.first).to_contain_text("县区")
    expect(page.get_by_role("status")).to_contain_text(re.compile(r"^找到 6 条，另有沾边的 \d+ 条，先列 6 条"))
    expect(found).to_have_count(6)
    page.get_by_role("button", name="再看 10 条").click()
    near = page.get_by_role("region", name="沾边的结果")
    expect(near.get_by_role("listitem").first).to_be_visible()
    expect(near.get_by_role("listitem").filter(has_text="妈妈小屋")).to_have_count(0)
    page.get_by_role("button", name=re.compile("^妈妈小屋")).click()
    expect(found.first).to_contain_text("县区")
    _found(page, "历下区妈妈小屋门牌写着啥")
    expect(page.get_by_role("status")).to_contain_text("没有全对上的，沾边的有")
    expect(found).to_have_count(0)
    expect(near.get_by_role("listitem").first).to_contain_text("历下区")
    _type(page, "")
    expect(near).to_be_hidden()


def test_results_say_what_they_cite_or_have_where_that_is_what_was_asked(phone: Visitor) -> None:
    phone.go("search/")
    rooms = _found(phone.page, "历下区 空调")
    expect(rooms.first).to_contain_text("设施：空调")
    cited = _found(phone.page, "工会法第43条")
    expect(cited.filter(has_text="依据：中华人民共和国工会法第四十三条").first).to_be_visible()


def test_signs_that_are_no_words_are_not_found_and_what_to_try_is_told(phone: Visitor) -> None:
    phone.go("search/")
    _found(phone.page, "会员大会")
    _type(phone.page, "💡%")
    expect(phone.page.get_by_role("status")).to_have_text("没有找到。")
    expect(phone.page.get_by_text("可以这样再试")).to_be_visible()
    _type(phone.page, "")
    expect(phone.page.get_by_text("可以这样再试")).to_be_hidden()


def test_from_a_question_to_its_lesson(phone: Visitor) -> None:
    phone.go("search/")
    _question(phone.page).get_by_role("link", name=f"看课时：{LESSON}", exact=True).click()
    expect(phone.page.get_by_role("heading", level=1)).to_have_text(LESSON)


def _question_of(visitor: Visitor, level: str) -> Locator:
    """The first question of `level` among the results, searched by its stem."""
    stem = visitor.fetch(f"data/questions/{level}.json")["questions"][0]["stem"]
    return _found(visitor.page, stem[:80]).filter(has_text=stem[:30]).first


def test_from_a_question_to_the_level_that_asks_it_once_that_is_open(phone: Visitor, player: Player) -> None:
    """As on the course map: what is locked is not offered, but what opens it."""
    first, second = _chapter(phone)[:2]
    page = phone.page
    phone.go("search/")
    question = _question_of(phone, second["id"])
    expect(question.get_by_role("link", name=re.compile("看课时"))).to_be_visible()
    expect(question.get_by_role("link", name=re.compile("开始闯关"))).to_have_count(0)
    question.get_by_role("link", name=f"先过前面的关：{first['title']}", exact=True).click()
    expect(page).to_have_url(re.compile(rf"play/\?level={first['id']}$"))
    player.play("rrrrr")
    phone.go("search/")
    again = _question_of(phone, first["id"])
    expect(again.get_by_role("link", name=f"再闯一次：{first['title']}", exact=True)).to_be_visible()
    question = _question_of(phone, second["id"])
    question.get_by_role("link", name=f"开始闯关：{second['title']}", exact=True).click()
    expect(page).to_have_url(re.compile(rf"play/\?level={second['id']}$"))
    expect(page.get_by_role("heading", level=1)).not_to_be_empty()


def test_what_opens_a_level_is_told_as_on_the_home_page(phone: Visitor) -> None:
    """The nearest level that may be played, though one before it has no star: editors put lessons in another order."""
    about = {"type": "level", "id": "organize-25"}
    end = fact("s", int(time.time() * 1000), "completed", about, 0, {"points": 5, "of": 5}, "s/end")
    phone.go("me/")
    write(phone, chained([end], "c"))
    phone.go("search/")
    question = _question_of(phone, "organize-blocked")
    courses = phone.fetch("data/courses.json")["courses"]
    lessons = [lesson for course in courses for chapter in course["chapters"] for lesson in chapter["lessons"]]
    opener = next(lesson["title"] for lesson in lessons if lesson["id"] == "organize-approve")
    expect(question.get_by_role("link", name=f"先过前面的关：{opener}", exact=True)).to_be_visible()


def test_a_level_at_rest_says_until_when(phone: Visitor, player: Player) -> None:
    level = _chapter(phone)[0]["id"]
    phone.go(f"play/?level={level}")
    player.play("ww")
    phone.page.get_by_role("button", name="再闯一次").click()
    player.play("ww")
    phone.go("search/")
    question = _question_of(phone, level)
    expect(question.get_by_text(re.compile(r"闯关歇到 \d+:\d\d"))).to_be_visible()
    expect(question.get_by_role("link", name=re.compile("闯"))).to_have_count(0)


def test_results_come_though_nobody_knows_how_the_levels_stand(phone: Visitor) -> None:
    phone.witness.expect("503")
    phone.page.route("**/data/courses.json", lambda route: route.fulfill(status=503))
    phone.go("search/")
    question = _question(phone.page)
    expect(question.get_by_role("link", name=re.compile("看课时"))).to_be_visible()
    expect(question.get_by_role("link", name=re.compile("闯关|先过"))).to_have_count(0)


def _chapter(visitor: Visitor) -> list[dict[str, str]]:
    """The lessons of the first chapter."""
    return visitor.fetch("data/courses.json")["courses"][0]["chapters"][0]["lessons"]


def _scrolled(page: Page) -> float:
    return page.evaluate("() => scrollY")


@pytest.mark.parametrize(
    ("kind", "place", "way"),
    [
        ("试题", 12, "history"),
        ("课时", 8, "link"),
        pytest.param("试题", 12, "link", marks=pytest.mark.long),
        pytest.param("课时", 8, "history", marks=pytest.mark.long),
    ],
)
def test_the_way_back_leads_to_the_same_results_at_the_same_place(
    phone: Visitor, kind: str, place: int, way: str
) -> None:
    page = phone.page
    phone.go("search/")
    found = _found(page, "工会主席")
    page.get_by_role("button", name=re.compile(f"^{kind}")).click()
    page.get_by_role("button", name="再看 10 条").click()
    expect(found.nth(6).locator("[data-hit]")).to_be_focused()
    hit = page.locator("[data-found] li").nth(place).locator("[data-hit]")
    hit.scroll_into_view_if_needed()
    before, status = _scrolled(page), page.get_by_role("status").inner_text()
    assert before > 200
    hit.click()
    expect(page).not_to_have_url(re.compile("/search/"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    if way == "link":
        page.locator(".back", has_text="搜索").click()
    else:
        page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("工会主席")
    expect(page.get_by_role("status")).to_have_text(status)
    expect(page.get_by_role("button", name=re.compile(f"^{kind}"))).to_have_attribute("aria-pressed", "true")
    page.wait_for_function("(before) => Math.abs(scrollY - before) <= 2", arg=before)
    page.reload()
    expect(page.get_by_role("button", name=re.compile(f"^{kind}"))).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-found] li")).to_have_count(6)


def test_only_who_comes_from_the_search_is_led_back_to_it(phone: Visitor) -> None:
    page = phone.page
    back = page.get_by_role("banner").get_by_role("link").first
    current = page.get_by_role("navigation", name="主导航").locator("[aria-current]")
    phone.go("lessons/organize/organize-congress/")
    expect(back).to_have_attribute("href", re.compile("courses/organize/"))
    phone.go("lessons/organize/organize-congress/?q=会员 大会")
    expect(back).to_have_text("搜索")
    back.click()
    expect(page.get_by_role("searchbox")).to_have_value("会员 大会")
    phone.go("topics/hui-yuan-da-hui/?q=会员")
    expect(back).to_have_text("搜索")
    expect(current).to_have_text("搜索")
    phone.go("topics/hui-yuan-da-hui/")
    expect(back).to_have_text("学习")
    expect(current).to_have_text("学习")


def test_rooms_are_one_link_and_lessons_another_to_where_it_is_said(phone: Visitor) -> None:
    phone.go("search/")
    first = _found(phone.page, LESSON).first
    expect(first).to_contain_text("课时")
    expect(first.get_by_role("link")).to_have_count(2)
    expect(first.get_by_role("link").last).to_have_attribute("href", re.compile(r"\?.*\bt=\d+"))
    expect(_found(phone.page, "历下区妈妈小屋").first.get_by_role("link")).to_have_count(1)


def test_a_lesson_without_a_level_offers_no_level(phone: Visitor) -> None:
    def answer(route: Route) -> None:
        file = route.fetch().json()
        route.fulfill(json={**file, "ways": [[title, path, False] for title, path, _ in file["ways"]]})

    phone.page.route("**/data/search/*/cards/*", answer)
    phone.go("search/")
    question = _question(phone.page)
    expect(question.get_by_role("link", name=re.compile("看课时"))).to_be_visible()
    expect(question.get_by_role("link", name=re.compile("闯关|先过"))).to_have_count(0)


def test_a_keyboard_walks_from_result_to_result_and_into_the_ways_on(arrive: Arrive) -> None:
    desk = arrive(DESKTOP)
    desk.go("search/")
    _found(desk.page, "会员大会")
    results = desk.page.locator("[data-found] li")
    desk.page.get_by_role("button", name=re.compile("^试题")).click()
    expect(results.nth(2).get_by_role("link", name=re.compile("闯关|先过"))).to_be_visible()  # once the record is read
    desk.page.get_by_role("searchbox").focus()
    for place in range(3):
        desk.page.keyboard.press("ArrowDown")
        expect(results.nth(place).get_by_role("link").first).to_be_focused()
    for name in ("看课时", "闯关|先过"):
        desk.page.keyboard.press("Tab")
        expect(results.nth(2).get_by_role("link", name=re.compile(name))).to_be_focused()
    desk.page.keyboard.press("ArrowUp")
    expect(results.nth(1).get_by_role("link").first).to_be_focused()


def test_a_lesson_leads_to_its_topics_and_they_lead_back(phone: Visitor) -> None:
    page = phone.page
    phone.go("lessons/organize/organize-congress/")
    title = page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("navigation", name="知识点").get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(r"topics/[^/]+/\?lesson=organize-congress$"))
    expect(page.get_by_role("main").get_by_role("link", name=title).first).to_be_visible()
    expect(page.get_by_role("navigation", name="主导航").locator("[aria-current]")).to_have_text("学习")
    page.get_by_role("banner").get_by_role("link", name=title).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


@pytest.mark.parametrize("path", ["lessons/organize/organize-congress/", "topics/hui-yuan-da-hui/?q=会员"])
def test_lessons_and_topics_can_be_used_by_everyone(arrive: Arrive, path: str) -> None:
    page = arrive(SMALL_PHONE).page
    page.goto(path)
    assert not [*axe_faults(page), *wider_than_screen(page), *cut_texts(page), *small_targets(page)]


def _throttle(page: Page, latency: int) -> None:
    """A slow network: the index takes `latency` milliseconds and two seconds more."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    limits = {"offline": False, "latency": latency, "downloadThroughput": 700_000, "uploadThroughput": 50_000}
    session.send("Network.emulateNetworkConditions", limits)


def test_a_slow_index_says_so_at_once_and_keeps_what_is_typed(phone: Visitor) -> None:
    page = phone.page
    phone.go("search/")
    _throttle(page, 400)
    page.get_by_role("searchbox").press_sequentially("会")
    assert page.get_by_role("status").inner_text() == WAITING
    page.get_by_role("searchbox").press_sequentially("员", delay=200)
    _type(page, "")
    expect(page.get_by_role("status")).to_be_empty()
    page.get_by_role("searchbox").press_sequentially("会员大会", delay=50)
    assert page.get_by_role("status").inner_text() == WAITING
    expect(page.get_by_role("status")).to_contain_text("找到")
    expect(page.get_by_role("searchbox")).to_have_value("会员大会")
    expect(page.locator("[data-hits] > li").first).to_contain_text("会员大会管什么")
    for path in phone.witness.paths:
        assert phone.witness.paths.count(path) == 1 or not path.startswith("data/"), "nothing is fetched twice"


def test_the_status_is_a_polite_live_region(phone: Visitor) -> None:
    phone.go("search/")
    expect(phone.page.get_by_role("status")).to_have_attribute("aria-live", "polite")


def test_offline_says_so_and_goes_on_when_the_network_is_back(phone: Visitor) -> None:
    phone.witness.expect("ERR_INTERNET_DISCONNECTED")
    page = phone.page
    phone.go("search/")
    phone.context.set_offline(True)
    _type(page, "会员大会")
    expect(page.get_by_role("alert")).to_contain_text("没有网络")
    expect(page.get_by_role("status")).to_be_empty()
    page.get_by_role("button", name="再试一次").click()
    expect(page.get_by_role("alert")).to_contain_text("没有网络")
    expect(page.get_by_role("searchbox")).to_have_value("会员大会")
    phone.context.set_offline(False)
    expect(page.get_by_role("status")).to_contain_text("找到")
    expect(page.get_by_role("alert")).to_be_hidden()


def test_an_index_that_does_not_arrive_can_be_asked_for_again(phone: Visitor) -> None:
    phone.witness.expect("503")
    page = phone.page
    page.route(INDEX, lambda route: route.fulfill(status=503))
    phone.go("search/?q=会员大会")
    expect(page.get_by_role("alert")).to_contain_text("没有取到")
    assert not [*axe_faults(page), *small_targets(page)]
    page.unroute(INDEX)
    page.get_by_role("button", name="再试一次").click()
    expect(page.get_by_role("status")).to_contain_text("找到")
    expect(page.get_by_role("alert")).to_be_hidden()
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.get_by_role("searchbox")).to_have_value("会员大会")


def _nothing(page: Page) -> None:
    _type(page, "xyzzy")
    expect(page.get_by_role("status")).to_contain_text("没有找到")


def _waiting(page: Page) -> None:
    _throttle(page, 60_000)
    _type(page, "会员大会")
    expect(page.get_by_role("status")).to_have_text(WAITING)


def _failed(page: Page) -> None:
    page.route(INDEX, lambda route: route.abort())
    _type(page, "会员大会")
    expect(page.get_by_role("alert")).to_be_visible()


STATES: dict[str, Callable[[Page], object]] = {
    "empty": lambda page: None,
    "questions": _question,
    "rooms": lambda page: _found(page, "历下区妈妈小屋"),
    "nothing": _nothing,
    "waiting": _waiting,
    "failed": _failed,
}


@pytest.mark.parametrize("state", STATES)
def test_nothing_is_cut_off_on_a_small_phone(arrive: Arrive, state: str) -> None:
    visitor = arrive(SMALL_PHONE)
    visitor.witness.expect("ERR_FAILED")
    page = visitor.page
    visitor.go("search/")
    STATES[state](page)
    for percent in (100, 200):
        page.evaluate("(percent) => { document.documentElement.style.fontSize = `${1.0625 * percent}%`; }", percent)
        assert not [*wider_than_screen(page), *cut_texts(page), *small_targets(page)], percent
        assert _hint_width(page) <= 0, "the hint in the field is cut off"


def _hint_width(page: Page) -> float:
    """By how many pixels the hint is wider than its field."""
    return page.get_by_role("searchbox").evaluate(
        """(field) => {
          const pen = document.createElement('canvas').getContext('2d');
          pen.font = getComputedStyle(field).font;
          return pen.measureText(field.placeholder).width - field.clientWidth;
        }"""
    )


def test_the_page_has_the_head_of_the_index_in_its_order(phone: Visitor) -> None:
    phone.go("search/")
    laid = phone.page.locator("[data-index]").text_content() or ""
    assert json.dumps(json.loads(laid)) == json.dumps(phone.fetch("data/search.json"))
