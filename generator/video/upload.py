"""Films on their way to the media base: laid ready under the names by which pages will ask for them."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.output import laid_aside
from generator.video.digests import digest_of
from generator.video.script import Rendition

FOLDER = "build/upload"
"""Below the project's root; what lies there is no part of the repository."""


@dataclass(frozen=True)
class Ready:
    """What was laid ready: the register's entry for it, how many files, how many bytes."""

    entry: dict[str, Any]
    files: int
    bytes: int


def lay_ready(lesson: str, made: Rendition, folder: Path) -> Ready:
    """Copies all that learners fetch from the media base to `folder`; the poster and small pictures stay with the page."""
    name = f"{lesson}-{made.key[:12]}"
    films = [
        {"height": film.height} | _sent(copy_whole(film.video, folder / f"{name}-{film.height}.mp4"))
        for film in made.films
    ]
    entry: dict[str, Any] = {"name": name, "films": films}
    sent = list(films)
    if made.audio:
        entry["audio"] = _sent(copy_whole(made.audio, folder / f"{name}-audio.m4a"))
        sent.append(entry["audio"])
    if made.hls:
        entry["hls"] = _pieces([copy_whole(path, folder / f"{name}-hls" / path.name) for path in made.hls])
        sent.append(entry["hls"])
    if made.sprite:
        own = made.sprite
        entry["sprite"] = {
            "columns": own.columns, "count": own.count, "every": own.every, "width": own.width, "height": own.height,
        }  # fmt: skip
    return Ready(entry, sum(one.get("files", 1) for one in sent), sum(one["bytes"] for one in sent))


def copy_whole(path: Path, target: Path) -> Path:
    """`target`, a copy of the file: there whole or not at all."""
    if target.exists() and target.samefile(path):
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    with laid_aside(target) as aside, path.open("rb") as stream:
        shutil.copyfileobj(stream, aside, 1 << 20)
    return target


def _sent(path: Path) -> dict[str, Any]:
    return {"bytes": path.stat().st_size, "sha256": digest_of(path)}


def _pieces(paths: Iterable[Path]) -> dict[str, Any]:
    """Many files as one: the hash is that of the lines `sha256sum` prints for them, by name."""
    ordered = sorted(paths, key=lambda path: path.name)
    listed = "".join(f"{digest_of(path)}  {path.name}\n" for path in ordered)
    return {
        "files": len(ordered),
        "bytes": sum(path.stat().st_size for path in ordered),
        "sha256": hashlib.sha256(listed.encode()).hexdigest(),
    }
