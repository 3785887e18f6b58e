"""The editors' pages of `serve`: a lesson's video in time, with faults or without, and nothing of it published."""

from __future__ import annotations

import http.client
import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from generator import pipeline
from generator.derive.video import Part, Sprite, Video
from generator.desk.desk import POLICY, Desk
from generator.desk.timeline import Look, Timeline, timeline
from generator.serve import Changes, Handler, Server

LESSON = "content/lessons/demo/demo-two.md"
FRONT = """\
chapters:
- at: 0
  title: 起因<b>
- at: 35
  title: 规矩
checkpoints:
- window:
  - 70
  - 100
  back:
  - 48
  - 65
  questions:
  - demo-0001
  - demo-0002
- window:
  - 150
  - 150
  back:
  - 120
  - 150
  topics:
  - 数与量
---
"""
VIDEO = Video("v.mp4", "v.jpg", None, 238, 640, 360, False, sprite=Sprite("media/s.jpg", 10, 48, 5, 160, 90))
Write = Callable[[str, str], None]


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """The video of these tests is not the one that would be made of the lesson's words, which is shorter."""
    monkeypatch.setattr(pipeline, "silent_seconds", lambda _: {})


@pytest.fixture
def write(root: Path) -> Write:
    """Replaces something in the lesson that has chapters and checkpoints."""
    path = root / LESSON
    head, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
    path.write_text(f"{head}\n{FRONT}{body}", encoding="utf-8")

    def put(old: str, new: str) -> None:
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return put


def looked(root: Path, **videos: Video) -> Look:
    project = pipeline.Project(root, date(2026, 11, 20), videos=False, identity=False)
    pipeline.derive(project)
    assert project.look is not None
    return replace(project.look, videos={name.replace("_", "-"): video for name, video in videos.items()})


def line_of(root: Path, **videos: Video) -> Timeline:
    line = timeline(looked(root, **videos), "demo-two")
    assert line is not None
    return line


@pytest.mark.usefixtures("write")
def test_chapters_windows_and_segments_stand_in_their_seconds(root: Path) -> None:
    line = line_of(root, demo_two=VIDEO)
    assert (line.seconds, line.measured, line.findings) == (238, True, ())
    assert [(part.start, part.end, part.title) for part in line.chapters] == [(0, 35, "起因<b>"), (35, 238, "规矩")]
    lines = (root / LESSON).read_text(encoding="utf-8").split("\n")
    assert [lines[part.line - 1] for part in line.chapters if part.line] == ["- at: 0", "- at: 35"]
    assert [lines[stop.line - 1] for stop in line.stops] == ["- window:", "- window:"]
    assert [(stop.window, stop.back) for stop in line.stops] == [((70, 100), (48, 65)), ((150, 150), (120, 150))]
    first, second = line.stops
    assert [question.id for question in first.asked] == ["demo-0001", "demo-0002"]
    where = (root / first.asked[0].file).read_text(encoding="utf-8").split("\n")[first.asked[0].line - 1]
    assert where == "- id: demo-0001" and "节气" in first.asked[0].stem
    assert len(second.asked) > 10


@pytest.mark.usefixtures("write")
def test_distances_are_told(root: Path) -> None:
    first, second = (set(stop.notes) for stop in line_of(root, demo_two=VIDEO).stops)
    assert first == {
        "在这 31 秒里随机停下",
        "最晚停下时，离片尾还有 138 秒",
        "答错重看 17 秒",
        "重看完，再过 5 秒是最早停下的地方",
    }
    told = {
        "总在这一秒停下",
        "离前一处 50 秒",
        "最晚停下时，离片尾还有 88 秒",
        "答错重看 30 秒",
        "重看完正是最早停下的地方",
    }
    assert second == told


def test_a_segment_beyond_the_first_moment_is_told(root: Path, write: Write) -> None:
    write("  - 65\n", "  - 90\n")
    notes = line_of(root, demo_two=VIDEO).stops[0].notes
    assert "重看的一段比最早停下的地方晚 20 秒：停得早的人会提前看到后面" in notes


def test_overlapping_windows_have_no_distance(root: Path, write: Write) -> None:
    write("  - 100\n", "  - 150\n")
    assert not [note for note in line_of(root, demo_two=VIDEO).stops[1].notes if "离前一处" in note]


def test_chapters_nobody_wrote_are_those_of_the_video(root: Path) -> None:
    made = replace(VIDEO, chapters=(Part(2, "头一张"), Part(20, "第二张")))
    line = line_of(root, demo_two=made)
    assert [(part.start, part.end, part.title, part.line) for part in line.chapters] == [
        (2, 20, "头一张", None),
        (20, 238, "第二张", None),
    ]


def test_without_a_video_the_length_is_what_the_lesson_says_or_the_most_there_may_be(root: Path, write: Write) -> None:
    assert (line_of(root).seconds, line_of(root).measured) == (300, False)
    write("chapters:", "duration: 200\nchapters:")
    assert line_of(root).seconds == 200


def test_what_is_wrong_is_told_and_what_can_be_read_is_drawn(root: Path, write: Write) -> None:
    write("  - 100\n", "  - 60\n")
    desk = Desk()
    desk.lay(looked(root, demo_two=VIDEO))
    page = _page(desk, "/-/lessons/demo-two/")
    assert '<li class="error"><b>错误</b> 第 ' in page and "前后写反了" in page and "checkpoint-order" in page
    assert page.count('class="window') == 2


