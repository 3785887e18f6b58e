"""Tables as people really fill them in: every mess is read as it was meant, or named by sheet, row and column."""

from __future__ import annotations

import io
import json
from datetime import datetime
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.exchange.tables.headers import role_of
from generator.model.shape import Choice, Entry, Group, Number, Order, Pairs
from generator.source.foreign.workbook import sheets
from tests.generator.exchange.books import HEADER, Rows, answer, errors, items, patched, reading, warnings, workbook

Q = ("工会是谁的群众组织？", "职工", "单位", "政府", "股东")


def _one(*row: Any, header: tuple[Any, ...] = HEADER) -> Any:
    """The only question of a sheet with one row."""
    (item,) = items(workbook(表=[header, row]))
    return item


@pytest.mark.parametrize(
    ("given_answer", "read_as"),
    [
        ("A", "A"), ("a", "A"), ("Ａ", "A"), (" a ", "A"), ("A。", "A"), ("职工", "A"), ("ACD", "ACD"), ("DCA", "ACD"),
        ("A C D", "ACD"), ("A,C,D", "ACD"), ("Ａ、Ｃ、Ｄ", "ACD"), ("A；C", "AC"), ("A/C", "AC"), ("职工、政府", "AC"),
        ("职工\n政府", "AC"), ("['A', 'C']", "AC"), ("['职工', '政府']", "AC"), ("AAC", "AC"), ("A\u200bC", "AC"),
    ],
)  # fmt: skip
def test_answers_are_read_however_they_are_typed(given_answer: str, read_as: str) -> None:
    assert answer(_one(*Q, given_answer).shape) == read_as


@pytest.mark.parametrize(
    ("given_answer", "read_as"),
    [
        ("√", "对"), ("×", "错"), ("✓", "对"), ("✗", "错"), ("对", "对"), ("错", "错"), ("正确", "对"), ("错误", "错"), ("T", "对"),
        ("F", "错"), ("true", "对"), ("False", "错"), (True, "对"), (False, "错"), ("是", "对"), ("否", "错"), ("A", "对"), ("B", "错"),
        ("Y", "对"), ("n", "错"), ("✔", "对"), ("x", "错"),
    ],
)  # fmt: skip
def test_verdicts_are_read_however_they_are_typed(given_answer: object, read_as: str) -> None:
    item = _one("判断题", "基层工会可以独立设置。", given_answer, header=("题型", "题干", "答案"))
    assert answer(item.shape) == read_as


def test_options_named_true_and_false_make_a_verdict() -> None:
    assert answer(_one("说法一", "错误", "正确", None, None, "A").shape) == "错"
    assert answer(_one("说法一", "√", "×", None, None, "A").shape) == "对"


@pytest.mark.parametrize(
    ("options", "texts"),
    [
        (("A.职工", "B.单位", "C.政府", "D.股东"), ["职工", "单位", "政府", "股东"]),
        (("（A）职工", "（B）单位", "（C）政府", "（D）股东"), ["职工", "单位", "政府", "股东"]),
        (("Ａ、职工", "Ｂ、单位", "Ｃ、政府", "Ｄ、股东"), ["职工", "单位", "政府", "股东"]),
        (("A.职工 B.单位 C.政府 D.股东", None, None, None), ["职工", "单位", "政府", "股东"]),
        (("A.职工\nB.单位\nC.政府", None, None, None), ["职工", "单位", "政府"]),
        (("职工|单位|政府", None, None, None), ["职工", "单位", "政府"]),
        (("['职工', '单位', '政府']", None, None, None), ["职工", "单位", "政府"]),
        (("职工", "单位 C. 政府", None, None), ["职工", "单位", "政府"]),
        (("职工&nbsp;甲", "单位\u00a0乙", "政\u200b府", "股\t东"), ["职工 甲", "单位 乙", "政府", "股 东"]),
        ((3.5, 4, 0.1, 1e6), ["3.5", "4", "0.1", "1000000"]),
        (("D.股东", "C.政府", "B.单位", "A.职工"), ["职工", "单位", "政府", "股东"]),
    ],
)
def test_options_are_taken_apart_and_freed_of_letters(options: tuple[Any, ...], texts: list[str]) -> None:
    shape = _one(Q[0], *options, "A").shape
    assert [option.text for option in shape.options] == texts
    assert answer(shape) == "A"


