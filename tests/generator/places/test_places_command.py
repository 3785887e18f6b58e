"""`suixue places check`: what `suixue check` says of places, and what it would say of a file that somebody sent."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
import pytest

from generator.diagnostics import Findings
from generator.exchange.places.export import FORMATS
from generator.exchange.places.reading import in_project
from generator.exchange.places.told import FORMATS as DIFFS
from generator.kept import Kept
from generator.photos import proof_photos
from generator.places_cli import _DIFFS, _EXPORTS, places
from tests.generator import planted
from tests.generator.exchange.books import workbook
from tests.generator.places.conftest import GOOD, REPOSITORY
from tests.generator.places.layers import SECOND, THIRD, code, lay, run, table
from tests.generator.places.pictures import drawn, saved

BAD = {"设施": "喷泉"}
_CASES = [case for case in planted.cases("bad") if case.name.startswith(("place-", "csv-", "sheet-", "workbook-"))]


def told(result: Any) -> list[tuple[str, int, str]]:
    """Findings in the form for programs."""
    return [(item["file"], item["line"], item["slug"]) for item in json.loads(result.stdout)]


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case.name)
def test_its_findings_are_those_of_a_whole_check(case: Path, tmp_path: Path) -> None:
    planted.lay(case, tmp_path / "project")
    findings = Findings()
    found = in_project(tmp_path / "project", planted.TODAY, findings)
    proof_photos(found.site, tmp_path / "cache", Kept(), findings)
    assert planted.told(case, findings) == planted.expected(case)


def test_it_looks_at_nothing_but_places(tmp_path: Path) -> None:
    lay(tmp_path)
    (tmp_path / "quizzes").mkdir()
    (tmp_path / "quizzes/broken.yml").write_text("id: [", encoding="utf-8")
    result = run(tmp_path, "check")
    assert (code(result), result.stdout) == (0, "")
    assert "没有发现问题" in result.stderr


def test_paths_narrow_what_is_told(tmp_path: Path) -> None:
    folder = lay(tmp_path, {}, BAD | SECOND)
    (folder / "other.csv").write_text(table(THIRD | {"设施": "秋千"}), encoding="utf-8")
    whole = run(tmp_path, "check", "--format", "json")
    assert {file for file, _, _ in told(whole)} == {
        f"content/places/mama-rooms/{name}.csv" for name in ("jinan", "other")
    }
    part = run(tmp_path, "check", "--format", "json", str(folder / "other.csv"))
    assert told(part) == [("content/places/mama-rooms/other.csv", 2, "place-facility-unknown")]
    assert code(whole) == code(part) == 1


def test_a_file_from_outside_is_read_as_if_it_lay_in_the_layer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(tmp_path / "project")
    (tmp_path / "mail").mkdir()
    (tmp_path / "mail/济南 十一月.csv").write_text(table({}, SECOND | BAD), encoding="gbk")
    monkeypatch.chdir(tmp_path)
    result = run(tmp_path / "project", "check", "mail/济南 十一月.csv")
    assert code(result) == 1
    assert result.stdout.startswith("mail/济南 十一月.csv:3:")
    assert "place-facility-unknown" in result.stdout and "喷泉" in result.stdout
    assert "place-id-duplicate" not in result.stdout  # what the project has of that city is what it will replace


def test_a_workbook_from_outside_is_named_by_its_whole_path(tmp_path: Path) -> None:
    lay(tmp_path / "project")
    header = list(GOOD)
    row = [(GOOD | {"状态": "开张"})[name] for name in header]
    (tmp_path / "sent.xlsx").write_bytes(workbook(None, 小屋=[header, row]))
    result = run(tmp_path / "project", "check", "--format", "json", str(tmp_path / "sent.xlsx"))
    assert told(result) == [(str(tmp_path / "sent.xlsx"), 2, "place-status-unknown")]


def test_a_folder_from_outside_is_all_its_tables(tmp_path: Path) -> None:
    lay(tmp_path / "project")
    (tmp_path / "mail").mkdir()
    for name, change in (("a", {}), ("b", SECOND | {"地址": "少"})):
        (tmp_path / f"mail/{name}.csv").write_text(table(change), encoding="utf-8")
    (tmp_path / "mail/~$a.xlsx").write_bytes(b"")
    (tmp_path / "mail/readme.txt").write_text("", encoding="utf-8")
    result = run(tmp_path / "project", "check", "--format", "json", str(tmp_path / "mail"))
    assert told(result) == [(str(tmp_path / "mail/b.csv"), 2, "place-address-length")]


def test_photos_of_a_file_from_outside_are_looked_for_in_the_layer(tmp_path: Path) -> None:
    folder = lay(tmp_path / "project")
    (folder / "photos").mkdir()
    for name in ("a.jpg", "unused.jpg"):
        (folder / "photos" / name).write_bytes(saved(drawn()))
    (tmp_path / "sent.csv").write_text(table({"照片": "a.jpg"}, SECOND | {"照片": "b.jpg"}), encoding="utf-8")
    result = run(tmp_path / "project", "check", "--format", "json", str(tmp_path / "sent.csv"))
    assert told(result) == [(str(tmp_path / "sent.csv"), 3, "place-photo-missing")]


def test_another_layer_has_other_columns(tmp_path: Path) -> None:
    lay(tmp_path / "project")
    (tmp_path / "sent.csv").write_text(
        table({"设施": "午餐", "开营": "2026-07-01", "结营": "2026-06-01"}), encoding="utf-8"
    )
    result = run(tmp_path / "project", "check", "--layer", "camps", "--format", "json", str(tmp_path / "sent.csv"))
    slugs = {slug for _, _, slug in told(result)}
    assert {"place-date-order", "place-column-unknown"} <= slugs
    assert "place-facility-unknown" not in slugs


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check", "--layer", "nothing", "{mail}/a.csv"], "没有“nothing”这个图层"),
        (["check", "{mail}/a.csv", "{project}/content"], "请分两次检查"),
        (["check", "{mail}/note.txt"], "另存为 .xlsx 或 .csv"),
        (["check", "{mail}/A.CSV"], "请把后缀改成小写的 .csv"),
        (["check", "{mail}/empty"], "请换一个文件夹"),
        (["check", "-C", "{mail}"], "请到项目的文件夹里运行"),
        (["template", "mama-room"], "是否想写“mama-rooms”"),
        (["export", "--format", "kml", "--city", "济南"], "是否想写“济南市”"),
        (["export", "--format", "kml", "--facility", "冰厢"], "是否想写“冰箱”"),
        (["export", "--format", "kml", "--access", "公开"], "请改为：对外开放、登记后使用、本单位职工"),
        (["export", "camps", "--format", "kml", "--basic"], "没有基本配置"),
        (["export", "--format", "geojson", "-o", "{mail}/b.kml"], "b.kml 的后缀要是 .geojson，请改名"),
        (["diff", "--format", "xlsx", "{mail}/a.csv", "{mail}/a.csv"], "请用 -o 写明"),
        (["diff", "-o", "{mail}/a.csv", "{mail}/a.csv", "{mail}/a.csv"], "已经有"),
        (["diff", "--format", "xlsx", "-o", "{mail}/b.csv", "{mail}/a.csv", "{mail}/a.csv"], "后缀要是 .xlsx"),
        (["template", "-o", "{mail}/none/a.xlsx"], "请先建好"),
        (["template", "-o", "{mail}/b.csv"], "b.csv 的后缀要是 .xlsx，请改名"),
    ],
)  # fmt: skip
def test_wrong_usage_is_told_with_what_to_do(tmp_path: Path, words: list[str], said: str) -> None:
    lay(tmp_path / "project")
    (tmp_path / "mail/empty").mkdir(parents=True)
    (tmp_path / "mail/a.csv").write_text(table({}), encoding="utf-8")
    for name in ("note.txt", "A.CSV"):
        (tmp_path / "mail" / name).write_text("", encoding="utf-8")
    places = {"mail": tmp_path / "mail", "project": tmp_path / "project"}
    result = run(tmp_path / "project", *(word.format(**places) for word in words))
    assert code(result) == 2, result.exception
    assert said in str(result.exception)


@pytest.mark.parametrize("command", places.commands.values(), ids=lambda command: str(command.name))
def test_every_option_and_word_is_described(command: click.Command) -> None:
    page = (REPOSITORY / "content/handbook/commands.md").read_text(encoding="utf-8")
    section = page.partition(f"### suixue places {command.name} ")[2].partition("\n##")[0]
    shared = page.partition("## 各命令共有的选项")[2]
    assert section
    for parameter in command.params:
        for option in parameter.opts if isinstance(parameter, click.Option) else []:
            assert f"`{option}`" in section + shared, option
        if isinstance(parameter.type, click.Choice):
            assert all(f"`{choice}`" in section + shared for choice in parameter.type.choices)


def test_the_words_of_formats_are_those_of_their_tables() -> None:
    assert tuple(FORMATS) == _EXPORTS
    assert {"text", *DIFFS} == set(_DIFFS)
