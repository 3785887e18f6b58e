"""The vectors of numbers and typed texts in one go each: what `make mutation` judges changed numerals by.

The same as tests/generator/test_vectors.py, which has a test for each; to look for hundreds of tests by name takes longer
than to run them.
"""

from __future__ import annotations

from fractions import Fraction

from generator.question_types.normalise import normalise
from generator.question_types.numerals import arabic, number, written
from tests.generator.test_vectors import NORMALISE, NUMERALS


def test_the_number_a_text_is() -> None:
    for text, value in NUMERALS["number"]:
        assert number(text) == (None if value is None else Fraction(value)), text


def test_a_number_is_written_so_that_it_reads_the_same() -> None:
    for value in (Fraction(text) for _, text in NUMERALS["number"] if text is not None):
        assert number(written(value)) == value


def test_numbers_in_hanzi_as_digits() -> None:
    for text, digits in NUMERALS["arabic"]:
        assert arabic(text) == digits, text


def test_the_form_in_which_a_text_is_compared() -> None:
    for text, numerals, form in NORMALISE["cases"]:
        assert normalise(text, numerals) == form, text


def test_numerals_stay_as_they_are_unless_they_are_asked_for() -> None:
    assert normalise("二十五") == normalise("二十五", False) == "二十五"
