"""The command `suixue`: arguments in, exit code out. 0 clean, 1 faults in authored files, 2 usage or machine, 3 our bug."""

from __future__ import annotations

import gc
import io
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

import click

from generator import pipeline
from generator.arguments import FORMAT, ROOT, TODAY, finish, new_file, path_under, project_of, tell
from generator.clock import commit_day
from generator.diagnostics import Findings
from generator.model.question import TIERS
from generator.output import PublishFault, machine_faults
from generator.places_cli import places
from generator.report.bounds import bounded
from generator.report.visible import say, say_own_fault
from generator.usage import Group, usage_lines
from generator.video.script import VideoFault

_EXCHANGE = ("excel", "csv", "word", "text", "moodle", "qti", "gift", "aiken", "json")
"""The names in the table of generator/exchange, which few commands need: loading it would cost all of them 0.1 s."""


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="suixue", prog_name="suixue", message="%(prog)s %(version)s")
def main() -> None:
    """随学：把课时、题库和小屋数据检查无误，生成手机上能学、能闯关的静态网站。

    \b
    常用：
      suixue check            检查全部内容，逐行指出错误和改法
      suixue serve            边改边看，保存后浏览器自动刷新
      suixue build            检查、生成并一步发布到 site/

    退出码：0 没有错误；1 内容有错误，没有发布；2 用法或机器的问题；3 程序自身的错误。
    """


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--fix", is_flag=True, help="先把不用作者拿主意的改好：补编号，改全角字母和怪空格，答案排好序，写锁定文件。"
)
@click.option("--bump", is_flag=True, help="同 --fix，并给判分依据改了的题把修订号加 1。")
@ROOT
@FORMAT
@TODAY
def check(*, paths: tuple[Path, ...], fix: bool, bump: bool, root: Path, form: str, today: datetime | None) -> None:
    """检查课时、题库、登记表和小屋数据，一次找出全部问题。

    给出 PATHS（如 quizzes、content/lessons/basics）时，只显示这些文件里的问题；引用关系仍按整站检查。
    """
    project = project_of(root, today)
    under = tuple(path_under(path, project.root) for path in paths)
    if fix or bump:
        _fix(project, bump)
    _, findings = pipeline.check(project)
    finish(project, findings, form, under)


@main.command("fmt")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@ROOT
def fmt_files(paths: tuple[Path, ...], root: Path) -> None:
    """把题库、登记表和课时的信息栏改成统一的写法，注释都留着；给出 PATHS 时只改这些文件。

    有错误的文件不改，说出错在哪里，退出码是 1。
    """
    from generator.fix.form import reformat
    from generator.read.tree import walk_tree

    root = root.resolve()
    under = tuple(path_under(path, root) for path in paths)
    files = [file for file in walk_tree(root, Findings()).files if not under or f"{file}/".startswith(under)]
    faults = Findings()
    with machine_faults(root):
        changed = list(reformat(root, files, faults))
    say(*(f"已改 {file}" for file in changed))
    for fault in bounded(faults):
        say(f"没有改 {fault.location.file} 第 {fault.location.line} 行：{fault.message}", err=True)
    say(f"改了 {len(changed)} 个文件" if changed or faults.items else "都已是统一的写法", err=True)
    sys.exit(1 if faults.items else 0)


@main.command()
@ROOT
def schema(root: Path) -> None:
    """把各种文件有哪些字段、怎么填写到 .schema，让编辑器边写边提示、边写边查。"""
    from generator.read.schemas import schemas

    root = root.resolve()
    with machine_faults(root):
        for file, text in schemas(root).items():
            (root / file).parent.mkdir(exist_ok=True)
            (root / file).write_text(text, encoding="utf-8", newline="\n")
            say(f"写了 {file}")


def _fix(project: pipeline.Project, bump: bool) -> None:
    from generator.fix.run import fix

    with machine_faults(project.root):
        for change in fix(project.root, project.today or commit_day(project.root), bump, project.progress):
            say(f"{'已改' if change.done else '没有改'} {change.file}：{change.why}", err=True)


@main.command()
@click.option("--site-dir", type=click.Path(path_type=Path), default=None, help="发布到哪里，默认是项目下的 site。")
@click.option("--no-videos", is_flag=True, help="不制作视频。")
@click.option("--no-search", is_flag=True, help="不做搜索索引。")
@click.option("--strict", is_flag=True, help="有提醒也不发布；网页超过该有的字节数就是一条提醒。")
@click.option("--release", is_flag=True, help="正式发布：把网页压到最小，多花些时间；没变的文件不重压。")
@click.option(
    "--no-pack", is_flag=True, help="不另存压缩好的文件，也不称重；托管平台自己会压缩时用，网站只有三分之一大。"
)
@click.option("--timings", is_flag=True, help="说出各步用了多少秒 CPU。")
@ROOT
@FORMAT
@TODAY
def build(
    *,
    site_dir: Path | None,
    no_videos: bool,
    no_search: bool,
    strict: bool,
    release: bool,
    no_pack: bool,
    timings: bool,
    root: Path,
    form: str,
    today: datetime | None,
) -> None:
    """检查、生成、核对，然后一步换上新网站；有任何错误，原来的网站保持不变。"""
    from generator import mkdocs_hook

    project = project_of(root, today)
    project.videos, project.search = not no_videos, not no_search
    project.strict, project.release, project.pack = strict, release, not no_pack
    findings = pipeline.build(project, (site_dir or project.root / "site").absolute(), mkdocs_hook.render)
    if timings:
        say(*(f"{seconds:8.2f} {step}" for step, seconds in project.seconds.items()), err=True)
    finish(project, findings, form)


