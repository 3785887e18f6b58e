"""Bad input: whatever stands in an authored file, the checker says so or is content; fmt and fix never lose anything."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.read.questions import BANK
from tests.generator.spoiled import AUTHORED, HERE, WHOLE, Spoiled, found

_SIGNS = [
    "\t", " ", "\n", "  ", "- ", ": ", "#", " # ", "  # 话\n", '"', "'", "[", "]", "{", "}", "|", ">", "|-\n", "|2-\n", "&a ", "*a",
    "!x ", "---\n", "...\n", "? ", "<<: ", "，", "：", "\u3000", "\xa0", "\u200b", "\x85", "\u2028", "\ufeff", "\0", "\x07", "\r", "\r\n",
    "null", "~", "%", "@", "`", "\\", "=", "-", "0", "１", "Ａ", "，Ｃ", "a, b", "[[]]", "{}", "[]", "- - ", "{{1}}", '"\\u0041"',
    '"\\t"', '"a\\nb"', '"\\u200b"', "9999999999", "-1", "1/0", "true", "[a, b]", "{a: b}", "甲", "𠮷", "e\u0301",
]  # fmt: skip
"""What breaks files, or might."""
_KEYS = re.compile(r"^( *(?:- )?)([a-z_]+):(.*)$")


@pytest.fixture(scope="module")
def spoiled(tmp_path_factory: pytest.TempPathFactory) -> Spoiled:
    return Spoiled(tmp_path_factory.mktemp("spoiled") / "project")


def test_the_whole_bank_has_every_type_and_field_and_no_fault(spoiled: Spoiled) -> None:
    assert found(spoiled.root) == []
    bank = (HERE / "whole.yml").read_text(encoding="utf-8")
    fields = _declared()
    assert {name for name in fields if not re.search(rf"(?m)^ *(?:- )?{name}:", bank)} == set()


def _declared() -> set[str]:
    """Every field of a bank, of every type and of what is inside them."""
    seen: set[str] = set()

    def walk(kind: Any) -> None:
        for record in getattr(kind, "records", None) or getattr(kind, "_records", {}):
            walk((getattr(kind, "records", None) or kind._records)[record])
        for name, field in getattr(kind, "fields", {}).items():
            seen.add(name)
            walk(field.kind)
        if hasattr(kind, "kind"):
            walk(kind.kind)

    walk(BANK)
    return seen


_WORDS = st.sampled_from(
    ["", "a", "b", "1", "0.5", "true", "false", "null", "live", "exam", "1.1", "2026-01-01", "甲", "{{1}}", "数与量"]
)
_SCALARS = _WORDS | st.text("甲a1 :#-'\"[]{}，：\n|>&*!%@?~\\\t\u3000\u200b\x85\u2028", max_size=12)
_NAMES = st.sampled_from(sorted(_declared())) | _SCALARS
_SHAPES = st.recursive(
    _SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_NAMES, inner, max_size=4), max_leaves=12
)


@st.composite
def shaped(draw: st.DrawFn) -> tuple[str, bytes]:
    """An authored file whose whole, or one of whose values, is of any shape."""
    file = draw(st.sampled_from((WHOLE, *AUTHORED)))
    text = (
        (_GOOD / file).read_text(encoding="utf-8")
        if file != WHOLE
        else (HERE / "whole.yml").read_text(encoding="utf-8")
    )
    front = re.match(r"---\n(.*?\n)---\n", text, re.S)
    tree = yaml.load(front[1] if front else text, yaml.BaseLoader)
    for _ in range(draw(st.integers(1, 3))):
        tree = _put(draw, tree, draw(_SHAPES))
    if draw(st.booleans()):
        made = json.dumps(tree, ensure_ascii=False) + "\n"
    else:
        made = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False)
    return file, (f"---\n{made}---\n{text[front.end() :]}" if front else made).encode()


_GOOD = HERE.parent / "fixtures" / "good"


def _put(draw: st.DrawFn, tree: Any, shape: Any) -> Any:
    """`tree` with `shape` somewhere in it."""
    if not isinstance(tree, dict | list) or not tree or draw(st.integers(0, 5)) == 0:
        return shape
    if isinstance(tree, list):
        at = draw(st.integers(0, len(tree) - 1))
        return [*tree[:at], _put(draw, tree[at], shape), *tree[at + 1 :]]
    key = draw(st.sampled_from(sorted(tree)))
    if draw(st.integers(0, 9)) == 0:
        return {draw(_NAMES) if name == key else name: value for name, value in tree.items()}
    return {**tree, key: _put(draw, tree[key], shape)}


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, bytes]:
    """An authored file cut off, with bytes or signs put in or taken out, lines moved, keys renamed, indentation changed."""
    file = draw(st.sampled_from((*[WHOLE] * 6, *AUTHORED)))
    data = ((HERE / "whole.yml") if file == WHOLE else (_GOOD / file)).read_bytes()
    for _ in range(draw(st.sampled_from([1, 1, 1, 2, 3, 6]))):
        data = draw(st.sampled_from([_cut, _byte, _sign, _sign, _moved, _indented, _renamed, _other_value]))(draw, data)
    return file, data


def _cut(draw: st.DrawFn, data: bytes) -> bytes:
    at = draw(st.integers(0, len(data)))
    return data[:at] + data[at + draw(st.integers(1, 8) | st.just(len(data))) :]


def _byte(draw: st.DrawFn, data: bytes) -> bytes:
    at = draw(st.integers(0, len(data)))
    return data[:at] + bytes([draw(st.integers(0, 255))]) + data[at:]


def _sign(draw: st.DrawFn, data: bytes) -> bytes:
    text = data.decode("utf-8", "replace")
    at = draw(st.integers(0, len(text)))
    return (text[:at] + draw(st.sampled_from(_SIGNS)) + text[at:]).encode()


def _moved(draw: st.DrawFn, data: bytes) -> bytes:
    """A line taken out, put in twice or exchanged with another."""
    lines = data.split(b"\n")
    one, other = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    how = draw(st.integers(0, 2))
    if how:
        lines[other], lines[one] = lines[one], lines[other] if how == 1 else lines[one]
    else:
        del lines[one]
    return b"\n".join(lines)


def _indented(draw: st.DrawFn, data: bytes) -> bytes:
    lines = data.split(b"\n")
    at = draw(st.integers(0, len(lines) - 1))
    lines[at] = b" " * draw(st.integers(0, 9)) + lines[at].lstrip()
    return b"\n".join(lines)


def _renamed(draw: st.DrawFn, data: bytes) -> bytes:
    name = draw(_NAMES)
    return _pair(draw, data, lambda start, key, value: f"{start}{name}:{value}")


def _other_value(draw: st.DrawFn, data: bytes) -> bytes:
    value = draw(st.sampled_from(_SIGNS))
    return _pair(draw, data, lambda start, key, old: f"{start}{key}: {value}")


def _pair(draw: st.DrawFn, data: bytes, change: Any) -> bytes:
    lines = data.decode("utf-8", "replace").split("\n")
    pairs = [(at, match) for at, line in enumerate(lines) if (match := _KEYS.match(line))]
    if pairs:
        at, match = draw(st.sampled_from(pairs))
        lines[at] = change(*match.groups())
    return "\n".join(lines).encode()


def examples(count: int) -> Any:
    return settings(max_examples=count, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@examples(25)
@given(shaped())
def test_any_shape_in_any_file_is_told_or_clean(spoiled: Spoiled, given: tuple[str, bytes]) -> None:
    spoiled.survives(*given)


@pytest.mark.long
@examples(2000)
@given(shaped())
def test_two_thousand_shapes_are_told_or_clean(spoiled: Spoiled, given: tuple[str, bytes]) -> None:
    spoiled.survives(*given)


@examples(25)
@given(mutated())
def test_a_damaged_file_is_told_or_clean(spoiled: Spoiled, given: tuple[str, bytes]) -> None:
    spoiled.survives(*given)


@pytest.mark.long
@examples(2000)
@given(mutated())
def test_two_thousand_damaged_files_are_told_or_clean(spoiled: Spoiled, given: tuple[str, bytes]) -> None:
    spoiled.survives(*given)


@pytest.mark.parametrize("file", AUTHORED)
@pytest.mark.parametrize(
    ("encoding", "slug"),
    [("gb18030", "encoding-not-utf8"), ("utf-16", "encoding-not-utf8"), ("utf-16-le", "encoding-not-utf8"), ("utf-16-be", "encoding-not-utf8"), ("big5", "encoding-not-utf8")],
)  # fmt: skip
def test_another_encoding_is_named_and_the_file_left_alone(
    spoiled: Spoiled, file: str, encoding: str, slug: str
) -> None:
    text = f"{spoiled.good[file].decode()}\n# 国际标准\n"
    assert slug in spoiled.survives(file, text.encode(encoding, "ignore"))


@pytest.mark.parametrize("file", AUTHORED)
def test_a_mark_of_utf8_and_other_line_ends_change_nothing(spoiled: Spoiled, file: str) -> None:
    data = spoiled.good[file]
    for harmless in (b"\xef\xbb\xbf" + data, data.replace(b"\n", b"\r\n"), data.replace(b"\n", b"\r")):
        assert spoiled.survives(file, harmless) == []


@pytest.mark.parametrize("file", AUTHORED)
@pytest.mark.parametrize("sign", ["\0", "\x1b", "\u200b", "\x85", "\u2028", "\u202e", "\ufeff"])
def test_a_character_that_nobody_sees_is_told(spoiled: Spoiled, file: str, sign: str) -> None:
    text = spoiled.good[file].decode()
    at = text.index(": ") + 3
    assert "control-character" in spoiled.survives(file, (text[:at] + sign + text[at:]).encode())


_HARDLY = (b"", b"\0", b"---\n---\n", b"a", b"[]", b"\xef\xbb\xbf")
_AS_LITTLE = (b"\n", b"\0" * 999, b"\xff", b"---\n", b"...", b"#", b"-", b"{}", b"''", b"? ")


@pytest.mark.parametrize("file", AUTHORED)
@pytest.mark.parametrize("data", [*_HARDLY, *(pytest.param(data, marks=pytest.mark.long) for data in _AS_LITTLE)])
def test_hardly_anything_is_told(spoiled: Spoiled, file: str, data: bytes) -> None:
    assert spoiled.survives(file, data)


@pytest.mark.parametrize("step", [37, pytest.param(1, marks=pytest.mark.long)])
def test_every_beginning_of_a_bank_is_told(spoiled: Spoiled, step: int) -> None:
    """The places where the sending of a file may break off, by lines; the last lines are remarks."""
    lines = (HERE / "whole.yml").read_bytes().splitlines(keepends=True)
    for end in range(0, len(lines) - 1, step):
        assert spoiled.survives(WHOLE, b"".join(lines[:end])), end