def _page(desk: Desk, path: str) -> str:
    status, page, _ = desk.page(path)
    assert status == 200
    return page.decode()


@pytest.mark.parametrize("broken", ["---\nid: [\n---\n", "没有信息栏", "\udcff"])
def test_a_lesson_that_cannot_be_read_says_why(broken: str, root: Path) -> None:
    (root / LESSON).write_bytes(broken.encode("utf-8", "surrogateescape"))
    desk = Desk()
    desk.lay(looked(root))
    page = _page(desk, "/-/lessons/demo-two/")
    assert "demo-two.md 读不出来" in page and '<li class="error">' in page
    assert "demo-one" in _page(desk, "/-/lessons/")


def test_settings_that_cannot_be_read_are_told_on_every_page(root: Path) -> None:
    (root / "site_config.yml").write_text("extra: [", encoding="utf-8")
    desk = Desk()
    desk.lay(looked(root))
    for path in ("/-/lessons/", "/-/lessons/demo-two/"):
        assert "site_config.yml 读不出来" in _page(desk, path)


@pytest.mark.usefixtures("write")
def test_videos_stay_known_while_there_is_a_fault(root: Path) -> None:
    desk = Desk()
    desk.lay(looked(root, demo_two=VIDEO))
    desk.lay(looked(root))
    assert desk.looks.number == 2
    assert "全长 3:58（238 秒）" in _page(desk, "/-/lessons/demo-two/")


@pytest.mark.usefixtures("write")
def test_pages_hold_to_the_strict_policy_and_show_text_as_text(root: Path) -> None:
    desk = Desk()
    desk.lay(looked(root, demo_two=VIDEO))
    for path in ("/-/lessons/", "/-/lessons/demo-one/", "/-/lessons/demo-two/"):
        page = _page(desk, path)
        assert not re.search(r"style=|<style|\son[a-z]+=|javascript:|<b>”|https?://", page)
        assert not re.search(r"<script(?! src=\"/-/look.js\" defer></script>)", page)
    assert "起因&lt;b&gt;" in page and "起因<b>" not in page
    assert page.count('<image href="/media/s.jpg"') == 5


def test_a_lesson_without_checkpoints_is_shown_how_to_write_one(root: Path) -> None:
    desk = Desk()
    desk.lay(looked(root, demo_two=VIDEO))
    sample = re.search("<pre>(.*?)</pre>", _page(desk, "/-/lessons/demo-two/"), re.S)
    assert sample is not None
    path = root / LESSON
    path.write_text(path.read_text(encoding="utf-8").replace("\n---\n", f"\n{sample[1]}---\n", 1), encoding="utf-8")
    line = line_of(root, demo_two=VIDEO)
    assert len(line.stops) == 1 and len(line.stops[0].asked) >= 2 and not line.findings


@pytest.fixture
def wire(root: Path, tmp_path: Path) -> Iterator[http.client.HTTPConnection]:
    desk = Desk()
    desk.lay(looked(root, demo_two=VIDEO))
    server = Server(("127.0.0.1", 0), partial(Handler, directory=str(tmp_path), changes=Changes(), desk=desk))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("/-/lessons/", 200, "text/html; charset=utf-8"),
        ("/-/lessons/demo-two/?x=1", 200, "text/html; charset=utf-8"),
        ("/-/desk.css", 200, "text/css"),
        ("/-/look.js", 200, "text/javascript"),
        ("/-/lessons/no-such/", 404, "text/html; charset=utf-8"),
        ("/-/lessons/../../site_config.yml", 404, "text/html; charset=utf-8"),
        ("/-/lessons/%2e%2e/", 404, "text/html; charset=utf-8"),
        ("/-/desk.py", 404, "text/html; charset=utf-8"),
    ],
)
def test_addresses(wire: http.client.HTTPConnection, path: str, status: int, kind: str) -> None:
    wire.request("GET", path)
    answer = wire.getresponse()
    answer.read()
    assert (answer.status, answer.headers["Content-Type"]) == (status, kind)
    assert answer.headers["Content-Security-Policy"] == (POLICY if kind.startswith(("text/html", "text/css")) else None)


def test_a_lesson_that_is_not_there_is_said_with_a_way_back(wire: http.client.HTTPConnection) -> None:
    for path, told in (
        ("/-/lessons/demo-twoo/", "没有“demo-twoo”这一课，是否想写“demo-two”"),
        ("/-/other", "没有网页"),
    ):
        wire.request("GET", path)
        page = wire.getresponse().read().decode()
        assert told in page and 'href="/-/lessons/"' in page


def test_nothing_of_it_is_published(project: pipeline.Project, render: pipeline.Render, tmp_path: Path) -> None:
    assert not pipeline.build(project, tmp_path / "site", render).errors
    pages = [path for path in (tmp_path / "site").resolve().rglob("*") if path.suffix in (".html", ".js", ".json")]
    assert len(pages) > 10
    assert not [path for path in pages if re.search("/-/(lessons|look|desk|reload)", path.read_text(encoding="utf-8"))]
    assert not (tmp_path / "site/-").exists()
