"""我的 and 自学记录: an empty record, a year of every kind, what learners say of themselves."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.record.chain import digest
from generator.record.credits import count
from tests.browser.conftest import Arrive
from tests.browser.look import axe_faults, cut_texts, frame_faults, small_targets, wider_than_screen
from tests.browser.player import Player
from tests.browser.records import write
from tests.browser.visitor import DESKTOP, SMALL_PHONE, Visitor
from tests.browser.year import FINAL, NOW, a_year

RULES = "**/data/credits.json"
PAGES = ("me/", "me/transcript/")


def _look(page: Page) -> list[str]:
    """Every fault with all that folds open, in light and dark, on a screen of 320 pixels and with text twice as large."""
    page.evaluate("() => { for (const fold of document.querySelectorAll('details')) fold.open = true; }")
    faults = [*frame_faults(page), *wider_than_screen(page), *cut_texts(page), *small_targets(page)]
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        faults += axe_faults(page)
    before = page.viewport_size
    for width, size in ((320, "100%"), (before["width"] if before else 360, "200%"), (320, "200%")):
        page.set_viewport_size({"width": width, "height": 740})
        page.evaluate("(size) => { document.documentElement.style.fontSize = size; }", size)
        faults += [f"{width} {size}: {fault}" for fault in [*wider_than_screen(page), *cut_texts(page)]]
    return faults


def _open(visitor: Visitor, path: str = "me/") -> Page:
    visitor.go(path)
    expect(visitor.page.locator("[data-me][aria-busy=false], .paper").first).to_be_visible()
    return visitor.page


def _card(page: Page, title: str) -> Locator:
    return page.get_by_role("region", name=title)


@pytest.fixture
def newcomer(arrive: Arrive) -> Visitor:
    """A small phone with nothing on it, on the day of the fixture year."""
    visitor = arrive(SMALL_PHONE)
    visitor.page.clock.set_fixed_time(NOW)
    return visitor


@pytest.fixture
def learner(newcomer: Visitor) -> Visitor:
    """The same with a year on it."""
    _give_a_year(newcomer)
    return newcomer


def _give_a_year(visitor: Visitor) -> None:
    rules = _rules(visitor)
    visitor.context.route(RULES, lambda route: route.fulfill(json=rules))
    _open(visitor)
    write(visitor, a_year(visitor.fetch("data/questions/index.json"), rules["videos"]))


def _rules(visitor: Visitor) -> Any:
    rules = visitor.fetch("data/credits.json")
    return {**rules, "papers": {**rules["papers"], FINAL: "final"}}


def _written(credits: int) -> str:
    return f"{credits / 100:.2f}".removesuffix(".00")


def test_an_empty_record_says_what_is_wanted_and_where(newcomer: Visitor) -> None:
    page = _open(newcomer)
    expect(page.locator(".ring-words")).to_have_text("0 / 90 学分")
    assert page.locator(".ring-arc").count() == 0
    missing = _card(page, "离今年的证书还差什么")
    expect(missing).to_contain_text("还差 90 学分")
    expect(missing).to_contain_text("还差一次应知应会考试合格")
    expect(missing).to_contain_text("至少还有 9 学分要到场参加")
    assert _look(page) == []


def test_a_year_is_shown_as_it_is_counted_elsewhere(learner: Visitor) -> None:
    page = _open(learner)
    counted = count(learner.record(), _rules(learner), NOW.year, round(NOW.timestamp() * 1000))
    assert all(one.counted for one in counted.evidence)
    expect(page.locator(".ring-words")).to_have_text(f"{_written(counted.total)} / 90 学分")
    said = [_written(one.counted) for one in counted.evidence]
    expect(page.locator(".legend-row b")).to_have_text(said)
    assert page.locator(".ring-arc").count() == len(said)
    expect(_card(page, "年学分")).to_contain_text(f"合 {counted.minutes // 6 / 10:g} 学时，一年要 40 学时")
    bars = page.get_by_role("list", name="各项算进的学分").get_by_role("listitem")
    given = sorted((act.counted for act in counted.acts if act.counted), reverse=True)
    assert [bar.inner_text().split()[-1] for bar in bars.all()] == [f"{one / 100:.2f}" for one in given]
    page.get_by_text("次数和上限").click()
    rows = page.get_by_role("region", name="各项学分表").locator("tbody tr")
    for row, act in zip(rows.all(), counted.acts, strict=True):
        cells = [str(act.times), f"{act.earned / 100:.2f}", f"{act.counted / 100:.2f}"]
        assert [cell.inner_text() for cell in row.locator("td").all()[:3]] == cells


def test_what_is_missing_leads_to_where_it_is_earned(learner: Visitor) -> None:
    page = _open(learner)
    counted = count(learner.record(), _rules(learner), NOW.year, round(NOW.timestamp() * 1000))
    missing = _card(page, "离今年的证书还差什么")
    expect(missing).not_to_contain_text("应知应会考试合格")
    expect(missing).not_to_contain_text("光靠手机")
    room = sum(one.cap - one.counted for one in counted.evidence if one.cap is not None)
    expect(missing.get_by_text(f"今年还能算 {_written(room)} 学分", exact=True)).to_be_visible()
    missing.get_by_text("在手机上就能挣的").click()
    ways = {link.inner_text().splitlines()[0]: link.get_attribute("href") for link in missing.get_by_role("link").all()}
    assert set(ways) == {"看课闯关", "章节总关", "每日五题", "到期复习"}
    for path in ways.values():
        assert path and page.request.get(path).ok
    missing.get_by_text("要到场参加的").click()
    expect(missing.get_by_text("今年还能算 27 学分")).to_be_visible()


def test_today_and_this_week(learner: Visitor) -> None:
    page = _open(learner)
    today = _card(page, "今天和这一周")
    expect(today.get_by_role("listitem").filter(has_text="已做")).to_have_count(2)
    expect(today).to_contain_text("这一周做了 2 天，再做 3 天就达标。已经连着 8 周达标")
    weeks = today.get_by_role("list", name="最近 8 周每周做了几天").get_by_role("listitem")
    assert [re.findall(r"\d+", week.inner_text())[-1] for week in weeks.all()] == [*"77777772"]
    expect(today.get_by_role("link", name=re.compile("复习"))).to_contain_text("到期 60 题")
    wrong = {one["object"]["id"] for one in learner.record() if one["result"].get("state") == "wrong"}
    expect(today.get_by_role("link", name=re.compile("错题本"))).to_contain_text(f"{len(wrong)} 题")
    for link in today.get_by_role("link").all():
        assert page.request.get(link.get_attribute("href") or "").ok


def test_a_page_one_comes_back_to_tells_what_was_learnt_meanwhile(newcomer: Visitor) -> None:
    _give_a_year(newcomer)
    said = newcomer.page.locator(".ring-words")
    expect(said).to_have_text("0 / 90 学分")
    newcomer.page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(said).not_to_have_text("0 / 90 学分")


def test_weak_topics_lead_to_practice(learner: Visitor) -> None:
    page = _open(learner)
    index = learner.fetch("data/questions/index.json")
    weak = _card(page, "薄弱的知识点")
    expect(weak).to_contain_text(index["topics"][0])
    weak.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(r"practice/go/\?way=topic&of="))
    expect(page.get_by_role("main")).to_contain_text("第 1 题")


def test_a_year_can_be_read_by_everybody(learner: Visitor) -> None:
    for path in PAGES:
        page = _open(learner, path)
        assert _look(page) == [], path


def test_a_role_is_kept(newcomer: Visitor) -> None:
    page = _open(newcomer)
    page.get_by_label("我的岗位").select_option("组织委员")
    expect(_card(page, "我的资料").get_by_role("status")).to_contain_text("记下了：组织委员")
    (fact,) = newcomer.record()
    assert (fact["verb"], fact["object"]) == ("registered", {"type": "role", "id": "组织委员"})
    expect(_open(newcomer).get_by_label("我的岗位")).to_have_value("组织委员")


def test_the_terms_of_a_newcomer_follow_from_the_day_they_enter(newcomer: Visitor) -> None:
    page = _open(newcomer)
    terms = _card(page, "新入职应知应会")
    terms.get_by_text("我是新入职的").click()
    terms.get_by_label("入职那天").fill("2027-01-01")
    terms.get_by_role("button", name="记下").click()
    expect(terms.get_by_role("status")).to_contain_text("请选一个今天或以前的日子")
    terms.get_by_label("入职那天").fill("2026-08-31")
    terms.get_by_role("button", name="记下").click()
    expect(terms).to_contain_text("2026 年 9 月 15 日以前，已过 1 天")
    expect(terms).to_contain_text("2026 年 11 月 30 日以前，还有 75 天")
    expect(terms).to_contain_text(re.compile(r"\d+ 课里过了 0 课"))
    terms = _card(_open(newcomer), "新入职应知应会")
    expect(terms).to_contain_text("还有 75 天")
    terms.get_by_text("改入职的日子").click()
    assert _look(page) == []
    terms.get_by_role("button", name="我不是新入职的，去掉").click()
    expect(terms).not_to_contain_text("还有 75 天")
    assert [one["verb"] for one in newcomer.record()] == ["registered", "voided"]


def test_without_the_rules_the_rest_is_shown(newcomer: Visitor) -> None:
    newcomer.witness.expect("Failed to load resource")
    newcomer.context.route(RULES, lambda route: route.abort())
    page = _open(newcomer)
    expect(_card(page, "今年学分")).to_contain_text("没有取到")
    expect(_card(page, "今天和这一周")).to_be_visible()
    assert _look(page) == []


def test_without_the_questions_the_rest_is_shown(learner: Visitor) -> None:
    learner.witness.expect("Failed to load resource")
    learner.context.route("**/data/questions/index.json", lambda route: route.abort())
    page = _open(learner)
    expect(_card(page, "薄弱的知识点")).to_contain_text("题库目录没有取到")
    expect(page.locator(".ring-arc")).to_have_count(4)
    assert _look(page) == []


def test_a_year_that_is_full_says_so(learner: Visitor) -> None:
    rules = _rules(learner)
    for version in rules["versions"]:
        version["year"]["credits"] = 3000
    learner.context.route(RULES, lambda route: route.fulfill(json=rules))
    page = _open(learner)
    missing = _card(page, "离今年的证书还差什么")
    expect(missing).to_contain_text("今年的条件都够了")
    expect(missing).to_contain_text("证书由主办方核对以后发")
    assert _look(page) == []


def test_the_page_tells_how_much_is_in_no_backup(learner: Visitor) -> None:
    page = _open(learner)
    expect(_card(page, "我的资料")).to_contain_text(f"{len(learner.record())} 条学习记录，还没有备份过")


def test_the_paper_says_what_it_is_and_carries_the_fingerprint(learner: Visitor) -> None:
    page = _open(learner, "me/transcript/")
    paper = page.get_by_role("article")
    expect(paper).to_contain_text("本机自报")
    expect(paper).to_contain_text("没有单位核对、证明或盖章")
    page.get_by_label(re.compile("^姓名")).fill("学员甲")
    expect(paper).to_contain_text("学员甲（本人填写）")
    record = learner.record()
    last = digest(record[-1])
    assert last in paper.inner_text().replace(" ", "").replace("\n", "")
    expect(paper).to_contain_text(f"{len(record)} 条")
    page.get_by_role("button", name="复制文字").click()
    text = page.get_by_role("textbox", name="自学记录文字").input_value()
    assert last in text.replace(" ", "")
    assert "姓名：学员甲（本人填写）" in text and "本机自报" in text
    assert _open(learner, "me/transcript/").get_by_label(re.compile("^姓名")).input_value() == "学员甲"


def test_the_paper_prints_alone(learner: Visitor) -> None:
    page = _open(learner, "me/transcript/")
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.get_by_role("article")).to_be_visible()
    for other in (".bar", ".tabs", ".fields", ".me-actions"):
        expect(page.locator(other).first).to_be_hidden()
    ink = page.get_by_role("article").evaluate("(paper) => getComputedStyle(paper).color")
    assert ink == "rgb(0, 0, 0)"


def test_the_paper_can_be_kept_where_nothing_can_be_downloaded_or_printed(arrive: Arrive) -> None:
    wechat = arrive({**SMALL_PHONE, "user_agent": "Mozilla/5.0 (Linux; Android 13) Chrome/107.0 MicroMessenger/8.0.42"})
    wechat.page.clock.set_fixed_time(NOW)
    _give_a_year(wechat)
    page = _open(wechat, "me/transcript/")
    expect(page.get_by_role("button", name="打印")).to_have_count(0)
    page.get_by_role("button", name="存成图片").click()
    picture = page.get_by_role("img", name=re.compile("自学记录的图片"))
    expect(picture).to_be_in_viewport()
    width, height, ink = picture.evaluate(
        """async (image) => {
          await image.decode();
          const canvas = document.createElement('canvas');
          [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
          const pen = canvas.getContext('2d');
          pen.drawImage(image, 0, 0);
          const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
          let dark = 0;
          for (let at = 0; at < data.length; at += 4) if (data[at] < 128) dark++;
          return [canvas.width, canvas.height, dark / (canvas.width * canvas.height)];
        }"""
    )
    assert width == 1080 and height > 1500
    assert 0.01 < ink < 0.3
    assert _look(page) == []


def test_a_year_gone_by_can_be_printed(arrive: Arrive) -> None:
    desk = arrive(DESKTOP)
    desk.page.clock.set_fixed_time(NOW.replace(year=2027))
    _give_a_year(desk)
    page = _open(desk, "me/transcript/")
    expect(page.get_by_role("article")).to_contain_text("这一年还没有得到学分的学习")
    page.get_by_label("哪一年").select_option("2026")
    expect(page.get_by_role("article")).to_contain_text("2026 年自学记录")
    expect(page.get_by_role("article")).to_contain_text("夜校和面授")


def test_what_earns_credits_says_by_which_rules(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    phone.go("play/?level=basics-nature")
    Player.of(phone).play("rrrrr")
    ended = [one for one in phone.record() if one["verb"] == "completed"]
    assert [one["rule"] for one in ended] == [phone.fetch("data/credits.json")["versions"][-1]["version"]]
    assert {one["rule"] for one in phone.record() if one["verb"] != "completed"} == {""}


def test_rules_that_cannot_be_had_keep_nothing_from_being_written(arrive: Arrive) -> None:
    phone = arrive(SMALL_PHONE)
    phone.witness.expect("Failed to load resource")
    phone.context.route(RULES, lambda route: route.abort())
    phone.go("play/?level=basics-nature")
    Player.of(phone).play("rrrrr")
    assert [one["rule"] for one in phone.record() if one["verb"] == "completed"] == [""]
