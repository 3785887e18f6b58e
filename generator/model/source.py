"""Laws and policy files, and the places in them that lessons and questions cite."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.diagnostics import Location, Text
from generator.frozen import frozen


@dataclass(frozen=True)
class Source:
    """One version of a law or policy file; `until` is the last day it is in force, None while it still is."""

    location: Location
    id: Text
    title: Text
    version: Text
    since: date
    until: date | None
    superseded_by: Text | None

    @property
    def reversed(self) -> bool:
        """Whether it ends before it begins."""
        return bool(self.since and self.until and self.until < self.since)


@frozen()
class Citation:
    """An article of a source, e.g. trade-union-law@2021, 四十三."""

    source: Text
    article: Text | None
