"""What pages load is named by its content, and stays where earlier pages look for it."""

from __future__ import annotations

import errno
import json
import re
import shutil
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from generator import assets
from generator.assets import immutable, lay_theme
from generator.earlier import LATE, LIST
from generator.output import PublishFault, copy_folder, machine_faults
from generator.publish import publish
from tests.generator.publishing import REPOSITORY, photograph

THEME = REPOSITORY / "theme/overrides"


def test_scripts_styles_and_icons_are_named_by_their_content(tmp_path: Path) -> None:
    built = lay_theme(THEME, tmp_path / "theme")
    assert re.fullmatch(r"assets/suixue/app\.[0-9a-f]{8}\.css", built["app.css"])
    assert (tmp_path / "theme" / built["app.css"]).read_bytes() == (THEME / "assets/suixue/app.css").read_bytes()
    assert all(immutable(address) for address in built.values())
    assert not (tmp_path / "theme/assets/suixue/app.css").exists()
    assert (tmp_path / "theme/learner.html").is_file()


def test_a_theme_that_is_not_built_is_said_with_what_to_do(tmp_path: Path) -> None:
    shutil.copytree(THEME, tmp_path / "unbuilt")
    for name in ("app.css", "worker.js"):
        (tmp_path / "unbuilt/assets/suixue" / name).unlink()
    with pytest.raises(PublishFault, match=r"app\.css、worker\.js.*make setup"):
        lay_theme(tmp_path / "unbuilt", tmp_path / "theme")


def test_a_disk_that_is_full_while_the_theme_is_copied_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = shutil.copyfile

    def refuse(source: Path, target: Path) -> object:
        if source.name == "lesson.html":
            raise OSError(errno.ENOSPC, "No space left on device", str(target))
        return copy(source, target)

    monkeypatch.setattr(assets, "copy_folder", partial(copy_folder, copy=refuse))
    with pytest.raises(PublishFault, match="磁盘"), machine_faults(tmp_path):
        lay_theme(THEME, tmp_path / "theme")


def test_templates_name_no_built_file_themselves() -> None:
    assert not [
        page
        for page in THEME.glob("*.html")
        if re.search(r"assets/suixue/[a-z_]+\.(js|css|svg)", page.read_text("utf-8"))
    ]


@pytest.mark.parametrize("case", json.loads((REPOSITORY / "tests/vectors/immutable.json").read_text("utf-8")))
def test_only_names_that_hold_a_hash_never_change(case: dict[str, Any]) -> None:
    assert immutable(case["file"]) is case["immutable"]


def _publish(site: Path, number: int) -> set[str]:
    """What is there after publishing a page with a style sheet of that number."""

    def fill(folder: Path) -> bool:
        (folder / "assets").mkdir()
        (folder / "index.html").write_text(str(number))
        (folder / f"assets/app.0000000{number}.css").write_text(f"/* {number} */")
        return True

    assert publish(site, fill)
    return {path.name for path in (site / "assets").iterdir()} - {Path(LIST).name}


def test_what_an_earlier_page_loads_is_there_for_some_releases(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for number in range(LATE + 1):
        there = _publish(site, number)
    assert there == {f"app.0000000{number}.css" for number in range(LATE + 1)}
    assert "app.00000000.css" not in _publish(site, LATE + 1)
    assert (site / "assets/app.00000001.css").read_text() == "/* 1 */"
    assert (site / "index.html").read_text() == str(LATE + 1)


def test_the_same_content_again_is_the_same_release(tmp_path: Path) -> None:
    site = tmp_path / "site"
    _publish(site, 1)
    _publish(site, 2)
    release, seen = site.resolve(), photograph(site)
    for _ in range(LATE + 1):
        assert _publish(site, 2) == {"app.00000001.css", "app.00000002.css"}
    assert (site.resolve(), photograph(site)) == (release, seen)


def test_what_is_shown_again_is_the_releases_own_again(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for number in (1, 2, 1):
        _publish(site, number)
    assert (site / LIST).read_text() == "1 assets/app.00000002.css\n"
