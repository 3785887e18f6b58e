"""What a page weighs is held by the build, with the page and its bytes named."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from generator import mkdocs_hook, pipeline
from generator.budget import BUDGETS, PICTURE, weigh


def _site(folder: Path, page: str, script: int, picture: int = 10) -> Path:
    """A site with one page, whose script and picture have that many bytes."""
    for file, data in (
        (page, b'<script src="/gh/assets/suixue/a.0123abcd.js" defer></script><img alt="" src="../../p.png">'),
        ("assets/suixue/a.0123abcd.js", random.Random(1).randbytes(script)),
        ("p.png", bytes(picture)),
    ):
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(data)
    return folder


@pytest.mark.parametrize(
    "page", ["lessons/a/index.html", "play/a/index.html", "me/a/index.html", "handbook/a/index.html"]
)
def test_a_page_is_held_to_what_its_kind_may_weigh(tmp_path: Path, page: str) -> None:
    most = next(budget.most for budget in BUDGETS if budget.pages.match(page))
    assert not list(weigh(_site(tmp_path, page, most - 200)))
    (found,) = weigh(_site(tmp_path, page, most))
    assert (found.slug, found.location.file, found.severity) == ("page-too-heavy", page, "warning")
    assert str(most) in found.message and "请" in found.message


def test_what_is_packed_is_weighed_packed(tmp_path: Path) -> None:
    _site(tmp_path, "lessons/a/index.html", 100_000)
    (tmp_path / "assets/suixue/a.0123abcd.js.gz").write_bytes(bytes(9_000))
    assert not list(weigh(tmp_path))


def test_a_picture_is_weighed_by_itself(tmp_path: Path) -> None:
    assert not list(weigh(_site(tmp_path, "lessons/a/index.html", 10, PICTURE)))
    (found,) = weigh(_site(tmp_path, "lessons/a/index.html", 10, PICTURE + 1))
    assert "p.png" in found.message and str(PICTURE + 1) in found.message


@pytest.mark.parametrize("strict", [False, True])
def test_a_strict_build_publishes_nothing_that_is_too_heavy(project: pipeline.Project, strict: bool) -> None:
    chance = random.Random(1)
    words = "\n\n".join("".join(chr(chance.randrange(0x4E00, 0x9FA5)) for _ in range(1000)) for _ in range(40))
    home = project.root / "content/index.md"
    home.write_text(f"{home.read_text('utf-8')}\n\n{words}\n", "utf-8")
    project.strict = strict
    findings = pipeline.build(project, project.root / "site", mkdocs_hook.render)
    told = [item for item in findings if item.slug == "page-too-heavy"]
    assert [item.location.file for item in told] == ["index.html"]
    assert (findings.errors > 0) is strict
    assert (project.root / "site").exists() is not strict


def test_a_build_without_packing_leaves_that_to_the_host_and_weighs_nothing(project: pipeline.Project) -> None:
    project.pack = False
    findings = pipeline.build(project, project.root / "site", mkdocs_hook.render)
    assert not findings.errors and not {"压缩", "称重"} & project.seconds.keys()
    files = list((project.root / "site").rglob("*"))
    assert files and not [file for file in files if file.suffix in (".gz", ".br")]
