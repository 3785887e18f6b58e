"""What an export changes is said, question by question and by what it is; what could not come back is left out by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.exchange import FORMATS
from generator.exchange.base import Item
from generator.exchange.exporting import checked, export
from generator.model.shape import Blank, Choice, Choosable, Entry, Open, Pairs, Shape, Verdict
from generator.source.foreign.problems import Place

CHOICE = Choice((Choosable("职工", True), Choosable("单位", False), Choosable("政府", False)))


def _item(shape: Shape, stem: str = "问什么？", number: str = "bank-0001", **more: object) -> Item:
    return Item(Place(), stem, shape, number, **more)  # type: ignore[arg-type]


def _told(form: str, *items: Item) -> list[str]:
    """What is said of an export; and that what is in the file can be imported."""
    written = checked(FORMATS[form], items)
    assert not [one for one in FORMATS[form].read(written.data).problems if one.severity == "error"]
    return [loss.message for loss in written.losses]


def _both(form: str, item: Item) -> list[str]:
    """The same beside another question, which is never lost."""
    written = checked(FORMATS[form], [item, _item(CHOICE, "另一问？", "bank-0002")])
    assert {loss.number for loss in written.losses} <= {item.number}
    assert [one.stem for one in FORMATS[form].read(written.data).items][-1] == "另一问？"
    return [loss.message for loss in written.losses]


def test_one_loss_that_is_said_does_not_hide_another() -> None:
    """Feedback is no part of a text; that the stem comes back as something else is said all the same."""
    options = (Choosable("职工", True, "对了"), Choosable("单位", False))
    told = _told("text", _item(Choice(options), "2026. 一般的题干？"))
    assert told == ["选项的反馈", "读回来与原题不一样的有：题干；请对照检查"]


@pytest.mark.parametrize("form", ["excel", "csv", "text", "json", "word"])
def test_accepted_texts_that_would_come_back_as_two_are_refused(form: str) -> None:
    told = _both(form, _item(Entry((Blank(("a|b", "c")),)), "写{{1}}。"))
    assert told == ["整道题（填空的答案里有“|”，这种格式里它隔开几种写法）"]


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (_item(Verdict(False, "说法乙。"), "说法甲（错）"), "题干"),
        (_item(CHOICE, explanation="看定义。  \n知识点：性质  \n难度：5  \n章节：总则"), "解析、知识点、难度、章节"),
        (_item(CHOICE, explanation="看定义。", topics=("性质 组织",)), "知识点"),
        (_item(Entry((Blank(("一；二",)), Blank(("三",)))), "写{{1}}、{{2}}。"), ""),
        (_item(Open("想什么写什么。  \n解析：没有。")), "解析、参考答案"),
    ],
)
@pytest.mark.parametrize("form", ["text", "word"])
def test_what_changed_is_named(form: str, item: Item, said: str) -> None:
    if said:
        assert set(_told(form, item)[0].partition("：")[2].partition("；")[0].split("、")) == set(said.split("、"))
    else:
        assert _both(form, item)[0].startswith("整道题")


@pytest.mark.parametrize("form", [name for name in FORMATS if name not in ("aiken", "gift", "moodle", "qti")])
@pytest.mark.parametrize("left", ["甲 → 1", "乙->2", "丙⇒三"])
def test_pairs_that_cannot_be_told_apart_are_left_out_by_name(form: str, left: str) -> None:
    pairs = Pairs((left, "丁"), ("一", "二"), (0, 1))
    assert _both(form, _item(pairs)) == [f"整道题（这种格式写出来读不回去：“{left} → 一”不是一对）"]


@pytest.mark.parametrize("form", ["gift", "moodle", "qti"])
def test_pairs_with_arrows_are_held_where_signs_can_be_protected(form: str) -> None:
    assert _both(form, _item(Pairs(("甲 → 1", "乙->2"), ("一->甲", "二"), (0, 1)))) == []


def test_what_cannot_be_read_back_is_left_out_and_the_rest_can_be_imported() -> None:
    """An explanation that holds a whole question of its own."""
    item = _item(CHOICE, explanation="看下面。  \n  \n2. 【判断题】说法甲。（√）")
    assert _both("text", item)[0].startswith("整道题（这种格式写出来读不回去：")


TAPPED = Entry((Blank(("二", "贰"), ("二", "三")),))


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("qti", ["填空备选词之外的其他写法"]),
        ("moodle", ["填空备选词之外的其他写法"]),
        ("gift", ["填空的备选词"]),
        ("excel", ["填空的备选词"]),
    ],
)
def test_accepted_texts_that_are_no_tiles_are_said_to_be_lost_where_tiles_are_kept(form: str, said: list[str]) -> None:
    assert _both(form, _item(TAPPED, "写{{1}}。")) == said


BLOCKS = """schema: 1
bank: gonghui-fa
title: 工会法
owner: 法律工作部
reviewed: 2026-11-01
review_every: 12m
questions:
- id: gonghui-fa-0001
  rev: 1
  type: true_false
  status: draft
  stem: 说法甲。
  answer: true
  explanation: |-
    看这几条：

    - 维护
    - 服务
- id: gonghui-fa-0002
  rev: 1
  type: case
  status: draft
  stem: 阅读材料，回答下面的问题。
  material: |-
    第一段。

    第二段。
  parts:
  - type: true_false
    stem: 说法乙。
    answer: true
    explanation: 看材料。
"""


@pytest.mark.parametrize("form", ["text", "moodle", "qti"])
def test_lists_and_paragraphs_that_become_lines_are_said(tmp_path: Path, form: str) -> None:
    (tmp_path / "quizzes").mkdir()
    (tmp_path / "quizzes/gonghui-fa.yml").write_text(BLOCKS, encoding="utf-8")
    losses = export(tmp_path, "gonghui-fa", FORMATS[form]).written.losses
    assert ("gonghui-fa-0001", "解析里列表的样子（写成几行）") in [(one.number, one.message) for one in losses]
    assert ("gonghui-fa-0002", "材料的分段（写成几行）") in [(one.number, one.message) for one in losses]
