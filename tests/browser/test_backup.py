"""备份与恢复: the record as a file, as text and as codes, from one phone to another; what is damaged, and reminders."""

from __future__ import annotations

import re
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from generator.record.backup import read_backup
from generator.record.chain import breaks
from tests.browser.conftest import Arrive
from tests.browser.look import axe_faults, cut_texts, dark_faults, frame_faults, small_targets, wider_than_screen
from tests.browser.records import backup_text, record, without, write
from tests.browser.visitor import PHONE, SMALL_PHONE, Visitor

PAGE = "me/backup/"
END = 1767200400000  # 2026-01-01, in the morning
LEVELS = [
    ("basics-nature", ["q-1", "q-2", "q-3", "q-4", "q-5"]),
    ("basics-duties", ["q-6", "q-7", "q-8", "q-9", "q-10"]),
]
CLIPBOARD = {**PHONE, "permissions": ["clipboard-read", "clipboard-write"]}
WECHAT = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/107.0 Mobile Safari/537.36 MicroMessenger/8.0.42"
APPLE = "Object.defineProperty(Navigator.prototype, 'vendor', { get: () => 'Apple Computer, Inc.' });"


def _learner(visitor: Visitor, count: int = 140) -> Visitor:
    """A visitor with so many statements, on the page of backups."""
    visitor.go("")
    write(visitor, record(count, LEVELS, END))
    visitor.go(PAGE)
    return visitor


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def _paste(page: Page, text: str) -> None:
    page.get_by_label("或者粘贴备份文字").fill(text)
    _press(page, "看看里面有什么")


def _copied(visitor: Visitor) -> str:
    _press(visitor.page, "复制文字")
    _press(visitor.page, "复制全部")
    expect(visitor.page.get_by_text("已复制。粘贴到微信")).to_be_visible()
    return visitor.page.evaluate("() => navigator.clipboard.readText()")


def _restored(page: Page) -> None:
    _press(page, "并入这台手机")
    expect(page.get_by_text("并入了")).to_be_visible()


def test_a_file_brings_the_record_to_another_phone(arrive: Arrive, tmp_path: Path) -> None:
    old, new = _learner(arrive()), arrive()
    with old.page.expect_download() as saving:
        _press(old.page, "存成文件")
    assert re.fullmatch(r"随学-学习档案-\d{8}\.json", saving.value.suggested_filename)
    file = tmp_path / "backup.json"
    saving.value.save_as(file)
    expect(old.page.get_by_text("140 条学习记录，都有备份")).to_be_visible()
    assert read_backup(file.read_text(encoding="utf-8")) == old.record()
    new.go(PAGE)
    with new.page.expect_file_chooser() as choosing:
        _press(new.page, "选备份文件")
    choosing.value.set_files(file)
    said = new.page.get_by_text(
        "这份备份是好的：140 条记录，2025 年 12 月 31 日到 2026 年 1 月 1 日，其中 2 天有记录。"
    )
    expect(said).to_contain_text("其中 140 条这台手机上没有。")
    assert new.record() == []
    _restored(new.page)
    assert new.record() == old.record()
    expect(new.page.get_by_text("140 条学习记录，都有备份")).to_be_visible()
    new.go("courses/basics/")
    expect(new.page.get_by_text("得了 3 颗星").first).to_be_attached()


def test_pasted_text_is_united_with_what_is_here_and_a_new_chain_begins(arrive: Arrive) -> None:
    old, new = _learner(arrive(CLIPBOARD)), arrive(CLIPBOARD)
    text = _copied(old)
    chat = re.sub(r"(.{70})", r"\1 \n> ", text).replace("SX1.", "」\n李四 12:03\n“SX1.")
    new.go("")
    write(new, [*record(140, LEVELS, END)[:70], *record(7, LEVELS, END, chain="own")])
    new.go(PAGE)
    _paste(new.page, chat)
    expect(new.page.get_by_text("其中 70 条这台手机上没有。")).to_be_visible()
    _restored(new.page)
    expect(new.page.get_by_text("并入了 70 条")).to_be_visible()
    _paste(new.page, text)
    expect(new.page.get_by_text("这台手机上全都有，不用恢复。")).to_be_visible()
    expect(new.page.get_by_role("button", name="并入这台手机")).to_have_count(0)
    new.go("play/?level=basics-nature")
    expect(new.page.get_by_text("第 1 题，共 5 题").first).to_be_visible()
    held = new.record()
    assert len(held) == 148 and len({one["id"] for one in held}) == 148
    assert not breaks(held)
    chains = [one["chain"] for one in held]
    assert {chain: chains.count(chain) for chain in chains if chain in ("past", "own")} == {"past": 140, "own": 7}
    assert [one["verb"] for one in held if one["chain"] not in ("past", "own")] == ["initialized"]


