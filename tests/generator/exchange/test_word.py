"""Word documents: what Word writes by itself, tables, boxes, revisions and pictures."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from generator.exchange.word.numbering import FORMS
from tests.generator.exchange.books import answer, errors, items, patched, reading, warnings

LINES = (
    "1. 工会是谁的群众组织？",
    "A. 职工",
    "B. 单位",
    "答案：A",
    "解析：看定义。",
    "",
    "2.【判断题】说法甲。",
    "【答案】错",
    "【改正】说法乙。",
)


def document(*lines: str, change: Callable[[Any], None] | None = None) -> bytes:
    made = docx.Document()
    for line in lines:
        made.add_paragraph(line)
    if change:
        change(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_paragraphs_are_read_as_lines_and_counted_as_paragraphs() -> None:
    first, second = items(document(*LINES), "试题.docx")
    assert (answer(first.shape), first.explanation, str(first.place)) == ("A", "看定义。", "第 1 段")
    assert (answer(second.shape), str(second.place)) == ("错", "第 7 段")


def _numbered(made: Any, text: str, number: int, level: int = 0) -> None:
    paragraph = made.add_paragraph(text)
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )


_LISTS = f"""<w:numbering {nsdecls("w")}>
<w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%2."/></w:lvl>
</w:abstractNum>
<w:num w:numId="70"><w:abstractNumId w:val="7"/></w:num>
</w:numbering>"""


def test_numbers_and_letters_that_word_writes_by_itself_count() -> None:
    def fill(made: Any) -> None:
        for stem, options, right in (
            ("工会是谁的？", ("职工", "单位"), "B"),
            ("第二题问什么？", ("甲", "乙", "丙"), "C"),
        ):
            _numbered(made, stem, 70)
            for option in options:
                _numbered(made, option, 70, 1)
            made.add_paragraph(f"答案：{right}")

    data = patched(document(change=fill), {"word/numbering.xml": _LISTS.encode()})
    found = items(data, "试题.docx")
    assert [(item.number, item.stem, len(item.shape.options), answer(item.shape)) for item in found] == [  # type: ignore[union-attr]
        ("1", "工会是谁的？", 2, "B"),
        ("2", "第二题问什么？", 3, "C"),
    ]


@pytest.mark.parametrize(
    ("form", "number", "written"),
    [("upperLetter", 1, "A"), ("upperLetter", 27, "AA"), ("lowerLetter", 3, "c"), ("chineseCounting", 21, "二十一"), ("upperRoman", 14, "XIV")],
)  # fmt: skip
def test_word_counts(form: str, number: int, written: str) -> None:
    assert FORMS[form](number) == written


def test_tables_with_headers_are_read_by_them_and_others_as_lines() -> None:
    def fill(made: Any) -> None:
        rows = (
            ("题干", "选项A", "选项B", "答案"),
            ("工会是谁的？", "职工", "单位", "A"),
            ("第二题？", "甲", "乙", "B"),
        )
        table = made.add_table(len(rows), 4)
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text

    found = items(document(change=fill), "试题.docx")
    assert [(str(item.place), answer(item.shape)) for item in found] == [
        ("“表格 1” 第 2 行", "A"),
        ("“表格 1” 第 3 行", "B"),
    ]

    def one(made: Any) -> None:
        made.add_table(1, 1).rows[0].cells[0].text = "\n".join(LINES[:4])

    assert [answer(item.shape) for item in items(document(change=one), "试题.docx")] == ["A"]


def test_cells_merged_downwards_belong_to_all_their_rows() -> None:
    def fill(made: Any) -> None:
        rows = (("材料", "题干", "答案"), ("一段材料。", "说法甲。", "对"), ("", "说法乙。", "错"))
        table = made.add_table(len(rows), 3)
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
        table.cell(1, 0).merge(table.cell(2, 0))

    (case,) = items(document(change=fill), "试题.docx")
    assert [answer(part.shape) for part in case.shape.parts] == ["对", "错"]  # type: ignore[union-attr]


def _with_xml(inside: str) -> bytes:
    def fill(made: Any) -> None:
        made.paragraphs[0]._p.append(parse_xml(f"<w:r {nsdecls('w')}>{inside}</w:r>"))

    return document("1. 工会是谁的？", "A. 职工", "B. 单位", "答案：A", change=fill)


def test_line_ends_tabs_and_hyphens_inside_a_paragraph() -> None:
    data = document("1. 工会是谁的？\nA. 职工\tB. 单位", "答案：A")
    (item,) = items(data, "试题.docx")
    assert [option.text for option in item.shape.options] == ["职工", "单位"]  # type: ignore[union-attr]
    assert items(_with_xml("<w:noBreakHyphen/><w:t>甲</w:t>"), "试题.docx")[0].stem == "工会是谁的？-甲"


def test_what_was_struck_out_is_not_read() -> None:
    def fill(made: Any) -> None:
        made.paragraphs[0]._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>删去</w:delText></w:r></w:del>"))
        made.paragraphs[0]._p.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>加上</w:t></w:r></w:ins>"))

    data = document("1. 工会是谁的？", "A. 职工", "B. 单位", "答案：A", change=fill)
    assert items(data, "试题.docx")[0].stem == "工会是谁的？加上"


def test_a_picture_keeps_a_question_from_being_complete() -> None:
    (item,) = items(_with_xml("<w:drawing/>"), "试题.docx")
    assert item.media == ("第 1 段的图片",) and item.stem == "工会是谁的？"


def test_formulas_are_read_as_letters_and_said() -> None:
    math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'

    def fill(made: Any) -> None:
        made.paragraphs[0]._p.append(parse_xml(f"<m:oMath {math}><m:r><m:t>x+1</m:t></m:r></m:oMath>"))

    found = reading(document("1. 算一算：", "A. 一", "B. 二", "答案：A", change=fill), "试题.docx")
    assert found.items[0].stem == "算一算：x+1"
    assert warnings(found)[0].startswith("第 1 段: 这里有公式")


def test_a_document_without_questions_says_so() -> None:
    assert errors(reading(document(), "试题.docx")) == ["整个文件: 没有找到试题，请检查是不是选错了文件"]
