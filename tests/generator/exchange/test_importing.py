"""The commands: a preview of every problem, all of it or nothing, ids that nothing ever had, every loss said."""

from __future__ import annotations

import io
import sys
import zipfile
from datetime import date, datetime, timezone, tzinfo
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pytest
from click.testing import CliRunner, Result

from generator import pipeline
from generator.cli import exit_code, export, main
from generator.exchange import FORMATS, banks, exporting, importing
from generator.exchange.tables.excel import LISTS
from generator.progress import quiet
from tests.generator.exchange.books import HEADER, workbook

TODAY = "2026-12-01"
Q = ("工会是谁的群众组织？", "职工", "单位", "政府", "股东")
GOOD = workbook(试题=[HEADER, (*Q, "A"), ("第二题问什么？", *Q[1:], "BC")])
BAD = workbook(
    试题=[
        HEADER,
        (*Q, "A"),
        ("第二题问什么？", *Q[1:], "E"),
        ("第三题问什么？", *Q[1:], None),
        ("第四题问什么？", *Q[1:], None),
    ]
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "quizzes").mkdir()
    return tmp_path


def _run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "-C", str(root)])


def _import(root: Path, data: bytes, *options: str, name: str = "试题.xlsx", bank: str = "gonghui-fa") -> Result:
    (root / name).write_bytes(data)
    return _run(root, "import", str(root / name), "--bank", bank, "--today", TODAY, *options)


def _bank(root: Path, name: str = "gonghui-fa") -> Path:
    return root / "quizzes" / f"{name}.yml"


def test_a_bank_is_made_that_our_own_check_accepts(root: Path) -> None:
    made = _import(root, GOOD, "--title", "工会法", "--owner", "法律工作部")
    assert made.exit_code == 0
    assert made.output.splitlines() == [
        "格式是 Excel 工作簿（.xlsx），读出 2 道题；可以导入的：单选题 1 道，多选题 1 道",
        "新建 quizzes/gonghui-fa.yml：2 道题，gonghui-fa-0001 到 gonghui-fa-0002",
        "其中 2 道存为草稿（draft）：缺解析的 2 道，缺知识点的 2 道；补齐后把 status 改成 live",
    ]
    text = _bank(root).read_text(encoding="utf-8")
    assert "title: 工会法\nowner: 法律工作部\nreviewed: 2026-12-01\n" in text
    assert "导入自 试题.xlsx “试题” 第 2 行" in text
    _, findings = pipeline.check(pipeline.Project(root, date(2026, 12, 1), quiet))
    assert [item for item in findings if item.severity == "error" and item.location.file.startswith("quizzes/g")] == []


def test_one_error_keeps_everything_out_and_all_are_named(root: Path) -> None:
    made = _import(root, BAD)
    assert made.exit_code == 1
    assert made.output.splitlines()[:-2] == [
        "试题.xlsx: “试题” 第 3 行 F 列: error: 答案“E”不在选项 A–D 之中，请改正答案或补上选项",
        "试题.xlsx: “试题” 第 4–5 行 F 列: error: 没有答案，请补上",
    ]
    assert made.output.splitlines()[-1] == "有 3 处错误，一道题也没有导入；请改好后再来"
    assert not _bank(root).exists()


def test_no_more_problems_are_listed_than_anybody_reads_errors_first(root: Path) -> None:
    rows = [(f"{number}. 第几题{number}？", *Q[1:], "Z" * (number % 300 + 1)) for number in range(1, 400)]
    made = _import(root, workbook(表=[HEADER, *rows]))
    lines = made.output.splitlines()
    assert made.exit_code == 1 and len(lines) < importing.MOST_LINES + 5
    assert ": error: " in lines[0] and any(line.startswith("还有 ") and "没有列出" in line for line in lines)


def test_a_dry_run_writes_nothing(root: Path) -> None:
    made = _import(root, GOOD, "--dry-run")
    assert made.exit_code == 0 and "这只是预览" in made.output
    assert list((root / "quizzes").iterdir()) == []


