"""`suixue video add`: a recording beside its lesson and all that is said of it, or nothing and why."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator import pipeline
from generator.diagnostics import Findings
from generator.fix import edits
from generator.fix.front import set_fields
from generator.ingest import Answer, Request, add, laid
from generator.media import take_in
from generator.progress import quiet
from generator.video import ffmpeg, streams
from generator.video.script import VideoFault
from tests.generator.video.films import H264, film, picture, sound

TODAY = date(2026, 12, 1)
LESSON = "content/lessons/demo/demo-two.md"
SRT = "1\n00:00:00,000 --> 00:00:01,500\n大家好\n"
Take = Callable[..., Answer]


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return film(tmp_path_factory.mktemp("card") / "录像 1.MOV", *picture("256x144", 5, 3), *sound(3), *H264)


@pytest.fixture
def take(root: Path, talk: Path) -> Take:
    def run(file: Path = talk, lesson: str = "demo-two", **others: object) -> Answer:
        return add(root, TODAY, Request(file, lesson, **others), quiet)  # type: ignore[arg-type]

    return run


def files(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (root / "content/lessons/demo").iterdir()}


def test_a_recording_is_laid_beside_its_lesson_unchanged(take: Take, root: Path, talk: Path, tmp_path: Path) -> None:
    captions = tmp_path / "字幕.srt"
    captions.write_bytes(SRT.encode("gb18030"))
    before = files(root)
    answer = take(captions=captions)
    assert not answer.refused
    after = files(root)
    assert after.keys() - before.keys() == {"demo-two.mov", "demo-two.vtt"}
    assert after["demo-two.mov"] == talk.read_bytes()
    assert after["demo-two.vtt"].decode() == "WEBVTT\n\n00:00:00.000 --> 00:00:01.500\n大家好\n"
    text = before["demo-two.md"].decode()
    assert after["demo-two.md"].decode() == text.replace("\n---\n", "\nvideo: demo-two.mov\n---\n", 1)
    said = "\n".join(answer.done)
    assert "字幕.srt 是 GBK 编码" in said and "144p" in said and "字幕 1 条" in said and "写了 " in said
    site, findings = pipeline.check(pipeline.Project(root, TODAY))
    assert site is not None and not findings.items


def test_what_was_taken_in_is_not_made_again_by_a_build(
    take: Take, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take()

    def made(*_: object) -> None:
        raise AssertionError("made again")

    monkeypatch.setattr(streams, "films", made)
    monkeypatch.setattr(ffmpeg, "make_long", made)
    site, _ = pipeline.check(pipeline.Project(root, TODAY))
    assert site is not None
    assert take_in(site, site.lesson_by_id["demo-two"], root / ".cache/video", Findings(), quiet) is not None


@pytest.mark.parametrize(
    ("lesson", "name", "words"),
    [
        ("demo-tow", "a.mp4", "没有“demo-tow”这一课，是否想写“demo-two”，请改正 --lesson"),
        ("demo-two", "a.docx", "后缀不是视频，请导出为"),
        ("demo-two", "empty.mp4", "是空的，请重新拷贝或重新导出"),
        ("demo-two", "words.mp4", "不是能播放的视频，请导出为"),
    ],
)
def test_what_cannot_be_taken_in_is_refused_and_nothing_written(
    lesson: str, name: str, words: str, take: Take, root: Path, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(b"words" if name.startswith("words") else b"")
    before = files(root)
    answer = take(tmp_path / name, lesson)
    assert words in answer.refused[0] and not answer.done
    assert files(root) == before and not list(root.rglob("video.mp4"))


def test_broken_captions_are_told_by_line_and_nothing_is_written(take: Take, root: Path, tmp_path: Path) -> None:
    captions = tmp_path / "a.srt"
    captions.write_text(SRT.replace(",500", ",x"), encoding="utf-8")
    before = files(root)
    answer = take(captions=captions)
    assert answer.refused == ["a.srt 第 2 行：字幕时间写法不对，请写成 00:00:01,000 --> 00:00:03,500 的样子"]
    assert files(root) == before


def test_a_video_is_replaced_only_when_that_is_asked_for(take: Take, root: Path, tmp_path: Path) -> None:
    take()
    other = film(tmp_path / "b.mp4", *picture("128x72", 5, 2), *H264)
    assert "--replace" in take(other).refused[0]
    answer = take(other, replace=True)
    assert "原来的 content/lessons/demo/demo-two.mov 还在，用不着就删去" in answer.done
    assert "\nvideo: demo-two.mp4\n" in (root / LESSON).read_text(encoding="utf-8")


def test_captions_that_were_there_before_are_told(take: Take, root: Path, tmp_path: Path) -> None:
    captions = tmp_path / "a.srt"
    captions.write_text(SRT, encoding="utf-8")
    take(captions=captions)
    said = "\n".join(take(replace=True).done)
    assert "原来的字幕 content/lessons/demo/demo-two.vtt 还在，会配给这个视频；不是它的字幕就删去" in said


def test_a_run_that_is_interrupted_while_copying_leaves_nothing(
    take: Take, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    before = files(root)
    monkeypatch.setattr(shutil, "copyfileobj", interrupted)
    with pytest.raises(KeyboardInterrupt):
        take()
    assert files(root) == before


def test_a_full_disk_is_told(take: Take, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(streams, "films", full)
    with pytest.raises(VideoFault, match="请腾出磁盘空间"):
        take()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\nid: a\ntitle: 甲\n---\n\n正文\n", "---\nid: a\ntitle: 甲\nvideo: b.mp4\n---\n\n正文\n"),
        ("---\r\nid: a\r\n---\r\n", "---\r\nid: a\r\nvideo: b.mp4\r\n---\r\n"),
        ("---\nvideo: 'a.mp4'\nid: a # 编号\n---\n", "---\nvideo: b.mp4\nid: a # 编号\n---\n"),
        ("---\nid: a\nnarration: c.wav\n---\n", "---\nid: a\nvideo: b.mp4\nnarration: c.wav\n---\n"),
    ],
)
def test_a_field_is_written_at_its_place_and_nothing_else(before: str, after: str, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(before.encode())
    assert set_fields(path, {"video": "b.mp4"})
    assert path.read_bytes().decode() == after


@pytest.mark.parametrize("text", ["正文", "---\nid: a\n", "---\nid: [a\n---\n"])
def test_what_has_no_front_matter_that_can_be_read_stays(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(text, encoding="utf-8")
    assert not set_fields(path, {"video": "b.mp4"})
    assert path.read_text(encoding="utf-8") == text


@pytest.fixture
def media(root: Path) -> Path:
    """A folder beside the project for what is too large for it."""
    config = root / "site_config.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("  suixue:\n", "  suixue:\n    media: {folder: ../media}\n", 1), encoding="utf-8")
    (root.parent / "media").mkdir()
    return root.parent / "media"


def found(root: Path) -> list[tuple[str, str, int, str]]:
    _, findings = pipeline.check(pipeline.Project(root, TODAY))
    return [(item.slug, item.location.file, item.location.line, item.message) for item in findings]


def test_large_recordings_lie_outside_and_are_registered(take: Take, root: Path, talk: Path, media: Path) -> None:
    before = files(root)
    answer = take()
    assert "登记在 content/media.lock" in answer.done
    assert files(root).keys() == before.keys()
    assert (media / "demo-two.mov").read_bytes() == talk.read_bytes()
    assert (root / "content/media.lock").read_text(encoding="utf-8") == (
        "# 由 suixue video add 写，请不要手改。\nschema: 1\nrecordings:\n- file: demo-two.mov\n"
        f"  sha256: {hashlib.sha256(talk.read_bytes()).hexdigest()}\n  bytes: {talk.stat().st_size}\n"
        "  seconds: 3\n  width: 256\n  height: 144\n"
    )
    assert found(root) == []
    site, _ = pipeline.check(pipeline.Project(root, TODAY))
    assert site is not None
    assert take_in(site, site.lesson_by_id["demo-two"], root / ".cache/video", Findings(), quiet) is not None


def test_a_second_recording_is_registered_beside_the_first(take: Take, root: Path, media: Path) -> None:
    take()
    take(lesson="demo-one")
    take(replace=True)
    register = (root / "content/media.lock").read_text(encoding="utf-8")
    assert [line for line in register.splitlines() if "file:" in line] == [
        "- file: demo-one.mov",
        "- file: demo-two.mov",
    ]


def test_a_recording_that_is_missing_outside_is_named(take: Take, root: Path, media: Path) -> None:
    take()
    (media / "demo-two.mov").unlink()
    ((slug, file, line, message),) = found(root)
    assert (slug, file) == ("media-missing", LESSON)
    assert "video: demo-two.mov" in (root / LESSON).read_text(encoding="utf-8").splitlines()[line - 1]
    assert message == "课时“demo-two”的视频 demo-two.mov 不在媒体文件夹 ../media 里，请把它放进去"


def test_a_recording_that_was_changed_outside_is_named(take: Take, root: Path, media: Path) -> None:
    take()
    path = media / "demo-two.mov"
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    assert [item[0] for item in found(root)] == ["media-changed"]


@pytest.mark.parametrize(
    ("folder", "words"), [("../none", "没有“../none”这个媒体文件夹"), ("content/media", "请放到项目之外，如 ../media")]
)
def test_a_media_folder_that_cannot_be_one_is_told(
    folder: str, words: str, root: Path, media: Path, take: Take
) -> None:
    config = root / "site_config.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("../media", folder), encoding="utf-8")
    ((slug, file, _, message),) = found(root)
    assert (slug, file) == ("media-settings", "site_config.yml") and words in message
    assert not take().done


def test_a_damaged_register_is_told_and_no_reason_to_stop(root: Path, media: Path) -> None:
    (root / "content/media.lock").write_text("schema: 1\nrecordings:\n- {file: a/b.mp4, sha256: x}\n", encoding="utf-8")
    assert {item[0] for item in found(root)} == {"bad-form", "missing-field"}


def tree(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and ".cache" not in path.parts
    }


@pytest.fixture
def worded(tmp_path: Path) -> Path:
    path = tmp_path / "a.srt"
    path.write_text(SRT, encoding="utf-8")
    return path


@pytest.mark.parametrize("outside", [False, True], ids=["new, beside the lesson", "replaced, in a media folder"])
@pytest.mark.parametrize("at", [1, 2])
def test_a_fault_after_the_copy_leaves_everything_as_it_was(
    at: int, outside: bool, take: Take, root: Path, worded: Path, request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    if outside:
        request.getfixturevalue("media")
        assert not take(captions=worded).refused
    before, calls = tree(root.parent), []

    def full(path: Path, data: bytes) -> None:
        calls.append(path)
        if len(calls) == at:
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        real(path, data)

    real = edits.write_whole
    monkeypatch.setattr(laid, "write_whole", full)
    monkeypatch.setattr(edits, "write_whole", full)
    other = film(root.parent / "b.mov", *picture("128x72", 5, 2), *H264)
    before["b.mov"] = other.read_bytes()
    worded.write_text(SRT.replace("大家好", "你们好"), encoding="utf-8")
    before["a.srt"] = worded.read_bytes()
    with pytest.raises(OSError, match="No space left"):
        take(other, captions=worded, replace=True)
    assert len(calls) == at and tree(root.parent) == before


def test_what_was_replaced_leaves_no_second_copy(take: Take, root: Path, worded: Path) -> None:
    take(captions=worded)
    known = tree(root).keys()
    assert not take(captions=worded, replace=True).refused
    assert tree(root).keys() == known


def test_a_folder_where_the_captions_go_is_told_and_nothing_is_written(take: Take, root: Path, worded: Path) -> None:
    (root / "content/lessons/demo/demo-two.vtt").mkdir()
    before = tree(root)
    answer = take(captions=worded)
    assert answer.refused == [
        "content/lessons/demo/demo-two.vtt 不是普通文件，请把它移走或改名",
        "什么也没有写，请照上面的提示改好后再试",
    ]
    assert not answer.done and tree(root) == before


@pytest.mark.parametrize("fault", ["title: 来读书会\ntitle: 又一个\n", "video: [a.mp4\n"])
def test_front_matter_that_cannot_be_changed_is_told_and_nothing_is_written(fault: str, take: Take, root: Path) -> None:
    path = root / LESSON
    path.write_text(path.read_text(encoding="utf-8").replace("title: 来读书会\n", fault), encoding="utf-8")
    before = tree(root)
    answer = take(replace=True)
    assert "信息栏有错误" in answer.refused[0] and "请先运行 suixue check 改好" in answer.refused[0]
    assert not answer.done and tree(root) == before


def test_a_pipe_is_no_recording(take: Take, root: Path) -> None:
    os.mkfifo(root.parent / "a.mp4")
    assert "“a.mp4”不是普通文件" in take(root.parent / "a.mp4").refused[0]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 90, ["字幕 b.srt 不是文字文件，请用剪辑软件导出成 .srt 或 .vtt"]),
        ((SRT + "大\u200b家\n").encode(), ["b.srt 第 4 行第 2 个字：有看不见的控制字符 U+200B，请删除"]),
    ],
    ids=["a picture", "a hidden sign"],
)  # fmt: skip
def test_what_is_wrong_with_captions_is_told_by_place(
    data: bytes, told: list[str], take: Take, root: Path, tmp_path: Path
) -> None:
    (tmp_path / "b.srt").write_bytes(data)
    before = tree(root)
    assert take(captions=tmp_path / "b.srt").refused[: len(told)] == told
    assert tree(root) == before


def test_of_many_faults_in_captions_the_first_are_told(take: Take, tmp_path: Path) -> None:
    (tmp_path / "b.srt").write_text(SRT + "\u200b" * 50, encoding="utf-8")
    refused = take(captions=tmp_path / "b.srt").refused
    assert refused[9].startswith("b.srt 第 4 行第 10 个字：")
    assert refused[10:] == ["这样的还有 40 处，请改好上面的再试"]
