"""A site with as many rooms as wanted: a small project, built once, with other rooms' data in the place of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from generator.derive.places.files import published
from generator.diagnostics import Findings
from generator.mkdocs_hook import render
from generator.pipeline import Project, build
from generator.read.places import read_layers
from generator.read.tree import walk_tree
from generator.report import terminal
from tests.bench.rooms import write_many_rooms
from tests.browser.published import ROOT, made, served, small_project

TODAY = date(2026, 11, 20)
LAYER = "content/places/mama-rooms"
DATA = "data/places/mama-rooms"


@contextmanager
def many_rooms(count: int) -> Iterator[str]:
    """The address of a site with so many rooms on its list; its pages of counties hold others."""
    with served(many_rooms_site(count)) as base:
        yield base


def many_rooms_site(count: int) -> Path:
    def fill(folder: Path) -> None:
        site = folder / "site"
        findings = build(Project(small_project(folder / "project"), TODAY, videos=False), site, render)
        assert not findings.errors, terminal(findings)
        whole = folder / "many"
        (whole / LAYER).mkdir(parents=True)
        shutil.copy(ROOT / LAYER / "layer.yml", whole / LAYER)
        write_many_rooms(whole / LAYER, TODAY.isoformat(), count)
        (layer,) = read_layers(walk_tree(whole, Findings()), Findings())
        shutil.rmtree(site / DATA)
        for path, data in published(layer, TODAY).items():
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_bytes(data)

    return made(f"rooms-{count}", fill) / "site"
