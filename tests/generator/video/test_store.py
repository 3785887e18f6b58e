"""The cache: whole entries only, and none that nobody uses."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from generator.video import entries
from generator.video.entries import Entry
from generator.video.probe import probe, sound_seconds


def fill(folders: Sequence[Path]) -> list[dict[str, Any]]:
    (folders[0] / "video.mp4").write_bytes(b"film")
    (folders[0] / "poster.jpg").write_bytes(b"picture")
    return [{"seconds": 1.0}]


def add(cache: Path, key: str, fill: entries.Fill = fill) -> Entry:
    return entries.add(cache, [key], fill)[0]


def test_of_two_equal_entries_the_first_stays(tmp_path: Path) -> None:
    def late(folders: Sequence[Path]) -> list[dict[str, Any]]:
        entries.find(tmp_path, "entry") or add(tmp_path, "entry")
        fill(folders)
        return [{"seconds": 9.0}]

    assert add(tmp_path, "entry", late).facts == {"seconds": 1.0}
    assert [path.name for path in tmp_path.iterdir()] == ["entry"]


@pytest.mark.parametrize("facts", [b"", b"{", b"[]", b'{"files": {}}', b'{"nonsense": 1}', b"\xff\xfe"])
def test_an_entry_with_damaged_facts_is_none_and_made_again(tmp_path: Path, facts: bytes) -> None:
    add(tmp_path, "entry")
    (tmp_path / "entry/facts.json").write_bytes(facts)
    assert entries.find(tmp_path, "entry") is None
    assert add(tmp_path, "entry").facts == {"seconds": 1.0}


@pytest.mark.parametrize("lost", ["video.mp4", "poster.jpg", "facts.json"])
def test_an_entry_that_lacks_a_file_is_none_and_made_again(tmp_path: Path, lost: str) -> None:
    add(tmp_path, "entry")
    (tmp_path / "entry" / lost).unlink()
    assert entries.find(tmp_path, "entry") is None
    assert add(tmp_path, "entry").path("video.mp4").read_bytes() == b"film"


def test_an_entry_whose_file_was_cut_short_is_none_and_made_again(tmp_path: Path) -> None:
    add(tmp_path, "entry")
    (tmp_path / "entry/video.mp4").write_bytes(b"fil")
    assert entries.find(tmp_path, "entry") is None
    assert add(tmp_path, "entry").path("video.mp4").read_bytes() == b"film"


def test_what_nothing_has_used_for_a_month_goes(tmp_path: Path) -> None:
    for name in ("used", "unused"):
        add(tmp_path, name)
    for name in ("used", "unused"):
        os.utime(tmp_path / name, (time.time() - 31 * 24 * 3600,) * 2)
    assert entries.find(tmp_path, "used")
    add(tmp_path, "new")
    assert {path.name for path in tmp_path.iterdir()} == {"used", "new"}


def test_what_another_run_still_writes_stays_and_what_a_killed_one_left_goes(tmp_path: Path) -> None:
    long_ago = time.time() - 2 * 3600
    for name in (".aside-working", ".aside-left"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "video.mp4").write_bytes(b"half")
        os.utime(tmp_path / name, (long_ago,) * 2)
    os.utime(tmp_path / ".aside-left/video.mp4", (long_ago,) * 2)
    add(tmp_path, "entry")
    assert {path.name for path in tmp_path.iterdir()} == {".aside-working", "entry"}


def test_a_file_that_takes_too_long_is_no_film_and_no_sound(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def slow(*command: object, **_: object) -> None:
        raise subprocess.TimeoutExpired("ffmpeg", 120)

    monkeypatch.setattr(subprocess, "run", slow)
    assert probe(tmp_path / "a.mp4").film is None
    assert sound_seconds(tmp_path / "a.wav") is None