@pytest.mark.parametrize(
    ("stem", "read_as"),
    [
        ("1. 工会是谁的？", "工会是谁的？"),
        ("12、工会是谁的？", "工会是谁的？"),
        ("【单选题】工会是谁的？", "工会是谁的？"),
        ("工会是（A）的。", "工会是（　）的。"),
        ("工会是（  ）的。", "工会是（ ）的。"),
        ("工会&ldquo;是&rdquo;谁的？", "工会“是”谁的？"),
        ("<p><span style='x'>工会是</span><br/>谁的？</p>", "工会是  \n谁的？"),
        ("\u3000\u3000工会是谁的？\n", "工会是谁的？"),
    ],
)
def test_stems_are_freed_of_numbers_kinds_and_answers(stem: str, read_as: str) -> None:
    assert _one(stem, *Q[1:], "A").stem == read_as


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ((*Q, None), "“表” 第 2 行 F 列: 没有答案"),
        ((None, *Q[1:], "A"), "“表” 第 2 行 A 列: 没有题干"),
        ((*Q, "E"), "“表” 第 2 行 F 列: 答案“E”不在选项 A–D 之中"),
        ((*Q, "甲乙丙"), "“表” 第 2 行 F 列: 答案“甲乙丙”不是选项的字母"),
        ((*Q[:4], "职工", "A"), "“表” 第 2 行 E 列: 选项 D 与选项 A 相同"),
        (("工会是（B）的", *Q[1:], "A"), "“表” 第 2 行 F 列: 题干里写着“B”，答案却是“A”"),
    ],
)
def test_what_cannot_be_mended_is_named_by_its_cell(row: tuple[Any, ...], fault: str) -> None:
    (found,) = errors(reading(workbook(表=[HEADER, row])))
    assert found.startswith(fault)


def test_a_single_choice_with_two_answers_is_a_fault_and_one_with_all_letters_is_not() -> None:
    header = ("题型", *HEADER)
    assert errors(reading(workbook(表=[header, ("单选题", *Q, "AB")])))
    assert answer(_one("多选题", *Q, "AB", header=header).shape) == "AB"
    assert answer(_one("不定项选择题", *Q, "B", header=header).shape) == "B"


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (("题目", "A", "B", "C", "D", "正确答案"), (*Q, "A")),
        (("题干（必填）", "选项 A\n（必填）", "选项 B", "选项C(勿删)", "选项D", "正确答案（必填）"), (*Q, "A")),
        (("题干&#10;（必填）", "选项Ａ", "选项Ｂ", "选项Ｃ", "选项Ｄ", "* 答案："), (*Q, "A")),
        (("Question", "Option A", "Option B", "option_c", "Choice D", "Answer"), (*Q, "A")),
        (("试题内容", "选项1", "选项2", "选项3", "选项4", "标准答案"), (*Q, "A")),
        (("大题题干", "选项一", "选项二", "选项三", "选项四", "参考答案"), (*Q, "A")),
        (("题干", "选项", "答案"), (Q[0], "A.职工 B.单位 C.政府 D.股东", "A")),
        (
            ("题干", "选项一内容", "选项一是否正确", "选项二内容", "选项二是否正确", "选项三内容", "选项三是否正确", "选项四内容", "选项四是否正确"),
            (Q[0], Q[1], "是", Q[2], "否", Q[3], "否", Q[4], "否"),
        ),
    ],
)  # fmt: skip
def test_headers_are_known_by_their_synonyms(header: tuple[str, ...], row: tuple[str, ...]) -> None:
    item = _one(*row, header=header)
    assert (item.stem, [option.text for option in item.shape.options], answer(item.shape)) == (Q[0], list(Q[1:]), "A")


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("题型 （必填）", "kind"), ("解析（勿删）", "explanation"), ("难易度", "difficulty"), ("目录", "chapter"), ("标签", "topics"),
        ("选项E(勿删)", "option E"), ("选项数", ""), ("题目序号", "number"), ("是否正确项", "right"), ("选项解析", "told"), ("钩子", None),
        ("法律依据", "citations"), ("选项十", "option J"), ("第一空", "blank A"), ("题干图片1", "media"), ("工会经费从哪里来", None),
    ],
)  # fmt: skip
def test_headers_mean(header: str, role: str | None) -> None:
    assert role_of(header) == role


