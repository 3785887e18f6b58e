"""Every rule alone over every planted fault and near miss: what `make mutation` judges changed rules by.

The same as tests/generator/test_fixtures.py says of all rules at once, in less than a second a rule. Files are read once
in a process; the rules looked at are run anew.
"""

from __future__ import annotations

import re

import pytest

from generator.check import bank_findings, check_site, manuals
from generator.diagnostics import Findings
from generator.memory import Memory
from tests.generator.planted import FIXTURES, says, told
from tests.generator.spoiled import HERE
from tests.mutation.judged import ALONE, Judged, judged

WHOLE = HERE / "whole.yml"
"""A bank that has every field."""
_SHOWN = re.compile(r"“[^”]*”|[\w./-]*[./][\w./*-]*|[a-z][a-z0-9]*(?:-[a-z0-9]+)+")
"""What is quoted, files, and names such as ids and slugs."""
_FORMATS = {"PNG", "JPEG", "WebP", "GIF", "HEIC", "MP", "WAV", "WebM", "PDF", "WebVTT", "SVG", "HTML", "Markdown"}
_OURS = _FORMATS | {"suixue", "check", "fix", "KB", "https", "true", "false", *"ABCDEFGH"}
"""Latin words of messages; besides, the fields' names and what stands in the project itself."""
_RULES = FIXTURES / "near" / "credit-units--whole" / "site_config.yml"
"""A version of the credit rules that has every field."""
_FIELDS = frozenset(
    re.findall(r"(?m)^[ -]*([a-z_]+):", WHOLE.read_text(encoding="utf-8"))
    + re.findall(r"([a-z_]+):", _RULES.read_text(encoding="utf-8"))
)


@pytest.fixture(scope="session")
def everything() -> list[Judged]:
    return judged()


def test_the_fixtures_are_read_before_any_rule_is_looked_at(everything: list[Judged]) -> None:
    assert len(everything) > 700


@pytest.mark.parametrize("name", ALONE)
def test_a_rule_finds_what_is_planted_and_nothing_else(everything: list[Judged], name: str) -> None:
    for one in everything:
        found = one.with_again(name)
        assert one.silenced or told(one.case, found) == one.expected, one.case
        assert one.silenced or says(one.case) <= {item.message for item in found}, one.case
        for item in one.again(name):
            assert item.severity in ("error", "warning")
            assert re.search(r"请|改为|最多", item.message), item
            words = set(re.findall(r"[A-Za-z_]+", _SHOWN.sub("", item.message)))
            assert words <= _OURS | _FIELDS | one.words, item


def test_the_tables_run_every_rule(everything: list[Judged]) -> None:
    for one in everything[:40:8]:
        findings = Findings(list(one.found[None]))
        for bank in one.site.banks:
            findings.items += bank_findings(bank)
        check_site(one.site, findings, Memory())
        assert told(one.case, findings) == one.expected, one.case


def test_what_is_silenced(everything: list[Judged]) -> None:
    for one in everything:
        if one.silenced:
            assert told(one.case, one.left()) == one.expected, one.case
            assert one.silenced or says(one.case) <= {item.message for item in one.left()}, one.case


def test_every_rule_has_a_manual_and_none_is_said_twice() -> None:
    """What is in them is a matter of the handbook's tests."""
    first = [manual.partition(":")[0] for manual in manuals()]
    assert len(set(first)) == len(first) > 20
    assert first[-1] == "needless-silence, silence-without-reason, silence-refused"
    assert all(re.fullmatch("[a-z-]+(, [a-z-]+)*", slugs) for slugs in first)
