"""The whole project folder → Site."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from generator.diagnostics import Diagnostic, Findings
from generator.history import added_days
from generator.kept import Kept
from generator.memory import Memory
from generator.model.lock import LOCK, Lock
from generator.model.question import Bank
from generator.model.recording import REGISTER
from generator.model.site import Site
from generator.read.lessons import read_lesson
from generator.read.lock import read_lock
from generator.read.media import read_media
from generator.read.pages import read_page
from generator.read.papers import read_paper
from generator.read.places import FOLDER as PLACES
from generator.read.places import read_layers
from generator.read.questions import read_bank
from generator.read.registers import (
    COURSES,
    NOTICES,
    SOURCES,
    SYNONYMS,
    TOPICS,
    read_courses,
    read_notices,
    read_sources,
    read_synonyms,
    read_topics,
)
from generator.read.settings import read_settings
from generator.read.tree import Tree, walk_tree

Progress = Callable[[int, int, str], None]


Examine = Callable[[Bank], list[Diagnostic]]
"""What is wrong with a bank by itself."""


def read_site(
    root: Path,
    today: date,
    findings: Findings,
    memory: Memory,
    progress: Progress,
    examine: Examine = lambda _: [],
) -> Site | None:
    """Everything authored under `root`; no Site only if the settings cannot be read. Banks are read and examined in one,
    so that of one that has not changed neither is done again.
    """
    tree = walk_tree(root, findings)
    settings = read_settings(root, findings)

    def each(reader: Callable[[Path, str, Findings], Any], files: list[str], label: str) -> tuple[Any, ...]:
        values = []
        for done, file in enumerate(files, 1):
            progress(done, len(files), label)
            values.append(memory.read(file, [root / file], partial(reader, root, file), findings))
        return tuple(value for value in values if value is not None)

    def register(reader: Callable[[Tree, Findings], Any], file: str) -> Any:
        return memory.read(file, [root / file], partial(reader, tree), findings)

    banks = [file for file in tree.under("quizzes", ".yml") if file.count("/") == 1 and file != TOPICS]
    papers = each(read_paper, tree.under("quizzes/papers", ".yml"), "读试卷")
    lessons = each(read_lesson, tree.under("content/lessons", ".md"), "读课时")
    handbook = each(read_page, tree.under("content/handbook", ".md"), "读手册")
    home = each(read_page, [file for file in tree.files if file == "content/index.md"], "读首页")
    courses, tracks = register(read_courses, COURSES)
    if settings is None:
        return None
    return Site(
        root=root,
        files=frozenset(tree.files),
        today=today,
        settings=settings,
        home=home[0] if home else None,
        handbook=handbook,
        lessons=_without_copies(lessons),
        courses=courses,
        tracks=tracks,
        topics=register(read_topics, TOPICS),
        sources=register(read_sources, SOURCES),
        banks=_examined(each(partial(_bank, examine, memory.kept), banks, "读题库"), findings),
        papers=_without_copies(papers),
        lock=memory.read(LOCK, [root / LOCK], partial(_lock, memory.kept, tree), findings),
        notices=register(read_notices, NOTICES),
        added=added_days(root, "content/lessons"),
        recordings=register(read_media, REGISTER),
        vocabulary=register(read_synonyms, SYNONYMS),
        layers=memory.read("layers", map(root.joinpath, tree.under(PLACES)), partial(read_layers, tree), findings),
        misread=_misread(findings),  # the last, when all is read
    )


def _misread(findings: Findings) -> frozenset[str]:
    return frozenset(item.location.file for item in findings.items if item.severity == "error")


def _bank(
    examine: Examine, kept: Kept, root: Path, file: str, findings: Findings
) -> tuple[Bank, list[Diagnostic]] | None:
    """A bank with what is wrong with it by itself; what is wrong with its writing goes to `findings`."""

    def make() -> tuple[Bank | None, list[Diagnostic], list[Diagnostic]]:
        written = Findings()
        bank = read_bank(root, file, written)
        return bank, written.items, examine(bank) if bank else []

    bank, written, own = kept.recall(root / file, make)
    findings.items.extend(written)
    return (bank, own) if bank else None


def _lock(kept: Kept, tree: Tree, findings: Findings) -> Lock | None:
    def make() -> tuple[Lock | None, list[Diagnostic]]:
        own = Findings()
        return read_lock(tree, own), own.items

    lock, items = kept.recall(tree.root / LOCK, make)
    findings.items.extend(items)
    return lock


def _examined(parts: tuple[tuple[Bank, list[Diagnostic]], ...], findings: Findings) -> tuple[Bank, ...]:
    """The banks; what is wrong with each goes to `findings`, unless it is a copy."""
    banks = _without_copies(tuple(bank for bank, _ in parts))
    for bank, own in parts:
        if bank in banks:
            findings.items.extend(own)
    return banks


def _without_copies(parts: tuple[Any, ...]) -> tuple[Any, ...]:
    """Lessons or banks without the copies that somebody made beside them: `a (1).yml` that says it is `a`, like `a.yml`.

    That its name is wrong has been reported; whatever else could be said of it would blame the file it was copied from.
    """
    names = [PurePosixPath(part.location.file).stem for part in parts]
    return tuple(part for part, name in zip(parts, names, strict=True) if part.id == name or part.id not in names)
