"""Comments above and below everything are found without a parser: the same ones, about the same things."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Findings
from generator.source import comments
from generator.source.comments import _among, comments_of
from generator.source.yaml import parse_whole

_LINES = [
    "# 话", "# 话  ", "#话\"", "# it's", "", "", "a: 1", "b: '#'", "b: \"甲", "# 乙\"", "c:", "- 1", "- d: 1", "  e: 2", "  - 3", "  # 深",
    "- - 4", "f: |-", "  # 文", "  文", "g: [1,", "h: {}", "]", "i: [1, 2] # 旁", "---", "...", "j: '甲", "k#: 1", "[1]", "{l: 2}",
]  # fmt: skip


def _same(lines: Sequence[str]) -> bool:
    """Whether the lines are YAML; if so, it has the same comments either way."""
    text = "\n".join([*lines, ""])
    root = parse_whole(text, "a.yml", Findings())
    if root is not None:
        assert comments_of(text, root) == (_among(text, root) if "#" in text else comments.Comments())
    return root is not None


@given(st.lists(st.sampled_from(_LINES), max_size=9))
def test_lines_in_any_order(lines: list[str]) -> None:
    _same(lines)


@pytest.mark.parametrize("first", [[], ["# 头"], ["", "# 头", "", "# 头二"]], ids=len)
@pytest.mark.parametrize("last", [[], ["# 尾"], ["", "# it's", "# 尾"], ["  # 尾"]], ids=len)
@pytest.mark.parametrize(
    "body",
    [
        ["a: 1"],
        ["c:", "- 1"],
        ["c:", "- d: 1", "  e: 2"],
        ["- - 4"],
        ["f: |-", "  # 文", "  文"],
        ["{l: 2}"],
        ["a: {}"],
    ],
)
def test_around_every_kind_of_body(first: list[str], body: list[str], last: list[str]) -> None:
    assert _same([*first, *body, *last])


def test_no_parser_is_asked_for_a_note_above_and_a_note_below(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "# 头\na: 1\nc:\n- d: 1\n# 尾\n"
    root = parse_whole(text, "a.yml", Findings())
    monkeypatch.delattr(comments, "_spans")
    assert root is not None
    found = comments_of(text, root)
    assert found.head == ["# 头"]
    assert list(found.after.values()) == [["# 尾"]]
