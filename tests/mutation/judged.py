"""Every planted fault and near miss read once, so that one rule alone can be run over all of them in a moment."""

from __future__ import annotations

import atexit
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, partial
from pathlib import Path

from generator.check import BANK_RULES, RULES, TEXT_RULES, type_rules
from generator.check.silence import silence
from generator.check.texts import marked_texts
from generator.diagnostics import Diagnostic, Findings, Text
from generator.memory import Memory
from generator.model.question import Bank
from generator.model.site import Site
from generator.progress import quiet
from generator.question_types import TYPES
from generator.read.site import read_site
from tests.generator.planted import TODAY, cases, expected, lay

Alone = Callable[[Site], Iterable[Diagnostic]]


def _over_banks(rule: Callable[[Bank], Iterator[Diagnostic]], site: Site) -> Iterator[Diagnostic]:
    for bank in site.banks:
        yield from rule(bank)


def _over_texts(rule: Callable[[Text], Iterator[Diagnostic]], site: Site) -> Iterator[Diagnostic]:
    for bank in site.banks:
        for text in marked_texts(bank):
            yield from rule(text)


def _of_type(name: str, site: Site) -> Iterator[Diagnostic]:
    for question in site.questions:
        if question.type == name and question.content is not None:
            yield from TYPES[name].check(question)


def _name(rule: Callable[..., object]) -> str:
    return f"{rule.__module__.removeprefix('generator.check.')}.{rule.__name__}"


ALONE: dict[str, Alone] = {
    **{_name(rule): partial(_over_banks, rule) for rule in BANK_RULES if rule is not type_rules.check},
    **{_name(rule): partial(_over_texts, rule) for rule in TEXT_RULES},
    **{_name(rule): rule for rule in RULES},
    **{name: partial(_of_type, name) for name in TYPES},
}
"""Every rule of the site, of banks, of texts and of a question type, each over a whole site."""


@dataclass(frozen=True)
class Judged:
    """A planted fault or near miss, and all that was found in it: by `None` what is found without any rule."""

    case: Path | None
    site: Site
    found: dict[str | None, list[Diagnostic]]
    silenced: bool

    @property
    def expected(self) -> set[str]:
        return expected(self.case) if self.case else set()

    def again(self, name: str) -> list[Diagnostic]:
        """What the rule of this `name` finds now."""
        return list(ALONE[name](self.site))

    def with_again(self, name: str) -> list[Diagnostic]:
        """Everything wrong, when the rule of this `name` is run once more and the others are remembered."""
        remembered = [item for other, items in self.found.items() if name != other for item in items]
        return [*remembered, *self.again(name)]

    def left(self) -> list[Diagnostic]:
        """Everything wrong that no comment silences, and what is wrong with such comments."""
        findings = Findings([item for items in self.found.values() for item in items])
        silence(findings, self.site.root, self.site.files)
        return findings.items

    @cached_property
    def words(self) -> set[str]:
        """Every Latin word in the project, its files' names among them."""
        files = sorted(self.site.files)
        authored = [(self.site.root / file).read_bytes().decode("utf-8", "replace") for file in files if _is_text(file)]
        return set(re.findall(r"[A-Za-z_]+", " ".join([*files, *authored])))


def _is_text(file: str) -> bool:
    return file.endswith((".yml", ".md", ".csv", ".lock"))


@cache
def judged() -> list[Judged]:
    """All that can be read as a site, but for those about recordings, whose rules are no part of checking. Laid under a folder that lasts as long as this process."""
    folder = Path(tempfile.mkdtemp(prefix="judged-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    found = [_judge(case, folder / str(at)) for at, case in enumerate([None, *cases("bad"), *cases("near")])]
    return [one for one in found if one is not None]


def _judge(case: Path | None, root: Path) -> Judged | None:
    lay(case, root)
    findings = Findings()
    site = read_site(root, TODAY, findings, Memory(), quiet)
    if site is None or any(root.rglob("*.mp4")):
        return None
    by_rule: dict[str | None, list[Diagnostic]] = {name: list(rule(site)) for name, rule in ALONE.items()}
    by_rule[None] = findings.items
    both = Findings([item for items in by_rule.values() for item in items])
    silence(both, root, site.files)
    plain = {item for items in by_rule.values() for item in items}
    return Judged(case, site, by_rule, set(both.items) != plain)
