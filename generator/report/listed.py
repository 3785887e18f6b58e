"""For programs of one's own."""

from __future__ import annotations

import json
from collections.abc import Iterable

from generator.diagnostics import Diagnostic
from generator.report.bounds import bounded
from generator.report.excerpt import Look, nothing


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
        for item in bounded(findings)
    ]
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"
