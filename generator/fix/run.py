"""`suixue check --fix`: the banks mended, then the lock written for what they are now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.diagnostics import Findings
from generator.fix.characters import changed_characters
from generator.fix.edits import Edit, Source, load, write_whole
from generator.fix.identity import lock_text, new_ids, new_revisions
from generator.memory import Memory
from generator.model.lock import LOCK
from generator.model.question import Bank
from generator.model.site import Site
from generator.progress import Report
from generator.read.site import read_site

_LEFT = "改了以后，读出来的内容会不对，所以没有动；请照检查的结果自己改"


@dataclass(frozen=True)
class Change:
    """What was done to a file, or why nothing was, in Chinese."""

    file: str
    why: str
    done: bool = True


def fix(root: Path, today: date, bump: bool, progress: Report) -> list[Change]:
    """Mends every bank that can be read and writes the lock; returns what was changed.

    `bump` gives a new revision to every question that is no longer marked as the lock says.
    """
    changes: list[Change] = []
    for bank, source in _banks(_read(root, today, progress), root):
        changes += _written(bank, source, list(changed_characters(source)))
    site = _read(root, today, progress)
    for bank, source in _banks(site, root):
        edits = list(new_ids(bank, site.lock if site else None, source))
        edits += new_revisions(bank, site.lock if site else None, source) if bump else []
        changes += _written(bank, source, edits)
    return changes + write_lock(root, today, progress)


def write_lock(root: Path, today: date, progress: Report) -> list[Change]:
    """Writes the lock unless it says all that already, or not all of it can be read."""
    findings = Findings()
    site = read_site(root, today, findings, Memory(), progress)
    damaged = any(item.location.file == LOCK for item in findings)
    if site is None or not site.banks or damaged:
        return []
    path, text = root / LOCK, lock_text(site)
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return []
    write_whole(path, text.encode())
    return [Change(LOCK, "记下各题的修订号和判分指纹")]


def _read(root: Path, today: date, progress: Report) -> Site | None:
    return read_site(root, today, Findings(), Memory(), progress)


def _banks(site: Site | None, root: Path) -> Iterator[tuple[Bank, Source]]:
    for bank in site.banks if site else ():
        source = load(root / bank.location.file)
        if source:
            yield bank, source


def _written(bank: Bank, source: Source, edits: list[Edit]) -> list[Change]:
    """The bank with `edits`; untouched if it would then be read otherwise than they mean."""
    if not edits:
        return []
    if not source.bears(edits):
        return [Change(bank.location.file, _LEFT, done=False)]
    source.write(edits)
    return [Change(bank.location.file, edit.why) for edit in edits]
