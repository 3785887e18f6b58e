"""`suixue new lesson`: a file that passes `fmt`, a place in its course, hints that are found; or nothing at all."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator import cli, pipeline
from generator.diagnostics import Findings
from generator.fix.edits import Source
from generator.fix.form import reformat
from generator.ingest import Answer
from generator.model.lesson import TO_WRITE
from generator.new_lesson import Request, create
from tests.generator.video.films import H264, film, picture, sound

TODAY = date(2026, 12, 1)
COURSES = "content/courses.yml"
FILE = "content/lessons/demo/demo-new.md"
Begin = Callable[..., Answer]


@pytest.fixture
def begin(root: Path) -> Begin:
    def run(lesson: str = "demo-new", title: str = "新的一课", course: str = "demo", **others: object) -> Answer:
        return create(root, TODAY, Request(lesson, title, course, **others))  # type: ignore[arg-type]

    return run


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def authored(root: Path) -> dict[str, bytes]:
    return {name: data for name, data in files(root).items() if not name.startswith(".cache/")}


def test_a_new_lesson_stands_in_its_course_and_nothing_but_its_hints_is_found(begin: Begin, root: Path) -> None:
    before = authored(root)
    answer = begin()
    assert not answer.refused
    after = authored(root)
    assert after.keys() - before.keys() == {FILE}
    assert {name for name in before if after[name] != before[name]} == {COURSES}
    assert after[COURSES] == before[COURSES].replace(b"    - demo-two\n", b"    - demo-two\n    - demo-new\n", 1)
    site, findings = pipeline.check(pipeline.Project(root, TODAY))
    assert site is not None and site.lesson_by_id["demo-new"].topics == ("数与量",)
    lines = after[FILE].decode().split("\n")
    hinted = [number for number, line in enumerate(lines, 1) if TO_WRITE in line]
    assert len(hinted) >= 12
    assert [(item.location.file, item.location.line, item.slug) for item in findings] == [
        (FILE, number, "template-left") for number in hinted
    ]
    said = "\n".join(answer.done)
    assert f"写了 {FILE}" in said and "suixue template" in said and "suixue video add" in said


def test_a_new_lesson_is_in_the_canonical_form(begin: Begin, root: Path) -> None:
    begin(title="夜班: “轮着来” #1", topics=("岁时节令", "数与量"), tier="must")
    assert not list(reformat(root, [FILE, COURSES], Findings()))
    site, _ = pipeline.check(pipeline.Project(root, TODAY))
    assert site is not None
    lesson = site.lesson_by_id["demo-new"]
    assert (lesson.title, lesson.topics, lesson.tier) == ("夜班: “轮着来” #1", ("岁时节令", "数与量"), "must")


def test_hints_can_be_looked_at_but_not_published(begin: Begin, root: Path) -> None:
    begin()
    looking = pipeline.Project(root, TODAY, videos=False, identity=False)
    assert pipeline.derive(looking)[0] is not None
    out, _, findings = pipeline.derive(pipeline.Project(root, TODAY, videos=False))
    assert out is None and {item.slug for item in findings if item.severity == "error"} == {"template-left"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("    lessons: [demo-one, demo-two]", "    lessons: [demo-one, demo-two, demo-new]"),
        (
            "    lessons:\r\n    - demo-one\r\n    - 'demo-two'  # 末一课",
            "    lessons:\r\n    - demo-one\r\n    - 'demo-two'  # 末一课\r\n    - demo-new",
        ),
    ],
)
def test_the_course_is_changed_in_the_way_it_is_written(before: str, after: str, begin: Begin, root: Path) -> None:
    path = root / COURSES
    text = path.read_text(encoding="utf-8").replace("    lessons:\n    - demo-one\n    - demo-two", before)
    path.write_bytes(text.encode())
    assert not begin().refused
    assert path.read_bytes() == text.replace(before, after).encode()


def test_a_chapter_is_chosen_by_its_title(begin: Begin, root: Path) -> None:
    path = root / COURSES
    text = path.read_text(encoding="utf-8")
    second = "    - demo-one\n  - title: 第二章\n    lessons:\n    - demo-two\n"
    path.write_text(text.replace("    - demo-one\n    - demo-two\n", second, 1), encoding="utf-8")
    assert not begin(chapter="第一章").refused
    assert "    - demo-one\n    - demo-new\n  - title: 第二章" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"lesson": "demo-one"}, "已经有“demo-one”这一课了"),
        ({"lesson": "Demo"}, "“Demo”写法不对"),
        ({"lesson": "../demo-x"}, "写法不对"),
        ({"lesson": "index"}, "写法不对"),
        ({"lesson": ""}, "应为 1–60 个"),
        ({"course": "dem"}, "没有“dem”这门课程，是否想写“demo”，有的是：demo"),
        ({"course": "../.."}, "没有“../..”这门课程"),
        ({"chapter": "第二章"}, "没有“第二章”这一章，是否想写“第一章”"),
        ({"topics": ("岁时",)}, "没有“岁时”，是否想写“岁时节令”"),
        ({"title": "长" * 61}, "应为 1–60 个"),
        ({"title": ""}, "标题"),
        ({"title": "看不见\u200b的字"}, "请"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    asked: dict[str, object], words: str, begin: Begin, root: Path
) -> None:
    before = authored(root)
    answer = begin(**asked)
    assert words in answer.refused[0] and not answer.done
    assert authored(root) == before


def test_a_lesson_whose_file_cannot_be_read_is_there_all_the_same(begin: Begin, root: Path) -> None:
    (root / FILE).write_text("没有信息栏", encoding="utf-8")
    assert "已经有" in begin().refused[0]


@pytest.mark.parametrize(
    ("old", "new"),
    [("schema: 1\n", ""), ("    - demo-two\n", "    - demo-two\n  - oops: [\n"), ("- id: demo\n", "- id: x\n")],
)
def test_a_register_in_which_the_course_cannot_be_found_is_left_alone(
    old: str, new: str, begin: Begin, root: Path
) -> None:
    path = root / COURSES
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new, 1) if new else "", encoding="utf-8")
    before = authored(root)
    assert begin().refused
    assert authored(root) == before


def test_a_linked_folder_is_refused(begin: Begin, root: Path, tmp_path: Path) -> None:
    folder = root / "content/lessons/demo"
    folder.rename(tmp_path / "elsewhere")
    folder.symlink_to(tmp_path / "elsewhere")
    before = sorted(path.name for path in (tmp_path / "elsewhere").iterdir())
    assert "符号链接" in begin().refused[0]
    assert sorted(path.name for path in (tmp_path / "elsewhere").iterdir()) == before


def test_where_the_course_cannot_be_written_the_lesson_is_not_either(
    begin: Begin, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Source, "write", full)
    before = authored(root)
    with pytest.raises(OSError, match="No space"):
        begin()
    assert authored(root) == before


def test_a_recording_is_taken_in_with_its_lesson(begin: Begin, root: Path, tmp_path: Path) -> None:
    talk = film(tmp_path / "talk.mp4", *picture("128x72", 5, 2), *sound(2), *H264)
    answer = begin(file=talk)
    assert not answer.refused
    text = (root / FILE).read_text(encoding="utf-8")
    assert "\nvideo: demo-new.mp4\n" in text and "## 幻灯稿" not in text
    assert (root / "content/lessons/demo/demo-new.mp4").read_bytes() == talk.read_bytes()
    _, findings = pipeline.check(pipeline.Project(root, TODAY))
    assert {item.slug for item in findings} == {"template-left"}


def test_a_recording_that_is_none_leaves_no_lesson(begin: Begin, root: Path, tmp_path: Path) -> None:
    (tmp_path / "talk.mp4").write_bytes(b"not a film")
    before = authored(root)
    assert begin(file=tmp_path / "talk.mp4").refused
    assert authored(root) == before


def test_the_command_says_what_was_done_or_why_nothing_was(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["suixue", "new", "lesson", "demo-new", "--title", "新的一课", "--course", "demo", "-C", str(root)]
    monkeypatch.setattr(sys, "argv", call)
    assert cli.exit_code(cli.main) == 0
    assert f"写了 {FILE}" in capsys.readouterr().out
    assert cli.exit_code(cli.main) == 1
    assert "已经有“demo-new”这一课了" in capsys.readouterr().err
