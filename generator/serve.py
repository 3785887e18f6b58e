"""Seeing an edit at once: build, serve on loopback, watch, build again, tell the browser."""

from __future__ import annotations

import gc
import os
import re
import sys
import tempfile
import threading
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import click
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from generator import pipeline
from generator.desk.changes import Changes
from generator.desk.desk import POLICY, Desk
from generator.diagnostics import Findings
from generator.offline.worker import END, FILE
from generator.output import PublishFault, machine_faults
from generator.preview import Preview
from generator.read.settings import CONFIG
from generator.report import terminal
from generator.report.excerpt import excerpts_of
from generator.report.visible import say, say_own_fault
from generator.video.script import VideoFault

WATCHED = ("content", "quizzes", "theme/overrides")
_SCRIPT = 'new EventSource("/-/changes?after=%d").onmessage = () => location.reload();'
_LOOK_SCRIPT = 'new EventSource("/-/looks?after=%d").onmessage = () => location.reload();'
_WAY_TO_DESK = """
const lesson = location.pathname.match(/\\/lessons\\/[^/]+\\/([^/]+)\\/$/);
if (lesson) {
  const way = document.createElement("a");
  way.className = "btn";
  way.href = `/-/lessons/${lesson[1]}/`;
  way.textContent = "编辑看：章节和随堂题的时间线";
  const line = document.createElement("p");
  line.append(way);
  document.querySelector("main").append(line);
}
"""
_WAITING = re.compile(r"/-/(changes|looks)\?after=([0-9]{1,9})")
_TAG = b'<script src="/-/reload.js"></script>'
_RANGE = re.compile(r"bytes=(\d*)-(\d*)$")


class Handler(SimpleHTTPRequestHandler):
    """Static files with byte ranges (videos need them), pages with a line that reloads them."""

    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".vtt": "text/vtt", ".js": "text/javascript", ".webmanifest": "application/manifest+json",
    }  # fmt: skip
    edited = True
    """Whether the site is being written: no browser may keep what it shows, nor show what it kept."""

    def __init__(self, *args: object, changes: Changes, desk: Desk | None = None, **options: object) -> None:
        self.changes, self.desk = changes, desk or Desk()
        super().__init__(*args, **options)  # type: ignore[arg-type]

    def log_message(self, format: str, *args: object) -> None:
        """Quiet: the terminal is for findings."""

    def do_GET(self) -> None:
        asked = _WAITING.fullmatch(self.path)
        if asked:
            self._stream_changes(self.changes if asked[1] == "changes" else self.desk.looks, int(asked[2]))
        elif self.path == "/-/reload.js":
            script = _SCRIPT % self.changes.number + (_WAY_TO_DESK if self.desk.look.site else "")
            self._send(script.encode(), "text/javascript")
        elif self.path == "/-/look.js":
            self._send((_LOOK_SCRIPT % self.desk.looks.number).encode(), "text/javascript")
        elif self.path == f"/{FILE}" and self.edited:
            self._send(END.encode(), "text/javascript")
        elif self.path.startswith("/-/"):
            self._send_desk()
        else:
            self._send_file()

    def _send_desk(self) -> None:
        status, page, kind = self.desk.page(self.path.partition("?")[0])
        self._send(page, kind, status, policy=POLICY)

    def _stream_changes(self, changes: Changes, known: int) -> None:
        """Says when there is something newer than what the page came from."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        while not changes.wait(known, 15):
            self.wfile.write(b": still here\n\n")
            self.wfile.flush()
        self.wfile.write(b"data: built\n\n")
        self.close_connection = True

    def _send_file(self) -> None:
        path = Path(self.translate_path(self.path))
        folder = os.path.isdir(path)  # which says no to a name that no file can have
        if folder and not self.path.split("?")[0].endswith("/"):
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", self.path.split("?")[0] + "/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        path = path / "index.html" if folder else path
        if not os.path.isfile(path):
            missing = Path(self.directory) / "404.html"
            self._send(missing.read_bytes() if missing.is_file() else b"404", "text/html", HTTPStatus.NOT_FOUND)
        elif path.suffix == ".html":
            self._send(path.read_bytes() + _TAG, "text/html; charset=utf-8")
        else:
            self._send_range(path.read_bytes(), self.guess_type(str(path)))

    def _send_range(self, data: bytes, kind: str) -> None:
        asked = _RANGE.match(self.headers.get("Range", ""))
        if not asked or not any(asked.groups()):
            self._send(data, kind)
            return
        first, last = asked.groups()
        start = int(first) if first else max(0, len(data) - int(last))
        end = min(int(last) if first and last else len(data) - 1, len(data) - 1)
        if start > end:
            self._send(b"", kind, HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, f"bytes */{len(data)}")
        else:
            self._send(data[start : end + 1], kind, HTTPStatus.PARTIAL_CONTENT, f"bytes {start}-{end}/{len(data)}")

    def _send(
        self, body: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK, span: str = "", policy: str = ""
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Accept-Ranges", "bytes")
        if span:
            self.send_header("Content-Range", span)
        if policy:
            self.send_header("Content-Security-Policy", policy)
        self.end_headers()
        self.wfile.write(body)


class Server(ThreadingHTTPServer):
    """Visitors who leave in the middle of an answer are no news."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Edits(FileSystemEventHandler):
    """Sets a flag at every change of a file."""

    def __init__(self, edited: threading.Event) -> None:
        self.edited = edited

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("created", "modified", "moved", "deleted"):
            self.edited.set()


