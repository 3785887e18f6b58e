"""When to read no further: a file with very many faults is none that people wrote, and all of them would fill the memory."""

from __future__ import annotations

from typing import Protocol

from generator.diagnostics import Findings, Location

MOST_FAULTS = 2000
"""Errors in a file, after which the rest of it is not read."""
ENOUGH = "前面的错误太多，从这里起没有再查，请先改好前面的，再检查一次"


class _Located(Protocol):
    @property
    def location(self) -> Location: ...


class Patience:
    """Counts the errors that are found from now on; warnings end nothing, since what they are about is published."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self._errors, self._counted = 0, len(findings.items)

    @property
    def ended(self) -> bool:
        """Whether there were so many."""
        items = self.findings.items
        if len(items) > self._counted:
            self._errors += sum(item.severity == "error" for item in items[self._counted :])
            self._counted = len(items)
        return self._errors >= MOST_FAULTS

    def ends(self, at: Location) -> bool:
        """The same, and reported at what is not read."""
        ended = self.ended
        if ended:
            self.findings.error(at, "too-many-faults", ENOUGH)
        return ended

    def lasts(self, part: _Located) -> bool:
        """Whether `part` is still to be read; if not, this is reported at it. Its place is worked out only then."""
        return not (self.ended and self.ends(part.location))
