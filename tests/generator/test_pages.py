"""Kept pages: never stale, never half, never without bound."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from generator import mkdocs_hook
from generator.derive.addresses import staged_path
from generator.derive.page import StagedPage
from generator.pages import Pages, html_path
from generator.pipeline import Project


class Renderer:
    """Renders a page as its text in capitals, and counts."""

    def __init__(self) -> None:
        self.rendered: list[str] = []

    def render(self, stage: Path, folder: Path) -> None:
        for path in sorted((stage / "content").rglob("*.md")):
            name = path.relative_to(stage / "content").with_suffix(".html")
            self.rendered.append(name.as_posix())
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(path.read_text(encoding="utf-8").upper(), encoding="utf-8")


def staged(**bodies: str) -> list[StagedPage]:
    return [StagedPage(f"{name}/index.md", "lesson.html", name, name, {}, body) for name, body in bodies.items()]


Render = Callable[[list[StagedPage]], tuple[list[str], dict[str, str]]]


@pytest.fixture
def render(project: Project, tmp_path: Path) -> Render:
    """Renders into a new folder each time: what was rendered anew, and the text of every page."""
    runs: list[Path] = []

    def run(pages: list[StagedPage]) -> tuple[list[str], dict[str, str]]:
        folder = tmp_path / f"work-{len(runs)}" / "site"
        runs.append(folder)
        folder.mkdir(parents=True)
        renderer = Renderer()
        Pages(project.root, project.cache / "pages.db").render(pages, folder, renderer.render)
        found = {path.parent.name: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.html"))}
        return renderer.rendered, found

    return run


def entries(project: Project) -> int:
    with closing(sqlite3.connect(project.cache / "pages.db")) as cache:
        return int(cache.execute("SELECT count(*) FROM pages").fetchone()[0])


def test_only_what_changed_is_rendered_again(render: Render) -> None:
    _, cold = render(staged(a="one", b="two"))
    assert render(staged(a="one", b="two")) == ([], cold)
    rendered, found = render(staged(a="one", b="three"))
    assert rendered == ["b/index.html"]
    assert found["a"] == cold["a"]
    assert "THREE" in found["b"]


@pytest.mark.parametrize(
    "changed", ["theme/overrides/lesson.html", "theme/overrides/assets/new.css", "site_config.yml"]
)
def test_a_change_of_what_pages_depend_on_renders_all(render: Render, project: Project, changed: str) -> None:
    render(staged(a="one", b="two"))
    with (project.root / changed).open("a") as file:
        file.write("\n# changed\n")
    assert render(staged(a="one", b="two"))[0] == ["a/index.html", "b/index.html"]


def test_the_handbook_is_rendered_together(render: Render) -> None:
    """Each of its pages shows the titles of all."""
    book = [StagedPage(f"handbook/{name}/index.md", "main.html", name, name) for name in ("one", "two")]
    render([*book, *staged(a="text")])
    assert render([*book, *staged(a="text")])[0] == []
    added = StagedPage("handbook/three/index.md", "main.html", "three", "three")
    assert len(render([*book, added, *staged(a="text")])[0]) == 3


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: b"",
        lambda data: data[:20],
        lambda data: data[: len(data) // 2],
        lambda data: b"no database at all" * 99,
        lambda data: data.replace(b"ONE", b"TWO").replace(b"TWO", b"SIX"),
    ],
)
def test_a_damaged_cache_is_none(render: Render, project: Project, harm: Callable[[bytes], bytes]) -> None:
    _, whole = render(staged(a="one", b="two"))
    cache = project.cache / "pages.db"
    cache.write_bytes(harm(cache.read_bytes()))
    rendered, found = render(staged(a="one", b="two"))
    assert len(rendered) == 2
    assert found == whole
    render(staged(a="one", b="two"))
    assert render(staged(a="one", b="two")) == ([], whole)


def test_the_cache_has_a_bound(render: Render, project: Project) -> None:
    for number in range(12):
        render(staged(a=f"{number}", b=f"{number}", c="the same"))
        assert entries(project) <= 6
    assert render(staged(a="11", b="11", c="the same"))[0] == []
    assert render(staged(a="10", b="10", c="the same"))[0] == []


@pytest.mark.parametrize("hindrance", ["a folder in its place", "a file where its folder would be"])
def test_a_cache_that_cannot_be_read_or_written_costs_only_time(
    render: Render, project: Project, hindrance: str
) -> None:
    _, whole = render(staged(a="one"))
    cache = project.cache / "pages.db"
    cache.unlink()
    if hindrance == "a folder in its place":
        cache.mkdir()
    else:
        project.cache.rmdir()
        project.cache.write_text("in the way")
    assert render(staged(a="one")) == (["a/index.html"], whole)


def test_every_page_is_rendered_at_its_address(project: Project, tmp_path: Path) -> None:
    """That of a topic called index and of a handbook page called README too, which mean a folder's own page elsewhere."""
    addresses = ["", "rooms/", "rooms/370102/", "topics/index/", "topics/README/", "a.b/"]
    pages = [StagedPage(staged_path(address), "404.html", "甲", "甲") for address in addresses]
    folder = tmp_path / "work" / "site"
    folder.mkdir(parents=True)
    Pages(project.root, project.cache / "pages.db").render(pages, folder, mkdocs_hook.render)
    assert [html_path(page.path) for page in pages] == [f"{address}index.html" for address in addresses]
    assert all((folder / html_path(page.path)).is_file() for page in pages)
