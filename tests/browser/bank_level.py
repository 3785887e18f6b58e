"""A level made of a bank beside these tests, and somebody before it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from playwright.sync_api import Locator, Route

from generator.mkdocs_hook import render
from generator.pipeline import Project, build
from generator.report import terminal
from tests.browser.look import axe_faults, cut_texts, dark_faults, frame_faults, small_targets, wider_than_screen
from tests.browser.player import Player
from tests.browser.published import made, served, small_project
from tests.browser.sets import QUESTION_FILES
from tests.browser.visitor import Visitor
from tests.generator.publishing import lock

LARGE_TEXT = (
    "document.addEventListener('DOMContentLoaded', () => { document.documentElement.style.fontSize = '200%'; });"
)


@contextmanager
def published_bank(name: str) -> Iterator[str]:
    """The address of a site whose level demo-one has the questions of `name`.yml and no others."""
    with served(made(name, partial(_publish, name)) / "site") as base:
        yield base


def _publish(name: str, folder: Path) -> None:
    project = small_project(folder / "project")
    other = project / "quizzes/demo.yml"
    text, moved = re.subn(r"  lessons:\n  - demo-one\n", "", other.read_text(encoding="utf-8"))
    assert moved
    other.write_text(text, encoding="utf-8")
    shutil.copy(Path(__file__).with_name(f"{name}.yml"), project / "quizzes")
    lock(project)
    findings = build(Project(project, videos=False), folder / "site", render)
    assert not findings.errors, terminal(findings)


def play_only(visitor: Visitor, asked: Collection[str]) -> Player:
    """Opens the level, of which only these questions are asked."""

    def only(route: Route) -> None:
        file = route.fetch().json()
        file["questions"] = [one for one in file["questions"] if one["id"] in asked]
        route.fulfill(body=json.dumps(file), content_type="application/json")

    visitor.context.route(QUESTION_FILES, only)
    visitor.go("play/?level=demo-one")
    return Player.of(visitor)


def faults(visitor: Visitor, dark: bool = False) -> list[str]:
    """Everything that can be measured wrong on the page; with `dark`, of a light one's dark colours too."""
    page = visitor.page
    in_the_dark = dark_faults(page) if dark else []
    return [
        *in_the_dark,
        *wider_than_screen(page),
        *cut_texts(page),
        *small_targets(page),
        *frame_faults(page),
        *axe_faults(page),
    ]


def smaller(target: Locator, least: int) -> bool:
    box = target.bounding_box()
    return box is None or min(box["width"], box["height"]) < least
