"""What a format holds comes back as it was; what it does not hold is said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from generator.exchange import FORMATS, aiken
from generator.exchange.base import Format, Item, Reading
from generator.exchange.exporting import UNLIKE, checked
from generator.exchange.fromhtml import canonical, from_html
from generator.exchange.gift.write import HOLDS as GIFT
from generator.exchange.losses import EXTRAS, used
from generator.exchange.moodle.write import HOLDS as MOODLE
from generator.exchange.qti.write import HOLDS as QTI
from generator.exchange.richtext import from_plain, to_html, to_plain
from generator.exchange.tables.columns import HOLDS as TABLES
from generator.exchange.typed import HOLDS as TEXT
from generator.source.foreign.problems import Place
from tests.generator.exchange.strategies import PLAIN, RICH, SAFE, batches

HOLDS = {
    "gift": GIFT,
    "moodle": MOODLE,
    "qti": QTI,
    "text": TEXT,
    "word": TEXT,
    "aiken": aiken.HOLDS,
    "excel": TABLES,
    "csv": TABLES,
    "json": TABLES,
}
ALL = pytest.mark.parametrize(
    "form", [form for form in FORMATS.values() if form.name != "word"], ids=lambda form: form.name
)
STRUCTURED = pytest.mark.parametrize(
    "form", [FORMATS[name] for name in ("gift", "moodle", "qti")], ids=lambda form: form.name
)


EXAMPLES = pytest.mark.parametrize("count", [15, pytest.param(250, marks=pytest.mark.long)])
"""How many batches are tried."""


def _placeless(reading: Reading) -> list[Item]:
    return [replace(item, place=Place()) for item in reading.items]


def test_every_format_says_what_it_holds() -> None:
    assert set(HOLDS) == set(FORMATS)
    assert all(holds <= set(EXTRAS) for holds in HOLDS.values())


@ALL
@EXAMPLES
def test_plain_words_come_back_but_for_what_was_said(form: Format, count: int) -> None:
    """Every loss is one of an extra that the format says it lacks, or of a whole question; none is found by surprise."""

    @settings(max_examples=count, deadline=None)
    @given(items=batches(SAFE))
    def checked_in_each(items: list[Item]) -> None:
        written = checked(form, items)
        lost = {(loss.number, loss.message) for loss in written.losses}
        dropped = {number for number, message in lost if message.startswith("整道题")}
        expected = {
            (item.number, EXTRAS[name])
            for item in items
            if item.number not in dropped
            for name in set(used(item)) - HOLDS[form.name]
        }
        assert {loss for loss in lost if loss[0] not in dropped} == expected
        reading = form.read(written.data)
        assert not [problem for problem in reading.problems if problem.severity == "error"] or len(dropped) == len(
            items
        )
        assert len(reading.items) == len(items) - len(dropped)

    checked_in_each()


@ALL
@EXAMPLES
def test_import_export_import_is_the_identity(form: Format, count: int) -> None:

    @settings(max_examples=count, deadline=None)
    @given(items=batches(SAFE))
    def checked_in_each(items: list[Item]) -> None:
        first = _placeless(form.read(form.write(items).data))
        if first:
            numbered = [replace(item, number=item.number or f"bank-{place:04}") for place, item in enumerate(first)]
            again = _placeless(form.read(form.write(numbered).data))
            assert [replace(item, number="") for item in again] == [replace(item, number="") for item in first]

    checked_in_each()


@settings(max_examples=8, deadline=None)
@given(items=batches(SAFE))
def test_a_word_document_holds_what_a_text_holds(items: list[Item]) -> None:
    """Every line of the text is a paragraph of the document; made by a library that takes its time."""
    text, word = (checked(FORMATS[name], items) for name in ("text", "word"))
    assert word.losses == text.losses
    assert _placeless(FORMATS["word"].read(word.data)) == _placeless(FORMATS["text"].read(text.data))


@STRUCTURED
@EXAMPLES
@pytest.mark.parametrize("texts", [PLAIN, RICH], ids=["plain", "rich"])
def test_any_text_is_held(form: Format, texts: object, count: int) -> None:
    @settings(max_examples=count, deadline=None)
    @given(items=batches(texts))  # type: ignore[arg-type]
    def held(items: list[Item]) -> None:
        written = checked(form, items)
        assert not [loss for loss in written.losses if loss.message.startswith(UNLIKE)], written.data.decode(
            errors="replace"
        )

    held()


@EXAMPLES
def test_what_a_text_file_cannot_hold_is_said(count: int) -> None:
    """A stem that looks like an option, say: the file is read back, and what came out otherwise is named."""

    @settings(max_examples=count, deadline=None)
    @given(items=batches(PLAIN))
    def checked_in_each(items: list[Item]) -> None:
        written = checked(FORMATS["text"], items)
        assert {loss.number for loss in written.losses if loss.message.startswith(UNLIKE)} <= {
            item.number for item in items
        }

    checked_in_each()


@settings(max_examples=300, deadline=None)
@given(text=RICH | PLAIN)
def test_markdown_comes_back_from_html(text: str) -> None:
    assert canonical(text) == text


@settings(max_examples=300, deadline=None)
@given(text=PLAIN)
def test_plain_text_comes_back(text: str) -> None:
    plain = to_plain(text)
    assert not plain.lost
    assert from_plain(plain.text) == text


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("甲<b>乙</b>丙", "甲**乙**丙"),
        ("<p>甲</p><p>乙</p>", "甲  \n乙"),
        ("x<sup>2</sup> 与 H<sub>2</sub>O", "x² 与 H₂O"),
        ("<em>斜</em><br/>下一行", "*斜*  \n下一行"),
        ("3*4*5", "3\\*4\\*5"),
        ("a &lt; b &amp;&nbsp;c", "a < b & c"),
        ("&lt;b&gt;", "＜b>"),
        ("<script>x</script>甲", "甲"),
        ('<a href="https://example.com/a">链接</a>', "[链接](https://example.com/a)"),
        ('<a href="javascript:alert(1)">甲</a>', "甲"),
    ],
)
def test_html_becomes_inline_markdown(html: str, markdown: str) -> None:
    assert from_html(html).text == markdown


def test_pictures_and_what_has_no_form_are_said() -> None:
    rich = from_html('甲<img src="图.png"><table><tr><td>一</td><td>二</td></tr></table><math><mi>x</mi></math>')
    assert rich.media == ("图.png",)
    assert rich.lost == ("表格的样子", "公式")


def test_looks_that_plain_text_lacks_are_named() -> None:
    assert to_plain("甲**乙**").lost == "粗体"
    assert "<b>" not in to_html("＜b>")