def test_the_headers_are_found_below_a_notice_and_above_blank_rows() -> None:
    rows: Rows = [("填写说明：请勿改动表头，", "一行一题"), (), HEADER, (*Q, "A"), *[(None,) * 6] * 50]
    (item,) = items(workbook(表=rows))
    assert (item.place.line, answer(item.shape)) == (4, "A")


def test_headers_in_two_rows() -> None:
    def merge(book: Any) -> None:
        for area in ("A1:A2", "B1:E1", "F1:F2"):
            book["表"].merge_cells(area)

    rows = [("题干", "选项", None, None, None, "答案"), (None, "A", "B", "C", "D"), (*Q, "B")]
    (item,) = items(workbook(merge, 表=rows))
    assert answer(item.shape) == "B"


def test_without_headers_the_columns_are_guessed_and_that_is_said() -> None:
    rows = [("1", "单选题", f"工会的第 {n} 道题问的是什么内容？", "甲", "乙", "丙", "丁", "ABCD"[n]) for n in range(4)]
    found = reading(workbook(表=rows))
    assert [answer(item.shape) for item in found.items] == ["A", "B", "C", "D"]
    assert warnings(found)[0].startswith("“表” 第 1 行: 没有表头，按内容认作：")


def test_section_rows_sheet_names_and_chapters_give_the_kind() -> None:
    header = ("题干", "答案")
    rows: Rows = [
        ("第一章 总则",),
        header,
        ("一、判断题（每题 2 分）",),
        ("说法甲对吗", "A"),
        ("二、填空题",),
        ("工会由____组成", "职工"),
    ]
    found = items(workbook(判断=[header, ("说法乙对吗", "B")], 表=rows))
    assert [answer(item.shape) for item in found] == ["错", "对", "Entry"]
    assert answer(_one("说法丙", "判断题", "A", header=("题干", "分类", "答案")).shape) == "对"


def test_merged_cells_belong_to_all_their_rows() -> None:
    def merge(book: Any) -> None:
        book["表"].merge_cells("A2:A3")

    found = items(workbook(merge, 表=[("章节", *HEADER), ("总则", *Q, "A"), (None, "第二题问什么？", *Q[1:], "B")]))
    assert [(item.chapter, answer(item.shape)) for item in found] == [("总则", "A"), ("总则", "B")]


def test_two_rows_a_question() -> None:
    rows = [
        ("题号", "题干", "答案"),
        (1, Q[0], "B"),
        (None, "A.职工 B.单位 C.政府"),
        (2, "第二题问什么？", "A"),
        (None, "A.甲 B.乙"),
    ]
    found = items(workbook(表=rows))
    assert [(len(item.shape.options), answer(item.shape)) for item in found] == [(3, "B"), (2, "A")]  # type: ignore[union-attr]


def test_an_option_a_row_of_its_own() -> None:
    rows = [
        ("题干", "答案"),
        (Q[0], "C"),
        ("A. 职工",),
        ("B. 单位",),
        ("C. 政府",),
        ("第二题问什么？", "A"),
        ("A、甲",),
        ("B、乙",),
    ]
    found = items(workbook(表=rows))
    assert [answer(item.shape) for item in found] == ["C", "A"]


def test_one_row_an_option_with_marks() -> None:
    header = ("题目序号", "题型", "题干", "选项内容", "是否正确项", "选项解析")
    rows = [
        header,
        (1, "多选题", Q[0], "职工", "是", "对的"), (None, None, None, "单位", "否", None), (None, None, None, "政府", "是", None),
        (2, "单选题", "第二题问什么？", "甲", "√", None), (2, "单选题", "第二题问什么？", "乙", "", None),
    ]  # fmt: skip
    found = items(workbook(表=rows))
    assert [answer(item.shape) for item in found] == ["AC", "A"]
    assert isinstance(found[0].shape, Choice) and found[0].shape.options[0].feedback == "对的"


def test_headers_may_come_again_with_other_columns() -> None:
    rows: Rows = [HEADER, (*Q, "A"), (), ("题干", "答案"), ("说法甲。", "对")]
    assert [answer(item.shape) for item in items(workbook(表=rows))] == ["A", "对"]


