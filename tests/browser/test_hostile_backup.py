"""Backups that somebody made to do harm: refused in words with nothing restored, or kept as the texts they are."""

from __future__ import annotations

import gzip
import json
from base64 import urlsafe_b64encode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Arrive
from tests.browser.records import backup_text, chained, fact
from tests.browser.visitor import SMALL_PHONE, Visitor

PAGE = "me/backup/"
TIME = 1767200400000  # 2026-01-01, in the morning
SCRIPT = '"\'><img src=x onerror="window.harmed=1"><script>window.harmed=1</script>'
QUESTION = {"type": "question", "id": "q-1"}
GIVEN = {"response": "a", "state": "wrong", "points": 0, "of": 100}


def _answer(name: str = "one", **other: Any) -> dict[str, Any]:
    return {**fact("s", TIME, "answered", QUESTION, 1, GIVEN, name), **other}


def _packet(data: bytes) -> str:
    """One packet of these bytes, with all its marks right."""
    letters = urlsafe_b64encode(data).decode().rstrip("=")
    packet = f"SX1.1.1.{_mark(data)}.{letters}"
    return f"{packet}.{_mark(packet.encode())}"


def _mark(data: bytes) -> str:
    return urlsafe_b64encode(sha256(data).digest()).decode()[:8]


def _bomb() -> str:
    """Two hundred megabytes that say they are ten bytes."""
    packed = gzip.compress(bytes(200 * 1024 * 1024), mtime=0)
    return _packet(packed[:-4] + (10).to_bytes(4, "little"))


def _forged() -> str:
    first, second = chained([_answer(), _answer("two")], "c")
    return backup_text([{**first, "result": {**GIVEN, "state": "right"}}, second])


DAMAGED = "坏的备份一条也不恢复"
UNREADABLE = "这份备份坏了，读不出来"
HARM: dict[str, tuple[Callable[[], str], str]] = {
    "a time in the year 9999": (lambda: backup_text(chained([_answer(time=253402214400000)], "c")), DAMAGED),
    "a time that no calendar has": (lambda: backup_text(chained([_answer(time=2**53 - 1)], "c")), DAMAGED),
    "a number as text": (lambda: backup_text(chained([_answer(rev="1")], "c")), DAMAGED),
    "an id twice": (lambda: backup_text(chained([_answer(), _answer()], "c")), DAMAGED),
    "a changed answer": (_forged, DAMAGED),
    "a place twice": (lambda: backup_text([*chained([_answer()], "c"), *chained([_answer("two")], "c")]), DAMAGED),
    "more than it holds": (lambda: backup_text(chained([_answer()], "c"), count=10**15), DAMAGED),
    "deep nesting": (
        lambda: f'{{"format":"suixue-record","schema":1,"chains":{"[" * 10**5}{"]" * 10**5}}}',
        UNREADABLE,
    ),
    "a deep answer": (
        lambda: backup_text(chained([_answer(result={**GIVEN, "response": [[[[[[[[[1]]]]]]]]]})], "c")),
        DAMAGED,
    ),
    "a bomb": (_bomb, UNREADABLE),
}


def _choose(page: Page, file: Path) -> None:
    with page.expect_file_chooser() as choosing:
        page.get_by_role("button", name="选备份文件").click()
    choosing.value.set_files(file)


@pytest.mark.parametrize("kind", HARM)
def test_harm_is_refused_in_words_and_nothing_is_restored(arrive: Arrive, tmp_path: Path, kind: str) -> None:
    make, said = HARM[kind]
    phone = arrive(SMALL_PHONE)
    phone.go(PAGE)
    file = tmp_path / "backup.json"
    file.write_text(make(), encoding="utf-8")
    _choose(phone.page, file)
    expect(phone.page.get_by_role("status").filter(has_text=said)).to_be_visible()
    expect(phone.page.get_by_role("button", name="并入这台手机")).to_have_count(0)
    assert phone.record() == []


def test_a_file_of_200_megabytes_is_not_even_read(arrive: Arrive, tmp_path: Path) -> None:
    phone = arrive(SMALL_PHONE)
    phone.go(PAGE)
    file = tmp_path / "backup.json"
    with file.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    _choose(phone.page, file)
    expect(phone.page.get_by_text("这个文件太大")).to_be_visible()


def _scripted(visitor: Visitor) -> list[dict[str, Any]]:
    """A record with scripts wherever a text may stand, about questions that are there and about what never was."""
    index = visitor.fetch("data/questions/index.json")
    there = {"type": "question", "id": index["questions"]["id"][0]}
    item = {"id": SCRIPT, "rev": 1, "lesson": SCRIPT, "order": [SCRIPT]}
    proto = json.loads('{"__proto__": {"harmed": 1}, "constructor": {"prototype": {"harmed": 1}}}')
    given = {**GIVEN, **proto, "response": SCRIPT}
    rows: list[tuple[str, dict[str, str], dict[str, Any]]] = [
        ("initialized", {"type": "level", "id": SCRIPT}, {"seed": SCRIPT, "items": [item]}),
        ("initialized", {"type": "practice", "id": "favourites"}, {"seed": SCRIPT, "items": [item]}),
        *[("answered", about, given) for about in (there, {"type": "question", "id": SCRIPT})],
        *[("bookmarked", about, {"on": True}) for about in (there, {"type": "question", "id": "__proto__"})],
        *[("commented", about, {"text": SCRIPT}) for about in (there, {"type": "question", "id": "constructor"})],
        ("completed", {"type": "paper", "id": SCRIPT}, {"points": 100, "of": 100}),
        ("completed", {"type": SCRIPT, "id": "__proto__"}, {"points": 1, "of": 1}),
        ("registered", {"type": "role", "id": SCRIPT}, {"day": 1}),
        ("registered", {"type": "track", "id": "__proto__"}, {"day": 1}),
        (SCRIPT, {"type": SCRIPT, "id": SCRIPT}, {SCRIPT: SCRIPT}),
    ]
    facts = [
        {**fact(SCRIPT, TIME + at, verb, about, 1, result, f"{SCRIPT}/{at}"), "rule": SCRIPT}
        for at, (verb, about, result) in enumerate(rows)
    ]
    return chained(facts, SCRIPT)


PAGES = ("", "me/", "me/transcript/", "me/backup/", "practice/", "practice/mistakes/", "practice/go/?way=favourites")


def test_scripts_in_a_record_stay_texts_on_every_page(arrive: Arrive, tmp_path: Path) -> None:
    phone = arrive(SMALL_PHONE)
    phone.go(PAGE)
    statements = _scripted(phone)
    file = tmp_path / "backup.json"
    file.write_text(backup_text(statements), encoding="utf-8")
    _choose(phone.page, file)
    phone.page.get_by_role("button", name="并入这台手机").click()
    expect(phone.page.get_by_text(f"并入了 {len(statements)} 条")).to_be_visible()
    for path in PAGES:
        phone.go(path)
        phone.page.wait_for_load_state("networkidle")
        harmed = phone.page.evaluate("() => [window.harmed, {}.harmed, document.querySelectorAll('img[src=x]').length]")
        assert harmed == [None, None, 0], path
