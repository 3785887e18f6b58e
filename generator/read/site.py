"""The whole project folder → Site."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from generator.diagnostics import Diagnostic, Findings
from generator.model.site import Site
from generator.read.lessons import read_lesson
from generator.read.pages import read_page
from generator.read.places import read_layers
from generator.read.questions import read_bank
from generator.read.registers import read_courses, read_sources, read_topics
from generator.read.settings import read_settings
from generator.read.tree import walk_tree

_REGISTERS = {"quizzes/topics.yml"}
Progress = Callable[[int, int, str], None]


@dataclass
class Memory:
    """What was read from files that have not changed since, so that an edit is seen at once while serving."""

    kept: dict[str, tuple[tuple[int, int] | None, Any, list[Diagnostic]]] = field(default_factory=dict)

    def read(self, reader: Callable[[Path, str, Findings], Any], root: Path, file: str, findings: Findings) -> Any:
        stamp = _stamp(root / file)
        if stamp is None or file not in self.kept or self.kept[file][0] != stamp:
            own = Findings()
            self.kept[file] = (stamp, reader(root, file, own), own.items)
        _, value, items = self.kept[file]
        findings.items.extend(items)
        return value


def _stamp(path: Path) -> tuple[int, int] | None:
    """What changes when a file does; None for one that has just vanished, which its reader will report."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def read_site(root: Path, today: date, findings: Findings, memory: Memory, progress: Progress) -> Site | None:
    """Everything authored under `root`; no Site only if the settings cannot be read."""
    tree = walk_tree(root, findings)
    settings = read_settings(root, findings)

    def each(reader: Callable[[Path, str, Findings], Any], files: list[str], label: str) -> tuple[Any, ...]:
        values = []
        for done, file in enumerate(files, 1):
            progress(done, len(files), label)
            values.append(memory.read(reader, root, file, findings))
        return tuple(value for value in values if value is not None)

    banks = [file for file in tree.under("quizzes", ".yml") if file.count("/") == 1 and file not in _REGISTERS]
    lessons = each(read_lesson, tree.under("content/lessons", ".md"), "读课时")
    handbook = each(read_page, tree.under("content/handbook", ".md"), "读手册")
    home = each(read_page, [file for file in tree.files if file == "content/index.md"], "读首页")
    courses, tracks = read_courses(tree, findings)
    if settings is None:
        return None
    return Site(
        root=root,
        files=frozenset(tree.files),
        today=today,
        settings=settings,
        home=home[0] if home else None,
        handbook=handbook,
        lessons=lessons,
        courses=courses,
        tracks=tracks,
        topics=read_topics(tree, findings),
        sources=read_sources(tree, findings),
        banks=each(read_bank, banks, "读题库"),
        layers=read_layers(tree, findings),
    )