def test_several_sheets_are_read_and_those_without_questions_are_passed_over() -> None:
    def hide(book: Any) -> None:
        book["藏"].sheet_state = "hidden"

    data = workbook(
        hide, 说明=[("怎么填",)], 甲=[HEADER, (*Q, "A")], 乙=[HEADER, ("另一题？", *Q[1:], "B")], 藏=[HEADER, (*Q, "C")]
    )
    found = reading(data)
    assert [(item.place.part, answer(item.shape)) for item in found.items] == [("甲", "A"), ("乙", "B")]
    assert warnings(found) == ["“藏”: 这张表是隐藏的，没有导入；要导入请先取消隐藏"]


def test_a_sheet_of_text_blocks_is_read_as_text() -> None:
    rows = [("1. 工会是谁的群众组织？",), ("A. 职工",), ("B. 单位",), ("【答案】A",), ("【解析】看定义。",)]
    (item,) = items(workbook(表=rows))
    assert (answer(item.shape), item.explanation, item.place.part) == ("A", "看定义。", "表")


def test_all_that_a_row_may_say() -> None:
    header = ("编号", *HEADER, "解析", "依据", "知识点", "难度", "章节", "图片", "状态", "钩子")
    row = ("甲-1", *Q, "A", "看定义。", "《工会法》第二条", "性质、组织", "难", "总则", "图一", "启用", "x")
    found = reading(workbook(表=[header, row, ("甲-2", *row[1:13], "停用", None)]))
    (item,) = found.items
    assert (item.number, item.explanation, item.citations) == ("甲-1", "看定义。", "《工会法》第二条")
    assert (item.topics, item.difficulty, item.chapter, item.media) == (("性质", "组织"), 5, "总则", ("图一",))
    assert warnings(found) == [
        "“表” 第 1 行 O 列: “钩子”这一列没有对应的内容，没有导入",
        "“表” 第 3 行: 这一行的状态是停用，没有导入",
    ]


def test_the_other_kinds_of_questions() -> None:
    header = ("编号", "题型", "题干", "选项A", "选项B", "选项C", "答案", "改正句", "配对")
    rows = [
        header,
        ("1", "填空题", "工会由____组成，归____管。", None, None, None, "职工|劳动者；上级工会", None, None),
        ("2", "计算题", "经费是百分之几？", None, None, None, "2%", None, None),
        ("3", "排序题", "排好次序。", "甲", "乙", "丙", "CAB", None, None),
        ("4", "匹配题", "连一连。", None, None, None, None, None, "甲 → 一\n乙 → 二\n→ 三"),
        ("5", "简答题", "说说看。", None, None, None, "想到什么说什么。", None, None),
        ("6", "判断题", "说法甲。", None, None, None, "错", "说法乙。", None),
        ("7", "案例题", "一段材料。", None, None, None, None, None, None),
        ("7.1", "判断题", "说法一。", None, None, None, "对", None, None),
        ("7.2", "单选题", "问什么？", "甲", "乙", None, "B", None, None),
    ]
    blank, number, order, pairs, model, false, case = (item.shape for item in items(workbook(表=rows)))
    assert isinstance(blank, Entry) and [one.accept for one in blank.blanks] == [("职工", "劳动者"), ("上级工会",)]
    assert isinstance(number, Number) and number.unit in ("", "%") and number.low == number.high
    assert isinstance(order, Order) and order.items == ("丙", "甲", "乙")
    assert isinstance(pairs, Pairs) and (pairs.right, pairs.answer) == (("一", "二", "三"), (0, 1))
    assert answer(model) == "Open" and answer(false) == "错"
    assert isinstance(case, Group) and [answer(part.shape) for part in case.parts] == ["对", "B"]


def test_rows_on_the_same_material_are_one_case() -> None:
    header = ("材料", *HEADER)
    rows: Rows = [
        header,
        ("一段材料。", *Q, "A"),
        ("一段材料。", "第二问？", *Q[1:], "B"),
        (None, "不相干的题？", *Q[1:], "C"),
    ]
    case, alone = items(workbook(表=rows))
    assert isinstance(case.shape, Group) and case.shape.material == "一段材料。" and len(case.shape.parts) == 2
    assert answer(alone.shape) == "C"


