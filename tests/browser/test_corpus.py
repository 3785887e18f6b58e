"""A thousand payloads in every field that a page shows, on a site made as if the check had found nothing. Every page is
read as a browser reads it; one or two of each kind are opened.
"""

from __future__ import annotations

import base64
import hashlib
import math
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.derive.policy import HANDBOOK_SCRIPTS
from generator.source.markup import render_block, render_inline
from tests.browser import hostile, test_hostile
from tests.browser.attacked import attacked
from tests.browser.conftest import Arrive
from tests.browser.payloads import corpus
from tests.browser.poisoned import PAYLOADS
from tests.browser.published import made
from tests.browser.test_hostile import FOREIGN
from tests.browser.visitor import Visitor

GROUPS = [PAYLOADS[start : start + hostile.GROUP] for start in range(0, len(PAYLOADS), hostile.GROUP)]
OWN = ("md-", "live-setup", "ring-plot")
"""The handbook's frame is another's, the hall has a form, 我的 a drawing."""
_NEVER = (
    "iframe, object, embed, base, style, math, animate, set, template, noembed, xmp, portal, marquee, [style], [srcdoc],"
    "[formaction], body link, body meta, body title, main input:not([type]), main svg:not(.icon), main form"
)
_ADDRESS = re.compile(
    r"[\x00-\x20]*(?:javascript|vbscript|livescript|data|blob|file|filesystem|feed|view-source):", re.I
)
_MARKDOWN = (
    "{}",
    "## {}",
    "- {}",
    "> {}",
    "[{}](https://e.invalid/)",
    "`{}`",
    "```\n{}\n```",
    "1. {}\n\n    {}",
    "[点][x]\n\n[x]: {}",
)


def live(text: str | bytes) -> list[str]:
    """What of a page's source would act."""
    page = LexborHTMLParser(text)
    found = [node.html or "" for node in page.css(_NEVER)]
    for node in page.css("*"):
        for name, value in node.attributes.items():
            if name.startswith("on") or (name in ("href", "src", "action", "poster") and _ADDRESS.match(value or "")):
                found.append(node.html or "")
    scripts = [node for node in page.css("script:not([src]):not([type$=json])") if _hash(node) not in HANDBOOK_SCRIPTS]
    return [one[:120] for one in (*found, *(node.html or "" for node in scripts))]


def acting(page: Page) -> list[str]:
    """What would act on an open page and is not ours."""
    found = live(page.content()) if "/handbook/" in page.url else page.evaluate(FOREIGN)
    return [one for one in found if not any(own in one for own in OWN)]


def _hash(script: LexborNode) -> str:
    """As a policy names a script."""
    digest = hashlib.sha256(script.text(deep=True).encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def test_there_are_enough_payloads() -> None:
    assert len(PAYLOADS) > 900


def test_markdown_makes_none_of_them_live() -> None:
    for payload in corpus():
        for place in _MARKDOWN:
            assert live(render_block(place.replace("{}", payload))) == [], (place, payload)
        assert live(render_inline(payload)) == [], payload


def _publish(folder: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for module in (hostile, test_hostile):
            patch.setattr(module, "PAYLOADS", PAYLOADS)
            patch.setattr(module, "GROUPS", GROUPS)
        test_hostile._publish(folder)


def corpus_site() -> Path:
    return made("corpus", _publish) / "site"


@pytest.fixture(scope="module")
def site() -> Path:
    return corpus_site()


def test_no_page_holds_one_of_them_live(site: Path) -> None:
    pages = list(site.resolve().rglob("*.html"))
    assert len(pages) > len(PAYLOADS)
    assert sum("handbook" in path.parts for path in pages) == math.ceil(len(PAYLOADS) / hostile.BODY)
    assert {path.as_posix(): found for path in pages if (found := live(path.read_bytes()))} == {}


@pytest.fixture
def victim(arrive: Arrive, site: Path) -> Iterator[Visitor]:
    with attacked(arrive, site, r"Failed to load resource") as visitor:
        yield visitor


_LESSONS = [f"lessons/bad/{hostile.lesson(number)}/" for number in range(len(PAYLOADS))]
_KINDS = [
    "", _LESSONS[7], _LESSONS[-9], "courses/course-3/", "rooms/", "rooms/370102/", "handbook/", "practice/",
    f"play/?level={hostile.lesson(10)}", "search/?q=alert", "me/", "privacy/",
]  # fmt: skip


@pytest.mark.parametrize(
    "pages", [_KINDS, pytest.param(_LESSONS[::3], marks=pytest.mark.long)], ids=["kinds", "lessons"]
)
def test_nothing_runs_in_the_browser(victim: Visitor, pages: list[str]) -> None:
    """The witness of every visitor knows of dialogs and of what a policy had to stop."""
    for path in pages:
        victim.go(path)
        assert acting(victim.page) == [], path
