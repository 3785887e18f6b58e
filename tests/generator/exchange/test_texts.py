"""Texts as people type them: where a question ends, what a heading means, answers wherever they stand."""

from __future__ import annotations

import pytest

from generator.exchange import read_any
from generator.exchange.base import Item
from generator.model.shape import Choice, Entry, Group, Open
from tests.generator.exchange.books import answer, errors, items, reading, warnings


def _items(text: str) -> tuple[Item, ...]:
    return items(text.strip("\n").encode(), "试题.txt")


def _answers(text: str) -> list[str]:
    return [answer(item.shape) for item in _items(text)]


def test_a_paper_whose_numbers_begin_anew_under_every_heading() -> None:
    paper = """
工会知识竞赛试卷

一、单项选择题（每题1分，共2题）
1、工会是（ A ）自愿结合的组织。
A、职工   B、单位
C、政府   D、股东
2、谁选举主席？（　　）
A．大会 B．董事会 C．上级
正确答案：A
二、多项选择题
1.工会的职责有（ABD）
A维护
B服务
C经营
D教育
三、判断题（对的打√，错的打×）
1、工会是群众组织。（√）
2、工会可以经商。（×）
四、填空题
1、工会由____自愿结合。
答案：职工
五、简答题
1、简述工会的性质。
答：工会是职工的组织。
"""
    found = _items(paper)
    assert [answer(item.shape) for item in found] == ["A", "A", "ABD", "对", "错", "Entry", "Open"]
    assert [item.number for item in found] == ["1", "2", "1", "1", "2", "1", "1"]
    assert found[2].stem == "工会的职责有（　）" and found[3].stem == "工会是群众组织。"
    assert isinstance(found[2].shape, Choice) and [one.text for one in found[2].shape.options] == [
        "维护",
        "服务",
        "经营",
        "教育",
    ]
    assert "第 1 行: “工会知识竞赛试卷”当作标题，没有导入" in warnings(reading(paper.strip().encode(), "试题.txt"))


@pytest.mark.parametrize(
    "key",
    [
        "答案：1.A 2.B 3.C",
        "参考答案：\n1.A 2.B 3.C",
        "参考答案\n1-3 ABC",
        "【答案】\n1. A\n2. B\n3. C",
        "答案：1-2 AB 3、C",
        "答案：1、A 2-3 BC",
    ],
)
def test_answers_that_stand_together_at_the_end(key: str) -> None:
    stems = "\n\n".join(f"{n}. 第几题是这样问的{'甲' * n}？\nA. 一\nB. 二\nC. 三" for n in (1, 2, 3))
    assert _answers(f"{stems}\n\n{key}\n") == ["A", "B", "C"]


def test_answers_at_the_end_under_the_headings_of_the_paper() -> None:
    paper = """
一、单选题
1. 问什么？
A. 甲
B. 乙
2. 问哪个？
A. 甲
B. 乙
二、判断题
1. 说法甲。
2. 说法乙。

参考答案
二、判断题
1.× 2.√
一、单选题
1.B 2.A
"""
    assert _answers(paper) == ["B", "A", "错", "对"]


def test_an_answer_of_no_question_is_said() -> None:
    found = reading("1. 问什么？\nA. 甲\nB. 乙\n\n答案：1.A 7.B\n".encode(), "试题.txt")
    assert warnings(found) == ["第 5 行: 答案“7.B”找不到它的题，没有用上"]


def test_lists_inside_answers_and_explanations_are_no_questions() -> None:
    first, second = _items("""
1. 简述工会的职责。
答案：
1. 维护权益
2. 竭诚服务
解析：要点有：
(1) 维护
(2) 服务

2. 工会的性质是什么？
答：群众组织。
""")
    assert isinstance(first.shape, Open) and first.shape.model == "1. 维护权益  \n2. 竭诚服务"
    assert first.explanation == "要点有：  \n(1) 维护  \n(2) 服务"
    assert second.stem == "工会的性质是什么？"


