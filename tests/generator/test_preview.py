"""What `serve` shows after edits is what a fresh build would publish."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator import mkdocs_hook, pipeline
from generator.offline.packs import FOLDER as LISTS
from generator.preview import Preview
from tests.generator.publishing import lay

LESSON = "content/lessons/demo/demo-one.md"
Edit = Callable[[Path], object]


def _replace(file: str, old: str, new: str) -> Edit:
    def edit(root: Path) -> None:
        text = (root / file).read_text(encoding="utf-8")
        assert old in text
        (root / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


def _append(file: str, more: str) -> Edit:
    return lambda root: (root / file).open("a", encoding="utf-8").write(more)


EDITS: dict[str, Edit] = {
    "a title, which other pages show": _replace(LESSON, "title: ", "title: 新"),
    "a paragraph": _replace(LESSON, "\n## 要点", "\n新的一段。\n\n## 要点"),
    "a template": _append("theme/overrides/lesson.html", "\n<!-- 新模板 -->\n"),
    "a setting": _replace("site_config.yml", "organisation: ", "organisation: 新"),
    "the home page": _append("content/index.md", "\n新的一句。\n"),
}


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay(tmp_path_factory.mktemp("before") / "project")


def _project(root: Path) -> pipeline.Project:
    return pipeline.Project(root, date(2026, 11, 20), videos=False, search=False)


def _shown(root: Path, work: Path) -> tuple[pipeline.Project, Preview]:
    project = _project(root)
    preview = Preview(root, work, mkdocs_hook.render)
    preview.point_at(root / "site")
    assert not pipeline.build(project, root / "site", mkdocs_hook.render).errors
    assert project.made
    preview.adopt(root / "site", project.made)
    return project, preview


def _files(folder: Path) -> dict[str, bytes]:
    real = folder.resolve()
    files = [path for path in real.rglob("*") if path.is_file() and path.suffix not in (".gz", ".br")]
    return {path.relative_to(real).as_posix(): path.read_bytes() for path in files}


def _without_lists(folder: Path) -> dict[str, bytes]:
    """All but the lists of what can be kept, which stay those of the published site."""
    return {file: body for file, body in _files(folder).items() if not file.startswith(f"{LISTS}/")}


def test_edits_show_what_a_fresh_build_publishes(before: Path, tmp_path: Path) -> None:
    root, work = shutil.copytree(before, tmp_path / "project", symlinks=True), tmp_path / "work"
    work.mkdir()
    project, preview = _shown(root, work)
    published = _files(root / "site")
    for name, edit in EDITS.items():
        edit(root)
        assert not pipeline.refresh(project, preview).errors, name
        fresh = tmp_path / f"fresh-{preview.number}" / "site"
        fresh.parent.mkdir()
        assert not pipeline.build(_project(root), fresh, mkdocs_hook.render).errors
        assert _without_lists(preview.shown) == _without_lists(fresh), name
    assert _files(root / "site") == published


def test_an_error_leaves_what_was_shown(before: Path, tmp_path: Path) -> None:
    root, work = shutil.copytree(before, tmp_path / "project", symlinks=True), tmp_path / "work"
    work.mkdir()
    project, preview = _shown(root, work)
    shown = _files(preview.shown)
    _replace("theme/overrides/lesson.html", "<article>", '<article><a href="nowhere/">没有</a>')(root)
    assert pipeline.refresh(project, preview).errors
    assert _files(preview.shown) == shown
    _replace("theme/overrides/lesson.html", '<a href="nowhere/">没有</a>', "")(root)
    assert not pipeline.refresh(project, preview).errors
    preview.tidy()
    assert _files(preview.shown) == shown
