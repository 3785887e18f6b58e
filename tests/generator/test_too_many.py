"""Files with more in them, or more wrong with them, than any that people wrote: said once, and quickly."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from generator.diagnostics import Findings
from generator.exchange.importing import Target, plan, preview
from generator.fix.run import fix
from generator.progress import quiet
from generator.read.places import read_layers
from generator.read.questions import MOST_QUESTIONS, read_bank
from generator.read.tree import walk_tree
from generator.source.markdown import MAX_PAGE
from generator.source.patience import MOST_FAULTS
from generator.source.yaml import MAX_PARTS, parse_yaml
from tests.generator.spoiled import TODAY, found, lay

HEAD = "schema: 1\nbank: huge\ntitle: 大\nowner: 部\nreviewed: 2026-11-01\nreview_every: 12m\nquestions:\n"
FIRST = HEAD.count("\n") + 1
"""The line of the first question."""
DRAFT = "- {{id: huge-{:06}, type: true_false, status: draft, stem: 第{}道, answer: true}}\n"
ENOUGH = "前面的错误太多，从这里起没有再查，请先改好前面的，再检查一次"


def _bank(root: Path, questions: str) -> tuple[list[tuple[int, str, str]], int]:
    """What is found in a bank of these questions, as (line, slug, message), and how many of them were read."""
    (root / "huge.yml").write_text(HEAD + questions, encoding="utf-8")
    findings = Findings()
    bank = read_bank(root, "huge.yml", findings)
    told = [(item.location.line, item.slug, item.message) for item in findings if item.severity == "error"]
    return told, len(bank.questions) if bank else 0


def _drafts(count: int) -> str:
    return "".join(DRAFT.format(at, at) for at in range(count))


@pytest.mark.parametrize(("count", "slugs"), [(MOST_QUESTIONS, []), (MOST_QUESTIONS + 2, ["bad-count"])])
def test_a_bank_of_too_many_questions_is_to_be_split_at_the_first_that_is_too_many(
    tmp_path: Path, count: int, slugs: list[str]
) -> None:
    told, read = _bank(tmp_path, _drafts(count))
    assert [slug for _, slug, _ in told] == slugs
    assert read == MOST_QUESTIONS
    for line, _, message in told:
        assert line == FIRST + MOST_QUESTIONS
        assert message == f"一个题库最多 {MOST_QUESTIONS} 道题，这里有 {count} 道，请把这一道和以后的移到另一个题库"


def test_of_a_bank_with_too_many_faults_the_rest_is_not_read(tmp_path: Path) -> None:
    told, read = _bank(tmp_path, "- {}\n" * MOST_QUESTIONS)
    line, slug, message = told[-1]
    assert (slug, message) == ("too-many-faults", ENOUGH)
    assert FIRST < line < FIRST + MOST_FAULTS
    assert MOST_FAULTS <= len(told) < MOST_FAULTS + 100
    assert read == line - FIRST


def test_a_question_of_too_many_faults_is_not_read_to_its_end(tmp_path: Path) -> None:
    told, _ = _bank(tmp_path, f"- type: single_choice\n  options: [{'{},' * 200_000}]\n")
    assert len(told) < MOST_FAULTS + 100
    assert "too-many-faults" in {slug for _, slug, _ in told}


def test_as_many_warnings_as_there_are_rooms_end_nothing(tmp_path: Path) -> None:
    root = lay(tmp_path / "project")
    file = root / "content/places/mama-rooms/demo.csv"
    head, *rows = csv.reader(file.read_text(encoding="utf-8").splitlines())
    cells = dict(zip(head, rows[0], strict=True)) | {"地址": "路口"}
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, head)
        writer.writeheader()
        writer.writerows(cells | {"编号": f"{cells['编号'][:7]}{at:06}"} for at in range(2 * MOST_FAULTS))
    findings = Findings()
    (layer,) = read_layers(walk_tree(root, findings), findings)
    assert len(layer.places) == 2 * MOST_FAULTS
    assert {item.slug for item in findings} == {"place-address-length"}


def test_of_a_table_with_every_cell_wrong_the_rest_is_not_read(tmp_path: Path) -> None:
    root = lay(tmp_path / "project")
    file = root / "content/places/mama-rooms/demo.csv"
    head = file.read_text(encoding="utf-8").splitlines()[0]
    file.write_text(f"{head}\n" + (",".join(["x"] * len(head.split(","))) + "\n") * 40_000, encoding="utf-8")
    findings = Findings()
    read_layers(walk_tree(root, findings), findings)
    told = [item for item in findings if item.severity == "error"]
    assert MOST_FAULTS < len(told) < MOST_FAULTS + 100
    assert [item.message for item in told if item.slug == "too-many-faults"] == [ENOUGH]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("content/sources.yml", "schema: 1\nsources:\n" + "- {}\n" * 50_000),
        ("content/courses.yml", "schema: 1\ncourses:\n" + "- {}\n" * 50_000),
        ("quizzes/topics.yml", "schema: 1\ntopics:\n" + "".join(f"  a{at}: x\n" for at in range(50_000))),
        ("quizzes/bank.lock", "schema: 1\nquestions:\n" + "".join(f"  a-{at}: x\n" for at in range(50_000))),
    ],
)
def test_of_a_register_with_too_many_faults_the_rest_is_not_read(tmp_path: Path, file: str, text: str) -> None:
    root = lay(tmp_path / "project")
    (root / file).write_text(text, encoding="utf-8")
    told = [item for item in found(root) if item.location.file == file and item.severity == "error"]
    assert MOST_FAULTS < len(told) < MOST_FAULTS + 100
    assert [item.message for item in told if item.slug == "too-many-faults"] == [ENOUGH]


@pytest.mark.parametrize("line", ["\ta", "bank：1", "- a #b", '- "\\u200b"'])
def test_of_yaml_with_too_many_faults_the_rest_is_not_looked_at(line: str) -> None:
    findings = Findings()
    parse_yaml(f"{line}\n" * 200_000, "quizzes/a.yml", findings, frozenset({"bank"}))
    told = list(findings)
    assert len(told) == MOST_FAULTS + 1
    assert (told[-1].location.line, told[-1].slug, told[-1].message) == (MOST_FAULTS + 1, "too-many-faults", ENOUGH)


def test_an_id_that_was_not_read_is_given_to_no_other(tmp_path: Path) -> None:
    root = lay(tmp_path / "project")
    bank = root / "quizzes/demo.yml"
    text = bank.read_text(encoding="utf-8") + DRAFT.replace("huge", "demo").format(1, 1).replace(
        "id: demo-000001, ", ""
    )
    bank.write_text(text + "- {}\n" * MOST_FAULTS + "- {id: demo-0700}\n", encoding="utf-8")
    fix(root, TODAY, bump=False, progress=quiet)
    assert "- {id: demo-0701, type: true_false, status: draft, stem: 第1道" in bank.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("head", "row", "most"),
    [
        ("题型,题干,答案", "判断题,第{}道题说得对不对,对", MOST_QUESTIONS),
        pytest.param(
            "题型,题干,选项A,选项B,选项C,选项D,答案", "单选题,{}？,1,2,3,4,A", MAX_PARTS // 16, marks=pytest.mark.long
        ),
    ],
    ids=["questions", "lines"],
)
def test_an_import_begins_another_bank_where_one_is_full(tmp_path: Path, head: str, row: str, most: int) -> None:
    root = lay(tmp_path / "project")
    rows = "\n".join(row.format(at) for at in range(most + 1))
    (tmp_path / "a.csv").write_text(f"{head}\n{rows}\n", encoding="utf-8")
    made = plan(root, tmp_path / "a.csv", Target("huge", TODAY))
    assert made.errors == 0
    assert [bank.name for bank in made.banks] == ["huge", "huge-2"]
    assert most - 1 <= len(made.banks[0].ids) <= most
    assert "一个题库文件放不下这么多，所以分成 2 个题库" in preview(made, "a.csv")


@pytest.mark.parametrize(
    ("size", "message"),
    [(MAX_PAGE, ""), (MAX_PAGE + 1, "文件有 0.20 MB，超过 0.2 MB，请拆成几个文件"), (2_500_000, "文件有 2.50 MB，超过 0.2 MB，请拆成几个文件")],
)  # fmt: skip
def test_a_page_is_no_longer_than_anybody_reads(tmp_path: Path, size: int, message: str) -> None:
    root = lay(tmp_path / "project")
    page = root / "content/lessons/demo/demo-one.md"
    page.write_bytes(page.read_bytes().ljust(size, b"\n"))
    assert [item.message for item in found(root) if item.slug == "file-too-large"] == [message] * bool(message)
