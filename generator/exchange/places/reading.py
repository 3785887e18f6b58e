"""The tables of places by themselves: those of the project, or a file that somebody sent, read as if it lay there."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from generator.check import unread_file
from generator.check.places import RULES
from generator.check.silence import silence
from generator.diagnostics import Findings
from generator.model.place import Layer
from generator.read.places import FILES, FOLDER, read_layers, read_sent
from generator.read.tree import Tree, walk_tree

if TYPE_CHECKING:
    from generator.model.site import Site


@dataclass(frozen=True)
class Places:
    """What rules of places look at of a site."""

    root: Path
    """The project's, in which the photos lie."""
    files: frozenset[str]
    layers: tuple[Layer, ...]
    today: date

    @property
    def site(self) -> Site:
        return cast("Site", self)


def in_project(root: Path, today: date, findings: Findings) -> Places:
    """All layers of the project, with the findings that a check of everything has in their folders."""
    own = Findings()
    tree = walk_tree(root, own)
    own.items = [item for item in own.items if item.location.file.startswith(f"{FOLDER}/")]
    tree = Tree(root, tuple(tree.under(FOLDER)))
    places = Places(root, frozenset(tree.files), read_layers(tree, own), today)
    own.items.extend(unread_file.check(places.site))
    _check(places, own)
    silence(own, root, tree.files)
    findings.items.extend(own.items)
    return places


def sent(root: Path, layer: str, paths: Sequence[Path], today: date, findings: Findings) -> Places | None:
    """The places of files alone, or of all tables in folders, named as their paths are written; None if there is no such
    layer or its description cannot be read.
    """
    base = Path.cwd()
    tree = Tree(root, tuple(walk_tree(root, Findings()).under(f"{FOLDER}/{layer}")))
    own = Findings()
    found = read_sent(tree, layer, base, [os.fspath(file) for path in paths for file in tables(path)], own)
    of_layer = f"{FOLDER}/{layer}/layer.yml"  # its warnings are not for whoever sent the file
    findings.items.extend(item for item in own.items if item.location.file != of_layer or item.severity == "error")
    if found is None:
        return None
    places = Places(root, frozenset(), (found,), today)
    _check(places, findings)
    return places


def tables(path: Path) -> list[Path]:
    """The file, or the tables that lie in the folder."""
    if not path.is_dir():
        return [path]
    inside = (file for file in path.iterdir() if file.suffix in FILES and not file.name.startswith((".", "~$")))
    return sorted(file for file in inside if file.is_file())


def _check(places: Places, findings: Findings) -> None:
    for rule in RULES:
        findings.items.extend(rule(places.site))
