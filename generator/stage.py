"""The stage: a folder that any renderer of MkDocs' kind can build, made of Markdown pages and data files."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from generator.derive.page import StagedPage

CONFIG = "site_config.yml"
_LEARNERS = "main.html"


@dataclass(frozen=True)
class Stage:
    """What is staged. `files` are site path → bytes, or a file to copy."""

    pages: Iterable[StagedPage]
    files: Mapping[str, bytes | Path] = field(default_factory=dict)


def write_stage(stage: Stage, root: Path, folder: Path) -> None:
    """Writes `folder`/site_config.yml and `folder`/content; whatever was there before is removed first."""
    shutil.rmtree(folder, ignore_errors=True)
    content = folder / "content"
    content.mkdir(parents=True)
    pages = list(stage.pages)
    write_files({page.path: page.text().encode() for page in pages}, content)
    write_files(stage.files, content)
    config = staged_config(root, [page.path for page in pages if page.template == _LEARNERS])
    (folder / CONFIG).write_text(config, encoding="utf-8")


def write_files(files: Mapping[str, bytes | Path], folder: Path) -> None:
    """Writes or copies every file under `folder`."""
    made: set[Path] = set()
    for path, content in files.items():
        target = folder / path
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        if isinstance(content, bytes):
            target.write_bytes(content)
        else:
            shutil.copyfile(content, target)


def staged_config(root: Path, handbook: list[str]) -> str:
    """The project's own configuration, pointed at the stage. Only handbook pages enter the renderer's navigation:
    a navigation of all pages in every page would grow as the square of the site.
    """
    config: dict[str, Any] = yaml.safe_load((root / CONFIG).read_text(encoding="utf-8-sig"))
    config.pop("hooks", None)
    config["docs_dir"] = "content"
    config["theme"]["custom_dir"] = str(root / config["theme"]["custom_dir"])
    config["nav"] = handbook or ["index.md"]
    return yaml.safe_dump(config, allow_unicode=True, sort_keys=True)
