"""What a finding tells its author to write is right: written so, the finding is gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.check import bank_findings
from generator.diagnostics import Diagnostic, Findings, text_at
from generator.read.common import Seconds
from generator.read.questions import read_bank
from generator.source.meant import article_meant, list_meant, truth_meant, word_meant
from generator.source.nodes import Map, Node
from generator.source.scalars import Day, Kind, Months, OneOf, Truth, Whole, Words
from generator.source.yaml import parse_yaml

BANK = """\
schema: 1
bank: demo
title: 示例
owner: 示例部
reviewed: 2026-11-01
review_every: 12m
questions:
- id: demo-0001
  rev: 1
  type: multiple_choice
  status: live
  tier: must
  topics:
  - 数与量
  stem: 下面哪几个数是偶数？
  options:
  - key: a
    text: 二
  - key: b
    text: 三
  - key: c
    text: 四
  answer: [a, c]
  explanation: 能被二除尽的整数是偶数，二和四都能。
  citations:
  - source: demo-law@2021
    article: 十一
- id: demo-0002
  type: single_choice
  topics:
  - 数与量
  stem: 下面哪个数是奇数？
  options:
  - key: a
    text: 二
  - key: b
    text: 三
  answer: b
  explanation: 不能被二除尽的整数是奇数，三就不能。
- id: demo-0003
  type: true_false
  topics:
  - 数与量
  stem: 五是偶数。
  answer: false
  fix: 五是奇数。
  explanation: 五不能被二除尽，所以不是偶数。
- id: demo-0004
  type: ordering
  topics:
  - 数与量
  stem: 从小到大排一排。
  items:
  - key: a
    text: 九
  - key: b
    text: 七
  - key: c
    text: 八
  answer: [b, c, a]
  explanation: 七最小，八居中，九最大。
