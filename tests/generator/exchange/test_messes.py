"""What templates and their authors leave in tables beside the questions: letters, marks of HTML, rows that are no question."""

from __future__ import annotations

from typing import Any

import pytest

from generator.exchange.importing import told
from tests.generator.exchange.books import HEADER, answer, errors, items, reading, warnings, workbook

Q = ("工会是谁的群众组织？", "职工", "单位", "政府", "股东")


@pytest.mark.parametrize("letters", [("A", "B"), ("1", "2"), (1, 2), ("a", "b")])
def test_an_option_a_row_with_letters_of_its_own_column(letters: tuple[Any, Any]) -> None:
    """The letter in the first row of questions is no header of a second row of headers."""
    rows = [
        ("题目序号", "题型", "题干", "选项序号", "选项内容", "是否正确项"),
        (1, "单选题", Q[0], letters[0], "职工", "是"),
        (None, None, None, letters[1], "单位", "否"),
    ]
    (item,) = items(workbook(表=rows))
    assert [option.text for option in item.shape.options] == ["职工", "单位"]  # type: ignore[union-attr]
    assert answer(item.shape) == "A"


@pytest.mark.parametrize(("given", "points"), [(5, 5), ("5", 5), ("2分", 2), (2.0, 2), ("２", 2)])
def test_points_are_read(given: Any, points: int) -> None:
    found = reading(workbook(表=[(*HEADER, "分值"), (*Q, "A", given)]))
    assert [item.points for item in found.items] == [points] and not found.problems


@pytest.mark.parametrize("given", ["1.5", "满分", "0", "500"])
def test_points_that_a_question_cannot_have_are_said(given: str) -> None:
    found = reading(workbook(表=[(*HEADER, "分数"), (*Q, "A", given)]))
    assert [item.points for item in found.items] == [None]
    assert warnings(found) == [f"“表” 第 2 行 G 列: 分值要是 1 到 100 的整数，“{given}”没有导入"]


def test_points_of_the_parts_of_a_case_are_said_to_be_left_out() -> None:
    rows = [
        ("编号", "题型", "题干", "答案", "分值"),
        ("7", "案例题", "一段材料。", None, 6),
        ("7.1", "判断题", "说法一。", "对", 3),
        ("7.2", "判断题", "说法二。", "错", 3),
    ]
    found = reading(workbook(表=rows))
    assert [item.points for item in found.items] == [6]
    assert warnings(found) == [
        "“表” 第 3 行 E 列: 小题没有自己的分值，“3”没有导入；整道案例题的分值写在材料那一行",
        "“表” 第 4 行 E 列: 小题没有自己的分值，“3”没有导入；整道案例题的分值写在材料那一行",
    ]


def test_rows_without_a_question_are_passed_over_and_said_once() -> None:
    header = ("序号", "题型", "题干", "选项A", "选项B", "答案", "分值")
    rows: list[tuple[Any, ...]] = [header, (1, "单选题", Q[0], "职工", "单位", "A", 5)]
    rows += [(number, "单选题" if number % 2 else None) for number in range(2, 60)]
    rows += [("合计", None, None, None, None, None, 10)]
    found = reading(workbook(表=rows))
    assert len(found.items) == 1 and not errors(found)
    assert told(found.problems) == ["“表” 第 3–61 行: warning: 这一行除了题号、题型之类没有内容，已跳过"]


@pytest.mark.parametrize("last", [("合计", "10"), ("共3题",), (None, "共 3 道题"), ("总计：", "3"), ("合计3题，10分",)])
def test_a_row_of_sums_is_no_question(last: tuple[Any, ...]) -> None:
    for header, row in ((("序号", *HEADER), (1, *Q, "A")), (HEADER, (*Q, "A"))):
        found = reading(workbook(表=[header, row, last]))
        assert len(found.items) == 1 and not errors(found)
        assert len(found.problems) == 1 and found.problems[0].message.endswith("已跳过")
