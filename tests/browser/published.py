"""The example site, built once for all tests, and a server of it on a free loopback port."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import yaml

from generator.mkdocs_hook import render
from generator.pipeline import Project, build
from generator.report import terminal
from generator.serve import Changes, Handler

ROOT = Path(__file__).parents[2]
SOURCES = ("content", "quizzes", "theme/overrides", "generator", "site_config.yml")
CACHE = Path(tempfile.gettempdir()) / f"suixue-browser-{os.getuid()}"
KEPT_SECONDS = 3600


def published(root: Path, cache: Path = CACHE) -> Path:
    """The site of the project `root`, built under `cache` unless a worker or an earlier run has built the same."""
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        site = cache / _state(root) / "site"
        if not site.exists():
            _forget_old(cache)
            findings = build(Project(root), site, render)
            assert not findings.errors, terminal(findings)
        os.utime(site.parent)
    return site


def _state(root: Path) -> str:
    """Changes whenever a file that the site is made of does."""
    digest = hashlib.sha256(str(root).encode())
    for source in SOURCES:
        for path in sorted([root / source, *(root / source).rglob("*")]):
            if path.is_file() and path.suffix != ".pyc":
                status = path.stat()
                digest.update(f"{path.relative_to(root)}\0{status.st_size}\0{status.st_mtime_ns}\0".encode())
    return digest.hexdigest()[:16]


def _forget_old(cache: Path) -> None:
    """Removes what no run can still be using."""
    for path in cache.iterdir():
        if path.is_dir() and path.stat().st_mtime < time.time() - KEPT_SECONDS:
            shutil.rmtree(path)


def small_project(folder: Path) -> Path:
    """A copy of the good fixture that can be built: with the repository's own settings and theme."""
    shutil.copytree(ROOT / "tests/fixtures/good", folder)
    config = yaml.safe_load((ROOT / "site_config.yml").read_text(encoding="utf-8"))
    config["theme"]["custom_dir"] = str(ROOT / "theme" / "overrides")
    (folder / "site_config.yml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    return folder


class PlainHost(Handler):
    """What a plain web host sends: the handler's files and byte ranges, without its reloading."""

    def do_GET(self) -> None:
        if self.path.startswith("/-/"):
            self._send(b"", "text/javascript")
        else:
            super().do_GET()


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a server of `site`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(PlainHost, directory=str(site), changes=Changes()))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()
