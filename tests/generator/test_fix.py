"""`suixue check --fix`: what needs no author is mended, and nothing else is touched; identities never change in silence."""

from __future__ import annotations

import os
import re
import subprocess
from datetime import date
from pathlib import Path

import pytest

from generator import pipeline
from generator.fix.run import fix
from generator.model.lock import LOCK
from generator.progress import quiet

GOOD = Path(__file__).parents[1] / "fixtures" / "good"
TODAY = date(2026, 11, 20)
BANK = "quizzes/demo.yml"


def change(root: Path, old: str, new: str, file: str = BANK) -> str:
    """Puts `new` where the pattern `old` first is; the text as it is then."""
    text = (root / file).read_bytes().decode()
    changed = re.sub(old, new, text, count=1)
    assert changed != text
    (root / file).write_bytes(changed.encode())
    return changed


def found(root: Path) -> set[str]:
    return {item.slug for item in pipeline.check(pipeline.Project(root, TODAY))[1]}


def test_a_second_run_changes_nothing(root: Path) -> None:
    assert fix(root, TODAY, bump=True, progress=quiet) == []
    assert found(root) == set()


def test_a_question_without_an_id_gets_the_next_number(root: Path) -> None:
    before = change(root, r"- id: demo-0003\n  ", "- ")
    assert "missing-id" in found(root)
    fix(root, TODAY, bump=False, progress=quiet)
    numbers = [int(number) for number in re.findall(r"demo-(\d{4})", before)]
    new = f"demo-{max(numbers) + 1:04d}"
    after = (root / BANK).read_text(encoding="utf-8")
    assert f"- id: {new}\n  " in after
    assert after.replace(f"id: {new}\n  ", "", 1) == before
    assert "- demo-0003\n" in (root / LOCK).read_text(encoding="utf-8")
    assert found(root) == set()


def test_a_retired_number_is_never_given_again(root: Path) -> None:
    text = (root / BANK).read_text(encoding="utf-8")
    last = max(re.findall(r"demo-\d{4}", text))
    change(root, rf"- id: {last}\n  ", "- ")
    fix(root, TODAY, bump=False, progress=quiet)
    assert f"id: {last}\n" not in (root / BANK).read_text(encoding="utf-8")
    change(root, r"id: demo-0001\n", f"id: {last}\n")
    assert {"retired-id", "lock-orphan"} <= found(root)


def test_a_change_of_marking_needs_a_new_revision(root: Path) -> None:
    change(root, r"answer: a\n", "answer: b\n")
    assert found(root) == {"lock-mismatch"}
    fix(root, TODAY, bump=False, progress=quiet)
    assert found(root) == {"lock-mismatch"}
    fix(root, TODAY, bump=True, progress=quiet)
    assert found(root) == set()
    change(root, r"rev: 2\n", "rev: 1\n")
    assert found(root) == {"lock-rev-backwards"}


def test_wording_is_free(root: Path) -> None:
    change(root, r"(text: [^,}\n]+)", r"\1，也对")
    assert found(root) == set()


def test_new_questions_are_one_warning_until_they_are_locked(root: Path) -> None:
    text = (root / LOCK).read_text(encoding="utf-8")
    (root / LOCK).write_text(re.sub(r"  demo-000[12]: .*\n", "", text), encoding="utf-8")
    assert [item.slug for item in pipeline.check(pipeline.Project(root, TODAY))[1]] == ["lock-missing-entry"]
    fix(root, TODAY, bump=False, progress=quiet)
    assert (root / LOCK).read_text(encoding="utf-8") == text


@pytest.mark.parametrize("damage", ["  demo-0001: 1", "  demo-0001: 0 123456789abc", "  demo-0001: 1 12345678XYZ0"])
def test_a_damaged_entry_is_said_and_kept(root: Path, damage: str) -> None:
    change(root, r"  demo-0001: .*", damage, LOCK)
    assert "lock-syntax" in found(root)


def test_a_lock_that_cannot_be_read_is_not_written_over(root: Path) -> None:
    (root / LOCK).write_text("<<<<<<< ours\n", encoding="utf-8")
    fix(root, TODAY, bump=True, progress=quiet)
    assert (root / LOCK).read_text(encoding="utf-8") == "<<<<<<< ours\n"