@main.command()
@click.option("--domain", default="_", help="域名，默认什么域名都答应。")
@click.option("--site-dir", default="/srv/suixue/site", show_default=True, help="网站在服务器上的位置。")
@click.option("--certificate", default="", help="证书所在的文件夹；不写就不加密，放在网关后面或容器里用。")
@ROOT
def nginx(*, domain: str, site_dir: str, certificate: str, root: Path) -> None:
    """写出 nginx 的配置：安全响应头、缓存时间、压缩好的文件都照网站设置配好。"""
    from generator.derive.hosting import HOST_NAME, Server, is_place
    from generator.derive.hosting import nginx as configured
    from generator.read.settings import read_settings

    if not HOST_NAME.fullmatch(domain):
        raise click.BadParameter("--domain 只能写一个域名，如 xuexi.example.org，不带 https://、端口和斜杠")
    for option, place in (("--site-dir", site_dir), ("--certificate", certificate)):
        if (place or option == "--site-dir") and not is_place(place):
            raise click.BadParameter(f"{option} 要写从 / 开头的完整位置，里面不能有引号、反斜杠、$ 和看不见的字符")
    project, findings = project_of(root, None), Findings()
    settings = read_settings(project.root, findings)
    if settings is None or findings.errors:
        finish(project, findings, "terminal")
    else:
        click.echo(configured(settings, Server(domain, site_dir, certificate)), nl=False)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@ROOT
@FORMAT
@TODAY
def stage(folder: Path, root: Path, form: str, today: datetime | None) -> None:
    """把检查过的页面和数据写到 FOLDER，供 MkDocs 一类的渲染程序生成网站。

    FOLDER 要是空的，或者是上一次写的那个；里面有别的文件就不动它。
    """
    project = project_of(root, today)
    findings = pipeline.stage(project, folder.absolute())
    finish(project, findings, form)


@main.group(invoke_without_command=True)
@ROOT
@FORMAT
@TODAY
@click.pass_context
def video(context: click.Context, root: Path, form: str, today: datetime | None) -> None:
    """制作各课时的视频：按幻灯稿做，或把录好的做成手机要的几种大小；内容没变的不重做。"""
    if context.invoked_subcommand:
        return
    project = project_of(root, today)
    project.search = project.identity = False
    _, _, findings = pipeline.derive(project)
    finish(project, findings, form)


@video.command("add")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--lesson", required=True, help="是哪一课的视频，写课时编号。")
@click.option(
    "--captions",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="字幕文件（.vtt 或 .srt），不写就找视频旁边同名的。",
)
@click.option("--replace", is_flag=True, help="这一课已经有视频时，换成这一个。")
@ROOT
@TODAY
def add_video(
    *, file: Path, lesson: str, captions: Path | None, replace: bool, root: Path, today: datetime | None
) -> None:
    """收下录好的视频 FILE：检查、做成手机要的几种大小、放到课时旁边、写进课时的信息栏。"""
    from generator import ingest

    project = project_of(root, today)
    request = ingest.Request(file, lesson, captions, replace)
    with machine_faults(project.root):
        answer = ingest.add(project.root, project.today or commit_day(project.root), request, project.progress)
    tell(project, answer.done, answer.refused)


@main.group("new")
def new() -> None:
    """新建一课。"""


@new.command("lesson")
@click.argument("lesson", metavar="编号")
@click.option("--title", required=True, help="标题，60 字以内。")
@click.option("--course", required=True, help="放进哪门课程，写课程编号。")
@click.option("--chapter", help="放进哪一章的最后，写章的标题，默认是最后一章。")
@click.option("--topic", "topics", multiple=True, help="知识点，可以写几次，默认照同一章的前一课。")
@click.option(
    "--tier", type=click.Choice(TIERS), default="should", help="分量：应知应会、应该知道、拓展，默认是 should。"
)
@click.option(
    "--video", "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="录好的视频，一起收下。"
)
@ROOT
@TODAY
def new_lesson(*, root: Path, today: datetime | None, **asked: Any) -> None:
    """新建一课，编号用字母、数字和连字符：写好课时文件的架子，排进课程；照里面的提示一处处换成自己的话。"""
    from generator.new_lesson import Request, create

    project = project_of(root, today)
    with machine_faults(project.root):
        answer = create(project.root, project.today or commit_day(project.root), Request(**asked), project.progress)
    tell(project, answer.done, answer.refused)


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="监听地址，默认只有本机能看。")
@click.option("--port", default=8000, show_default=True, help="端口。")
@click.option("--site-dir", type=click.Path(path_type=Path), default=None, help="发布到哪里，默认是项目下的 site。")
@click.option("--no-videos", is_flag=True, help="不制作视频。")
@ROOT
def serve(host: str, port: int, site_dir: Path | None, no_videos: bool, root: Path) -> None:
    """生成网站并在本机打开；文件一保存就重新检查、生成，浏览器自动刷新。"""
    from generator import mkdocs_hook
    from generator.serve import serve as run_server

    project = project_of(root, None)
    project.videos, project.identity = not no_videos, False
    run_server(project, (site_dir or project.root / "site").absolute(), mkdocs_hook.render, host, port)


