"""For a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterable

import click

from generator.diagnostics import Diagnostic
from generator.report.bounds import bounded
from generator.report.excerpt import Look, nothing
from generator.report.visible import visible

_COLOURS = {"error": "red", "warning": "yellow"}


def terminal(findings: Iterable[Diagnostic], look: Look = nothing) -> str:
    """``file:line:column: error: message [slug]``, a line each; below it the authored line with a caret.

    Colours are written whatever reads them; `click.echo` takes them out again for all but a terminal.
    """
    return "".join(_finding(item) + _excerpt(item, look) for item in bounded(findings))


def _finding(item: Diagnostic) -> str:
    at, colour = item.location, _COLOURS[item.severity]
    place = click.style(f"{visible(at.file)}:{at.line}:{at.column}:", bold=True)
    severity, slug = click.style(f"{item.severity}:", fg=colour, bold=True), click.style(f"[{item.slug}]", dim=True)
    return f"{place} {severity} {visible(item.message)} {slug}\n"


def _excerpt(item: Diagnostic, look: Look) -> str:
    seen = look(item.location)
    if seen is None:
        return ""
    number = f"{item.location.line:6} | "
    caret = click.style("^", fg=_COLOURS[item.severity], bold=True)
    margin = f"{'':6} | "
    shown = click.style(number, dim=True) + seen.before + seen.at + seen.after
    return f"{shown.rstrip()}\n{click.style(margin, dim=True)}{' ' * seen.columns}{caret}\n"
