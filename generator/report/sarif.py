"""For code scanners, which read SARIF 2.1.0 (OASIS)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from generator.diagnostics import Diagnostic
from generator.report.bounds import complete
from generator.report.excerpt import Look, nothing
from generator.report.visible import as_json_text

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(findings: Iterable[Diagnostic], look: Look = nothing) -> str:
    """A SARIF log of one run; files are relative to the project, columns count characters."""
    from importlib.metadata import version  # which loads half of the standard library, for this format alone

    items = complete(findings)
    rules = sorted({item.slug for item in items})
    driver = {"name": "suixue", "version": version("suixue"), "rules": [{"id": slug} for slug in rules]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"PROJECT": {"description": {"text": "项目文件夹"}}},
        "results": [_result(item, rules.index(item.slug), look) for item in items],
    }
    return as_json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _result(item: Diagnostic, rule: int, look: Look) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": item.location.line, "startColumn": item.location.column}
    seen = look(item.location)
    if seen:
        region["snippet"] = {"text": seen.before + seen.at + seen.after}
    file = {"uri": quote(item.location.file, errors="surrogateescape"), "uriBaseId": "PROJECT"}
    return {
        "ruleId": item.slug,
        "ruleIndex": rule,
        "level": item.severity,
        "message": {"text": item.message},
        "locations": [{"physicalLocation": {"artifactLocation": file, "region": region}}],
    }