def test_a_bank_grows_at_its_end_and_nothing_in_it_is_touched(root: Path) -> None:
    _import(root, GOOD)
    before = _bank(root).read_bytes().replace(b"\n", b"\r\n") + "# 末尾的话\r\n".encode()
    _bank(root).write_bytes(before)
    made = _import(root, workbook(表=[HEADER, (*Q, "A"), ("第三题问什么？", *Q[1:], "C")]))
    assert made.exit_code == 0
    assert "第 2 行: warning: 题库里已有同样的题（gonghui-fa-0001），不再导入" in made.output
    after = _bank(root).read_bytes()
    assert after.startswith(before) and after.count(b"\r\n") == after.count(b"\n")
    assert b"- id: gonghui-fa-0003\r\n" in after


def test_the_same_file_twice_changes_nothing(root: Path) -> None:
    _import(root, GOOD)
    before = _bank(root).read_bytes()
    assert _import(root, GOOD).exit_code == 1
    assert _bank(root).read_bytes() == before


def test_an_id_is_never_given_twice(root: Path) -> None:
    lock = "schema: 1\nquestions:\n  gonghui-fa-0007: 1 bd40cab66c7d\nretired:\n- gonghui-fa-0041\n- gonghui-fa-a1\n"
    (root / "quizzes/bank.lock").write_text(lock, encoding="utf-8")
    assert "2 道题，gonghui-fa-0042 到 gonghui-fa-0043" in _import(root, GOOD).output


def test_questions_twice_in_a_file_come_once_and_one_stem_with_two_answers_is_said(root: Path) -> None:
    made = _import(root, workbook(表=[HEADER, (*Q, "A"), (*Q, "A"), (*Q, "B")]))
    assert "“表” 第 3 行: warning: 与“表” 第 2 行的题重复，只导入一次" in made.output
    assert "“表” 第 4 行: warning: 与“表” 第 2 行的题题干相同，选项或答案不同，请核对" in made.output
    assert _bank(root).read_text(encoding="utf-8").count("- id: ") == 2


def test_what_only_the_type_knows_is_named_by_its_row(root: Path) -> None:
    made = _import(root, workbook(表=[HEADER, ("工会是谁的？", "职工", "单位", None, None, "AB")]))
    assert made.exit_code == 1
    assert "“表” 第 2 行 B 列: error: 选项：这里有 2 项" in made.output


def test_topics_and_sources_that_the_site_does_not_know_are_named_by_their_cells(root: Path) -> None:
    made = _import(root, workbook(表=[(*HEADER, "知识点", "依据"), (*Q, "A", "没有登记的", "《没有的法》第一条")]))
    assert "“表” 第 2 行 G 列: warning: 知识点“没有登记的”对不上本站的登记，记在 notes 里" in made.output
    assert "“表” 第 2 行 H 列: warning: 依据“《没有的法》第一条”对不上本站的登记，记在 notes 里" in made.output
    assert "原知识点：没有登记的；原依据：《没有的法》第一条" in _bank(root).read_text(encoding="utf-8")


def test_a_bank_with_faults_is_not_added_to(root: Path) -> None:
    _bank(root).write_text("schema: 1\nbank: gonghui-fa\n", encoding="utf-8")
    made = _import(root, GOOD)
    assert made.exit_code == 1 and "题库 quizzes/gonghui-fa.yml 本身有错误" in made.output


@pytest.mark.parametrize("name", ["topics", "Gonghui", "工会", "a", "-a", "../x"])
def test_a_bank_must_have_a_name_that_a_bank_may_have(root: Path, name: str) -> None:
    assert _import(root, GOOD, bank=name).exit_code == 2


