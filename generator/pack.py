"""Text files stand beside themselves packed, as .gz and .br, so that a web server packs nothing while somebody waits."""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import brotli

from generator.shelf import Shelf

_TEXTS = (".html", ".css", ".js", ".json", ".svg", ".vtt", ".txt", ".xml", ".webmanifest", ".m3u8", ".pbf")
PACKED = ("*.gz", "*.br")
"""The names of packed files."""
_LEAST = 1000
"""Bytes below which a file fits into one packet anyway."""


@dataclass(frozen=True)
class _Packer:
    """One way to pack: the end of the packed file's name, how hard it tries, and how it is done."""

    end: str
    effort: int
    pack: Callable[[bytes, int], bytes]


def _gzip(text: bytes, effort: int) -> bytes:
    """Without name and time, so that the same text gives the same bytes."""
    packer = zlib.compressobj(effort, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    return packer.compress(text) + packer.flush()


def _brotli(text: bytes, effort: int) -> bytes:
    packed: bytes = brotli.compress(text, brotli.MODE_TEXT, effort)
    return packed


_USUAL = (_Packer(".gz", 6, _gzip), _Packer(".br", 5, _brotli))
_SMALLEST = (_Packer(".gz", 9, _gzip), _Packer(".br", 11, _brotli))


def pack_site(folder: Path, cache: Path, smallest: bool) -> None:
    """Packs every text file under `folder` that gets smaller by it; `cache` keeps what was packed before by its content."""
    texts = {path: path.read_bytes() for path in _texts(folder)}
    wanted = [
        (path, packer, f"{packer.end}{packer.effort} {hashlib.sha256(text).hexdigest()}")
        for path, text in texts.items()
        for packer in (_SMALLEST if smallest else _USUAL)
    ]
    shelf = Shelf(cache)
    found = shelf.take([key for _, _, key in wanted])
    missing = {key: (path, packer) for path, packer, key in wanted if key not in found}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        packed = pool.map(lambda job: job[1].pack(texts[job[0]], job[1].effort), missing.values())
        made = dict(zip(missing, packed, strict=True))
    shelf.put(made)
    for path, packer, key in wanted:
        body = made[key] if key in made else found[key]
        if len(body) < len(texts[path]):
            path.with_name(path.name + packer.end).write_bytes(body)


def _texts(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.suffix in _TEXTS and path.stat().st_size >= _LEAST:
            yield path