def test_codes_are_pictures_that_another_phone_reads(arrive: Arrive, tmp_path: Path) -> None:
    old, new = _learner(arrive(), 210), arrive(CLIPBOARD)
    assert not [path for path in old.witness.paths if "/qr." in path]
    _press(old.page, "二维码")
    codes = old.page.get_by_role("img", name=re.compile("备份的二维码"))
    expect(codes.first).to_be_visible()
    pictures = []
    for place, code in enumerate(codes.all()):
        box = code.bounding_box()
        assert box and box["width"] > 300, "too small to be scanned"
        pictures.append(tmp_path / f"{place}.png")
        pictures[-1].write_bytes(b64decode((code.get_attribute("src") or "").partition(",")[2]))
    assert 1 < len(pictures) <= 8
    expect(old.page.get_by_text("还没有备份过")).to_be_visible()
    _press(old.page, "我存好了")
    expect(old.page.get_by_text("都有备份")).to_be_visible()
    new.go(PAGE)
    with new.page.expect_file_chooser() as choosing:
        _press(new.page, "选二维码图片")
    choosing.value.set_files(pictures[::-1])
    expect(new.page.get_by_text("210 条记录")).to_be_visible()
    texts = new.page.get_by_label("或者粘贴备份文字").input_value().split("\n")
    _restored(new.page)
    assert new.record() == old.record()
    third = arrive()
    third.go(PAGE)
    _paste(third.page, "\n".join(texts[1:]))
    expect(third.page.get_by_text(f"一共 {len(texts)} 段，第 {len(texts)} 段缺了或者坏了")).to_be_visible()
    _paste(third.page, "\n".join(texts))
    _restored(third.page)
    assert third.record() == old.record()


def test_a_picture_without_a_code_says_so(phone: Visitor, tmp_path: Path) -> None:
    phone.go(PAGE)
    picture = tmp_path / "photo.png"
    phone.page.screenshot(path=picture)
    with phone.page.expect_file_chooser() as choosing:
        _press(phone.page, "选二维码图片")
    choosing.value.set_files(picture)
    expect(phone.page.get_by_text("第 1 张图里没有认出二维码")).to_be_visible()


def test_too_much_for_codes_says_so(phone: Visitor) -> None:
    _learner(phone, 1600)
    _press(phone.page, "二维码")
    expect(phone.page.get_by_text("1600 条记录，8 张二维码放不下。请存成文件，或者复制文字。")).to_be_visible()
    assert not [path for path in phone.witness.paths if "/qr." in path]


def test_a_long_text_is_copied_message_by_message(arrive: Arrive) -> None:
    old, new = _learner(arrive(CLIPBOARD), 700), arrive()
    page = old.page
    _press(page, "复制文字")
    expect(page.get_by_text(re.compile("一条微信发不下.+也可以分成 [2-9] 条"))).to_be_visible()
    messages = []
    while True:
        page.get_by_role("button", name=re.compile("复制第")).click()
        expect(page.get_by_text(re.compile(f"再复制第 {len(messages) + 2} 条|都复制过了"))).to_be_visible()
        messages.append(page.evaluate("() => navigator.clipboard.readText()"))
        if page.get_by_text("都复制过了").is_visible():
            break
        expect(page.get_by_text("还没有备份过")).to_be_visible()
    expect(page.get_by_text("都有备份")).to_be_visible()
    assert len(messages) > 1 and max(map(len, messages)) <= 12000
    new.go(PAGE)
    _paste(new.page, "\n".join(messages))
    expect(new.page.get_by_text("700 条记录")).to_be_visible()


def test_where_copying_is_refused_a_person_may_say_it_is_kept(arrive: Arrive) -> None:
    refused = "delete Navigator.prototype.clipboard; document.execCommand = () => false;"
    phone = _learner(arrive(PHONE, refused))
    _press(phone.page, "复制文字")
    _press(phone.page, "复制全部")
    expect(phone.page.get_by_text("请长按上面的文字，全选，再复制")).to_be_visible()
    expect(phone.page.get_by_text("还没有备份过")).to_be_visible()
    _press(phone.page, "我存好了")
    expect(phone.page.get_by_text("都有备份")).to_be_visible()


def test_in_wechat_there_is_no_download_but_text_pictures_and_the_way_out(arrive: Arrive) -> None:
    phone = _learner(arrive({**CLIPBOARD, "user_agent": WECHAT}))
    expect(phone.page.get_by_role("button", name="存成文件")).to_have_count(0)
    expect(phone.page.get_by_text("在浏览器打开")).to_be_visible()
    assert "SX1.1." in _copied(phone)
    _press(phone.page, "二维码")
    expect(phone.page.get_by_role("img", name=re.compile("备份的二维码")).first).to_be_visible()


