"""Where a site may stand: what is not ours is never replaced, and a project's sources are never written into."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.publish import PublishFault, publish
from tests.generator.publishing import PUBLISHED, REFUSED, child, photograph


def page(folder: Path) -> bool:
    (folder / "index.html").write_text("new")
    return True


def never(_: Path) -> bool:
    raise AssertionError("refused before anything is made")


def everything(folder: Path) -> list[tuple[str, str]]:
    return sorted((str(path), os.readlink(path) if path.is_symlink() else "") for path in folder.rglob("*"))


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project, as the working folder."""
    for folder in ("project/content/lessons", "project/theme/overrides", "elsewhere/full"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "project/site_config.yml").write_text("")
    (tmp_path / "elsewhere/full/page.html").write_text("theirs")
    monkeypatch.chdir(tmp_path / "project")
    return tmp_path / "project"


def _link(target: str) -> Callable[[Path], object]:
    return lambda site: site.symlink_to(target)


@pytest.mark.parametrize(
    "there",
    [
        lambda site: site.mkdir(),
        lambda site: site.write_text("theirs"),
        _link("../elsewhere/full"),
        _link("../elsewhere/gone"),
        _link(".site.releases"),
        _link("../elsewhere/.site.releases/0123456789abcdef"),
        lambda site: (site.parent / ".site.releases").write_text("theirs"),
        lambda site: (site.parent / ".site.releases").symlink_to("../elsewhere/full"),
    ],
)
def test_what_is_not_ours_is_not_replaced(root: Path, there: Callable[[Path], object]) -> None:
    there(root / "site")
    before = everything(root.parent)
    with pytest.raises(PublishFault, match="请"):
        publish(root / "site", never)
    assert everything(root.parent) == before


@pytest.mark.parametrize(
    "site",
    [".", "..", "/", "", "../project", "content", "quizzes", "theme", "generator", "content/site", "content/lessons/a",
     "quizzes/site", "theme/overrides/site", "a/b/site", "build/a/site", "gone/..", "build/../content/site",
     "../elsewhere/../project/quizzes/site"],
)  # fmt: skip
def test_a_project_s_sources_are_no_place(root: Path, site: str) -> None:
    for path in (Path(site), root / site):
        before = everything(root.parent)
        with pytest.raises(PublishFault, match="请"):
            publish(path, never)
        assert everything(root.parent) == before


@pytest.mark.parametrize(
    ("site", "place"),
    [
        ("site", "project/site"),
        ("site/", "project/site"),
        ("./site", "project/site"),
        ("build/site", "project/build/site"),
        ("content/../site", "project/site"),
        ("../site", "site"),
        ("../../x", "../x"),
        ("../elsewhere/www/中文 站", "elsewhere/www/中文 站"),
        ("away/site", "elsewhere/full/site"),
    ],
)
def test_a_place_is_found_however_it_is_written(root: Path, site: str, place: str) -> None:
    """Also through a link above it; `../../x` is outside the project, and what stands there is safe."""
    (root / "away").symlink_to("../elsewhere/full")
    if place == "../x":
        (root.parent.parent / "x").mkdir(exist_ok=True)
        with pytest.raises(PublishFault, match="真正的"):
            publish(Path(site), never)
        (root.parent.parent / "x").rmdir()
        return
    assert publish(Path(site), page)
    assert (root.parent / place).is_symlink()
    assert (root.parent / place / "index.html").read_text() == "new"


@pytest.fixture
def open_to_all(root: Path) -> Iterator[Path]:
    """The project where a user without rights can come to it."""
    folder = Path(tempfile.mkdtemp())
    shutil.copytree(root.parent, folder, dirs_exist_ok=True)
    folder.chmod(0o755)
    yield folder / "project"
    shutil.rmtree(folder)


@pytest.mark.parametrize("closed", [".", ".site.releases"])
@pytest.mark.parametrize("mode", [0o555, 0o500, 0o000])
def test_a_user_without_rights_is_told_and_changes_nothing(open_to_all: Path, closed: str, mode: int) -> None:
    site = open_to_all / "site"
    assert publish(site, page)
    before = photograph(site), everything(open_to_all)
    (open_to_all / closed).chmod(mode)
    ended, said = child(lambda: unprivileged(lambda: publish(site, never)))
    (open_to_all / closed).chmod(0o755)
    assert (ended, "没有权限，请" in said) == (REFUSED, True), said
    assert (photograph(site), everything(open_to_all)) == before
    assert publish(site, page)


def test_a_user_without_rights_publishes_where_he_may(open_to_all: Path) -> None:
    site = open_to_all.parent / "www/site"
    site.parent.mkdir()
    site.parent.chmod(0o777)
    assert child(lambda: unprivileged(lambda: publish(site, page))) == (PUBLISHED, "")
    assert publish(site, page)


def unprivileged(action: Callable[[], bool]) -> bool:
    """Tests often run as root, whom no mode stops."""
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    return action()