def test_blanks_with_columns_of_their_own() -> None:
    item = _one("甲是(%___%)，乙是(%___%)。", "一", "二", header=("描述", 1, 2))
    assert isinstance(item.shape, Entry) and [blank.accept for blank in item.shape.blanks] == [("一",), ("二",)]


def test_dates_and_percentages_are_read_as_they_are_shown_and_said() -> None:
    def formats(book: Any) -> None:
        sheet = book["表"]
        sheet["B2"], sheet["B2"].number_format = 0.16, "0%"
        sheet["C2"], sheet["C2"].number_format = datetime(2026, 3, 5), "m月d日"
        sheet["D2"], sheet["D2"].number_format = 7, "000"

    found = reading(workbook(formats, 表=[HEADER, ("题目问什么？", 0, 0, 0, "丁", "A")]))
    (item,) = found.items
    assert [option.text for option in item.shape.options] == ["16%", "2026年3月5日", "007", "丁"]  # type: ignore[union-attr]
    assert [line.partition("，")[0] for line in warnings(found)] == [
        "“表” 第 2 行 B 列: 单元格是百分比格式",
        "“表” 第 2 行 C 列: 单元格是 Excel 日期",
    ]


def test_a_formula_is_never_evaluated_and_one_without_a_value_is_a_fault() -> None:
    data = workbook(表=[HEADER, (*Q, "=CHAR(65)")])
    (fault,) = errors(reading(data))
    assert fault.startswith("“表” 第 2 行 F 列: 单元格是公式，没有存下算好的值")
    saved = patched(
        data,
        {
            "xl/worksheets/sheet1.xml": lambda xml: (
                xml.replace(b"<v></v>", b"<v>C</v>")
                .replace(b"<v />", b"<v>C</v>")
                .replace(b'r="F2"', b'r="F2" t="str"')
            )
        },
    )
    assert answer(items(saved)[0].shape) == "C"


def test_text_that_looks_like_a_formula_stays_text() -> None:
    def as_text(book: Any) -> None:
        book["表"]["B2"].data_type = "s"

    (item,) = items(workbook(as_text, 表=[HEADER, (Q[0], "=1+1", *Q[2:], "A")]))
    assert item.shape.options[0].text == "=1+1"  # type: ignore[union-attr]


def test_an_error_value_is_a_fault() -> None:
    (fault, *_) = errors(reading(workbook(表=[HEADER, (Q[0], "#N/A", *Q[2:], "A")])))
    assert fault.startswith("“表” 第 2 行 B 列: 单元格是错误值 #N/A")


_VALUES = st.one_of(
    st.none(),
    st.text("甲乙ab12&<>\"' _x0041_=\n", max_size=6).filter(lambda text: not text.startswith("=")),
    st.integers(-(10**9), 10**9),
    st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.lists(_VALUES, max_size=5), max_size=6))
def test_cells_are_read_as_openpyxl_reads_them(rows: list[list[Any]]) -> None:
    data = workbook(表=rows)
    sheet = openpyxl.load_workbook(io.BytesIO(data), data_only=True)["表"]
    told = {
        (cell.row, cell.column_letter): str(cell.value).upper() if isinstance(cell.value, bool) else str(cell.value)
        for row in sheet.iter_rows()
        for cell in row
        if str(cell.value or "").strip() or cell.value == 0
    }
    (ours,) = sheets(data)
    assert {(row.number, column): text for row in ours.rows for column, text in row.cells.items()} == told


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_separated_texts_in_any_encoding_and_with_any_mark(code: str, mark: str) -> None:
    text = "\r\n".join(
        mark.join(row) for row in (HEADER, (*Q, "A"), ('"两行\n的题干"', *Q[1:], "B"), ("末题？", *Q[1:], "C"))
    )
    found = items(text.encode(code), "试题.csv")
    assert [(item.place.line, answer(item.shape)) for item in found] == [(2, "A"), (3, "B"), (5, "C")]


