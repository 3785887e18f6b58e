"""Builds by the real command, their CPU by step."""

from __future__ import annotations

import gzip
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.bench.measure import Cost, suixue

_STEP = re.compile(r"^ *(\d+\.\d+) (\S+)$", re.MULTILINE)


@dataclass(frozen=True)
class Built:
    """A build from nothing, without videos."""

    cost: Cost
    steps: dict[str, float]


def build(root: Path, *options: str) -> Built:
    """Builds the project at `root` into its `site`; nothing is left from an earlier build."""
    _forget(root)
    cost = suixue("build", "--no-videos", "--timings", *options, "-C", str(root))
    return Built(cost, {step: float(seconds) for seconds, step in _STEP.findall(cost.output)})


def check(root: Path) -> Cost:
    """What a build does first, as a program of its own."""
    _forget(root)
    return suixue("check", "-C", str(root))


def _forget(root: Path) -> None:
    shutil.rmtree(root / ".cache", ignore_errors=True)
    (root / "site").unlink(missing_ok=True)
    shutil.rmtree(root / ".site.releases", ignore_errors=True)


def largest_lesson_page(root: Path) -> int:
    """Bytes of the largest lesson page of the built site, before compression."""
    return max(path.stat().st_size for path in (root / "site/lessons").glob("*/*/index.html"))


def packed(folder: Path) -> list[int]:
    """What the data files of a built folder weigh as a web host sends them, gzipped."""
    return [len(gzip.compress(path.read_bytes(), 6)) for path in folder.glob("*.json")]


def largest_set_file(root: Path, folder: str) -> int:
    """Bytes of the largest file of a set, before compression; the index is no set."""
    files = (root / "site/data" / folder).glob("*.json")
    return max(path.stat().st_size for path in files if path.name != "index.json")
