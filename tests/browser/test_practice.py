"""Free practice: each way, going on, what is kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import Arrive
from tests.browser.look import axe_faults, cut_texts, frame_faults, small_targets, wider_than_screen
from tests.browser.player import Player, right_keys, squashed, words, wrong_keys
from tests.browser.sets import QUESTION_FILES
from tests.browser.visitor import SMALL_PHONE, Visitor

RANDOM = "practice/go/?way=random"


class Learner(Player):
    """Someone who practises: as in a level, but free to go back and forth."""

    def asked(self, number: int, total: int) -> dict[str, Any]:
        """The question at place `number`, as the site's files have it."""
        expect(self.main.get_by_text(f"第 {number} 题，共 {total} 题").first).to_be_visible()
        return self.known[squashed(self.stem.inner_text())]

    def answer(self, number: int, total: int, right: bool) -> dict[str, Any]:
        question = self.asked(number, total)
        self.give(question, (right_keys if right else wrong_keys)(question))
        return question


def _answers(visitor: Visitor) -> list[dict[str, Any]]:
    return [one for one in visitor.record() if one["verb"] == "answered"]


def _bar(page: Page) -> Locator:
    return page.get_by_role("region", name="下一步")


def test_a_round_at_random_from_the_hub_to_the_last_question(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    learner = Learner.of(phone)
    phone.go("practice/")
    _card(phone.page, "随机练习").click()
    seen = []
    for number in range(1, 21):
        question = learner.answer(number, 20, right=number % 4 != 0)
        assert words(question["explanation"]) in squashed(learner.feedback.inner_text())
        assert len(_answers(phone)) == number, "shown before it was written"
        seen.append(question["id"])
        _bar(phone.page).get_by_role("button", name=re.compile("下一题|看小结")).click()
    assert len(set(seen)) == 20
    expect(learner.stem).to_have_text("练习小结")
    expect(learner.main).to_contain_text(re.compile(r"15\s*/\s*20"))
    record = phone.record()
    assert [one["verb"] for one in record] == ["initialized", *["answered"] * 20, "completed"]
    assert record[0]["object"] == {"type": "practice", "id": "random"}
    assert [item["id"] for item in record[0]["result"]["items"]] == seen
    assert record[-1]["result"] == {"points": 15, "of": 20}


def test_what_was_begun_goes_on_where_it_was_left(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    learner = Learner.of(phone)
    phone.go(RANDOM)
    first = learner.answer(1, 20, right=True)
    phone.page.close()
    phone.page = phone.context.new_page()
    learner = Learner(phone.page, learner.known)
    phone.go(RANDOM)
    second = learner.asked(2, 20)
    assert second["id"] != first["id"]
    _bar(phone.page).get_by_role("button", name="上一题").click()
    assert learner.asked(1, 20) == first
    expect(learner.feedback).to_contain_text("答对了")
    assert len(_answers(phone)) == 1


def _go(visitor: Visitor, way: str, of: str = "") -> None:
    visitor.go(f"practice/go/?way={way}" + (f"&of={of}" if of else ""))


def _card(page: Page, way: str) -> Locator:
    """A way on the page of practice."""
    return page.get_by_role("listitem").get_by_role("link", name=way)


def _next(page: Page) -> None:
    _bar(page).get_by_role("button", name=re.compile("下一题|看小结|看完了")).click()


def _index(visitor: Visitor) -> list[tuple[str, str, str]]:
    """Id, type and set of every published question, in the order they are taught."""
    index = visitor.fetch("data/questions/index.json")
    columns = index["questions"]
    return [
        (name, index["types"][kind], index["sets"][own]["set"])
        for name, kind, own in zip(columns["id"], columns["type"], columns["set"], strict=True)
    ]


def _course_of(visitor: Visitor) -> dict[str, str]:
    return {own["set"]: own["course"] for own in visitor.fetch("data/questions/index.json")["sets"]}


def test_a_course_in_order_goes_on_where_it_was_left_and_can_begin_anew(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    page, learner = phone.page, Learner.of(phone)
    courses = _course_of(phone)
    wanted = [name for name, _, own in _index(phone) if courses[own] == "basics"]
    phone.go("practice/")
    _card(page, "顺序练习").click()
    expect(learner.stem).to_have_text("顺序练习")
    page.get_by_role("link", name=re.compile("工会入门")).click()
    for number in range(1, 4):
        assert learner.answer(number, len(wanted), right=number != 2)["id"] == wanted[number - 1]
        _next(page)
    learner.asked(4, len(wanted))
    phone.go("practice/")
    go_on = page.get_by_role("link", name=re.compile("接着练"))
    expect(go_on).to_contain_text("顺序练习第 4 题")
    expect(go_on).to_contain_text("答过 3 题")
    go_on.click()
    learner.asked(4, len(wanted))
    page.get_by_role("link", name=re.compile("离开")).click()
    row = page.get_by_role("link", name=re.compile("工会入门"))
    expect(row).to_contain_text(f"做过 3 / {len(wanted)} 题，答对 2 题")
    expect(row).to_contain_text("接着第 4 题")
    row.click()
    page.get_by_role("button", name="答题卡").click()
    anew = page.get_by_role("dialog").get_by_role("button", name="从头再做")
    anew.click()
    learner.asked(4, len(wanted))
    anew.click()
    learner.asked(1, len(wanted))
    expect(learner.feedback).to_have_count(0)
    assert [one["verb"] for one in phone.record()][-1] == "completed"
    assert len(_answers(phone)) == 3


def test_a_lesson_to_its_end_and_once_more(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    page, learner = phone.page, Learner.of(phone)
    name, _, own = _index(phone)[0]
    wanted = [one for one, _, place in _index(phone) if place == own]
    _go(phone, "chapter")
    page.get_by_role("main").get_by_role("link").first.click()
    for number in range(1, len(wanted) + 1):
        assert learner.answer(number, len(wanted), right=number != 1)["id"] == wanted[number - 1]
        _next(page)
    expect(learner.main).to_contain_text(f"{len(wanted) - 1} / {len(wanted)} 题答对")
    page.get_by_role("button", name="第 1 题").click()
    expect(learner.feedback).to_contain_text(re.compile("答错了|部分"))
    for _ in wanted:
        _next(page)
    page.get_by_role("button", name="从头再做").click()
    assert learner.asked(1, len(wanted))["id"] == name
    expect(learner.feedback).to_have_count(0)


def test_one_type_only(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    page, learner = phone.page, Learner.of(phone)
    wanted = [name for name, kind, _ in _index(phone) if kind == "true_false"]
    _go(phone, "type")
    page.get_by_role("link", name=re.compile("判断题")).click()
    assert learner.answer(1, len(wanted), right=True)["id"] == wanted[0]
    _next(page)
    assert learner.asked(2, len(wanted))["id"] == wanted[1]


def test_what_was_not_done_grows_less(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    page, learner = phone.page, Learner.of(phone)
    total = len(_index(phone))
    phone.go("practice/")
    card = _card(page, "未做题")
    expect(card).to_contain_text(f"{total} 题")
    card.click()
    for number in (1, 2):
        learner.answer(number, total, right=False)
        _next(page)
    phone.go("practice/")
    expect(card).to_contain_text(f"{total - 2} 题")
    card.click()
    assert learner.asked(1, total - 2)["id"] == _index(phone)[2][0]


def test_favourites_are_practised_the_latest_first(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    page, learner = phone.page, Learner.of(phone)
    _go(phone, "favourites")
    expect(learner.main).to_contain_text("还没有收藏的题")
    _go(phone, "random")
    kept = []
    for number in (1, 2):
        kept.append(learner.asked(number, 20)["id"])
        page.get_by_role("button", name="收藏").click()
        phone.wrote("bookmarked", number)
        _next(page)
    phone.go("practice/")
    card = _card(page, "收藏")
    expect(card).to_contain_text("2 题")
    card.click()
    assert learner.answer(1, 2, right=True)["id"] == kept[1]
    _next(page)
    assert learner.asked(2, 2)["id"] == kept[0]


def test_what_was_wrong_twice_is_practised_as_hard(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    page, learner = phone.page, Learner.of(phone)
    _go(phone, "hard")
    expect(learner.main).to_contain_text("还没有易错的题")
    _, _, own = _index(phone)[0]
    size = sum(place == own for _, _, place in _index(phone))
    _go(phone, "chapter", own)
    wrong = learner.answer(1, size, right=False)
    courses = _course_of(phone)
    _go(phone, "sequence", "basics")
    assert learner.answer(1, sum(courses[place] == "basics" for _, _, place in _index(phone)), right=False) == wrong
    phone.go("practice/")
    expect(_card(page, "易错题")).to_contain_text("1 题")
    _card(page, "易错题").click()
    assert learner.answer(1, 1, right=True) == wrong


def test_answers_are_read_without_a_trace_and_taken_up_again(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    page, learner = phone.page, Learner.of(phone)
    _go(phone, "study")
    page.get_by_role("link", name=re.compile("整门课")).first.click()
    courses = _course_of(phone)
    total = sum(courses[own] == "basics" for _, _, own in _index(phone))
    for number in range(1, 4):
        question = learner.asked(number, total)
        assert words(question["explanation"]) in squashed(learner.feedback.inner_text())
        expect(learner.options.filter(has_text="正确答案")).to_have_count(len(right_keys(question)))
        expect(learner.main.get_by_text(re.compile("选对了|选错了|答错了"))).to_have_count(0)
        _next(page)
    learner.asked(4, total)
    page.get_by_role("link", name=re.compile("离开")).click()
    expect(page.get_by_role("link", name=re.compile("接着第 4 题"))).to_be_visible()
    page.get_by_role("link", name=re.compile("接着第 4 题")).click()
    learner.asked(4, total)
    assert phone.record() == []


def test_a_question_found_by_its_words_is_shown_with_its_answer(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    page, learner = phone.page, Learner.of(phone)
    phone.go("practice/")
    _card(page, "搜题").click()
    box = page.get_by_role("searchbox")
    expect(box).to_be_focused()
    fetched = [path for path in phone.witness.paths if "search.json" in path or "finder" in path]
    assert fetched == [], "fetched before a word was typed"
    box.fill("会员大会")
    expect(page.get_by_role("status").filter(has_text="找到")).to_be_visible()
    hit = learner.main.get_by_role("listitem").first
    stem = hit.locator(".card-title").inner_text()
    hit.get_by_role("link").click()
    expect(learner.stem).to_have_text(stem)
    expect(learner.feedback).to_be_visible()
    _bar(page).get_by_role("button", name="回到搜题").click()
    expect(box).to_have_value("会员大会")
    expect(page.get_by_role("status").filter(has_text="找到")).to_be_visible()
    box.fill("xyzzy")
    expect(page.get_by_role("status").filter(has_text="没有找到")).to_be_visible()


def test_the_course_that_is_practised_is_chosen_once(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    page, learner = phone.page, Learner.of(phone)
    courses = _course_of(phone)
    own = [name for name, _, place in _index(phone) if courses[place] == "organize"]
    phone.go("practice/")
    page.get_by_role("combobox", name="练哪门课").select_option("organize")
    expect(_card(page, "未做题")).to_contain_text(f"{len(own)} 题")
    page.reload()
    expect(page.get_by_role("combobox", name="练哪门课")).to_have_value("organize")
    _card(page, "随机练习").click()
    for number in range(1, 6):
        assert learner.asked(number, 20)["id"] in own
        _next(page)


def test_a_question_revised_since_is_open_again(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    page, learner = phone.page, Learner.of(phone)
    _, _, own = _index(phone)[0]
    total = sum(place == own for _, _, place in _index(phone))
    _go(phone, "chapter", own)
    first = learner.answer(1, total, right=True)
    _next(page)
    learner.answer(2, total, right=True)

    def revise(route: Route) -> None:
        file = route.fetch().json()
        if "revision" in file:
            at = file["questions"]["id"].index(first["id"])
            file["questions"]["rev"][at] += 1
        else:
            file["questions"] = [one | {"rev": one["rev"] + (one["id"] == first["id"])} for one in file["questions"]]
        route.fulfill(json=file)

    phone.context.route(QUESTION_FILES, revise)
    page.reload()
    learner.asked(3, total)
    page.get_by_role("button", name="答题卡").click()
    sheet = page.get_by_role("dialog")
    expect(sheet.get_by_role("button", name="第 1 题，未答")).to_be_visible()
    sheet.get_by_role("button", name="第 2 题，对").click()
    expect(learner.feedback).to_contain_text("答对了")
    _bar(page).get_by_role("button", name="上一题").click()
    learner.answer(1, total, right=True)
    assert [(one["object"]["id"], one["rev"]) for one in _answers(phone)][::2] == [
        (first["id"], first["rev"]),
        (first["id"], first["rev"] + 1),
    ]


def test_a_page_left_before_the_end_was_written_ends_when_it_is_opened_again(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    page, learner = phone.page, Learner.of(phone)
    _, _, own = _index(phone)[0]
    total = sum(place == own for _, _, place in _index(phone))
    _go(phone, "chapter", own)
    for number in range(1, total):
        learner.answer(number, total, right=True)
        _next(page)
    page.evaluate(
        "() => { IDBObjectStore.prototype.add = new Proxy(IDBObjectStore.prototype.add, { apply(add, self, [one]) {"
        " if (one.verb === 'completed') throw new DOMException('gone', 'AbortError'); return add.call(self, one); } }); }"
    )
    learner.answer(total, total, right=True)
    page.close()
    phone.page = phone.context.new_page()
    _go(phone, "chapter", own)
    expect(phone.page.get_by_role("heading", level=1)).to_have_text("练习小结")
    assert [one["verb"] for one in phone.record()][-1] == "completed"
    phone.page.get_by_role("button", name="从头再做").click()
    expect(phone.page.get_by_role("main").get_by_text(f"第 1 题，共 {total} 题").first).to_be_visible()


def test_offline_between_two_files_nothing_is_lost(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    phone.witness.expect("Failed to load resource|Failed to fetch|ERR_INTERNET_DISCONNECTED")
    page, learner = phone.page, Learner.of(phone)
    _go(phone, "random")
    learner.answer(1, 20, right=True)
    number = _first_not_fetched(phone)
    phone.context.set_offline(True)
    page.get_by_role("button", name="答题卡").click()
    page.get_by_role("dialog").get_by_role("button", name=f"第 {number} 题，").click()
    expect(learner.stem).to_have_text("这一题没有取到")
    phone.context.set_offline(False)
    _bar(page).get_by_role("button", name="再试一次").click()
    learner.answer(number, 20, right=True)
    assert len(_answers(phone)) == 2


def _first_not_fetched(phone: Visitor) -> int:
    """The number of the first question drawn whose file is not that of the first two, which are here by now."""
    sets = {name: own for name, _, own in _index(phone)}
    [begun] = [one for one in phone.record() if one["verb"] == "initialized"]
    drawn = [sets[item["id"]] for item in begun["result"]["items"]]
    return next(number for number, own in enumerate(drawn, 1) if own not in drawn[:2])


def test_without_the_index_it_says_so_and_tries_again(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    phone.witness.expect("503|index.json")
    phone.context.route("**/data/questions/index.json", lambda route: route.fulfill(status=503))
    page = phone.page
    phone.go("practice/")
    expect(_card(page, "随机练习")).to_be_visible()
    _go(phone, "random")
    expect(page.get_by_role("heading", level=1)).to_have_text("练习没有打开")
    phone.context.unroute("**/data/questions/index.json")
    page.get_by_role("button", name="再试一次").click()
    expect(page.get_by_text("第 1 题，共 20 题").first).to_be_visible()


@pytest.mark.parametrize("address", ["", "?way=nonsense", "?way=__proto__", "?way=random&of=../x", "?way=<img src=x>"])
def test_no_way_is_named(arrive: Arrive, address: str) -> None:
    phone = arrive(SMALL_PHONE)
    phone.go(f"practice/go/{address}")
    expect(phone.page.get_by_role("heading", level=1)).to_have_text("没有这种练习")
    phone.page.get_by_role("link", name="回到练习", exact=True).click()
    expect(_card(phone.page, "随机练习")).to_be_visible()


@pytest.mark.parametrize("way", ["sequence", "chapter", "type", "study"])
def test_a_part_that_is_not_there_says_so(arrive: Arrive, way: str) -> None:
    phone = arrive(SMALL_PHONE)
    _go(phone, way, "no-such-part")
    expect(phone.page.get_by_role("main")).to_contain_text("没有题")


def test_a_bank_of_ten_thousand_questions_is_as_light(arrive: Arrive) -> None:
    """The index names ten thousand, of which the files hold what the site has: fetched is what is looked at."""
    phone = arrive(SMALL_PHONE)
    learner = Learner.of(phone)

    def enlarge(route: Route) -> None:
        file = route.fetch().json()
        columns = file["questions"]
        own = len(columns["id"])
        for name, column in columns.items():
            more = [f"{one}-{at}" if name == "id" else one for at in range(10_000 // own) for one in column]
            columns[name] = (column + more)[:10_000]
        route.fulfill(json=file)

    phone.context.route("**/data/questions/index.json", enlarge)
    _go(phone, "undone")
    learner.answer(1, 10_000, right=True)
    files = [path for path in phone.witness.paths if path.startswith("data/questions/") and "index" not in path]
    assert len(set(files)) <= 2, files
    page = phone.page
    page.get_by_role("button", name="答题卡").click()
    sheet = page.get_by_role("dialog")
    expect(sheet.get_by_role("listitem")).to_have_count(100)
    sheet.get_by_role("combobox", name="看哪一段").select_option("第 201 – 300 题")
    sheet.get_by_role("button", name="第 252 题").click()
    learner.asked(252, 10_000)
    assert page.evaluate("document.querySelectorAll('*').length") < 500


def _parts(page: Page) -> None:
    expect(page.get_by_role("main").get_by_role("link").first).to_be_visible()


def _question(page: Page) -> None:
    expect(page.get_by_role("main").get_by_role("heading", level=1)).to_be_visible()
    expect(_bar(page)).to_be_visible()


def _seeking(page: Page) -> None:
    expect(page.get_by_role("searchbox")).to_be_visible()


def _found(page: Page) -> None:
    page.get_by_role("searchbox").fill("会员大会")
    expect(page.get_by_role("status").filter(has_text="找到")).to_be_visible()


STATES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "hub": ("practice/", _parts),
    "courses": ("practice/go/?way=sequence", _parts),
    "lessons": ("practice/go/?way=chapter", _parts),
    "types": ("practice/go/?way=type", _parts),
    "nothing": ("practice/go/?way=favourites", _question),
    "question": ("practice/go/?way=undone", _question),
    "study": ("practice/go/?way=study&of=basics", _question),
    "search": ("practice/go/?way=search", _seeking),
    "found": ("practice/go/?way=search", _found),
}


@pytest.mark.parametrize("state", STATES)
def test_everyone_can_use_every_state_of_practice(arrive: Arrive, state: str) -> None:
    visitor = arrive(SMALL_PHONE)
    page = visitor.page
    address, reach = STATES[state]
    visitor.go(address)
    reach(page)
    for percent in (100, 200):
        page.evaluate("(percent) => { document.documentElement.style.fontSize = `${1.0625 * percent}%`; }", percent)
        faults = [*wider_than_screen(page), *cut_texts(page), *small_targets(page), *frame_faults(page)]
        assert not [*faults, *axe_faults(page)], percent
