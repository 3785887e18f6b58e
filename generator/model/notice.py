"""What an office tells everybody for a while."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.diagnostics import Location, Text


@dataclass(frozen=True)
class Notice:
    """A notice on the home page from its first day to its last, both included; `link` is a file of ours or an address."""

    location: Location
    id: Text
    title: Text
    text: Text
    since: date
    until: date
    link: Text | None

    @property
    def reversed(self) -> bool:
        """Whether it ends before it begins."""
        return bool(self.since and self.until and self.until < self.since)
