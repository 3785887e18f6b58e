"""Every text of a site is a payload, and nothing of it runs: not in pages, nor where scripts put it, nor in what programs read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

from generator.diagnostics import Findings
from generator.pipeline import Project
from generator.read.settings import read_settings
from tests.browser import poisoned
from tests.browser.attacked import attacked
from tests.browser.conftest import Arrive
from tests.browser.poison_site import addresses, poisoned_site
from tests.browser.test_bases import TILES
from tests.browser.test_corpus import acting, live
from tests.browser.test_hostile import TODAY
from tests.browser.visitor import Visitor

_LEAST = 40
"""Questions: the first bank of each type is among them."""


def test_every_text_that_an_author_writes_is_poisoned_or_must_have_a_form(tmp_path: Path) -> None:
    """A new field of the model wants something in `poisoned.lay` that has it, or a line in `poisoned.KEPT`."""
    poisoned.lay(tmp_path / "project")
    poison = poisoned.Poison()
    poison.into(poisoned.read(Project(tmp_path / "project", TODAY)))
    assert poisoned.text_fields() - poisoned.KEPT - set(poison.given) == set()
    assert poisoned.KEPT - poisoned.all_fields() == set()


@pytest.fixture(scope="module")
def site() -> Path:
    return poisoned_site().resolve()


def test_no_page_holds_any_of_it_live(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 30
    assert {path.as_posix(): found for path in pages if (found := live(path.read_bytes()))} == {}


def test_what_programs_read_says_it_as_words(site: Path) -> None:
    """A feed and a map of the site stay one tree, data and the list of an installed page stay one value, headers no more lines."""
    for path in (*site.glob("*.xml"), *site.rglob("*.json"), site / "manifest.webmanifest"):
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".xml":
            names = {one.tag.rpartition("}")[2].lower() for one in ElementTree.fromstring(text).iter()}
            assert not names & {"script", "img", "svg", "b", "iframe"}, path
        else:
            json.loads(text)
    names = {line.partition(":")[0].strip() for line in (site / "_headers").read_text().splitlines() if ":" in line}
    assert {"Set-Cookie", "Content-Type"}.isdisjoint(names) and "Content-Security-Policy" in names
    for path in site.rglob("*.html"):
        for island in re.findall(
            r'<script type="application/(?:ld\+)?json"[^>]*>(.*?)</script>', path.read_text(), re.S
        ):
            json.loads(island)


@pytest.fixture
def victim(arrive: Arrive, site: Path) -> Iterator[Visitor]:
    with attacked(arrive, site, r"Failed to load resource|status of 404") as visitor:
        yield visitor


def test_nothing_runs_on_any_page(victim: Visitor, site: Path) -> None:
    """The witness of every visitor knows of dialogs, of other hosts and of what a policy had to stop."""
    for path in addresses(site):
        victim.go(path)
        victim.page.wait_for_timeout(150)  # scripts have put in what they put in
        assert acting(victim.page) == [], path


@pytest.mark.parametrize("way", ["study", "sequence"])
def test_nothing_runs_where_questions_of_every_type_are_asked_and_answered(victim: Visitor, way: str) -> None:
    page = victim.page
    of = "demo-one" if way == "study" else "demo"
    victim.go(f"practice/go/?way={way}&of={of}")
    expect(page.locator(".stem")).to_be_visible()
    onward = page.locator("[data-onward]")
    for _ in range(_LEAST):
        if way == "sequence":
            _answer(page)
        assert acting(page) == []
        onward.evaluate("(one) => one.click()")  # a list of things to pair may be higher than the screen


def _answer(page: Page) -> None:
    """Somehow: it is what is said to it that counts."""
    page.evaluate("() => document.querySelectorAll('main .option, main .tile').forEach((one) => one.click())")
    for box in page.locator("main textarea, main input:not([type=checkbox])").all():
        box.fill("1")
    page.evaluate("() => document.querySelectorAll('[data-main]:not([data-onward])').forEach((one) => one.click())")


def test_settings_that_must_have_a_form_are_no_payloads(tmp_path: Path) -> None:
    for payload in poisoned.PAYLOADS:
        formed = {"address": payload, "filing": {"icp": payload, "police": payload}, "media": {"base": payload}}
        extra = {"name": "随学", "organisation": "示例总工会", **formed, "map": TILES | {"url": payload}}
        (tmp_path / "site_config.yml").write_text(json.dumps({"extra": {"suixue": extra}}), encoding="utf-8")
        findings = Findings()
        read_settings(tmp_path, findings)
        assert findings.errors >= len(("address", "icp", "police", "base", "url")), payload
