"""Answers by place: an order or partners mean the same however the items are lettered, and chance is counted rightly."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import pairwise, permutations, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Findings
from generator.model.shape import Order, Pairs
from generator.question_types import TYPES
from generator.source.nodes import Map
from generator.source.yaml import parse_yaml

ORDERING, MATCHING = TYPES["ordering"], TYPES["matching"]
WORDS = st.lists(st.text("甲乙丙丁戊己", min_size=1, max_size=4), min_size=2, max_size=8, unique=True)


def _content(name: str, fields: str | dict[str, Any]) -> Any:
    findings = Findings()
    node = parse_yaml(fields if isinstance(fields, str) else _flow(fields), "quizzes/demo.yml", findings)
    assert isinstance(node, Map)
    content = TYPES[name].fields.build(**TYPES[name].fields.values(node, findings))
    assert not list(findings)
    return content


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(inner)}" for key, inner in value.items()) + "}"
    return "[" + ", ".join(map(_flow, value)) + "]" if isinstance(value, list) else str(value)


def _items(count: int) -> str:
    return "[" + ", ".join(f"{{key: {key}, text: 第{key}}}" for key in "abcdefgh"[:count]) + "]"


def _ordering(count: int, partial: str = "all") -> Any:
    keys = ", ".join(reversed("abcdefgh"[:count]))
    return _content("ordering", f"{{items: {_items(count)}, answer: [{keys}], partial: {partial}}}")


def _matching(right: int, answer: str) -> Any:
    """`answer`: the partners' letters, of the first on the left first."""
    left = ", ".join(f"{{key: {number}, text: 左{number}}}" for number in range(1, len(answer) + 1))
    pairs = ", ".join(f"{number}: {key}" for number, key in enumerate(answer, 1))
    return _content("matching", f"{{left: [{left}], right: {_items(right)}, answer: {{{pairs}}}}}")


@pytest.mark.parametrize("count", [2, 3, 5])
@pytest.mark.parametrize("partial", ["all", "prop"])
def test_one_order_of_all_is_right_and_chance_knows_it(count: int, partial: str) -> None:
    content = _ordering(count, partial)
    marks = [ORDERING.mark(content, list(keys)) for keys in permutations("abcdefgh"[:count])]
    assert Counter(mark.state for mark in marks)["right"] == 1
    assert ORDERING.guess(content) == pytest.approx(1 / len(marks))
    assert {mark.state for mark in marks} <= {"right", "wrong", "part"}


@given(st.permutations("abcde"))
def test_an_order_scores_the_neighbours_that_were_kept(response: list[str]) -> None:
    content = _ordering(5, "prop")
    kept = [pair for pair in pairwise("edcba") if pair in list(pairwise(response))]
    mark = ORDERING.mark(content, response)
    assert mark.score == pytest.approx(float(Fraction(len(kept), 4)))
    assert sum(mark.parts) == len(kept)
    assert ORDERING.mark(_ordering(5), response).score in (0, 1)


@pytest.mark.parametrize(
    ("right", "answer", "responses"),
    [
        (3, "cab", list(permutations("abc", 3))),
        (4, "ca", list(permutations("abcd", 2))),
        (2, "aab", list(product("ab", repeat=3))),
        (3, "bb", list(product("abc", repeat=2))),
    ],
)
def test_one_pairing_of_all_that_make_sense_is_right_and_chance_knows_it(
    right: int, answer: str, responses: list[tuple[str, ...]]
) -> None:
    content = _matching(right, answer)
    marks = [MATCHING.mark(content, list(keys)) for keys in responses]
    assert Counter(mark.state for mark in marks)["right"] == 1
    assert MATCHING.guess(content) == pytest.approx(1 / len(marks))


@given(st.lists(st.sampled_from(["", *"abcd"]), min_size=3, max_size=3))
def test_every_pair_counts_the_same(response: list[str]) -> None:
    mark = MATCHING.mark(_matching(4, "dba"), response)
    hits = sum(given == right for given, right in zip(response, "dba", strict=True))
    assert mark.score == pytest.approx(hits / 3)
    assert (mark.state == "blank") == (not any(response))


@given(WORDS, st.sampled_from(["all", "prop"]))
def test_an_order_from_elsewhere_keeps_its_meaning_and_its_letters_say_nothing(texts: list[str], partial: str) -> None:
    fields = ORDERING.authored(Order(tuple(texts), partial))
    assert fields is not None
    assert [item["text"] for item in fields["items"]] == sorted(texts)
    assert ORDERING.shape(_content("ordering", fields)) == Order(tuple(texts), partial)


@given(WORDS, WORDS, st.data())
def test_pairs_from_elsewhere_keep_their_meaning_and_their_letters_say_nothing(
    left: list[str], right: list[str], data: st.DataObject
) -> None:
    answer = tuple(data.draw(st.sampled_from(range(len(right)))) for _ in left)
    fields = MATCHING.authored(Pairs(tuple(left), tuple(right), answer))
    assert fields is not None
    made = MATCHING.shape(_content("matching", fields))
    assert isinstance(made, Pairs)
    assert made.left == tuple(left)
    assert made.right == tuple(sorted(right))
    assert [made.right[partner] for partner in made.answer] == [right[partner] for partner in answer]


@pytest.mark.parametrize("name", ["ordering", "matching"])
def test_a_shape_that_is_not_its_own_is_refused(name: str) -> None:
    assert TYPES[name].authored(TYPES["true_false"].shape(_content("true_false", "answer: true"))) is None


@pytest.mark.parametrize(
    ("name", "fields", "text"),
    [
        (
            "ordering",
            "{items: [{key: b, text: 写信}, {key: a, text: 寄出}], answer: [b, a]}",
            "B. 写信 → A. 寄出",
        ),
        (
            "matching",
            "{left: [{key: 1, text: 春}, {key: 2, text: 夏}], right: [{key: a, text: 热}, {key: b, text: 暖}], "
            "answer: {2: a, 1: b}}",
            "春 → B. 暖；夏 → A. 热",
        ),
    ],
)
def test_the_answer_in_words(name: str, fields: str, text: str) -> None:
    assert TYPES[name].answer_text(_content(name, fields)) == text


def test_what_marks_depend_on_is_no_wording() -> None:
    one = _content("ordering", "{items: [{key: a, text: 甲}, {key: b, text: 乙}], answer: [b, a]}")
    other = _content("ordering", "{items: [{key: b, text: 丙}, {key: a, text: 丁}], answer: [b, a]}")
    turned = _content("ordering", "{items: [{key: a, text: 甲}, {key: b, text: 乙}], answer: [a, b]}")
    assert ORDERING.marking(one) == ORDERING.marking(other) != ORDERING.marking(turned)
    assert MATCHING.marking(_matching(3, "ab")) != MATCHING.marking(_matching(3, "ba"))
    assert MATCHING.marking(_matching(3, "ab")) != MATCHING.marking(_matching(4, "ab"))
