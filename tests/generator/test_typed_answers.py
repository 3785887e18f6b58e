"""Typed answers: what is compared does not hang on how a keyboard writes it, and numbers are exact."""

from __future__ import annotations

import unicodedata
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.diagnostics import Findings, text_at
from generator.question_types import TYPES
from generator.question_types.fill_blank.blanks import PLACEHOLDER, Blank, FillBlank, fill_blank
from generator.question_types.normalise import nfkc, normalise
from generator.question_types.numerals import BOUND, arabic, number, written
from generator.source.markup import plain_text, render_inline
from generator.source.nodes import Map
from generator.source.yaml import parse_yaml


def _content(name: str, fields: str) -> Any:
    findings = Findings()
    node = parse_yaml(fields, "quizzes/demo.yml", findings)
    assert isinstance(node, Map)
    content = TYPES[name].fields.build(**TYPES[name].fields.values(node, findings))
    assert not list(findings)
    return content


def _one_blank(*accept: str) -> FillBlank:
    """A question with one blank, which accepts the texts letter by letter as given."""
    texts = (text_at(text, "quizzes/demo.yml", 1) for text in accept)
    return fill_blank({text_at("1", "quizzes/demo.yml", 1): Blank(tuple(texts), (), ())}, False)


def _changes_nothing(sign: str) -> bool:
    """Whether NFKC makes of `sign` nothing that is dropped (a space), and it is not dropped though its form is not."""
    form = unicodedata.normalize("NFKC", sign)
    return " " not in form and normalise(sign) == normalise(form) != ""


SIGNS = st.characters(exclude_categories=("Cs", "Cc", "Cn", "Zs", "Zl", "Zp", "Mn")).filter(_changes_nothing)
TEXTS = st.text(SIGNS, max_size=12)
NUMBERS = st.builds(Fraction, st.integers(-BOUND, BOUND), st.integers(1, BOUND))
FULL_WIDTH = {ord("0") + digit: ord("０") + digit for digit in range(10)} | {ord("/"): "／", ord("-"): "－"}


@given(
    st.text(
        st.one_of(st.characters(exclude_categories=("Cs",)), st.sampled_from("工会，：；？！（）\u0301\u0338")),
        max_size=12,
    )
)
def test_the_short_way_to_nfkc_leads_there(text: str) -> None:
    assert nfkc(text) == unicodedata.normalize("NFKC", text)


@given(TEXTS, st.booleans())
def test_compatible_forms_of_a_text_are_compared_alike(text: str, numerals: bool) -> None:
    assert normalise(unicodedata.normalize("NFKC", text), numerals) == normalise(text, numerals)


@given(st.text(st.sampled_from("工会 ０1二十五百分之三万〇，。《》％%①ＡbC"), max_size=12), st.booleans())
def test_what_was_normalised_stays_as_it_is(text: str, numerals: bool) -> None:
    assert normalise(normalise(text, numerals), numerals) == normalise(text, numerals)


@given(TEXTS.filter(normalise))
def test_a_response_in_any_compatible_form_is_right(text: str) -> None:
    forms = (text, unicodedata.normalize("NFKC", text))
    for accepted in forms:
        content = _one_blank(accepted)
        assert [TYPES["fill_blank"].mark(content, [form]).state for form in forms] == ["right", "right"]


@given(NUMBERS)
@example(Fraction(200_000_000_000_001, 200))
def test_every_quotient_within_the_bound_is_read_exactly(value: Fraction) -> None:
    assert number(str(value)) == number(str(value).translate(FULL_WIDTH)) == value
    assert number(written(value)) == value


@given(NUMBERS, NUMBERS)
def test_a_number_is_right_if_it_is_in_the_range(value: Fraction, end: Fraction) -> None:
    low, high = sorted((end, Fraction(0)))
    content = _content("numeric", f"answer: {{min: {low}, max: {high}}}")
    assert (TYPES["numeric"].mark(content, str(value)).state == "right") == (low <= value <= high)


