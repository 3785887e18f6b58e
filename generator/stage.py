"""The stage: a folder that any renderer of MkDocs' kind can build, made of Markdown pages and data files."""

from __future__ import annotations

import html
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from generator.assets import FOLDER, lay_theme
from generator.derive.page import StagedPage
from generator.derive.policy import policy
from generator.output import PublishFault, machine_faults, own_place
from generator.read.settings import CONFIG

__all__ = ["CONFIG", "HANDBOOK", "Stage", "lay_stage", "staged_config", "theme_folder", "write_files", "write_stage"]

HANDBOOK = "main.html"
"""The template of handbook pages, the renderer's own."""

THEME = "theme"
"""Where the templates lie in a stage."""
_MARK = ".suixue-stage"
"""Lies in every stage from its first moment, so that no other folder is ever emptied."""


@dataclass(frozen=True)
class Stage:
    """What is staged. `files` are site path → bytes, or a file to copy."""

    pages: Iterable[StagedPage]
    files: Mapping[str, bytes | Path] = field(default_factory=dict)


def write_stage(stage: Stage, root: Path, folder: Path) -> None:
    """Writes the stage to `folder`, in place of an earlier one.

    Raises PublishFault when `folder` holds anything else, or cannot be written.
    """
    with machine_faults(folder):
        folder = own_place(folder)
        _empty(folder)
        lay_stage(stage, root, folder)


def lay_stage(stage: Stage, root: Path, folder: Path) -> None:
    """Writes `folder`/site_config.yml, its theme and its content; `folder` is empty or not there yet."""
    pages = list(stage.pages)
    write_files({_MARK: b""}, folder)
    built = lay_theme(theme_folder(root), folder / THEME)
    config = staged_config(root, [page.path for page in pages if page.template == HANDBOOK], built)
    write_files({CONFIG: config.encode()}, folder)
    (folder / "content").mkdir()
    write_files({page.path: page.text().encode() for page in pages}, folder / "content")
    write_files(stage.files, folder / "content")


def _empty(folder: Path) -> None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise PublishFault(f"{folder} 不是文件夹，请换一个位置")
    there = list(folder.iterdir()) if folder.exists() else []
    if there and not (folder / _MARK).is_file():
        raise PublishFault(f"{folder} 里有别的文件，不能清空；请换一个空文件夹")
    for path in there:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.name != _MARK:
            path.unlink()


def write_files(files: Mapping[str, bytes | Path], folder: Path) -> None:
    """Writes or copies every file under `folder`; a link is copied as a link, which no release may hold."""
    made: set[Path] = set()
    for path, content in files.items():
        target = folder / path
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        if isinstance(content, bytes):
            target.write_bytes(content)
        else:
            shutil.copyfile(content, target, follow_symlinks=False)


def staged_config(root: Path, handbook: list[str], built: Mapping[str, str]) -> str:
    """The project's own configuration, pointed at the stage; `extra.built` tells templates the addresses in `built`,
    `extra.policy` what a page may do. Only handbook pages enter the renderer's navigation:
    a navigation of all pages in every page would grow as the square of the site.
    """
    config = _config(root)
    config.pop("hooks", None)
    config["docs_dir"] = "content"
    config["site_dir"] = "site"
    config["theme"]["custom_dir"] = THEME
    config["extra"]["built"] = dict(built)
    own = config["extra"]["suixue"]
    films = (own.get("media") or {}).get("base") or ""
    config["extra"]["policy"] = {"page": policy(films), "handbook": policy(handbook=True)}
    config["site_url"] = own.get("address") or ""
    addresses = {f"{FOLDER}/{name}": address for name, address in built.items()}
    sheets = config.get("extra_css", [])
    if isinstance(sheets, list):
        config["extra_css"] = [addresses.get(str(sheet), sheet) for sheet in sheets]
    config["nav"] = handbook or ["index.md"]
    config["site_name"] = html.escape(str(config.get("site_name", "")))  # the handbook's template prints it raw
    return yaml.dump(config, Dumper=_Plain, allow_unicode=True, sort_keys=True)


class _Plain(yaml.SafeDumper):
    """Writes dates as texts: what templates print of them is the same, and not every renderer knows what a date is."""


_Plain.add_representer(date, lambda dumper, day: dumper.represent_str(day.isoformat()))


def theme_folder(root: Path) -> Path:
    """The project's templates. Raises PublishFault if there are none, or if one is a link that leads out of them."""
    named = _config(root).get("theme")
    folder = root / str(named.get("custom_dir", "")) if isinstance(named, dict) else root
    if folder.resolve() == root.resolve() or not folder.is_dir():
        raise PublishFault(f"找不到模板，请在 {CONFIG} 里写上 theme.custom_dir: theme/overrides，并放好这个文件夹")
    for path in folder.rglob("*"):
        if path.is_symlink() and not path.resolve().is_relative_to(folder.resolve()):
            raise PublishFault(f"{path} 是指到模板文件夹之外的链接，请换成真正的文件")
    return folder


def _config(root: Path) -> dict[str, Any]:
    config: dict[str, Any] = yaml.safe_load((root / CONFIG).read_text(encoding="utf-8-sig"))
    return config
