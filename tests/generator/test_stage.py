"""Staging to a folder of the user's: only an earlier stage is ever emptied."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from generator import pipeline
from generator.output import PublishFault
from generator.pipeline import Project
from tests.generator.test_publish_place import everything


def test_a_stage_replaces_an_earlier_one(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "stage"
    for _ in range(2):
        assert not pipeline.stage(project, folder).errors
        assert (folder / "content/lessons/demo/demo-one/index.md").is_file()
        assert not (folder / "content/stale.md").exists()
        (folder / "content/stale.md").write_text("left over")


def test_a_stage_that_was_killed_is_replaced(project: Project, tmp_path: Path) -> None:
    pipeline.stage(project, tmp_path / "stage")
    for path in (tmp_path / "stage").iterdir():
        if path.name != ".suixue-stage" and path.is_file():
            path.unlink()
    assert not pipeline.stage(project, tmp_path / "stage").errors
    assert (tmp_path / "stage/site_config.yml").is_file()


@pytest.mark.parametrize(
    "folder", [".", "..", "content", "quizzes", "theme", "content/stage", "theme/a", "full", "file", "link"]
)
def test_no_other_folder_is_emptied(project: Project, folder: str) -> None:
    (project.root / "full").mkdir()
    (project.root / "full" / "thesis.txt").write_text("years of work")
    (project.root / "file").write_text("theirs")
    (project.root / "link").symlink_to("full")
    before = everything(project.root)
    with pytest.raises(PublishFault, match="请"):
        pipeline.stage(project, project.root / folder)
    assert everything(project.root) == before


def test_the_staged_settings_lead_nowhere_else(project: Project, tmp_path: Path) -> None:
    """A renderer that is run on the stage writes beside it, whatever the project's own settings say."""
    config = project.root / "site_config.yml"
    config.write_text(re.sub("site_dir: .*", "site_dir: ../../x", config.read_text(encoding="utf-8")), encoding="utf-8")
    pipeline.stage(project, tmp_path / "stage")
    staged = yaml.safe_load((tmp_path / "stage/site_config.yml").read_text(encoding="utf-8"))
    assert (staged["docs_dir"], staged["site_dir"]) == ("content", "site")
    assert "hooks" not in staged
    assert staged["theme"]["custom_dir"] == "theme"
