"""Findings as text: for a terminal, for GitHub annotations, for GitLab, for programs, as a page to send to an editor.

A format is a function of the findings and of a look at the authored files; this is their table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generator.diagnostics import Diagnostic
from generator.report.excerpt import Look
from generator.report.github import github
from generator.report.gitlab import gitlab
from generator.report.listed import as_json
from generator.report.page import html
from generator.report.sarif import sarif
from generator.report.terminal import terminal

__all__ = ["FORMATS", "terminal"]

FORMATS: dict[str, Callable[[Iterable[Diagnostic], Look], str]] = {
    "terminal": terminal,
    "github": github,
    "gitlab": gitlab,
    "json": as_json,
    "sarif": sarif,
    "html": html,
}