DAMAGE: dict[str, tuple[Any, str]] = {
    "cut": (lambda text: text[: len(text) // 2], r"应有 140 条记录，从第 \d+ 条起对不上，前面 \d+ 条是好的"),
    "changed": (lambda text: text.replace('"points":100', '"points":99', 1), "从第 2 条起对不上，前面 1 条是好的"),
    "of a later release": (lambda text: text.replace('"schema":1', '"schema":9'), "更新的版本存的"),
    "another file": (lambda _: "今天的会议记录", "这不是学习档案的备份"),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_backup_is_named_and_never_half_restored(arrive: Arrive, tmp_path: Path, kind: str) -> None:
    old, new = _learner(arrive()), arrive()
    with old.page.expect_download() as saving:
        _press(old.page, "存成文件")
    spoil, said = DAMAGE[kind]
    file = tmp_path / "backup.json"
    file.write_text(spoil(saving.value.path().read_text(encoding="utf-8")), encoding="utf-8")
    new.go(PAGE)
    with new.page.expect_file_chooser() as choosing:
        _press(new.page, "选备份文件")
    choosing.value.set_files(file)
    expect(new.page.get_by_text(re.compile(said))).to_be_visible()
    expect(new.page.get_by_role("button", name="并入这台手机")).to_have_count(0)
    assert new.record() == []


def test_records_that_parted_from_one_copy_are_united_whole(arrive: Arrive) -> None:
    """A phone cloned onto another: both went on writing in the same chain."""
    one, other = arrive(CLIPBOARD), arrive(CLIPBOARD)
    whole = record(42, LEVELS, END)
    for phone, gone in ((one, slice(14, 28)), (other, slice(28, 42))):
        phone.go("")
        write(phone, without(whole, gone))
    other.go(PAGE)
    text = _copied(other)
    one.go(PAGE)
    for news in ("其中 14 条这台手机上没有", "这台手机上全都有"):
        _paste(one.page, text)
        expect(one.page.get_by_text(news)).to_be_visible()
        if one.page.get_by_role("button", name="并入这台手机").count():
            _restored(one.page)
    held = one.record()
    assert sorted(statement["id"] for statement in held) == sorted(statement["id"] for statement in whole)
    assert not breaks(held)


def test_a_person_is_reminded_until_there_is_a_backup(arrive: Arrive) -> None:
    phone, whole = arrive(CLIPBOARD), record(224, LEVELS, END)
    phone.go("")
    write(phone, whole[:99])
    reminder = phone.page.get_by_text(re.compile(r"已有 \d+ 条新记录没有备份"))
    phone.go("")
    expect(phone.page.get_by_role("link", name=re.compile("继续学习|接着闯关")).first).to_be_visible()
    expect(reminder).to_have_count(0)
    write(phone, whole[99:123])
    phone.go("")
    expect(phone.page.get_by_text("已有 123 条新记录没有备份")).to_be_visible()
    assert not [*axe_faults(phone.page), *wider_than_screen(phone.page), *small_targets(phone.page)]
    phone.page.get_by_role("link", name="去备份").click()
    _copied(phone)
    expect(phone.page.get_by_text("123 条学习记录，都有备份")).to_be_visible()
    phone.go("")
    expect(phone.page.get_by_role("link", name=re.compile("继续学习|接着闯关")).first).to_be_visible()
    expect(reminder).to_have_count(0)
    write(phone, whole[123:])
    phone.go("")
    expect(phone.page.get_by_text("已有 101 条新记录没有备份")).to_be_visible()
    phone.go(PAGE)
    expect(phone.page.get_by_text("其中 101 条还没有备份。上次备份：")).to_be_visible()


@pytest.mark.parametrize("vendor", ["Apple", "other"])
def test_a_browser_that_forgets_after_a_week_is_said_to(arrive: Arrive, vendor: str) -> None:
    phone = arrive(PHONE, APPLE if vendor == "Apple" else "")
    phone.go(PAGE)
    expect(phone.page.get_by_text("还没有学习记录")).to_be_visible()
    expect(phone.page.get_by_text("连着 7 天没有打开过本站")).to_have_count(1 if vendor == "Apple" else 0)


def test_every_state_of_the_page_can_be_seen_and_used(arrive: Arrive) -> None:
    phone = _learner(arrive({**SMALL_PHONE, "permissions": CLIPBOARD["permissions"]}))
    page, text = phone.page, _copied(phone)
    states = {
        "text": lambda: None,
        "codes": lambda: _press(page, "二维码"),
        "refused": lambda: _paste(page, text[:500]),
        "all here": lambda: _paste(page, text),
        "more than here": lambda: _paste(page, backup_text(record(21, LEVELS, END, "other"))),
        "restored": lambda: _restored(page),
    }
    for state, bring in states.items():
        bring()
        for width, size in ((360, ""), (320, ""), (320, "200%"), (360, "200%")):
            page.set_viewport_size({"width": width, "height": 740})
            page.evaluate("(size) => { document.documentElement.style.fontSize = size; }", size)
            page.wait_for_timeout(100)
            faults = [*frame_faults(page), *wider_than_screen(page), *cut_texts(page), *small_targets(page)]
            assert not faults, (state, width, size)
        page.evaluate("() => { document.documentElement.style.fontSize = ''; }")
        assert not [*axe_faults(page), *dark_faults(page)], state


def test_without_scripts_the_page_says_so(arrive: Arrive) -> None:
    phone = arrive({**PHONE, "java_script_enabled": False})
    phone.go(PAGE)
    assert "备份和恢复要用脚本" in phone.page.get_by_role("main").inner_text()
