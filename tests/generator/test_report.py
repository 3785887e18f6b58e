"""How findings are shown, and the exit codes that go with them."""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import cli
from generator.diagnostics import Diagnostic, Findings, Location
from generator.publish import PublishFault
from generator.report import FORMATS

GOOD = Path(__file__).parents[1] / "fixtures" / "good"
ITEM = Diagnostic(Location("quizzes/a,b.yml", 7, 10), "error", "answer-not-an-option", "答案“Z”100%不对，\n请改正")


def test_the_terminal_form_is_one_clickable_line() -> None:
    assert FORMATS["terminal"]([ITEM]).startswith("quizzes/a,b.yml:7:10: error: 答案“Z”")
    assert FORMATS["terminal"]([ITEM]).endswith("请改正 [answer-not-an-option]\n")


def test_the_github_form_escapes_what_would_end_the_command() -> None:
    assert FORMATS["github"]([ITEM]) == (
        "::error file=quizzes/a%2Cb.yml,line=7,col=10,title=answer-not-an-option::答案“Z”100%25不对，%0A请改正\n"
    )


def test_the_json_form_holds_every_field() -> None:
    assert json.loads(FORMATS["json"]([ITEM])) == [
        {
            "file": "quizzes/a,b.yml", "line": 7, "column": 10, "severity": "error", "slug": "answer-not-an-option",
            "message": "答案“Z”100%不对，\n请改正",
        }
    ]  # fmt: skip


def test_findings_are_sorted_and_counted_once() -> None:
    findings = Findings()
    for line in (3, 1, 3):
        findings.error(Location("a", line), "x", "甲")
    findings.warning(Location("a", 2), "y", "乙")
    assert [item.location.line for item in findings] == [1, 2, 3]
    assert (findings.errors, findings.warnings) == (2, 1)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / "project"))


def test_a_clean_project_exits_0(project: Path) -> None:
    result = CliRunner().invoke(cli.main, ["check", "-C", str(project), "--today", "2026-11-20"])
    assert (result.exit_code, result.stdout) == (0, "")


def test_an_authored_fault_exits_1_and_is_printed(project: Path) -> None:
    (project / "content" / "courses.yml").write_text("schema: 1\ncourses: 无\n", encoding="utf-8")
    result = CliRunner().invoke(cli.main, ["check", "-C", str(project), "--format", "json"])
    assert result.exit_code == 1
    assert ("content/courses.yml", 2, 10, "wrong-type") in [
        (item["file"], item["line"], item["column"], item["slug"]) for item in json.loads(result.stdout)
    ]


def test_only_the_named_paths_are_shown(project: Path) -> None:
    (project / "content" / "courses.yml").write_text("schema: 1\ncourses: 无\n", encoding="utf-8")
    (project / "quizzes" / "topics.yml").write_text("schema: 2\n", encoding="utf-8")

    def files(*paths: str) -> set[str]:
        result = CliRunner().invoke(cli.main, ["check", *paths, "-C", str(project), "--format", "json"])
        return {item["file"] for item in json.loads(result.stdout)}

    assert files("quizzes") == {"quizzes/topics.yml"}
    assert files("./quizzes/topics.yml") == files(str(project / "quizzes")) == {"quizzes/topics.yml"}
    assert files(".") == files() > {"content/courses.yml", "quizzes/topics.yml"}


@pytest.mark.parametrize("path", ["quizes", "quizzes/topic", "/etc"])
def test_a_path_that_is_not_in_the_project_is_wrong_usage(project: Path, path: str) -> None:
    result = CliRunner().invoke(cli.main, ["check", path, "-C", str(project)])
    assert result.exit_code == 2
    assert "请检查拼写" in result.stderr


def test_wrong_usage_exits_2() -> None:
    assert CliRunner().invoke(cli.main, ["check", "--format", "xml"]).exit_code == 2


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (PublishFault("满了，请清理"), 2),
        (ZeroDivisionError("our bug"), 3),
        (KeyboardInterrupt(), 130),
        (BrokenPipeError(), 141),
    ],
)
def test_other_ends_have_their_own_exit_code(
    fault: BaseException, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    def command(standalone_mode: bool) -> None:
        raise fault

    assert cli.exit_code(command) == code
    if code not in (130, 141):
        assert str(fault) in capsys.readouterr().err


def test_a_reader_who_leaves_early_is_no_bug_of_ours(project: Path) -> None:
    (project / "quizzes/topics.yml").write_text("schema: 1\n" + "x: 1\n" * 9000, encoding="utf-8")
    call = (
        f"{shlex.quote(sys.executable)} -c 'from generator.cli import run; run()' check -C {shlex.quote(str(project))}"
    )
    result = subprocess.run(f"{call} | head -n 1", shell=True, capture_output=True, text=True, check=False)
    assert "topics.yml" in result.stdout
    assert "程序自身" not in result.stderr
