"""The commands `suixue places`: tables of places checked, begun, given away and compared. Arguments only."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator import pipeline
from generator.arguments import FORMAT, ROOT, TODAY, finish, new_file, path_under, project_of
from generator.clock import commit_day
from generator.diagnostics import Findings
from generator.output import machine_faults
from generator.read.places import FILES, FOLDER
from generator.report.visible import say
from generator.source.scalars import nearest
from generator.usage import Group

if TYPE_CHECKING:
    from generator.exchange.places.reading import Places
    from generator.model.place import Layer

_EXPORTS = ("geojson", "kml", "csv")
_DIFFS = ("text", "xlsx", "json", "csv")
_LAYER = "mama-rooms"
_ANY = click.Path(exists=True, path_type=Path)
_NEW = click.Path(dir_okay=False, path_type=Path)
_ARGUMENT = click.argument("layer", metavar="[图层]", default=_LAYER)
_OF_LAYER = click.option("--layer", default=_LAYER, show_default=True, help="按哪个图层的列和词表来读。")


@click.group(cls=Group)
def places() -> None:
    """妈妈小屋等各类地点的表：收表前检查、发模板、导出给别的地图、看这个月改了什么。"""


@places.command()
@click.argument("paths", nargs=-1, type=_ANY)
@_OF_LAYER
@ROOT
@FORMAT
@TODAY
def check(*, paths: tuple[Path, ...], layer: str, root: Path, form: str, today: datetime | None) -> None:
    """只检查地点的表，结果和 suixue check 一样。

    PATHS 可以是项目里的文件或文件夹，也可以是项目外面的，如邮件里收到的表：当作放在图层的文件夹里来读，只看它自己。
    """
    project = _project(root, today)
    inside = [path for path in paths if _is_inside(path, project.root)]
    outside = [path for path in paths if path not in inside]
    if inside and outside:
        raise click.BadParameter("项目里的和项目外的文件请分两次检查")
    findings = Findings()
    if outside:
        _read_sent(project, layer, outside, findings)
        finish(project, findings, form, base=Path.cwd())
    _read_project(project, findings)
    finish(project, findings, form, tuple(path_under(path, project.root) for path in inside))


@places.command()
@_ARGUMENT
@click.option("-o", "--out", type=_NEW, default=None, help="写到哪个文件，默认是图层的标题加“填报表.xlsx”。")
@ROOT
def template(layer: str, out: Path | None, root: Path) -> None:
    """写一个空的 Excel 填报表：固定的词有下拉框，先选市再选县，每列怎么填都有批注；填好了用 places check 检查。"""
    from generator.exchange.places.template import template as made

    project = _project(root, None)
    found = _layer_of(_read_project(project, Findings()).layers, layer)
    file = out or Path(f"{found.title}填报表.xlsx")
    _new_file(file, ".xlsx")
    with machine_faults(file):
        file.write_bytes(made(found))
    say(f"写了 {file}；填好以后用 suixue places check {file} --layer {found.id} 检查")


@places.command()
@_ARGUMENT
@click.option("--format", "form", type=click.Choice(_EXPORTS), required=True, help="写成哪种格式。")
@click.option("-o", "--out", type=_NEW, default=None, help="写到哪个文件，默认是图层编号加后缀。")
@click.option("--city", "cities", multiple=True, help="只要这个市的，写全称或代码；这些选项都可以写几次。")
@click.option("--county", "counties", multiple=True, help="只要这个县(市、区)的，写全称或代码。")
@click.option("--access", multiple=True, help="只要这样开放的。")
@click.option("--type", "types", multiple=True, help="只要这类场所的。")
@click.option("--level", "levels", multiple=True, help="只要这个级别的。")
@click.option("--facility", "facilities", multiple=True, help="只要有这样设施的，写几样就要几样都有。")
@click.option("--basic", is_flag=True, help="只要符合国家基本配置的。")
@ROOT
@TODAY
def export(*, layer: str, form: str, out: Path | None, root: Path, today: datetime | None, **asked: Any) -> None:
    """把公布的地点写成别的地图能读的文件，坐标换成 WGS-84；不公布的电话、核对人和照片不写。"""
    from generator.exchange.places.export import FORMATS
    from generator.exchange.places.wanted import Wanted

    project, findings = _project(root, today), Findings()
    found = _layer_of(_read_project(project, findings).layers, layer)
    wanted = Wanted(**asked)
    if why := wanted.refused(found):
        raise click.BadParameter(why)
    file = out or Path(f"{found.id}{FORMATS[form].suffix}")
    _new_file(file, FORMATS[form].suffix, ".json" if form == "geojson" else "")
    _stop_at_errors(project, findings, project.root)
    chosen = wanted.chosen(found)
    if not chosen:
        say("没有一处符合这些条件，没有写文件；请少写几个条件", err=True)
        sys.exit(1)
    with machine_faults(file):
        file.write_bytes(FORMATS[form].write(found, chosen))
    say(f"写了 {file}，{len(chosen)} 处，坐标是 WGS-84" + ("；这是示例数据" if found.sample else ""))


@places.command()
@click.argument("old", type=_ANY)
@click.argument("new", type=_ANY)
@_OF_LAYER
@click.option(
    "--format", "form", type=click.Choice(_DIFFS), default="text", help="显示成文字，或写成表格、给程序用的文件。"
)
@click.option("-o", "--out", type=_NEW, default=None, help="写到哪个文件；文字不写就显示在屏幕上，别的格式要写。")
@ROOT
@TODAY
def diff(*, old: Path, new: Path, layer: str, form: str, out: Path | None, root: Path, today: datetime | None) -> None:
    """比较两次的表 OLD 和 NEW（文件或文件夹）：新增了谁、少了谁、谁的哪一格改了、谁搬了多远。

    先检查两边，有错误就只说错误。
    """
    from generator.exchange.places import told
    from generator.exchange.places.diff import differences, one_sided

    if out:
        _new_file(out, *([] if form == "text" else [f".{form}"]))
    elif form != "text":
        raise click.BadParameter(f"{form} 格式请用 -o 写明写到哪个文件")
    project, findings = _project(root, today), Findings()
    read = [_read_sent(project, layer, [path], findings) for path in (old, new)]
    _stop_at_errors(project, findings, Path.cwd())
    before, after = (one.layers[0] for one in read)
    changes = differences(before, after)
    skipped = "、".join(one_sided(before, after))
    lines = [
        f"原来 {len(before.places)} 处，现在 {len(after.places)} 处：{told.summary(changes)}",
        *told.lines(changes),
    ]
    if skipped:
        say(f"只有一边的表里有这些列，没有比：{skipped}", err=True)
    if out is None:
        say(*lines)
        return
    data = "\n".join([*lines, ""]).encode() if form == "text" else told.FORMATS[form](changes)
    with machine_faults(out):
        out.write_bytes(data)
    say(lines[0], f"写了 {out}")


def _project(root: Path, today: datetime | None) -> pipeline.Project:
    """Elsewhere there would be nothing to find wrong, and nothing said."""
    if not (root / FOLDER).is_dir():
        raise click.BadParameter(f"{root} 里没有 {FOLDER} 文件夹，请到项目的文件夹里运行，或用 -C 写明它在哪里")
    return project_of(root, today)


def _new_file(file: Path, *suffixes: str) -> None:
    """What other programs open by its suffix has the right one."""
    if suffixes and file.suffix.lower() not in suffixes:
        raise click.BadParameter(f"{file} 的后缀要是 {suffixes[0]}，请改名")
    new_file(file)


def _is_inside(path: Path, root: Path) -> bool:
    """Whether it is one of the project's own tables, or a folder that holds them."""
    own, found = root / FOLDER, path.resolve()
    return found.is_relative_to(own) or own.is_relative_to(found)


