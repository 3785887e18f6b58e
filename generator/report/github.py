"""For CI at GitHub."""

from __future__ import annotations

from collections.abc import Iterable

from generator.diagnostics import Diagnostic
from generator.report.bounds import bounded
from generator.report.excerpt import Look, nothing
from generator.report.visible import visible


def github(findings: Iterable[Diagnostic], _: Look = nothing) -> str:
    """Workflow commands that GitHub shows beside the changed lines."""
    return "".join(
        f"::{item.severity} file={_property(item.location.file)},line={item.location.line},"
        f"col={item.location.column},title={item.slug}::{_escaped(item.message)}\n"
        for item in bounded(findings)
    )


def _escaped(text: str) -> str:
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
