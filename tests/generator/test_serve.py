"""`suixue serve` outlives whatever happens in a build."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline, serve
from generator.desk.changes import Changes
from generator.desk.desk import Desk
from generator.preview import Preview

LESSON = "content/lessons/demo/demo-one.md"


def test_a_fault_of_ours_in_a_rebuild_is_told_and_the_next_save_is_built(
    project: pipeline.Project, render: pipeline.Render, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    (tmp_path / "work").mkdir()
    site, changes, desk = tmp_path / "site", Changes(), Desk()
    preview = Preview(project.root, tmp_path / "work", render)
    preview.point_at(site)
    serve.rebuild(project, site, preview, changes, desk)
    assert changes.number == 1

    def broken(*_: object) -> None:
        raise ValueError("Width and height must be >= 0")

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "refresh", broken)
        capsys.readouterr()
        serve.rebuild(project, site, preview, changes, desk)
    said = capsys.readouterr().err
    assert said.startswith("程序自身出了错，网页停在上一次的样子") and "再保存一次" in said
    assert "| ValueError: Width and height must be >= 0" in said
    assert changes.number == 1
    with (project.root / LESSON).open("a", encoding="utf-8") as lesson:
        lesson.write("- 新的一条\n")
    serve.rebuild(project, site, preview, changes, desk)
    assert changes.number == 2
