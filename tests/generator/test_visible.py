"""What is said holds authored text: it is shown, never obeyed, and one finding stays one line."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from generator import cli
from generator.diagnostics import Diagnostic, Location
from generator.report import FORMATS
from generator.report.excerpt import excerpts_of

GOOD = Path(__file__).parents[1] / "fixtures" / "good"
HOSTILE = "a\n::error::b\r\x1b]0;t\x07\x9b1m\x85\u2028\u202e##[error]\udcff\x7f.yml"
"""Ends a line, draws, turns the direction of reading, is a command for a log of GitHub, is no UTF-8."""


def _found(file: str = HOSTILE) -> list[Diagnostic]:
    return [Diagnostic(Location(file, 1, 3), "error", "x", f"“{HOSTILE}”不对，请改正")]


def _unseen(text: str) -> set[str]:
    """What moves a cursor, ends a line or turns the direction, in text that may have several lines."""
    return {sign for sign in text if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp")} - {"\n"}


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_holds_what_a_terminal_or_a_log_would_obey(form: str, tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("甲乙\x1b[31m\x9b\u2028\u202e##[error]丙\n", encoding="utf-8")
    look = excerpts_of(tmp_path)
    said = click.unstyle(FORMATS[form]([*_found(), *_found("a.yml")], look))
    assert _unseen(said) == set()
    assert "##[" not in said
    commands = [line for line in said.splitlines() if line.lstrip().startswith("::")]
    assert len(commands) == (2 if form == "github" else 0)


def test_a_hidden_character_is_shown_as_an_escape() -> None:
    said = click.unstyle(FORMATS["terminal"](_found()))
    assert said.count("\n") == 1
    shown = "a␊::error::b␍␛]0;t␇\\u009b1m\\u0085\\u2028\\u202e\\u0023#[error]\\udcff␡.yml"
    assert said == f"{shown}:1:3: error: “{shown}”不对，请改正 [x]\n"


def test_for_programs_what_was_written_stays_what_it_was() -> None:
    (item,) = json.loads(FORMATS["json"](_found()))
    assert item["file"] == HOSTILE
    assert item["message"] == f"“{HOSTILE}”不对，请改正"
    (run,) = json.loads(FORMATS["sarif"](_found()))["runs"]
    assert run["results"][0]["message"]["text"] == f"“{HOSTILE}”不对，请改正"


def test_a_caret_stands_below_the_place_behind_escapes(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("甲\t\x1b\u202e乙", encoding="utf-8")
    found = Diagnostic(Location("a.yml", 1, 5), "error", "x", "不对，请改正")
    lines = click.unstyle(FORMATS["terminal"]([found], excerpts_of(tmp_path))).splitlines()[1:]
    assert lines == ["     1 | 甲␉␛\\u202e乙", "       |           ^"]


def test_ordinary_text_is_shown_as_it_is() -> None:
    text = "《工会法》第三条，“ＡＢ”\u3000é ½ ♀ 😀 — 不对，请改正"
    found = Diagnostic(Location("题库/甲 乙.yml"), "error", "x", text)
    assert text in FORMATS["terminal"]([found])


@pytest.mark.parametrize("separator", ["\x0b", "\x0c", "\x1c", "\x1e", "\x85", "\u2028", "\u2029"])
def test_an_excerpt_is_of_the_line_the_reader_counted(separator: str, tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes(f"甲{separator}乙\r\n丙\r丁\n戊".encode())
    look = excerpts_of(tmp_path)
    shown = [look(Location("a.yml", line)) for line in (2, 3, 4)]
    assert [seen.at for seen in shown if seen] == ["丙", "丁", "戊"]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yml")
    call = "from pathlib import Path; from generator.diagnostics import Location; import sys\n"
    call += "from generator.report.excerpt import excerpts_of; print(excerpts_of(Path(sys.argv[1]))(Location('a.yml')))"
    said = subprocess.run(
        [sys.executable, "-c", call, tmp_path], capture_output=True, text=True, timeout=30, check=True
    )
    assert said.stdout == "None\n"


EVIL = "甲\n::error::b\x1b[31m\u202e"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / "project"))


def _is_harmless(said: str) -> bool:
    return not _unseen(said) and not re.search(r"(?m)^\s*::", said) and "\\u202e" in said


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", EVIL],
        ["check", f"--{EVIL}"],
        ["export", EVIL, "--format", "json", "-C", str(GOOD)],
    ],
)
def test_what_was_typed_is_shown_and_not_obeyed(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["suixue", *arguments])
    assert cli.exit_code(cli.main) in (1, 2)
    assert _is_harmless(capsys.readouterr().err)


def test_the_preview_of_an_import_is_shown_and_not_obeyed(project: Path, tmp_path: Path) -> None:
    table = tmp_path / f"{EVIL}.csv"
    table.write_text(f'题干,"{EVIL}列"\n"{EVIL}题",甲\n', encoding="utf-8")
    result = CliRunner().invoke(cli.main, ["import", str(table), "--bank", "demo-new", "-C", str(project), "--dry-run"])
    assert result.exit_code == 1
    assert _is_harmless(result.stdout)


def test_our_own_bug_is_told_without_obeying_what_it_quotes(capsys: pytest.CaptureFixture[str]) -> None:
    def command(standalone_mode: bool) -> None:
        raise ValueError(EVIL)

    assert cli.exit_code(command) == 3
    assert _is_harmless(capsys.readouterr().err)


def test_a_character_that_the_terminal_does_not_know_is_no_bug(project: Path) -> None:
    (project / "quizzes/topics.yml").write_text("schema: 😀\n", encoding="utf-8")
    command = [sys.executable, "-c", "from generator.cli import run; run()", "check", "-C", str(project)]
    told = subprocess.run(command, capture_output=True, env=os.environ | {"PYTHONIOENCODING": "gbk"}, check=False)
    assert told.returncode == 1
    assert "\\U0001f600" in told.stdout.decode("gbk")


def test_everything_said_goes_through_one_door() -> None:
    sources = [path for path in Path(cli.__file__).parent.rglob("*.py") if path.name != "visible.py"]
    spoken = {path.name: re.findall(r"(?:click\.s?echo|(?<![\w.])print)\((\S+)", path.read_text()) for path in sources}
    assert {name: calls for name, calls in spoken.items() if calls} == {
        "cli.py": ["configured(settings,"],
        "arguments.py": ["FORMATS[form](chosen,"],
        "mkdocs_hook.py": ["click.unstyle(report.terminal(findings,"],
        "serve.py": ["terminal(findings,"],
    }