def test_cells_that_a_spreadsheet_would_evaluate() -> None:
    row = (Q[0], "'=1+1", '="007"', "'-3", "@甲", "A")
    text = "\n".join((",".join(HEADER), ",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row)))
    (item,) = items(text.encode(), "试题.csv")
    assert [option.text for option in item.shape.options] == ["=1+1", "007", "-3", "@甲"]  # type: ignore[union-attr]


def test_an_unpaired_quote_is_named_by_its_line() -> None:
    text = f'{",".join(HEADER)}\n{",".join(Q)},A\n"没有配对,甲,乙,丙,丁,A\n'
    (fault,) = errors(reading(text.encode(), "试题.csv"))
    assert fault.startswith("第 3 行: 从这里起有一个引号没有配对")


@pytest.mark.parametrize(
    "value",
    [
        [{"stem": Q[0], "options": list(Q[1:]), "answer": "A"}],
        {"data": {"list": [{"title": Q[0], "A": Q[1], "B": Q[2], "C": Q[3], "D": Q[4], "answer": "a"}]}},
        [{"question": Q[0], "options": dict(zip("ABCD", Q[1:], strict=True)), "answer": ["A"]}],
        [{"题干": Q[0], "选项": [{"text": text, "is_correct": text == Q[1]} for text in Q[1:]]}],
    ],
)
def test_json_records_of_many_forms(value: Any) -> None:
    (item,) = items(json.dumps(value).encode(), "试题.json")
    assert ([option.text for option in item.shape.options], answer(item.shape)) == (list(Q[1:]), "A")  # type: ignore[union-attr]


def test_json_lines_with_verdicts() -> None:
    lines = [
        {"id": "甲-1", "type": "tf", "stem": "说法甲。", "answer": True},
        {"id": "甲-2", "type": "tf", "stem": "说法乙。", "answer": False},
    ]
    found = items("\n".join(map(json.dumps, lines)).encode(), "试题.jsonl")
    assert [(item.number, answer(item.shape)) for item in found] == [("甲-1", "对"), ("甲-2", "错")]


_KAOSHIBAO = (
    "题干（必填）", "题型 （必填）", "选项 A", "选项 B", "选项 C", "选项 D", "选项E(勿删)", "选项F(勿删)", "选项G(勿删)", "选项H(勿删)",
    "正确答案\n（必填）", "解析（勿删）", "章节（勿删）", "难度",
)  # fmt: skip
_NO = (None,) * 4


def test_a_template_with_a_notice_and_columns_that_may_not_be_deleted() -> None:
    rows = [
        ("填写须知：\n1. 题型必填；\n2. 判断题的选项可以不填",),
        _KAOSHIBAO,
        ("问单选？", "单选题", "甲", "乙", "丙", "", *_NO, "A", "略说一二", "第一章", "易"),
        ("说法一", "判断题", "正确", "错误", None, None, *_NO, "B", None, None, None),
        ("说法二", "判断题", None, None, None, None, *_NO, "√", None, None, None),
        ("甲是___，乙是___", "填空题", None, None, None, None, *_NO, "一|壹；二", None, None, "难"),
        ("排一排", "排序题", "甲", "乙", "丙", None, *_NO, "BCA", None, None, None),
        ("算一算", "计算题", None, None, None, None, *_NO, "100元", None, None, None),
        ("哪些对？", "不定项选择题", "甲", "乙", "丙", None, *_NO, "AB", None, None, None),
    ]
    found = items(workbook(表=rows))
    assert [answer(item.shape) for item in found] == ["A", "错", "对", "Entry", "Order", "Number", "AB"]
    assert (found[0].chapter, found[0].difficulty, found[0].explanation) == ("第一章", 1, "略说一二")


def test_a_template_with_a_catalogue_and_a_count_of_options() -> None:
    header = (
        "目录",
        "题目类型",
        "大题题干",
        "正确答案",
        "答案解析",
        "难易度",
        "知识点",
        "标签",
        "选项数",
        "选项A",
        "选项B",
        "选项C",
    )
    rows = [
        header,
        ("第一章/第一节", "单选题", "问什么？", "B", "看书", "简单", "性质", "重点", 3, "甲", "乙", "丙"),
        ("第一章/第一节", "判断题", "说法一", "√", None, "中等", None, None, 0, None, None, None),
    ]
    found = reading(workbook(表=rows))
    assert [answer(item.shape) for item in found.items] == ["B", "对"] and not found.problems
    assert (found.items[0].chapter, found.items[0].topics) == ("第一章/第一节", ("性质", "重点"))
