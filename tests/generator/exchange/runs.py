"""Long runs of what formats mean something by, in every place where a text may stand; read in a process of their own."""

from __future__ import annotations

from contextlib import suppress

from generator.exchange import FORMATS
from generator.source.foreign.problems import Unreadable

LENGTH = 10_000
RUNS = (
    " ", "\u3000", "\t", "_", "（", "(", "（ ", "A. ", "A,", "1.", "#", "*", "**", "[", "](", "<", "<a ", "</", "&#", "&amp;", "=~", "{", "}",
    "\\", "→", "|", "；", ",", '"', "'", "`", "::", "【", "答案：", "{{1}}", "√", "第", "-", "\n", "A.甲\n", "1.A ", "<b>", "<p>", "![", "@",
)  # fmt: skip
FRAMES = (
    ("text", "1. 问", "答\nA. 甲\nB. 乙\n答案：A\n"),
    ("text", "1. 问（）\nA. 甲", "\nB. 乙\n答案：A\n"),
    ("text", "1. 问____\n答案：", "职工\n解析：看\n"),
    ("gift", "::a::问", "{=甲 ~乙}"),
    ("gift", "::a::问{=甲 ~", "乙}"),
    ("aiken", "问", "\nA. 甲\nB. 乙\nANSWER: A\n"),
    ("csv", "题干,选项A,选项B,答案\n问（）,甲,", "乙,A\n"),
    ("csv", "题型,题干,答案\n匹配题,问,", "甲→乙\n"),
    ("csv", "题型,题干,答案\n数值题,问,", "22\n"),
    ("csv", "题干,选项,答案\n问,甲", ",A\n"),
    ("json", '[{"stem":"问', '","A":"甲","B":"乙","answer":"A"}]'),
    (
        "moodle",
        "<quiz><question type='essay'><questiontext><text><![CDATA[问",
        "]]></text></questiontext></question></quiz>",
    ),
)


def read_all() -> None:
    for name, before, after in FRAMES:
        for run in RUNS:
            with suppress(Unreadable):
                FORMATS[name].read((before + run * LENGTH + after).encode())
