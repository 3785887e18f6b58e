"""Whole builds, with the real renderer: faults stop them, readers do not notice them, and the same commit makes the
same bytes wherever it is built.
"""

from __future__ import annotations

import http.client
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from generator import mkdocs_hook, pipeline
from generator.fix.run import fix
from generator.pipeline import Project
from generator.progress import quiet
from generator.publish import PublishFault, publish
from generator.serve import Changes, Handler, Server
from tests.generator.publishing import PUBLISHED, REPOSITORY, assert_tidy, build, child, edit, photograph

EPOCH, TODAY = "1795132800", date(2026, 11, 20)

SLOWEST_READERS = 2000
"""Publishes after which readers that have still not seen every page are a fault; a few are enough on an idle machine."""


@pytest.fixture
def published(project: Project) -> Path:
    assert child(lambda: build(project.root)) == (PUBLISHED, "")
    return project.root


@pytest.mark.parametrize(
    ("file", "old", "new", "slug"),
    [
        ("quizzes/topics.yml", "$", "\nnonsense: yes\n", "unknown-field"),
        ("theme/overrides/learner.html", "</body>", '<a href="nowhere/">x</a></body>', "built-link-dead"),
        ("theme/overrides/learner.html", "</body>", '<a href="#nowhere">x</a></body>', "built-anchor-dead"),
        ("theme/overrides/learner.html", "</body>", '<img src="//elsewhere.example/a.png"></body>', "outside-request"),
        ("theme/overrides/assets/suixue/app.css", "^", "@import 'gone.css';", "built-link-dead"),
    ],
)
def test_a_failing_check_leaves_the_last_good_site(published: Path, file: str, old: str, new: str, slug: str) -> None:
    good = _changed(published / file, old, new)
    edit(published, "faulty")
    before = photograph(published / "site")
    findings = pipeline.build(Project(published, TODAY, videos=False), published / "site", mkdocs_hook.render)
    assert slug in {item.slug for item in findings if item.severity == "error"}
    assert photograph(published / "site") == before
    assert_tidy(published)
    (published / file).write_text(good, encoding="utf-8")
    assert build(published)
    assert photograph(published / "site") != before


def test_a_question_without_identity_waits_for_ci(published: Path) -> None:
    """Editors may leave ids and the lock to `check --fix`; a site is not published before it has run."""
    bank = published / "quizzes/demo.yml"
    text = bank.read_text(encoding="utf-8")
    question = text[text.index("- id: demo-0002\n") : text.index("- id: demo-0003\n")]
    new = question.replace("- id: demo-0002\n  rev: 1", "- rev: 1").replace("一刻钟合多少分钟", "四分之一小时是几分钟")
    bank.write_text(text + new, encoding="utf-8")
    project = Project(published, TODAY, videos=False)
    assert not pipeline.check(project)[1].errors
    before = photograph(published / "site")
    assert "missing-id" in {
        item.slug
        for item in pipeline.build(project, published / "site", mkdocs_hook.render)
        if item.severity == "error"
    }
    assert photograph(published / "site") == before
    fix(published, TODAY, False, quiet)
    assert build(published)


def test_a_template_that_breaks_leaves_the_last_good_site(published: Path) -> None:
    before = photograph(published / "site")
    _changed(published / "theme/overrides/learner.html", "</body>", "{{ nothing.of.the.kind }}</body>")
    with pytest.raises(Exception, match="undefined"):
        build(published)
    assert photograph(published / "site") == before
    assert_tidy(published)


def _changed(path: Path, old: str, new: str) -> str:
    """Puts `new` where the pattern `old` first is; the text as it was."""
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(old, new, text, count=1), encoding="utf-8")
    return text


@pytest.mark.parametrize("linked", ["content/lessons/demo/passwd.md", "quizzes/extra.yml", "theme/overrides/assets/a"])
@pytest.mark.parametrize("target", ["/etc/passwd", "/etc", "../../../../../../../etc/passwd", "/nowhere"])
def test_links_out_of_the_project_are_refused(project: Project, linked: str, target: str) -> None:
    (project.root / linked).symlink_to(target)
    site = project.root / "site"
    try:
        assert "symlink" in {
            item.slug for item in pipeline.build(project, site, mkdocs_hook.render) if item.severity == "error"
        }
    except PublishFault as fault:
        assert "请换成真正的文件" in str(fault)
    assert not os.path.lexists(site)


