"""The stage is neutral: MkDocs called by hand, ProperDocs and Zensical make the same pages from it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from jinja2 import Environment
from selectolax.lexbor import LexborHTMLParser

from generator import mkdocs_hook, pipeline
from generator.stage import CONFIG
from generator.verify import verify_site

ROOT = Path(__file__).parents[2]
GOOD = ROOT / "tests" / "fixtures" / "good"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The good project with the product's configuration, theme and hook."""
    root = tmp_path_factory.mktemp("renderers") / "project"
    shutil.copytree(GOOD, root)
    for name in (CONFIG, "theme", "generator"):
        (root / name).unlink(missing_ok=True)
        (root / name).symlink_to(ROOT / name)
    return root


@pytest.fixture(scope="module")
def ours(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("ours") / "site"
    findings = pipeline.build(pipeline.Project(project, date(2026, 12, 1)), site, mkdocs_hook.render)
    assert list(findings) == []
    return site


@pytest.fixture(scope="module")
def stage(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stage") / "stage"
    findings = pipeline.stage(pipeline.Project(project, date(2026, 12, 1)), folder)
    assert list(findings) == []
    return folder


def _pages(site: Path) -> dict[str, LexborHTMLParser]:
    return {
        path.relative_to(site).as_posix(): LexborHTMLParser(path.read_bytes()) for path in sorted(site.rglob("*.html"))
    }


def _outline(page: LexborHTMLParser) -> tuple[str, list[str], list[str], str]:
    """Title, heading ids, mount points and words of a page's main part."""
    main = page.css_first("main")
    for data in page.css('script[type="application/json"]'):
        data.remove()  # where the spaces are in it is the renderer's affair
    return (
        page.css_first("title").text(),
        [node.attributes.get("id") or "" for node in page.css("h1, h2, h3")],
        [node.attributes.get("id") or "" for node in page.css("main [id]")],
        " ".join(main.text().split()) if main else "",
    )


def _same(made: Path, ours: Path) -> None:
    theirs, own = _pages(made), _pages(ours)
    assert theirs.keys() == own.keys()
    assert len(own) > 5
    for path, page in own.items():
        assert _outline(theirs[path]) == _outline(page), path


@pytest.mark.long
def test_properdocs_makes_the_same_site_from_the_stage(stage: Path, ours: Path, tmp_path: Path) -> None:
    out = tmp_path / "properdocs"
    command = [sys.executable, "-m", "properdocs", "build", "-q", "-f", str(stage / CONFIG), "-d", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    _same(out, ours)
    assert list(verify_site(out)) == []


def test_zensical_makes_the_same_site_from_the_stage(stage: Path, ours: Path, tmp_path: Path) -> None:
    copy = tmp_path / "stage"  # it publishes inside its project only
    shutil.copytree(stage, copy)
    command = [sys.executable, "-m", "zensical", "build", "-f", str(copy / CONFIG)]
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    _same(copy / "site", ours)
    assert list(verify_site(copy / "site")) == []


def test_mkdocs_called_by_hand_checks_stages_and_builds(project: Path, ours: Path, tmp_path: Path) -> None:
    out = tmp_path / "mkdocs"
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(project / CONFIG), "-d", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    _same(out, ours)


def test_mkdocs_called_by_hand_refuses_authored_faults(project: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(project, broken, symlinks=True)
    (broken / "content" / "courses.yml").write_text("schema: 1\ncourses: 无\n", encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(broken / CONFIG), "-d", str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode != 0
    assert "content/courses.yml:2:10: error:" in done.stdout


def test_templates_find_in_ours_what_they_find_in_any_jinja() -> None:
    text = "{{ x.a }}{{ x.gone }}{{ x.items()|length }}{{ x.keys is callable }}{{ x.deep.a }}{{ x.word.upper() }}"
    value = {"a": "甲", "items": "乙", "keys": 1, "deep": {"a": None}, "word": "w"}
    env = Environment()
    wanted = env.from_string(text).render(x=value)
    mkdocs_hook.look_up_keys_first(env)
    assert env.from_string(text).render(x=value) == wanted == "甲5TrueNoneW"
