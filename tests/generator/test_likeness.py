"""Questions that are alike: how much of two stems must agree, wherever they stand, and whose answers differ."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from generator.check.likeness import check
from generator.diagnostics import Findings
from generator.read.questions import read_bank

HEAD = "schema: 1\nbank: alike\ntitle: 题\nowner: 部\nreviewed: 2026-11-01\nquestions:\n"
LONG = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收"
"""Twenty-two characters, and so twenty runs of three."""


def _question(number: int, stem: str, options: tuple[str, str] = ("甲", "乙"), answer: str = "a") -> str:
    shown = "".join(f"  - {{key: {key}, text: {text}}}\n" for key, text in zip("ab", options, strict=True))
    kind = "type: single_choice\n  topics: [一]"
    return f"- id: alike-{number:04}\n  {kind}\n  stem: '{stem}'\n  options:\n{shown}  answer: {answer}\n"


def _found(folder: Path, *questions: str) -> list[tuple[int, str, str]]:
    """What is said, each with the number of its question."""
    (folder / "alike.yml").write_text(HEAD + "".join(questions), encoding="utf-8")
    bank = read_bank(folder, "alike.yml", Findings())
    assert bank is not None and len(bank.questions) == len(questions)
    site: Any = SimpleNamespace(banks=(bank,), questions=bank.questions)
    at = {question.stem.location: int(question.id[-4:]) for question in bank.questions}
    return sorted((at[item.location], item.slug, item.message) for item in check(site))


def _near(later: int, earlier: int, share: int) -> tuple[int, str, str]:
    words = f"题干与 alike-{earlier:04} 有 {share}% 相同，请删去一道或改成真正不同的问法"
    return later, "near-duplicate-stem", words


@pytest.mark.parametrize(("shorter", "told"), [(3, [_near(2, 1, 85)]), (4, [])])
def test_seventeen_runs_of_twenty_are_alike_and_sixteen_are_not(
    tmp_path: Path, shorter: int, told: list[tuple[int, str, str]]
) -> None:
    pair = (_question(1, LONG[:-shorter]), _question(2, LONG))
    assert _found(tmp_path, *pair) == told


def test_others_between_them_hide_none(tmp_path: Path) -> None:
    other = _question(2, "金生丽水玉出昆冈剑号巨阙珠称夜光")
    assert _found(tmp_path, _question(1, LONG[:-3]), other, _question(3, LONG)) == [_near(3, 1, 85)]


def test_a_third_that_shares_a_run_with_one_of_them_hides_none(tmp_path: Path) -> None:
    other = _question(2, f"{LONG[-3:]}冬藏闰余成岁律吕调阳")
    assert _found(tmp_path, _question(1, LONG[:-3]), other, _question(3, LONG)) == [_near(3, 1, 85)]


def test_every_pair_is_told_and_a_stem_that_is_missing_ends_nothing(tmp_path: Path) -> None:
    second = "云腾致雨露结为霜金生丽水玉出昆冈剑号巨阙珠称夜光"
    stems = ("", LONG, f"{LONG}冬", second, f"{second}果", "孤陋寡闻愚蒙等诮谓语助者焉哉乎也")
    questions = [_question(number, stem) for number, stem in enumerate(stems)]
    assert [(number, slug) for number, slug, _ in _found(tmp_path, *questions)] == [
        (2, "near-duplicate-stem"),
        (4, "near-duplicate-stem"),
    ]


@pytest.mark.parametrize(
    ("options", "answer", "slug"),
    [
        (("乙", "甲"), "b", "near-duplicate-stem"),
        (("甲", "乙"), "b", "same-stem-other-answer"),
        (("见 3. 甲", "乙"), "a", "same-stem-other-answer"),
    ],
)
def test_answers_are_compared_as_words(tmp_path: Path, options: tuple[str, str], answer: str, slug: str) -> None:
    first = _question(1, LONG, ("看 3. 甲", "丙") if "3" in options[0] else ("甲", "乙"))
    ((number, said, message),) = _found(tmp_path, first, _question(2, f"《{LONG}》", options, answer))
    assert (number, said) == (2, slug)
    assert message.startswith("题干与 alike-0001 相同") and "请" in message