def test_a_missing_theme_is_said(project: Project) -> None:
    shutil.rmtree(project.root / "theme/overrides")
    with pytest.raises(PublishFault, match="请在 site_config"):
        pipeline.build(project, project.root / "site", mkdocs_hook.render)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("plugins: .*", "plugins: [seach]", "plugins"),
        ("- tables", "- tabels", "markdown_extensions"),
        ("  name: material", "  name: materail", "theme"),
        ("  language: zh", "  language: 中文", "theme"),
        ("extra_css:\n- .*", "extra_css: 3", "extra_css"),
    ],
)
def test_a_setting_that_the_renderer_does_not_know_is_said_in_its_place(
    project: Project, old: str, new: str, key: str
) -> None:
    shutil.copyfile(REPOSITORY / "site_config.yml", project.root / "site_config.yml")
    _changed(project.root / "site_config.yml", old, new)
    lines = (project.root / "site_config.yml").read_text(encoding="utf-8").splitlines()
    findings = pipeline.build(project, project.root / "site", mkdocs_hook.render)
    found = [item for item in findings if item.severity == "error"]
    assert [item.slug for item in found] == ["setting-unknown-to-renderer"]
    assert lines[found[0].location.line - 1].startswith(f"{key}:")
    assert f"“{key}”" in found[0].message and "请改回原来的" in found[0].message
    assert not os.path.lexists(project.root / "site")


def test_a_cache_that_cannot_be_written_costs_only_time(published: Path) -> None:
    edit(published, "no cache")
    assert build(published)
    with_cache = photograph(published / "site")
    shutil.rmtree(published / ".cache")
    (published / ".cache").write_text("a file stands in its way")
    assert build(published)
    assert photograph(published / "site") == with_cache


def _made(root: Path, umask: int, **environment: str) -> tuple[str, str]:
    """What the command publishes in an interpreter of its own: the release's name, and all that readers see."""
    command = [sys.executable, "-c", "from generator.cli import run; run()", "build", "--no-videos", "-C", str(root)]
    plain = {"PATH": os.environ["PATH"], "PYTHONPATH": str(REPOSITORY), "SOURCE_DATE_EPOCH": EPOCH}
    subprocess.run(command, env=plain | environment, umask=umask, check=True, capture_output=True)
    return (root / "site").resolve().name, photograph(root / "site")


