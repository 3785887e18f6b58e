"""What is proposed for a cell that is not written as it must be."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.generator.places.conftest import Checked

PROPOSED = [
    # (column, as it was written, the end of what is said)
    ("经度", "117°1′25.7″E", "请改成 117.023806"),
    ("经度", "117 01 25.7", "请改成 117.023806"),
    ("纬度", "36度38分31秒", "请改成 36.641944"),
    ("纬度", "N36.6424°", "请改成 36.6424"),
    ("经度", "１１７．０９９４", "请改成 117.0994"),
    ("纬度", "北边", "请改成 36.6424 这样的写法"),
    ("核对日期", "2026年3月1日", "请改成 2026-03-01"),
    ("核对日期", "20260310", "请改成 2026-03-10"),
    ("核对日期", "2026.3.9 08:30", "请改成 2026-03-09"),
    ("核对日期", "2026-02-30", "请改成 2026-03-01 这样的写法"),
    ("联系电话", "0531-82345678转801", "请改成 0531-82345678-801"),
    ("联系电话", "（0531）8234 5678", "请改成 0531-82345678"),
    ("联系电话", "+86 531 82345678", "请改成 0531-82345678"),
    ("联系电话", "０５３１—８２３４５６７８／９", "请改成 0531-82345678"),
    ("联系电话", "0531-82345678（张主任）", "请改成 0531-82345678"),
    ("联系电话", "138 1234 5678", "请改成 13812345678"),
    ("联系电话", "8008201234", "12351 这样的号码"),
    ("区划代码", "370102000000", "是否想写“370102”，请查区划代码表后改正"),
    ("区划代码", "３７０１０２", "是否想写“370102”，请查区划代码表后改正"),
    ("设施", "无", "没有“无”这个词，请改为词表里的词"),
]


@pytest.mark.parametrize(("column", "written", "end"), PROPOSED)
def test_a_cell_is_told_what_it_should_be(
    check_rows: Callable[..., Checked], column: str, written: str, end: str
) -> None:
    (found,) = check_rows({column: written}).findings
    assert found.message.endswith(end)


def test_a_former_code_is_not_taken_for_one_that_looks_like_it(check_rows: Callable[..., Checked]) -> None:
    (found,) = check_rows({"区划代码": "371202", "市": "", "县(市、区)": ""}).findings
    assert found.message == "“371202”不是山东省县级区划代码，请查区划代码表后改正"