def test_more_than_a_file_may_hold_goes_into_several_banks(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(banks, "MAX_BYTES", 1500)
    rows = [(f"工会的第 {number} 件事是什么？", *Q[1:], "A") for number in range(9)]
    made = _import(root, workbook(表=[HEADER, *rows]))
    assert made.exit_code == 0, made.output
    names = sorted(path.stem for path in (root / "quizzes").iterdir())
    assert names[:2] == ["gonghui-fa", "gonghui-fa-2"] and len(names) > 2
    assert all(path.stat().st_size <= 1500 for path in (root / "quizzes").iterdir())
    texts = [_bank(root, name).read_text(encoding="utf-8") for name in names]
    assert sum(text.count("- id: ") for text in texts) == 9
    assert all(f"- id: {name}-0001\n" in text for name, text in zip(names, texts, strict=True))


def test_nothing_is_written_when_the_disk_is_not_ours(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "quizzes/gonghui-fa.yml")

    monkeypatch.setattr(importing, "write_whole", refuse)
    made = _import(root, GOOD)
    assert made.exit_code != 0 and not _bank(root).exists()


_FULL = """schema: 1
bank: gonghui-fa
title: 工会法
owner: 法律工作部
reviewed: 2026-11-01
review_every: 12m
questions:
- id: gonghui-fa-0001
  rev: 1
  type: single_choice
  status: draft
  stem: 工会是**谁**的群众组织？
  options:
  - key: a
    text: 职工
  - key: b
    text: =1+1
  answer: a
  hints:
  - 想一想
  explanation: 看定义就知道，工会是职工的组织。
- id: gonghui-fa-0002
  rev: 1
  type: true_false
  status: retired
  topics:
  - 性质与三性
  stem: 说法甲。
  answer: true
"""


@pytest.mark.parametrize("form", ["excel", "csv", "word", "text", "moodle", "qti", "gift", "aiken", "json"])
def test_every_format_is_written_and_what_it_lacks_is_said(root: Path, form: str) -> None:
    _bank(root).write_text(_FULL, encoding="utf-8")
    out = root / "out"
    made = _run(root, "export", "gonghui-fa", "--format", form, "--out", str(out))
    assert made.exit_code == 0, made.output
    lines = made.output.splitlines()
    assert "gonghui-fa-0001: 没有写进去：提示" in lines
    assert "gonghui-fa-0002: 没有写进去：整道题（已停用）" in lines
    assert lines[-1] == f"写了 {out}：1 道题"
    first = out.read_bytes()
    out.unlink()
    _run(root, "export", "gonghui-fa", "--format", form, "--out", str(out))
    assert out.read_bytes() == first


def test_a_workbook_is_the_same_bytes_whenever_it_is_written(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its library writes the time of saving into it."""

    class Later(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Later:
            return cls(2031, 5, 6, 7, 8, 9, tzinfo=tz)

    first = exporting.template(root)
    monkeypatch.setattr("openpyxl.writer.excel.datetime", SimpleNamespace(datetime=Later, timezone=timezone))
    assert exporting.template(root) == first


def test_a_file_that_is_there_is_not_overwritten(root: Path) -> None:
    _bank(root).write_text(_FULL, encoding="utf-8")
    out = root / "out.csv"
    out.write_text("别动我", encoding="utf-8")
    assert _run(root, "export", "gonghui-fa", "--format", "csv", "--out", str(out)).exit_code == 2
    assert _run(root, "template", "--out", str(out)).exit_code == 2
    assert out.read_text(encoding="utf-8") == "别动我"


def test_no_cell_of_an_exported_table_is_a_formula(root: Path) -> None:
    _bank(root).write_text(_FULL, encoding="utf-8")
    out = root / "out.xlsx"
    _run(root, "export", "gonghui-fa", "--format", "excel", "--out", str(out))
    cells = [cell for sheet in openpyxl.load_workbook(out) for row in sheet.iter_rows() for cell in row]
    assert "=1+1" in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    with zipfile.ZipFile(out) as archive:
        assert b"<f>" not in b"".join(archive.read(name) for name in archive.namelist() if "worksheets" in name)


def test_the_template_offers_kinds_difficulties_and_registered_topics(root: Path) -> None:
    topics = "schema: 1\ntopics:\n  工会基础:\n    性质与三性: 9\n    基本职责: 9\n"
    (root / "quizzes/topics.yml").write_text(topics, encoding="utf-8")
    out = root / "模板.xlsx"
    assert _run(root, "template", "--out", str(out)).exit_code == 0
    book = openpyxl.load_workbook(out)
    rules = {str(rule.sqref).partition("2:")[0]: rule.formula1 for rule in book["试题"].data_validations.dataValidation}
    heads = {cell.value: cell.column_letter for cell in book["试题"][1]}
    assert set(rules) == {heads["题型"], heads["难度"], heads["知识点"]}
    column, _, last = rules[heads["题型"]].partition("!$")[2].replace("$", " ").replace(":", " ").partition(" ")
    words = [cell.value for cell in book[LISTS][column] if cell.value]
    assert words[:3] == ["单选题", "多选题", "判断题"] and str(len(words)) in last
    assert book[LISTS].sheet_state == "hidden"


def test_a_filled_in_template_is_imported(root: Path) -> None:
    out = root / "模板.xlsx"
    _run(root, "template", "--out", str(out))
    book = openpyxl.load_workbook(out)
    heads = {cell.value: cell.column for cell in book["试题"][1]}
    for name, value in {
        "题型": "单选题",
        "题干": Q[0],
        "选项A": "职工",
        "选项B": "单位",
        "答案": "A",
        "难度": 2,
    }.items():
        book["试题"].cell(2, heads[name], value)
    filled = io.BytesIO()
    book.save(filled)
    made = _import(root, filled.getvalue())
    assert made.exit_code == 0, made.output
    assert "difficulty: 2" in _bank(root).read_text(encoding="utf-8")


def _main(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """The exit code and what is said, of the command as it is run."""
    monkeypatch.setattr(sys, "argv", ["suixue", *arguments])
    code = exit_code(main)
    return code, capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["import", "nosuch.xlsx", "--bank", "gonghui-fa"], "FILE 没有这个文件"),
        (["import", "quizzes", "--bank", "gonghui-fa"], "FILE 要写一个文件，这是文件夹"),
        (["import", "good.xlsx", "--bank", "linked"], "quizzes/linked.yml 是链接，不能写也不能读，请换成文件本身"),
        (["import", "good.xlsx", "--bank", "broken"], "quizzes/broken.yml 是链接"),
        (["export", "linked", "--format", "text"], "quizzes/linked.yml 是链接"),
        (["export", "topics", "--format", "text"], "“topics”不是题库"),
        (["export", "../content/sources", "--format", "text"], "“../content/sources”不是题库的名字"),
        (["export", "gonghui-fa", "--format", "text", "--out", "nodir/x.txt"], "没有 nodir 这个文件夹，请先建好"),
        (["export", "gonghui-fa", "--format", "text", "--out", "quizzes"], "--out 要写一个文件，这是文件夹"),
        (["template", "--out", "nodir/x.xlsx"], "没有 nodir 这个文件夹，请先建好"),
    ],
)
def test_what_cannot_be_read_or_written_is_wrong_usage(
    root: Path,
    arguments: list[str],
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(root)
    (root / "good.xlsx").write_bytes(GOOD)
    _bank(root).write_text(_FULL, encoding="utf-8")
    outside = root / "outside.yml"
    outside.write_text(_FULL.replace("bank: gonghui-fa", "bank: linked"), encoding="utf-8")
    _bank(root, "linked").symlink_to(outside)
    _bank(root, "broken").symlink_to(root / "nowhere.yml")
    before = outside.read_bytes()
    code, said = _main(monkeypatch, capsys, *arguments)
    assert code == 2 and words in said, said
    assert outside.read_bytes() == before and not (root / "nowhere.yml").exists()


def test_a_folder_of_banks_that_is_a_link_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "quizzes").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "good.xlsx").write_bytes(GOOD)
    monkeypatch.chdir(tmp_path)
    code, said = _main(monkeypatch, capsys, "import", "good.xlsx", "--bank", "gonghui-fa")
    assert code == 2 and "quizzes 是链接" in said
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_the_command_line_offers_every_format() -> None:
    offered = next(param.type for param in export.params if param.name == "form")
    assert set(offered.choices) == set(FORMATS)  # type: ignore[attr-defined]


def test_what_is_imported_stands_in_the_one_form_of_authored_files(root: Path) -> None:
    """Two writers of YAML, of values here and of marked nodes in `suixue fmt`, must not part."""
    header = ("题型", *HEADER, "解析", "知识点", "难度", "分值", "改正句", "配对")
    none = (None,) * 4
    rows = [
        header,
        ("单选题", *Q, "A", "看定义：“职工”的。\n第二行。", "性质", 2, 5),
        ("判断题", "0012", *none, "错", "- 列表", None, None, None, "说法 #乙。"),
        ("填空题", "工会由____组成，{花}。", *none, "否|no；"),
        ("数值题", "几个？", *none, "20～24人"),
        ("匹配题", "连一连。", *none, None, None, None, None, None, None, "甲 → 一\n乙 → 二"),
        ("简答题", "说说：看。", *none, "长" * 150),
    ]
    made = _import(root, workbook(表=[header, *rows[1:]]))
    assert made.exit_code == 0, made.output
    before = _bank(root).read_bytes()
    assert _run(root, "fmt").exit_code == 0
    assert _bank(root).read_bytes() == before
