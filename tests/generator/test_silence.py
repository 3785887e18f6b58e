"""Comments that allow a warning: where they count, for what, and what is said of those that do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.check.silence import silence
from generator.diagnostics import Diagnostic, Findings, Location, error, warning
from generator.source.text import MAX_BYTES

ALLOWED = "# suixue: 允许 long-stem：题就这么长"
NEEDLESS = "这里没有 long-stem 要允许，请改正或删去这句注释"


def _left(folder: Path, data: bytes | str, *found: Diagnostic, file: str = "a.yml") -> list[Diagnostic]:
    """What is left of the findings in a file, and what is said of its comments."""
    (folder / file).write_bytes(data.encode() if isinstance(data, str) else data)
    findings = Findings(list(found))
    silence(findings, folder, [file])
    return findings.items


def _long(line: int, file: str = "a.yml") -> Diagnostic:
    return warning(Location(file, line, 3), "long-stem", "题干太长，请缩短")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_a_comment_counts_for_its_line_and_the_next_whatever_ends_them(tmp_path: Path, end: str, bom: bytes) -> None:
    text = bom + end.join(["a: 1", ALLOWED, "b: 1", "c: 1"]).encode()
    assert _left(tmp_path, text, _long(2), _long(3), _long(4), _long(1)) == [_long(4), _long(1)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(("reason", "told"), [("够长了", True), ("够长了呀", False), ("", True)])
def test_a_reason_has_four_characters(tmp_path: Path, end: str, reason: str, told: bool) -> None:
    text = end.join(["a: 1", f"# suixue: 允许 long-stem：{reason}", "b: 1"])
    words = "请在冒号后面写明为什么允许，至少四个字"
    said = [error(Location("a.yml", 2), "silence-without-reason", words)] if told else []
    assert _left(tmp_path, text, _long(3)) == said


def test_a_comment_above_all_that_is_said_is_for_the_whole_file(tmp_path: Path) -> None:
    text = f"# 说明 几个 词\n\n{ALLOWED}\na: 1\nb: 1\n"
    assert _left(tmp_path, text, _long(4), _long(5)) == []
    assert _left(tmp_path, f"{ALLOWED}\n# 别的都没有", _long(1), _long(9)) == []


FRONT = f"---\ntitle: 题\ngoal: 会\n{ALLOWED}\n--- \n\n正文\n"


def test_in_a_lesson_the_last_line_above_its_text_counts(tmp_path: Path) -> None:
    assert _left(tmp_path, FRONT, _long(5, "a.md"), _long(7, "a.md"), file="a.md") == [_long(7, "a.md")]


@pytest.mark.parametrize(
    "text", [f"---\ntitle: 题\n---\n\n{ALLOWED}\n", f"{ALLOWED}\n\n正文\n", f"---\n{ALLOWED}\ntitle: 题\n"]
)
def test_in_the_text_of_a_lesson_it_is_a_heading(tmp_path: Path, text: str) -> None:
    found = [_long(line, "a.md") for line in (1, 2, 3, 5)]
    assert _left(tmp_path, text, *found, file="a.md") == found


def test_a_file_in_another_encoding_is_none_in_which_something_is_allowed_by_accident(tmp_path: Path) -> None:
    gbk = "a: 1\n# suixue: 允许 long-stem：题就这么长\nb: 1\n".encode("gb18030")
    wrong = error(Location("a.yml", 2), "encoding-not-utf8", "文件是 GBK 编码，请另存为 UTF-8 再提交")
    assert _left(tmp_path, gbk, wrong, _long(3)) == [wrong, _long(3)]


@pytest.mark.parametrize(("size", "left"), [(MAX_BYTES, []), (MAX_BYTES + 1, [_long(3)])])
def test_a_file_that_is_too_large_to_be_read_allows_nothing(tmp_path: Path, size: int, left: list[Diagnostic]) -> None:
    text = f"{ALLOWED}\n# ".encode()
    assert _left(tmp_path, text.ljust(size, b"x"), _long(3)) == left


def test_a_file_that_has_just_vanished_allows_nothing(tmp_path: Path) -> None:
    findings = Findings([_long(3)])
    silence(findings, tmp_path, ["gone.yml"])
    assert findings.items == [_long(3)]


def test_what_is_found_in_other_files_stays(tmp_path: Path) -> None:
    others = [_long(1, "b.yml"), _long(2, "b.md")]
    assert _left(tmp_path, f"{ALLOWED}\na: 1\n", _long(2), *others) == others


@pytest.mark.parametrize(
    ("slug", "found", "said"),
    [
        ("long-stem", [], warning(Location("a.yml", 2), "needless-silence", NEEDLESS)),
        (
            "long-stam",
            [_long(3)],
            warning(
                Location("a.yml", 2),
                "needless-silence",
                "这里没有 long-stam 要允许，是否想写“long-stem”，请改正或删去这句注释",
            ),
        ),
        (
            "bad-form",
            [error(Location("a.yml", 3), "bad-form", "写法不对，请改正")],
            error(Location("a.yml", 2), "silence-refused", "“bad-form”是错误，不能允许，请改好它，再删去这句注释"),
        ),
    ],
)
def test_what_is_wrong_with_a_comment_is_said_with_its_remedy(
    tmp_path: Path, slug: str, found: list[Diagnostic], said: Diagnostic
) -> None:
    text = f"a: 1\n# suixue: 允许 {slug}：题就这么长\nb: 1\n"
    assert _left(tmp_path, text, *found) == [*found, said]
