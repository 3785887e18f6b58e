"""What templates and their authors leave in tables beside the questions: letters, marks of HTML, rows that are no question."""

from __future__ import annotations

from typing import Any

import pytest

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
