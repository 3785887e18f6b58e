"""Files that are not what they seem: nothing is waited for, nothing is taken for a bug of ours."""

from __future__ import annotations

import errno
import http.client
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from generator import pipeline, serve
from generator.diagnostics import Findings
from generator.output import PublishFault
from generator.preview import Preview
from generator.read.lessons import read_lesson
from generator.read.pages import read_page
from generator.read.questions import read_bank
from generator.read.tree import walk_tree
from generator.serve import Changes, Handler, Server
from tests.generator.planted import told

GOOD = Path(__file__).parents[1] / "fixtures" / "good"
CONFIG = "site_config.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / "project"))


def _checked(project: Path) -> list[dict[str, Any]]:
    """In a process of its own, which would wait for a pipe for ever."""
    call = [
        sys.executable,
        "-c",
        "from generator.cli import run; run()",
        "check",
        "-C",
        str(project),
        "--format",
        "json",
    ]
    said = subprocess.run(call, capture_output=True, text=True, timeout=60, check=False)
    assert said.returncode == 1, said.stderr
    found: list[dict[str, Any]] = json.loads(said.stdout)
    return found


def test_settings_that_are_a_pipe_are_not_waited_for(project: Path) -> None:
    (project / CONFIG).unlink()
    os.mkfifo(project / CONFIG)
    assert [(item["file"], item["slug"]) for item in _checked(project)] == [(CONFIG, "not-a-file")]


def test_settings_that_never_end_are_not_read(project: Path) -> None:
    (project / CONFIG).unlink()
    (project / CONFIG).symlink_to("/dev/zero")
    assert [(item["file"], item["slug"]) for item in _checked(project)] == [(CONFIG, "not-a-file")]


def test_settings_that_are_a_folder_are_said(project: Path) -> None:
    (project / CONFIG).unlink()
    (project / CONFIG).mkdir()
    assert [(item["file"], item["slug"]) for item in _checked(project)] == [(CONFIG, "not-a-file")]


@pytest.mark.parametrize("reader", [read_bank, read_lesson, read_page])
@pytest.mark.parametrize("made", [os.mkfifo, os.mkdir, lambda path: os.symlink("/dev/zero", path)])
def test_what_is_no_file_is_said_by_whatever_reads_it(
    tmp_path: Path, reader: Callable[[Path, str, Findings], object], made: Callable[[Path], None]
) -> None:
    made(tmp_path / "it")
    findings = Findings()
    assert reader(tmp_path, "it", findings) is None
    assert told(None, findings) == {"it:1:1 not-a-file"}


@pytest.fixture
def visited(tmp_path: Path) -> Iterator[http.client.HTTPConnection]:
    """A connection to the server of `suixue serve`, with nothing to see."""
    server = Server(("127.0.0.1", 0), partial(Handler, directory=str(tmp_path), changes=Changes()))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    "path", ["/-/changes?after=abc", "/-/changes?after=", "/" + "a" * 300, "/%00", "/%ff", "/a%0ab"]
)
def test_an_address_that_cannot_be_is_answered(
    visited: http.client.HTTPConnection, path: str, capfd: pytest.CaptureFixture[str]
) -> None:
    visited.request("GET", path)
    assert visited.getresponse().status == 404
    assert capfd.readouterr().err == ""


def test_a_file_that_goes_while_it_is_read_ends_no_server(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def gone(*_: object) -> None:
        raise FileNotFoundError(errno.ENOENT, "", "quizzes/a.png")

    monkeypatch.setattr(pipeline, "build", gone)
    preview = Preview(project, project / ".cache", lambda *_: None)
    assert not serve._build(pipeline.Project(project), project / "site", preview)
    assert "quizzes/a.png 刚刚被移走" in capsys.readouterr().err


def test_a_folder_that_may_not_be_read_is_said(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def scandir(folder: Path) -> Any:
        if folder == project / "content/lessons/demo":
            raise PermissionError(errno.EACCES, "Permission denied", str(folder))
        return real(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    findings = Findings()
    tree = walk_tree(project, findings)
    assert told(None, findings) == {"content/lessons/demo:1:1 file-unreadable"}
    assert "quizzes/demo.yml" in tree.files


def test_folders_in_folders_without_end_are_no_bug_of_ours(project: Path) -> None:
    deep = "content"
    for _ in range(600):
        deep += "/a"
        (project / deep).mkdir()
    (project / deep / "b.png").touch()
    assert f"{deep}/b.png" in walk_tree(project, Findings()).files


def test_a_project_that_may_not_be_written_is_not_served(project: Path) -> None:
    no_folder = project / "quizzes/demo.yml"
    with pytest.raises(PublishFault, match=r"\.cache"):
        serve.serve(pipeline.Project(no_folder), project / "site", lambda *_: None, "127.0.0.1", 0)