@given(st.text(max_size=60) | st.text(st.sampled_from("0123456789.,/%-+一二十百千万亿半又点分之负"), max_size=14))
def test_any_text_is_a_number_within_the_bound_or_none(text: str) -> None:
    value = number(text)
    assert value is None or (abs(value.numerator) <= BOUND and value.denominator <= BOUND)
    assert isinstance(arabic(text), str)


@pytest.mark.parametrize(
    ("fields", "chance"),
    [
        ("blanks: {1: {accept: [甲]}}", 0),
        ("blanks: {1: {accept: [甲], choices: [甲, 乙, 丙, 丁]}}", 1 / 4),
        ("blanks: {1: {accept: [甲, 乙], choices: [甲, 乙, 丙, 丁]}}", 1 / 2),
        ("blanks: {1: {accept: [甲], choices: [甲, 乙]}, 2: {accept: [乙]}}", 0),
        ("blanks: {1: {accept: [甲], choices: [甲, 乙]}, 2: {accept: [丙], choices: [丙, 丁]}}", 1 / 4),
        (
            "{any_order: true, blanks: {1: {accept: [甲], choices: [甲, 乙]}, 2: {accept: [乙], choices: [甲, 乙]}}}",
            1 / 2,
        ),
    ],
)
def test_what_a_guess_at_blanks_is_worth(fields: str, chance: float) -> None:
    assert TYPES["fill_blank"].guess(_content("fill_blank", fields)) == pytest.approx(chance)


def test_a_stem_shows_the_numbers_of_its_blanks() -> None:
    shown = TYPES["fill_blank"].stem("从 {{1}} 到 {{ 2 }}，{3}{{四}}")
    assert shown == '从 <span class="blank">①</span> 到 <span class="blank">②</span>，{3}{{四}}'
    assert [found[1] for found in PLACEHOLDER.finditer("{{1}}{{ 2 }}{{}}{{ 四 }}{5}")] == ["1", "2", "", "四"]


@pytest.mark.parametrize(
    ("name", "fields", "text"),
    [
        ("fill_blank", "blanks: {1: {accept: [甲]}}", "甲"),
        ("fill_blank", "blanks: {1: {accept: [甲, 乙, 丙]}}", "甲（也可以写：乙、丙）"),
        ("fill_blank", "blanks: {2: {accept: [乙]}, 1: {accept: [甲]}}", "① 甲；② 乙"),
        ("fill_blank", "{any_order: true, blanks: {1: {accept: [甲]}, 2: {accept: [乙]}}}", "① 甲；② 乙（次序不限）"),
        ("numeric", "answer: {value: 25, unit: 名}", "25 名"),
        ("numeric", "answer: {value: 25, tolerance: 1}", "25（上下差 1 也算对）"),
        ("numeric", "answer: {value: 25, tolerance: 0}", "25"),
        ("numeric", "answer: {min: 二, max: 3.5, unit: 米}", "二～3.5 米"),
    ],
)
def test_the_answer_in_words(name: str, fields: str, text: str) -> None:
    assert TYPES[name].answer_text(_content(name, fields)) == text


@pytest.mark.parametrize(
    "text", ["2*3*4", "_甲_", "1. 甲", "# 甲", "- 甲", "[甲](乙)", "`甲`", "a\\b", "![x](y)", "3.14"]
)
def test_what_is_accepted_is_shown_as_it_was_written(text: str) -> None:
    content = _one_blank(text, "乙")
    assert plain_text(render_inline(TYPES["fill_blank"].answer_text(content))) == f"{text}（也可以写：乙）"


@pytest.mark.parametrize("name", ["fill_blank", "numeric"])
def test_a_shape_that_is_not_its_own_is_refused(name: str) -> None:
    verdict = TYPES["true_false"].shape(_content("true_false", "answer: true"))
    assert TYPES[name].authored(verdict) is None
