"""Slides that were looked at before, be it by an earlier run, are not laid out again until something of them changes."""

from __future__ import annotations

import dataclasses
import os
import shutil
from pathlib import Path

import pytest
from PIL import Image

from generator.diagnostics import Diagnostic, Findings, text_at
from generator.kept import Kept
from generator.memory import Memory
from generator.model.lesson import Duration, Picture, Slide
from generator.model.settings import Look
from generator.video import check
from generator.video.script import Script


@dataclasses.dataclass
class Desk:
    """Where scripts are proofed by one run after the other; `laid` are those of the last that were laid out."""

    folder: Path
    fonts: Path
    monkeypatch: pytest.MonkeyPatch
    laid: list[str] = dataclasses.field(default_factory=list)

    def proof(self, *scripts: Script, memory: Memory | None = None) -> list[Diagnostic]:
        findings, lay = Findings(), check.set_deck
        self.laid.clear()
        with self.monkeypatch.context() as patch:
            patch.setattr(
                check, "set_deck", lambda script, *rest: self.laid.append(script.lesson_id) or lay(script, *rest)
            )
            check.proof(scripts, self.fonts, memory or Memory(Kept(self.folder)), findings)
        return findings.items


@pytest.fixture
def desk(tmp_path: Path, fonts: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    kept = tmp_path / "kept"
    kept.mkdir()
    return Desk(kept, Path(shutil.copytree(fonts, tmp_path / "fonts")), monkeypatch)


@pytest.fixture
def other(script: Script) -> Script:
    """Another lesson, whose only slide is too short to be read."""
    first = script.slides[0]
    return dataclasses.replace(
        script, lesson_id="basics-other", slides=(dataclasses.replace(first, stay=Duration(script.location, 1)),)
    )


def _titled(slide: Slide, title: str, line: int) -> Slide:
    return dataclasses.replace(slide, title=text_at(title, slide.title.file, line))


def test_what_was_found_is_found_again_without_laying_anything_out(desk: Desk, script: Script, other: Script) -> None:
    first = desk.proof(script, other)
    assert [item.slug for item in first] == ["slide-stay"] and desk.laid == ["basics-nature", "basics-other"]
    assert desk.proof(script, other) == first and desk.laid == []
    assert len(list(desk.folder.iterdir())) == 1


def test_only_what_has_changed_is_laid_out(desk: Desk, script: Script, other: Script) -> None:
    desk.proof(script, other)
    for changed in (
        dataclasses.replace(script, slides=(_titled(script.slides[0], "工会为了谁", 10), script.slides[1])),
        dataclasses.replace(script, slides=(_titled(script.slides[0], "工会是什么", 11), script.slides[1])),
        dataclasses.replace(script, course_title="另一门课"),
        dataclasses.replace(script, look=Look(burnt=True)),
    ):
        desk.proof(changed, other)
        assert desk.laid == ["basics-nature"]


def test_a_fault_that_has_moved_is_found_where_it_is_now(desk: Desk, other: Script) -> None:
    desk.proof(other)
    at = dataclasses.replace(other.location, line=99)
    moved = dataclasses.replace(other, slides=(dataclasses.replace(other.slides[0], stay=Duration(at, 1)),))
    assert [item.location for item in desk.proof(moved)] == [at]


def test_another_picture_font_or_program_lays_it_out_again(
    desk: Desk, script: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where, file = script.location, tmp_path / "a.png"
    picture = Picture(where, text_at(file.name, where.file, 4), text_at("门", where.file, 4))
    first = dataclasses.replace(script.slides[0], picture=picture)
    shown = dataclasses.replace(script, folder=tmp_path, slides=(first, *script.slides[1:]))
    Image.new("RGB", (800, 600), "red").save(file)
    desk.proof(shown)
    for change in (
        lambda: Image.new("RGB", (800, 500), "red").save(file),
        lambda: os.utime(desk.fonts / "noto-sans-sc-latin-700-normal.woff", (1, 1)),
        lambda: monkeypatch.setattr("generator.kept._code", lambda: b"edited"),
    ):
        desk.proof(shown)
        assert desk.laid == []
        change()
        desk.proof(shown)
        assert desk.laid == ["basics-nature"]


def test_a_server_that_keeps_nothing_remembers_all_the_same(desk: Desk, script: Script, other: Script) -> None:
    memory = Memory()
    first = desk.proof(script, other, memory=memory)
    assert desk.proof(script, other, memory=memory) == first and desk.laid == []
    desk.proof(script, memory=memory)
    desk.proof(script, other, memory=memory)
    assert desk.laid == ["basics-other"], "what was not asked for is not remembered"