def test_the_same_commit_makes_the_same_bytes(project: Project, tmp_path: Path) -> None:
    """In two folders, with other rights, zone, language, hash seed and renderings at hand."""
    other = tmp_path / "另一处" / "deep" / "p"
    shutil.copytree(project.root, other, symlinks=True)
    first = _made(project.root, 0o022, PYTHONHASHSEED="1", TZ="Asia/Shanghai", LANG="zh_CN.UTF-8")
    strange = {"TZ": "America/Los_Angeles", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    cold = _made(other, 0o077, PYTHONHASHSEED="2", **strange)
    edit(other, "in between")
    half = _made(other, 0o022, PYTHONHASHSEED="3")
    for file in ("site_config.yml", "content/lessons/demo/demo-one.md"):
        shutil.copyfile(project.root / file, other / file)
    os.utime(other / "quizzes/demo.yml", (1, 1))
    _forget_releases(other)  # a release keeps what pages of the one before still ask for
    warm = _made(other, 0o002, PYTHONHASHSEED="4", TZ="Pacific/Kiritimati")
    assert first == cold == warm != half
    assert_tidy(other)


def _forget_releases(root: Path) -> None:
    """As if nothing had been published; what was rendered stays at hand."""
    (root / "site").unlink()
    shutil.rmtree(root / ".site.releases")


def _read_on(
    site: Path, pages: list[str], stop: threading.Event, wrong: list[str], versions: dict[str, set[bytes]]
) -> None:
    """Reads pages, and all that a page fetches, over HTTP until told to stop."""
    handler = partial(Handler, directory=str(site), changes=Changes())
    server = Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    link = http.client.HTTPConnection(*server.server_address)
    while not stop.is_set():
        for page in pages:
            link.request("GET", f"/{page}")
            answer = link.getresponse()
            body = answer.read().removesuffix(b'<script src="/-/reload.js"></script>')
            if answer.status != 200 or body not in versions[page]:
                wrong.append(f"{page}: {answer.status}, {len(body)} bytes")
            versions["read"].add(body)
    server.shutdown()


def _built(root: Path, versions: dict[str, Path]) -> None:
    """The whole site of `root`, in two versions, published one after the other."""
    for name, folder in versions.items():
        edit(root, name)
        with (root / "theme/overrides/assets/suixue/app.css").open("a") as style:
            style.write(f"/* {name} */")
        assert child(lambda: build(root)) == (PUBLISHED, "")
        shutil.copytree((root / "site").resolve(), folder, ignore=shutil.ignore_patterns("*.gz", "*.br"))


def _written(root: Path, versions: dict[str, Path]) -> None:
    """A site of few files, so that it can be published often whatever else the disk has to do."""
    for number, name in enumerate(("zero", *versions)):

        def fill(folder: Path, number: int = number, name: str = name) -> bool:
            style = folder / f"assets/suixue/app.{number:08d}.css"
            style.parent.mkdir(parents=True)
            style.write_text(f"/* {name} */")
            (folder / "data").mkdir()
            for page in ("index.html", "data/courses.json"):
                (folder / page).write_text(f"{name}\n" * 30_000)
            return True

        assert publish(root / "site", fill)
        if name in versions:
            shutil.copytree((root / "site").resolve(), versions[name])


@pytest.mark.parametrize(
    ("laid", "publishes"), [(_written, 20), pytest.param(_built, 100, marks=pytest.mark.long)], ids=["few", "whole"]
)
def test_readers_notice_nothing_of_many_publishes(
    request: pytest.FixtureRequest, tmp_path: Path, laid: Callable[[Path, dict[str, Path]], None], publishes: int
) -> None:
    """Every file of a site, and every script and style sheet of the release before, is read over and over while two
    versions of it are published in turn, so many times and until every file was read in both: each answer is 200, and
    the whole of what one of the two has there.
    """
    published = request.getfixturevalue("published") if laid is _built else tmp_path
    laid(published, {name: tmp_path / name for name in ("one", "two")})
    pages = [path.relative_to(tmp_path / "two").as_posix() for path in (tmp_path / "two").rglob("*") if path.is_file()]
    own = r"\.(?:map|gz|br)$|earlier.txt|^sw.js$"  # what nobody reads, and what a preview says itself
    pages = [page for page in pages if not re.search(own, page)]
    styles = [page for page in pages if re.search(r"/app\.\w+\.css$", page)]
    assert len(styles) == 3  # of both, and of the release before
    files = {page: [tmp_path / name / page for name in ("one", "two")] for page in pages}
    versions = {page: {file.read_bytes() for file in files[page] if file.exists()} for page in pages}
    stop, wrong = threading.Event(), []
    versions["read"] = set()
    reading = (published / "site", pages, stop, wrong, versions)
    readers = [threading.Thread(target=_read_on, args=reading) for _ in range(2)]
    for reader in readers:
        reader.start()
    _publish_in_turn(published / "site", [tmp_path / "one", tmp_path / "two"], publishes, versions)
    stop.set()
    for reader in readers:
        reader.join()
    assert wrong == []
    assert _all_read(versions)


def _publish_in_turn(site: Path, sources: list[Path], publishes: int, versions: dict[str, set[bytes]]) -> None:
    for number in range(SLOWEST_READERS):
        if number >= publishes and _all_read(versions):
            return
        source = sources[number % 2]
        assert publish(site, lambda folder, source=source: bool(shutil.copytree(source, folder, dirs_exist_ok=True)))


def _all_read(versions: dict[str, set[bytes]]) -> bool:
    """Whether every changing page was read in each of its versions."""
    read = versions["read"].copy()
    changing = [held for page, held in versions.items() if page != "read" and len(held) == 2]
    assert changing
    return all(held <= read for held in changing)
