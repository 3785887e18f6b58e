"""What checking 100,000 rooms costs, against csv.reader's own time over the same files, and what a phone fetches of them.

``python -m tests.bench.places csv|check FOLDER`` does one of the two and prints its CPU seconds and how much it found.
"""

from __future__ import annotations

import csv
import gc
import gzip
import shutil
import sys
import time
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from generator.check.places import RULES
from generator.derive.places.files import published
from generator.diagnostics import Findings
from generator.model.site import Site
from generator.read.places import read_layers
from generator.read.tree import walk_tree
from tests.bench.material import HERE, REVIEWED
from tests.bench.measure import Table, python
from tests.bench.rooms import write_many_rooms

ROOMS = 100_000
_FOLDER = "content/places/mama-rooms"


def measure_places(root: Path, table: Table, count: int = ROOMS) -> None:
    """Fills the empty folder `root` with `count` rooms and checks them."""
    folder = root / _FOLDER
    folder.mkdir(parents=True)
    shutil.copy(HERE / _FOLDER / "layer.yml", folder)
    write_many_rooms(folder, REVIEWED, count)
    alone = min(_cpu("csv", root) for _ in range(3))
    checked = min(_cpu("check", root) for _ in range(3))
    table.add(f"csv.reader over {count:,} rooms, CPU", alone, "s")
    table.add(f"check of {count:,} rooms, all rules, CPU", checked, "s")
    table.add("check of rooms / csv.reader alone", checked / alone, "×", 6)
    measure_files(root, table)


def measure_files(root: Path, table: Table) -> None:
    """Bytes after gzip of what is published of the rooms in `root`."""
    (layer,) = read_layers(walk_tree(root, Findings()), Findings())
    files = published(layer, date(2026, 11, 20))
    packed = {path.rpartition("/")[2]: len(gzip.compress(data, 9)) for path, data in files.items()}
    shown = len(layer.shown)

    def sizes(start: str) -> list[int]:
        return [size for name, size in packed.items() if name.startswith(start)]

    table.add(f"manifest of {shown:,} rooms, gzip", packed["manifest.json"] / 1000, "KB")
    table.add(f"largest of {len(sizes('index'))} shards of the index, gzip", max(sizes("index")) / 1000, "KB", 130)
    table.add("largest shard of names, gzip", max(sizes("names")) / 1000, "KB")
    table.add("index, bytes a room", sum(sizes("index")) / shown, "B", 12)
    table.add("details, bytes a room", sum(sizes("37")) / shown, "B", 18)


def _cpu(what: str, root: Path) -> float:
    return float(python("tests.bench.places", what, str(root)).output.split()[-2])


def _csv(root: Path) -> int:
    rows = 0
    for file in sorted((root / _FOLDER).glob("*.csv")):
        with file.open(encoding="utf-8-sig", newline="") as stream:
            rows += sum(1 for _ in csv.reader(stream))
    return rows


def _check(root: Path) -> tuple[int, object]:
    """How many places were found sound, and what there is to take apart afterwards, which the command leaves."""
    findings = Findings()
    layers = read_layers(walk_tree(root, findings), findings)
    site = cast(Site, cast(Any, SimpleNamespace(layers=layers, today=date(2026, 11, 20))))
    for rule in RULES:
        findings.items.extend(rule(site))
    return sum(len(layer.places) for layer in layers) * (findings.errors == 0), (site, findings)


def main() -> None:
    what, root = sys.argv[1], Path(sys.argv[2])
    gc.disable()  # as the command does
    began = time.process_time()
    found, _left = (_csv(root), None) if what == "csv" else _check(root)
    print(time.process_time() - began, found)


if __name__ == "__main__":
    main()
