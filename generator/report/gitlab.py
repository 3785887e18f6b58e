"""For CI at GitLab, whose merge requests show a report of code quality."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from typing import Any

from generator.diagnostics import Diagnostic
from generator.report.bounds import complete
from generator.report.excerpt import Look, nothing
from generator.report.visible import as_json_text

_SEVERITY = {"error": "major", "warning": "minor"}


def gitlab(findings: Iterable[Diagnostic], _: Look = nothing) -> str:
    """A JSON list as GitLab reads it. A finding keeps its fingerprint while only its line changes: by that GitLab knows
    which of them a merge request brings."""
    seen: Counter[str] = Counter()
    return as_json_text([_issue(item, seen) for item in complete(findings)])


def _issue(item: Diagnostic, seen: Counter[str]) -> dict[str, Any]:
    said = f"{item.location.file}\0{item.slug}\0{item.message}"
    seen[said] += 1
    named = f"{said}\0{seen[said]}".encode(errors="surrogatepass")
    return {
        "description": item.message,
        "check_name": item.slug,
        "fingerprint": hashlib.sha256(named).hexdigest(),
        "severity": _SEVERITY[item.severity],
        "location": {"path": item.location.file, "lines": {"begin": item.location.line}},
    }
