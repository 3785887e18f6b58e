"""The workbook that is imported, and openpyxl's own read of it.

``python -m tests.bench.workbook FILE`` reads every cell of FILE with openpyxl and does nothing else.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import openpyxl

from tests.bench.prose import Prose
from tests.bench.questions import clean, raw_questions

ROWS = 10_000
_HEADERS = (
    "编号",
    "题型",
    "题干",
    "选项A",
    "选项B",
    "选项C",
    "选项D",
    "选项E",
    "选项F",
    "答案",
    "解析",
    "知识点",
    "难度",
)
_KINDS = {"single": "单选题", "multi": "多选题", "tf": "判断题"}
_FEWEST = {"single": 2, "multi": 3, "tf": 0}


def make_workbook(file: Path, questions: Path, prose: Prose) -> None:
    """Ten thousand rows of questions that have nothing wrong with them, of the real texts as often as they go round."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("试题")
    sheet.append(_HEADERS)
    for row in _rows(questions, prose):
        sheet.append(row)
    book.save(file)


def _rows(questions: Path, prose: Prose) -> Iterator[list[str]]:
    raw = [one for one in raw_questions(questions, prose) if _fits(one["type"], one["options"], one["answer"])]
    for number in range(1, ROWS + 1):
        one = raw[number % len(raw)]
        options = [f"{clean(text, 200)}" for text in one["options"]]
        answer = one["answer"] if one["type"] != "tf" else "对" if one["answer"] else "错"
        filled = [*options, *[""] * (6 - len(options))]
        stem = f"{clean(one['stem'], 600)}（第 {number} 题）"
        yield [str(number), _KINDS[one["type"]], stem, *filled, answer, prose.paragraph(30), "工会经费", "3"]


def _fits(kind: str, options: list[str], answer: str | bool) -> bool:
    """Whether import would find no fault: as many options as the type takes, all different, the answer among them."""
    texts = {re.sub(r"\s", "", text) for text in options}
    letters = "ABCDEF"[: len(options)]
    answered = isinstance(answer, bool) or set(answer) <= set(letters)
    return _FEWEST[kind] <= len(options) <= 6 and len(texts) == len(options) and all(texts) and answered


def read(file: Path) -> int:
    """The number of cells with a value, by openpyxl as it comes."""
    book = openpyxl.load_workbook(file, data_only=True)
    return sum(value is not None for sheet in book for row in sheet.iter_rows(values_only=True) for value in row)


if __name__ == "__main__":
    print(read(Path(sys.argv[1])))
