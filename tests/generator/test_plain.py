"""YAML in the form of fmt is read by a reader of its own: the same values at the same places, or it leaves the text alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Findings, Text
from generator.source.nodes import Map, Node
from generator.source.plain import read_plain
from generator.source.text import visible
from generator.source.yaml import parse_whole
from tests.generator.test_bad_banks import examples, mutated, shaped

ROOT = Path(__file__).parents[2]
BANKS = sorted(path for path in ROOT.glob("quizzes/*.yml") if path.stem != "topics")  # whose keys are words
_SIGNS = [
    "- ", "-", ":", ": ", " #", "#", "'", '"', "|-", "|", ">", "\n", "\n\n", " ", "  ", "\u3000", "：", "a", "甲", "key", "{", "[",
    "~", "%", "…",
]  # fmt: skip


def seen(node: Node | None) -> Any:
    """Everything that is known of a value."""
    if node is None:
        return None
    place = (node.file, node.line, node.column)
    if isinstance(node, Text):
        return place, str(node), node.style
    if isinstance(node, Map):
        return place, node.marks, {key: seen(value) for key, value in node.items()}
    return place, [seen(item) for item in node]


def is_read(text: str) -> bool:
    """Whether it was read here; if so, the whole parser reads the same and finds nothing."""
    plain = read_plain(text, "a.yml")
    findings = Findings()
    if plain is not None:
        assert seen(plain) == seen(parse_whole(text, "a.yml", findings, frozenset(("a", "key"))))
        assert not list(findings)
    return plain is not None


@pytest.mark.parametrize("path", BANKS, ids=lambda path: path.name)
def test_what_fmt_has_written_is_read_here(path: Path) -> None:
    assert is_read(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a: 1\nb:\n- 甲\n- key: 乙\n  c: '丙: ''丁'\n", True),
        ("a:\n  b: |-\n    甲\n\n      乙\n    丙\nc: 丁\n", True),
        ("- - a\n  - b\n- c\n", True),
        ("\n\na: b\n", True),
        ("# 话\n\n# 话\na: b\n", True),
        ("a: b\n# 话\n# 话\n", True),
        ("a:\n- |-\n  话\n# 话\n", True),
        ("a: b\n# 话\n- c\n", False),
        ("a: b\n# 话\nc: d\n", False),
        ("a: b\n  c\n", False),
        ("a: b\n  c: d\n", False),
        ("a: b: c\n", False),
        ("a: b #c\n", False),
        ("a: b\na: c\n", False),
        ("a: |-\n", False),
        ("a: |-\n甲\n", False),
        ("a: |-\n\n  甲\n", False),
        ("a:\n", False),
        ("a:  b\n", False),
        ("a: b \n", False),
        ("a: 'b' c\n", False),
        ("-\n", False),
        ("- key：甲\n", False),
        ("- \u3000甲\n", False),
        ("a: b", False),
        ("a:\tb\n", False),
        ("a: b\n---\nc: d\n", False),
        ("", False),
    ],
)
def test_what_is_read_here_and_what_is_left(text: str, read: bool) -> None:
    assert is_read(text) is read


@examples(300)
@given(st.lists(st.sampled_from(_SIGNS), max_size=24).map("".join))
def test_signs_in_any_order(text: str) -> None:
    is_read(f"{text}\n")


def _as_read(data: bytes) -> str:
    return visible(data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n"))


@examples(150)
@given(st.one_of(shaped(), mutated()))
def test_spoiled_files(given: tuple[str, bytes]) -> None:
    is_read(_as_read(given[1]))


@pytest.mark.long
@examples(5000)
@given(st.one_of(shaped(), mutated()), st.lists(st.sampled_from(_SIGNS), max_size=40))
def test_thousands_of_spoiled_files(given: tuple[str, bytes], signs: list[str]) -> None:
    is_read(_as_read(given[1]))
    is_read(f"{''.join(signs)}\n")
