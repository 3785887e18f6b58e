"""`suixue check --fix`: the banks mended, then the lock written for what they are now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
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
    run = _Run(root, today, progress)
    return [*run.mend(), *run.identify(bump), *run.lock()]


def write_lock(root: Path, today: date, progress: Report) -> list[Change]:
    """Writes the lock unless it says all that already, or not all of it can be read."""
    return _Run(root, today, progress).lock()


@dataclass(frozen=True)
class _Run:
    """One run over a project, in which only what it wrote is read again."""

    root: Path
    today: date
    progress: Report
    memory: Memory = field(default_factory=Memory)

    def mend(self) -> list[Change]:
        """The characters of every bank."""
        changes: list[Change] = []
        for bank, source in self._banks(self._site(Findings())):
            changes += self._written(bank, source, list(changed_characters(source)))
        return changes

    def identify(self, bump: bool) -> list[Change]:
        """The ids of every bank, and its revisions with `bump`."""
        changes: list[Change] = []
        site = self._site(Findings())
        lock = site.lock if site else None
        for bank, source in self._banks(site):
            revisions = new_revisions(bank, lock, source) if bump else ()
            changes += self._written(bank, source, [*new_ids(bank, lock, source), *revisions])
        return changes

    def lock(self) -> list[Change]:
        """The lock, unless it says all that already, or not all of it can be read."""
        findings = Findings()
        site = self._site(findings)
        damaged = any(item.location.file == LOCK for item in findings)
        if site is None or not site.banks or damaged:
            return []
        path, text = self.root / LOCK, lock_text(site)
        if path.exists() and path.read_text(encoding="utf-8") == text:
            return []
        write_whole(path, text.encode())
        return [Change(LOCK, "记下各题的修订号和判分指纹")]

    def _site(self, findings: Findings) -> Site | None:
        return read_site(self.root, self.today, findings, self.memory, self.progress)

    def _banks(self, site: Site | None) -> Iterator[tuple[Bank, Source]]:
        for bank in site.banks if site else ():
            source = load(self.root / bank.location.file)
            if source:
                yield bank, source

    def _written(self, bank: Bank, source: Source, edits: list[Edit]) -> list[Change]:
        """The bank with `edits`; untouched if it would then be read otherwise than they mean."""
        if not edits:
            return []
        if not source.bears(edits):
            return [Change(bank.location.file, _LEFT, done=False)]
        source.write(edits)
        self.memory.forget(bank.location.file)
        return [Change(bank.location.file, edit.why) for edit in edits]
