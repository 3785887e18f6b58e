"""What other systems write, read from small files in their own forms: GIFT, Moodle XML, QTI 2.1 and 3.0, Aiken."""

from __future__ import annotations

import io
import zipfile
from fractions import Fraction

import pytest

from generator.exchange.base import Item
from generator.model.shape import Choice, Entry, Group, Number, Open, Order, Pairs, Verdict
from tests.generator.exchange.books import answer, errors, items, reading, warnings


def _gift(text: str) -> Item:
    (item,) = items(text.encode(), "试题.gift")
    return item


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("::甲::工会是谁的？{=职工 ~单位 ~政府}", "A"),
        ("工会是谁的？ {\n~单位#不对\n=职工#对了\n}", "B"),
        ("哪些对？{~%50%甲 ~%50%乙 ~%-100%丙}", "AB"),
        ("说法甲。{T}", "对"),
        ("说法甲。{FALSE#错了#对了}", "错"),
        ("// 备注\n$CATEGORY: 总则\n\n::题::[html]<p>说法甲。</p>{F}", "错"),
    ],
)
def test_gift_choices_and_verdicts(text: str, right: str) -> None:
    assert answer(_gift(text).shape) == right


def test_gift_numbers_blanks_pairs_and_essays() -> None:
    near, span = _gift("多少？{#22:2}").shape, _gift("多少？{#20..24}").shape
    assert isinstance(near, Number) and (near.low, near.high, near.near) == (20, 24, 22)
    assert isinstance(span, Number) and (span.low, span.high, span.near) == (20, 24, None)
    blank = _gift("工会由{=职工 =劳动者}组成。")
    assert (
        blank.stem == "工会由{{1}}组成。"
        and isinstance(blank.shape, Entry)
        and blank.shape.blanks[0].accept == ("职工", "劳动者")
    )
    pairs = _gift("连一连。{=甲 -> 一 =乙 -> 二 = -> 三}").shape
    assert isinstance(pairs, Pairs) and (pairs.left, pairs.right, pairs.answer) == (
        ("甲", "乙"),
        ("一", "二", "三"),
        (0, 1),
    )
    assert isinstance(_gift("说说看。{}").shape, Open)


def test_gift_signs_behind_a_backslash_are_letters() -> None:
    item = _gift(r"1 \= 1，\{对\}吗？{=对\~的 ~不\#对 ~难\:说}")
    assert item.stem == "1 = 1，{对}吗？"
    assert isinstance(item.shape, Choice) and [option.text for option in item.shape.options] == [
        "对~的",
        "不#对",
        "难:说",
    ]


@pytest.mark.parametrize(
    ("text", "line"), [("说法甲。{T}\n\n问什么？{=甲 ~乙", 3), ("说法。{T}\n\n问什么？{~甲 ~乙}", 3)]
)
def test_gift_faults_are_named_by_their_line(text: str, line: int) -> None:
    assert errors(reading(text.encode(), "试题.gift"))[0].startswith(f"第 {line} 行: ")


def test_gift_questions_without_empty_lines_between_them_are_split_and_that_is_said() -> None:
    text = "::甲::工会由{=职工}组成。\n::乙::问什么？{\n=甲\n~乙\n}\n说法丙。{T}\n"
    found = reading(text.encode(), "试题.gift")
    assert [(item.place.line, item.stem) for item in found.items] == [
        (1, "工会由{{1}}组成。"),
        (2, "问什么？"),
        (6, "说法丙。"),
    ]
    assert warnings(found) == [f"第 {line} 行: 这道题与上一道之间没有空行，已分开，请核对" for line in (2, 6)]


def test_a_remark_below_answers_belongs_to_the_next_gift_question() -> None:
    first, second = items("// [id:甲]\n说法甲。{T}\n// [id:乙] [tag:性质]\n说法乙。{F}\n".encode(), "试题.gift")
    assert (first.number, first.topics, second.number, second.topics) == ("甲", (), "乙", ("性质",))
    assert second.place.line == 4


def test_two_answers_in_one_line_of_gift_are_a_fault() -> None:
    found = reading("说法甲。{T}\n\n工会由{=职工}组成，归{=上级}领导。\n".encode(), "试题.gift")
    assert errors(found) == ["第 3 行: 一道题里有两处花括号，GIFT 一题只能有一处，请拆成几道题，题与题之间空一行"]


def _moodle(*questions: str) -> tuple[Item, ...]:
    return items(f'<?xml version="1.0"?><quiz>{"".join(questions)}</quiz>'.encode(), "试题.xml")


