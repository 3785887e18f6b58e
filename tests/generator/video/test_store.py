"""The cache of renditions: whole entries only, and none that nobody uses."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import pytest

from generator.video import store
from generator.video.probe import probe, sound_seconds


def fill(folder: Path) -> tuple[float, int, int]:
    (folder / "video.mp4").write_bytes(b"film")
    (folder / "poster.jpg").write_bytes(b"picture")
    return 1.0, 2, 2


def test_of_two_equal_entries_the_first_stays(tmp_path: Path) -> None:
    def late(folder: Path) -> tuple[float, int, int]:
        store.find(tmp_path, "entry") or store.add(tmp_path, "entry", fill)
        fill(folder)
        return 9.0, 9, 9

    assert store.add(tmp_path, "entry", late).seconds == 1.0
    assert [path.name for path in tmp_path.iterdir()] == ["entry"]


@pytest.mark.parametrize("facts", [b"", b"{", b"[]", b'{"seconds": 1}', b'{"nonsense": 1}', b"\xff\xfe"])
def test_an_entry_with_damaged_facts_is_none_and_made_again(tmp_path: Path, facts: bytes) -> None:
    store.add(tmp_path, "entry", fill)
    (tmp_path / "entry/facts.json").write_bytes(facts)
    assert store.find(tmp_path, "entry") is None
    assert store.add(tmp_path, "entry", fill).seconds == 1.0


@pytest.mark.parametrize("lost", ["video.mp4", "poster.jpg", "facts.json"])
def test_an_entry_that_lacks_a_file_is_none_and_made_again(tmp_path: Path, lost: str) -> None:
    store.add(tmp_path, "entry", fill)
    (tmp_path / "entry" / lost).unlink()
    assert store.find(tmp_path, "entry") is None
    assert store.add(tmp_path, "entry", fill).video.read_bytes() == b"film"


def test_an_entry_whose_file_was_cut_short_is_none_and_made_again(tmp_path: Path) -> None:
    store.add(tmp_path, "entry", fill)
    (tmp_path / "entry/video.mp4").write_bytes(b"fil")
    assert store.find(tmp_path, "entry") is None
    assert store.add(tmp_path, "entry", fill).video.read_bytes() == b"film"


def test_what_nothing_has_used_for_a_month_goes(tmp_path: Path) -> None:
    for name in ("used", "unused"):
        store.add(tmp_path, name, fill)
    for name in ("used", "unused"):
        os.utime(tmp_path / name, (time.time() - 31 * 24 * 3600,) * 2)
    assert store.find(tmp_path, "used")
    store.add(tmp_path, "new", fill)
    assert {path.name for path in tmp_path.iterdir()} == {"used", "new"}


def test_a_file_that_takes_too_long_is_no_film_and_no_sound(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def slow(*command: object, **_: object) -> None:
        raise subprocess.TimeoutExpired("ffmpeg", 120)

    monkeypatch.setattr(subprocess, "run", slow)
    assert probe(tmp_path / "a.mp4").film is None
    assert sound_seconds(tmp_path / "a.wav") is None