"""


@pytest.fixture
def found(tmp_path: Path):  # type: ignore[no-untyped-def]
    """What is wrong with a bank of this text, its form aside."""

    def look(text: str) -> list[Diagnostic]:
        (tmp_path / "demo.yml").write_text(text, encoding="utf-8")
        findings = Findings()
        bank = read_bank(tmp_path, "demo.yml", findings)
        findings.items += bank_findings(bank) if bank else []
        return [item for item in findings if item.slug != "not-canonical"]

    return look


def test_the_bank_is_sound(found) -> None:  # type: ignore[no-untyped-def]
    assert found(BANK) == []


@pytest.mark.parametrize(
    ("right", "wrong", "slug", "said"),
    [
        ("answer: [a, c]", "answer: A、C", "wrong-type", "请写成 [a, c]"),
        ("answer: [a, c]", "answer: AC", "wrong-type", "请写成 [a, c]"),
        ("answer: [a, c]", "answer: ＡＣ", "wrong-type", "请写成 [a, c]"),
        ("answer: [a, c]", "answer: 【a,c】", "wrong-type", "请写成 [a, c]"),
        ("answer: [a, c]", "answer: ［a，c］", "wrong-type", "请写成 [a, c]"),
        ("answer: [a, c]", "answer: a和c", "wrong-type", "请写成 [a, c]"),
        ("answer: [a, c]", "answer: [a、c]", "answer-not-an-option", "用半角逗号隔开，如 [a, c]"),
        ("answer: [a, c]", "answer:\n  - ac", "answer-not-an-option", "一行一个“- ”，或在方括号里用半角逗号隔开，如 [a, c]"),
        ("answer: [b, c, a]", "answer: [b、c、a]", "order-incomplete", "用半角逗号隔开，如 [b, c, a]"),
        ("answer: b\n", "answer: d\n", "answer-not-an-option", "答案“d”不在选项 a、b 之中"),
        ("answer: b\n", "answer: D\n", "answer-not-an-option", "答案“D”不在选项 a、b 之中"),
        ("answer: b\n", "answer: Ｂ\n", "answer-not-an-option", "请把“Ｂ”改成 b"),
        ("answer: b\n", "answer: a、b\n", "answer-not-an-option", "请只留一个字母，或把 type 改成 multiple_choice，答案写 [a, b]"),
        ("type: multiple_choice", "type: 多选题", "not-one-of", "是否想写“multiple_choice”"),
        ("status: live", "status: 上线", "not-one-of", "是否想写“live”"),
        ("status: live", "status: Live", "not-one-of", "是否想写“live”"),
        ("tier: must", "tier: 应知应会", "not-one-of", "是否想写“must”"),
        ("explanation: 五", "解析: 五", "unknown-field", "是否想写“explanation”"),
        ("stem: 五", "题干: 五", "unknown-field", "是否想写“stem”"),
        ("answer: false", "answer: 错", "wrong-type", "请写成 false"),
        ("answer: false", "answer: ×", "wrong-type", "请写成 false"),
        ("answer: false", "answer: Ｆ", "wrong-type", "请写成 false"),
        ("2026-11-01", "2026/11/1", "wrong-type", "请写成 2026-11-01"),
        ("2026-11-01", "2026年11月1日", "wrong-type", "请写成 2026-11-01"),
        ("12m", "12个月", "wrong-type", "请写成 12m"),
        ("article: 十一", "article: 11", "bad-form", "请写成 十一"),
        ("article: 十一", "article: 第十一条", "bad-form", "请写成 十一"),
        ("  type: single_choice", "   type: single_choice", "yaml-syntax", "这一行前面多了空格，要与上面的“id”左对齐，请把 3 个空格改成 2 个"),
        ("  rev: 1", "   rev: 1", "yaml-syntax", "要与上面的“id”左对齐"),
        ("title: 示例", " title: 示例", "yaml-syntax", "要与上面的“bank”左对齐，请删去这些空格"),
        ("  stem: 五", "    stem: 五", "yaml-syntax", "要与上面的“topics”左对齐"),
        ("  - key: c\n    text: 四", "     - key: c\n       text: 四", "yaml-syntax", "要与同级的“- ”左对齐，请把 5 个空格改成 2 个"),
        ("stem: 五", "stem: 五: 六", "yaml-syntax", "文字里有“: ”请给整段加引号"),
    ],
)  # fmt: skip
def test_the_remedy_is_what_stood_there_before(found, right: str, wrong: str, slug: str, said: str) -> None:  # type: ignore[no-untyped-def]
    assert BANK.count(right) >= 1
    items = found(BANK.replace(right, wrong, 1))
    (told,) = (item for item in items if item.slug == slug)
    assert said in told.message
    assert {item.slug for item in items} <= {slug, "missing-explanation", "missing-field"}
    if slug == "yaml-syntax" and " 左对齐" in said:
        line = BANK.replace(right, wrong, 1).split("\n")[told.location.line - 1]
        assert told.location.column == len(line) - len(line.lstrip()) + 1


def test_a_key_in_capitals_and_an_answer_in_small_letters_are_told_apart(found) -> None:  # type: ignore[no-untyped-def]
    items = found(BANK.replace("- key: b\n    text: 三\n  answer: b", "- key: Ｂ\n    text: 三\n  answer: b"))
    assert [item.slug for item in items] == ["bad-form", "answer-not-an-option"]
    assert items[1].message == "答案写的是“b”，选项的字母写成了“Ｂ”，只差大小写或全角半角，请都写成 b"


@pytest.mark.parametrize(
    ("kind", "wrong", "meant"),
    [
        (Truth(), "对", "true"),
        (Truth(), "√", "true"),
        (Truth(), "T", "true"),
        (Truth(), "否", "false"),
        (Day(), "20261101", "2026-11-01"),
        (Day(), "2026.1.9", "2026-01-09"),
        (Months(), "12", "12m"),
        (Months(), "一年", "12m"),
        (Months(), "半年", "6m"),
        (Months(), "36 months", "36m"),
        (OneOf(("image", "audio")), "录音", "audio"),
        (Whole(0, 99), "60%", "60"),
        (Whole(0, 99), "４５ 分钟", "45"),
        (Whole(0, 99), "3次", "3"),
    ],
)
def test_what_was_meant_can_be_read(kind: Truth | Day | Months | OneOf | Whole, wrong: str, meant: str) -> None:
    findings = Findings()
    kind.read(text_at(wrong, "a.yml", 1), findings)
    assert meant in findings.items[0].message
    kind.read(text_at(meant, "a.yml", 1), findings)
    assert len(findings.items) == 1


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        (Truth(), "也许"),
        (Day(), "2026/2/30"),
        (Day(), "上周"),
        (Months(), "很久"),
        (Whole(0, 9), "三"),
        (Whole(0, 9), "1.5"),
    ],
)
def test_nothing_is_proposed_for_what_nobody_understands(kind: Truth | Day | Months | Whole, wrong: str) -> None:
    findings = Findings()
    kind.read(text_at(wrong, "a.yml", 1), findings)
    assert findings.items[0].message.endswith("请改正")


def test_no_number_is_proposed_that_is_out_of_range() -> None:
    findings = Findings()
    Whole(1, 100).read(text_at("10000%", "a.yml", 1), findings)
    assert findings.items[0].message.endswith("请改为 1–100")


@pytest.mark.parametrize("written", ["9" * 11, "9" * 30, "-" + "9" * 5000])
def test_a_number_of_any_length_is_told_its_range(written: str) -> None:
    findings = Findings()
    assert Whole(1, 300).read(text_at(written, "a.yml", 1), findings) is None
    (found,) = findings
    assert found.slug == "out-of-range" and found.message.endswith("请改为 1–300") and len(found.message) < 200


@pytest.mark.parametrize(
    ("written", "article"),
    [("1", "一"), ("10", "十"), ("20", "二十"), ("21", "二十一"), ("100", "一百"), ("101", "一百零一"), ("110", "一百一十"),
     ("第211条", "二百一十一"), ("第11条之1", "十一之一"), ("四十三条", "四十三"), ("第二款", ""), ("0", "")],
)  # fmt: skip
def test_articles_are_counted_in_hanzi(written: str, article: str) -> None:
    assert article_meant(written) == article


def test_words_that_are_no_letters_stay_as_they_are_in_a_list() -> None:
    assert list_meant("岁时节令、数与量") == "[岁时节令, 数与量]"
    assert list_meant("【岁时（一）；Excel】") == "[岁时（一）, Excel]"


def test_a_word_means_one_of_ours_only_where_that_may_stand() -> None:
    assert word_meant("图片", ("image", "audio")) == "image"
    assert word_meant("图片", ("media", "stem")) == "media"
    assert word_meant("图片", ("stem",)) == ""
    assert truth_meant("甲") is None


def _node(value: str) -> Node:
    root = parse_yaml(f"value: {value}\n", "a.yml", Findings())
    assert isinstance(root, Map)
    node: Node = root["value"]
    return node


def _said(kind: Kind, value: str) -> str:
    findings = Findings()
    kind.read(_node(value), findings)
    (item,) = findings.items
    return item.message


@pytest.mark.parametrize(
    ("written", "meant"),
    [("2-3", "[2, 3]"), ("70～100", "[70, 100]"), ("２–３秒", "[2, 3]"), ("1:10 到 1:40", "[70, 100]")],
)
def test_two_seconds_written_in_one_are_told_apart(written: str, meant: str) -> None:
    assert _said(Seconds(), written).endswith(f"请写成 {meant}")
    findings = Findings()
    assert Seconds().read(_node(meant), findings) and not findings.items


@pytest.mark.parametrize("written", ["7", "二到三", "1分10秒", "1-2-3"])
def test_what_cannot_be_two_seconds_gets_an_example(written: str) -> None:
    assert _said(Seconds(), written).endswith("请写成起、止两个秒数，如 [70, 100]")


def test_a_number_of_items_that_is_fixed_is_one_number() -> None:
    assert _said(Seconds(), "[2]") == "这里有 1 项，应为 2 项，请增减"


def test_a_word_in_braces_is_to_be_quoted_and_keeps_its_braces() -> None:
    assert _said(Words(), "{out}").endswith('请加上引号，写成 "{out}"')
    assert Words().read(_node('"{out}"'), Findings()) == "{out}"
