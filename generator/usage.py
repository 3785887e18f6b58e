"""The command line's own words, told in Chinese: how to use it, and what was wrong. Those of the parser are English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

import click

from generator.source.scalars import nearest, shown

_USAGE = {"[OPTIONS]": "[选项]", "COMMAND": "命令", "[COMMAND]": "[命令]", "[ARGS]...": "[参数]..."}
_HEADINGS = {"Options": "选项", "Commands": "命令"}
_KINDS = {"TEXT": "文字", "INTEGER": "整数", "FILE": "文件", "DIRECTORY": "文件夹", "PATH": "路径"}
_HELP = {"Show this message and exit.": "显示这段说明。", "Show the version and exit.": "显示版本号。"}
_NOTES = {"required": "必填", "default: ": "不写是 ", "; ": "，"}
"""What the parser says by itself → the same in Chinese."""
_NOTE = re.compile(r"  \[(.+)\]$")


class _Help(click.HelpFormatter):
    """The parser's layout with our words, and columns that hold where a character is two wide."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, " ".join(_USAGE.get(word, word) for word in args.split(" ")), prefix or "用法：")

    def write_heading(self, heading: str) -> None:
        self.write(f"{'':>{self.current_indent}}{_HEADINGS.get(heading, heading)}：\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        told = [(_term(first), _described(second)) for first, second in rows]
        column = min(max(_width(term) for term, _ in told), col_max) + col_spacing
        margin = " " * self.current_indent
        for term, described in told:
            gap = column - _width(term)
            between = " " * gap if gap >= col_spacing else f"\n{margin}{' ' * column}"
            self.write(f"{margin}{term}{between if described else ''}{described}\n")


def _term(term: str) -> str:
    """`-C, --root DIRECTORY`, the kind of its value in Chinese."""
    start, space, kind = term.rpartition(" ")
    return f"{start}{space}{_KINDS.get(kind, kind)}" if start.startswith("-") else term


def _described(text: str) -> str:
    """What an option does; whether it must be given and what it is otherwise, which the parser adds in brackets."""
    note = _NOTE.search(text)
    if note is None:
        return _HELP.get(text, text)
    told = note[1]
    for english, chinese in _NOTES.items():
        told = told.replace(english, chinese)
    return f"{text[: note.start()].removesuffix('。')}（{told}）。"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


class _Context(click.Context):
    formatter_class = _Help


class Command(click.Command):
    """A command that explains itself in Chinese."""

    context_class = _Context


class Group(click.Group):
    """A command with commands below it, all of which explain themselves in Chinese."""

    context_class = _Context
    command_class = Command
    group_class = type


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
        return "没有这个文件或文件夹" if kind.file_okay else "没有这个文件夹"
    if message.endswith("is a directory."):
        return "要写一个文件，这是文件夹"
    return "读不了这个文件，请改好它的权限" if message.endswith("is not readable.") else "没有这个文件"