def _question(kind: str, inside: str, stem: str = "问什么？") -> str:
    text = f'<name><text>甲-1</text></name><questiontext format="html"><text><![CDATA[<p>{stem}</p>]]></text></questiontext>'
    return f'<question type="{kind}">{text}{inside}</question>'


def _answers(*given: tuple[str, str], inside: str = "") -> str:
    return "".join(f'<answer fraction="{share}"><text>{text}</text>{inside}</answer>' for text, share in given)


def test_moodle_choices_with_feedback_and_explanation() -> None:
    told = "<feedback><text>想一想</text></feedback>"
    one = _question("multichoice", "<single>true</single>" + _answers(("甲", "0"), ("乙", "100"), inside=told))
    more = _question(
        "multichoice",
        "<single>false</single><generalfeedback><text>看书</text></generalfeedback>"
        + _answers(("甲", "50"), ("乙", "50"), ("丙", "-100")),
        "哪些对？",
    )
    first, second = _moodle(one, more)
    assert isinstance(first.shape, Choice) and first.shape.options[0].feedback == "想一想"
    assert (answer(first.shape), answer(second.shape), second.explanation, first.number) == ("B", "AB", "看书", "甲-1")


def test_moodle_other_types() -> None:
    false, blank, number, pairs, essay = _moodle(
        _question("truefalse", _answers(("true", "0"), ("false", "100")), "说法甲。"),
        _question("shortanswer", _answers(("职工", "100"), ("劳动者", "100")), "工会由谁组成？"),
        _question("numerical", _answers(("22", "100"), inside="<tolerance>2</tolerance>"), "多少？"),
        _question(
            "matching",
            "".join(
                f"<subquestion><text>{a}</text><answer><text>{b}</text></answer></subquestion>"
                for a, b in (("甲", "一"), ("乙", "二"), ("", "三"))
            ),
            "连一连。",
        ),
        _question("essay", "", "说说看。"),
    )
    assert isinstance(false.shape, Verdict) and not false.shape.true
    assert isinstance(blank.shape, Entry) and blank.shape.blanks[0].accept == ("职工", "劳动者")
    assert isinstance(number.shape, Number) and (number.shape.low, number.shape.high) == (Fraction(20), Fraction(24))
    assert isinstance(pairs.shape, Pairs) and set(pairs.shape.right) == {"一", "二", "三"}
    assert isinstance(essay.shape, Open)


def test_moodle_categories_tags_and_pictures() -> None:
    category = '<question type="category"><category><text>$course$/top/总则</text></category></question>'
    (item,) = _moodle(
        category,
        _question(
            "truefalse",
            _answers(("true", "100"), ("false", "0")) + "<tags><tag><text>性质</text></tag></tags>",
            '<img src="图.png">说法甲。',
        ),
    )
    assert (item.chapter, item.topics, item.media) == ("总则", ("性质",), ("图.png",))


def test_a_moodle_type_that_nobody_knows_is_named() -> None:
    found = reading(f"<quiz>\n{_question('ddimageortext', '')}</quiz>".encode(), "试题.xml")
    assert errors(found)[0].startswith("第 2 行: Moodle 的“ddimageortext”题还不能导入")


_OLD = "http://www.imsglobal.org/xsd/imsqti_v2p1"
_NEW = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
_CORRECT = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"


def _declared(cardinality: str, *values: str, base: str = "identifier") -> str:
    given = "".join(f"<value>{value}</value>" for value in values)
    return (
        f'<responseDeclaration identifier="RESPONSE" cardinality="{cardinality}" baseType="{base}">'
        f"<correctResponse>{given}</correctResponse></responseDeclaration>"
    )


def _old(declared: str, body: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<assessmentItem xmlns="{_OLD}" identifier="a1" title="甲" adaptive="false" timeDependent="false">'
        f'{declared}<itemBody>{body}</itemBody><responseProcessing template="{_CORRECT}"/></assessmentItem>'
    )


def _simple(*texts: str, name: str = "simpleChoice") -> str:
    return "".join(
        f'<{name} identifier="{letter}">{text}</{name}>' for letter, text in zip("ABCD", texts, strict=False)
    )


