"""What is kept between runs: never stale, never half, never brought by a project."""

from __future__ import annotations

import os
import pickle
import shutil
import time
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from generator import kept as module
from generator.check import bank_findings
from generator.diagnostics import Diagnostic, Findings
from generator.kept import Kept, of_user
from generator.memory import Memory
from generator.model.question import Bank
from generator.progress import quiet
from generator.read.site import read_site

GOOD = Path(__file__).parents[1] / "fixtures/good"


@dataclass
class Maker:
    """Makes a new value each time it is asked."""

    made: list[int] = field(default_factory=list)

    def __call__(self) -> list[int]:
        self.made.append(len(self.made))
        return list(self.made)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.yml"
    path.write_text("one", encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "kept"
    path.mkdir()
    return path


def test_the_same_content_is_made_once(file: Path, folder: Path) -> None:
    make = Maker()
    assert [Kept(folder).recall(file, make) for _ in range(2)] == [[0], [0]]
    file.write_text("two", encoding="utf-8")
    assert Kept(folder).recall(file, make) == [0, 1]
    file.write_text("one", encoding="utf-8")
    assert Kept(folder).recall(file, make) == [0, 1, 2]
    assert len(list(folder.iterdir())) == 1, "one entry a file, so that the folder does not grow with edits"


def test_another_program_makes_it_again(file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make = Maker()
    Kept(folder).recall(file, make)
    monkeypatch.setattr(module, "_code", lambda: b"edited")
    assert Kept(folder).recall(file, make) == [0, 1]


def test_another_library_makes_it_again(
    file: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    libraries = tmp_path / "libraries"
    libraries.mkdir()
    monkeypatch.setattr(module, "get_path", lambda _: str(libraries))
    make, made = Maker(), []
    for when in (1, 1, 2):
        os.utime(libraries, (when, when))
        module._code.cache_clear()
        made.append(Kept(folder).recall(file, make))
    module._code.cache_clear()
    assert made == [[0], [0], [0, 1]]


@pytest.mark.parametrize("harm", [b"", b"not a pickle", None])
def test_what_is_damaged_is_made_again(file: Path, folder: Path, harm: bytes | None) -> None:
    make = Maker()
    Kept(folder).recall(file, make)
    (entry,) = folder.iterdir()
    entry.write_bytes(entry.read_bytes()[:40] if harm is None else harm)
    assert Kept(folder).recall(file, make) == [0, 1]
    assert Kept(folder).recall(file, make) == [0, 1]


def test_what_nobody_has_used_for_a_month_goes(file: Path, folder: Path) -> None:
    for name, days in (("old", 31), ("used", 29)):
        (folder / name).write_bytes(b"")
        os.utime(folder / name, (0, time.time() - days * 86400))
    Kept(folder).recall(file, Maker())
    assert {path.name for path in folder.iterdir()} > {"used"}
    assert not (folder / "old").exists()
    (entry,) = (path for path in folder.iterdir() if path.name != "used")
    os.utime(entry, (0, 0))
    Kept(folder).recall(file, Maker())
    assert entry.stat().st_mtime > 0, "used again"


def test_what_cannot_be_kept_is_made_all_the_same(file: Path, tmp_path: Path) -> None:
    make = Maker()
    assert [Kept(tmp_path / "no/such/folder").recall(file, make) for _ in range(2)] == [[0], [0, 1]]
    assert Kept().recall(file, make) == [0, 1, 2]
    assert Kept(tmp_path).recall(tmp_path / "gone.yml", make) == [0, 1, 2, 3]


def test_it_is_the_users_folder_and_none_in_ci(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert of_user() == Kept(tmp_path / "cache/suixue/banks")
    assert (tmp_path / "cache/suixue/banks").stat().st_mode & 0o077 == 0
    monkeypatch.setattr(os, "getuid", lambda: -1)
    assert of_user() == Kept(), "a folder of somebody else's"
    monkeypatch.setenv("CI", "true")
    assert of_user() == Kept()


def test_a_kept_bank_is_the_bank(folder: Path, tmp_path: Path) -> None:
    """Read from its file and from what was kept, it says the same at the same places."""
    project = Path(shutil.copytree(GOOD, tmp_path / "project"))
    bank = project / "quizzes/demo.yml"
    text = bank.read_text(encoding="utf-8")
    bank.write_text(
        text.replace("stem: 一公里", "stem: 1. 一公里").replace("tier: must", "tire: must", 1), encoding="utf-8"
    )

    def read() -> tuple[bytes, list[Diagnostic]]:
        findings = Findings()
        site = read_site(project, date(2026, 11, 20), findings, Memory(Kept(folder)), quiet, bank_findings)
        assert site is not None
        assert all(isinstance(one, Bank) for one in site.banks)
        return pickle.dumps(site.banks), list(findings)

    first, second = read(), read()
    assert first == second
    assert {"unknown-field", "stem-carries-number"} <= {item.slug for item in first[1]}
