"""Sites built once for all tests, the example's first of all, and a server of one on a free loopback port."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import yaml

from generator.mkdocs_hook import render
from generator.pipeline import Project, build
from generator.report import terminal
from generator.serve import Changes, Handler, Server

ROOT = Path(__file__).parents[2]
SOURCES = ("content", "quizzes", "theme/overrides", "generator", "site_config.yml")
OWN = ("tests/browser", "tests/fixtures/good", "tests/generator/publishing.py")
"""What the tests' own sites are made of besides."""
CACHE = Path(tempfile.gettempdir()) / f"suixue-browser-{os.getuid()}"
KEPT_SECONDS = 3600


def published(root: Path, cache: Path = CACHE) -> Path:
    """The site of the project `root`, built under `cache` unless a worker or an earlier run has built the same."""

    def fill(folder: Path) -> None:
        findings = build(Project(root), folder / "site", render)
        assert not findings.errors, terminal(findings)

    return _once("example", _state(root, SOURCES), fill, cache) / "site"


def made(name: str, fill: Callable[[Path], object]) -> Path:
    """The folder that `fill` has filled, for this worker or another or in an earlier run of the same tests."""
    return _once(name, _state(ROOT, (*SOURCES, *OWN)), fill, CACHE)


def _once(name: str, state: str, fill: Callable[[Path], object], cache: Path) -> Path:
    """The folder of that name and state, filled before or now. One worker fills it while the others wait for it alone."""
    cache.mkdir(parents=True, exist_ok=True)
    folder, whole = cache / f"{name}-{state}", cache / f"{name}-{state}" / "whole"
    with (cache / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not whole.exists():
            _forget_old(cache)
            shutil.rmtree(folder, ignore_errors=True)  # what a run that was stopped has left
            folder.mkdir()
            fill(folder)
            whole.touch()
        os.utime(folder)
    return folder


def _state(root: Path, sources: tuple[str, ...]) -> str:
    """Changes whenever a file does that the sites are made of."""
    digest = hashlib.sha256(str(root).encode())
    for source in sources:
        for path in sorted([root / source, *(root / source).rglob("*")]):
            if path.is_file() and path.suffix != ".pyc":
                status = path.stat()
                digest.update(f"{path.relative_to(root)}\0{status.st_size}\0{status.st_mtime_ns}\0".encode())
    return digest.hexdigest()[:16]


def _forget_old(cache: Path) -> None:
    """Removes what no run can still be using; another worker may be at it too."""
    for path in cache.iterdir():
        with suppress(FileNotFoundError):
            if path.is_dir() and path.stat().st_mtime < time.time() - KEPT_SECONDS:
                shutil.rmtree(path, ignore_errors=True)


def small_project(folder: Path) -> Path:
    """A copy of the good fixture that can be built: with the repository's own settings and theme."""
    shutil.copytree(ROOT / "tests/fixtures/good", folder)
    config = yaml.safe_load((ROOT / "site_config.yml").read_text(encoding="utf-8"))
    config["theme"]["custom_dir"] = str(ROOT / "theme" / "overrides")
    (folder / "site_config.yml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    return folder


class PlainHost(Handler):
    """What a plain web host sends: the handler's files and byte ranges, without its reloading."""

    edited = False

    def do_GET(self) -> None:
        if self.path.startswith("/-/"):
            self._send(b"", "text/javascript")
        else:
            super().do_GET()


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a server of `site`."""
    server = Server(("127.0.0.1", 0), partial(PlainHost, directory=str(site), changes=Changes()))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()
