"""Rules over the whole site; this is their table.

A rule is a function of a text, of a bank or of the site in a module of its own. Its docstring, or else its module's, is
its section in the handbook: a line with its slugs, a colon and what it keeps, and below it why; in Chinese.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from generator.check import (
    balance,
    checkpoints,
    credit_dates,
    credits,
    dates,
    duplicate_id,
    levels,
    likeness,
    links,
    listing,
    lock,
    map_base,
    marks,
    media,
    media_kind,
    missing_id,
    missing_parts,
    notices,
    options,
    papers,
    raw_html,
    recordings,
    sealed,
    silence,
    slide_markup,
    sources,
    speech,
    synonyms,
    timeline,
    type_rules,
    unknown_reference,
    unread_file,
    validity,
    wording,
)
from generator.check.places import RULES as PLACE_RULES
from generator.check.texts import marked_texts
from generator.diagnostics import Diagnostic, Findings, Text
from generator.memory import Memory
from generator.model.question import Bank
from generator.model.site import Site

BankRule = Callable[[Bank], Iterator[Diagnostic]]
BANK_RULES: tuple[BankRule, ...] = (
    type_rules.check,
    missing_parts.check,
    wording.check,
    options.check,
    balance.check,
)
"""What can be wrong with a bank by itself."""
TextRule = Callable[[Text], Iterator[Diagnostic]]
TEXT_RULES: tuple[TextRule, ...] = (raw_html.check_text, marks.check_text, links.check_text)
"""What can be wrong with the markup of a question's text."""
Rule = Callable[[Site], Iterator[Diagnostic]]
RULES: tuple[Rule, ...] = (
    missing_id.check,
    duplicate_id.check,
    lock.check,
    unknown_reference.check,
    validity.check,
    raw_html.check,
    marks.check,
    slide_markup.check,
    media.check,
    media_kind.check,
    levels.check,
    timeline.check,
    checkpoints.check,
    papers.check,
    listing.check,
    links.check,
    recordings.check,
    speech.check,
    likeness.check,
    dates.check,
    sources.check,
    synonyms.check,
    sealed.check,
    notices.check,
    credits.check,
    credit_dates.check,
    map_base.check,
    unread_file.check,
    *PLACE_RULES,
)
ALL_BANKS = frozenset((duplicate_id.check, likeness.check))
"""The rules that look at nothing but the banks."""

NEEDED_TO_PUBLISH = frozenset(("missing-id", "lock-missing-entry", "template-left"))
"""What may be missing while somebody writes and looks at it, and no site can be published without."""


def check_site(site: Site, findings: Findings, memory: Memory) -> None:
    """Runs every rule, unless what it looks at has not changed."""
    for rule in RULES:
        findings.items.extend(memory.recall(rule, _looked_at(rule, site), partial(_found, rule, site)))


def bank_findings(bank: Bank) -> list[Diagnostic]:
    """Everything wrong with a bank by itself, whatever else the site holds."""
    found = [item for rule in BANK_RULES for item in rule(bank)]
    return found + [item for text in marked_texts(bank) for rule in TEXT_RULES for item in rule(text)]


def _looked_at(rule: Rule, site: Site) -> tuple[Any, ...]:
    if rule in ALL_BANKS:
        return (site.banks,)
    return (site.layers, site.today) if rule in PLACE_RULES else (site,)


def _found(rule: Rule, site: Site) -> list[Diagnostic]:
    return list(rule(site))


def manuals() -> list[str]:
    """What every rule says of itself, in the order of the tables."""
    rules = [rule.__doc__ or sys.modules[rule.__module__].__doc__ or "" for rule in (*BANK_RULES, *TEXT_RULES, *RULES)]
    return list(dict.fromkeys(inspect.cleandoc(manual) for manual in (*rules, silence.__doc__ or "")))
