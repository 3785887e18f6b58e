"""What `suixue check --fix` and `suixue fmt` write is read as they meant it; where that cannot be, they leave it and say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from generator import pipeline
from generator.diagnostics import Findings, Text
from generator.fix.edits import Edit, Source
from generator.fix.form import reformat
from generator.fix.run import fix
from generator.progress import quiet
from generator.read import site
from generator.read.questions import read_bank

GOOD = Path(__file__).parents[1] / "fixtures" / "good"
TODAY = date(2026, 11, 20)
BANK = "quizzes/demo.yml"


def change(root: Path, old: str, new: str) -> str:
    """Puts `new` where the pattern `old` first is in the bank; its text as it is then."""
    text = (root / BANK).read_text(encoding="utf-8")
    changed = re.sub(old, new, text, count=1)
    assert changed != text
    (root / BANK).write_text(changed, encoding="utf-8")
    return changed


def found(root: Path) -> set[str]:
    return {item.slug for item in pipeline.check(pipeline.Project(root, TODAY))[1]}


def refused(root: Path) -> str:
    """Why fmt leaves the bank as it is."""
    findings = Findings()
    assert list(reformat(root, [BANK], findings)) == []
    return next(item.slug for item in findings)


@pytest.mark.parametrize("sign", ["\u2028", "\x85", "\0"])
def test_fmt_leaves_characters_that_nobody_sees_to_their_author(root: Path, sign: str) -> None:
    data = change(root, "title: ", f"title:   甲{sign}").encode()
    assert refused(root) == "control-character"
    assert (root / BANK).read_bytes() == data


@pytest.mark.parametrize(
    ("old", "new", "slug"),
    [
        (r"- id: demo-0003\n", "  id: demo-0003\n", "yaml-duplicate-key"),
        (r"(  stem: [^\n]+\n)", r"\1  stem: 另一句\n", "yaml-duplicate-key"),
        (r"  stem: ", "  stem: 会员 #1 只有", "yaml-cut-comment"),
        (r"text: 12 个\n", "text: 12 个\n    feedback：多\n", "yaml-full-width-colon"),
        (r"key: a\n    text: ", "{key: a, text：甲}\n  - text: ", "yaml-full-width-colon"),
    ],
)
def test_fmt_leaves_a_file_of_which_something_would_be_lost(root: Path, old: str, new: str, slug: str) -> None:
    data = change(root, old, new).encode()
    assert refused(root) == slug
    assert (root / BANK).read_bytes() == data
    assert slug in found(root)
    assert "not-canonical" not in found(root)


@pytest.mark.parametrize("line", ["  type: 多选题\n", "  type: multiple-choice\n", ""])
def test_the_fields_of_an_unknown_type_keep_their_order(root: Path, line: str) -> None:
    before = (root / BANK).read_text(encoding="utf-8")
    change(root, "  type: multiple_choice\n", line)
    assert "not-canonical" not in found(root)
    assert list(reformat(root, [BANK], Findings())) == []
    (root / BANK).write_text(before, encoding="utf-8")
    assert found(root) == set()


def test_fmt_never_writes_what_reads_otherwise(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = change(root, "title: ", "title:   ").encode()
    monkeypatch.setattr("generator.fix.form.formatted", lambda text, *_: text.replace("id: demo-0003\n", ""))
    assert refused(root) == "not-canonical"
    monkeypatch.setattr("generator.fix.form.formatted", lambda text, *_: text.replace("# 示例", "# 例"))
    assert refused(root) == "not-canonical"
    assert (root / BANK).read_bytes() == data


def mended(root: Path, bump: bool = False) -> str:
    """The bank after fix; a second run finds nothing more to do."""
    fix(root, TODAY, bump=bump, progress=quiet)
    assert fix(root, TODAY, bump=bump, progress=quiet) == []
    return (root / BANK).read_text(encoding="utf-8")


@pytest.mark.parametrize("written", [" '1'", ' "1"', " 01", " 1  # 初稿", "", " null", "  # 初稿"])
def test_a_revision_is_counted_on_however_it_is_written(root: Path, written: str) -> None:
    change(root, r"rev: 1\n", f"rev:{written}\n")
    before = change(root, r"answer: b\n", "answer: a\n")
    remark = "  # 初稿" if "#" in written else ""
    assert mended(root, bump=True) == before.replace(f"rev:{written}\n", f"rev: 2{remark}\n", 1)
    assert "lock-mismatch" not in found(root)


@pytest.mark.parametrize(
    ("written", "given"),
    [
        ("id:\n  ", "id: demo-0031\n  "),
        ("id: null\n  ", "id: demo-0031\n  "),
        ("id: ''  # 待定\n  ", "id: demo-0031  # 待定\n  "),
        ("id:  # 待定\n  ", "id: demo-0031  # 待定\n  "),
        ("# 待定\n  ", "# 待定\n  id: demo-0031\n  "),
    ],
)
def test_an_empty_id_is_filled_at_its_place(root: Path, written: str, given: str) -> None:
    before = change(root, r"- id: demo-0003\n  ", f"- {written}")
    assert mended(root) == before.replace(f"- {written}", f"- {given}", 1)
    assert not {"yaml-duplicate-key", "missing-id"} & found(root)


@pytest.mark.parametrize("question", ["{id: , type", "{type", "{id: '', type"])
def test_a_question_in_braces_gets_its_id_there(root: Path, question: str) -> None:
    before = change(root, r"\Z", f"- {question}: true_false, stem: 甲, answer: true, topics: [数与量]}}\n")
    assert mended(root) == before.replace(question, "{id: demo-0031, type")


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ('  answer: "CBA"  # 三个\n', "  answer: [a, b, c]  # 三个\n"),
        ("  answer: CBA  # 三个\n", "  answer: [a, b, c]  # 三个\n"),
        ("  answer: 'Ｃ、Ａ'\n", "  answer: [a, c]\n"),
        ("  answer: |-\n    A\n    C\n", "  answer: |-\n    A\n    C\n"),
        ("  answer: |\n    CA\n", "  answer: |\n    CA\n"),
        ("  answer:\n  - C  # 丙\n  - a\n  - 'B' # 乙\n", "  answer:\n  - a\n  - b # 乙\n  - c  # 丙\n"),
        ("  answer:\n  # 两个\n  - C\n  - a\n", "  answer:\n  # 两个\n  - a\n  - c\n"),
        ("  answer:\n  - C\n  # 甲\n  - a\n", "  answer:\n  - c\n  # 甲\n  - a\n"),
        ("  answer: [C, a]  # 两个\n", "  answer: [a, c]  # 两个\n"),
        ("  answer: [C, # 丙\n    a]\n", "  answer: [c, # 丙\n    a]\n"),
    ],
)
def test_answers_are_put_in_order_with_the_remarks_beside_them(root: Path, written: str, wanted: str) -> None:
    before = change(root, r"(type: multiple_choice\n(?:.*\n)*?)  answer:\n(?:  - .\n)+", rf"\1{written}")
    assert mended(root) == before.replace(written, wanted, 1)


@pytest.mark.parametrize(
    ("old", "written", "wanted"),
    [
        ("status: live", "status: live　＃ 待核", "status: live　＃ 待核"),
        ("status: live", "status: ｌｉｖｅ", "status: live"),
        ("status: live", "status: |\n    ｌｉｖｅ", "status: |\n    live"),
        ("status: live", "status: |\n    ｌｉ\n    ｖｅ", "status: |\n    li\n    ve"),
        ("stem: ", "stem: 会员\u00a0#1 ", "stem: 会员\u00a0#1 "),
        ("stem: ", "stem: 甲:\u00a0乙", "stem: 甲:\u00a0乙"),
        ("stem: ", "stem: \u00a0甲乙", "stem: 甲乙"),
        ("stem: ", 'stem: "\u3000甲\\n乙"\n  notes: ', 'stem: "\u3000甲\\n乙"\n  notes: '),
        ("stem: .*", "stem: |-\n    \u00a0甲\u00a0乙　　\n    Ａ", "stem: |-\n    甲 乙　　\n    A"),
        ("title: .*", "title: ｎｕｌｌ", "title: ｎｕｌｌ"),
        ("tier: must", "tier: ＇must", "tier: ＇must"),
    ],
)
def test_a_text_is_mended_only_where_it_stays_one(root: Path, old: str, written: str, wanted: str) -> None:
    before = change(root, old, written.replace("\\", r"\\"))
    assert mended(root) == before.replace(written, wanted, 1)


def test_of_one_run_only_what_it_wrote_is_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr(site, "read_lesson", lambda _, file, findings: read.append(file))
    monkeypatch.setattr(site, "read_bank", lambda *given: read.append(given[1]) or read_bank(*given))
    change(root, r"- id: demo-0003\n", "- \n")
    change(root, "title: ", "title: Ａ")
    fix(root, TODAY, bump=False, progress=quiet)
    assert len(read) > len(set(read))
    assert {file for file in read if read.count(file) > 1} == {BANK}


def test_what_differs_is_shown(root: Path) -> None:
    long = "一年有多少个节气从头数到尾总共是二十四Ａ个\u00a0节气，"
    change(root, r"explanation: \|-\n    ", f"explanation: |-\n    {long}")
    (done,) = fix(root, TODAY, bump=False, progress=quiet)
    assert done.why == (
        "第 59 行：“……总共是二十四Ａ个〔U+00A0〕节气，一年十二个月，每……”"
        "改为“……总共是二十四A个 节气，一年十二个月，每……”"
    )


def test_a_file_that_would_be_read_otherwise_is_left(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = change(root, "title: ", "title: Ａ")
    monkeypatch.setattr("generator.fix.characters.replaced", cut_off)
    (left,) = fix(root, TODAY, bump=False, progress=quiet)
    assert (left.file, left.done) == (BANK, False)
    assert (root / BANK).read_text(encoding="utf-8") == before


def cut_off(old: Text, new: str, source: Source) -> Iterator[Edit]:
    """An edit after which a part of the text is a remark."""
    if old != new:
        start = source.offset(old)
        yield Edit(start, start + len(old), f"{new[:2]}  # {new[2:]}", "", old, new)
