"""The planted faults and near misses of tests/fixtures: laying one, reading it, and what its author says is wrong."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from generator.diagnostics import Diagnostic
from generator.fix.run import write_lock
from generator.model.lock import LOCK
from generator.progress import quiet

FIXTURES = Path(__file__).parents[1] / "fixtures"
TODAY = date.fromisoformat((FIXTURES / "today.txt").read_text(encoding="utf-8").strip())
_NOTES = {"expect.txt", "says.txt", "delete.txt", "links.txt", "fifos.txt", "large.txt", "names.txt"}


def cases(kind: str) -> list[Path]:
    """All of `bad` or of `near`."""
    return sorted(path for path in (FIXTURES / kind).iterdir() if path.is_dir())


def lay(case: Path | None, project: Path) -> None:
    """The good project with the overlay of `case` on it."""
    shutil.copytree(FIXTURES / "good", project)
    if case is None:
        return
    for file in _lines(case, "delete.txt"):
        (project / file).unlink()
    shutil.copytree(case, project, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*_NOTES))
    if not (case / LOCK).exists() and _changes_banks(case):
        write_lock(project, TODAY, quiet)
    for line in _lines(case, "links.txt"):
        path, target = line.split(" -> ")
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).symlink_to(target)
    for file in _lines(case, "fifos.txt"):
        os.mkfifo(project / file)
    for line in _lines(case, "large.txt"):
        file, size = line.rsplit(" ", 1)
        with (project / file).open("ab") as stream:
            stream.write(b"\n" * (int(size) - stream.tell()))
    for line in _lines(case, "names.txt"):
        path, copy = line.split(" -> ")
        shutil.copyfile(project / path, project / copy)


def _changes_banks(case: Path) -> bool:
    """Only these are in the lock, which the good project has."""
    folder = Path(LOCK).parent.name
    return (case / folder).exists() or any(line.startswith(f"{folder}/") for line in _lines(case, "delete.txt"))


def expected(case: Path) -> set[str]:
    """The lines of its expect.txt; none for a near miss."""
    return set(_lines(case, "expect.txt"))


def says(case: Path | None) -> set[str]:
    """The lines of its says.txt: messages that must be among the findings, word for word."""
    return set(_lines(case, "says.txt")) if case else set()


def told(case: Path | None, found: Iterable[Diagnostic]) -> set[str]:
    """The findings as expect.txt writes them. Overlays are written as people write, which is told of each; only those
    about form are looked at for it.
    """
    kept = (item for item in found if case is None or item.slug != "not-canonical" or case.name.startswith(item.slug))
    return {f"{item.location.file}:{item.location.line}:{item.location.column} {item.slug}" for item in kept}


def _lines(case: Path, name: str) -> list[str]:
    path = case / name
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), line) for line in lines if line.strip()]
