"""CPU of programs, and the table of what was measured."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

TODAY = "1795132800"
"""SOURCE_DATE_EPOCH of every run: 2026-11-20."""


@dataclass(frozen=True)
class Cost:
    """What a program took: CPU (user and system, with the programs it ran) and wall seconds, memory at its highest."""

    cpu: float
    wall: float
    megabytes: float
    output: str


def run(*command: str, where: Path | None = None, fine: tuple[int, ...] = (0,), keeping: Path | None = None) -> Cost:
    """Runs a program to its end; raises RuntimeError with what it said if it leaves with a code not in `fine`.

    Nothing is kept from run to run, as in CI, unless it is told where.
    """
    began = time.monotonic()
    kept = {"CI": "", "XDG_CACHE_HOME": str(keeping)} if keeping else {"CI": "true"}
    environment = os.environ | {"SOURCE_DATE_EPOCH": TODAY} | kept
    with subprocess.Popen(
        command, cwd=where, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        assert process.stdout is not None
        output = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in fine:
        raise RuntimeError(f"{' '.join(command)} → {process.returncode}\n{output[-4000:]}")
    return Cost(used.ru_utime + used.ru_stime, time.monotonic() - began, used.ru_maxrss / 1024, output)


def python(module: str, *arguments: str) -> Cost:
    """Runs a module of the bench with this interpreter."""
    return run(sys.executable, "-m", module, *arguments)


def suixue(*arguments: str, fine: tuple[int, ...] = (0,), keeping: Path | None = None) -> Cost:
    """Runs the command itself."""
    return run(sys.executable, "-c", "from generator.cli import run; run()", *arguments, fine=fine, keeping=keeping)


@dataclass
class Table:
    """Rows of what was measured; `over` counts the targets missed."""

    over: int = 0
    rows: list[tuple[str, str, str, str]] = field(default_factory=list)

    def add(self, what: str, measured: float, unit: str, most: float | None = None) -> None:
        """A row, printed at once: a run takes minutes. Without `most` it is for information."""
        verdict = "" if most is None else "ok" if measured <= most else "OVER"
        self.over += verdict == "OVER"
        target = "" if most is None else f"≤ {most:g} {unit}"
        self.rows.append((what, f"{measured:.2f} {unit}", target, verdict))
        print(_line(*self.rows[-1]), flush=True)

    def head(self) -> None:
        print(_line("what", "measured", "target", ""))


def _line(what: str, measured: str, target: str, verdict: str) -> str:
    return f"{what:<74} {measured:>12}   {target:<12} {verdict}".rstrip()
