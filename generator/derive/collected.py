"""Everything a build will write, gathered before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.derive.addresses import site_path
from generator.derive.page import StagedPage, dump_json


@dataclass
class Collected:
    """Pages for the renderer; data files by site path; authored files to copy, site path → file under `root`."""

    root: Path
    pages: list[StagedPage] = field(default_factory=list)
    data: dict[str, bytes] = field(default_factory=dict)
    copies: dict[str, Path] = field(default_factory=dict)

    def add_json(self, path: str, value: Any) -> None:
        self.data[path] = dump_json(value).encode()

    def use(self, file: str) -> None:
        """Publishes an authored file that a page refers to."""
        self.copies[site_path(file)] = self.root / file
