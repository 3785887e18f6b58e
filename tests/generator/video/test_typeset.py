"""Lines of Chinese: no mark where it may not stand, nothing lost, nothing too wide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.video.typeset import NO_END, NO_START, break_lines, count_lines, units

TEXTS = [
    "《工会法》（2021年修正）第二条、第四条，写明了工会的性质：“三性”缺一不可！",
    "职工有事，先找“娘家人”；经费按全部职工工资总额的2%拨缴……",
    "拨打 12351 热线——24 小时都在。",
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("limit", range(4, 24))
def test_no_line_begins_with_a_stop_or_ends_with_an_opening_bracket(text: str, limit: int) -> None:
    lines = break_lines(text, limit, len)
    assert not any(line[0] in NO_START for line in lines)
    assert not any(line[-1] in NO_END for line in lines)


@pytest.mark.parametrize("text", TEXTS)
def test_no_line_is_wider_than_the_limit(text: str) -> None:
    assert all(len(line) <= 12 for line in break_lines(text, 12, len))


@given(st.text("工会法2021，。（）“”、A ", max_size=40), st.integers(1, 20))
def test_breaking_loses_and_adds_no_character(text: str, limit: int) -> None:
    assert "".join(break_lines(text, limit, len)).replace(" ", "") == text.replace(" ", "")


@given(st.text("工会法2021，。（）“”、A ", max_size=40), st.integers(1, 20))
def test_lines_can_be_counted_without_setting_them(text: str, limit: int) -> None:
    assert count_lines(text, limit, len) == len(break_lines(text, limit, len))


def test_lines_are_even() -> None:
    assert break_lines("先找工会再谈合同最后签字", 10, len) == ["先找工会再谈", "合同最后签字"]


def test_a_title_is_rather_cut_after_a_mark_than_in_a_phrase() -> None:
    assert break_lines("选谁、不能选谁、一届几年", 10, len) == ["选谁、不能选谁、", "一届几年"]
    assert break_lines("老板不让建会，下一步走哪", 10, len) == ["老板不让建会，", "下一步走哪"]


def test_a_word_and_a_number_stay_whole() -> None:
    assert "2021" in units("在2021年修正")
    assert break_lines("依法维护职工合法权益", 6, len) == ["依法维护", "职工合法权益"]


@pytest.mark.parametrize("text", ["！" * 30, "真好" + "！" * 30, "（" * 30, "……" * 20, "工会" + "（" * 9 + "）" * 30])
def test_a_run_of_marks_wider_than_a_line_is_cut_all_the_same(text: str) -> None:
    lines = break_lines(text, 12, len)
    assert "".join(lines) == text and len(lines) == count_lines(text, 12, len)
    assert all(len(line) <= 12 for line in lines)


def test_a_text_as_long_as_a_book_is_broken_too() -> None:
    text = "工会依法维护职工的合法权益，" * 1500
    lines = break_lines(text, 18, len)
    assert "".join(lines) == text and len(lines) == count_lines(text, 18, len)
    assert all(len(line) <= 18 for line in lines)
