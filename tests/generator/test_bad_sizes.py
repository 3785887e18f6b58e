"""Bad input that is huge: every command says so within a stated memory, in time that grows no faster than the file."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.generator.spoiled import AUTHORED, TODAY, lay

MEMORY = 512
"""Megabytes of addresses that a child may have; one that needs more fails."""
SECONDS = 60
"""Of processor, after which a child is ended."""
_CHILD = f"""
import resource
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY} << 20, {MEMORY} << 20))
resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
from generator.cli import run
run()
"""
BANK, ROOMS = "quizzes/huge.yml", "content/places/mama-rooms/demo.csv"
FULL, HALF = 1.0, 0.5
_HEAD = "schema: 1\nbank: huge\ntitle: 大\nowner: 部\nreviewed: 2026-11-01\nreview_every: 12m\nquestions:\n"
_FAULTY = """- id: huge-{0:05}
  type: single_choice
  stem: 第{0}道题问什么，请选择
  options:
  - {{key: a, text: 甲{0}}}
  - {{key: a, text: 甲{0}}}
  answer: z
  topics:
  - 没有{0}
"""


@dataclass(frozen=True)
class Said:
    """How a child ended, what it said, and how long it took."""

    code: int
    output: str
    seconds: float


def _said(root: Path, *arguments: str) -> Said:
    command = [sys.executable, "-c", _CHILD, *arguments, "-C", str(root)]
    with (root.parent / "output").open("w+b") as stream:
        child = subprocess.Popen(command, stdout=stream, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        stream.seek(0)
        return Said(child.returncode, stream.read().decode(), used.ru_utime + used.ru_stime)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay(tmp_path_factory.mktemp("huge") / "project")


def _nothing_but(signs: str) -> Callable[[float], str]:
    return lambda share: signs * (int(4_999_000 * share) // len(signs.encode()))


def _bomb(share: float) -> str:
    rows = (f"a{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 10)}]\n" for at in range(1, int(18 * share)))
    return "".join(["a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n", *rows])


def _deep(before: str, after: str = "") -> Callable[[float], str]:
    return lambda share: before * int(10_000 * share) + "x" + after * int(10_000 * share) + "\n"


def _block(share: float) -> str:
    """Ten thousand levels would be fifty megabytes of indentation, which is too large by itself."""
    return "".join(" " * level + "a:\n" for level in range(int(3000 * share)))


def _lines(form: str, count: int, head: str = "") -> Callable[[float], str]:
    return lambda share: head + "".join(form.format(at) for at in range(int(count * share)))


def _filled(row: str, count: int) -> Callable[[float], str]:
    """A table of rooms with one row many times."""
    return lambda share: _rooms().splitlines()[0] + "\n" + f"{row}\n" * int(count * share)


def _rooms() -> str:
    return (Path(__file__).parents[1] / "fixtures" / "good" / ROOMS).read_text(encoding="utf-8")


HUGE: dict[str, Callable[[float], str]] = {
    "an alias bomb": _bomb,
    "fifty megabytes": lambda share: "x" * int(50_000_000 * share),
    **{f"nothing but {signs!r}": _nothing_but(signs) for signs in ("-", "- ", "[", "{", "[]", ":", "a: ", "'", '"', ",", "\n", "\r", " ", "#", "&", "*", "!", "|", "? ", "`", "，")},
    **{f"nothing but {signs!r}": _nothing_but(signs) for signs in ("\t", "\0", "\u200b", "\ufffd", "\u00a0-", "- a\n", "a：\n")},
    "brackets in brackets": _deep("[", "]"),
    "braces in braces": _deep("{a: ", "}"),
    "dashes in dashes": _deep("- "),
    "keys in keys": _block,
    "one line": lambda share: "stem: " + "字" * int(1_666_000 * share) + "\n",
    "one line in a question": lambda share: f"{_HEAD}- stem: '{'字' * int(1_666_000 * share)}'\n",
    "twenty thousand questions with faults": _lines(_FAULTY, 20_000, _HEAD),
    "empty questions": _lines("- {{}}\n", 250_000, _HEAD),
    "options that are none": lambda share: f"{_HEAD}- type: single_choice\n  options: [{'{},' * int(290_000 * share)}]\n",
    "keys that nobody knows": _lines("k{0}: 1\n", 100_000),
    "keys written again": lambda share: "".join(f"k{at % int(40_000 * share)}: 1\n" for at in range(int(80_000 * share))),
    "keys with a wide colon": _lines("bank：{0}\n", 100_000),
    "texts cut off": _lines("- a #b\n", 100_000),
}  # fmt: skip
"""What may stand in a file: texts of the share of the whole size that is asked for."""
TABLES: dict[str, Callable[[float], str]] = {
    **{name: HUGE[name] for name in HUGE if name.startswith(("nothing but", "fifty", "one line")) and "question" not in name},
    "rows of commas": _filled("," * 23, 200_000),
    "rows of one cell": _filled("x", 2_000_000),
    "rows of cells that are all wrong": _filled(",".join("x" * 24), 49_000),
    "rows of stray quotes": _filled('a"b', 1_000_000),
    "rows of odd quotes": _filled('"a"b,"', 600_000),
    "cells of quotes": lambda share: _rooms() + '""' * int(2_400_000 * share),
    "cells without end": lambda share: _rooms() + '"a",' * int(1_200_000 * share),
}  # fmt: skip


def _is_told(project: Path, file: str, text: str) -> float:
    """The seconds it took to say that `text` in `file` is wrong."""
    kept = (project / file).read_bytes() if (project / file).exists() else None
    (project / file).write_bytes(text.encode())
    try:
        said = _said(project, "check", "--today", str(TODAY))
    finally:
        (project / file).unlink() if kept is None else (project / file).write_bytes(kept)
    assert said.code == 1, said.output[-2000:]
    assert f"{file}:" in said.output
    assert "Traceback" not in said.output
    return said.seconds


def _grows_no_faster(project: Path, file: str, made: Callable[[float], str]) -> None:
    """Twice the size takes twice the time, and a little more on a busy machine."""
    half, full = (_is_told(project, file, made(share)) for share in (HALF, FULL))
    assert full < 2.6 * half + 1, (half, full)


QUICK = (
    "an alias bomb",
    "nothing but '\\t'",
    "nothing but '['",
    "dashes in dashes",
    "keys that nobody knows",
    "empty questions",
)


@pytest.mark.parametrize("name", QUICK)
def test_a_huge_bank_is_told(project: Path, name: str) -> None:
    """Half of what `make test-long` gives."""
    _is_told(project, BANK, HUGE[name](HALF))


@pytest.mark.long
@pytest.mark.parametrize("name", HUGE)
def test_a_bank_twice_as_large_takes_twice_as_long(project: Path, name: str) -> None:
    _grows_no_faster(project, BANK, HUGE[name])


@pytest.mark.long
@pytest.mark.parametrize("name", TABLES)
def test_a_table_twice_as_large_takes_twice_as_long(project: Path, name: str) -> None:
    _grows_no_faster(project, ROOMS, TABLES[name])


@pytest.mark.long
@pytest.mark.parametrize("file", [file for file in AUTHORED if file.endswith((".yml", ".lock"))])
@pytest.mark.parametrize("name", QUICK)
def test_any_huge_file_is_told(project: Path, file: str, name: str) -> None:
    _is_told(project, file, HUGE[name](FULL))


@pytest.mark.long
@pytest.mark.parametrize("name", HUGE)
@pytest.mark.parametrize("command", [("fmt",), ("check", "--fix", "--today", str(TODAY))], ids=" ".join)
def test_what_is_huge_is_neither_formatted_nor_mended_at_length(
    project: Path, name: str, command: tuple[str, ...]
) -> None:
    data = HUGE[name](FULL).encode()
    (project / BANK).write_bytes(data)
    said = _said(project, *command)
    (project / BANK).unlink()
    assert said.code in (0, 1), said.output[-2000:]
    assert "Traceback" not in said.output


@pytest.mark.long
@pytest.mark.parametrize("name", HUGE)
@pytest.mark.parametrize("suffix", [".csv", ".txt", ".json", ".xml", ".xlsx", ".docx", ".zip"])
def test_what_is_huge_is_not_imported(project: Path, name: str, suffix: str) -> None:
    file = project.parent / f"huge{suffix}"
    file.write_bytes(HUGE[name](FULL).encode())
    said = _said(project, "import", str(file), "--bank", "from-elsewhere", "--today", str(TODAY))
    assert said.code == 1, said.output[-2000:]
    assert "Traceback" not in said.output
    assert not (project / "quizzes/from-elsewhere.yml").exists()
