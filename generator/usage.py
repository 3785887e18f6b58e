"""Wrong use of the command line, told in Chinese: what the parser says is in English."""

from __future__ import annotations

import click

from generator.source.scalars import nearest, shown


def usage_lines(fault: click.ClickException) -> list[str]:
    """What was wrong, and how to learn what is right; or the help where nothing was asked for."""
    if isinstance(fault, click.exceptions.NoArgsIsHelpError):
        return fault.format_message().split("\n")
    context = fault.ctx if isinstance(fault, click.UsageError) else None
    command = context.command_path if context else "suixue"
    return [f"{_wrong(fault, context)}；请看用法：{command} -h"]


def _wrong(fault: click.ClickException, context: click.Context | None) -> str:
    if isinstance(fault, click.MissingParameter):
        return f"缺少 {_name(fault.param)}"
    if isinstance(fault, click.BadParameter):
        return _bad_value(fault)
    if isinstance(fault, click.NoSuchOption):
        return f"没有“{shown(fault.option_name)}”这个选项{nearest(fault.option_name, fault.possibilities or ())}"
    if isinstance(fault, click.BadOptionUsage):
        return f"选项 {fault.option_name} 后面{'不用写值' if 'not take' in fault.message else '要写一个值'}"
    if context and isinstance(context.command, click.Group):
        return f"没有这个命令，有的是：{'、'.join(context.command.commands)}"
    return "多写了参数"


def _name(param: click.Parameter | None) -> str:
    return (param.opts[-1] if isinstance(param, click.Option) else param.human_readable_name) if param else "参数"


def _bad_value(fault: click.BadParameter) -> str:
    """Our own faults name no parameter, and are Chinese already."""
    if fault.param is None:
        return fault.message
    kind = fault.param.type
    if isinstance(kind, click.Choice):
        return f"{_name(fault.param)} 只能写：{'、'.join(kind.choices)}"
    if isinstance(kind, click.DateTime):
        return f"{_name(fault.param)} 要写成 2026-12-01 这样的日期"
    return f"{_name(fault.param)} {_bad_path(kind, fault.message) if isinstance(kind, click.Path) else '要写一个整数'}"


def _bad_path(kind: click.Path, message: str) -> str:
    if kind.dir_okay:
        return "没有这个文件夹"
    if message.endswith("is a directory."):
        return "要写一个文件，这是文件夹"
    return "读不了这个文件，请改好它的权限" if message.endswith("is not readable.") else "没有这个文件"