def test_numbers_in_brackets_below_plain_numbers_are_no_questions() -> None:
    (item,) = _items("1. 哪几句对？\n(1) 甲\n(2) 乙\nA. 全对\nB. 全错\n答案：A\n")
    assert item.stem == "哪几句对？  \n(1) 甲  \n(2) 乙"


@pytest.mark.parametrize(
    ("answered", "accept"),
    [("职工；党委", [("职工",), ("党委",)]), ("\n(1) 职工\n(2) 党委", [("职工",), ("党委",)]), ("①职工②党委", [("职工",), ("党委",)]), ("职工|劳动者、党委", [("职工", "劳动者"), ("党委",)])],
)  # fmt: skip
def test_answers_of_several_blanks(answered: str, accept: list[tuple[str, ...]]) -> None:
    (item,) = _items(f"1.[填空题] 工会由_____组成，归____领导。\n正确答案：{answered}\n")
    assert isinstance(item.shape, Entry) and [blank.accept for blank in item.shape.blanks] == accept


def test_labels_in_one_line_and_marks_between_them() -> None:
    first, second = _items("题目：说法甲。^*^答案：错误\n题目：说法乙。^*^答案：正确\n")
    assert (answer(first.shape), answer(second.shape), second.place.line) == ("错", "对", 2)


def test_what_learning_platforms_write() -> None:
    first, second, third = _items("""
1.[单选题] 工会是谁的？
A:职工
B:单位
答案:A
难易程度:易
知识点:性质
章节:第一章

2.[多选题] 哪些对？
A:甲
B:乙
C:丙
答案:AB
3.[判断题] 说法甲。
A:对
B:错
答案:A
""")
    assert (first.difficulty, first.topics, first.chapter) == (1, ("性质",), "第一章")
    assert [answer(item.shape) for item in (first, second, third)] == ["A", "AB", "对"]


def test_questions_without_numbers_are_split_by_empty_lines() -> None:
    assert _answers("工会是谁的？\nA. 职工\nB. 单位\n【答案】A\n\n说法甲。（√）\n\n说法乙。（×）\n") == [
        "A",
        "对",
        "错",
    ]


def test_chapters_between_questions_go_to_those_below_them() -> None:
    first, second = _items("第一章 总则\n1. 说法甲。（√）\n第二章 组织\n2. 说法乙。（×）\n")
    assert (first.chapter, second.chapter) == ("第一章 总则", "第二章 组织")


def test_a_case_and_its_parts() -> None:
    (item,) = _items(
        "1. 【案例题】一段材料。\n【小题】【判断题】说法甲。\n【答案】对\n【小题】问什么？\nA. 甲\nB. 乙\n【答案】B\n【解析】看材料。\n"
    )
    assert isinstance(item.shape, Group)
    assert [(answer(part.shape), part.explanation) for part in item.shape.parts] == [("对", ""), ("B", "看材料。")]


def test_a_question_without_an_answer_is_named_by_its_line() -> None:
    text = "1. 问什么？\nA. 甲\nB. 乙\n\n2. 问哪个？\nA. 甲\nB. 乙\n答案：B\n"
    assert errors(reading(text.encode(), "试题.txt")) == ["第 1 行: 没有答案，请补上"]


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_encoding_and_line_end(code: str, end: str) -> None:
    text = "1. 工会是谁的？\nA. 职工\nB. 单位\n答案：A\n".replace("\n", end)
    assert [answer(item.shape) for item in items(text.encode(code), "试题.txt")] == ["A"]


PAPER = "一、单选题\n1. 问什么？\nA. 甲\nB. 乙\n2. 问哪个？\nA. 甲\nB. 乙\n二、判断题\n1. 说法甲。\n2. 说法乙。\n\n"


