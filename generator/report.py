"""Diagnostics as text: for a terminal, for GitHub annotations, for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from generator.diagnostics import Diagnostic


def terminal(findings: Iterable[Diagnostic]) -> str:
    """``file:line:column: error: message [slug]``, a line each."""
    return "".join(
        f"{item.location.file}:{item.location.line}:{item.location.column}: {item.severity}: {item.message} [{item.slug}]\n"
        for item in findings
    )


def github(findings: Iterable[Diagnostic]) -> str:
    """Workflow commands that GitHub shows beside the changed lines."""
    return "".join(
        f"::{item.severity} file={_property(item.location.file)},line={item.location.line},"
        f"col={item.location.column},title={item.slug}::{_escaped(item.message)}\n"
        for item in findings
    )


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def as_json(findings: Iterable[Diagnostic]) -> str:
    """A JSON list of objects with file, line, column, severity, slug and message."""
    items = [
        {
            "file": item.location.file,
            "line": item.location.line,
            "column": item.location.column,
            "severity": item.severity,
            "slug": item.slug,
            "message": item.message,
        }
        for item in findings
    ]
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


FORMATS: dict[str, Callable[[Iterable[Diagnostic]], str]] = {
    "terminal": terminal,
    "github": github,
    "json": as_json,
}
