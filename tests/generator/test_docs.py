"""The documents say what is true: every name an editor or a contributor may meet is in them, every example works."""

from __future__ import annotations

import ast
import io
import json
import re
import shutil
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from openpyxl import load_workbook

from generator import pipeline
from generator.check import manuals
from generator.cli import main
from generator.derive.collected import Collected
from generator.derive.handbook import WORKBOOK, derive_handbook
from generator.fix.run import write_lock
from generator.geo.coordinates import TO_GCJ02
from generator.model.place import ACCESS, LEVELS, STATUSES, TYPES
from generator.progress import quiet
from generator.question_types import TYPES as QUESTION_TYPES
from generator.question_types.options import OPTION
from generator.read import lessons, papers, places_layer, questions, registers, settings
from generator.read.places_hours import normalise_hours
from generator.source.fields import ListOf, MapOf, Record
from generator.source.scalars import OneOf
from generator.video.captions import silent

ROOT = Path(__file__).parents[2]
HANDBOOK = ROOT / "content" / "handbook"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *HANDBOOK.glob("*.md"), *ROOT.glob("requirements/*.md")])
TODAY = date(2026, 12, 1)

_SLUG = re.compile(r"(?![a-z-]+-(?:src|uri|action)$)[a-z]+(?:-[a-z0-9]+)+|symlink")
_OTHER_WORDS = {
    "chinese-simplified",
    "cmn-latn-pinyin",
    "espeak-ng",
    "mama-rooms",
    "mkdocs-material",
    "no-cache",
    "no-referrer",
    "no-store",
    "rev-parse",
    "same-origin",
    "stroke-width",
    "suixue-record",
    "utf-8",
    "utf-8-sig",
    "utf-16-be",
    "utf-16-le",
    "yyyy-mm-dd",
}
"""Strings in the code that look like slugs and are none."""
_EXAMPLE = re.compile(r"^完整样例，存为 `([^`]+)`：\n\n```\w+\n(.*?)^```$", re.M | re.S)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _page(name: str) -> str:
    return _read(HANDBOOK / f"{name}.md")


_UNMISTAKABLE = {
    "answer-twice", "duplicate-lesson", "file-missing", "id-not-of-bank", "not-a-file", "place-column-duplicate",
    "place-coordinates-swapped", "place-id-prefix", "place-layer-id", "place-layer-missing", "place-outside-county", "place-swapped-whole-file", "slide-without-points",
    "slide-without-title", "symlink", "value-and-range",
}  # fmt: skip
"""Planted faults that nothing allowed looks like."""


