"""Rules over the whole site; this is their table.

A rule is a function of the site in a module of its own. Its docstring, or else its module's, is its section in the
handbook: a line with its slugs, a colon and what it keeps, and below it why; in Chinese.
"""

from __future__ import annotations

import inspect
import sys
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


def manuals() -> list[str]:
    """What every rule says of itself, in the order of the table."""
    return [inspect.cleandoc(rule.__doc__ or sys.modules[rule.__module__].__doc__ or "") for rule in RULES]
