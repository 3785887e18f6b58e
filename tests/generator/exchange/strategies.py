"""Items of every shape, for the properties that exchange keeps."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from generator.exchange.base import CASE_STEM, Item
from generator.exchange.fromhtml import from_html
from generator.exchange.richtext import from_plain
from generator.model.shape import (
    Blank,
    Choice,
    Choosable,
    Entry,
    Group,
    Number,
    Open,
    Order,
    Pairs,
    Part,
    Shape,
    Verdict,
)
from generator.source.foreign.problems import Place

SAFE = st.text("工会法职工代表大组织建立甲乙丙丁", min_size=1, max_size=8)
_SIGNS = st.sampled_from(
    [*"甲乙a1 ~=#{}:\\%<>&*_`[]()|;；，/\"'→.-\n", "**", "->", "A.", "【答案】", "</p>", "&lt;", "]]>", "{{", "//"]
)
_TAGS = st.sampled_from(["<b>", "</b>", "<i>", "</i>", "<br>", "<code>", "</code>", "<sup>2</sup>"])
PLAIN = st.lists(_SIGNS, min_size=1, max_size=10).map("".join).map(from_plain).filter(lambda text: text.strip())
RICH = (
    st.lists(_SIGNS | _TAGS, min_size=1, max_size=12).map("".join).map(lambda text: from_html(text).text).filter(bool)
)
"""Canonical Markdown of any look."""


def _distinct(texts: st.SearchStrategy[str], least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(texts, min_size=least, max_size=most, unique=True)


@st.composite
def choices(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> Choice:
    several = draw(st.booleans())
    given = draw(_distinct(texts, 3, 6))
    count = draw(st.integers(2, len(given) - 1)) if several else 1
    right = set(draw(st.permutations(range(len(given))))[:count])
    told = st.just("") | texts
    options = tuple(Choosable(text, place in right, draw(told)) for place, text in enumerate(given))
    return Choice(options, several, draw(st.sampled_from(["half", "prop", "all"])) if several else "half")


@st.composite
def verdicts(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> Verdict:
    true = draw(st.booleans())
    return Verdict(true, "" if true else draw(st.just("") | texts))


@st.composite
def numbers(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> Number:
    near, give = (Fraction(draw(st.integers(0, 10**6)), 100) for _ in range(2))
    unit = draw(st.sampled_from(["", "元", "人"]))
    if draw(st.booleans()) and give:
        return Number(near - give, near + give, None, unit)
    return Number(near - give, near + give, near, unit)


@st.composite
def pairs(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> Pairs:
    """The right side in the order in which the left side needs it, those left over last."""
    left = draw(_distinct(texts, 2, 4))
    right = draw(_distinct(texts, len(left), 6))
    return Pairs(tuple(left), tuple(right), tuple(range(len(left))))


def orders(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Order]:
    return st.builds(Order, _distinct(texts, 2, 5).map(tuple), st.sampled_from(["all", "prop"]))


def entries(words: st.SearchStrategy[str], least: int = 1, most: int = 3) -> st.SearchStrategy[Entry]:
    blank = _distinct(words, 1, 3).map(lambda accept: Blank(tuple(accept)))
    return st.lists(blank, min_size=least, max_size=most).map(lambda blanks: Entry(tuple(blanks)))


def shapes(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Shape]:
    """Every shape but groups."""
    return st.one_of(
        choices(texts),
        verdicts(texts),
        numbers(texts),
        pairs(texts),
        orders(texts),
        entries(SAFE),
        st.builds(Open, texts),
    )


@st.composite
def items(draw: st.DrawFn, texts: st.SearchStrategy[str] = SAFE) -> Item:
    """An item of any shape, its stem with a place for every blank."""
    number = f"bank-{draw(st.integers(1, 9999)):04}"
    explanation = draw(st.just("") | texts)
    topics = tuple(draw(_distinct(SAFE, 0, 2)))
    if draw(st.integers(0, 7)) == 0:
        parts = tuple(Part(*_stem_and_shape(draw, texts), draw(st.just("") | texts)) for _ in range(2))
        return Item(Place(), CASE_STEM, Group(draw(texts), parts), number, explanation, topics=topics)
    stem, shape = _stem_and_shape(draw, texts)
    points = draw(st.none() | st.integers(1, 100))
    return Item(Place(), stem, shape, number, explanation, topics=topics, points=points)


def _stem_and_shape(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> tuple[str, Shape]:
    shape = draw(shapes(texts))
    blanks = (
        "".join(f"{{{{{place}}}}}{draw(SAFE)}" for place in range(1, len(shape.blanks) + 1))
        if isinstance(shape, Entry)
        else ""
    )
    return draw(texts if not blanks else SAFE) + blanks, shape


def batches(texts: st.SearchStrategy[str] = SAFE) -> st.SearchStrategy[list[Item]]:
    return st.lists(items(texts), min_size=1, max_size=4, unique_by=lambda item: item.number)
