"""The canonical form: one for each content, comments kept, found by the checker and written by `suixue fmt`."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from generator import cli
from generator.diagnostics import Findings
from generator.fix.form import reformat
from generator.read.kinds import kind_of
from generator.report.bounds import MOST_IN_A_FILE
from generator.source.fields import Field, ListOf, MapOf, Raw, Record
from generator.source.layout import formatted, report_form
from generator.source.nodes import Map, Node, Seq, is_absent
from generator.source.scalars import Kind, Whole, Words
from generator.source.yaml import parse_yaml

FIXTURES = Path(__file__).parents[1] / "fixtures"
_FACT = Record("事", {"id": Field(Words()), "size": Field(Whole(0, 9999)), "text": Field(Words())})
KIND = Record("物", {"name": Field(Words()), "facts": Field(ListOf(_FACT)), "other": Field(Raw(MapOf(Words())))})


def form(text: str, kind: Kind = KIND) -> str:
    """The canonical form of `text`, which is canonical itself and means the same."""
    root = _read(text)
    found = formatted(text, root, kind)
    again = _read(found)
    assert formatted(found, again, kind) == found
    assert _meaning(again) == _meaning(root)
    return found


def _read(text: str) -> Node:
    findings = Findings()
    node = parse_yaml(text, "a.yml", findings)
    assert node is not None, list(findings)
    return node


def _meaning(node: Any) -> Any:
    """The values, whatever the order of keys; a last line end says nothing."""
    if isinstance(node, Map):
        return {key: _meaning(value) for key, value in node.items() if not (is_absent(value) or _meaning(value) == "")}
    if isinstance(node, Seq):
        return [_meaning(value) for value in node]
    return "" if is_absent(node) else str(node).rstrip("\n")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("facts: [{size: 1, id: 甲}]\nname: 乙\n", "name: 乙\nfacts:\n- id: 甲\n  size: 1\n"),
        ("name: '0012'\n", "name: '0012'\n"),
        ("name: 0012\n", "name: '0012'\n"),
        ("name: no\n", "name: 'no'\n"),
        ('name: "甲: 乙"\n', "name: '甲: 乙'\n"),
        ('name: "甲乙"\n', "name: 甲乙\n"),
        ("facts:\n- {size: '12'}\n", "facts:\n- size: 12\n"),
        (f"name: {'长' * 101}\n", f"name: |-\n  {'长' * 101}\n"),
        ("name: |-\n  短\n", "name: 短\n"),
        ("name: |\n\n  甲\n\n  乙\n", "name: |-\n\n  甲\n\n  乙\n"),
        ('name: "  甲\\n乙"\n', "name: |2-\n    甲\n  乙\n"),
        ("name: 甲\n\n\nfacts: []\n", "name: 甲\nfacts: []\n"),
        ("name: ''\nfacts:\nother: {甲: 乙}\n", "other:\n  甲: 乙\n"),
        ("zz: 1\nname: 甲\naa: '1'\n", "name: 甲\nzz: 1\naa: '1'\n"),
        ("name:   甲\nfacts:\n  - id:  乙\n", "name: 甲\nfacts:\n- id: 乙\n"),
        ("facts: [{id: }, {}, [], {size: ''}]\n", "facts:\n- {}\n- {}\n- []\n- {}\n"),
        ("facts:\n- id:\n  # 话\nname: 甲\n", "name: 甲\nfacts:\n# 话\n- {}\n"),
        ("other:\n  # 话\n  甲:\n", "other:\n  # 话\n  甲:\n"),
        ("facts: [{id: 甲, 乙，丙}]\n", "facts:\n- id: 甲\n  乙，丙:\n"),
        ('facts:\n- {size: "1\\n2"}\n', "facts:\n- size: |-\n    1\n    2\n"),
        ("facts:\n- {size: '甲: 乙'}\n", "facts:\n- size: '甲: 乙'\n"),
        ("zz: 甲\n\n  乙\n", "zz: |-\n  甲\n  乙\n"),
        ('name: "甲\\t乙\\u200b\\n丙\\u2028"\n', 'name: "甲\\t乙\\u200b\\n丙\\u2028"\n'),
        ("甲\n", "甲\n"),
        ("name:\n", "name:\n"),
        ("- [-]\n- [a,b]\n", "- - '-'\n- - a\n  - b\n"),
    ],
)
def test_one_form(text: str, wanted: str) -> None:
    assert form(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("# 头\n\nfacts:  # 旁\n# 甲上\n- id: 甲   # 甲旁\nname: 乙\n", "# 头\nname: 乙\nfacts:  # 旁\n# 甲上\n- id: 甲  # 甲旁\n"),
        ("name: 甲\nfacts:\n- size: 1\n  # 名上\n  id: 甲\n", "name: 甲\nfacts:\n# 名上\n- id: 甲\n  size: 1\n"),
        ("facts:\n- id: 甲\n  # 甲末\n- id: 乙\n# 末\n", "facts:\n- id: 甲\n  # 甲末\n- id: 乙\n# 末\n"),
        ("facts: [{id: 甲}, # 一\n  {id: 乙}] # 二\n", "facts:  # 一  # 二\n- id: 甲\n- id: 乙\n"),
        ("name: |-  # 长\n  甲 # 不是注释\n  乙\nother: {a: '# 也不是'}\n", "name: |-  # 长\n  甲 # 不是注释\n  乙\nother:\n  a: '# 也不是'\n"),
        ("facts:\n- # 先说\n  id: 甲\n", "facts:\n# 先说\n- id: 甲\n"),
        ("name:  # 待补\nfacts: []\n", "name:  # 待补\nfacts: []\n"),
        ("other:  # 旁\n# 末\n  # 内\n", "other:  # 旁\n# 末\n# 内\n"),
    ],
)  # fmt: skip
def test_comments_stay_with_what_they_are_about(text: str, wanted: str) -> None:
    assert form(text) == wanted


def test_front_matter_that_says_nothing_has_no_other_form(tmp_path: Path) -> None:
    project = Path(shutil.copytree(FIXTURES / "good", tmp_path / "project"))
    lesson = project / "content/lessons/demo/demo-one.md"
    for front in ("''\n", "title:\n"):
        lesson.write_text(f"---\n{front}---\n正文\n", encoding="utf-8")
        assert list(reformat(project, ["content/lessons/demo/demo-one.md"], Findings())) == []
        assert lesson.read_text(encoding="utf-8") == f"---\n{front}---\n正文\n"
        findings = Findings()
        report_form(f"\n{front}", _read(f"\n{front}"), KIND, "a.md", findings, start=1)
        assert list(findings) == []


def test_a_file_with_a_fault_is_not_called_another_form() -> None:
    findings = Findings()
    text = "name:   甲\nname: 乙\n"
    node = parse_yaml(text, "a.yml", findings)
    assert node is not None
    report_form(text, node, KIND, "a.yml", findings)
    assert [item.slug for item in findings] == ["yaml-duplicate-key"]


@pytest.mark.parametrize("path", sorted(FIXTURES.rglob("*.yml")), ids=lambda path: "/".join(path.parts[-4:]))
def test_every_file_of_the_fixtures_has_a_form_that_means_the_same(path: Path) -> None:
    text = path.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n")
    file = str(Path(*path.relative_to(FIXTURES).parts[1 if "good" in path.parts[: len(FIXTURES.parts) + 1] else 2 :]))
    kind = kind_of(file)
    if kind is None or parse_yaml(text, file, Findings()) is None:
        return
    found = form(text, kind)
    comments = re.findall(r"(?m)^ *#.*$", text)
    assert sorted(map(str.strip, re.findall(r"(?m)^ *#.*$", found))) >= sorted({one.strip() for one in comments})


_SCALAR = st.text("甲a1 :#-'\"[]{}，：\n|>&*!%@?~", min_size=1, max_size=12) | st.sampled_from(
    ["null", "yes", "1e3", "=", "<<"]
)
_TREE = st.recursive(
    _SCALAR,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "facts", "id", "甲", "1"]), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(["name", "facts", "other", "zz"]), _TREE, min_size=1))
def test_any_tree_keeps_its_meaning(tree: dict[str, Any]) -> None:
    text = json.dumps(tree, ensure_ascii=False)
    if parse_yaml(text, "a.yml", Findings()) is not None:
        form(text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("name: 甲\nfacts: [{id: 甲}]\n", 2),
        ("name: |-\n  [甲]\n  乙\nfacts:\n- {id: 甲}\n", 5),
        ("facts: []\nname: 甲\n", 1),
        ("name: 甲\n\n", 2),
        ("name: 甲", 1),
        ("name: 甲\nfacts: []\n", None),
        ("name: '[甲]'\nfacts:\n- id: '{}'\n", None),
    ],
)
def test_the_first_line_that_differs_is_told(text: str, line: int | None) -> None:
    findings = Findings()
    report_form(text, _read(text), KIND, "a.yml", findings)
    assert [(item.slug, item.location.line) for item in findings] == ([("not-canonical", line)] if line else [])


def test_fmt_writes_only_what_is_not_canonical_and_only_where_asked(tmp_path: Path) -> None:
    project = Path(shutil.copytree(FIXTURES / "good", tmp_path / "project"))
    bank, lesson = project / "quizzes/demo.yml", project / "content/lessons/demo/demo-one.md"
    good = {path: path.read_bytes() for path in (bank, lesson)}
    bank.write_bytes(
        b"\xef\xbb\xbf"
        + good[bank]
        .replace(b"  topics:\n  - ", b"  topics: [", 1)
        .replace(b"\n  lessons", b"]\n  lessons", 1)
        .replace(b"\n", b"\r\n")
    )
    lesson.write_bytes(good[lesson].replace(b"topics:\n- ", b"topics:\n  - ", 1))

    def run(*paths: str) -> list[str]:
        result = CliRunner().invoke(cli.main, ["fmt", "-C", str(project), *paths])
        assert result.exit_code == 0
        return result.stdout.splitlines()

    assert run("content/places") == []
    assert run("content") == ["已改 content/lessons/demo/demo-one.md"]
    assert run() == ["已改 quizzes/demo.yml"]
    assert run() == []
    assert lesson.read_bytes() == good[lesson]
    assert bank.read_bytes() == b"\xef\xbb\xbf" + good[bank].replace(b"\n", b"\r\n")


def test_fmt_names_what_it_leaves(tmp_path: Path) -> None:
    project = Path(shutil.copytree(FIXTURES / "good", tmp_path / "project"))
    bank, sources = project / "quizzes/demo.yml", project / "content/sources.yml"
    bank.write_text("a: [1\n", encoding="utf-8")
    sources.write_bytes("甲".encode("gbk"))
    result = CliRunner().invoke(cli.main, ["fmt", "-C", str(project)])
    assert (result.exit_code, result.stdout) == (1, "")
    assert [line.partition("，")[0] for line in result.stderr.splitlines()] == [
        "没有改 content/sources.yml 第 1 行：文件是 GBK 编码",
        "没有改 quizzes/demo.yml 第 1 行：从这里开始的方括号没有写完整",
        "改了 0 个文件",
    ]
    assert bank.read_text(encoding="utf-8") == "a: [1\n"


def test_fmt_says_no_more_of_a_file_than_check_does(tmp_path: Path) -> None:
    project = Path(shutil.copytree(FIXTURES / "good", tmp_path / "project"))
    (project / "quizzes/other.yml").write_text("".join(f"bank：{at}\n" for at in range(1000)), encoding="utf-8")
    result = CliRunner().invoke(cli.main, ["fmt", "-C", str(project)])
    assert result.exit_code == 1
    said = [line for line in result.stderr.splitlines() if line.startswith("没有改 quizzes/other.yml")]
    assert len(said) == MOST_IN_A_FILE + 1
    assert said[-1].endswith("这个文件还有 800 处错误、0 处提醒没有列出，请先改好列出的，再检查一次")
