"""What the list of rooms costs on a phone, by the published scripts over published data in Node at full speed."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

from generator.derive.places.files import published
from generator.diagnostics import Findings
from generator.read.places import read_layers
from generator.read.tree import walk_tree
from tests.bench.material import HERE, REVIEWED
from tests.bench.measure import Table, run
from tests.bench.rooms import write_many_rooms

_FOLDER = "content/places/mama-rooms"
_SCRIPT = Path(__file__).with_name("locator.mjs")
_NODE = ("node", "--expose-gc", "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", str(_SCRIPT))
TARGETS = {5159: {"load": 110.0, "heap": 6.0, "nearest": 1.0}, 100_000: {"load": 200.0, "heap": 12.0, "nearest": 1.0}}
_WORDS = {
    "load": ("from bytes to columns and grid, CPU", "ms"),
    "heap": ("memory that stays", "MB"),
    "nearest": ("the nearest 20 by random filters, median", "ms"),
    "search": ("the slowest search by name, first of its list", "ms"),
}


def measure_locator(root: Path, table: Table) -> None:
    """Publishes lists of both sizes below the empty folder `root` and has each read by five phones; the median."""
    for count, targets in TARGETS.items():
        data = _publish(root / str(count), count)
        told = [json.loads(run(*_NODE, str(data)).output) for _ in range(5)]
        for what, (words, unit) in _WORDS.items():
            measured = sorted(one[what] for one in told)[2]
            table.add(f"{count:,} rooms on a phone: {words}", measured, unit, targets.get(what))


def _publish(root: Path, count: int) -> Path:
    """The folder of the published files."""
    folder = root / _FOLDER
    folder.mkdir(parents=True)
    shutil.copy(HERE / _FOLDER / "layer.yml", folder)
    write_many_rooms(folder, REVIEWED, count)
    findings = Findings()
    (layer,) = read_layers(walk_tree(root, findings), findings)
    assert not findings.errors and len(layer.places) == count, findings.items[:3]
    for path, data in published(layer, date(2026, 11, 20)).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return root / "data/places/mama-rooms"
