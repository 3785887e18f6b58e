"""`suixue serve`: byte ranges for videos, an edit seen at once, a fault that leaves the last good page."""

from __future__ import annotations

import http.client
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from queue import Empty, Queue
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from generator.offline.worker import END
from generator.serve import Changes, Handler, Server
from tests.browser.conftest import Arrive
from tests.browser.published import ROOT, small_project
from tests.browser.visitor import DESKTOP

FILM = bytes(range(256)) * 40
LESSON = "content/lessons/demo/demo-one.md"
PAGE = "/lessons/demo/demo-one/"
SCRIPT = """
import sys
from pathlib import Path
from generator.mkdocs_hook import render
from generator.pipeline import Project
from generator.serve import serve
serve(Project(Path(sys.argv[1]), videos=False), Path(sys.argv[2]), render, "127.0.0.1", 0)
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[http.client.HTTPConnection]:
    """A connection to a server of a few files."""
    site = tmp_path_factory.mktemp("files")
    (site / "film.mp4").write_bytes(FILM)
    (site / "captions.vtt").write_text("WEBVTT\n")
    (site / "app.js").write_text("1;")
    (site / "course").mkdir()
    (site / "course/index.html").write_text("<!doctype html><p>课程")
    (site / "404.html").write_text("<!doctype html><p>没有这一页")
    (site.parent / "secret.txt").write_text("secret")
    server = Server(("127.0.0.1", 0), partial(Handler, directory=str(site), changes=Changes()))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=5)
    server.shutdown()


def _get(
    files: http.client.HTTPConnection, path: str, headers: dict[str, str] | None = None, method: str = "GET"
) -> tuple[http.client.HTTPResponse, bytes]:
    files.request(method, path, headers=headers or {})
    response = files.getresponse()
    return response, response.read()


@pytest.mark.parametrize(
    "asked, first, last",
    [
        ("bytes=0-99", 0, 99),
        ("bytes=100-100", 100, 100),
        ("bytes=10000-", 10000, 10239),
        ("bytes=0-", 0, 10239),
        ("bytes=-40", 10200, 10239),
        ("bytes=-99999", 0, 10239),
        ("bytes=10200-99999", 10200, 10239),
    ],
)
def test_a_range_is_that_part_of_the_file(files: http.client.HTTPConnection, asked: str, first: int, last: int) -> None:
    response, body = _get(files, "/film.mp4", {"Range": asked})
    assert response.status == 206
    assert response.headers["Content-Range"] == f"bytes {first}-{last}/{len(FILM)}"
    assert int(response.headers["Content-Length"]) == len(body)
    assert body == FILM[first : last + 1]
    assert response.headers["Content-Type"] == "video/mp4"


@pytest.mark.parametrize("asked", ["bytes=10240-", "bytes=99999-100000", "bytes=5-2"])
def test_a_range_outside_the_file_is_refused(files: http.client.HTTPConnection, asked: str) -> None:
    response, body = _get(files, "/film.mp4", {"Range": asked})
    assert response.status == 416
    assert response.headers["Content-Range"] == f"bytes */{len(FILM)}"
    assert body == b""


@pytest.mark.parametrize("asked", ["", "bytes=-", "bytes=a-b", "seconds=0-9", "bytes=0-1,5-6"])
def test_what_is_no_single_range_gets_the_whole_file(files: http.client.HTTPConnection, asked: str) -> None:
    response, body = _get(files, "/film.mp4", {"Range": asked} if asked else None)
    assert response.status == 200
    assert response.headers["Accept-Ranges"] == "bytes"
    assert body == FILM


@pytest.mark.parametrize(
    "path, kind",
    [("/captions.vtt", "text/vtt"), ("/app.js", "text/javascript"), ("/course/", "text/html; charset=utf-8")],
)
def test_kinds(files: http.client.HTTPConnection, path: str, kind: str) -> None:
    response, _ = _get(files, path)
    assert response.headers["Content-Type"].replace("; charset=utf-8", "") == kind.replace("; charset=utf-8", "")


def test_no_browser_keeps_a_site_that_is_being_written(files: http.client.HTTPConnection) -> None:
    response, body = _get(files, "/sw.js")
    assert response.status == 200
    assert body.decode() == END


def test_a_folder_without_its_slash_leads_to_it(files: http.client.HTTPConnection) -> None:
    response, _ = _get(files, "/course?level=x")
    assert response.status == 301
    assert response.headers["Location"].startswith("/course/")


def test_what_is_missing_shows_the_404_page(files: http.client.HTTPConnection) -> None:
    response, body = _get(files, "/no/such/page/")
    assert response.status == 404
    assert "没有这一页" in body.decode()


@pytest.mark.parametrize(
    "path", ["/../secret.txt", "/%2e%2e/secret.txt", "/course/../../secret.txt", "/..%2fsecret.txt"]
)
def test_nothing_outside_the_site_is_served(files: http.client.HTTPConnection, path: str) -> None:
    response, body = _get(files, path)
    assert response.status == 404
    assert b"secret" not in body


@dataclass
class Serving:
    """A running `serve` and what it has said."""

    process: subprocess.Popen[str]
    root: Path
    said: Queue[str] = field(default_factory=Queue)
    port: int = 0

    def listen(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.said.put(line)

    def until(self, pattern: str, seconds: float = 30) -> re.Match[str]:
        """Waits for a line that matches; fails with all that was said instead."""
        heard, end = "", time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                line = self.said.get(timeout=0.2)
            except Empty:
                assert self.process.poll() is None, f"serve has ended: {heard}"
                continue
            heard += line
            match = re.search(pattern, line)
            if match:
                return match
        raise AssertionError(f"no {pattern} in: {heard}")

    def edit(self, file: str, old: str, new: str) -> None:
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def page(self, path: str = PAGE) -> str:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        connection.request("GET", path)
        body = connection.getresponse().read().decode()
        connection.close()
        return body


class Ear:
    """Listens for the event that reloads pages."""

    def __init__(self, port: int) -> None:
        with urlopen(f"http://127.0.0.1:{port}/-/reload.js") as script:
            address = re.search(rb"/-/changes\?after=\d+", script.read())
        assert address is not None
        self.wire = socket.create_connection(("127.0.0.1", port), timeout=5)
        self.wire.sendall(b"GET " + address[0] + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        head = self.wire.recv(4096)
        assert b"text/event-stream" in head

    def hears(self, seconds: float) -> bool:
        """Whether the event comes in time."""
        self.wire.settimeout(seconds)
        try:
            return b"data: built" in self.wire.recv(4096)
        except TimeoutError:
            return False


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    folder = tmp_path_factory.mktemp("serving")
    root = small_project(folder / "project")
    command = [sys.executable, "-c", SCRIPT, str(root), str(folder / "site")]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
    )
    running = Serving(process, root)
    threading.Thread(target=running.listen, daemon=True).start()
    running.port = int(running.until(r"http://127\.0\.0\.1:(\d+)/")[1])
    yield running
    process.kill()
    process.wait()


def test_an_edit_is_built_and_told(serving: Serving) -> None:
    ear = Ear(serving.port)
    serving.edit(LESSON, "title: 去读书角", "title: 去新读书角")
    assert ear.hears(20)
    assert "去新读书角" in serving.page()


def test_an_edit_with_a_fault_keeps_the_last_good_page(serving: Serving) -> None:
    good = serving.page()
    ear = Ear(serving.port)
    serving.edit(LESSON, "tier: must", "tier: mist")
    serving.until(re.escape(LESSON) + r":5:7: error: ")
    assert not ear.hears(1.5)
    assert serving.page() == good
    serving.edit(LESSON, "tier: mist", "tier: should")
    assert ear.hears(20)
    assert serving.page() != good


def test_an_open_page_reloads_itself(serving: Serving, arrive: Arrive) -> None:
    visitor = arrive(DESKTOP, base=f"http://127.0.0.1:{serving.port}/")
    visitor.go(PAGE[1:])
    serving.edit("content/lessons/demo/demo-one.md", "goal: 找到读书角", "goal: 又快又准找到读书角")
    expect(visitor.page.get_by_text("又快又准找到读书角").first).to_be_visible(timeout=20000)


def test_a_timeline_reloads_itself_with_faults_too(serving: Serving, arrive: Arrive) -> None:
    visitor = arrive(DESKTOP, base=f"http://127.0.0.1:{serving.port}/")
    visitor.go(PAGE[1:])
    visitor.page.get_by_role("link", name="编辑看").click()
    expect(visitor.page.get_by_role("img", name="的时间线")).to_be_visible()
    before = serving.page()
    serving.edit(LESSON, "\n---\n", "\nchapters:\n- at: 50\n  title: 起因\n- at: 40\n  title: 经过\n---\n")
    expect(visitor.page.get_by_text("不在前一章（第 50 秒）之后")).to_be_visible(timeout=20000)
    expect(visitor.page.locator("rect.chapter")).to_have_count(2)
    assert serving.page() == before