@pytest.mark.parametrize(
    "key",
    [
        "参考答案\n一、单选题 1.A 2.B\n二、判断题 1.√ 2.×",
        "参考答案：\n一、1-2 AB\n二、1.对 2.错",
        "答案\n二、判断题：1.√ 2.×\n一、单选题：1-2 AB",
        "参考答案\n一、单选题（每题 2 分）1.A 2.B\n二、1-2 √×",
        "参考答案\n（一）1.A 2.B\n（二）1.√ 2.×",
        "答案：一、1-2 AB\n二、1.对 2.错",
        "答案：一、1-2 AB 二、1.对 2.错",
        "【参考答案】二、判断题 1.√ 2.×；一、单选题 1-2 AB",
    ],
)
def test_answers_in_the_line_of_their_section(key: str) -> None:
    assert _answers(PAPER + key) == ["A", "B", "对", "错"]


def test_a_line_of_answers_that_is_not_understood_is_said() -> None:
    text = "1. 问什么？\nA. 甲\nB. 乙\n2. 问哪个？\nA. 甲\nB. 乙\n\n参考答案\n1-2 ABC\n第一题选甲\n"
    found = reading(text.encode(), "试题.txt")
    said = [one for one in warnings(found) if "看不懂" in one]
    assert [one.partition(":")[0] for one in said] == ["第 9 行", "第 10 行"]


def test_a_question_and_its_options_in_one_line() -> None:
    (item,) = _items("1. 题是什么？ A. 甲 B. 乙 C. 丙\n答案：B\n")
    assert item.stem == "题是什么？" and isinstance(item.shape, Choice)
    assert ([one.text for one in item.shape.options], answer(item.shape)) == (["甲", "乙", "丙"], "B")


def test_letters_inside_a_stem_are_no_options() -> None:
    (item,) = _items("1. 甲公司有 A. 工会 与 C. 职代会，哪个对？\nA. 甲\nB. 乙\n答案：B\n")
    assert item.stem == "甲公司有 A. 工会 与 C. 职代会，哪个对？"


@pytest.mark.parametrize("given", ["( 正确 )", "（正确）", "（√）", "( 对 )", "【正确】"])
def test_verdicts_in_brackets(given: str) -> None:
    assert _answers(f"1.【判断题】说法甲。\n答案：{given}\n") == ["对"]


@pytest.mark.parametrize("given", ["A、甲", "A. 甲", "(A)甲", "A 甲", "（A）", "A：甲"])
def test_answers_that_are_an_option_as_it_stands(given: str) -> None:
    assert _answers(f"1. 问什么？\nA. 甲\nB. 乙\n答案：{given}\n") == ["A"]


def test_an_answer_whose_letter_and_text_disagree_is_a_fault() -> None:
    assert errors(reading("1. 问什么？\nA. 甲\nB. 乙\n答案：A、乙\n".encode(), "试题.txt"))


def test_an_answer_that_begins_with_a_numeral_is_no_list_of_answers() -> None:
    (item,) = _items("1.[填空题] 宪法第____条规定结社自由。\n答案：三十五\n")
    assert isinstance(item.shape, Entry) and item.shape.blanks[0].accept == ("三十五",)


@pytest.mark.parametrize(
    "stem", ["下面哪个写法对？ int[] a = {~1, 2};", "::std:: 里的名字是谁的？", "集合 { =1 } 有几个元素？"]
)
@pytest.mark.parametrize("code", ["utf-8", "gbk", "utf-16"])
def test_a_text_in_which_a_brace_looks_like_gift_stays_a_text(stem: str, code: str) -> None:
    text = f"1. {stem}\nA. 甲\nB. 乙\n答案：A\n\n2. 工会是（B）的。\nA. 单位\nB. 职工\n"
    assert [answer(item.shape) for item in items(text.encode(code), "试题.txt")] == ["A", "B"]


@pytest.mark.parametrize(
    "text",
    [
        "问什么？{=A. 甲 ~B. 乙}\n\n说法甲（A）。{T}\n",
        "::甲::问什么？{\n=甲\n~乙\n}\n\n::乙::说法乙。{F}\n",
        "$CATEGORY: 总则\n\n说法甲。{T}\n说法乙。{F}\n",
    ],
)
def test_gift_is_known_by_its_content(text: str) -> None:
    form, found = read_any("试题.txt", text.encode())
    assert form is not None and form.name == "gift"
    assert len(found.items) == 2