def _bank_of_ours(root: Path, name: str) -> None:
    from generator.exchange.banks import refused

    why = refused(root, name)
    if why:
        raise click.BadParameter(why)


@main.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--bank", "name", required=True, help="导入到哪个题库；没有就新建，有就接在后面。")
@click.option("--title", default="", help="新题库的标题，默认是题库名。")
@click.option("--owner", default="", help="新题库由哪个部门负责，默认写“待定”。")
@click.option("--dry-run", is_flag=True, help="只看会怎样，什么也不写。")
@ROOT
@TODAY
def import_file(
    *, file: Path, name: str, title: str, owner: str, dry_run: bool, root: Path, today: datetime | None
) -> None:
    """把别处的试题文件 FILE 导入题库：认格式，逐处说出问题，没有错误才一次写完。"""
    from generator.exchange import importing

    project = project_of(root, today)
    _bank_of_ours(project.root, name)
    with machine_faults(project.root):
        target = importing.Target(name, project.today or commit_day(project.root), title, owner)
        made = importing.plan(project.root, file, target)
        if not dry_run:
            importing.carry_out(project.root, made)
    say(*importing.preview(made, file.name))
    if dry_run and made.banks:
        say("这只是预览，什么也没有写；去掉 --dry-run 就写", err=True)
    sys.exit(0 if made.banks else 1)


@main.command()
@click.argument("bank")
@click.option("--format", "form", type=click.Choice(_EXCHANGE), required=True, help="写成哪种格式。")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), default=None, help="写到哪个文件，默认是题库名加后缀。"
)
@ROOT
def export(bank: str, form: str, out: Path | None, root: Path) -> None:
    """把题库 BANK 写成别的系统能读的文件，并说出哪些东西那种格式放不下。"""
    from generator.exchange import FORMATS, exporting
    from generator.source.foreign.problems import Unreadable

    _bank_of_ours(root.resolve(), bank)
    file = out or Path(f"{bank}{FORMATS[form].suffix}")
    new_file(file)
    try:
        made = exporting.export(root.resolve(), bank, FORMATS[form])
    except Unreadable as refused:
        say(refused.problem.message, err=True)
        sys.exit(1)
    with machine_faults(file):
        file.write_bytes(made.written.data)
    say(*exporting.report(made, str(file)))


@main.command()
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("试题模板.xlsx"),
    help="写到哪个文件，默认是 试题模板.xlsx。",
)
@ROOT
def template(out: Path, root: Path) -> None:
    """写一个空的 Excel 试题模板，题型、难度和知识点有下拉框；填好了用 suixue import 导入。"""
    from generator.exchange import exporting

    new_file(out)
    with machine_faults(out):
        out.write_bytes(exporting.template(root.resolve()))
    say(f"写了 {out}；填好以后用 suixue import {out} --bank 题库名 导入")


main.add_command(places)


def run() -> None:
    """The entry point. To take apart at the end what millions of values were made of would cost a tenth of the time."""
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that knows fewer characters than the authors
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # stopped by a machine, it ends as tidily as by a hand
    _leave(exit_code(main, _leave))


def _leave(status: int) -> NoReturn:
    for stream in (sys.stdout, sys.stderr):
        with suppress(BrokenPipeError):
            stream.flush()
    os._exit(status)


def exit_code(command: Callable[..., Any], leave: Callable[[int], int] = int) -> int:
    """Runs `command`: faults of the machine are said plainly, our own bugs with what to send us.

    A command keeps nearly all it makes until it ends: looking among it for cycles would cost a third of the time, so
    that `run` has none looked for. Where it ends of its own accord, `leave` has the code while all of that is still held.
    """
    try:
        command(standalone_mode=False)
    except SystemExit as end:
        return leave(int(end.code or 0))
    except click.ClickException as usage:
        say(*usage_lines(usage), err=True)
        return 2
    except (PublishFault, VideoFault) as fault:
        say(str(fault), err=True)
        return 2
    except (KeyboardInterrupt, click.Abort, BrokenPipeError) as end:
        return 141 if isinstance(end, BrokenPipeError) else 130  # as the shell says it of `suixue check | head`
    except Exception:
        say_own_fault("程序自身出了错，原来的网站没有动。请把下面这段文字发给维护人员：")
        return 3
    return 0