def _today(project: pipeline.Project) -> date:
    return project.today or commit_day(project.root)


def _read_project(project: pipeline.Project, findings: Findings) -> Places:
    from generator.exchange.places.reading import in_project

    found = in_project(project.root, _today(project), findings)
    _proof(project, found, findings)
    return found


def _read_sent(project: pipeline.Project, layer: str, paths: Sequence[Path], findings: Findings) -> Places:
    from generator.exchange.places.reading import sent, tables

    for path in paths:
        if not tables(path):
            raise click.BadParameter(f"{path} 里没有 {' 或 '.join(FILES)} 文件，请换一个文件夹")
        if path.is_file() and path.suffix not in FILES:
            small = path.suffix.lower()
            remedy = f"请把后缀改成小写的 {small}" if small in FILES else "请用 Excel 或 WPS 另存为 .xlsx 或 .csv"
            raise click.BadParameter(f"{path} 不是表，{remedy}")
    found = sent(project.root, layer, paths, _today(project), findings)
    if found is None:
        _stop_at_errors(project, findings, project.root)
        raise click.BadParameter(f"没有“{layer}”这个图层，请看 {FOLDER} 里有哪些")
    _proof(project, found, findings)
    return found


def _proof(project: pipeline.Project, found: Places, findings: Findings) -> None:
    from generator.photos import proof_photos

    proof_photos(found.site, project.cache / "photos", project.memory.kept, findings, project.progress)


def _layer_of(layers: Sequence[Layer], name: str) -> Layer:
    for layer in layers:
        if layer.id == name:
            return layer
    raise click.BadParameter(f"没有“{name}”这个图层{nearest(name, [layer.id for layer in layers])}，请改正")


def _stop_at_errors(project: pipeline.Project, findings: Findings, base: Path) -> None:
    """Leaves with the findings if there are errors: nothing is made of tables that have some."""
    if findings.errors:
        finish(project, findings, "terminal", base=base)