def test_questions_of_a_bank_that_cannot_be_read_keep_their_entries(root: Path) -> None:
    before = (root / LOCK).read_text(encoding="utf-8")
    change(root, "bank:", "bank：")
    fix(root, TODAY, bump=False, progress=quiet)
    assert (root / LOCK).read_text(encoding="utf-8") == before
    assert "lock-orphan" not in found(root)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_letters_and_spaces_are_mended_and_every_other_byte_stays(root: Path, newline: str, bom: bytes) -> None:
    text = (root / BANK).read_text(encoding="utf-8").replace("questions:\n", "# 甲　乙　ＡＢ\nquestions:   # 备注\n", 1)
    multiple = re.search(r"type: multiple_choice\n(?:.*\n)*?  answer:\n((?:  - .\n)+)", text)
    assert multiple
    wrong = multiple[0].replace(multiple[1], "".join(reversed(multiple[1].splitlines(keepends=True))))
    messy = (
        text.replace(multiple[0], wrong)
        .replace("title: ", "title: Ａ\u00a0１", 1)
        .replace("answer: a\n", "answer: Ａ\n", 1)
    )
    mended = text.replace("title: ", "title: A 1", 1)
    (root / BANK).write_bytes(bom + messy.replace("\n", newline).encode())
    fix(root, TODAY, bump=False, progress=quiet)
    assert (root / BANK).read_bytes() == bom + mended.replace("\n", newline).encode()
    assert found(root) == {"not-canonical"}


def test_full_width_marks_of_chinese_text_stay(root: Path) -> None:
    before = change(root, "一年十二个月", "（　）、《Ａ》——一年十二个月")
    fix(root, TODAY, bump=False, progress=quiet)
    assert (root / BANK).read_text(encoding="utf-8") == before.replace("《Ａ》", "《A》")


def test_mixed_line_ends_stay_as_they_are(root: Path) -> None:
    data = (root / BANK).read_bytes()
    head, tail = data.split(b"questions:\n")
    mixed = head.replace(b"\n", b"\r\n") + b"questions:\r" + tail.replace(b"answer: a\n", "answer: Ａ\r\n".encode())
    (root / BANK).write_bytes(mixed)
    fix(root, TODAY, bump=False, progress=quiet)
    assert (root / BANK).read_bytes() == mixed.replace("Ａ".encode(), b"a")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (r"questions:", "question:"),
        (r"- id: demo-0003\n", "- - id: demo-0003\n"),
        (r"id: demo-0003\n", "id: [demo-0003]\n"),
    ],
)
def test_a_question_is_not_gone_because_its_bank_has_a_fault(root: Path, old: str, new: str) -> None:
    lock, bank = (root / LOCK).read_bytes(), (root / BANK).read_bytes()
    change(root, old, new)
    assert fix(root, TODAY, bump=True, progress=quiet) == []
    assert (root / LOCK).read_bytes() == lock
    (root / BANK).write_bytes(bank)
    assert found(root) == set()


def test_a_question_with_a_fault_keeps_its_entry_and_gets_none(root: Path) -> None:
    before = (root / LOCK).read_text(encoding="utf-8")
    (root / LOCK).write_text(re.sub(r"  demo-0002: .*\n", "", before), encoding="utf-8")
    text = (root / BANK).read_text(encoding="utf-8")
    (root / BANK).write_text(text.replace("  difficulty: ", "  difficulty: x"), encoding="utf-8")
    assert [change.file for change in fix(root, TODAY, bump=True, progress=quiet)] == []
    assert "demo-0002:" not in (root / LOCK).read_text(encoding="utf-8")
    (root / BANK).write_text(text, encoding="utf-8")
    fix(root, TODAY, bump=True, progress=quiet)
    assert (root / LOCK).read_text(encoding="utf-8") == before


@pytest.mark.parametrize("damage", ["  demo-0001: 1", "  demo-0001: 2 123456789abc\n  demo-0001: 2 123456789abd"])
def test_a_lock_with_a_damaged_entry_is_left_to_its_author(root: Path, damage: str) -> None:
    after = change(root, r"  demo-0001: .*", damage, LOCK)
    change(root, r"- id: demo-0030\n", "- id: demo-0099\n")
    fix(root, TODAY, bump=True, progress=quiet)
    assert (root / LOCK).read_text(encoding="utf-8") == after


