"""How findings are shown, and the exit codes that go with them."""

from __future__ import annotations

import io
import json
import re
import shlex
import shutil
import subprocess
import sys
import weakref
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from generator import cli
from generator.diagnostics import Diagnostic, Findings, Location
from generator.progress import Bar
from generator.publish import PublishFault
from generator.report import FORMATS, terminal
from generator.report.bounds import bounded
from generator.report.excerpt import excerpts_of, nothing

GOOD = Path(__file__).parents[1] / "fixtures" / "good"
ITEM = Diagnostic(Location("quizzes/a,b.yml", 7, 10), "error", "answer-not-an-option", "答案“Z”100%不对，\n请改正")


def test_the_terminal_form_is_one_clickable_line() -> None:
    said = click.unstyle(terminal([ITEM]))
    assert said.startswith("quizzes/a,b.yml:7:10: error: 答案“Z”")
    assert said.endswith("请改正 [answer-not-an-option]\n")


def _at(line: int, column: int, file: str = "a.yml") -> Diagnostic:
    return Diagnostic(Location(file, line, column), "warning", "too-long", "太长，请删短")


def test_a_caret_stands_below_the_place(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("\ufeff题: 甲乙c丙\n\n", encoding="utf-8")
    look = excerpts_of(tmp_path)
    assert click.unstyle(terminal([_at(1, 6)], look)).splitlines()[1:] == ["     1 | 题: 甲乙c丙", "       |         ^"]
    assert click.unstyle(terminal([_at(1, 8)], look)).splitlines()[2] == "       |            ^"


@pytest.mark.parametrize(
    ("line", "file"), [(2, "a.yml"), (9, "a.yml"), (1, "gone.yml"), (1, "../secret.txt"), (1, "gbk.yml"), (0, "a.yml")]
)
def test_where_there_is_nothing_to_see_nothing_is_shown(tmp_path: Path, line: int, file: str) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (project / "a.yml").write_text("甲\n \n", encoding="utf-8")
    (project / "gbk.yml").write_text("甲", encoding="gbk")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    assert terminal([_at(line, 1, file)], excerpts_of(project)).count("\n") == 1


def test_a_long_line_is_shown_around_the_place_and_draws_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("甲" * 3000 + "\x1b[31m乙" + "丙" * 3000, encoding="utf-8")
    line = click.unstyle(terminal([_at(1, 3006)], excerpts_of(tmp_path))).splitlines()[1]
    assert len(line) < 100
    assert "[31m乙丙" in line
    assert "\x1b" not in line


def test_colours_are_for_terminals(project: Path) -> None:
    (project / "quizzes" / "topics.yml").write_text("schema: 2\n", encoding="utf-8")
    arguments = ["check", "-C", str(project)]
    assert "\x1b[" not in CliRunner().invoke(cli.main, arguments).stdout
    assert "\x1b[" in CliRunner().invoke(cli.main, arguments, color=True).stdout
    assert "\x1b[" not in CliRunner(env={"NO_COLOR": "1"}).invoke(cli.main, arguments, color=True).stdout


def test_the_sarif_form_is_a_log_of_one_run(tmp_path: Path) -> None:
    (tmp_path / "题 a.yml").write_text("甲乙丙", encoding="utf-8")
    log = json.loads(FORMATS["sarif"]([ITEM, _at(1, 2, "题 a.yml")], excerpts_of(tmp_path)))
    (run,) = log["runs"]
    assert (log["version"], run["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert [rules[result["ruleIndex"]] for result in run["results"]] == [result["ruleId"] for result in run["results"]]
    physical = run["results"][1]["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"]["uri"] == "%E9%A2%98%20a.yml"
    assert physical["region"] == {"startLine": 1, "startColumn": 2, "snippet": {"text": "甲乙丙"}}
    assert [result["level"] for result in run["results"]] == ["error", "warning"]


def test_the_page_form_escapes_what_authors_wrote(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("<script>alert(1)</script>", encoding="utf-8")
    page = FORMATS["html"]([_at(1, 2)], excerpts_of(tmp_path))
    assert "<script" not in page
    assert "&lt;<mark>s</mark>cript&gt;" in page
    assert "0 处错误，1 处提醒" in page
    assert not re.search(r"(?:src|href)=|url\(|@import", page)


def test_the_github_form_escapes_what_would_end_the_command() -> None:
    assert FORMATS["github"]([ITEM], nothing) == (
        "::error file=quizzes/a%2Cb.yml,line=7,col=10,title=answer-not-an-option::答案“Z”100%25不对，␊请改正\n"
    )


def test_the_json_form_holds_every_field() -> None:
    assert json.loads(FORMATS["json"]([ITEM], nothing)) == [
        {
            "file": "quizzes/a,b.yml", "line": 7, "column": 10, "severity": "error", "slug": "answer-not-an-option",
            "message": "答案“Z”100%不对，\n请改正",
        }
    ]  # fmt: skip


def test_the_gitlab_form_is_a_report_in_which_a_finding_that_only_moved_is_the_same() -> None:
    (told,) = json.loads(FORMATS["gitlab"]([ITEM], nothing))
    assert told == {
        "description": ITEM.message,
        "check_name": "answer-not-an-option",
        "fingerprint": told["fingerprint"],
        "severity": "major",
        "location": {"path": "quizzes/a,b.yml", "lines": {"begin": 7}},
    }
    moved = replace(ITEM, location=replace(ITEM.location, line=9))
    first, second = json.loads(FORMATS["gitlab"]([ITEM, moved], nothing))
    assert (
        json.loads(FORMATS["gitlab"]([moved], nothing))[0]["fingerprint"] == first["fingerprint"] == told["fingerprint"]
    )
    assert second["fingerprint"] != first["fingerprint"], "GitLab shows one of those that are alike"
    assert json.loads(FORMATS["gitlab"]([_at(1, 1)], nothing))[0]["severity"] == "minor"


def test_findings_are_sorted_and_counted_once() -> None:
    findings = Findings()
    for line in (3, 1, 3):
        findings.error(Location("a", line), "x", "甲")
    findings.warning(Location("a", 2), "y", "乙")
    assert [item.location.line for item in findings] == [1, 2, 3]
    assert findings.errors == 2


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


def test_what_is_said_once_of_many_places_is_shown_at_the_first_that_was_named(project: Path) -> None:
    topics = project / "quizzes" / "topics.yml"
    topics.write_text(topics.read_text(encoding="utf-8").replace("岁时节令", "时令"), encoding="utf-8")

    def told(*paths: str) -> list[tuple[str, str]]:
        result = CliRunner().invoke(cli.main, ["check", *paths, "-C", str(project), "--format", "json"])
        assert result.exit_code == (1 if json.loads(result.stdout) else 0)
        return [(item["file"], item["slug"]) for item in json.loads(result.stdout)]

    everywhere, banks = told(), told("quizzes")
    assert ("content/lessons/demo/demo-one.md", "unknown-topic") in everywhere
    assert ("quizzes/demo.yml", "unknown-topic") in banks
    assert len(everywhere) == len(banks) == len(told("content/lessons")) == 1
    assert told("content/courses.yml") == []


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


def test_a_command_that_ends_of_its_own_accord_takes_nothing_apart() -> None:
    class Made:
        """Stands for all that a check has made."""

    seen: list[tuple[int, bool]] = []

    def command(standalone_mode: bool) -> None:
        made = Made()
        held.append(weakref.ref(made))
        sys.exit(1)

    def leave(status: int) -> int:
        seen.append((status, held[0]() is not None))
        return status

    held: list[weakref.ref[Made]] = []
    assert cli.exit_code(command, leave) == 1
    assert seen == [(1, True)]
    assert held[0]() is None


def test_a_reader_who_leaves_early_is_no_bug_of_ours(project: Path) -> None:
    (project / "quizzes/topics.yml").write_text("schema: 1\n" + "x: 1\n" * 9000, encoding="utf-8")
    call = (
        f"{shlex.quote(sys.executable)} -c 'from generator.cli import run; run()' check -C {shlex.quote(str(project))}"
    )
    result = subprocess.run(f"{call} | head -n 1", shell=True, capture_output=True, text=True, check=False)
    assert "topics.yml" in result.stdout
    assert "程序自身" not in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
def test_findings_that_do_not_fit_the_disk_are_no_bug_of_ours(project: Path) -> None:
    (project / "quizzes/topics.yml").write_text("schema: 1\nx: 1\n", encoding="utf-8")
    command = [sys.executable, "-c", "from generator.cli import run; run()", "check", "-C", str(project)]
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (result.returncode, "写不进 检查结果：磁盘已满" in result.stderr) == (2, True), result.stderr
    assert "程序自身" not in result.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["chek"], "没有这个命令，有的是：check"),
        (["check", "--fixx"], "没有“--fixx”这个选项，是否想写“--fix”"),
        (["check", "--format", "xml"], "--format 只能写：terminal、github、gitlab、json"),
        (["check", "--format"], "选项 --format 后面要写一个值"),
        (["check", "--fix=1"], "选项 --fix 后面不用写值"),
        (["check", "--today", "昨天"], "--today 要写成 2026-12-01 这样的日期"),
        (["check", "-C", "/没有"], "--root 没有这个文件夹"),
        (["places", "diff", "没有", "没有"], "OLD 没有这个文件或文件夹"),
        (["serve", "--port", "八千"], "--port 要写一个整数"),
        (["stage"], "缺少 FOLDER"),
        (["video", "多的"], "没有这个命令，有的是：add"),
        (["build", "多的"], "多写了参数"),
        (["check", "没有"], "项目里没有“没有”，请检查拼写"),
    ],
)
def test_wrong_usage_is_said_in_chinese(
    arguments: list[str], words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["suixue", *arguments])
    assert cli.exit_code(cli.main) == 2
    said = capsys.readouterr().err
    assert words in said
    assert re.search("；请看用法：.* -h\n$", said)


def _commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    for name, below in command.commands.items() if isinstance(command, click.Group) else ():
        yield from _commands(below, f"{path} {name}")


@pytest.mark.parametrize("path", [path for path, _ in _commands(cli.main, "suixue")])
def test_a_command_explains_itself_in_chinese(
    path: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", [*path.split(" "), "--help"])
    assert cli.exit_code(cli.main) == 0
    said = capsys.readouterr().out
    assert re.match(f"用法：.*{path} \\[选项]", said) and "  显示这段说明。\n" in said
    assert not re.findall(
        "Usage|Options?|OPTIONS|Commands?|COMMAND|ARGS|Show|required|default|TEXT|INTEGER|DIRECTORY", said
    )


def test_columns_of_help_hold_where_kinds_are_chinese(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["suixue", "serve", "-h"])
    cli.exit_code(cli.main)
    lines = capsys.readouterr().out.split("选项：\n")[1].splitlines()
    assert "  --host 文字        监听地址，默认只有本机能看（不写是 127.0.0.1）。" in lines
    assert "  --no-videos        不制作视频。" in lines


def _many(*groups: tuple[int, str, int]) -> list[Diagnostic]:
    """(how many, severity, line) → findings of a file that say different things."""
    return [
        Diagnostic(Location("a.csv", line or number + 1), severity, "x", f"第 {number} 处，请改正")  # type: ignore[arg-type]
        for count, severity, line in groups
        for number in range(count)
    ]


@pytest.mark.parametrize("form", ["terminal", "github", "html"])
def test_findings_of_a_place_and_of_a_file_are_counted_when_they_are_many(form: str) -> None:
    of_a_place = FORMATS[form](_many((60_000, "error", 3)))
    assert of_a_place.count("请改正") == 10
    assert "还有 59990 处错误、0 处提醒没有列出" in of_a_place
    of_a_file = FORMATS[form](_many((300, "warning", 0), (7, "error", 500)))
    assert of_a_file.count("请改正") == 200
    assert "还有 0 处错误、107 处提醒没有列出" in of_a_file


def test_the_last_line_of_many_stands_where_the_list_was_broken_off() -> None:
    last = bounded(_many((250, "error", 0)))[-1]
    assert (last.location.line, last.severity, last.slug) == (201, "error", "more-findings")


def test_programs_get_every_finding() -> None:
    found = _many((300, "warning", 0), (40, "error", 500))
    items = json.loads(FORMATS["json"](found))
    assert [(item["line"], item["severity"]) for item in items] == [
        *((line, "warning") for line in range(1, 301)), *[(500, "error")] * 40,
    ]  # fmt: skip
    (run,) = json.loads(FORMATS["sarif"](found))["runs"]
    assert [result["message"]["text"] for result in run["results"]] == [item["message"] for item in items]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["x"]


def test_the_page_form_counts_every_finding_and_says_when_it_lists_only_some() -> None:
    many = FORMATS["html"](_many((300, "warning", 0), (7, "error", 500)))
    assert "<h1>检查结果：7 处错误，300 处提醒</h1>" in many
    assert "只列前" in many
    assert "只列前" not in FORMATS["html"](_many((200, "warning", 0)))


@pytest.mark.parametrize("form", FORMATS)
def test_a_long_quotation_is_cut_and_the_remedy_kept(form: str) -> None:
    quoted = Diagnostic(Location("a.csv"), "error", "x", f"开放时间“{'长' * 1_000_000}”读不懂，请改正")
    bare = Diagnostic(Location("b.csv"), "error", "x", f"面积 {'9' * 1_000_000} 平方米太大，请核对")
    text = FORMATS[form]([quoted, bare])
    assert len(text) < 1500 + len(FORMATS[form]([], nothing))
    assert f"“{'长' * 40}……”读不懂，请改正" in text
    assert "平方米太大，请核对" in text


def test_progress_is_shown_on_a_terminal_only(project: Path) -> None:
    told = CliRunner().invoke(cli.main, ["check", "-C", str(project), "--today", "2026-11-20", "--format", "json"])
    assert (told.stdout, told.stderr) == ("[]\n", "没有发现问题\n")


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_a_bar_and_its_own_line_at_the_end() -> None:
    stream = _Terminal()
    bar = Bar(stream, clock=lambda: 0.0)
    bar(1, 2, "读题库")
    bar(2, 2, "读题库")
    bar.end()
    assert "读题库 2/2" in stream.getvalue()
    assert stream.getvalue().endswith("\n")


_STOPPED = """
import os, signal, time
from generator import cli

def main(**_):
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(30)

cli.main = main
cli.run()
"""


def test_a_stop_from_outside_is_one_from_the_keyboard() -> None:
    """So that what was begun is undone, and what was started ends too."""
    stopped = subprocess.run([sys.executable, "-c", _STOPPED], capture_output=True, timeout=20, check=False)
    assert (stopped.returncode, stopped.stderr) == (130, b"")