@pytest.mark.parametrize(
    ("declared", "body", "right"),
    [
        (_declared("single", "B"), f'<choiceInteraction responseIdentifier="RESPONSE" maxChoices="1"><prompt>问什么？</prompt>{_simple("甲", "乙")}</choiceInteraction>', "B"),
        (_declared("multiple", "A", "C"), f'<p>问什么？</p><choiceInteraction responseIdentifier="RESPONSE" maxChoices="0">{_simple("甲", "乙", "丙")}</choiceInteraction>', "AC"),
        (_declared("single", "A"), f'<choiceInteraction responseIdentifier="RESPONSE" maxChoices="1"><prompt>说法甲。</prompt>{_simple("对", "错")}</choiceInteraction>', "对"),
    ],
)  # fmt: skip
def test_qti_21_choices(declared: str, body: str, right: str) -> None:
    (item,) = items(_old(declared, body).encode(), "试题.xml")
    assert answer(item.shape) == right and item.stem in ("问什么？", "说法甲。")


def test_qti_21_orders_and_entries() -> None:
    order = f'<orderInteraction responseIdentifier="RESPONSE"><prompt>排一排。</prompt>{_simple("甲", "乙", "丙")}</orderInteraction>'
    (item,) = items(_old(_declared("ordered", "C", "A", "B"), order).encode(), "试题.xml")
    assert isinstance(item.shape, Order) and item.shape.items == ("丙", "甲", "乙")
    entry = '<p>工会由<textEntryInteraction responseIdentifier="RESPONSE"/>组成。</p>'
    (item,) = items(_old(_declared("single", "职工", base="string"), entry).encode(), "试题.xml")
    assert (
        item.stem == "工会由{{1}}组成。" and isinstance(item.shape, Entry) and item.shape.blanks[0].accept == ("职工",)
    )


def test_qti_30_with_its_own_names() -> None:
    text = f"""<qti-assessment-item xmlns="{_NEW}" identifier="a1" title="甲" adaptive="false" time-dependent="false">
<qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier">
<qti-correct-response><qti-value>B</qti-value></qti-correct-response></qti-response-declaration>
<qti-item-body><qti-choice-interaction response-identifier="RESPONSE" max-choices="1"><qti-prompt>问什么？</qti-prompt>
<qti-simple-choice identifier="A">甲</qti-simple-choice><qti-simple-choice identifier="B">乙</qti-simple-choice>
</qti-choice-interaction></qti-item-body></qti-assessment-item>"""
    (item,) = items(text.encode(), "试题.xml")
    assert (answer(item.shape), item.stem) == ("B", "问什么？")


def test_a_qti_package_names_what_it_lacks() -> None:
    body = f'<choiceInteraction responseIdentifier="RESPONSE" maxChoices="1"><prompt>问什么？</prompt>{_simple("甲", "乙")}</choiceInteraction>'
    manifest = """<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"><resources>
<resource identifier="r1" type="imsqti_item_xmlv2p1" href="items/a1.xml"><file href="items/a1.xml"/></resource>
<resource identifier="r2" type="imsqti_item_xmlv2p1" href="items/a2.xml"><file href="items/a2.xml"/></resource>
</resources></manifest>"""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("imsmanifest.xml", manifest)
        archive.writestr("items/a1.xml", _old(_declared("single", "A"), body))
    found = reading(out.getvalue(), "试题.zip")
    assert [answer(item.shape) for item in found.items] == ["A"]
    assert errors(found) == ["“items/a2.xml”: 清单里有这个文件，压缩包里却没有，请重新导出"]


def test_aiken() -> None:
    text = "工会是谁的？\nA. 职工\nB) 单位\nANSWER: A\n\n问什么？\nA. 甲\nB. 乙\nANSWER: C\n"
    found = reading(text.encode(), "试题.txt")
    assert [answer(item.shape) for item in found.items] == ["A"]
    assert errors(found)[0].startswith("第 6 行: 答案“C”不在选项 A–B 之中")


def test_material_and_its_questions_are_one_case() -> None:
    text = "::材料-1::一段材料。\n\n::材料-1.1::说法甲。{T}\n\n::材料-1.2::问什么？{=甲 ~乙}\n"
    (item,) = items(text.encode(), "试题.gift")
    assert isinstance(item.shape, Group) and [answer(part.shape) for part in item.shape.parts] == ["对", "A"]


def test_a_text_between_questions_that_none_belongs_to_is_said() -> None:
    found = reading("一段说明文字。\n\n::甲::说法甲。{T}\n".encode(), "试题.gift")
    assert len(found.items) == 1 and warnings(found) == ["第 1 行: 这段说明文字没有编号与它相连的试题，没有导入"]
