"""The YAML subset: what is read, where, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics import Findings, Location
from generator.source.nodes import Map, Seq, is_absent
from generator.source.text import read_text
from generator.source.yaml import parse_yaml

KNOWN = frozenset({"stem", "answer", "title"})


def read(text: str) -> tuple[object, list[tuple[str, int, int]]]:
    findings = Findings()
    node = parse_yaml(text, "a.yml", findings, KNOWN)
    return node, [(item.slug, item.location.line, item.location.column) for item in findings]


def test_every_scalar_is_text_with_its_place() -> None:
    node, found = read("a: 0531\nb:\n- 12:30\n- '否'\nc: {d: no}\n")
    assert found == []
    assert node == {"a": "0531", "b": ["12:30", "否"], "c": {"d": "no"}}
    assert isinstance(node, Map)
    assert isinstance(node["b"], Seq)
    assert node["b"][1].location == Location("a.yml", 4, 3)
    assert node["c"]["d"].location == Location("a.yml", 5, 8)
    assert node.key("c").location == Location("a.yml", 5, 1)


def test_a_literal_text_begins_at_its_first_character() -> None:
    node, found = read("title: |-\n\n  第一行\n  第二行\n")
    assert found == []
    assert isinstance(node, Map)
    title = node["title"]
    assert title == "\n第一行\n第二行"
    assert title.at(title.index("二")) == Location("a.yml", 4, 4)


def test_a_quoted_text_counts_its_quote() -> None:
    node, _ = read("title: '甲乙'\n")
    assert isinstance(node, Map)
    assert node["title"].at(1) == Location("a.yml", 1, 10)


@pytest.mark.parametrize(
    ("text", "slug", "line", "column"),
    [
        ("", "yaml-empty", 1, 1),
        ("# 只有注释\n", "yaml-empty", 1, 1),
        ("a: &x 1\n", "yaml-anchor", 1, 4),
        ("a: 1\nb: *x\n", "yaml-anchor", 2, 4),
        ("a: !!str 1\n", "yaml-tag", 1, 4),
        ("a: !x {b: 1}\n", "yaml-tag", 1, 4),
        ("a:\n  <<: {b: 1}\n", "yaml-merge-key", 2, 3),
        ("a: 1\n---\nb: 2\n", "yaml-several-documents", 2, 1),
        ("[a, b]: 1\n", "yaml-complex-key", 1, 1),
        ('"a\\nb": 1\n', "yaml-complex-key", 1, 1),
        (f"? {'长' * 201}\n: 1\n", "yaml-complex-key", 1, 3),
        ("a: 1\n\tb: 2\n", "yaml-tab", 2, 1),
        ("a:\n\u3000b: 2\n", "yaml-odd-space", 2, 1),
        ("a: 1\nb: 2\na: 3\n", "yaml-duplicate-key", 3, 1),
        ("stem：题干\n", "yaml-full-width-colon", 1, 5),
        ("a: 第 #1 题\n", "yaml-cut-comment", 1, 6),
        ("a: 题干 # 备注\n", "yaml-cut-comment", 1, 7),
        ("a: 会员  #1 只有一名\n", "yaml-cut-comment", 1, 8),
        ("- 会员（   # 号者）\n", "yaml-cut-comment", 1, 9),
        ("- [会员、  # 号者\n  ]\n", "yaml-cut-comment", 1, 9),
        ("a: [1, 2\n", "yaml-syntax", 1, 4),
        ("a: b: c\n", "yaml-syntax", 1, 5),
        ("a: 'x\n", "yaml-syntax", 1, 4),
        ("[" * 13 + "]" * 13, "yaml-too-deep", 1, 13),
        ("a: >\n  折叠\n", "yaml-folded", 1, 4),
        ('a: "\\u200b"\n', "control-character", 1, 4),
        ('a: "\\x00"\n', "control-character", 1, 4),
    ],
)
def test_a_trap_is_refused_by_name_where_it_stands(text: str, slug: str, line: int, column: int) -> None:
    assert read(text)[1] == [(slug, line, column)]


@pytest.mark.parametrize(
    "text",
    [
        "a: '第 #1 题'\n",
        "a: 第#1题\n",
        "a: must  # 备注\n",
        "a: must # remark\n",
        "a: b  #1\n",
        "a: 会员  #待核\n",
        "a: 会员  #2026 年改\n",
        "a: 会员  #3月改\n",
        "a: 会员（一）  # 备注\n",
        "title: |-\n  stem：不是键\n",
        "title: |2-\n  stem：不是键\n",
        "title: |-  # 话\n  stem：不是键\n",
        f"{'长' * 200}: 1\n",
        "app：文字\n",
        "a: 甲：乙\n",
        "[" * 12 + "]" * 12,
        "---\na: 1\n",
        'a: "反斜杠\\n换行"\n',
    ],
)
def test_a_near_miss_is_allowed(text: str) -> None:
    assert read(text)[1] == []


@pytest.mark.parametrize(
    ("text", "absent"), [("a:", True), ("a: null", True), ("a: ~", True), ("a: ''", True), ("a: 'null'", False)]
)
def test_null_and_empty_count_as_absent(text: str, absent: bool) -> None:
    node, _ = read(text)
    assert isinstance(node, Map)
    assert is_absent(node["a"]) is absent


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 100_000, "{a: " * 100_000])
def test_hostile_nesting_is_refused_at_the_thirteenth_level(text: str) -> None:
    node, found = read(text)
    assert node is None
    assert [slug for slug, _, _ in found] == ["yaml-too-deep"]


def test_an_alias_bomb_is_refused_at_its_first_anchor() -> None:
    assert read("a: &a [x, x]\n" + "b: &b [*a, *a]\n" * 1000) == (None, [("yaml-anchor", 1, 4)])


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab:-[]{}'\"#&*!|>%@` \n\t，：　题1"), max_size=60))
def test_any_text_is_read_as_marked_values_or_reported(text: str) -> None:
    node, found = read(text)
    nodes = [node] if node is not None else []
    for value in nodes:
        assert value.location.file == "a.yml"  # type: ignore[attr-defined]
        nodes.extend(value.values() if isinstance(value, Map) else value if isinstance(value, Seq) else ())
    assert all(1 <= line <= text.count("\n") + 2 and column >= 1 for _, line, column in found)


@pytest.mark.parametrize(("name", "slug"), [("gone.yml", "file-unreadable"), ("folder", "not-a-file")])
def test_a_file_that_cannot_be_read_is_named(name: str, slug: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    findings = Findings()
    assert read_text(tmp_path / name, name, findings) is None
    assert [(item.slug, item.location) for item in findings] == [(slug, Location(name))]
