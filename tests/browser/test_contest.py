"""Contests: alone, against the clock, by link, and on a big screen."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Arrive
from tests.browser.look import axe_faults, cut_texts, small_targets, wider_than_screen
from tests.browser.player import Player, right_keys, squashed, wrong_keys
from tests.browser.states import LOOKS, look
from tests.browser.visitor import DESKTOP, SMALL_PHONE, Visitor

DAMAGE = """
() => new Promise((resolve) => {
  const opening = indexedDB.open('suixue-kept');
  opening.onsuccess = () => {
    const store = opening.result.transaction('kept', 'readwrite').objectStore('kept');
    store.put({ seed: 's', teams: ['<b>'], events: [{ type: 'round', round: 'toString' }] }, 'live');
    store.transaction.oncomplete = () => { opening.result.close(); resolve(); };
  };
})
"""


_READ = """
async (image) => {
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  return window.suixueCodes.read(context.getImageData(0, 0, canvas.width, canvas.height));
}
"""
"""What a scanner reads in a picture of a code."""


def _bar(page: Page) -> Locator:
    return page.get_by_role("region", name="下一步")


def _look(page: Page) -> list[str]:
    return [*wider_than_screen(page), *cut_texts(page), *small_targets(page), *axe_faults(page)]


def _start(phone: Visitor, way: str, after: str = "") -> Player:
    player = Player.of(phone)
    phone.go(f"contest/go/?way={way}{after}")
    _bar(phone.page).get_by_role("button", name="开始").click()
    return player


def _answer(player: Player, place: str, right: bool = True) -> str:
    expect(player.main.get_by_text(place).first).to_be_visible()
    expect(player.feedback).to_have_count(0)
    stem = squashed(player.stem.inner_text())
    question = player.known[stem]
    player.give(question, (right_keys if right else wrong_keys)(question))
    return stem


def _verbs(phone: Visitor) -> list[str]:
    return [one["verb"] for one in phone.record()]


def test_an_error_ends_a_survival_and_its_best_score_is_kept(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    phone.go("contest/")
    phone.page.get_by_role("link", name="挑战赛").click()
    player = _start(phone, "survival")
    for number in (1, 2, 3):
        _answer(player, f"第 {number} 题", right=number < 3)
        _bar(phone.page).get_by_role("button", name="下一题" if number < 3 else "看结果").click()
    expect(player.stem).to_have_text("新的最好成绩")
    expect(player.main).to_contain_text(re.compile(r"2\s*/\s*3 题答对"))
    expect(player.main.get_by_role("heading", name="没答对的 1 题")).to_be_visible()
    assert _verbs(phone) == ["initialized", *["answered"] * 3, "completed"]
    assert phone.record()[-1]["result"] == {"points": 2, "of": 3}
    assert _look(phone.page) == []
    phone.go("contest/go/?way=survival")
    expect(player.main).to_contain_text("你的最好成绩：答对 2 题")


def test_a_question_not_answered_in_time_is_wrong(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    phone.page.clock.install()
    player = _start(phone, "survival")
    expect(player.main.get_by_text("第 1 题").first).to_be_visible()
    phone.page.clock.run_for(46_000)
    expect(_bar(phone.page)).to_contain_text("没有答")
    last = phone.record()[-1]
    assert (last["verb"], last["result"]["state"], last["result"]["response"]) == ("answered", "wrong", None)


def test_a_sprint_ends_with_its_time_and_never_waits_for_a_tap(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    phone.page.clock.install()
    player = _start(phone, "sprint")
    for number in (1, 2, 3):
        expect(player.main.get_by_text(f"第 {number} 题").first).to_be_visible()
        question = player.known[squashed(player.stem.inner_text())]
        player.tap(question, (wrong_keys if number == 2 else right_keys)(question))
        expect(_bar(phone.page)).to_contain_text("答对了" if number != 2 else "答")
        phone.page.clock.run_for(700)
    expect(player.main.get_by_text("第 4 题").first).to_be_visible()
    phone.page.clock.run_for(181_000)
    expect(player.main).to_contain_text(re.compile(r"2\s*/\s*3 题答对"))
    assert _verbs(phone)[-1] == "completed"


def test_a_duel_by_link_asks_the_same_and_compares(arrive: Arrive) -> None:
    mine = arrive(SMALL_PHONE)
    player = _start(mine, "duel")
    stems = []
    for number in range(1, 21):
        stems.append(_answer(player, f"第 {number} 题，共 20 题", right=number % 5 != 0))
        _bar(mine.page).get_by_role("button", name=re.compile("下一题|看结果")).click()
    mine.page.get_by_label("怎么称呼你").fill("老张<b>")
    link = mine.page.get_by_label("要发给同事的链接").input_value()
    assert not any("/qr." in path for path in mine.witness.paths)
    mine.page.get_by_role("button", name="出二维码").click()
    code = mine.page.get_by_role("img", name="挑战链接的二维码")
    expect(code).to_be_visible()
    assert code.evaluate(_READ) == link
    assert _look(mine.page) == []
    mine.page.get_by_label("怎么称呼你").press("End")
    mine.page.keyboard.type("!")
    expect(code).to_have_count(0)

    yours = arrive(SMALL_PHONE)
    fragment = link[link.index("#") :]
    rival = _start(yours, "duel", fragment)
    for number in range(1, 21):
        assert _answer(rival, f"第 {number} 题，共 20 题") == stems[number - 1]
        _bar(yours.page).get_by_role("button", name=re.compile("下一题|看结果")).click()
    expect(rival.main).to_contain_text("你赢了")
    expect(rival.main).to_contain_text("老张<b>：答对 16 题")


def test_a_challenge_of_another_bank_is_no_fair_one(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    phone.go("contest/go/?way=duel#1.m1x2y3-abc.0123456789abcdef.18.60000.x")
    expect(phone.page.get_by_role("heading", level=1)).to_have_text("这条挑战过期了")
    _bar(phone.page).get_by_role("button", name="我来发起").click()
    expect(phone.page.get_by_role("heading", level=1)).to_have_text("擂台赛")


def test_a_challenge_cut_off_or_changed_is_said_to_be_none(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    seed = "1.m1x2y3-abc.0123456789abcdef"
    for fragment in (seed[:-3], f"{seed}.999.1.x", f"{seed}.18.1.%E0%A4%A", "1.<img src=x onerror=alert(1)>"):
        phone.page.goto("about:blank")
        phone.go(f"contest/go/?way=duel#{fragment}")
        expect(phone.page.get_by_role("heading", level=1)).to_have_text("这条挑战读不出来")
    assert _look(phone.page) == []
    _bar(phone.page).get_by_role("button", name="我来发起").click()
    expect(phone.page.get_by_role("heading", level=1)).to_have_text("擂台赛")


def test_a_challenge_opened_over_the_page_of_contests_is_taken(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    phone.go("contest/go/?way=duel")
    expect(phone.page.get_by_role("heading", level=1)).to_have_text("擂台赛")
    revision = phone.fetch("data/questions/index.json")["revision"]
    phone.page.evaluate(f"location.hash = '#1.m1x2y3-abc.{revision}.18.60000.' + encodeURIComponent('老张')")
    expect(Player.of(phone).main).to_contain_text("老张向你挑战：答对 18 题")


def test_a_contest_left_half_way_is_over(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    player = _start(phone, "survival")
    _answer(player, "第 1 题")
    expect(player.feedback).to_be_visible()
    phone.page.reload()
    expect(player.main).to_contain_text("你的最好成绩：答对 1 题")
    assert _verbs(phone) == ["initialized", "answered", "completed"]


def _scores(page: Page) -> list[str]:
    return [item.inner_text().split("\n")[1].strip() for item in page.locator(".live-team").all()]


def test_a_team_is_judged_once_at_a_question_and_the_right_answer_is_said_in_words(arrive: Arrive) -> None:
    screen = arrive(DESKTOP)
    page = screen.page
    screen.go("contest/live/")
    page.get_by_role("button", name="开始").click()
    expect(page.locator(".live-team")).to_have_count(4)
    page.get_by_role("button", name="答对").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("y")
    expect(page.locator(".live-team").first).to_contain_text("110")
    expect(page.get_by_role("button", name="答错")).to_be_disabled()
    expect(page.get_by_text("正确答案").or_(page.locator("p.live-option")).first).to_be_visible()
    page.get_by_role("button", name="抢答").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="抢答")).to_be_focused()
    page.reload()
    expect(page.locator(".live-team").first).to_contain_text("110")


def test_a_contest_damaged_on_the_disk_is_set_up_anew(arrive: Arrive) -> None:
    screen = arrive(DESKTOP)
    screen.go("contest/live/")
    screen.page.get_by_role("button", name="开始").click()
    expect(screen.page.locator(".live-team")).to_have_count(4)
    screen.page.evaluate(DAMAGE)
    screen.page.reload()
    expect(screen.page.get_by_role("heading", name="现场赛")).to_be_visible()


def test_a_host_runs_a_contest_by_keys_and_finds_it_again(arrive: Arrive) -> None:
    screen = arrive(DESKTOP)
    page = screen.page
    screen.go("contest/live/")
    page.get_by_role("button", name="减一队").click()
    page.get_by_label("第 1 队的名字").fill("门窗厂")
    assert _look(page) == []
    page.get_by_role("button", name="开始").click()
    expect(page.locator(".live-team").first).to_be_visible()
    stem = page.get_by_role("heading", level=1)
    first = stem.inner_text()
    for key in "1y":
        page.keyboard.press(key)
    expect(page.locator(".live-team").first).to_contain_text("110")
    page.keyboard.press("d")
    expect(stem).not_to_have_text(first)
    for key in "q2n":
        page.keyboard.press(key)
    for key in "f3on":
        page.keyboard.press(key)
    expect(page.locator(".live-team").nth(2)).to_contain_text("70")
    assert _scores(page) == ["110", "90", "70"]
    page.keyboard.press("z")
    expect(page.locator(".live-team").nth(2)).to_contain_text("100")
    assert _look(page) == []
    page.reload()
    expect(page.locator(".live-team").nth(1)).to_contain_text("90")
    page.keyboard.press("r")
    text = page.get_by_label("成绩单").input_value()
    assert "1\t门窗厂\t110\n" in text
    with page.expect_download() as saved:
        page.get_by_role("link", name="存成文件").click()
    assert "门窗厂" in saved.value.path().read_text(encoding="utf-8-sig")
    end = page.get_by_role("button", name=re.compile("结束"))
    end.click()
    end.click()
    expect(page.get_by_role("heading", name="现场赛")).to_be_visible()


PRESS = """
(keys) => {
  for (const key of keys) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
}
"""


def test_keys_pressed_faster_than_a_disk_writes_all_count(arrive: Arrive) -> None:
    screen = arrive(DESKTOP)
    screen.go("contest/live/")
    screen.page.get_by_role("button", name="开始").click()
    expect(screen.page.locator("h1.live-stem")).to_be_visible()
    screen.page.evaluate(PRESS, "1yydf3ond4uy")
    expect(screen.page.locator(".live-team").nth(3)).to_contain_text("110")  # the last of them
    assert _scores(screen.page) == ["110", "100", "70", "110"]
    screen.page.reload()
    expect(screen.page.locator(".live-team").nth(2)).to_contain_text("70")
    assert _scores(screen.page) == ["110", "100", "70", "110"]


@pytest.mark.parametrize(("options", "script"), LOOKS)
def test_every_state_of_a_contest_can_be_seen_and_used(arrive: Arrive, options: dict[str, Any], script: str) -> None:
    phone = arrive(options, script)
    phone.go("contest/")
    assert look(phone.page) == []
    for way in ("sprint", "duel", "survival"):
        phone.go(f"contest/go/?way={way}")
        expect(_bar(phone.page).get_by_role("button", name="开始")).to_be_visible()
        assert look(phone.page) == [], way
    player = _start(phone, "survival")
    expect(player.main.get_by_text("第 1 题").first).to_be_visible()
    assert look(phone.page) == []
    _answer(player, "第 1 题", right=False)
    assert look(phone.page) == []
    _bar(phone.page).get_by_role("button", name="看结果").click()
    player.main.locator(".missed summary").first.click()
    expect(player.main.locator(".missed .feedback").first).to_be_visible()
    assert look(phone.page) == []


@pytest.mark.parametrize(("options", "script"), LOOKS)
def test_every_state_of_a_hall_can_be_seen_and_used(arrive: Arrive, options: dict[str, Any], script: str) -> None:
    page = arrive(options, script)
    page.go("contest/live/")
    expect(page.page.get_by_role("button", name="开始")).to_be_visible()
    assert look(page.page) == []
    page.page.get_by_role("button", name="开始").click()
    expect(page.page.locator(".live-team")).to_have_count(4)
    assert look(page.page) == []
    for name in ("风险", "计时", "答错", "成绩单"):
        page.page.get_by_role("button", name=name).click()
        if name == "答错":
            expect(page.page.get_by_role("button", name="收起答案")).to_be_visible()
        assert look(page.page) == [], name