def test_a_bank_whose_name_is_wrong_gives_no_ids(root: Path) -> None:
    change(root, r"bank: demo\n", "bank: dome\n")
    after = change(root, r"- id: demo-0003\n  ", "- ")
    fix(root, TODAY, bump=True, progress=quiet)
    assert (root / BANK).read_text(encoding="utf-8") == after


def git(root: Path, *arguments: str) -> str:
    who = ["-c", "user.name=tests", "-c", "user.email=tests@example.org", "-c", "merge.conflictStyle=merge"]
    environment = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(["git", *who, *arguments], cwd=root, env=environment, capture_output=True, check=False)
    return done.stdout.decode()


def commit(root: Path, branch: str = "main") -> None:
    if not (root / ".git").exists():
        git(root, "init", "-q", "-b", "main")
    if branch != "main":
        git(root, "checkout", "-q", "-b", branch)
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "one")


def test_a_lock_that_was_deleted_still_counts_and_is_restored(root: Path) -> None:
    change(root, r"- id: demo-0030\n", "- id: demo-0099\n")
    fix(root, TODAY, bump=False, progress=quiet)
    assert "- demo-0030\n" in (root / LOCK).read_text(encoding="utf-8")
    commit(root)
    lock = (root / LOCK).read_bytes()
    (root / LOCK).unlink()
    change(root, r"answer: a\n", "answer: b\n")
    assert found(root) == {"lock-lost", "lock-mismatch"}
    assert (
        next(item for item in pipeline.check(pipeline.Project(root, TODAY))[1] if item.slug == "lock-lost").severity
        == "error"
    )
    fix(root, TODAY, bump=False, progress=quiet)
    assert (root / LOCK).read_bytes() == lock
    assert found(root) == {"lock-mismatch"}


def test_a_project_that_never_had_a_lock_is_told_to_make_one(root: Path) -> None:
    (root / LOCK).unlink()
    commit(root)
    (item,) = pipeline.check(pipeline.Project(root, TODAY))[1]
    assert (item.slug, item.severity) == ("lock-missing-entry", "warning")
    assert "找回" in item.message
    fix(root, TODAY, bump=False, progress=quiet)
    assert found(root) == set()


def test_a_lock_merged_by_keeping_the_lines_of_both_sides_is_put_in_order(root: Path) -> None:
    """Each side retires one question, makes another and revises a third."""
    commit(root)
    for branch, gone, new, last in (("main", "demo-0030", "demo-0090", 2), ("side", "demo-0028", "demo-0080", 3)):
        if branch == "side":
            git(root, "checkout", "-q", "-b", branch, "HEAD~1")
        change(root, rf"- id: {gone}\n", f"- id: {new}\n")
        change(root, r"(id: demo-0003\n  )rev: 1", rf"\1rev: {last}")
        fix(root, TODAY, bump=False, progress=quiet)
        git(root, "commit", "-q", "-a", "-m", branch)
    git(root, "merge", "-q", "main")
    bank = (root / BANK).read_text(encoding="utf-8")
    (root / BANK).write_text(re.sub(r"<{7} .*\n(.*\n)={7}\n(?:.*\n)>{7} .*\n", r"\1", bank), encoding="utf-8")
    merged = (root / LOCK).read_text(encoding="utf-8")
    assert "<<<<<<< HEAD\n" in merged
    assert "merge-conflict" in found(root)
    assert fix(root, TODAY, bump=False, progress=quiet) == []
    (root / LOCK).write_text(re.sub(r"(?:<{7} |={7}|>{7} ).*\n", "", merged), encoding="utf-8")
    fix(root, TODAY, bump=False, progress=quiet)
    assert found(root) == set()
    lock = (root / LOCK).read_text(encoding="utf-8")
    assert "retired:\n- demo-0028\n- demo-0030\n" in lock
    assert re.search("  demo-0003: 3 .*\n", lock) and re.search("  demo-0080: .*\n", lock)
    assert lock.count("schema: 1") == lock.count("questions:") == lock.count("demo-0003:") == 1


def test_an_odd_entry_of_the_lock_counts_for_no_number(root: Path) -> None:
    change(root, r"  demo-0001: (.*)", r"  demo-0001: \1\n  demo-00，29: \1\n  demo-9999999999: \1", LOCK)
    change(root, r"- id: demo-0003\n  ", "- ")
    fix(root, TODAY, bump=False, progress=quiet)
    assert "- id: demo-0031\n" in (root / BANK).read_text(encoding="utf-8")
