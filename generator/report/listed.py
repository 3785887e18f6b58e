"""For programs of one's own."""

from __future__ import annotations

from collections.abc import Iterable

from generator.diagnostics import Diagnostic
from generator.report.bounds import complete
from generator.report.excerpt import Look, nothing
from generator.report.visible import as_json_text


def as_json(findings: Iterable[Diagnostic], _: Look = nothing) -> str:
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
        for item in complete(findings)
    ]
    return as_json_text(items)
