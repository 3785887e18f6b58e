"""What is said holds authored text: it is shown, never obeyed, and one finding stays one line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.diagnostics import Location
from generator.report.excerpt import excerpts_of


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
    said = subprocess.run([sys.executable, "-c", call, tmp_path], capture_output=True, text=True, timeout=30, check=True)
    assert said.stdout == "None\n"