def _strings(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _slugs() -> set[str]:
    """Every string in the code that has the form of a slug."""
    files = (ROOT / "generator").rglob("*.py")
    found = {text for file in files for text in _strings(ast.parse(_read(file))) if _SLUG.fullmatch(text)}
    return found - _OTHER_WORDS


def _explained() -> set[str]:
    """The slugs in the handbook's page of rules, written by hand or by the rules themselves."""
    derived = {slug for manual in manuals() for slug in manual.partition(": ")[0].split(", ")}
    return derived | set(re.findall(r"^\| `([a-z0-9-]+)` \|", _page("checks"), re.M))


def test_every_slug_is_explained_and_every_explained_slug_is_used() -> None:
    assert _slugs() == _explained()


def _fixtures(kind: str) -> set[str]:
    return {path.name.partition("--")[0] for path in (ROOT / "tests/fixtures" / kind).iterdir()}


def test_every_rule_has_a_planted_fault_and_a_near_miss() -> None:
    """What needs more than a check is planted elsewhere: media, built pages, the lock, the report."""
    files = (ROOT / "tests/generator").rglob("test_*.py")
    elsewhere = "".join(_read(path) for path in files if path.name != Path(__file__).name)
    planted, near = _fixtures("bad"), _fixtures("near")
    assert {slug for slug in _explained() - planted if f'"{slug}"' not in elsewhere} == set()
    assert (_explained() & planted) - near == _UNMISTAKABLE


def test_a_slug_is_never_put_together() -> None:
    """Else it could not be found by its name, neither here nor by an editor."""
    for file in (ROOT / "generator").rglob("*.py"):
        for node in ast.walk(ast.parse(_read(file))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in (
                "error",
                "warning",
                "Diagnostic",
            ):
                assert not any(isinstance(argument, ast.JoinedStr) for argument in node.args[1:-1]), (file, node.lineno)


@pytest.mark.parametrize("manual", manuals(), ids=lambda manual: manual.partition(",")[0].partition(":")[0])
def test_a_rule_says_what_it_keeps_and_why(manual: str) -> None:
    first, _, reason = manual.partition("\n")
    assert re.fullmatch(r"[a-z-]+(, [a-z-]+)*: .+。", first)
    assert reason.strip()


@pytest.mark.parametrize("command", [main, *main.commands.values()], ids=lambda command: command.name)
def test_every_command_and_option_is_described(command: click.Command) -> None:
    page = _page("commands")
    if command is not main:
        assert f"## suixue {command.name} " in page
    context = click.Context(command, help_option_names=["-h", "--help"])
    for parameter in command.get_params(context):
        for option in parameter.opts if isinstance(parameter, click.Option) else []:
            assert f"`{option}`" in page, option
        if isinstance(parameter.type, click.Choice):
            assert all(f"`{choice}`" in page for choice in parameter.type.choices)


def test_every_exit_code_is_described() -> None:
    for code in range(4):
        assert re.search(rf"^\| {code} \|", _page("commands"), re.M)


def _names(kind: Any) -> Iterator[str]:
    """Every field name and controlled word under a typed reader."""
    if isinstance(kind, Record):
        for name, field in kind.fields.items():
            yield name
            yield from _names(field.kind)
    elif isinstance(kind, ListOf | MapOf):
        yield from _names(kind.kind)
    elif isinstance(kind, OneOf):
        yield from kind.words


_FIELDS = {
    "lessons": [lessons.FRONT],
    "questions": [
        questions.BANK,
        questions._DEFAULTS,
        Record("试题", questions._COMMON),
        OPTION,
        *(kind.fields for kind in QUESTION_TYPES.values()),
    ],
    "papers": [papers.PAPER],
    "places": [places_layer.LAYER],
    "registers": [
        registers._COURSE,
        registers._TRACK,
        registers._SOURCE,
        registers._NOTICE,
        registers.SYNONYMS_FILE,
        settings._SETTINGS,
    ],
}


@pytest.mark.parametrize(("page", "kind"), [(page, kind) for page, kinds in _FIELDS.items() for kind in kinds])
def test_every_field_and_word_is_described(page: str, kind: Record) -> None:
    text = _page(page) + (_page("questions") + _page("credits") if page in ("papers", "registers") else "")
    assert not [name for name in _names(kind) if f"`{name}`" not in text and f": {name}`" not in text]


@pytest.mark.parametrize(
    "word", [*places_layer.REQUIRED, *places_layer.OPTIONAL, *TYPES, *ACCESS, *LEVELS, *STATUSES, *TO_GCJ02]
)
def test_every_column_and_word_of_the_rooms_table_is_described(word: str) -> None:
    assert f"`{word}`" in _page("places")


def test_the_facility_words_are_those_of_the_layer() -> None:
    words = yaml.safe_load(_read(ROOT / "content/places/mama-rooms/layer.yml"))["facilities"]
    assert " ".join(f"`{word}`" for word in words) in _page("places")


def test_the_handbook_is_staged_in_reading_order_and_holds_every_rule(handbook_project: pipeline.Project) -> None:
    shutil.copytree(HANDBOOK, handbook_project.root / "content/handbook")
    site, _ = pipeline.check(handbook_project)
    assert site is not None
    out = Collected(site.root)
    derive_handbook(site, manuals(), out)
    names = [
        "",
        "/lessons",
        "/questions",
        "/papers",
        "/places",
        "/registers",
        "/checks",
        "/importing",
        "/credits",
        "/commands",
        "/hosting",
    ]
    assert [page.path for page in out.pages] == [f"handbook{name}/index.md" for name in names]
    checks = out.pages[names.index("/checks")].body
    assert all(f"<code>{slug}</code>" in checks for slug in _slugs())


def test_the_handbook_offers_the_workbook_with_the_topics_to_choose_from(handbook_project: pipeline.Project) -> None:
    handbook_project.videos = False
    out, _, findings = pipeline.derive(handbook_project)
    assert out and not findings.errors
    assert WORKBOOK not in out.data  # where no page offers it
    shutil.copytree(HANDBOOK, handbook_project.root / "content/handbook")
    out, _, findings = pipeline.derive(handbook_project)
    assert out and not findings.errors
    page = next(page for page in out.pages if page.path == "handbook/importing/index.md")
    assert f'href="../{Path(WORKBOOK).name}" download' in page.body
    site, _ = pipeline.check(handbook_project)
    assert site is not None
    listed = {cell.value for sheet in load_workbook(io.BytesIO(out.data[WORKBOOK])) for row in sheet for cell in row}
    assert {topic.name for topic in site.topics} <= listed


def _examples() -> dict[str, str]:
    """File → text of every complete example; they make one small project together."""
    return dict(example for path in sorted(HANDBOOK.glob("*.md")) for example in _EXAMPLE.findall(_read(path)))


@pytest.fixture
def handbook_project(tmp_path: Path) -> pipeline.Project:
    """Nothing but the handbook's complete examples; of papers none, for which there are too few questions."""
    shutil.copy(ROOT / "site_config.yml", tmp_path)
    for file, text in _examples().items():
        if not file.startswith("quizzes/papers/"):
            (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / file).write_text(text, encoding="utf-8")
    write_lock(tmp_path, TODAY, quiet)
    return pipeline.Project(tmp_path, TODAY)


def test_the_handbooks_examples_make_a_project_without_a_finding(handbook_project: pipeline.Project) -> None:
    site, findings = pipeline.check(handbook_project)
    assert not list(findings)
    assert site is not None
    assert {question.type for question in site.questions} == set(QUESTION_TYPES)
    assert site.lessons and site.courses and site.tracks and site.sources and site.topics
    assert [len(layer.places) for layer in site.layers] == [2]
    assert all(silent(lesson.slides).seconds < site.settings.video_seconds for lesson in site.lessons)


def test_the_handbooks_paper_lacks_nothing_but_questions(handbook_project: pipeline.Project) -> None:
    (file,) = (file for file in _examples() if file.startswith("quizzes/papers/"))
    (handbook_project.root / file).parent.mkdir()
    (handbook_project.root / file).write_text(_examples()[file], encoding="utf-8")
    site, findings = pipeline.check(handbook_project)
    assert {item.slug for item in findings} == {"paper-infeasible"}
    assert site is not None and [paper.points for paper in site.papers] == [100]


def test_every_example_is_marked_once() -> None:
    marks = sum(_read(path).count("完整样例，存为") for path in HANDBOOK.glob("*.md"))
    assert len(_examples()) == marks >= 7


def test_opening_hours_are_written_as_the_handbook_says() -> None:
    section = _page("places").partition("## 开放时间怎么写")[2].partition("\n## ")[0]
    written = re.findall(r"^\| `([^`]+)` \|", section, re.M)
    assert len(written) >= 5
    assert all(normalise_hours(hours) for hours in written)


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md", "CONTRIBUTING.md", "content/handbook/commands.md"])
def test_every_make_target_named_exists(name: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", _read(ROOT / "Makefile"), re.M))
    named = set(re.findall(r"(?:`|^)make ([a-z-]+)", _read(ROOT / name), re.M))
    assert named and named <= targets


def test_both_readmes_promise_and_name_as_much() -> None:
    english, chinese = (_read(ROOT / name) for name in ("README.md", "README.zh-CN.md"))
    for what in (r"^- \*\*", r"^\| `([^`]+)`", r"^## "):
        assert len(re.findall(what, english, re.M)) == len(re.findall(what, chinese, re.M)), what


def test_every_dependency_is_named_with_its_reason() -> None:
    project = tomllib.loads(_read(ROOT / "pyproject.toml"))["project"]
    theme = json.loads(_read(ROOT / "theme/package.json"))
    python = sum(project["optional-dependencies"].values(), project["dependencies"])
    names = {re.split(r"[<>=~!\[; ]", requirement)[0] for requirement in python}
    names |= {*theme["dependencies"], *theme["devDependencies"]}
    names |= {*json.loads(_read(ROOT / "tests/bench/npm/package.json"))["dependencies"]}
    rows = re.findall(r"^\| (.+?) \| .+ \| .+ \|$", _read(ROOT / "CONTRIBUTING.md"), re.M)
    listed = {name.strip() for row in rows for name in row.split(",")}
    assert names <= listed, names - listed


def test_every_part_of_the_house_is_named() -> None:
    parts = {path.name for path in (ROOT / "generator").iterdir() if not path.name.startswith((".", "_"))}
    table = _read(ROOT / "CONTRIBUTING.md").partition("| Where |")[2].partition("\n\n")[0]
    named = re.findall(r"`(?:generator/)?([a-z_]+(?:\.py)?)/?`", table)
    assert parts <= set(named), parts - set(named)


@pytest.mark.parametrize("name", ["site", "dev", "node"])
def test_what_is_installed_is_locked_by_hash_and_not_by_place(name: str) -> None:
    text = _read(ROOT / f"requirements/{name}.txt").replace("\\\n", "")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert lines and all(re.fullmatch(r"[\w.-]+(\[\w+\])?==\S+.*--hash=sha256:[0-9a-f]{64}.*", line) for line in lines)
    assert "://" not in text


def test_the_lock_of_a_site_holds_what_the_project_asks_for_and_no_more() -> None:
    """`make lock` was run: nothing that only the tests need is installed for a site."""
    project = tomllib.loads(_read(ROOT / "pyproject.toml"))["project"]
    locked = set(re.findall(r"^([\w.-]+)==", _read(ROOT / "requirements/site.txt"), re.M))
    names = {re.split(r"[<>=~!\[; ]", requirement)[0].lower() for requirement in project["dependencies"]}
    assert names <= locked, names - locked
    only_tests = {
        re.split(r"[<>=~!\[; ]", requirement)[0].lower() for requirement in project["optional-dependencies"]["dev"]
    }
    assert not only_tests & locked, only_tests & locked


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_document_names_no_machine_host_or_issue(path: Path) -> None:
    text = _read(path)
    assert not re.search(r"/(?:home|root|Users|work|tmp)/|[A-Za-z]:\\", text)
    assert not re.search(r"pypi\.org|npmjs|mirrors?\.|\b(?:registry|index)\.[a-z]+\.", text)
    assert not re.search(r"(?<![\w&])#\d+\b", text)


@pytest.mark.parametrize("path", sorted(ROOT.glob("*.md")), ids=lambda path: path.name)
def test_a_document_links_to_files_that_exist(path: Path) -> None:
    for target in re.findall(r"(?<!!)\[[^\]]*\]\(([^)#]+)\)", _read(path)):
        assert target.startswith("https://") or (ROOT / target).exists(), target


def test_the_changelog_knows_the_version() -> None:
    version = tomllib.loads(_read(ROOT / "pyproject.toml"))["project"]["version"]
    assert f"## {version}（" in _read(ROOT / "CHANGELOG.md")
