"""Rules over the whole site. A rule is a module with a docstring for the handbook and `check(site)`; this is the table."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.check import (
    balance,
    dates,
    duplicate_id,
    levels,
    likeness,
    links,
    listing,
    media,
    missing_parts,
    options,
    raw_html,
    recordings,
    type_rules,
    unknown_reference,
    validity,
    wording,
)
from generator.check.places import RULES as PLACE_RULES
from generator.diagnostics import Diagnostic, Findings
from generator.model.site import Site

RULES: tuple[Callable[[Site], Iterator[Diagnostic]], ...] = (
    duplicate_id.check,
    unknown_reference.check,
    type_rules.check,
    missing_parts.check,
    validity.check,
    raw_html.check,
    media.check,
    levels.check,
    listing.check,
    links.check,
    recordings.check,
    wording.check,
    options.check,
    balance.check,
    likeness.check,
    dates.check,
    *PLACE_RULES,
)


def check_site(site: Site, findings: Findings) -> None:
    """Runs every rule."""
    for rule in RULES:
        findings.items.extend(rule(site))
