"""Every text file of a site stands there packed too; what has not changed is not packed again."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli
import pytest

from generator import pack
from tests.generator.publishing import REPOSITORY

TEXT = ("工会组织应当在一年内换届。" * 200).encode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "site/lessons").mkdir(parents=True)
    (tmp_path / "site/lessons/index.html").write_bytes(TEXT)
    (tmp_path / "site/film.mp4").write_bytes(TEXT)
    (tmp_path / "site/short.json").write_bytes(b"{}")
    return tmp_path / "site"


def _packed(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.suffix in (".gz", ".br")}


@pytest.mark.parametrize("smallest", [False, True])
def test_texts_are_packed_and_nothing_else(folder: Path, tmp_path: Path, smallest: bool) -> None:
    pack.pack_site(folder, tmp_path / "packed.db", smallest)
    packed = _packed(folder)
    assert packed.keys() == {"index.html.gz", "index.html.br"}
    assert gzip.decompress(packed["index.html.gz"]) == brotli.decompress(packed["index.html.br"]) == TEXT
    assert packed["index.html.gz"][4:8] == bytes(4)  # no time in it


def test_a_release_is_packed_smaller(folder: Path, tmp_path: Path) -> None:
    (folder / "lessons/index.html").write_bytes((REPOSITORY / "CONTRIBUTING.md").read_bytes())
    pack.pack_site(folder, tmp_path / "packed.db", smallest=False)
    usual = _packed(folder)
    pack.pack_site(folder, tmp_path / "packed.db", smallest=True)
    assert len(_packed(folder)["index.html.br"]) < 0.95 * len(usual["index.html.br"])


def test_the_same_text_is_packed_once(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack.pack_site(folder, tmp_path / "packed.db", smallest=False)
    first = _packed(folder)
    (folder / "lessons/copy.html").write_bytes(TEXT)
    monkeypatch.setattr(pack, "_USUAL", [pack._Packer(way.end, way.effort, _refuse) for way in pack._USUAL])
    pack.pack_site(folder, tmp_path / "packed.db", smallest=False)
    assert _packed(folder) == first | {f"copy.html{end}": first[f"index.html{end}"] for end in (".gz", ".br")}


def _refuse(text: bytes, effort: int) -> bytes:
    raise AssertionError("packed again")


def test_what_gets_no_smaller_stays_alone(folder: Path, tmp_path: Path) -> None:
    noise = bytes(number * number * 7919 % 251 for number in range(5000))
    (folder / "lessons/index.html").write_bytes(gzip.compress(noise * 3, 9)[:1200])
    pack.pack_site(folder, tmp_path / "packed.db", smallest=False)
    assert not _packed(folder)
