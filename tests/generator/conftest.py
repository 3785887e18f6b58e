"""A small project that can be built, laid out as an editor's checkout is."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator import mkdocs_hook, pipeline
from generator.fix.run import fix
from generator.progress import quiet
from generator.publish import publish
from tests.generator import publishing


@pytest.fixture
def project(tmp_path: Path) -> pipeline.Project:
    """The good project with the real templates and the real renderer's settings, in a folder of its own; no videos."""
    return pipeline.Project(publishing.lay(tmp_path / "project"), date(2026, 11, 20), videos=False)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Where the good project stands, its questions locked."""
    shutil.copytree(Path(__file__).parents[1] / "fixtures" / "good", tmp_path / "project")
    fix(tmp_path / "project", date(2026, 11, 20), bump=False, progress=quiet)
    return tmp_path / "project"


@pytest.fixture
def render() -> pipeline.Render:
    return mkdocs_hook.render


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A published site."""
    assert publish(tmp_path / "site", publishing.pages("good"))
    return tmp_path / "site"
