"""What commands share: their options, the project they work on, and how they end."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import NoReturn

import click

from generator import pipeline
from generator.diagnostics import Findings, in_order
from generator.kept import of_user
from generator.memory import Memory
from generator.output import machine_faults
from generator.progress import Bar
from generator.report import FORMATS
from generator.report.excerpt import excerpts_of
from generator.report.visible import say

ROOT = click.option(
    "-C",
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("."),
    help="项目文件夹，默认是当前文件夹。",
)
FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(tuple(FORMATS)),
    default="terminal",
    help="检查结果的格式：给人看、给代码托管网站、给程序、给代码扫描、给同事看的网页。",
)
TODAY = click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="2026-12-01",
    help="把哪一天当作今天，默认是最近一次提交的日期。",
)


def project_of(root: Path, today: datetime | None) -> pipeline.Project:
    """The project with its progress shown, and with what earlier runs of this user have read."""
    return pipeline.Project(root.resolve(), today.date() if today else None, Bar(), Memory(of_user()))


def path_under(path: Path, root: Path) -> str:
    """A path of the command line as findings name files, with a slash at its end."""
    for found in ((base / path).resolve() for base in (Path.cwd(), root)):
        if found.exists() and found.is_relative_to(root):
            return "" if found == root else f"{found.relative_to(root).as_posix()}/"
    raise click.BadParameter(f"项目里没有“{path}”，请检查拼写")


def tell(project: pipeline.Project, done: Iterable[str], refused: Sequence[str]) -> NoReturn:
    """Says what was done, or why nothing was, and leaves."""
    _end(project)
    say(*done)
    say(*refused, err=True)
    sys.exit(1 if refused else 0)


def new_file(file: Path) -> None:
    """Nothing that is there is written over, and no folder is made on the way."""
    if file.exists():
        raise click.BadParameter(f"已经有 {file} 这个文件，请换个名字或先移走它")
    if not file.parent.is_dir():
        raise click.BadParameter(f"没有 {file.parent} 这个文件夹，请先建好，或写到别处")


def finish(
    project: pipeline.Project,
    findings: Findings,
    form: str,
    under: tuple[str, ...] = (),
    base: Path | None = None,
) -> NoReturn:
    """Prints the findings and leaves with the exit code they deserve. Files are named from `base`, or else the project."""
    _end(project)
    chosen = in_order(filter(None, (item.within(under) for item in findings))) if under else list(findings)
    colour = False if os.environ.get("NO_COLOR") else None
    with machine_faults(Path("检查结果")):
        click.echo(FORMATS[form](chosen, excerpts_of(base or project.root)), nl=False, color=colour)
    errors = sum(item.severity == "error" for item in chosen)
    say(f"{errors} 处错误，{len(chosen) - errors} 处提醒" if chosen else "没有发现问题", err=True)
    sys.exit(1 if errors else 0)


def _end(project: pipeline.Project) -> None:
    if isinstance(project.progress, Bar):
        project.progress.end()