def serve(project: pipeline.Project, site: Path, render: pipeline.Render, host: str, port: int) -> None:
    """Publishes and serves until interrupted; edits are shown here and not published. With an error, the last good
    pages stay and the findings are printed.
    """
    with machine_faults(project.cache):
        project.cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="preview-", dir=project.cache) as work:
        preview = Preview(project.root, Path(work), render)
        preview.point_at(site)
        _serve(project, site, preview, (host, port))


def _serve(project: pipeline.Project, site: Path, preview: Preview, address: tuple[str, int]) -> None:
    changes, desk, edited = Changes(), Desk(), threading.Event()
    rebuild(project, site, preview, changes, desk)
    _watch(project.root, edited)
    server = Server(address, partial(Handler, directory=str(preview.shown), changes=changes, desk=desk))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    home = f"http://{address[0]}:{server.server_address[1]}/"
    say(f"打开 {home}  （按 Ctrl+C 结束）", f"各课视频的章节和随堂题：{home}-/lessons/")
    gc.collect()
    gc.freeze()
    while True:
        edited.wait()
        edited.clear()
        while edited.wait(0.05):
            edited.clear()
        rebuild(project, site, preview, changes, desk)
        gc.collect()


def rebuild(project: pipeline.Project, site: Path, preview: Preview, changes: Changes, desk: Desk) -> None:
    """One build, and what comes of it told to pages and desk. A fault of our own is said with what to send us, and is
    no reason to stop: the next save may well not meet it.
    """
    try:
        if _build(project, site, preview):
            changes.tell()
        desk.lay(project.look)
        preview.tidy()
    except Exception:
        say_own_fault(
            "程序自身出了错，网页停在上一次的样子；请改一改刚写的地方再保存一次。下面这段文字请发给维护人员："
        )


def _watch(root: Path, edited: threading.Event) -> None:
    observer = Observer()
    for folder in WATCHED:
        if (root / folder).is_dir():
            observer.schedule(_Edits(edited), str(root / folder), recursive=True)
    observer.schedule(_Edits(edited), str(root / CONFIG), recursive=False)
    observer.start()


def _build(project: pipeline.Project, site: Path, preview: Preview) -> bool:
    """One build; a fault of the machine is said and the server goes on."""
    try:
        with machine_faults(preview.work):
            findings = _make(project, site, preview)
    except (PublishFault, VideoFault) as fault:
        say(str(fault), err=True)
        return False
    except FileNotFoundError as gone:  # its going is an edit too, after which all is made again
        say(f"{gone.filename} 刚刚被移走，请等一等，或再保存一次", err=True)
        return False
    click.echo(terminal(findings, excerpts_of(project.root)), nl=False)
    say("有错误，网页停在上一次的样子" if findings.errors else "网站已更新", err=True)
    return not findings.errors


def _make(project: pipeline.Project, site: Path, preview: Preview) -> Findings:
    """All of the site, until that succeeds; from then on what edits have changed."""
    if preview.pages:
        return pipeline.refresh(project, preview)
    findings = pipeline.build(project, site, preview.render)
    if project.made and not findings.errors:
        preview.adopt(site, project.made)
        project.search = False
    return findings
