"""What templates and their authors leave in tables beside the questions: letters, marks of HTML, rows that are no question."""

from __future__ import annotations

from typing import Any

import pytest

from generator.exchange import read_any
from generator.exchange.importing import told
from generator.source.foreign.grid import MAX_ROWS
from tests.generator.exchange.books import HEADER, answer, errors, items, patched, reading, warnings, workbook

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


@pytest.mark.parametrize(
    ("stem", "read_as"),
    [
        ("四<br>行？", "四  \n行？"),
        ("四<br/>行<BR />吗？", "四  \n行  \n吗？"),
        ("这是<b>粗体</b>与<i class='x'>斜体</i>吗？", "这是粗体与斜体吗？"),
        ("面积是 5m<sup>2</sup>，水是 H<sub>2</sub>O 吗？", "面积是 5m²，水是 H₂O 吗？"),
        ("2<sup>甲</sup>是几？", "2^甲是几？"),
        ("<p>甲</p><p>乙<o:p></o:p></p>", "甲  \n乙"),
        ("甲<ul><li>乙</li><li>丙</li></ul>", "甲乙  \n丙"),
        ("看图<img src='tu.png'>作答。", "看图作答。"),
    ],
)
def test_marks_of_html_are_taken_out_of_cells_and_said(stem: str, read_as: str) -> None:
    found = reading(workbook(表=[HEADER, (stem, *Q[1:], "A")]))
    assert [item.stem for item in found.items] == [read_as]
    assert any("“表” 第 2 行 A 列: 题干里有网页标签（如 <p>）" in one for one in warnings(found))


def test_a_picture_in_a_cell_keeps_its_question_from_being_complete() -> None:
    (item,) = items(workbook(表=[HEADER, ("看图<img src='图/1.png' width=9>作答。", *Q[1:], "A")]))
    assert item.media == ("图/1.png",)


@pytest.mark.parametrize(
    ("option", "read_as", "said"),
    [("3 < 5", "3 < 5", False), ("3<5", "3<5", False), ("x<y", "x＜y", True), ("a<b>c", "a＜b>c", True)],
)
def test_less_than_stays_less_than(option: str, read_as: str, said: bool) -> None:
    found = reading(workbook(表=[HEADER, (Q[0], option, *Q[2:], "A")]))
    (item,) = found.items
    assert item.shape.options[0].text == read_as  # type: ignore[union-attr]
    expected = ["“表” 第 2 行 B 列: 选项里有紧贴字母的“<”（改成“＜”，免得当成网页标签），已换掉"]
    assert warnings(found) == (expected if said else [])


@pytest.mark.parametrize(
    ("options", "texts"),
    [
        (("A.甲", "乙", "C.丙"), ["甲", "乙", "丙"]),
        (("A.群众组织", "B、行政机关", "C企业", "D 社团"), ["群众组织", "行政机关", "企业", "社团"]),
        (("A.职工", "单位", "政府", "股东"), ["职工", "单位", "政府", "股东"]),
        (("职工", "单位", "B.政府", "股东"), ["职工", "单位", "B.政府", "股东"]),
        (("A类企业", "B类企业", "C类企业"), ["A类企业", "B类企业", "C类企业"]),
    ],
)
def test_letters_that_only_some_options_have_are_taken_off_where_they_fit(
    options: tuple[str, ...], texts: list[str]
) -> None:
    cells = (*options, None, None)[:4]
    found = reading(workbook(表=[HEADER, (Q[0], *cells, "A")]))
    assert [option.text for option in found.items[0].shape.options] == texts  # type: ignore[union-attr]
    fits = texts != list(options)
    said = ["“表” 第 2 行 B 列: 有的选项前写着字母，有的没有写全，字母已去掉，请核对"]
    assert warnings(found) == (said if fits else [])


@pytest.mark.parametrize("cell", ["看输出：\n::error::出错了", "题目 {=甲 ~乙}", "问什么？\nA. 甲\nANSWER: A"])
def test_a_table_by_its_suffix_and_headers_is_a_table_whatever_its_cells_hold(cell: str) -> None:
    text = ",".join(HEADER) + f'\n"{cell}",职工,单位,政府,股东,A\n'
    text += "\n".join(f"第 {number} 题问什么？,{','.join(Q[1:])},A" for number in range(1500))
    form, found = read_any("试题.csv", text.encode())
    assert form is not None and form.name == "csv"
    assert len(found.items) == 1501 and answer(found.items[0].shape) == "A"


def _many(name: str, rows: int) -> bytes:
    if name == "csv":
        return ("题干,答案\n" + "1,2\n" * rows).encode()
    if name == "jsonl":
        return b'{"stem": "1", "answer": "2"}\n' * rows
    row = '<row r="{0}"><c r="A{0}"><v>1</v></c><c r="B{0}"><v>2</v></c></row>'
    cells = "".join(row.format(number) for number in range(1, rows + 1))
    sheet = f"<worksheet><sheetData>{cells}</sheetData></worksheet>".encode()
    return patched(workbook(表=[HEADER]), {"xl/worksheets/sheet1.xml": sheet})


@pytest.mark.parametrize("name", ["xlsx", "csv", "jsonl"])
def test_more_rows_than_a_table_may_have_are_one_problem(name: str) -> None:
    found = reading(_many(name, MAX_ROWS + 10), f"试题.{name}")
    (problem,) = found.problems
    assert problem.severity == "error" and problem.message == "超过 50000 行，请拆成几个文件"
    assert not found.items
